package import JSON

/// What the value of a configuration key may be.
package enum ConfigurationKind: Equatable, Sendable {
  /// `true` or `false`.
  case flag
  /// A whole number in a range.
  case integer(ClosedRange<Int>)
  /// A number in a range.
  case number(ClosedRange<Double>)
  /// A text without control characters.
  case text
  /// A list of texts, none of them empty.
  case texts
  /// One of a few words.
  case choice([String])

  /// What is wrong with a value; nil when it may be used.
  package func fault(of value: JSONValue) -> ConfigurationFact? {
    switch self {
    case .flag:
      return value.boolValue == nil ? .wrongType(expected: self) : nil
    case .integer(let range):
      guard let number = value.doubleValue else { return .wrongType(expected: self) }
      guard number.rounded() == number else { return .wrongType(expected: self) }
      guard let whole = value.intValue, range.contains(Int(whole)) else {
        return .outOfRange(value, expected: self)
      }
      return nil
    case .number(let range):
      guard let number = value.doubleValue else { return .wrongType(expected: self) }
      return range.contains(number) ? nil : .outOfRange(value, expected: self)
    case .text:
      guard let text = value.stringValue else { return .wrongType(expected: self) }
      return ConfigurationKind.isPlain(text) ? nil : .controlCharacter
    case .texts:
      guard let elements = value.arrayValue else { return .wrongType(expected: self) }
      for element in elements {
        guard let text = element.stringValue, !text.isEmpty else {
          return .wrongType(expected: self)
        }
        if !ConfigurationKind.isPlain(text) { return .controlCharacter }
      }
      return nil
    case .choice(let words):
      guard let word = value.stringValue else { return .wrongType(expected: self) }
      return words.contains(word) ? nil : .outOfRange(value, expected: self)
    }
  }

  /// Reads a value as a person gives it on a command line: `on`, `2.5`, `vi`, `--pin,--puk`.
  ///
  /// - Returns: nil when the text is nothing that this kind takes.
  package func value(fromText text: String) -> JSONValue? {
    let value: JSONValue
    switch self {
    case .flag:
      switch text {
      case "true", "yes", "on", "1": value = .bool(true)
      case "false", "no", "off", "0": value = .bool(false)
      default: return nil
      }
    case .integer, .number:
      guard let number = try? JSONValue(parsing: text) else { return nil }
      value = number
    case .text, .choice:
      value = .string(text)
    case .texts:
      if text.utf8.first == UInt8(ascii: "[") {
        guard let list = try? JSONValue(parsing: text) else { return nil }
        value = list
      } else {
        value = .array(text.split(separator: ",").map { .string(String($0)) })
      }
    }
    if case .wrongType = fault(of: value) { return nil }
    return value
  }

  private static func isPlain(_ text: String) -> Bool {
    text.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F }
  }
}

extension ConfigurationKind: CustomStringConvertible {
  package var description: String {
    switch self {
    case .flag: "true or false"
    case .integer(let range): "a whole number from \(range.lowerBound) to \(range.upperBound)"
    case .number(let range):
      "a number from \(Int(range.lowerBound)) to \(Int(range.upperBound))"
    case .text: "a text"
    case .texts: "a list of texts"
    case .choice(let words):
      words.dropLast().map { "\"\($0)\"" }.joined(separator: ", ")
        + (words.count > 1 ? " or " : "") + "\"\(words.last ?? "")\""
    }
  }
}
