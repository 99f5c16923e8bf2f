/// Who may see something that is kept.
package enum Visibility: Int64, Sendable, CaseIterable, Comparable {
  /// Whoever owns the history.
  case `private` = 0
  /// Those whom the owner works with.
  case team = 1
  /// Everybody.
  case `public` = 2

  /// The visibility with a name; nil for any other word.
  package init?(name: String) {
    guard let found = Self.allCases.first(where: { $0.name == name }) else { return nil }
    self = found
  }

  /// How it is called.
  package var name: String {
    switch self {
    case .private: "private"
    case .team: "team"
    case .public: "public"
    }
  }

  package static func < (left: Visibility, right: Visibility) -> Bool {
    left.rawValue < right.rawValue
  }
}
