import Execution
import Glibc
import Platform
import TestSupport
import Testing

@Suite("Captured output")
struct TapTests {
  @Test func bothStreamsAreCapturedAndHandedOn() throws {
    let scene = try Scene()
    let outcome = try scene.shell("echo out; echo err >&2")
    #expect(outcome.standardOutputTail?.text == "out\n")
    #expect(outcome.standardErrorTail?.text == "err\n")
    #expect(scene.outputBytes.text == "out\n")
    #expect(scene.errorBytes.text == "err\n")
  }

  @Test func untappedStreamsGoStraightThrough() throws {
    let scene = try Scene()
    let outcome = try scene.shell("echo out; echo err >&2", taps: .none)
    #expect(outcome.standardOutputTail == nil)
    #expect(outcome.standardErrorTail == nil)
    #expect(scene.outputBytes.text + scene.errorBytes.text == "out\nerr\n")
  }

  @Test(arguments: [0, 1, 8191, 8192, 8193, 100_000, 3_000_000])
  func tailIsLimitedAndBytesAreExact(count: Int) throws {
    let scene = try Scene()
    let outcome = try scene.shell("yes 0123456789 | head -c \(count) >&2")
    let line = Array("0123456789\n".utf8)
    let expected = (0..<count).map { line[$0 % line.count] }
    #expect(scene.errorBytes == expected)
    #expect(outcome.standardErrorTail == Array(expected.suffix(8192)))
  }

  @Test func everyByteValuePasses() throws {
    let scene = try Scene()
    let outcome = try scene.run(["perl", "-e", "print map { chr } 0..255"])
    #expect(outcome.standardOutputTail == Array(0...255))
    #expect(scene.outputBytes == Array(0...255))
  }

  @Test func spacedWritesKeepTheirOrder() throws {
    let file = try FileDescriptor(opening: "/tmp", flags: 0o20200000 | O_RDWR | O_APPEND)
    let supervisor = try Supervisor(
      terminal: nil, streams: .init(input: 0, output: file.number, errorOutput: file.number),
      networkAccounting: .off)
    let line = "for i in 1 2 3 4 5; do echo o$i; sleep 0.06; echo e$i >&2; sleep 0.06; done"
    _ = try supervisor.run(
      LaunchRequest(
        arguments: ["sh", "-c", line], environment: .current(), taps: .standardErrorAndOutput))
    var bytes = [UInt8](repeating: 0, count: 100)
    let count = pread(file.number, &bytes, bytes.count, 0)
    #expect(bytes[..<count].elementsEqual("o1\ne1\no2\ne2\no3\ne3\no4\ne4\no5\ne5\n".utf8))
  }

  @Test func aDaemonDoesNotDelayTheEnd() throws {
    let scene = try Scene()
    let outcome = try scene.shell("(sleep 0.4; echo late >&2) & echo now >&2")
    #expect(outcome.wallSeconds < 0.3)
    #expect(outcome.standardErrorTail?.text == "now\n")
    for _ in 0..<300 where !scene.errorBytes.text.contains("late") { usleep(10_000) }
    #expect(scene.errorBytes.text == "now\nlate\n")
  }

  @Test func brokenOutputEndsTheCommand() throws {
    var pipe = try Pipe()
    let write = FileDescriptor(owning: dup(pipe.writeEnd.number))
    _ = fcntl(write.number, F_SETFD, FD_CLOEXEC)
    pipe = try Pipe()
    let supervisor = try Supervisor(
      terminal: nil, streams: .init(input: 0, output: write.number, errorOutput: 2),
      networkAccounting: .off)
    let result = try supervisor.run(
      LaunchRequest(
        arguments: ["yes"], environment: .current(), taps: .standardErrorAndOutput))
    guard case .finished(let outcome) = result else { throw SceneError.stopped }
    #expect(outcome.ending == .signaled(SIGPIPE))
  }

  @Test func observerSeesOutputAndTime() throws {
    let scene = try Scene()
    let observer = Recorder()
    let request = LaunchRequest(
      arguments: ["sh", "-c", "sleep 1.25; echo x"], environment: .current(),
      taps: .standardErrorAndOutput)
    _ = try scene.supervisor.run(request, observer: observer)
    #expect(observer.byteCount == 2)
    #expect(observer.relayCount == 1)
    #expect((1...4).contains(observer.ticks.count))
    #expect(observer.ticks.allSatisfy { $0.elapsed >= 1 && !$0.hasWritten && $0.isVisible })
  }

  @Test(arguments: 0..<200 as Range<UInt64>)
  func tailKeepsTheLastBytes(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let limit = Int.random(in: 0...20, using: &random)
    var tail = OutputTail(limit: limit)
    var all: [UInt8] = []
    for _ in 0..<Int.random(in: 0...12, using: &random) {
      let part = (0..<Int.random(in: 0...30, using: &random)).map { _ in
        UInt8.random(in: 0...255, using: &random)
      }
      all += part
      part.withUnsafeBytes { tail.append($0) }
    }
    #expect(tail.bytes == Array(all.suffix(limit)), "seed \(seed)")
  }
}

private final class Recorder: RunObserver {
  var byteCount = 0
  var relayCount = 0
  var ticks: [(elapsed: Double, hasWritten: Bool, isVisible: Bool)] = []

  func willRelay() { relayCount += 1 }
  func didWrite(byteCount: Int) { self.byteCount += byteCount }
  func tick(elapsedSeconds: Double, hasWrittenOutput: Bool, outputIsVisible: Bool) {
    ticks.append((elapsedSeconds, hasWrittenOutput, outputIsVisible))
  }
}
