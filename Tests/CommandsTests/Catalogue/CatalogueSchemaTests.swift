import Commands
import Platform
import Testing

/// Holds every file of the catalogue to its form.
@Suite struct CatalogueSchemaTests {
  @Test(arguments: CatalogueFiles.names)
  func fileIsInForm(name: String) throws {
    let bytes = try CatalogueFiles.bytes(name)
    let catalogue = Catalogue(
      userFiles: [Catalogue.UserFile(path: name, bytes: bytes)], includesEmbedded: false)
    let problems = catalogue.problems.map(\.description)
    #expect(problems.isEmpty, "\(problems.joined(separator: "\n"))")
    guard let entry = catalogue.entries.first else { return }
    #expect(entry.name + ".json" == name)
    for (index, line) in String(decoding: bytes, as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      #expect(line.count <= 120, "\(name):\(index + 1) has \(line.count) characters")
      #expect(!line.utf8.contains(0x09), "\(name):\(index + 1) has a tab")
    }
    #expect(entry.summary.count <= 100 && entry.summary.last != ".")
    for intent in entry.intents { check(intent, of: entry) }
    for follow in entry.follows {
      #expect(CommandLine(follow.template.text).completeness == .complete)
    }
  }

  private func check(_ intent: Intent, of entry: CatalogueEntry) {
    #expect(intent.id.hasPrefix(entry.name + "."), "\(intent.id)")
    #expect(
      (3...12).contains(intent.phrasings.count), "\(intent.id) has \(intent.phrasings.count)")
    let line = CommandLine(intent.template.text)
    #expect(line.completeness == .complete, "\(intent.id): \(intent.template.text)")
    let words = line.simpleCommands.flatMap(\.words).map { $0.value }
    #expect(
      entry.names.contains { name in words.contains { $0 == name || $0.hasSuffix("/" + name) } },
      "\(intent.id): \(intent.template.text) does not run \(entry.name)")
    for sentence in intent.phrasings {
      #expect(
        sentence.text.last.map { !".!?".contains($0) } == true, "\(intent.id): \(sentence.text)")
    }
  }

  @Test func namesAndIdentifiersStandOnce() throws {
    let catalogue = try CatalogueFiles.catalogue()
    #expect(catalogue.problems.map(\.description) == [])
    var ids: [String: String] = [:]
    var sentences: [String: String] = [:]
    for (entry, intent) in catalogue.intents {
      #expect(ids.updateValue(entry.name, forKey: intent.id) == nil, "\(intent.id) stands twice")
      for sentence in Set(intent.phrasings.map(\.text)) {
        let before = sentences.updateValue(intent.id, forKey: sentence)
        #expect(
          before == nil || before?.prefix(while: { $0 != "." }) != entry.name[...],
          "'\(sentence)' means \(intent.id) and \(before ?? "")")
      }
    }
  }

  @Test func listOfEmbeddedFilesIsWhole() throws {
    let files = try CatalogueFiles.catalogue()
    let shipped = Catalogue()
    #expect(
      shipped.names == files.names, "run 'make catalogue': the list is not that of the directory")
    for entry in files.entries {
      for name in entry.names {
        #expect(shipped.entry(named: name) == entry, "run 'make catalogue': \(name)")
      }
    }
  }
}
