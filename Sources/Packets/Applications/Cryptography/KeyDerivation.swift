internal import Digest

/// Keys derived with HMAC and HKDF over SHA-256 (RFC 2104, RFC 5869, RFC 8446 section 7.1).
enum KeyDerivation {
  /// HMAC-SHA-256 for keys of at most 64 bytes.
  static func authenticate(_ message: [UInt8], key: [UInt8]) -> [UInt8] {
    let padded = key.prefix(64) + [UInt8](repeating: 0, count: max(64 - key.count, 0))
    var inner = SHA256()
    inner.append(padded.map { $0 ^ 0x36 })
    inner.append(message)
    var outer = SHA256()
    outer.append(padded.map { $0 ^ 0x5C })
    outer.append(inner.finish())
    return outer.finish()
  }

  /// HKDF-Expand-Label with an empty context, for at most 32 bytes.
  static func expand(_ secret: [UInt8], label: String, length: Int) -> [UInt8] {
    let name = Array("tls13 ".utf8) + Array(label.utf8)
    let info =
      [0, UInt8(truncatingIfNeeded: length), UInt8(truncatingIfNeeded: name.count)] + name + [0, 1]
    return Array(authenticate(info, key: secret).prefix(length))
  }
}
