/// What the meter has seen in all, and what it had to leave out.
package struct MeterStatistics: Hashable, Sendable {
  package var packets: UInt64 = 0
  package var bytes: UInt64 = 0
  /// Packets that belong to no flow: ARP, spanning tree, and what could not be read.
  package var packetsWithoutFlow: UInt64 = 0
  /// Flows that began.
  package var flows: UInt64 = 0
  /// Flows that were evicted because the table was full.
  package var flowsEvicted: UInt64 = 0
  /// Windows that closed, by length: 1, 10, 60 s.
  package var windows = WindowCounts()
  /// Packets whose time lay before the second that was open.
  package var latePackets: UInt64 = 0
  /// Times that the clock of the packets went back by more than a minute.
  package var clockSteps: UInt64 = 0
  /// Flow ends and other senders that found no room in the table of hosts.
  package var hostsNotListed: UInt64 = 0
  /// Flows of a window whose peers and ports were not looked at.
  package var flowsNotListed: UInt64 = 0
  /// Names of flows that were left out because all names together would have been too long.
  package var namesDropped: UInt64 = 0
  /// Names of addresses that were forgotten for newer ones.
  package var namesForgotten: UInt64 = 0
  /// Fragments whose first fragment was not seen.
  package var fragmentsUnmatched: UInt64 = 0

  package init() {}

  /// Windows by length.
  package struct WindowCounts: Hashable, Sendable {
    package var seconds: UInt64 = 0
    package var tenSeconds: UInt64 = 0
    package var minutes: UInt64 = 0

    package init() {}
  }
}
