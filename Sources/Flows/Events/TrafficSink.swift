/// Takes what the meter finds, in the order in which it is found.
///
/// At the close of each window comes first `flowActive` for each flow that had packets in it, then
/// `hostWindowClosed` for each host, then `windowClosed` for the link. Windows that end together
/// close shortest first. Windows without packets are left out, for the link and for hosts; an attempt
/// that is given up in a second without packets of its host shows in the longer windows.
package protocol TrafficSink: ~Copyable {
  /// A flow's first packet has been seen.
  mutating func flowStarted(_ start: FlowStart)
  /// A flow's record is complete.
  mutating func flowEnded(_ record: FlowRecord)
  /// Something happened that rules look at one by one.
  mutating func happened(_ event: TrafficEvent)
  /// A flow had packets in the window that is closing.
  mutating func flowActive(_ activity: FlowActivity)
  /// A host had packets in the window that is closing.
  mutating func hostWindowClosed(_ window: HostWindow)
  /// A window is complete.
  mutating func windowClosed(_ window: TrafficWindow)
}

extension TrafficSink where Self: ~Copyable {
  package mutating func flowStarted(_ start: FlowStart) {}
  package mutating func flowEnded(_ record: FlowRecord) {}
  package mutating func happened(_ event: TrafficEvent) {}
  package mutating func flowActive(_ activity: FlowActivity) {}
  package mutating func hostWindowClosed(_ window: HostWindow) {}
  package mutating func windowClosed(_ window: TrafficWindow) {}
}
