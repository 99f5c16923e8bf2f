internal import CCapture
internal import Glibc
internal import Packets
internal import Platform

/// Frames from an interface as they come.
///
/// The kernel gathers them in a ring that both sides share; whoever looks at them does so on a
/// thread of its own choice, and can be woken from any other.
package struct LiveCapture: ~Copyable {
  /// How an interface is opened.
  package struct Options: Equatable, Sendable {
    /// Bytes that are kept of each frame.
    package var snapshotLength = 262_144
    /// Whether frames for other machines are taken too.
    package var isPromiscuous = false
    /// Whether each frame is handed out at once. Otherwise the kernel gathers blocks for a tenth of
    /// a second, which takes a thirtieth of the time and loses no frames where this loses a quarter.
    package var isImmediate = false
    /// The kernel's buffer in bytes.
    package var bufferBytes = 1 << 24
    /// Only what this accepts is taken: pcap-filter(7). nil takes all.
    package var filter: String?

    package init() {}
  }

  /// What came of waiting for frames.
  package enum Outcome: Equatable, Sendable {
    /// So many frames were handed out; more may wait.
    case frames(Int)
    /// Whoever looks at the frames stopped here; a later call goes on.
    case stopped
    /// The time was over and nothing had come.
    case quiet
    /// The descriptor that interrupts became readable.
    case interrupted
  }

  /// The interface's name.
  package let name: String
  /// The interface as a capture file describes it.
  package let interface: CaptureInterface
  /// How many frames have been handed out.
  package private(set) var frameCount = 0

  private let handle: OpaquePointer
  private var counts = CaptureStatistics()
  private var lastCounts = nc_capture_counts()

  /// Opens an interface.
  ///
  /// - Parameters:
  ///   - name: The interface; `any` stands for all.
  ///   - options: How.
  /// - Throws: ``CaptureError``: what is missing, and what helps.
  package init(interface name: String, options: Options = Options()) throws(CaptureError) {
    try LiveCapture.check(name, options)
    var wanted = nc_capture_options()
    wanted.snapshot_length = Int32(clamping: options.snapshotLength)
    wanted.is_promiscuous = options.isPromiscuous ? 1 : 0
    wanted.is_immediate = options.isImmediate ? 1 : 0
    wanted.timeout_milliseconds = 100
    wanted.buffer_bytes = Int32(clamping: options.bufferBytes)
    var opened: OpaquePointer?
    let (status, words) = withMessage { nc_capture_open(name, &wanted, &opened, $0, $1) }
    guard status == 0, let opened else {
      throw LiveCapture.refusal(status, words, interface: name)
    }
    if let filter = options.filter {
      let (status, words) = withMessage { nc_capture_set_filter(opened, filter, $0, $1) }
      guard status == 0 else {
        nc_capture_close(opened)
        throw .filter(filter, reason: words)
      }
    }
    handle = opened
    self.name = name
    interface = CaptureInterface(
      link: LinkType(fileNumber: UInt32(bitPattern: nc_capture_link(opened))),
      snapshotLength: options.snapshotLength, name: name)
  }

  deinit {
    nc_capture_close(handle)
  }

  /// Becomes readable when frames wait.
  package var descriptor: Int32 { nc_capture_descriptor(handle) }

  /// Hands out the frames that wait, or waits for some.
  ///
  /// - Parameters:
  ///   - limit: At most this many.
  ///   - milliseconds: How long to wait when there are none; -1 waits for ever.
  ///   - interruption: A descriptor that ends the waiting when it becomes readable, such as a
  ///     `WakeUp`'s or a signal's; -1 for none. It is looked at also while frames come.
  ///   - body: Gets each frame's header and bytes, which it can't keep.
  /// - Throws: ``CaptureError/interfaceLost(_:reason:)``.
  package mutating func forEachFrame(
    upTo limit: Int = 4_096, waitingMilliseconds milliseconds: Int32 = -1,
    interruption: Int32 = -1, _ body: (FrameHeader, RawSpan) -> FrameStep
  ) throws(CaptureError) -> Outcome {
    if try wait(0, interruption: interruption) { return .interrupted }
    var outcome = try handOut(limit, body)
    if outcome == .frames(0), milliseconds != 0 {
      if try wait(milliseconds, frames: descriptor, interruption: interruption) {
        return .interrupted
      }
      outcome = try handOut(limit, body)
    }
    return outcome == .frames(0) ? .quiet : outcome
  }

  private mutating func handOut(
    _ limit: Int, _ body: (FrameHeader, RawSpan) -> FrameStep
  ) throws(CaptureError) -> Outcome {
    var frame = nc_frame()
    var count = 0
    while count < limit {
      let status = nc_capture_next(handle, &frame)
      if status == 0 { break }
      guard status > 0 else {
        throw .interfaceLost(name, reason: String(cString: nc_capture_error(handle)))
      }
      count += 1
      frameCount += 1
      let header = FrameHeader(
        timestampNanoseconds: frame.nanoseconds, wireLength: Int(frame.wire),
        link: interface.link, number: frameCount)
      // libpcap says how many bytes are there, and keeps them until the next call.
      let bytes = UnsafeRawBufferPointer(start: frame.bytes, count: Int(frame.captured))
      if case .stop = body(header, bytes.bytes) { return .stopped }
    }
    return .frames(count)
  }

  /// Waits for frames or the interruption.
  ///
  /// - Returns: Whether it was the interruption.
  private func wait(
    _ milliseconds: Int32, frames: Int32 = -1, interruption: Int32
  ) throws(CaptureError) -> Bool {
    if milliseconds == 0, interruption < 0 { return false }
    var ready = [
      pollfd(fd: interruption, events: Int16(POLLIN), revents: 0),
      pollfd(fd: frames, events: Int16(POLLIN), revents: 0),
    ]
    do throws(SystemError) {
      try systemCall("poll") { poll(&ready, nfds_t(ready.count), milliseconds) }
    } catch {
      throw .system(error)
    }
    return ready[0].revents != 0
  }

  /// What the kernel has counted since the interface was opened. Call it now and then: the kernel's
  /// own counters begin again at 2³².
  package mutating func statistics() -> CaptureStatistics {
    var now = nc_capture_counts()
    guard nc_capture_statistics(handle, &now) == 0 else { return counts }
    counts.received += Int(now.received &- lastCounts.received)
    counts.dropped += Int(now.dropped &- lastCounts.dropped)
    counts.droppedByInterface += Int(
      now.dropped_by_interface &- lastCounts.dropped_by_interface)
    lastCounts = now
    return counts
  }
}

/// Calls a function of the shim that may leave a message.
func withMessage(
  _ body: (UnsafeMutablePointer<CChar>, Int) -> Int32
) -> (status: Int32, words: String) {
  withUnsafeTemporaryAllocation(of: CChar.self, capacity: 512) { buffer in
    buffer.initialize(repeating: 0)
    guard let start = buffer.baseAddress else { return (-1, "") }
    let status = body(start, buffer.count)
    return (status, String(cString: start))
  }
}
