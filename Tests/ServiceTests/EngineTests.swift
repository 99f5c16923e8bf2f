import Copilot
import Glibc
import JSON
import Platform
import TestSupport
import Testing

@testable import Service

@Suite("The engine through pipes")
struct EngineTests {
  private let scene: EngineScene

  init() throws { scene = try EngineScene() }

  @Test func answersInOrder() throws {
    let answers = try scene.exchange(
      (0..<300).map { #"{"id":\#($0),"op":"observe","command":"ping host-\#($0)"}"# }
        + [#"{"id":300,"op":"suggest","prefix":"ping host-29"}"#])
    #expect(answers.count == 301)
    #expect(answers.enumerated().allSatisfy { $1["id"]?.intValue == Int64($0) })
    #expect(answers.allSatisfy { $0["ok"]?.boolValue == true })
    #expect(answers.last?["suggestions"]?[0]?["command"]?.stringValue == "ping host-299")
    let ids = Set(answers.dropLast().compactMap { $0["execution_id"]?.intValue })
    #expect(ids.count == 300)
  }

  /// What is recorded before, during and after the loading of the history is suggested once.
  @Test func aPauseLoadsTheHistoryWithoutLosingOrDoublingALine() throws {
    _ = try scene.exchange((0..<40).map { #"{"op":"observe","command":"dig old-\#($0)"}"# })
    let answers = try scene.exchange(
      ["", "dig old-7", "dig old-7", "dig new", "", "dig old-7", "dig newer"].map {
        $0.isEmpty ? "" : #"{"op":"observe","command":"\#($0)"}"#
      } + [#"{"op":"suggest","prefix":"dig","limit":60}"#], pausingAtBlankLines: true)
    let suggestions = try #require(answers.last?["suggestions"]?.arrayValue)
      .filter { $0["source"]?.stringValue == "history" }
    #expect(suggestions.count == 42)
    let commands = suggestions.compactMap { $0["command"]?.stringValue }
    #expect(Set(commands).count == 42)
    #expect(commands.first == "dig newer")
    let repeated = suggestions.first { $0["command"]?.stringValue == "dig old-7" }
    #expect(repeated?["reason"]?.stringValue?.hasPrefix("ran 4 times") == true)
  }

  @Test(arguments: [
    ("nonsense", "not_json"), ("[]", "not_an_object"), ("3", "not_an_object"),
    (#"{"id":1}"#, "missing_op"), (#"{"op":7}"#, "missing_op"), (#"{"op":"fly"}"#, "unknown_op"),
    (#"{"op":"observe"}"#, "missing_argument"),
    (#"{"op":"suggest","limit":0}"#, "wrong_argument"),
    (#"{"op":"history.show","id":123456}"#, "not_found"),
    ("{\"op\":\"\u{0}\"}", "not_json"), ("{\"op\":", "not_json"),
  ])
  func mistakesHaveCodes(_ request: String, _ code: String) throws {
    let answers = try scene.exchange([request, #"{"id":"next","op":"suggest"}"#])
    #expect(answers.count == 2)
    #expect(answers.first?["ok"]?.boolValue == false)
    #expect(answers.first?["error"]?["code"]?.stringValue == code)
    #expect(answers.first?["error"]?["message"]?.stringValue?.isEmpty == false)
    #expect(answers.last?["ok"]?.boolValue == true)
  }

  @Test func theIdComesBackAsItWas() throws {
    let ids = ["1", "\"a\"", "null", "[1,{\"x\":2}]", "1.5", "true"]
    let answers = try scene.exchange(ids.map { #"{"op":"suggest","id":\#($0)}"# })
    #expect(try answers.map { $0["id"] } == ids.map { try JSONValue(parsing: $0) })
  }

  @Test func blankLinesHaveNoAnswer() throws {
    #expect(try scene.exchange(["", "  ", "\t\r"]).isEmpty)
    #expect(try scene.exchange([String]()).isEmpty)
  }

  @Test(arguments: 0..<40 as Range<UInt64>)
  func randomBytesGetOneAnswerALine(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    var bytes: [UInt8] = []
    for _ in 0..<20 {
      bytes += (0..<Int.random(in: 1...40, using: &random)).map { _ -> UInt8 in
        let byte = UInt8.random(in: 33...255, using: &random)
        return byte
      }
      bytes.append(0x0A)
    }
    let answers = try scene.exchange(bytes)
    #expect(answers.count == 20, "seed \(seed)")
  }

  @Test func aReaderThatLeavesEndsTheEngine() throws {
    #expect(try scene.statusWhenOutputIsClosed() == 0)
  }
}

/// An engine between two files, with a data directory of its own.
private final class EngineScene: Sendable {
  private let path: String

  init() throws {
    var template = Array("/tmp/netcopilot-engine-XXXXXX".utf8CString)
    path = String(cString: try #require(mkdtemp(&template)))
  }

  deinit {
    for name in Files.names(in: path) { unlink(path + "/" + name) }
    rmdir(path)
  }

  private func engine() -> Engine {
    var random = SystemRandomNumberGenerator()
    let environment = ProcessEnvironment(["NETCOPILOT_DATA_DIR": path])
    return Engine(
      copilot: Copilot(
        layout: DataLayout(
          directoryOption: nil, configurationOption: nil, environment: environment),
        configuration: Configuration(),
        session: .current(environment: environment, now: .now(), random: &random)))
  }

  /// Hands the lines to an engine; a blank one may be a pause in which it loads the history.
  func exchange(
    _ lines: [String], pausingAtBlankLines: Bool = false
  ) throws -> [JSONValue] {
    try exchange(
      Array(lines.joined(separator: "\n").utf8),
      pauseMicroseconds: pausingAtBlankLines ? 100_000 : 0)
  }

  /// Hands the bytes to an engine through a pipe and reads its answers from a file.
  func exchange(_ bytes: [UInt8], pauseMicroseconds: UInt32 = 0) throws -> [JSONValue] {
    var ends: [Int32] = [0, 0]
    try systemCall("pipe") { pipe(&ends) }
    let input = FileDescriptor(owning: ends[0])
    let thread = Feed(
      number: ends[1], bytes: bytes, pauseMicroseconds: pauseMicroseconds
    ).start()
    let output = try FileDescriptor(
      opening: path + "/answers", flags: O_RDWR | O_CREAT | O_TRUNC)
    #expect(engine().serve(input: input.number, output: output.number) == 0)
    pthread_join(thread, nil)
    let answers = String(decoding: try Files.read(path + "/answers"), as: UTF8.self)
    #expect(answers.isEmpty || answers.hasSuffix("\n"))
    return try answers.split(separator: "\n").map { try JSONValue(parsing: String($0)) }
  }

  /// A socket whose other end is closed, so that writing fails without a signal being needed.
  func statusWhenOutputIsClosed() throws -> Int32 {
    try Files.replace(path + "/requests", with: Array("{\"op\":\"suggest\"}\n".utf8))
    let input = try FileDescriptor(opening: path + "/requests", flags: O_RDONLY)
    var ends: [Int32] = [0, 0]
    try systemCall("pipe") { pipe(&ends) }
    close(ends[0])
    let output = FileDescriptor(owning: ends[1])
    // The signal would end the test; the program itself leaves it at its default or ignored.
    var broken = sigset_t()
    sigemptyset(&broken)
    sigaddset(&broken, SIGPIPE)
    var before = sigset_t()
    pthread_sigmask(SIG_BLOCK, &broken, &before)
    let status = engine().serve(input: input.number, output: output.number)
    var now = timespec()
    sigtimedwait(&broken, nil, &now)
    pthread_sigmask(SIG_SETMASK, &before, nil)
    return status
  }
}

/// A thread that writes bytes into a pipe and closes it.
private final class Feed: Sendable {
  private let number: Int32
  private let bytes: [UInt8]
  private let pauseMicroseconds: UInt32

  init(number: Int32, bytes: [UInt8], pauseMicroseconds: UInt32) {
    self.number = number
    self.bytes = bytes
    self.pauseMicroseconds = pauseMicroseconds
  }

  private func write() {
    guard pauseMicroseconds > 0 else {
      try? writeBytes(bytes, to: number)
      return
    }
    for line in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
      if line.isEmpty { usleep(pauseMicroseconds) }
      try? writeBytes(Array(line) + [0x0A], to: number)
    }
  }

  /// Starts the thread and returns what ``pthread_join`` takes.
  func start() -> pthread_t {
    var thread = pthread_t()
    pthread_create(
      &thread, nil,
      { pointer in
        guard let pointer else { return nil }
        let feed = Unmanaged<Feed>.fromOpaque(pointer).takeRetainedValue()
        feed.write()
        close(feed.number)
        return nil
      }, Unmanaged.passRetained(self).toOpaque())
    return thread
  }
}
