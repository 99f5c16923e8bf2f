internal import JSON

extension CatalogueReader {
  private static let durationKeys =
    ["shape", "unbounded_without"]
    + DurationShape.Part.allCases.flatMap { [$0.rawValue, "default_" + $0.rawValue] }

  /// Reads what decides how long a utility runs.
  ///
  /// - Parameter declared: The names of all options, which it may speak of.
  mutating func duration(_ entry: Members, declared: [String]) -> DurationShape? {
    guard let member = entry["duration"] else { return nil }
    guard
      let members = members(of: member.value, key: "duration", known: Self.durationKeys),
      let form = requiredWord(members, "shape", DurationShape.Form.self)
    else { return nil }
    var quantities: [DurationShape.Part: DurationShape.Quantity] = [:]
    for part in DurationShape.Part.allCases {
      let options = optionNames(members, part.rawValue, declared: declared)
      let usual = number(members, "default_" + part.rawValue)
      if !options.isEmpty || usual != nil {
        quantities[part] = DurationShape.Quantity(options: options, usual: usual)
      }
    }
    return DurationShape(
      form: form, quantities: quantities,
      unboundedWithout: optionNames(members, "unbounded_without", declared: declared))
  }

  /// The options at a key: one name or a list of them.
  private mutating func optionNames(
    _ members: Members, _ key: String, declared: [String]
  ) -> [String] {
    guard let member = members[key] else { return [] }
    let names =
      member.value.elements != nil
      ? texts(members, key) : text(member.value, key).map { [$0] } ?? []
    for name in names where !isTrusted && !declared.contains(name) {
      report(.undeclaredOption(name), key, member.value.location)
    }
    return names
  }
}
