internal import JSON

/// Reads the values of a catalogue file and lists what is wrong with them.
struct CatalogueReader {
  /// The members of an object by key, and where the object stands.
  struct Members {
    let location: JSONLocation
    fileprivate let list: [JSONNode.Member]

    subscript(key: String) -> JSONNode.Member? {
      // By index: a loop over the members would count references to each of them.
      for index in list.indices where list[index].key == key { return list[index] }
      return nil
    }
  }

  /// What the file is called in problems.
  let file: String
  /// Whether the file is known to be in form, so that only what could stop its reading is checked.
  let isTrusted: Bool
  /// What was found wrong, in the order of the file.
  private(set) var problems: [CatalogueProblem] = []

  init(file: String, isTrusted: Bool) {
    self.file = file
    self.isTrusted = isTrusted
  }

  // MARK: - Problems

  mutating func report(_ fact: CatalogueFact, _ key: String?, _ location: JSONLocation) {
    problems.append(
      CatalogueProblem(
        file: file, line: location.line, column: location.column, key: key, fact: fact))
  }

  mutating func report(_ error: JSONError) {
    problems.append(
      CatalogueProblem(
        file: file, line: error.line, column: error.column, key: nil, fact: .syntax(error.kind)))
  }

  // MARK: - Objects

  /// The members of an object whose keys are all among those known; nil for anything else.
  mutating func members(
    of node: JSONNode, key: String?, known: [String]
  ) -> Members? {
    guard let members = node.members else {
      report(.wrongType(expected: "an object in braces"), key, node.location)
      return nil
    }
    if isTrusted { return Members(location: node.location, list: members) }
    for (place, member) in members.enumerated() {
      if !known.contains(member.key) {
        report(
          .unknownKey(nearest: Spelling.nearest(to: member.key, among: known)), member.key,
          member.keyLocation)
      } else if members[..<place].contains(where: { $0.key == member.key }) {
        report(.repeatedKey, member.key, member.keyLocation)
      }
    }
    return Members(location: node.location, list: members)
  }

  /// The elements of the array at a key; none when the key is not there.
  mutating func elements(_ members: Members, _ key: String) -> [JSONNode] {
    guard let member = members[key] else { return [] }
    guard let elements = member.value.elements else {
      report(.wrongType(expected: "a list in brackets"), key, member.value.location)
      return []
    }
    return elements
  }

  /// The objects of the array at a key, each read by `read`.
  mutating func list<Value>(
    _ members: Members, _ key: String, known: [String],
    _ read: (inout CatalogueReader, Members) -> Value?
  ) -> [Value] {
    let elements = elements(members, key)
    var values: [Value] = []
    values.reserveCapacity(elements.count)
    for element in elements {
      guard let inner = self.members(of: element, key: key, known: known) else { continue }
      if let value = read(&self, inner) { values.append(value) }
    }
    return values
  }

  // MARK: - Values

  /// The text of a node; nil, and reported, when it is no text or empty.
  mutating func text(_ node: JSONNode, _ key: String) -> String? {
    guard case .scalar(.string(let text)) = node.content else {
      report(.wrongType(expected: "a text in double quotes"), key, node.location)
      return nil
    }
    guard !text.isEmpty else {
      report(.empty, key, node.location)
      return nil
    }
    return text
  }

  /// The text at a key; nil when it is not there.
  mutating func text(_ members: Members, _ key: String) -> String? {
    guard let member = members[key] else { return nil }
    return text(member.value, key)
  }

  /// The text at a key that must be there.
  mutating func requiredText(_ members: Members, _ key: String) -> String? {
    guard members[key] != nil else {
      report(.missing, key, members.location)
      return nil
    }
    return text(members, key)
  }

  /// The texts of the array at a key.
  mutating func texts(_ members: Members, _ key: String) -> [String] {
    let elements = elements(members, key)
    var texts: [String] = []
    texts.reserveCapacity(elements.count)
    for element in elements {
      guard let text = text(element, key) else { continue }
      if !isTrusted, texts.contains(text) {
        report(.taken(text), key, element.location)
      } else {
        texts.append(text)
      }
    }
    return texts
  }

  /// The texts of the array at a key that must be there and not empty.
  mutating func requiredTexts(_ members: Members, _ key: String) -> [String] {
    guard let member = members[key] else {
      report(.missing, key, members.location)
      return []
    }
    let texts = texts(members, key)
    if texts.isEmpty, member.value.elements?.isEmpty == true {
      report(.empty, key, member.value.location)
    }
    return texts
  }

  /// The truth value at a key; false when it is not there.
  mutating func flag(_ members: Members, _ key: String) -> Bool {
    guard let member = members[key] else { return false }
    guard case .scalar(.bool(let flag)) = member.value.content else {
      report(.wrongType(expected: "true or false"), key, member.value.location)
      return false
    }
    return flag
  }

  /// The number at a key; nil when it is not there.
  mutating func number(_ members: Members, _ key: String) -> Double? {
    guard let member = members[key] else { return nil }
    guard case .scalar(let value) = member.value.content, let number = value.doubleValue,
      number >= 0
    else {
      report(.wrongType(expected: "a number that is not negative"), key, member.value.location)
      return nil
    }
    return number
  }

  /// The word at a key as one of an enumeration; nil when it is not there.
  mutating func word<Word: RawRepresentable & CaseIterable>(
    _ members: Members, _ key: String, _: Word.Type = Word.self
  ) -> Word? where Word.RawValue == String {
    guard let member = members[key], let text = text(member.value, key) else { return nil }
    guard let word = Word(rawValue: text) else {
      let choices = Word.allCases.map(\.rawValue)
      report(
        .unknownWord(text, nearest: Spelling.nearest(to: text, among: choices)), key,
        member.value.location)
      return nil
    }
    return word
  }

  /// The word at a key that must be there.
  mutating func requiredWord<Word: RawRepresentable & CaseIterable>(
    _ members: Members, _ key: String, _: Word.Type = Word.self
  ) -> Word? where Word.RawValue == String {
    guard members[key] != nil else {
      report(.missing, key, members.location)
      return nil
    }
    return word(members, key)
  }

  /// The right at a key; none when it is not there.
  mutating func privilege(_ members: Members, _ key: String) -> CommandPrivilege {
    guard let member = members[key], let text = text(member.value, key) else { return .none }
    guard let privilege = CommandPrivilege(text) else {
      report(.unknownWord(text, nearest: nil), key, member.value.location)
      return .none
    }
    return privilege
  }
}
