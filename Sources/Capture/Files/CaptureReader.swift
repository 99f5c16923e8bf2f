internal import Glibc
internal import Packets
package import Platform

/// Reads the frames of a capture, from the front to the end, in bounded memory.
///
/// It takes classic captures in both byte orders and both time resolutions, pcapng with several
/// sections, interfaces and link types, and either of them packed. Whatever a file claims, memory
/// stays below a few megabytes, and damage ends the reading without losing what stands before it.
package struct CaptureReader: ~Copyable {
  /// What the capture is called in messages.
  package let name: String
  /// How the file is laid out.
  package let format: CaptureFormat
  /// The interfaces that have been described so far, in order.
  package internal(set) var interfaces: [CaptureInterface] = []
  /// How many frames have been handed out.
  package internal(set) var frameCount = 0
  /// The bytes of the (unpacked) file that have been read.
  package var byteCount: Int { window.offset }

  var window: ByteWindow
  let header: PcapHeader?
  var section = PcapngSection()
  var end: CaptureEnd?

  /// Opens a capture file.
  ///
  /// - Parameters:
  ///   - path: The file; a pipe or a device will do. `-` is no name here.
  ///   - environment: Where `PATH` is looked up for the tools that unpack.
  /// - Throws: ``CaptureError``.
  package init(
    path: String, environment: ProcessEnvironment = .current()
  ) throws(CaptureError) {
    let file: FileDescriptor
    do throws(SystemError) {
      if Files.isDirectory(path) { throw SystemError(call: "open", code: EISDIR, subject: path) }
      file = try FileDescriptor(opening: path, flags: O_RDONLY)
    } catch {
      throw error.code == EISDIR ? .directory(file: path) : .system(error)
    }
    posix_fadvise(file.number, 0, 0, POSIX_FADV_SEQUENTIAL)
    try self.init(source: ByteSource(owning: file), name: path, environment: environment)
  }

  /// Reads a capture from a descriptor that somebody else closes, such as standard input.
  ///
  /// - Parameters:
  ///   - descriptor: An open descriptor.
  ///   - name: What messages call it.
  ///   - environment: Where `PATH` is looked up for the tools that unpack.
  /// - Throws: ``CaptureError``.
  package init(
    descriptor: Int32, name: String = "standard input",
    environment: ProcessEnvironment = .current()
  ) throws(CaptureError) {
    try self.init(
      source: ByteSource(borrowing: descriptor), name: name, environment: environment)
  }

  /// Reads a capture that is in memory; packed ones are refused.
  ///
  /// - Throws: ``CaptureError``.
  package init(bytes: [UInt8], name: String) throws(CaptureError) {
    try self.init(window: ByteWindow(bytes: bytes), name: name)
  }

  private init(
    source: consuming ByteSource, name: String, environment: ProcessEnvironment
  ) throws(CaptureError) {
    var source = source
    var head: [UInt8]
    do throws(SystemError) { head = try source.head(upTo: Packing.longestMagic) } catch {
      throw .system(SystemError(call: error.call, code: error.code, subject: name))
    }
    if let packing = Packing(head: head) {
      guard let path = environment.path(ofProgram: packing.tool) else {
        throw .toolMissing(file: name, packing: packing)
      }
      do throws(SystemError) {
        try source.unpack(after: head, as: packing, with: path)
      } catch {
        throw .system(SystemError(call: error.call, code: error.code, subject: name))
      }
      head = []
    }
    try self.init(window: ByteWindow(source: source, head: head), name: name)
  }

  private init(window: consuming ByteWindow, name: String) throws(CaptureError) {
    var window = window
    let header = try CaptureReader.header(&window, name: name)
    if header != nil { window.consume(PcapHeader.length) }
    self.header = header
    self.name = name
    format = header.map { .pcap($0.form) } ?? .pcapng
    interfaces =
      header.map { header in
        [CaptureInterface(link: header.link, snapshotLength: Int(header.snapshotLength))]
      } ?? []
    self.window = window
  }

  /// Looks at the first bytes.
  ///
  /// - Returns: The classic format's header; nil for pcapng, whose first block is left in place.
  private static func header(
    _ window: inout ByteWindow, name: String
  ) throws(CaptureError) -> PcapHeader? {
    func has(_ count: Int) throws(CaptureError) -> Bool {
      do throws(SystemError) { return try window.fill(count) } catch {
        throw .system(SystemError(call: error.call, code: error.code, subject: name))
      }
    }
    guard try has(4) else {
      if let failure = window.finish() { throw .unpacking(file: name, failure) }
      throw window.available == 0
        ? .empty(file: name)
        : .cutHeader(file: name, bytes: window.available, needed: PcapHeader.length)
    }
    let magic = window.word32(at: 0, isBigEndian: false)
    if magic == PcapngSection.headerType { return nil }
    guard let form = PcapForm(magic: magic) else {
      throw .notACapture(
        file: name, head: (0..<4).map { UInt8(truncatingIfNeeded: magic >> (8 * $0)) })
    }
    guard try has(PcapHeader.length) else {
      throw .cutHeader(file: name, bytes: window.available, needed: PcapHeader.length)
    }
    let header = window.show(0..<PcapHeader.length) { PcapHeader($0, form: form) }
    guard header.isKnownVersion else {
      throw .version(
        file: name, major: Int(header.majorVersion), minor: Int(header.minorVersion))
    }
    return header
  }
}

extension CaptureReader {
  /// Hands out the frames that have not been seen yet, in the capture's order.
  ///
  /// - Parameter body: Gets each frame's header and captured bytes, which it can't keep, and says
  ///   whether it wants more.
  /// - Returns: How the walk ended. After `.stopped` another call goes on; after the others it
  ///   returns the same again.
  package mutating func forEachFrame(
    _ body: (FrameHeader, RawSpan) -> FrameStep
  ) -> CaptureEnd {
    if let end { return end }
    let end: CaptureEnd
    do throws(SystemError) {
      end =
        if let header { try readRecords(header, body) } else { try readBlocks(body) }
    } catch {
      end = damage(.system(error), at: window.offset)
    }
    if end != .stopped { self.end = end }
    return end
  }

  /// The end at which nothing is left; what the tool that unpacked the file says counts for more.
  mutating func completed() -> CaptureEnd {
    guard let failure = window.finish() else { return .complete }
    return damage(.unpacking(failure), at: window.offset)
  }

  /// The end at a record that is cut off, for which the tool that unpacked the file has a reason
  /// when there was one.
  mutating func cut(needed: Int, at offset: Int) -> CaptureEnd {
    let available = window.available
    if let failure = window.finish() { return damage(.unpacking(failure), at: offset) }
    return damage(.cut(available: available, needed: needed), at: offset)
  }

  func damage(_ reason: CaptureDamage.Reason, at offset: Int) -> CaptureEnd {
    .damaged(CaptureDamage(file: name, packet: frameCount + 1, offset: offset, reason: reason))
  }
}
