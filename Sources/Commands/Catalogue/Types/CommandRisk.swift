/// What may go wrong when a command runs as intended.
package enum CommandRisk: String, Sendable, CaseIterable, Comparable {
  case none
  /// It loads others, or changes what can be changed back.
  case caution
  /// It may cut a connection, delete, flood or expose.
  case danger

  package static func < (left: CommandRisk, right: CommandRisk) -> Bool { left.rank < right.rank }

  private var rank: Int {
    switch self {
    case .none: 0
    case .caution: 1
    case .danger: 2
    }
  }
}
