internal import Glibc

/// A reading of the clock that never goes back, in nanoseconds from an unspecified start.
///
/// The corresponding C function is `clock_gettime` with `CLOCK_MONOTONIC`.
package struct MonotonicTime: Comparable, Sendable {
  /// Nanoseconds from the clock's own start.
  package let nanoseconds: UInt64

  /// A reading given in nanoseconds.
  package init(nanoseconds: UInt64) { self.nanoseconds = nanoseconds }

  /// The clock's present reading.
  package static func now() -> MonotonicTime {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return MonotonicTime(
      nanoseconds: UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec))
  }

  /// Seconds from an earlier reading to this one; 0 when `earlier` is later.
  package func seconds(since earlier: MonotonicTime) -> Double {
    nanoseconds <= earlier.nanoseconds ? 0 : Double(nanoseconds - earlier.nanoseconds) / 1e9
  }

  package static func < (left: MonotonicTime, right: MonotonicTime) -> Bool {
    left.nanoseconds < right.nanoseconds
  }
}
