internal import Platform

/// What tokens and addresses of an anonymised export depend on.
package enum AnonymizationKey {
  /// With fewer bytes a key could be found by trying.
  package static let leastBytes = 16

  /// The key in a file, so that exports can be compared; without a file a new one that nobody keeps.
  ///
  /// - Throws: ``OperationError/unusable(reason:)``.
  package static func load(_ path: String?) throws(OperationError) -> [UInt8] {
    guard let path else {
      var system = SystemRandomNumberGenerator()
      return (0..<32).map { _ in UInt8.random(in: .min ... .max, using: &system) }
    }
    let bytes: [UInt8]
    do throws(SystemError) { bytes = try Files.read(path, limit: 1 << 20) } catch {
      throw .unusable(reason: "\(path): \(error.reason); nothing was exported")
    }
    guard bytes.count >= leastBytes else {
      throw .unusable(
        reason: "\(path): a key has \(leastBytes) bytes at least; make one with "
          + "head -c 32 /dev/urandom")
    }
    return bytes
  }
}
