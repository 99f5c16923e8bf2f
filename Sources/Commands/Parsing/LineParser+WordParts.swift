/// What became of one word's bytes, with where each byte of the value was typed.
struct WordParts {
  /// The value's bytes once a quote, escape or expansion was met: until then they are those typed.
  var value: [UInt8] = []
  /// Whether the value is the word as typed, without any of these.
  var isPlain = true
  var isLiteral = true
  var isQuoted = false
  /// Where the value's bytes were typed, in order; empty for a plain word.
  var runs: [Origin] = []
}

/// A run of a word's value and where it was typed.
struct Origin {
  /// Where the run stands in the value, in bytes.
  var value: Range<Int>
  /// Where it was typed; as long as the run where the bytes stand for themselves.
  var source: Range<Int>
  let isExpansion: Bool
}

/// Where the bytes of a word's value were typed.
enum WordOrigins {
  /// Together, as they are, from this byte on.
  case plain(start: Int, count: Int)
  /// In runs, in order.
  case runs([Origin])

  init(_ parts: WordParts, start: Int, end: Int) {
    self = parts.isPlain ? .plain(start: start, count: end - start) : .runs(parts.runs)
  }

  /// The length of the value in bytes.
  var valueCount: Int {
    switch self {
    case .plain(_, let count): count
    case .runs(let runs): runs.last?.value.upperBound ?? 0
    }
  }

  /// The runs, also of a plain word.
  var asRuns: [Origin] {
    switch self {
    case .plain(_, 0): []
    case .plain(let start, let count):
      [Origin(value: 0..<count, source: start..<(start + count), isExpansion: false)]
    case .runs(let runs): runs
    }
  }
}

/// What stopped the parser before a quote, substitution or group was closed.
enum Interruption {
  case unclosedQuote(UInt8)
  case unclosedSubstitution
  case trailingBackslash
}

extension LineParser {
  /// Reads one word from the present position; stops before the byte that ends it.
  mutating func readWord(limit: Int) -> WordParts {
    var parts = WordParts()
    let wordStart = position
    while position < limit {
      let byte = bytes[position]
      if ByteClass.isPlain(byte) {
        append(position, to: &parts)
        position += 1
        continue
      }
      switch byte {
      case UInt8(ascii: "'"):
        spell(&parts, from: wordStart)
        parts.isQuoted = true
        readSingleQuoted(into: &parts, limit: limit)
      case UInt8(ascii: "\""):
        spell(&parts, from: wordStart)
        parts.isQuoted = true
        readDoubleQuoted(into: &parts, limit: limit)
      case UInt8(ascii: "\\"):
        spell(&parts, from: wordStart)
        readEscape(into: &parts, limit: limit)
      case UInt8(ascii: "$"):
        spell(&parts, from: wordStart)
        readDollar(into: &parts, limit: limit, isInDoubleQuotes: false)
      case UInt8(ascii: "`"):
        spell(&parts, from: wordStart)
        readBackticks(into: &parts, limit: limit)
      case UInt8(ascii: "<"), UInt8(ascii: ">"):
        guard position == wordStart, position + 1 < limit,
          bytes[position + 1] == UInt8(ascii: "(")
        else { return parts }
        spell(&parts, from: wordStart)
        parts.isLiteral = false
        let start = position
        position += 2
        readNestedList(limit: limit)
        append(start..<position, to: &parts, isExpansion: true)
      case UInt8(ascii: "("):
        guard !parts.isQuoted, lastValueByte(of: parts, from: wordStart) == UInt8(ascii: "=")
        else { return parts }
        // An array: `name=(first second)`.
        spell(&parts, from: wordStart)
        parts.isLiteral = false
        let start = position
        position += 1
        skipBalanced(
          open: UInt8(ascii: "("), close: UInt8(ascii: ")"), limit: limit)
        append(start..<position, to: &parts, isExpansion: true)
      default:
        if ByteClass.endsWord(byte) { return parts }
        switch byte {
        case UInt8(ascii: "*"), UInt8(ascii: "?"), UInt8(ascii: "["), UInt8(ascii: "{"):
          parts.isLiteral = false
        case UInt8(ascii: "~"):
          let before = lastValueByte(of: parts, from: wordStart)
          if position == wordStart || before == UInt8(ascii: "=") || before == UInt8(ascii: ":") {
            parts.isLiteral = false
          }
        case UInt8(ascii: "="):
          if position == wordStart { parts.isLiteral = false }
        case 0:
          parts.isLiteral = false
        default: break
        }
        append(position, to: &parts)
        position += 1
      }
    }
    return parts
  }

  /// Writes out the value of a word that was plain up to here.
  private func spell(_ parts: inout WordParts, from start: Int) {
    guard parts.isPlain else { return }
    parts.isPlain = false
    guard position > start else { return }
    append(start..<position, to: &parts, isExpansion: false)
  }

