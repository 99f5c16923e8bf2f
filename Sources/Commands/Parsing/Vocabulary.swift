/// The words that mean something of their own to a utility, and what follows its options.
struct Vocabulary: Sendable {
  /// Kinds by the option or keyword before the word; the first row with a name counts.
  typealias Places = KeyValuePairs<StaticString, ArgumentKind>

  /// Words that stay as typed wherever they stand.
  private let keywords: WordList
  private let places: Places
  /// How many of the first words that are not options stay as typed.
  let leading: Int
  /// Whether keywords are told apart by case.
  private let isCaseSensitive: Bool

  init(
    _ keywords: StaticString = "", leading: Int = 0, isCaseSensitive: Bool = true,
    after places: Places = [:]
  ) {
    self.keywords = WordList(keywords)
    self.leading = leading
    self.isCaseSensitive = isCaseSensitive
    self.places = places
  }

  /// Whether the word stays as typed.
  func contains(_ word: Span<UInt8>) -> Bool {
    guard word.count <= 24 else { return false }
    return isCaseSensitive ? keywords.contains(word) : keywords.containsUppercased(word)
  }

  /// The kind of the word after an option or keyword; nil when that says nothing of it.
  func kind(after option: Span<UInt8>) -> ArgumentKind? {
    for (name, kind) in places where option.equals(name) { return kind }
    return nil
  }

  /// The kind of the word after an option or keyword; nil when that says nothing of it.
  func kind(after option: String?) -> ArgumentKind? {
    guard let option else { return nil }
    return kind(after: option.utf8Span.span)
  }

  /// A keyword as templates write it: in capitals where case says nothing.
  func spelling(_ word: String) -> String { isCaseSensitive ? word : word.uppercased() }

  /// The vocabulary of a utility; nil when it has none of its own.
  static func of(_ utility: String) -> Vocabulary? {
    guard var row = index.row(of: utility) else { return nil }
    for table in tables {
      if row < table.count { return table[row].1 }
      row -= table.count
    }
    return nil
  }

  private static let tables = [network, filters, names, transfer, administration]
  private static let index = NameIndex(tables.flatMap { $0.map(\.0) }, slotBits: 9)
}
