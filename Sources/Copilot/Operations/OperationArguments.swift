package import JSON
package import Platform

/// The values that a face collected for an operation.
package struct OperationArguments: Sendable {
  /// A few names, which are found faster one by one than by their hashes.
  private var values: [(name: String, value: JSONValue)] = []

  /// Arguments by name, as a JSON request or a command line gave them.
  package init(_ values: [String: JSONValue] = [:]) {
    for (name, value) in values where value != .null { set(name, to: value) }
  }

  /// Whether a value was given.
  package func has(_ name: String) -> Bool { self[name] != nil }

  /// Gives or replaces a value.
  package mutating func set(_ name: String, to value: JSONValue) {
    if let place = values.firstIndex(where: { $0.name == name }) {
      values[place].value = value
    } else {
      values.append((name, value))
    }
  }

  subscript(name: String) -> JSONValue? { values.first { $0.name == name }?.value }

  /// A text, or nil when none was given.
  package func text(_ name: String) throws(OperationError) -> String? {
    guard let value = self[name] else { return nil }
    guard let text = value.stringValue else { throw wrong(name, "a text") }
    return text
  }

  /// A text that must be there.
  package func requiredText(_ name: String) throws(OperationError) -> String {
    guard let text = try text(name) else { throw .missingArgument(name) }
    return text
  }

  /// A whole number inside a range, or nil when none was given.
  package func integer(
    _ name: String, in range: ClosedRange<Int> = 0...Int(Int32.max)
  ) throws(OperationError) -> Int? {
    guard let value = self[name] else { return nil }
    guard let number = value.intValue.map(Int.init) ?? value.stringValue.flatMap({ Int($0) }),
      range.contains(number)
    else {
      let bound = range.upperBound > Int(Int32.max) ? "up" : "to \(range.upperBound)"
      throw wrong(name, "a whole number from \(range.lowerBound) \(bound)")
    }
    return number
  }

  /// A number, or nil when none was given.
  package func number(_ name: String) throws(OperationError) -> Double? {
    guard let value = self[name] else { return nil }
    guard let number = value.doubleValue ?? value.stringValue.flatMap({ Double($0) }),
      number.isFinite
    else { throw wrong(name, "a number") }
    return number
  }

  /// Whether a flag was given and is not false.
  package func flag(_ name: String) throws(OperationError) -> Bool {
    guard let value = self[name] else { return false }
    guard let flag = value.boolValue else { throw wrong(name, "true or false") }
    return flag
  }

  /// Several whole numbers; one number counts as a list of one.
  package func integers(_ name: String) throws(OperationError) -> [Int64] {
    guard let value = self[name] else { return [] }
    let items = value.arrayValue ?? [value]
    var numbers: [Int64] = []
    for item in items {
      guard let number = item.intValue ?? item.stringValue.flatMap({ Int64($0) }) else {
        throw wrong(name, "a list of whole numbers")
      }
      numbers.append(number)
    }
    return numbers
  }

  /// A moment: RFC 3339, a time span before `now` such as `2h` or `3d`, or `today`, `yesterday`.
  package func moment(
    _ name: String, now: Timestamp = .now()
  ) throws(OperationError) -> Timestamp? {
    guard let text = try text(name) else { return nil }
    guard let moment = Moment.parse(text, now: now) else {
      throw wrong(name, "a time such as 2h, 3d, yesterday, 2026-11-21 or 2026-11-21T14:00:00Z")
    }
    return moment
  }

  private func wrong(_ name: String, _ expected: String) -> OperationError {
    let value = self[name].map { $0.stringValue ?? $0.text() } ?? ""
    return .wrongArgument(name: name, value: value, expected: expected)
  }
}
