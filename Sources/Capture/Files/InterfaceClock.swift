internal import Packets

/// What is needed of an interface for each of its packets.
struct InterfaceClock: Equatable {
  var link: LinkType
  /// The most bytes that were kept of a packet; 0 when there was no limit.
  var snapshotLength: UInt32
  /// Ticks of the interface's clock in a second; 0 when one is too short for 64 bits.
  private var ticksPerSecond: UInt64 = 1_000_000
  /// What is added to each time, in nanoseconds.
  private var offsetNanoseconds: Int64 = 0
  /// Nanoseconds in a tick, when that is a whole number, else 0.
  private var nanosecondsPerTick: UInt64 = 1_000

  init(link: LinkType, snapshotLength: UInt32) {
    self.link = link
    self.snapshotLength = snapshotLength
  }

  /// Sets the length of a tick.
  ///
  /// - Parameter code: The option `if_tsresol`: a negative power of 10, or of 2 when the top bit is
  ///   set. Source: draft-ietf-opsawg-pcapng, section 4.2.
  mutating func setResolution(_ code: UInt8) {
    let exponent = Int(code & 0x7F)
    ticksPerSecond = 0
    nanosecondsPerTick = 0
    if code & 0x80 != 0 {
      if exponent < 64 { ticksPerSecond = 1 << UInt64(exponent) }
    } else if exponent < 20 {
      ticksPerSecond = (0..<exponent).reduce(1) { power, _ in power * 10 }
    }
    if ticksPerSecond != 0, 1_000_000_000 % ticksPerSecond == 0 {
      nanosecondsPerTick = 1_000_000_000 / ticksPerSecond
    }
  }

  /// Sets the seconds that are added to each time (`if_tsoffset`).
  mutating func setOffset(seconds: Int64) {
    let (nanoseconds, overflow) = seconds.multipliedReportingOverflow(by: 1_000_000_000)
    offsetNanoseconds = overflow ? (seconds < 0 ? .min : .max) : nanoseconds
  }

  /// Nanoseconds since 1970 for a number of ticks; clamped to what can be told.
  func nanoseconds(ticks: UInt64) -> Int64 {
    let (scaled, overflow) = ticks.multipliedReportingOverflow(by: nanosecondsPerTick)
    let nanoseconds =
      nanosecondsPerTick == 0
      ? dividedNanoseconds(ticks) : overflow ? .max : Int64(clamping: scaled)
    let (sum, sumOverflow) = nanoseconds.addingReportingOverflow(offsetNanoseconds)
    return sumOverflow ? (offsetNanoseconds < 0 ? .min : .max) : sum
  }

  private func dividedNanoseconds(_ ticks: UInt64) -> Int64 {
    guard ticksPerSecond != 0 else { return 0 }
    let (seconds, rest) = ticks.quotientAndRemainder(dividingBy: ticksPerSecond)
    // The rest is less than a second's ticks, so the quotient is less than a billion.
    let fraction = ticksPerSecond.dividingFullWidth(rest.multipliedFullWidth(by: 1_000_000_000))
    let (whole, overflow) = seconds.multipliedReportingOverflow(by: 1_000_000_000)
    return overflow ? .max : Int64(clamping: whole.addingReportingOverflow(fraction.quotient).0)
  }
}
