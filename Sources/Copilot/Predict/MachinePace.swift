internal import Glibc

/// How much faster or slower short commands run just now than they used to.
///
/// What takes some hundredths of a second is mostly the start of a process, which a busy machine makes
/// slower for all of them.
struct MachinePace: Sendable {
  /// The logarithm of the seconds up to which runs are short.
  static let longest = log(0.1)
  /// How much of what was wrong one run puts right.
  private static let rate = 0.12
  /// No run is heeded more than one that took so many times as long, as a logarithm.
  private static let most = 1.0

  private var shift = 0.0

  /// What is added to the logarithm of the usual seconds of a line.
  func shift(_ usual: Double) -> Double { usual < Self.longest ? shift : 0 }

  /// Takes in a run.
  ///
  /// - Parameters:
  ///   - value: The logarithm of its seconds.
  ///   - usual: That of its usual ones.
  mutating func observe(_ value: Double, usual: Double) {
    guard usual < Self.longest, value < Self.longest + 1 else { return }
    let error = value - usual - shift
    shift += Self.rate * min(max(error, -Self.most), Self.most)
    shift = min(max(shift, -2), 2)
  }
}
