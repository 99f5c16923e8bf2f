import Glibc

/// Readings of the machine's clocks, in seconds.
enum Clock {
  /// A clock that never goes back. The corresponding C function is `clock_gettime`.
  static func now() -> Double { read(CLOCK_MONOTONIC) }

  /// Processor seconds of a living process; 0 when it is gone. The C function is
  /// `clock_getcpuclockid`.
  static func cpuSeconds(of process: pid_t) -> Double {
    var clock = clockid_t()
    return clock_getcpuclockid(process, &clock) == 0 ? read(clock) : 0
  }

  private static func read(_ clock: clockid_t) -> Double {
    var time = timespec()
    clock_gettime(clock, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
