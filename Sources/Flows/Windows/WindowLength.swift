/// How long a window is. Windows begin at whole multiples of their length since 1970-01-01 UTC.
public enum WindowLength: UInt8, CaseIterable, Hashable, Sendable {
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

// What the compiler would write, in words that other modules take into their own code: rules compare
// lengths for each host and flow of each window.
extension WindowLength {
  /// Whether two lengths are the same.
  @inlinable
  public static func == (left: WindowLength, right: WindowLength) -> Bool {
    switch (left, right) {
    case (.second, .second), (.tenSeconds, .tenSeconds), (.minute, .minute): true
    default: false
    }
  }
}
