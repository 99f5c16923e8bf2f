/// What a field of a line is.
enum FieldRole: Sendable, Equatable {
  /// A value of the feature at a place.
  case feature(Int)
  case label
  case leftOut
}

/// A feature while its values are read.
struct FeatureColumn: Sendable {
  /// What its values have been so far.
  enum Content: Sendable { case undecided, numbers, words }

  let name: String
  var content = Content.undecided
  /// The words, in the order in which they came.
  private(set) var levelNames: [String] = []
  private var levels: [String: Int] = [:]
  /// What a model knows about it.
  private let known: Column?

  init(name: String) {
    self.name = name
    known = nil
  }

  init(known column: Column) {
    name = column.name
    known = column
    levelNames = column.levelNames
    content = levelNames.isEmpty ? .numbers : .words
    for (level, name) in levelNames.enumerated() { levels[name] = level }
  }

  var holdsWords: Bool { content == .words }

  var column: Column {
    known ?? (content == .words ? Column(name, levelNames: levelNames) : Column(name))
  }

  /// The level of a word; the number of levels when a model does not know it, nil when there are
  /// too many.
  mutating func level(of word: String, limit: Int) -> Int? {
    if let level = levels[word] { return level }
    if known != nil { return levelNames.count }
    guard levelNames.count < limit else { return nil }
    content = .words
    levels[word] = levelNames.count
    levelNames.append(word)
    return levelNames.count - 1
  }
}
