/// Keys and values in the order in which they were given; no key occurs twice.
///
/// Two objects are equal when they have the same members, whatever their order (RFC 8259,
/// section 4). Keys are compared as Swift compares strings.
package struct JSONObject: Sendable, Equatable {
  /// A key and its value.
  package struct Member: Sendable, Equatable {
    /// The key.
    package let key: String
    /// The value at the key.
    package var value: JSONValue

    /// Joins a key to its value.
    package init(key: String, value: JSONValue) {
      self.key = key
      self.value = value
    }
  }

  /// The members, in order.
  package private(set) var members: [Member]

  /// An object without members.
  package init() { members = [] }

  /// Keeps the last member of each key, at the place of the first.
  ///
  /// Complexity: O(n) on average.
  package init(keepingLastOf members: [Member]) {
    self.members = members
    guard members.count > 1, JSONObject.hasDuplicates(members) else { return }
    var places: [String: Int] = [:]
    self.members = []
    for member in members {
      if let place = places[member.key] {
        self.members[place].value = member.value
      } else {
        places[member.key] = self.members.count
        self.members.append(member)
      }
    }
  }

  /// How many members there are.
  package var count: Int { members.count }

  /// Whether there are no members.
  package var isEmpty: Bool { members.isEmpty }

  /// The keys, in order.
  package var keys: [String] { members.map(\.key) }

  /// The value at a key; setting nil removes the key. Complexity: O(number of keys).
  package subscript(key: String) -> JSONValue? {
    get { members.first { $0.key == key }?.value }
    set {
      let place = members.firstIndex { $0.key == key }
      switch (place, newValue) {
      case (let place?, let value?): members[place].value = value
      case (let place?, nil): members.remove(at: place)
      case (nil, let value?): members.append(Member(key: key, value: value))
      case (nil, nil): break
      }
    }
  }

  package static func == (left: JSONObject, right: JSONObject) -> Bool {
    if left.count != right.count { return false }
    if zip(left.members, right.members).allSatisfy({ $0.key == $1.key }) {
      return zip(left.members, right.members).allSatisfy { $0.value == $1.value }
    }
    let values = Dictionary(
      right.members.map { ($0.key, $0.value) }, uniquingKeysWith: { _, last in last })
    return left.members.allSatisfy { values[$0.key] == $0.value }
  }

  private static func hasDuplicates(_ members: [Member]) -> Bool {
    if members.count <= 16 {
      for place in members.indices.dropFirst() {
        let key = members[place].key
        for earlier in 0..<place where members[earlier].key == key { return true }
      }
      return false
    }
    var seen = Set<String>(minimumCapacity: members.count)
    return members.contains { !seen.insert($0.key).inserted }
  }
}

extension JSONObject: ExpressibleByDictionaryLiteral {
  package init(dictionaryLiteral elements: (String, JSONValue)...) {
    self.init(keepingLastOf: elements.map { Member(key: $0.0, value: $0.1) })
  }
}
