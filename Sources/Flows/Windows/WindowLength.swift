/// How long a window is. Windows begin at whole multiples of their length since 1970-01-01 UTC.
package enum WindowLength: UInt8, CaseIterable, Hashable, Sendable {
  case second
  case tenSeconds
  case minute

  /// The length in seconds: 1, 10 or 60.
  package var seconds: Int64 {
    switch self {
    case .second: 1
    case .tenSeconds: 10
    case .minute: 60
    }
  }
}
