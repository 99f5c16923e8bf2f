import Store
import Terminal

/// What an execution's TCP connections did, in words.
enum ConnectionText {
  /// `2 ends · handshake 312 µs · 4 sent again, 1 received again · 2 out of order`; what did not
  /// happen is left out, but that nothing was sent again is said.
  static func text(_ connections: ConnectionUsage, glyphs: Glyphs) -> String {
    var parts: [String] = []
    if let count = connections.count {
      parts.append("\(Figures.grouped(Int(count))) TCP" + (count == 1 ? "" : " ends"))
    }
    if let seconds = connections.handshakeSeconds {
      parts.append("handshake " + Figures.duration(seconds))
    }
    parts.append(repeats(connections))
    func add(_ count: Int64?, _ words: String) {
      if let count, count > 0 { parts.append("\(Figures.grouped(Int(count))) \(words)") }
    }
    add(connections.outOfOrder, "out of order")
    add(connections.zeroWindows, "zero windows")
    add(connections.missedSegments, "segments not looked at: lower bounds")
    let text = parts.joined(separator: " \(glyphs.separator) ")
    return connections.method == "tcp_info" ? text + " (of the sockets seen: a lower bound)" : text
  }

  private static func repeats(_ connections: ConnectionUsage) -> String {
    let sent = connections.retransmissionsSent ?? 0
    let received = connections.retransmissionsReceived ?? 0
    if sent == 0, received == 0 { return "nothing sent again" }
    return [(sent, "sent again"), (received, "received again")]
      .filter { $0.0 > 0 }
      .map { "\(Figures.grouped(Int($0.0))) \($0.1)" }
      .joined(separator: ", ")
  }
}
