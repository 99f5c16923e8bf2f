/// Tells names whose values are secrets from others.
struct SecretName: Sendable {
  private let extra: Set<String>

  init(extraNames: [String]) {
    extra = Set(extraNames.map { Self.normalized(Array($0.utf8)) })
  }

  /// Whether the value of an option, variable, field or header of this name is a secret.
  /// - Parameter name: the name as it stands in the text, without dashes before it.
  /// - Parameter isQueryParameter: whether it stands after `?` or `&`, where `key` is one too.
  func matches(_ name: ArraySlice<UInt8>, isQueryParameter: Bool = false) -> Bool {
    guard name.count >= 3, name.count <= 64 else { return false }
    let text = Self.normalized(name)
    if extra.contains(text) { return true }
    if isQueryParameter, Self.queryParameters.contains(text) { return true }
    if Self.exact.contains(text) { return true }
    let isMarked =
      Self.parts.contains { Self.contains(text, $0) }
      || text.hasSuffix("pass") || text.hasSuffix("_pwd") || text.hasSuffix("psk")
      || text.hasSuffix("community") || text.hasPrefix("pass_") || Self.contains(text, "_pass_")
      || Self.contains(text, "pass") && name.allSatisfy { !ByteClass.isLetter($0) || ByteClass.isUpper($0) }
    guard isMarked else { return false }
    if Self.harmlessEndings.contains(where: text.hasSuffix) { return false }
    return !Self.harmlessParts.contains { Self.contains(text, $0) }
  }

  private static func contains(_ text: String, _ part: String) -> Bool {
    var text = text
    var part = part
    return text.withUTF8 { text in
      part.withUTF8 { part in
        guard part.count <= text.count else { return false }
        for start in 0...(text.count - part.count)
        where text[start] == part[0] && text[start..<(start + part.count)].elementsEqual(part) {
          return true
        }
        return false
      }
    }
  }

  /// Lower case, with hyphens and dots as underscores.
  private static func normalized(_ name: some Sequence<UInt8>) -> String {
    String(
      decoding: name.map { byte in
        byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
          ? UInt8(ascii: "_") : ByteClass.lowercased(byte)
      }, as: UTF8.self)
  }

  private static let parts = [
    "password", "passwd", "passphrase", "secret", "token", "apikey", "api_key", "credential",
    "private_key", "privatekey", "presharedkey", "preshared_key", "access_key", "accesskey",
    "auth_key", "authkey", "account_key", "shared_key", "encryption_key", "signing_key",
    "master_key",
  ]

  private static let exact: Set<String> = [
    "pass", "pwd", "psk", "pw", "oauth2_bearer", "bearer", "authorization", "proxy_authorization",
    "cookie", "set_cookie", "x_auth_key", "userpass", "wep_key", "wep_key0", "jwt", "passcode",
    "pin_code", "otp", "sharedsecret", "storepass", "keypass",
  ]

  private static let queryParameters: Set<String> = [
    "key", "sig", "signature", "x_amz_signature", "auth", "code", "sas", "x_goog_signature",
  ]

  private static let harmlessEndings = [
    "_file", "_path", "_dir", "_url", "_uri", "_id", "_name", "_type", "_ttl", "_stdin", "_fd",
    "_length", "_count", "_endpoint", "_store", "tokens", "_prompt", "_policy", "_field", "_env",
    "_command", "_cmd", "_helper", "user_pass", "_hint", "_expiry", "_expires", "_age",
    "authentication", "askpass", "file", "_header", "_manager", "_class", "_version", "_list",
    "_timeout", "_ref", "_interval",
  ]

  private static let harmlessParts = [
    "passive", "compass", "bypass", "passthr", "passage", "passenger", "ask_", "no_pass",
    "no_token", "tokeniz", "no_secret", "passing", "passport", "secretary", "get_", "list_",
    "on_stdin", "use_",
  ]
}
