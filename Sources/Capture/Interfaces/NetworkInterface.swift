package import Packets

/// A network interface of this machine, as the process's network namespace shows it.
package struct NetworkInterface: Equatable, Sendable {
  /// Its name: `eth0`.
  package var name: String
  /// The kernel's number for it.
  package var index: Int
  /// What its driver or its owner calls it; nil when nobody does.
  package var description: String?
  /// IP addresses with their prefix lengths: `10.0.0.1/24`.
  package var addresses: [String] = []
  /// Its hardware address; `none` when it has none.
  package var hardwareAddress = HardwareAddress.none
  /// Whether it is switched on.
  package var isUp = false
  /// Whether its link works.
  package var isRunning = false
  package var isLoopback = false
  package var isPointToPoint = false
  package var isWireless = false
  /// Whether traffic to unknown networks leaves through it.
  package var isDefaultRoute = false
  /// What the first bytes of its frames are in a capture.
  package var link = LinkType.linuxCooked
  /// The largest packet in bytes; nil when unknown.
  package var mtu: Int?
  /// Megabits a second; nil when the driver doesn't know.
  package var megabitsPerSecond: Int?
  /// What has passed through it since it was made.
  package var counters = InterfaceCounters()

  package init(name: String, index: Int) {
    self.name = name
    self.index = index
  }

  /// Whether frames can pass.
  package enum State: String, Sendable {
    /// Switched on, and its link works.
    case up
    /// Switched on, but nothing is at the other end.
    case noLink = "no-link"
    /// Switched off.
    case down
  }

  /// Whether frames can pass.
  package var state: State { !isUp ? .down : isRunning ? .up : .noLink }

  /// What it is: `loopback`, `wireless`, or what its driver calls it; nil when nobody knows.
  package var kind: String? {
    isLoopback ? "loopback" : isWireless ? "wireless" : description
  }
}

/// What has passed through an interface.
package struct InterfaceCounters: Equatable, Sendable {
  package var bytesReceived: Int64 = 0
  package var packetsReceived: Int64 = 0
  /// Packets that came and were lost before anyone could see them.
  package var packetsDropped: Int64 = 0
  package var bytesSent: Int64 = 0
  package var packetsSent: Int64 = 0

  package init() {}
}
