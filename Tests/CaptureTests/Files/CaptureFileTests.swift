import Capture
import Glibc
import Packets
import Platform
import TestSupport
import Testing

/// Files and pipes, packed and not, beside the same bytes in memory.
@Suite("Captures from files and pipes") struct CaptureFileTests {
  private let directory = TemporaryDirectory()

  /// A capture that is longer than what is read at once, with a frame that is nearly as long.
  private func longCapture() -> [UInt8] {
    var random = SeededGenerator(seed: 5)
    var file = CaptureBuilder()
    file.fileHeader()
    for index in 0..<1_200 {
      let length = index == 700 ? 250_000 : Int.random(in: 0..<1_500, using: &random)
      file.record(
        seconds: UInt32(index), [UInt8](repeating: UInt8(truncatingIfNeeded: index), count: length))
    }
    return file.bytes
  }

  private func write(_ bytes: [UInt8], _ name: String = "a.pcap") throws -> String {
    let path = directory.path + "/" + name
    try Files.replace(path, with: bytes)
    return path
  }

  /// Fills a pipe from a shell command and hands its end to `body`.
  private func piping<Value>(_ command: String, _ body: (Int32) throws -> Value) throws -> Value {
    let stream = try #require(popen(command, "r"))
    defer { pclose(stream) }
    return try body(fileno(stream))
  }

  @Test("a long file gives what its bytes in memory give") func longFile() throws {
    let bytes = longCapture()
    let path = try write(bytes)
    var reader = try CaptureReader(path: path)
    let walk = Walk(&reader)
    #expect(walk.end == .complete)
    #expect(reader.byteCount == bytes.count)
    #expect(walk.frames == (try Walk(bytes)).frames)
  }

  @Test("a pipe gives what the file gives") func pipe() throws {
    let bytes = longCapture()
    let path = try write(bytes)
    let frames = try piping("cat \(path)") { descriptor in
      var reader = try CaptureReader(descriptor: descriptor)
      return Walk(&reader).frames
    }
    #expect(frames == (try Walk(bytes)).frames)
  }

  @Test("packed files and pipes give what the file gives", arguments: Packing.allCases)
  func packed(packing: Packing) throws {
    try #require(
      ProcessEnvironment.current().path(ofProgram: packing.tool) != nil,
      "\(packing.tool) is not installed")
    let bytes = longCapture()
    let path = try write(bytes)
    let frames = try Walk(bytes).frames
    try #require(system("\(packing.tool) -qc \(path) >\(path).packed") == 0)
    var reader = try CaptureReader(path: path + ".packed")
    let walk = Walk(&reader)
    #expect(walk.end == .complete)
    #expect(walk.frames == frames)
    let piped = try piping("cat \(path).packed") { descriptor in
      var reader = try CaptureReader(descriptor: descriptor)
      return Walk(&reader)
    }
    #expect(piped.end == .complete)
    #expect(piped.frames == frames)
  }

  @Test("a cut packed file gives what could be unpacked and the tool's words") func cutPacked()
    throws
  {
    let path = try write(longCapture())
    try #require(system("gzip -c \(path) | head -c 3000 >\(path).gz") == 0)
    var reader = try CaptureReader(path: path + ".gz")
    let walk = Walk(&reader)
    #expect(walk.frames.count > 10)
    guard case .damaged(let damage) = walk.end, case .unpacking(let failure) = damage.reason else {
      Issue.record("\(walk.end)")
      return
    }
    #expect(failure == UnpackingFailure(tool: "gzip", status: 1, message: "unexpected end of file"))
    #expect(damage.packet == walk.frames.count + 1)
  }

  @Test("a walk that stops early leaves no child behind") func stoppedPacked() throws {
    let path = try write(longCapture())
    try #require(system("gzip -kf \(path)") == 0)
    let script = "#!/bin/sh\necho $$ >\(directory.path)/child\nexec gzip \"$@\"\n"
    try Files.replace(directory.path + "/gzip", with: Array(script.utf8), mode: 0o700)
    let environment = ProcessEnvironment(["PATH": directory.path])
    do {
      var reader = try CaptureReader(path: path + ".gz", environment: environment)
      #expect(Walk(&reader, limit: 1).end == .stopped)
    }
    let line = String(decoding: try Files.read(directory.path + "/child"), as: UTF8.self)
    let child = try #require(pid_t(line.prefix { $0 != "\n" }))
    #expect(kill(child, 0) == -1)
    #expect(errno == ESRCH)
  }

  @Test("a missing tool, a directory and a missing file are named") func refusals() throws {
    func refusal(_ path: String, _ environment: ProcessEnvironment = .current()) -> String {
      do throws(CaptureError) {
        _ = try CaptureReader(path: path, environment: environment)
        return "none"
      } catch {
        return "\(error)"
      }
    }
    let packed = try write([0x28, 0xB5, 0x2F, 0xFD, 0], "a.zst")
    let nowhere = ProcessEnvironment(["PATH": directory.path])
    #expect(
      refusal(packed, nowhere) == """
        \(packed): packed by zstd, and the program 'zstd' is not installed: apt-get install zstd
        """)
    #expect(refusal(directory.path) == "\(directory.path): a directory; name a capture file")
    #expect(
      refusal(directory.path + "/b") == "\(directory.path)/b: No such file or directory")
    let foreign = try write([0x1F, 0x8B, 8, 0], "c.gz")
    #expect(refusal(foreign).hasPrefix("\(foreign): gzip could not unpack it"))
  }

  @Test("a file that shrinks while it is read ends as a cut one") func shrinking() throws {
    let path = try write(longCapture())
    var reader = try CaptureReader(path: path)
    #expect(Walk(&reader, limit: 1).end == .stopped)
    try #require(truncate(path, 300_000) == 0)
    guard case .cut? = Walk(&reader).reason else {
      Issue.record("the reading did not end at the cut")
      return
    }
  }
}
