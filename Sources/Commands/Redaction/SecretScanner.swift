/// Finds secrets in text by their shapes and by the names before them.
///
/// One pass from left to right; nothing is looked at more than a fixed number of times.
struct SecretScanner {
  /// What the text is, which decides how far a value reaches.
  enum Setting {
    /// One argument of a command, quotes removed.
    case argument
    /// What a command printed, or the body of a here-document.
    case output
    /// A raw line: only shapes that hold no quote or escape.
    case line
  }

  private let bytes: [UInt8]
  private let setting: Setting
  private let names: SecretName
  private(set) var ranges: [Range<Int>] = []
  private var knownBareEnd = 0

  /// Finds the secrets, in order and without overlap.
  static func ranges(in bytes: [UInt8], as setting: Setting, names: SecretName) -> [Range<Int>] {
    var scanner = SecretScanner(bytes: bytes, setting: setting, names: names)
    scanner.scan()
    return scanner.ranges
  }

  private init(bytes: [UInt8], setting: Setting, names: SecretName) {
    self.bytes = bytes
    self.setting = setting
    self.names = names
  }

  private mutating func scan() {
    var index = 0
    var isBoundary = true
    while index < bytes.count {
      let byte = bytes[index]
      var end: Int?
      switch byte {
      case UInt8(ascii: ":"):
        end = address(at: index) ?? (setting == .line ? nil : value(afterSeparator: index))
      case UInt8(ascii: "="):
        if setting != .line { end = value(afterSeparator: index) }
      case UInt8(ascii: "-"):
        end = armouredKey(at: index)
      case UInt8(ascii: "P"), UInt8(ascii: "A"), UInt8(ascii: "g"), UInt8(ascii: "x"),
        UInt8(ascii: "e"), UInt8(ascii: "s"), UInt8(ascii: "r"), UInt8(ascii: "h"),
        UInt8(ascii: "p"), UInt8(ascii: "d"), UInt8(ascii: "S"), UInt8(ascii: "n"):
        if isBoundary { end = token(at: index) }
        if end == nil, byte == UInt8(ascii: "P"), setting == .output {
          end = cutArmouredKey(at: index)
        }
      default: break
      }
      if setting == .output, index == 0 || bytes[index - 1] == 0x0A, end == nil {
        end = bareKey(at: index)
      }
      if let end {
        isBoundary = false
        index = max(end, index + 1)
      } else {
        isBoundary = !Self.isTokenByte(byte)
        index += 1
      }
    }
  }

  private mutating func take(_ start: Int, _ end: Int) {
    let from = max(start, ranges.last?.upperBound ?? 0)
    guard end > from else { return }
    ranges.append(from..<end)
  }

  @inline(__always) private static func isTokenByte(_ byte: UInt8) -> Bool {
    ByteClass.isNameByte(byte) || byte == UInt8(ascii: "-")
  }

  private func starts(_ text: StaticString, at index: Int) -> Bool {
    let count = text.utf8CodeUnitCount
    guard index >= 0, bytes.count - index >= count else { return false }
    return text.withUTF8Buffer { buffer in
      for offset in 0..<count where bytes[index + offset] != buffer[offset] { return false }
      return true
    }
  }

  // MARK: Tokens of known shapes

  private mutating func token(at start: Int) -> Int? {
    for shape in TokenShape.all where shape.first == bytes[start] {
      guard starts(shape.prefix, at: start) else { continue }
      var end = start + shape.prefix.utf8CodeUnitCount
      let bodyStart = end
      while end < bytes.count, shape.accepts(bytes[end]) { end += 1 }
      guard end - bodyStart >= shape.shortest else { continue }
      if shape.longest > 0, end - bodyStart > shape.longest { continue }
      if shape.isSignedToken {
        // Three parts, and the second of a JSON web token starts as the first one does.
        guard end < bytes.count, bytes[end] == UInt8(ascii: ".") else { continue }
        end += 1
        while end < bytes.count, shape.accepts(bytes[end]) || bytes[end] == UInt8(ascii: ".") {
          end += 1
        }
      }
      take(start, end)
      return end
    }
    return nil
  }

  // MARK: Addresses

