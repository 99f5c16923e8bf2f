/// Why a flow's record was written.
package enum FlowEnd: UInt8, CaseIterable, Hashable, Sendable {
  /// Both sides closed it.
  case fin
  /// A side reset it.
  case reset
  /// Nothing was seen for the idle timeout.
  case idle
  /// It lasted for the active timeout; what follows is a record of its own.
  case active
  /// The table was full and this flow had been idle for longest.
  case evicted
  /// Another connection between the same ports began though this one had not been closed.
  case reused
  /// The capture ended.
  case endOfCapture

  /// The name in records: `fin`, `rst`, `idle`, `active`, `evicted`, `reused`, `end`.
  package var name: String {
    switch self {
    case .fin: "fin"
    case .reset: "rst"
    case .idle: "idle"
    case .active: "active"
    case .evicted: "evicted"
    case .reused: "reused"
    case .endOfCapture: "end"
    }
  }
}
