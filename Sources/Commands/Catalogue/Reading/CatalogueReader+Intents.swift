internal import JSON

extension CatalogueReader {
  private static let intentKeys = ["id", "template", "phrasings", "defaults", "risk"]

  /// Reads the wishes that a utility fulfils.
  mutating func intents(_ entry: Members) -> [Intent] {
    var taken: Set<String> = []
    return list(entry, "intents", known: Self.intentKeys) { reader, members in
      let id = reader.requiredText(members, "id")
      if let id, !taken.insert(id).inserted { reader.report(.taken(id), "id", members.location) }
      let text = reader.requiredText(members, "template")
      let sentences = reader.requiredTexts(members, "phrasings").map { CommandTemplate($0) }
      let defaults = reader.defaults(members)
      let risk = reader.word(members, "risk", CommandRisk.self) ?? .none
      guard let id, let text else { return nil }
      let template = CommandTemplate(text)
      let intent = Intent(
        id: id, template: template, phrasings: sentences, defaults: defaults, risk: risk)
      reader.check(intent, members)
      return intent
    }
  }

  private mutating func defaults(_ members: Members) -> [String: String] {
    guard let member = members["defaults"] else { return [:] }
    guard let values = member.value.members else {
      report(.wrongType(expected: "an object in braces"), "defaults", member.value.location)
      return [:]
    }
    var defaults: [String: String] = [:]
    for value in values {
      if defaults[value.key] != nil { report(.repeatedKey, value.key, value.keyLocation) }
      defaults[value.key] = text(value.value, value.key)
    }
    return defaults
  }

  private mutating func check(_ intent: Intent, _ members: Members) {
    if isTrusted { return }
    checkSlots(of: intent.template, "template", members.location)
    let place = members["phrasings"]?.value.location ?? members.location
    for sentence in intent.phrasings {
      for slot in sentence.slots where !intent.template.slots.contains(slot) {
        report(.slotWithoutPlace(slot), "phrasings", place)
      }
    }
    for slot in intent.template.slots where intent.defaults[slot] == nil {
      let count = intent.phrasings.count { $0.slots.contains(slot) }
      if count * 2 < intent.phrasings.count {
        report(.slotWithoutValue(slot), "phrasings", place)
      }
    }
    for slot in intent.defaults.keys.sorted() where !intent.template.slots.contains(slot) {
      report(.unusedDefault(slot), "defaults", members["defaults"]?.value.location ?? place)
    }
  }

  /// Reports slots whose names do not exist.
  mutating func checkSlots(of template: CommandTemplate, _ key: String, _ place: JSONLocation) {
    if isTrusted { return }
    for slot in template.slots where SlotName(slot: slot) == nil {
      report(.unknownSlot(slot), key, place)
    }
  }
}