  /// The password in `scheme://user:password@host`; the index stands on the first colon.
  private mutating func address(at colon: Int) -> Int? {
    guard colon > 0, starts("://", at: colon), ByteClass.isAlphanumeric(bytes[colon - 1]) else {
      return nil
    }
    var index = colon + 3
    let start = index
    var separator: Int?
    var at: Int?
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "/"), UInt8(ascii: "?"), UInt8(ascii: "#"), 0x00...0x20, UInt8(ascii: "\""),
        UInt8(ascii: "'"), UInt8(ascii: "`"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\\"):
        return finishAddress(start: start, separator: separator, at: at, end: index)
      case UInt8(ascii: ":"): if separator == nil { separator = index }
      case UInt8(ascii: "@"): at = index
      default:
        if setting == .line,
          bytes[index] == UInt8(ascii: "$") || bytes[index] == UInt8(ascii: ";")
            || bytes[index] == UInt8(ascii: "|") || bytes[index] == UInt8(ascii: "&")
            || bytes[index] == UInt8(ascii: "(") || bytes[index] == UInt8(ascii: ")")
        {
          return finishAddress(start: start, separator: separator, at: at, end: index)
        }
      }
      index += 1
    }
    return finishAddress(start: start, separator: separator, at: at, end: index)
  }

  private mutating func finishAddress(start: Int, separator: Int?, at: Int?, end: Int) -> Int? {
    guard let at else { return nil }
    if let separator, separator < at {
      take(separator + 1, at)
    } else if at - start >= 20, bytes[start..<at].allSatisfy(Self.isTokenByte) {
      take(start, at)
    }
    return at
  }

  // MARK: Values after names

  /// The value after `=` or `:` when the name before it says that it is secret.
  private mutating func value(afterSeparator separator: Int) -> Int? {
    var nameEnd = separator
    var quote: UInt8 = 0
    while nameEnd > 0, separator - nameEnd < 4 {
      let before = bytes[nameEnd - 1]
      if before == 0x20 || before == 0x09 {
        if setting == .argument { break }
      } else if before == UInt8(ascii: "\"") || before == UInt8(ascii: "'"), quote == 0 {
        quote = before
      } else if before == UInt8(ascii: "\\"), quote != 0 {
      } else {
        break
      }
      nameEnd -= 1
    }
    var nameStart = nameEnd
    while nameStart > 0, nameEnd - nameStart < 65,
      ByteClass.isNameByte(bytes[nameStart - 1]) || bytes[nameStart - 1] == UInt8(ascii: "-")
        || bytes[nameStart - 1] == UInt8(ascii: ".")
    {
      nameStart -= 1
    }
    while nameStart < nameEnd, bytes[nameStart] == UInt8(ascii: "-") { nameStart += 1 }
    guard nameEnd - nameStart >= 3 else { return nil }
    let before: UInt8 = nameStart > 0 ? bytes[nameStart - 1] : 0
    let isParameter = before == UInt8(ascii: "?") || before == UInt8(ascii: "&")
    let name = bytes[nameStart..<nameEnd]
    guard names.matches(name, isQueryParameter: isParameter) else { return nil }
    return take(
      valueAfter: separator, name: name, nameIsQuoted: quote != 0, isParameter: isParameter)
  }

  private mutating func take(
    valueAfter separator: Int, name: ArraySlice<UInt8>, nameIsQuoted: Bool, isParameter: Bool
  ) -> Int? {
    let isColon = bytes[separator] == UInt8(ascii: ":")
    var start = separator + 1
    if start < bytes.count, bytes[start] == UInt8(ascii: "=") { start += 1 }
    while start < bytes.count, bytes[start] == 0x20 || bytes[start] == 0x09,
      setting == .output || isColon
    {
      start += 1
    }
    guard start < bytes.count else { return nil }
    if isColon, Self.isHeader(name) { return takeHeader(from: start) }
    var end = start
    var opening = bytes[start]
    var isEscapedQuote = false
    if opening == UInt8(ascii: "\\"), start + 1 < bytes.count, bytes[start + 1] == UInt8(ascii: "\"") {
      isEscapedQuote = true
      start += 1
      opening = bytes[start]
    }
    if opening == UInt8(ascii: "\"") || opening == UInt8(ascii: "'") {
      start += 1
      end = start
      while end < bytes.count, bytes[end] != opening, bytes[end] != 0x0A {
        if bytes[end] == UInt8(ascii: "\\"), !isEscapedQuote, end + 1 < bytes.count { end += 1 }
        end += 1
      }
      end = min(end, bytes.count)
      if isEscapedQuote, end > start, bytes[end - 1] == UInt8(ascii: "\\") { end -= 1 }
    } else {
      // One end serves every start before it, so that nested names cost no second look.
      if start < knownBareEnd { end = knownBareEnd }
      while end < bytes.count, !endsBareValue(bytes[end]) { end += 1 }
      knownBareEnd = end
      if isColon, !nameIsQuoted, !isParameter, !isWholeLine(from: end) { return nil }
    }
    guard end > start, !Self.isHarmless(bytes[start..<end]) else { return nil }
    take(start, end)
    return end
  }

  private func endsBareValue(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x00...0x20, UInt8(ascii: "&"), UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: ","),
      UInt8(ascii: "}"), UInt8(ascii: ")"), UInt8(ascii: "<"):
      true
    case UInt8(ascii: ";"): true
    default: false
    }
  }

  /// After a colon, a bare word is a value only when nothing follows it on its line.
  private func isWholeLine(from end: Int) -> Bool {
    var index = end
    while index < bytes.count, index - end < 8 {
      switch bytes[index] {
      case 0x20, 0x09, 0x0D, UInt8(ascii: ","), UInt8(ascii: "}"): index += 1
      case 0x0A: return true
      default: return false
      }
    }
    return index >= bytes.count
  }

  /// A header's value reaches to the end of the line; its scheme stays readable.
  private mutating func takeHeader(from start: Int) -> Int? {
    var start = start
    var end = start
    while end < bytes.count, bytes[end] != 0x0A, bytes[end] != 0x0D, bytes[end] != UInt8(ascii: "\""),
      bytes[end] != UInt8(ascii: "'") || setting == .argument
    {
      end += 1
    }
    for scheme: StaticString in [
      "Bearer ", "Basic ", "Digest ", "Token ", "token ", "bearer ", "basic ", "ApiKey ", "Negotiate ",
      "NTLM ", "AWS4-HMAC-SHA256 ",
    ] where starts(scheme, at: start) {
      start += scheme.utf8CodeUnitCount
      break
    }
    guard end > start else { return nil }
    take(start, end)
    return end
  }

  private static func isHeader(_ name: ArraySlice<UInt8>) -> Bool {
    let text = String(decoding: name.map(ByteClass.lowercased), as: UTF8.self)
    switch text {
    case "authorization", "proxy-authorization", "cookie", "set-cookie", "x-api-key",
      "x-auth-token", "private-token", "x-access-token", "x-auth-key", "x-vault-token",
      "x-csrf-token", "x-amz-security-token", "job-token", "deploy-token", "x-gitlab-token",
      "api-key", "apikey", "x-consul-token", "x-xsrf-token", "x-subject-token":
      return true
    default: return false
    }
  }

  /// Words that stand where a secret could and are none.
  private static func isHarmless(_ value: ArraySlice<UInt8>) -> Bool {
    guard value.count <= 12 else { return false }
    switch String(decoding: value.map(ByteClass.lowercased), as: UTF8.self) {
    case "-", "true", "false", "yes", "no", "none", "null", "nil", "prompt", "ask", "env", "stdin",
      "(hidden)", "hidden", "required", "optional", "enabled", "disabled", "****", "********", "***":
      return true
    default: return false
    }
  }

  // MARK: Keys in armour

  /// A private key in PEM from its opening line; the index stands on the first hyphen.
  private mutating func armouredKey(at start: Int) -> Int? {
    guard starts("-----", at: start) else { return nil }
    guard starts("-----BEGIN ", at: start) else { return nil }
    var labelEnd = start + 11
    while labelEnd < bytes.count, labelEnd - start < 64,
      ByteClass.isUpper(bytes[labelEnd]) || bytes[labelEnd] == 0x20
    {
      labelEnd += 1
    }
    let label = bytes[(start + 11)..<labelEnd]
    guard Self.namesPrivateKey(label), starts("-----", at: labelEnd) else { return nil }
    return takeKeyBody(from: labelEnd + 5)
  }

  /// A private key whose opening or closing line is cut off at the front of the text.
  private mutating func cutArmouredKey(at index: Int) -> Int? {
    guard starts("PRIVATE KEY", at: index) else { return nil }
    var end = index + 11
    if starts(" BLOCK", at: end) { end += 6 }
    guard starts("-----", at: end) else { return nil }
    var lineStart = index
    while lineStart > 0, bytes[lineStart - 1] != 0x0A, index - lineStart < 64 { lineStart -= 1 }
    if starts("-----BEGIN ", at: lineStart) { return nil }
    let line = Array(bytes[lineStart..<index])
    if ByteSearch.first(Array("END".utf8), in: line, from: 0) == nil, !line.contains(UInt8(ascii: "D"))
    {
      // The line's front is missing: what follows is the key.
      return lineStart == 0 ? takeKeyBody(from: end + 5) : nil
    }
    var bodyStart = lineStart
    let floor = ranges.last?.upperBound ?? 0
    while bodyStart > floor, Self.isKeyByte(bytes[bodyStart - 1]) || bytes[bodyStart - 1] <= 0x20 {
      bodyStart -= 1
    }
    while bodyStart < lineStart, bytes[bodyStart] <= 0x20 { bodyStart += 1 }
    var bodyEnd = lineStart
    while bodyEnd > bodyStart, bytes[bodyEnd - 1] <= 0x20 { bodyEnd -= 1 }
    take(bodyStart, bodyEnd)
    return end + 5
  }

  /// Takes a key's body up to its closing line, or to where the text stops being one.
  private mutating func takeKeyBody(from start: Int) -> Int {
    var bodyStart = start
    while bodyStart < bytes.count, bytes[bodyStart] == 0x0A || bytes[bodyStart] == 0x0D { bodyStart += 1 }
    var end = bodyStart
    var lastByte = bodyStart
    while end < bytes.count {
      if bytes[end] == UInt8(ascii: "-"), starts("-----", at: end) { break }
      if setting == .line, !Self.isKeyByte(bytes[end]), bytes[end] != 0x20, bytes[end] != 0x0A { break }
      end += 1
      if bytes[end - 1] > 0x20 { lastByte = end }
    }
    take(bodyStart, lastByte)
    return max(end, start)
  }

  private static func isKeyByte(_ byte: UInt8) -> Bool {
    ByteClass.isAlphanumeric(byte) || byte == UInt8(ascii: "+") || byte == UInt8(ascii: "/")
      || byte == UInt8(ascii: "=")
  }

  private static func namesPrivateKey(_ label: ArraySlice<UInt8>) -> Bool {
    ByteSearch.first(Array("PRIVATE KEY".utf8), in: Array(label), from: 0) != nil
  }

  /// A line that is one 32-byte key in base64, as `wg genkey` prints it.
  private mutating func bareKey(at start: Int) -> Int? {
    let end = start + 44
    guard end <= bytes.count, bytes[end - 1] == UInt8(ascii: "="),
      end == bytes.count || bytes[end] == 0x0A || bytes[end] == 0x0D,
      bytes[start..<(end - 1)].allSatisfy(Self.isKeyByte)
    else { return nil }
    take(start, end)
    return end
  }
}

