internal import Glibc

/// The system's random numbers, drawn 32 at a time: a system call for each would cost more than most
/// uses of one.
///
/// Not for secrets: what is drawn ahead lies in memory. The corresponding C function is `getentropy`.
package struct SystemRandomReserve: RandomNumberGenerator, Sendable {
  private static let size = 32
  private var words: [UInt64] = []

  /// A generator that has drawn nothing yet.
  package init() {}

  package mutating func next() -> UInt64 {
    if let word = words.popLast() { return word }
    words = [UInt64](repeating: 0, count: Self.size)
    let isDrawn = words.withUnsafeMutableBytes { buffer in
      buffer.baseAddress.map { getentropy($0, buffer.count) == 0 } ?? false
    }
    guard isDrawn else {
      words = []
      var system = SystemRandomNumberGenerator()
      return system.next()
    }
    return words.removeLast()
  }
}