  /// The last byte of the value so far; nil when there is none.
  private func lastValueByte(of parts: WordParts, from start: Int) -> UInt8? {
    guard parts.isPlain else { return parts.value.last }
    return position > start ? bytes[position - 1] : nil
  }

  @inline(__always)
  private func append(_ index: Int, to parts: inout WordParts) {
    if parts.isPlain { return }
    parts.value.append(bytes[index])
    let last = parts.runs.count - 1
    if last >= 0, parts.runs[last].source.upperBound == index,
      parts.runs[last].source.count == parts.runs[last].value.count,
      !parts.runs[last].isExpansion
    {
      let origin = parts.runs[last]
      parts.runs[last].value = origin.value.lowerBound..<parts.value.count
      parts.runs[last].source = origin.source.lowerBound..<(index + 1)
      return
    }
    note(1, from: index..<(index + 1), in: &parts)
  }

  private func append(_ range: Range<Int>, to parts: inout WordParts, isExpansion: Bool) {
    parts.value.append(contentsOf: bytes[range])
    note(range.count, from: range, in: &parts, isExpansion: isExpansion)
  }

  /// Notes where the last bytes of the value were typed.
  private func note(
    _ count: Int, from source: Range<Int>, in parts: inout WordParts, isExpansion: Bool = false
  ) {
    guard count > 0 else { return }
    parts.runs.append(
      Origin(
        value: (parts.value.count - count)..<parts.value.count, source: source,
        isExpansion: isExpansion))
  }

  private mutating func readSingleQuoted(into parts: inout WordParts, limit: Int) {
    position += 1
    while position < limit {
      let byte = bytes[position]
      if byte == UInt8(ascii: "'") {
        position += 1
        return
      }
      append(position, to: &parts)
      if byte == 0 { parts.isLiteral = false }
      position += 1
    }
    interrupt(.unclosedQuote(UInt8(ascii: "'")))
  }

  private mutating func readEscape(into parts: inout WordParts, limit: Int) {
    guard position + 1 < limit else {
      interrupt(.trailingBackslash)
      parts.isLiteral = false
      position = limit
      return
    }
    let escaped = bytes[position + 1]
    if escaped == 0x0A {
      position += 2
      return
    }
    parts.isQuoted = true
    if escaped == 0 { parts.isLiteral = false }
    parts.value.append(escaped)
    note(1, from: position..<(position + 2), in: &parts)
    position += 2
  }

