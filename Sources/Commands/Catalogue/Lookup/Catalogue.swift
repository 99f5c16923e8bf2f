/// What is known about network utilities: what ships with the program, and the user's own files.
///
/// A utility's file is read when the utility is first asked for and then kept; making a catalogue
/// costs nothing. One thread owns a catalogue.
package final class Catalogue {
  /// Where the entry of a name comes from.
  private enum Place {
    case embedded(Int)
    case user(Int)
  }

  /// A file of the user's own.
  package struct UserFile: Sendable {
    /// Its path, for what is said about it.
    package let path: String
    /// Its bytes.
    package let bytes: [UInt8]

    package init(path: String, bytes: [UInt8]) {
      self.path = path
      self.bytes = bytes
    }
  }

  /// The user's entries, which go before those that ship.
  private let userEntries: [CatalogueEntry]
  /// What is wrong with the user's files; an entry with a problem is left out.
  package let problems: [CatalogueProblem]
  private let includesEmbedded: Bool
  private lazy var places: [String: Place] = makePlaces()
  private var read: [Int: CatalogueEntry] = [:]

  /// A catalogue of what ships and the user's own files.
  ///
  /// - Parameters:
  ///   - userFiles: Files of the same form; an entry replaces the one with its name.
  ///   - includesEmbedded: Whether what ships is in it.
  /// - Complexity: O(*n*) in the bytes of the user's files.
  package init(userFiles: [UserFile] = [], includesEmbedded: Bool = true) {
    var entries: [CatalogueEntry] = []
    var problems: [CatalogueProblem] = []
    var taken: Set<String> = []
    for file in userFiles {
      let result = CatalogueReader.read(file.bytes, file: file.path)
      problems += result.problems
      guard let entry = result.entry, result.problems.isEmpty else { continue }
      if let name = entry.names.first(where: { taken.contains($0) }) {
        problems.append(
          CatalogueProblem(file: file.path, line: 0, column: 0, key: "name", fact: .taken(name)))
        continue
      }
      taken.formUnion(entry.names)
      entries.append(entry)
    }
    userEntries = entries
    self.problems = problems
    self.includesEmbedded = includesEmbedded
  }

  /// The names of all utilities, without their other names, in order.
  package var names: [String] {
    var names = userEntries.map(\.name)
    for index in embeddedIndices where !isReplaced(index) {
      names.append(Self.firstName(EmbeddedCatalogue.names(at: index)))
    }
    return names.sorted()
  }

  /// Every entry, in the order of names. Complexity: reads the whole catalogue the first time.
  package var entries: [CatalogueEntry] {
    var entries = userEntries
    for index in embeddedIndices where !isReplaced(index) {
      if let entry = embedded(index) { entries.append(entry) }
    }
    return entries.sorted { $0.name < $1.name }
  }

  /// The entry of a utility, by its name or another of its names, without a directory.
  ///
  /// - Complexity: O(1), after reading its file the first time.
  package func entry(named name: String) -> CatalogueEntry? {
    switch places[name] {
    case .embedded(let index): embedded(index)
    case .user(let index): userEntries[index]
    case nil: nil
    }
  }

  /// Whether a name is known. Complexity: O(1); reads no file.
  package func contains(_ name: String) -> Bool { places[name] != nil }

  /// The Debian package that has a utility; nil when that is not known.
  package func package(of name: String) -> String? { entry(named: name)?.package }

  /// Every wish with the utility that fulfils it. Complexity: that of ``entries``.
  package var intents: [(entry: CatalogueEntry, intent: Intent)] {
    entries.flatMap { entry in entry.intents.map { (entry, $0) } }
  }

  private var embeddedIndices: Range<Int> {
    0..<(includesEmbedded ? EmbeddedCatalogue.count : 0)
  }

  private func isReplaced(_ index: Int) -> Bool {
    guard !userEntries.isEmpty else { return false }
    let name = Self.firstName(EmbeddedCatalogue.names(at: index))
    return userEntries.contains { $0.name == name }
  }

  private func embedded(_ index: Int) -> CatalogueEntry? {
    if let entry = read[index] { return entry }
    // A test holds every file that ships to the form, so nothing is found wrong here.
    let entry = CatalogueReader.read(EmbeddedCatalogue.bytes(at: index), file: "", isTrusted: true)
      .entry
    read[index] = entry
    return entry
  }

  private func makePlaces() -> [String: Place] {
    var places: [String: Place] = [:]
    places.reserveCapacity(embeddedIndices.count * 2)
    for index in embeddedIndices where !isReplaced(index) {
      for name in EmbeddedCatalogue.names(at: index).split(separator: " ") {
        places[String(name)] = .embedded(index)
      }
    }
    for (index, entry) in userEntries.enumerated() {
      for name in entry.names { places[name] = .user(index) }
    }
    return places
  }

  private static func firstName(_ names: String) -> String {
    String(names.prefix { $0 != " " })
  }
}
