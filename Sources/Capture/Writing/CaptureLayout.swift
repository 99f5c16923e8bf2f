/// How a capture file that is written is laid out.
package enum CaptureLayout: Equatable, Sendable {
  /// The classic format in this machine's byte order.
  case pcap(isNanosecond: Bool)
  /// The block format, which also keeps the interface's name and what the kernel dropped.
  case pcapng

  /// The layout that a file's name asks for: pcapng when it ends in that word, else the classic one
  /// with nanoseconds.
  package init(fileName: String) {
    self = fileName.hasSuffix(".pcapng") ? .pcapng : .pcap(isNanosecond: true)
  }
}

/// What the kernel counted while a capture ran.
package struct CaptureStatistics: Equatable, Sendable {
  /// Frames that passed the filter. On the loopback interface the kernel counts each one twice.
  package var received: Int
  /// Frames that were lost because nobody fetched them in time.
  package var dropped: Int
  /// Frames that the interface or its driver lost.
  package var droppedByInterface: Int

  package init(received: Int = 0, dropped: Int = 0, droppedByInterface: Int = 0) {
    self.received = received
    self.dropped = dropped
    self.droppedByInterface = droppedByInterface
  }
}
