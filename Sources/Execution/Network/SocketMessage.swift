/// What the kernel tells of one TCP socket.
///
/// Source: sock_diag(7), `struct inet_diag_msg`, `struct tcp_info`.
package struct SocketFigures: Equatable, Sendable {
  /// Names the socket for as long as the system runs.
  package var cookie: UInt64
  /// The inode in `/proc/PID/fd`; 0 once no process has the socket open.
  package var inode: UInt32
  /// Payload bytes that the peer has confirmed; SYN and FIN may count as one each.
  package var bytesAcknowledged: UInt64
  /// Payload bytes received.
  package var bytesReceived: UInt64
  /// Segments sent and received, with and without payload.
  package var segmentsSent: UInt64
  /// See ``segmentsSent``.
  package var segmentsReceived: UInt64
  /// Segments sent again.
  package var retransmissions: UInt32
  /// The shortest round trip in microseconds, else the smoothed one; nil when not measured.
  package var roundTripMicroseconds: UInt32?

  /// Figures with the values given.
  package init(
    cookie: UInt64, inode: UInt32, bytesAcknowledged: UInt64 = 0, bytesReceived: UInt64 = 0,
    segmentsSent: UInt64 = 0, segmentsReceived: UInt64 = 0, retransmissions: UInt32 = 0,
    roundTripMicroseconds: UInt32? = nil
  ) {
    self.cookie = cookie
    self.inode = inode
    self.bytesAcknowledged = bytesAcknowledged
    self.bytesReceived = bytesReceived
    self.segmentsSent = segmentsSent
    self.segmentsReceived = segmentsReceived
    self.retransmissions = retransmissions
    self.roundTripMicroseconds = roundTripMicroseconds
  }
}

/// The messages in a netlink datagram.
package struct SocketMessages: Equatable, Sendable {
  /// The TCP sockets told of, in order.
  package var sockets: [SocketFigures] = []
  /// Whether the answer to a question ends here.
  package var isComplete = false
  /// Messages that were cut short or made no sense.
  package var malformedCount = 0

  /// Reads a datagram; anything broken is counted and passed over. O(bytes).
  package init(_ bytes: some RandomAccessCollection<UInt8>) {
    let bytes = ByteView(Array(bytes))
    var offset = 0
    while offset < bytes.count {
      guard let length = bytes.uint32(offset).map(Int.init), let type = bytes.uint16(offset + 4),
        length >= 16, length <= bytes.count - offset
      else {
        malformedCount += 1
        return
      }
      switch type {
      case 2, 3: isComplete = true  // NLMSG_ERROR, NLMSG_DONE
      case 20:  // SOCK_DIAG_BY_FAMILY
        if let figures = Self.figures(bytes, offset + 16, offset + length) {
          sockets.append(figures)
        } else {
          malformedCount += 1
        }
      default: break
      }
      offset += (length + 3) & ~3
    }
  }

  private static func figures(_ bytes: ByteView, _ start: Int, _ end: Int) -> SocketFigures? {
    guard end - start >= 72, let cookie = bytes.uint64(start + 44),
      let inode = bytes.uint32(start + 68)
    else { return nil }
    var figures = SocketFigures(cookie: cookie, inode: inode)
    var offset = start + 72
    while offset + 4 <= end {
      guard let length = bytes.uint16(offset).map(Int.init), let type = bytes.uint16(offset + 2),
        length >= 4, length <= end - offset
      else { return nil }
      // INET_DIAG_INFO; older kernels give a shorter tcp_info.
      if type == 2, length - 4 >= 136 {
        let info = offset + 4
        figures.retransmissions = bytes.uint32(info + 100) ?? 0
        figures.bytesAcknowledged = bytes.uint64(info + 120) ?? 0
        figures.bytesReceived = bytes.uint64(info + 128) ?? 0
        if length - 4 >= 144 {
          figures.segmentsSent = UInt64(bytes.uint32(info + 136) ?? 0)
          figures.segmentsReceived = UInt64(bytes.uint32(info + 140) ?? 0)
        }
        let shortest = length - 4 >= 152 ? bytes.uint32(info + 148) : nil
        let smoothed = bytes.uint32(info + 68)
        figures.roundTripMicroseconds = [shortest, smoothed].compactMap(\.self).first {
          $0 != 0 && $0 != .max
        }
      }
      offset += (length + 3) & ~3
    }
    return figures
  }
}

/// Reads numbers in the machine's byte order, or nil beyond the end.
private struct ByteView {
  private let bytes: [UInt8]
  var count: Int { bytes.count }

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  private func load<Value: FixedWidthInteger>(_ offset: Int, as type: Value.Type) -> Value? {
    guard offset >= 0, offset <= bytes.count - MemoryLayout<Value>.size else { return nil }
    return bytes.withUnsafeBytes { $0.loadUnaligned(fromByteOffset: offset, as: type) }
  }

  func uint16(_ offset: Int) -> UInt16? { load(offset, as: UInt16.self) }
  func uint32(_ offset: Int) -> UInt32? { load(offset, as: UInt32.self) }
  func uint64(_ offset: Int) -> UInt64? { load(offset, as: UInt64.self) }
}