/// The shape of a provider's tokens.
private struct TokenShape: Sendable {
  enum Alphabet: Sendable { case upper, letters, names, loose }

  let prefix: StaticString
  let first: UInt8
  let shortest: Int
  let longest: Int
  let alphabet: Alphabet
  let isSignedToken: Bool

  init(
    _ prefix: StaticString, _ shortest: Int, longest: Int = 0, _ alphabet: Alphabet,
    isSignedToken: Bool = false
  ) {
    self.prefix = prefix
    first = prefix.withUTF8Buffer { $0.first ?? 0 }
    self.shortest = shortest
    self.longest = longest
    self.alphabet = alphabet
    self.isSignedToken = isSignedToken
  }

  @inline(__always) func accepts(_ byte: UInt8) -> Bool {
    switch alphabet {
    case .upper: ByteClass.isUpper(byte) || ByteClass.isDigit(byte)
    case .letters: ByteClass.isAlphanumeric(byte)
    case .names: ByteClass.isNameByte(byte)
    case .loose: ByteClass.isNameByte(byte) || byte == UInt8(ascii: "-")
    }
  }

  /// From the providers' documentation of their token formats.
  static let all: [TokenShape] = [
    TokenShape("AKIA", 16, longest: 16, .upper), TokenShape("ASIA", 16, longest: 16, .upper),
    TokenShape("AIza", 35, .loose), TokenShape("AGE-SECRET-KEY-1", 50, .upper),
    TokenShape("ghp_", 20, .letters), TokenShape("gho_", 20, .letters),
    TokenShape("ghu_", 20, .letters), TokenShape("ghs_", 20, .letters),
    TokenShape("ghr_", 20, .letters), TokenShape("github_pat_", 20, .names),
    TokenShape("glpat-", 16, .loose), TokenShape("glptt-", 16, .loose),
    TokenShape("gldt-", 16, .loose), TokenShape("xoxb-", 10, .loose),
    TokenShape("xoxp-", 10, .loose), TokenShape("xoxa-", 10, .loose),
    TokenShape("xoxr-", 10, .loose), TokenShape("xoxs-", 10, .loose),
    TokenShape("xapp-", 10, .loose), TokenShape("eyJ", 10, .loose, isSignedToken: true),
    TokenShape("sk_live_", 16, .letters), TokenShape("sk_test_", 16, .letters),
    TokenShape("sk-ant-", 20, .loose), TokenShape("sk-proj-", 20, .loose),
    TokenShape("rk_live_", 16, .letters), TokenShape("hvs.", 20, .loose),
    TokenShape("pypi-", 40, .loose), TokenShape("dop_v1_", 32, .letters),
    TokenShape("SG.", 16, .loose, isSignedToken: true), TokenShape("npm_", 30, .letters),
    TokenShape("hf_", 30, .letters),
  ]
}
