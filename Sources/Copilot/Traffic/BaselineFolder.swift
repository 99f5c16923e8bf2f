package import Detection
internal import Glibc
internal import Platform

/// The baselines of networks, a file each in the data directory.
package struct BaselineFolder: Sendable {
  /// The network that is meant when none is named.
  package static let defaultNetwork = "default"

  private let directory: String

  /// The folder in a data directory; it is made when something is kept.
  package init(dataDirectory: String) {
    directory = dataDirectory + "/baselines"
  }

  /// The file of a network.
  package func path(of network: String) -> String { "\(directory)/\(network).baseline" }

  /// Whether a name can be a file's: letters, digits, `.`, `-`, `_`, at most 64, no dot in front.
  package static func isName(_ network: String) -> Bool {
    let bytes = network.utf8
    guard (1...64).contains(bytes.count), bytes.first != UInt8(ascii: ".") else { return false }
    return bytes.allSatisfy { byte in
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F: true
      default: false
      }
    }
  }

  /// The baseline of a network; nil when there is none.
  ///
  /// - Throws: ``OperationError/unusable(reason:)`` when its file can't be read or is damaged.
  package func load(_ network: String) throws(OperationError) -> TrafficBaseline? {
    let path = path(of: network)
    guard Files.exists(path) else { return nil }
    let bytes: [UInt8]
    do throws(SystemError) { bytes = try Files.read(path) } catch {
      throw .unusable(reason: "\(path): \(error.reason)")
    }
    do throws(BaselineError) {
      return try TrafficBaseline(file: bytes)
    } catch {
      throw .unusable(reason: "\(path): \(Self.words(error)); 'baseline drop' removes it")
    }
  }

  /// Keeps a baseline in place of the one before it, which stays whole until then.
  package func save(_ baseline: TrafficBaseline) throws(OperationError) {
    let path = path(of: baseline.network)
    do throws(SystemError) {
      try Files.makeDirectories(directory)
      try Files.replace(path, with: baseline.file)
    } catch {
      throw .unusable(reason: "\(path): \(error.reason)")
    }
  }

  /// Adds large transfers to what is usual on a network that has a baseline.
  package func learn(_ transfers: [Transfer], on network: String) throws(OperationError) {
    guard var baseline = try load(network) else { return }
    for transfer in transfers { baseline.uploads.learn(transfer) }
    try save(baseline)
  }

  /// Removes a network's baseline; false when there was none.
  package func remove(_ network: String) throws(OperationError) -> Bool {
    let path = path(of: network)
    guard Files.exists(path) else { return false }
    guard unlink(path) == 0 else {
      throw .unusable(reason: "\(path): \(SystemError(call: "unlink", code: errno).reason)")
    }
    return true
  }

  private static func words(_ error: BaselineError) -> String {
    switch error {
    case .foreign: "not a baseline of this program"
    case .newer(let version, let supported):
      "written by a newer program (version \(version), this one reads \(supported))"
    case .damaged(let offset): "damaged at byte \(offset)"
    case .checksum: "damaged: its checksum does not fit"
    case .features: "its features are not those of this program"
    }
  }
}
