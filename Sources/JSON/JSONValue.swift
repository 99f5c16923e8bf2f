/// A value of the JSON data model; what reads it never traps.
///
/// Source: RFC 8259, section 3.
package enum JSONValue: Sendable, Equatable {
  /// `null`.
  case null
  /// `true` or `false`.
  case bool(Bool)
  /// A number written without fraction or exponent that fits in 64 bits.
  case integer(Int64)
  /// Any other number. It is finite when it was parsed; infinities and NaN are written as `null`.
  case number(Double)
  /// A text.
  case string(String)
  /// A list.
  case array([JSONValue])
  /// Keys and values, in the order in which they were given.
  case object(JSONObject)
}

extension JSONValue {
  /// A whole number, clamped to what 64 bits hold.
  package init(_ value: some BinaryInteger) { self = .integer(Int64(clamping: value)) }

  /// A number; `null` when it is infinite or not a number.
  package init(_ value: Double) { self = value.isFinite ? .number(value) : .null }

  /// A text.
  package init(_ value: some StringProtocol) { self = .string(String(value)) }

  /// A truth value.
  package init(_ value: Bool) { self = .bool(value) }

  /// A whole number, or `null` for nil.
  package init(_ value: (some BinaryInteger)?) { self = value.map { JSONValue($0) } ?? .null }

  /// A number, or `null` for nil and what is not finite.
  package init(_ value: Double?) { self = value.map { JSONValue($0) } ?? .null }

  /// A text, or `null` for nil.
  package init(_ value: String?) { self = value.map { .string($0) } ?? .null }

  /// A truth value, or `null` for nil.
  package init(_ value: Bool?) { self = value.map { .bool($0) } ?? .null }
}

extension JSONValue {
  /// Whether this is `null`.
  package var isNull: Bool { self == .null }

  /// The text, when this is a string.
  package var stringValue: String? {
    if case .string(let value) = self { value } else { nil }
  }

  /// The whole number, when this is one or a number without a fraction that an `Int64` holds.
  package var intValue: Int64? {
    switch self {
    case .integer(let value): value
    case .number(let value): Int64(exactly: value)
    default: nil
    }
  }

  /// The number, when this is an integer or a number.
  package var doubleValue: Double? {
    switch self {
    case .integer(let value): Double(value)
    case .number(let value): value
    default: nil
    }
  }

  /// The truth value, when this is one.
  package var boolValue: Bool? {
    if case .bool(let value) = self { value } else { nil }
  }

  /// The elements, when this is an array.
  package var arrayValue: [JSONValue]? {
    if case .array(let value) = self { value } else { nil }
  }

  /// The members, when this is an object.
  package var objectValue: JSONObject? {
    if case .object(let value) = self { value } else { nil }
  }

  /// The value at a key; nil when this is no object or has no such key.
  ///
  /// Setting a key turns anything but an object into one. Complexity: O(number of keys).
  package subscript(key: String) -> JSONValue? {
    get { objectValue?[key] }
    set {
      var object = objectValue ?? JSONObject()
      object[key] = newValue
      self = .object(object)
    }
  }

  /// The element at a position; nil when this is no array or the position is outside it.
  package subscript(index: Int) -> JSONValue? {
    guard case .array(let elements) = self, elements.indices.contains(index) else { return nil }
    return elements[index]
  }
}

extension JSONValue: ExpressibleByNilLiteral, ExpressibleByBooleanLiteral,
  ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral, ExpressibleByStringInterpolation,
  ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  package init(nilLiteral: ()) { self = .null }
  package init(booleanLiteral value: Bool) { self = .bool(value) }
  package init(integerLiteral value: Int64) { self = .integer(value) }
  package init(floatLiteral value: Double) { self = .number(value) }
  package init(stringLiteral value: String) { self = .string(value) }
  package init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
  package init(dictionaryLiteral elements: (String, JSONValue)...) {
    self = .object(JSONObject(keepingLastOf: elements.map { .init(key: $0.0, value: $0.1) }))
  }
}

extension JSONValue: CustomStringConvertible {
  /// The value as compact JSON.
  package var description: String { text() }
}
