/// The words that mean something of their own to a utility, and what follows its options.
struct Vocabulary: Sendable {
  /// Words that stay as typed wherever they stand.
  private let keywords: WordList
  /// For an option or keyword: the kind of the word after it.
  let kindAfter: [String: ArgumentKind]
  /// How many of the first words that are not options stay as typed.
  let leading: Int
  /// Whether keywords are told apart by case.
  private let isCaseSensitive: Bool

  init(
    _ keywords: String = "", leading: Int = 0, isCaseSensitive: Bool = true,
    after kindAfter: [String: ArgumentKind] = [:]
  ) {
    self.keywords = WordList(keywords)
    self.leading = leading
    self.isCaseSensitive = isCaseSensitive
    self.kindAfter = kindAfter
  }

  /// Whether the word stays as typed.
  func contains(_ word: String) -> Bool {
    guard word.utf8.count <= 24 else { return false }
    return keywords.contains(isCaseSensitive ? word : word.uppercased())
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
