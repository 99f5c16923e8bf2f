/// A value of a JSON text together with the place where it stands.
package struct JSONNode: Equatable, Sendable {
  /// What the value is.
  package enum Content: Equatable, Sendable {
    /// A value without parts.
    case scalar(JSONValue)
    /// The elements of an array, in order.
    case array([JSONNode])
    /// The members of an object, in order; a key that occurs twice is here twice.
    case object([Member])
  }

  /// A key, its value and where both stand.
  package struct Member: Equatable, Sendable {
    /// The key.
    package let key: String
    /// Where the key stands, with its quotes.
    package let keyLocation: JSONLocation
    /// The value at the key.
    package let value: JSONNode
    /// The offset of the comma after the value, if there is one.
    package let commaOffset: Int?
  }

  /// What the value is.
  package let content: Content
  /// Where the value stands, from its first byte to its last.
  package let location: JSONLocation

  /// The members, when this is an object.
  package var members: [Member]? {
    if case .object(let members) = content { members } else { nil }
  }

  /// The elements, when this is an array.
  package var elements: [JSONNode]? {
    if case .array(let elements) = content { elements } else { nil }
  }

  /// The last value at a key. Complexity: O(number of keys).
  package subscript(key: String) -> JSONNode? {
    members?.last { $0.key == key }?.value
  }

  /// The value without places; of a key that occurs twice, the last value counts.
  package var value: JSONValue {
    switch content {
    case .scalar(let value): value
    case .array(let elements): .array(elements.map(\.value))
    case .object(let members):
      .object(
        JSONObject(keepingLastOf: members.map { .init(key: $0.key, value: $0.value.value) }))
    }
  }
}
