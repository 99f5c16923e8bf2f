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

  let bytes: [UInt8]
  let setting: Setting
  private let names: SecretName
  private(set) var ranges: [Range<Int>] = []
  private var knownBareEnd = 0
  /// The last name that was looked at and found harmless.
  private var harmlessName = 0..<0

  /// Finds the secrets, in order and without overlap.
  static func ranges(in bytes: [UInt8], as setting: Setting, names: SecretName) -> [Range<Int>] {
    var scanner = SecretScanner(bytes: bytes, setting: setting, names: names)
    scanner.scan()
    return scanner.ranges
  }

  /// Whether a scan of the bytes could find anything in an argument: most words are spared it.
  static func mayHold(_ bytes: Span<UInt8>) -> Bool {
    var isBoundary = true
    for index in bytes.indices {
      let byte = bytes[index]
      switch byte {
      case UInt8(ascii: ":"), UInt8(ascii: "="): return true
      case UInt8(ascii: "-"):
        if startsArmour(bytes, index) { return true }
      default:
        if isBoundary, startsToken(bytes, index) { return true }
      }
      isBoundary = !isTokenByte(byte)
    }
    return false
  }

  /// Whether a scan of a line by shapes could find anything.
  static func mayHoldShape(_ bytes: Span<UInt8>) -> Bool {
    var isBoundary = true
    for index in bytes.indices {
      let byte = bytes[index]
      switch byte {
      case UInt8(ascii: ":"):
        if index + 1 < bytes.count, bytes[index + 1] == UInt8(ascii: "/") { return true }
      case UInt8(ascii: "-"):
        if startsArmour(bytes, index) { return true }
      default:
        if isBoundary, startsToken(bytes, index) { return true }
      }
      isBoundary = !isTokenByte(byte)
    }
    return false
  }

  @inline(__always)
  private static func startsArmour(_ bytes: Span<UInt8>, _ index: Int) -> Bool {
    index + 2 < bytes.count && bytes[index + 1] == UInt8(ascii: "-")
      && bytes[index + 2] == UInt8(ascii: "-")
  }

  @inline(__always)
  private static func startsToken(_ bytes: Span<UInt8>, _ index: Int) -> Bool {
    index + 1 < bytes.count && TokenShape.mayStart(with: bytes[index], bytes[index + 1])
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

  mutating func take(_ start: Int, _ end: Int) {
    let from = max(start, ranges.last?.upperBound ?? 0)
    guard end > from else { return }
    ranges.append(from..<end)
  }

  @inline(__always) private static func isTokenByte(_ byte: UInt8) -> Bool {
    ByteClass.isNameByte(byte) || byte == UInt8(ascii: "-")
  }

  func starts(_ text: StaticString, at index: Int) -> Bool {
    let count = text.utf8CodeUnitCount
    guard index >= 0, bytes.count - index >= count else { return false }
    return text.withUTF8Buffer { buffer in
      for offset in 0..<count where bytes[index + offset] != buffer[offset] { return false }
      return true
    }
  }

  // MARK: Tokens of known shapes

  private mutating func token(at start: Int) -> Int? {
    guard Self.startsToken(bytes.span, start) else { return nil }
    for shape in TokenShape.all where starts(shape.prefix, at: start) {
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
        UInt8(ascii: "'"), UInt8(ascii: "`"), UInt8(ascii: "<"), UInt8(ascii: ">"),
        UInt8(ascii: "\\"):
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
    if !isParameter, isHarmlessName(nameStart..<nameEnd) { return nil }
    guard isSecretName(nameStart..<nameEnd, isQueryParameter: isParameter) else {
      if !isParameter { harmlessName = nameStart..<nameEnd }
      return nil
    }
    return take(
      valueAfter: separator, name: nameStart..<nameEnd, nameIsQuoted: quote != 0,
      isParameter: isParameter)
  }

  private func isSecretName(_ name: Range<Int>, isQueryParameter: Bool) -> Bool {
    names.matches(bytes.span.extracting(name), isQueryParameter: isQueryParameter)
  }

  /// Whether the name is the one that was last found harmless.
  private func isHarmlessName(_ name: Range<Int>) -> Bool {
    guard name.count == harmlessName.count else { return false }
    for offset in 0..<name.count
    where bytes[name.lowerBound + offset] != bytes[harmlessName.lowerBound + offset] {
      return false
    }
    return true
  }

  private mutating func take(
    valueAfter separator: Int, name: Range<Int>, nameIsQuoted: Bool, isParameter: Bool
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
    if isColon, Self.headers.containsLowercased(bytes.span.extracting(name)) {
      return takeHeader(from: start)
    }
    var end = start
    var opening = bytes[start]
    var isEscapedQuote = false
    if opening == UInt8(ascii: "\\"), start + 1 < bytes.count,
      bytes[start + 1] == UInt8(ascii: "\"")
    {
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
    guard end > start, !Self.isHarmless(bytes.span.extracting(start..<end)) else { return nil }
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
    while end < bytes.count, bytes[end] != 0x0A, bytes[end] != 0x0D,
      bytes[end] != UInt8(ascii: "\""),
      bytes[end] != UInt8(ascii: "'") || setting == .argument
    {
      end += 1
    }
    for scheme: StaticString in [
      "Bearer ", "Basic ", "Digest ", "Token ", "token ", "bearer ", "basic ", "ApiKey ",
      "Negotiate ",
      "NTLM ", "AWS4-HMAC-SHA256 ",
    ] where starts(scheme, at: start) {
      start += scheme.utf8CodeUnitCount
      break
    }
    guard end > start else { return nil }
    take(start, end)
    return end
  }

  private static let headers: WordList = """
    authorization proxy-authorization cookie set-cookie x-api-key x-auth-token private-token \
    x-access-token x-auth-key x-vault-token x-csrf-token x-amz-security-token job-token deploy-token \
    x-gitlab-token api-key apikey x-consul-token x-xsrf-token x-subject-token
    """

  private static let harmlessValues: WordList = """
    - true false yes no none null nil prompt ask env stdin (hidden) hidden required optional enabled \
    disabled **** ******** ***
    """

  /// Words that stand where a secret could and are none.
  private static func isHarmless(_ value: Span<UInt8>) -> Bool {
    value.count <= 12 && harmlessValues.containsLowercased(value)
  }
}
