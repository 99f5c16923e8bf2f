internal import Glibc
internal import Packets
package import Platform

/// Writes frames to a capture file or to a ring of them.
///
/// What was written before the last ``flush()`` is always whole records, so that the file can be
/// read while it grows. A full disk ends nothing: what could not be written is counted, and the
/// next frames are tried again.
package struct CaptureWriter: ~Copyable {
  /// The file that is written now; nil for a descriptor that somebody else opened.
  package private(set) var path: String?
  /// The files of the ring that are there now, the oldest first.
  package private(set) var files: [String] = []
  /// How many files were begun.
  package private(set) var fileCount = 0
  /// Frames that are safe in a file.
  package private(set) var frameCount = 0
  /// Bytes that are safe in files.
  package private(set) var byteCount = 0
  /// Frames that could not be written.
  package private(set) var lostFrameCount = 0
  /// Why the last attempt to write failed; nil after one that did not.
  package private(set) var problem: SystemError?

  private let encoder: FrameEncoder
  private let header: [UInt8]
  private let ring: RingPolicy?
  private let wantedPath: String?
  private var output: CaptureOutput?
  private var pending: [UInt8] = []
  private var pendingFrames = 0
  /// When the current file's first frame was captured; nil before it.
  private var fileStart: Int64?
  private var lastTime: Int64 = 0

  /// Bytes that are gathered before they are written.
  private static let bufferBytes = 1 << 18

  /// Makes the file; a ring makes its first one with the first frame.
  ///
  /// - Parameters:
  ///   - path: The file; an older one is replaced. A ring puts its marks before the ending.
  ///   - layout: How it is laid out.
  ///   - interface: Where the frames come from.
  ///   - ring: When to go on in a new file; nil never does.
  /// - Throws: ``CaptureError/system(_:)`` with the path.
  package init(
    path: String, layout: CaptureLayout, interface: CaptureInterface, ring: RingPolicy? = nil
  ) throws(CaptureError) {
    encoder = FrameEncoder(layout: layout, interface: interface)
    header = encoder.fileHeader()
    wantedPath = path
    self.ring = ring
    guard ring == nil else { return }
    do throws(SystemError) { try begin(path) } catch {
      throw .system(SystemError(call: error.call, code: error.code, subject: path))
    }
  }

  /// Writes to an open descriptor, such as standard output.
  ///
  /// - Throws: ``CaptureError/system(_:)`` when the header can't be written.
  package init(
    descriptor: Int32, name: String = "standard output", layout: CaptureLayout,
    interface: CaptureInterface
  ) throws(CaptureError) {
    encoder = FrameEncoder(layout: layout, interface: interface)
    header = encoder.fileHeader()
    wantedPath = nil
    ring = nil
    output = CaptureOutput(borrowing: descriptor)
    fileCount = 1
    do throws(SystemError) {
      try output?.write(header)
      byteCount = header.count
    } catch {
      throw .system(SystemError(call: error.call, code: error.code, subject: name))
    }
  }

  /// Adds a frame; it is safe after the next ``flush()``.
  package mutating func write(_ header: FrameHeader, _ frame: RawSpan) {
    if ring != nil { turn(header, encoder.recordLength(frame.byteCount)) }
    encoder.append(header, frame, to: &pending)
    pendingFrames += 1
    lastTime = header.timestampNanoseconds
    if pending.count >= CaptureWriter.bufferBytes { flush() }
  }

  /// Writes what was gathered.
  package mutating func flush() {
    guard !pending.isEmpty else { return }
    do throws(SystemError) {
      if output == nil, let wantedPath {
        makeRoom()
        try begin(RingPolicy.path(wantedPath, number: fileCount + 1, start: fileStart ?? lastTime))
      }
      try output?.write(pending)
      byteCount += pending.count
      frameCount += pendingFrames
      problem = nil
    } catch {
      lostFrameCount += pendingFrames
      problem = SystemError(
        call: error.call, code: error.code, subject: path ?? wantedPath ?? "standard output")
    }
    pending.removeAll(keepingCapacity: true)
    pendingFrames = 0
  }

  /// Writes what was gathered and, where the layout has a place for them, the kernel's counts.
  package mutating func finish(_ statistics: CaptureStatistics? = nil) {
    flush()
    guard let statistics, output != nil else { return }
    pending = encoder.trailer(statistics, timestampNanoseconds: lastTime)
    flush()
  }

  /// Goes on in a new file when the frame does not fit in the current one.
  private mutating func turn(_ header: FrameHeader, _ length: Int) {
    let time = header.timestampNanoseconds
    if let fileStart, let ring {
      let size = (output?.byteCount ?? self.header.count) + pending.count + length
      let isTooLong = ring.fileBytes.map { size > $0 } ?? false
      let isTooOld =
        ring.fileSeconds.map { time &- fileStart >= Int64($0) &* 1_000_000_000 } ?? false
      guard isTooLong || isTooOld else { return }
      flush()
      output = nil
    }
    fileStart = time
  }

  private mutating func begin(_ path: String) throws(SystemError) {
    var file = try CaptureOutput(creating: path)
    // A file that can't take even its header stays: it may be a device, or somebody else's.
    try file.write(header)
    byteCount += header.count
    output = consume file
    fileCount += 1
    files.append(path)
    self.path = path
  }

  /// Removes the oldest files of a ring, before the next is made: a full disk may need their room.
  private mutating func makeRoom() {
    guard let limit = ring?.fileCount else { return }
    while files.count >= max(1, limit) {
      let oldest = files.removeFirst()
      var status = stat()
      // Whatever else may have taken the name is not this ring's to remove.
      if lstat(oldest, &status) == 0, status.st_mode & S_IFMT == S_IFREG { unlink(oldest) }
    }
  }
}
