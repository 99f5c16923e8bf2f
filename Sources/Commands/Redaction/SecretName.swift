/// Tells names whose values are secrets from others.
struct SecretName: Sendable {
  private let extra: Set<[UInt8]>

  init(extraNames: [String]) {
    extra = Set(extraNames.map { Self.normalized($0.utf8Span.span) })
  }

  /// Whether the value of an option, variable, field or header of this name is a secret.
  /// - Parameters:
  ///   - name: the name as it stands in the text, without dashes before it.
  ///   - isQueryParameter: whether it stands after `?` or `&`, where `key` is one too.
  func matches(_ name: Span<UInt8>, isQueryParameter: Bool = false) -> Bool {
    guard name.count >= 2, name.count <= 64 else { return false }
    guard !extra.isEmpty || Self.mayMatch(name) else { return false }
    let normalized = Self.normalized(name)
    if extra.contains(normalized) { return true }
    let text = normalized.span
    if isQueryParameter, Self.queryParameters.contains(text) { return true }
    if Self.exact.contains(text) { return true }
    guard Self.isMarked(text, typed: name) else { return false }
    return !Self.harmlessEndings.anyEnds(text) && !Self.harmlessParts.anyOccurs(in: text)
  }

  private static func isMarked(_ text: Span<UInt8>, typed name: Span<UInt8>) -> Bool {
    if parts.anyOccurs(in: text) || markedEndings.anyEnds(text) { return true }
    guard pass.anyOccurs(in: text) else { return false }
    // Variables in capitals are secret with `PASS` anywhere in them.
    return text.starts(with: "pass_")
      || name.allSatisfy { !ByteClass.isLetter($0) || ByteClass.isUpper($0) }
  }

  private static let pass: WordList = "pass"

  /// Whether three bytes that every marked name has one of stand in this one.
  private static func mayMatch(_ name: Span<UInt8>) -> Bool {
    if name.count == 2 { return true }
    var window: UInt32 = 0
    for index in name.indices {
      window = (window << 8 | UInt32(ByteClass.lowercased(name[index]))) & 0xFF_FFFF
      switch window {
      case 0x70_6173, 0x70_7764, 0x73_6563, 0x74_6F6B, 0x6B_6579, 0x72_6564, 0x70_736B, 0x62_6561,
        0x61_7574, 0x63_6F6F, 0x63_6F6D, 0x6A_7774, 0x6F_7470, 0x77_6570, 0x73_6967, 0x63_6F64,
        0x73_6173, 0x70_696E:
        // pas pwd sec tok key red psk bea aut coo com jwt otp wep sig cod sas pin
        return true
      default: break
      }
    }
    return false
  }

  /// Lower case, with hyphens and dots as underscores.
  private static func normalized(_ name: Span<UInt8>) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(name.count)
    for index in name.indices {
      let byte = name[index]
      bytes.append(
        byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
          ? UInt8(ascii: "_") : ByteClass.lowercased(byte))
    }
    return bytes
  }

  private static let markedEndings: WordList = "pass _pwd psk community"

  private static let parts: WordList = """
    password passwd passphrase secret token apikey api_key credential private_key privatekey \
    presharedkey preshared_key access_key accesskey auth_key authkey account_key shared_key \
    encryption_key signing_key master_key
    """

  private static let exact: WordList = """
    pass pwd psk pw oauth2_bearer bearer authorization proxy_authorization cookie set_cookie \
    x_auth_key userpass wep_key wep_key0 jwt passcode pin_code otp sharedsecret storepass keypass
    """

  private static let queryParameters: WordList = """
    key sig signature x_amz_signature auth code sas x_goog_signature
    """

  private static let harmlessEndings: WordList = """
    _file _path _dir _url _uri _id _name _type _ttl _stdin _fd _length _count _endpoint _store \
    tokens _prompt _policy _field _env _command _cmd _helper user_pass _hint _expiry _expires _age \
    authentication askpass file _header _manager _class _version _list _timeout _ref _interval
    """

  private static let harmlessParts: WordList = """
    passive compass bypass passthr passage passenger ask_ no_pass no_token tokeniz no_secret passing \
    passport secretary get_ list_ on_stdin use_
    """
}
