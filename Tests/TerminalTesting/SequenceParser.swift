/// Splits a terminal's input into characters and sequences. ECMA-48 §5.4
struct SequenceParser: Sendable {
  /// What a byte completed.
  enum Event {
    case none
    case scalar(Unicode.Scalar)
    case control(UInt8)
    case sequence(ControlSequence)
    case title(String)
  }

  private enum State {
    case ground, escape, escapeIntermediate(UInt8), sequence, string(isEnding: Bool)
  }

  private var state = State.ground
  private var pending: [UInt8] = []

  mutating func feed(_ byte: UInt8) -> Event {
    switch state {
    case .ground: return ground(byte)
    case .escape: return escape(byte)
    case .escapeIntermediate(let intermediate):
      state = .ground
      return .sequence(ControlSequence(kind: .escape, marks: [intermediate], final: byte))
    case .sequence: return sequence(byte)
    case .string(let isEnding): return string(byte, isEnding: isEnding)
    }
  }

  private mutating func ground(_ byte: UInt8) -> Event {
    if byte == 0x1B {
      pending = []
      state = .escape
      return .none
    }
    if byte < 0x20 || byte == 0x7F {
      pending = []
      return .control(byte)
    }
    pending.append(byte)
    let first = pending[0]
    let length = first < 0x80 ? 1 : first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC0 ? 2 : 1
    guard pending.count >= length else { return .none }
    let scalar = String(decoding: pending, as: UTF8.self).unicodeScalars.first
    pending = []
    return scalar.map { .scalar($0) } ?? .none
  }

  private mutating func escape(_ byte: UInt8) -> Event {
    switch byte {
    case UInt8(ascii: "["):
      state = .sequence
    case UInt8(ascii: "]"), UInt8(ascii: "P"), UInt8(ascii: "_"), UInt8(ascii: "^"):
      state = .string(isEnding: false)
    case 0x20...0x2F:
      state = .escapeIntermediate(byte)
    default:
      state = .ground
      return .sequence(ControlSequence(kind: .escape, marks: [], final: byte))
    }
    return .none
  }

  private mutating func sequence(_ byte: UInt8) -> Event {
    guard byte >= 0x40, byte <= 0x7E else {
      pending.append(byte)
      return .none
    }
    state = .ground
    var result = ControlSequence(kind: .control, marks: [], final: byte)
    var number: Int?
    var numbers: [Int] = []
    for byte in pending {
      switch byte {
      case 0x30...0x39: number = min((number ?? 0) * 10 + Int(byte - 0x30), 99_999)
      case 0x3B, 0x3A:
        numbers.append(number ?? 0)
        number = nil
      default: result.marks.append(byte)
      }
    }
    if number != nil || !numbers.isEmpty { numbers.append(number ?? 0) }
    result.numbers = numbers
    pending = []
    return .sequence(result)
  }

  private mutating func string(_ byte: UInt8, isEnding: Bool) -> Event {
    if byte == 0x07 || (isEnding && byte == UInt8(ascii: "\\")) {
      state = .ground
      let text = String(decoding: pending, as: UTF8.self)
      pending = []
      for prefix in ["0;", "2;"] where text.hasPrefix(prefix) {
        return .title(String(text.dropFirst(2)))
      }
      return .none
    }
    if byte == 0x1B {
      state = .string(isEnding: true)
    } else {
      state = .string(isEnding: false)
      pending.append(byte)
    }
    return .none
  }
}

/// An escape or control sequence, taken apart.
struct ControlSequence: Sendable {
  enum Kind: Sendable { case escape, control }

  var kind: Kind
  /// Private marks and intermediate bytes, such as `?`.
  var marks: [UInt8]
  var final: UInt8
  var numbers: [Int] = []

  /// A number; `missing` when it is not there or 0.
  func number(_ index: Int = 0, or missing: Int = 1) -> Int {
    numbers.indices.contains(index) && numbers[index] != 0 ? numbers[index] : missing
  }

  var description: String {
    let list = numbers.map { String($0) }.joined(separator: ";")
    let marks = String(decoding: marks, as: UTF8.self)
    return "ESC\(kind == .control ? "[" : "")\(marks)\(list)\(Character(Unicode.Scalar(final)))"
  }
}
