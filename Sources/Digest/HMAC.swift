/// A hash under a key: HMAC with SHA-256.
///
/// Source: FIPS 198-1; RFC 2104.
package struct HMAC: Sendable {
  /// The hash that has taken in the key for the inner and for the outer pass.
  private let inner: SHA256
  private let outer: SHA256

  /// A hash under a key of any length; one of 32 bytes is as good as any.
  package init(key: [UInt8]) {
    var block = key.count > 64 ? SHA256.digest(key) : key
    block += [UInt8](repeating: 0, count: 64 - block.count)
    var inner = SHA256()
    inner.append(block.map { $0 ^ 0x36 })
    var outer = SHA256()
    outer.append(block.map { $0 ^ 0x5C })
    self.inner = inner
    self.outer = outer
  }

  /// The 32 bytes for a message. O(bytes).
  package func digest(_ message: [UInt8]) -> [UInt8] {
    var first = inner
    first.append(message)
    var second = outer
    second.append(first.finish())
    return second.finish()
  }
}
