/// Which part of an option's value is secret.
enum SecretPart: Sendable {
  case whole
  /// What follows the first of these bytes, as in `user:password`; nothing without it.
  case after(UInt8)
  /// What follows the last colon, as in `hmac:name:key`.
  case afterLastColon
  /// What follows `pass:`.
  case afterPassPrefix
  /// Everything, when it holds `=`, as cookies do and names of files do not.
  case cookie
  /// Nothing: the name sounds like a secret, and a file or a list follows.
  case nothing

  /// Where the secret part starts; nil when the value holds none.
  func start(in value: Span<UInt8>) -> Int? {
    switch self {
    case .whole: 0
    case .after(let byte): value.firstIndex(of: byte).map { $0 + 1 }
    case .afterLastColon: value.lastIndex(of: UInt8(ascii: ":")).map { $0 + 1 }
    case .afterPassPrefix: value.starts(with: "pass:") ? 5 : nil
    case .nothing: nil
    case .cookie: value.contains(UInt8(ascii: "=")) ? 0 : nil
    }
  }
}
