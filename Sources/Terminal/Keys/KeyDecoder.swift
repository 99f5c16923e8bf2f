/// Takes keys off the front of the bytes that a terminal sent.
///
/// Source: ECMA-48 and *XTerm Control Sequences* (CSI and SS3 forms of the same keys).
struct KeyDecoder {
  /// Whether Escape before a character is Alt; in vi mode Escape stands for itself.
  var readsMeta: Bool
  /// A sequence longer than this is taken for rubbish.
  static let longestSequence = 256

  /// What the front of the bytes is.
  enum Step: Equatable {
    /// A key, and how many bytes it took.
    case key(Key, count: Int)
    /// More bytes are needed.
    case incomplete
  }

  /// Decodes the first key.
  ///
  /// - Parameters:
  ///   - bytes: What has been read and not yet used; not empty.
  ///   - isFinal: No more bytes will come soon, so a lone Escape is the key itself.
  func step(_ bytes: ArraySlice<UInt8>, isFinal: Bool) -> Step {
    guard let first = bytes.first else { return .incomplete }
    if first == 0x1B { return escape(bytes, isFinal: isFinal) }
    if first == 0 { return .key(.ignored, count: 1) }
    return scalar(bytes, isFinal: isFinal)
  }

  private func escape(_ bytes: ArraySlice<UInt8>, isFinal: Bool) -> Step {
    let alone = Step.key(.scalar("\u{1B}"), count: 1)
    guard let second = bytes.dropFirst().first else { return isFinal ? alone : .incomplete }
    switch second {
    case UInt8(ascii: "["): return controlSequence(bytes, isFinal: isFinal)
    case UInt8(ascii: "O"):
      guard let third = bytes.dropFirst(2).first else {
        if !isFinal { return .incomplete }
        return readsMeta ? .key(.meta("O"), count: 2) : alone
      }
      return .key(Self.key(final: third, parameters: []), count: 3)
    case 0x1B: return alone
    default:
      guard readsMeta else { return alone }
      switch scalar(bytes.dropFirst(), isFinal: isFinal) {
      case .key(.scalar(let scalar), let count): return .key(.meta(scalar), count: count + 1)
      case .key(let key, let count): return .key(key, count: count + 1)
      case .incomplete: return .incomplete
      }
    }
  }

  private func controlSequence(_ bytes: ArraySlice<UInt8>, isFinal: Bool) -> Step {
    var parameters: [Int] = []
    var number = 0
    var hasNumber = false
    for (offset, byte) in bytes.dropFirst(2).prefix(Self.longestSequence).enumerated() {
      switch byte {
      case 0x30...0x39:
        number = min(number * 10 + Int(byte - 0x30), 99_999)
        hasNumber = true
      case 0x3B:
        parameters.append(number)
        number = 0
        hasNumber = false
      case 0x20...0x2F, 0x3A, 0x3C...0x3F:
        continue
      case UInt8(ascii: "[") where offset == 0:
        // The Linux console sends ESC [ [ A for F1.
        guard bytes.count >= 4 else { return isFinal ? .key(.ignored, count: 3) : .incomplete }
        return .key(.ignored, count: 4)
      case 0x40...0x7E:
        if hasNumber || !parameters.isEmpty { parameters.append(number) }
        return .key(Self.key(final: byte, parameters: parameters), count: offset + 3)
      default:
        return .key(.ignored, count: offset + 2)
      }
    }
    if bytes.count - 2 >= Self.longestSequence { return .key(.ignored, count: bytes.count) }
    guard isFinal else { return .incomplete }
    return .key(bytes.count == 2 && readsMeta ? .meta("[") : .ignored, count: bytes.count)
  }

  private static func key(final: UInt8, parameters: [Int]) -> Key {
    let modifier = parameters.count > 1 ? parameters[1] : 1
    let movesByWord = modifier > 2 && modifier < 9
    switch final {
    case UInt8(ascii: "A"): return .special(.up)
    case UInt8(ascii: "B"): return .special(.down)
    case UInt8(ascii: "C"): return .special(movesByWord ? .wordRight : .right)
    case UInt8(ascii: "D"): return .special(movesByWord ? .wordLeft : .left)
    case UInt8(ascii: "H"): return .special(.home)
    case UInt8(ascii: "F"): return .special(.end)
    case UInt8(ascii: "Z"): return .special(.backTab)
    case UInt8(ascii: "M"): return parameters.isEmpty ? .scalar("\r") : .ignored
    case UInt8(ascii: "~"): return key(number: parameters.first ?? 0)
    default: return .ignored
    }
  }

  private static func key(number: Int) -> Key {
    switch number {
    case 1, 7: .special(.home)
    case 2: .special(.insert)
    case 3: .special(.delete)
    case 4, 8: .special(.end)
    case 5: .special(.pageUp)
    case 6: .special(.pageDown)
    case 200: .special(.pasteStart)
    case 201: .special(.pasteEnd)
    default: .ignored
    }
  }

  /// One UTF-8 character; bytes that are not UTF-8 become U+FFFD, one each. RFC 3629
  private func scalar(_ bytes: ArraySlice<UInt8>, isFinal: Bool) -> Step {
    guard let first = bytes.first else { return .incomplete }
    let length =
      switch first {
      case 0..<0x80: 1
      case 0xC2...0xDF: 2
      case 0xE0...0xEF: 3
      case 0xF0...0xF4: 4
      default: 0
      }
    if length == 1 { return .key(.scalar(Unicode.Scalar(first)), count: 1) }
    let broken = Step.key(.scalar("\u{FFFD}"), count: 1)
    guard length > 0 else { return broken }
    let sequence = bytes.prefix(length)
    guard sequence.dropFirst().allSatisfy({ $0 & 0xC0 == 0x80 }) else { return broken }
    guard sequence.count == length else { return isFinal ? broken : .incomplete }
    let text = String(decoding: sequence, as: UTF8.self).unicodeScalars
    guard text.count == 1, let scalar = text.first, scalar != "\u{FFFD}" || length == 3 else {
      return broken
    }
    // C1 controls are never typed; libedit's codes for special keys lie there.
    return .key((0x80...0x9F).contains(scalar.value) ? .ignored : .scalar(scalar), count: length)
  }
}
