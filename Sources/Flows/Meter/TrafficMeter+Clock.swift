internal import Packets

extension TrafficMeter {
  /// How far the clock may go back before it counts as set anew, in seconds.
  static var lateSeconds: Int64 { 60 }

  /// A packet does not lie in the open second.
  @inline(never)
  mutating func adjustClock<Sink: TrafficSink & ~Copyable>(
    to nanoseconds: Int64, into sink: inout Sink
  ) {
    let next = TrafficMeter.floor(nanoseconds, 1_000_000_000)
    if closeNanoseconds == Int64.min {
      open(next)
      return
    }
    if nanoseconds < openNanoseconds {
      guard openSecond - next > TrafficMeter.lateSeconds else {
        counted.latePackets &+= 1
        second.extras.latePackets &+= 1
        return
      }
      counted.clockSteps &+= 1
    }
    closeSecond(next: next, into: &sink)
    // What was open stays where it is in the order of time; a step back counts as one second.
    let passed = max(1, next - openSecond)
    open(next)
    uptime &+= UInt32(truncatingIfNeeded: min(passed, limits.longestTimeout &+ 2))
    if passed > 1 { decideOlderAttempts(at: openNanoseconds, into: &sink) }
    endIdleFlows(into: &sink)
  }

  /// Says that time has passed without a packet: windows close and idle flows end as they would have
  /// at the next packet.
  ///
  /// - Parameter nanoseconds: up to when every packet has been observed, since 1970-01-01 UTC; what
  ///   lies before the end of the open second changes nothing.
  package mutating func pass<Sink: TrafficSink & ~Copyable>(
    to nanoseconds: Int64, into sink: inout Sink
  ) {
    guard closeNanoseconds != Int64.min, nanoseconds >= closeNanoseconds else { return }
    adjustClock(to: nanoseconds, into: &sink)
  }

  private mutating func open(_ next: Int64) {
    openSecond = next
    openNanoseconds = next &* 1_000_000_000
    closeNanoseconds = openNanoseconds &+ 1_000_000_000
  }

  /// Closes the open second, and the longer windows that end with it.
  ///
  /// - Parameter next: the second that comes, nil when none does.
  mutating func closeSecond<Sink: TrafficSink & ~Copyable>(
    next: Int64?, into sink: inout Sink
  ) {
    decideOlderAttempts(at: closeNanoseconds, into: &sink)
    for index in 0..<touches.count where touches[index].slot >= 0 {
      settle(touch: index)
    }
    touches.removeAll()
    let ten = TrafficMeter.floor(openSecond, 10)
    let sixty = TrafficMeter.floor(openSecond, 60)
    if second.isTouched {
      WindowCloser.merge(
        second, into: &tenSeconds, hosts: &hosts, table: &table, minute: minuteNumber)
      counted.windows.seconds &+= 1
      close(.second, start: openSecond, into: &sink)
    }
    if next.map({ TrafficMeter.floor($0, 10) }) == ten { return }
    if tenSeconds.isTouched {
      WindowCloser.merge(
        tenSeconds, into: &minute, hosts: &hosts, table: &table, minute: minuteNumber)
      counted.windows.tenSeconds &+= 1
      close(.tenSeconds, start: ten * 10, into: &sink)
    }
    if next.map({ TrafficMeter.floor($0, 60) }) == sixty { return }
    if minute.isTouched {
      counted.windows.minutes &+= 1
      close(.minute, start: sixty * 60, into: &sink)
    }
    minuteNumber &+= 1
  }

  private mutating func close<Sink: TrafficSink & ~Copyable>(
    _ length: WindowLength, start: Int64, into sink: inout Sink
  ) {
    switch length {
    case .second: WindowCloser.close(&second, start: start, hosts, &counter, &edges, into: &sink)
    case .tenSeconds:
      WindowCloser.close(&tenSeconds, start: start, hosts, &counter, &edges, into: &sink)
    case .minute: WindowCloser.close(&minute, start: start, hosts, &counter, &edges, into: &sink)
    }
  }

  /// Ends flows that were idle for longer than their timeout.
  private mutating func endIdleFlows<Sink: TrafficSink & ~Copyable>(into sink: inout Sink) {
    for list in IdleList.allCases {
      let timeout = limits.idleSeconds(list)
      while let slot = table.oldest(list) {
        // The flow may have been seen at the end of its second.
        if Int64(uptime &- table.entries[slot].touched) <= timeout { break }
        end(slot, list == .closed ? closedReason(slot) : .idle, into: &sink)
      }
    }
  }

  /// The largest multiple of a divisor that is not above a value, divided by it.
  static func floor(_ value: Int64, _ divisor: Int64) -> Int64 {
    let quotient = value / divisor
    return value < quotient * divisor ? quotient - 1 : quotient
  }
}

extension MeterLimits {
  /// Seconds without a packet after which a flow of a list ends.
  func idleSeconds(_ list: IdleList) -> Int64 {
    let seconds: Int64
    switch list {
    case .tcp: seconds = tcpIdleSeconds
    case .attempt: seconds = attemptIdleSeconds
    case .closed: seconds = closedIdleSeconds
    case .datagram: seconds = udpIdleSeconds
    case .other: seconds = otherIdleSeconds
    }
    return min(max(0, seconds), 1 << 30)
  }

  /// The longest of the idle timeouts.
  var longestTimeout: Int64 {
    var longest: Int64 = 0
    for list in IdleList.allCases { longest = max(longest, idleSeconds(list)) }
    return longest
  }
}