  /// Reads up to the closing double quote; the position stands on the opening one.
  mutating func readDoubleQuoted(into parts: inout WordParts, limit: Int) {
    position += 1
    while position < limit {
      let byte = bytes[position]
      switch byte {
      case UInt8(ascii: "\""):
        position += 1
        return
      case UInt8(ascii: "\\"):
        guard position + 1 < limit else {
          position = limit
          interrupt(.unclosedQuote(UInt8(ascii: "\"")))
          return
        }
        switch bytes[position + 1] {
        case 0x0A: position += 2
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "$"), UInt8(ascii: "`"):
          parts.value.append(bytes[position + 1])
          note(1, from: position..<(position + 2), in: &parts)
          position += 2
        default:
          append(position, to: &parts)
          position += 1
        }
      case UInt8(ascii: "$"):
        readDollar(into: &parts, limit: limit, isInDoubleQuotes: true)
      case UInt8(ascii: "`"):
        readBackticks(into: &parts, limit: limit)
      default:
        if byte == 0 { parts.isLiteral = false }
        append(position, to: &parts)
        position += 1
      }
    }
    interrupt(.unclosedQuote(UInt8(ascii: "\"")))
  }

  /// Reads what a dollar sign begins: a variable, a substitution, arithmetic or `$'…'`.
  private mutating func readDollar(
    into parts: inout WordParts, limit: Int, isInDoubleQuotes: Bool
  ) {
    let start = position
    parts.isLiteral = false
    position += 1
    guard position < limit else {
      append(start..<position, to: &parts, isExpansion: false)
      return
    }
    let next = bytes[position]
    switch next {
    case UInt8(ascii: "("):
      if position + 1 < limit, bytes[position + 1] == UInt8(ascii: "(") {
        position += 1
        skipBalanced(open: UInt8(ascii: "("), close: UInt8(ascii: ")"), limit: limit)
      } else {
        position += 1
        readNestedList(limit: limit)
      }
    case UInt8(ascii: "{"):
      position += 1
      skipBalanced(open: UInt8(ascii: "{"), close: UInt8(ascii: "}"), limit: limit)
    case UInt8(ascii: "'") where !isInDoubleQuotes:
      parts.isQuoted = true
      readAnsiQuoted(into: &parts, limit: limit)
      return
    case UInt8(ascii: "\"") where !isInDoubleQuotes:
      parts.isQuoted = true
      readDoubleQuoted(into: &parts, limit: limit)
      return
    default:
      if ByteClass.isLetter(next) || next == UInt8(ascii: "_") {
        while position < limit, ByteClass.isNameByte(bytes[position]) { position += 1 }
      } else {
        switch next {
        case UInt8(ascii: "?"), UInt8(ascii: "!"), UInt8(ascii: "#"), UInt8(ascii: "@"),
          UInt8(ascii: "*"), UInt8(ascii: "$"), UInt8(ascii: "-"), 0x30...0x39:
          position += 1
        default:
          append(start..<position, to: &parts, isExpansion: false)
          return
        }
      }
    }
    append(start..<position, to: &parts, isExpansion: true)
  }

  private mutating func readBackticks(into parts: inout WordParts, limit: Int) {
    parts.isLiteral = false
    let start = position
    position += 1
    var end = position
    while end < limit, bytes[end] != UInt8(ascii: "`") {
      end += bytes[end] == UInt8(ascii: "\\") ? 2 : 1
    }
    if end >= limit {
      position = limit
      interrupt(.unclosedSubstitution)
    } else {
      readNestedBackticks(limit: end)
      position = end + 1
    }
    append(start..<min(position, limit), to: &parts, isExpansion: true)
  }

  /// Reads bash's `$'…'`, decoding its escapes; the position stands on the quote.
  private mutating func readAnsiQuoted(into parts: inout WordParts, limit: Int) {
    position += 1
    while position < limit {
      let start = position
      let byte = bytes[position]
      position += 1
      if byte == UInt8(ascii: "'") { return }
      guard byte == UInt8(ascii: "\\"), position < limit else {
        append(start, to: &parts)
        continue
      }
      let escaped = bytes[position]
      position += 1
      let decoded: [UInt8]
      switch escaped {
      case UInt8(ascii: "n"): decoded = [0x0A]
      case UInt8(ascii: "t"): decoded = [0x09]
      case UInt8(ascii: "r"): decoded = [0x0D]
      case UInt8(ascii: "a"): decoded = [0x07]
      case UInt8(ascii: "b"): decoded = [0x08]
      case UInt8(ascii: "e"), UInt8(ascii: "E"): decoded = [0x1B]
      case UInt8(ascii: "f"): decoded = [0x0C]
      case UInt8(ascii: "v"): decoded = [0x0B]
      case UInt8(ascii: "x"): decoded = [UInt8(truncatingIfNeeded: readDigits(2, radix: 16, limit))]
      case UInt8(ascii: "u"): decoded = Self.encode(readDigits(4, radix: 16, limit))
      case UInt8(ascii: "U"): decoded = Self.encode(readDigits(8, radix: 16, limit))
      case 0x30...0x37:
        position -= 1
        decoded = [UInt8(truncatingIfNeeded: readDigits(3, radix: 8, limit))]
      case UInt8(ascii: "\\"), UInt8(ascii: "'"), UInt8(ascii: "\""), UInt8(ascii: "?"):
        decoded = [escaped]
      default: decoded = [byte, escaped]
      }
      parts.value.append(contentsOf: decoded)
      note(decoded.count, from: start..<position, in: &parts)
    }
    interrupt(.unclosedQuote(UInt8(ascii: "'")))
  }

  private mutating func readDigits(_ most: Int, radix: UInt32, _ limit: Int) -> UInt32 {
    var value: UInt32 = 0
    var count = 0
    while count < most, position < limit, let digit = ByteClass.hexadecimal(bytes[position]),
      UInt32(digit) < radix
    {
      value = value &* radix &+ UInt32(digit)
      position += 1
      count += 1
    }
    return value
  }

  private static func encode(_ scalar: UInt32) -> [UInt8] {
    guard let scalar = Unicode.Scalar(scalar) else { return Array("\u{FFFD}".utf8) }
    return Array(String(Character(scalar)).utf8)
  }

  /// Skips to the byte that balances an already opened bracket; quotes inside are respected.
  ///
  /// Needs no recursion: brackets are counted, quotes are skipped. The position stands inside.
  mutating func skipBalanced(open: UInt8, close: UInt8, limit: Int) {
    var depth = 1
    while position < limit {
      let byte = bytes[position]
      position += 1
      switch byte {
      case UInt8(ascii: "\\"): position = min(position + 1, limit)
      case UInt8(ascii: "'") where open == UInt8(ascii: "("):
        while position < limit, bytes[position] != UInt8(ascii: "'") { position += 1 }
        if position >= limit {
          interrupt(.unclosedQuote(UInt8(ascii: "'")))
          return
        }
        position += 1
      case UInt8(ascii: "\""):
        while position < limit, bytes[position] != UInt8(ascii: "\"") {
          position += bytes[position] == UInt8(ascii: "\\") ? 2 : 1
        }
        if position >= limit {
          position = limit
          interrupt(.unclosedQuote(UInt8(ascii: "\"")))
          return
        }
        position += 1
      case open: depth += 1
      case close:
        depth -= 1
        if depth == 0 { return }
      default: break
      }
    }
    interrupt(.unclosedSubstitution)
  }
}
