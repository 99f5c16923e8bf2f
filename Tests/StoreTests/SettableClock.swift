import Platform
import Synchronization

/// A clock that a test moves.
final class SettableClock: Sendable {
  private let nanoseconds = Mutex<UInt64>(1_000_000_000)

  var time: MonotonicTime { nanoseconds.withLock { MonotonicTime(nanoseconds: $0) } }

  func advance(seconds: UInt64) { nanoseconds.withLock { $0 += seconds * 1_000_000_000 } }
}
