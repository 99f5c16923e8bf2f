import Commands
import Copilot
import Execution
import Platform
import Store
import TestSupport
import Testing

@Suite("Records are made without secrets")
struct ExecutionRecorderTests {
  private let noon = Timestamp(microseconds: 1_795_262_400_000_000)

  private func identity() -> SessionIdentity {
    var random = SeededGenerator(seed: 1)
    return .current(environment: ProcessEnvironment(), now: noon, random: &random)
  }

  private func start(_ line: String, _ recorder: ExecutionRecorder) -> ExecutionRecorder.Start {
    var random = SeededGenerator(seed: 2)
    return recorder.start(
      line, directory: "/lab", session: identity(), startedAt: noon, random: &random)
  }

  private func outcome(_ errors: String, _ output: String) -> ExecutionOutcome {
    ExecutionOutcome(
      ending: .exited(3), startedAt: noon, wallSeconds: 1.5, usage: MeasuredUsage(),
      standardErrorTail: Array(errors.utf8), standardOutputTail: Array(output.utf8))
  }

  @Test func theLinesSecretIsTakenOutOfItsOutput() {
    let recorder = ExecutionRecorder(redactor: Redactor())
    let started = start("curl -u admin:s3cretpass http://h/", recorder)
    #expect(!started.record.command.contains("s3cretpass"))
    #expect(started.record.command.contains("•••"))
    #expect(started.record.utility == "curl")
    #expect(!started.record.template.contains("s3cretpass"))
    let record = recorder.finish(
      started, with: outcome("bad password s3cretpass for admin\n", "echo: s3cretpass\n"))
    #expect(record.stderrTail?.contains("s3cretpass") == false)
    #expect(record.stdoutTail?.contains("s3cretpass") == false)
    #expect(record.stderrTail?.contains("•••") == true)
    #expect(record.exitCode == 3)
    #expect(record.durationSeconds == 1.5)
    #expect(record.state == .ended)
  }

  /// A secret that the cut of the tail would have split is taken out before the cut.
  @Test(arguments: 0..<40)
  func redactionComesBeforeTheCut(_ shift: Int) {
    let recorder = ExecutionRecorder(redactor: Redactor(), tailLimitBytes: 64)
    let started = start("curl -u admin:s3cretpass http://h/", recorder)
    let padding = String(repeating: "y", count: 40 + shift)
    let record = recorder.finish(started, with: outcome("s3cretpass " + padding, ""))
    let tail = record.stderrTail ?? ""
    #expect(tail.utf8.count <= 64)
    for length in 4...10 { #expect(!tail.contains("s3cretpass".suffix(length))) }
  }

  @Test func whatIsSwitchedOffIsNotKept() {
    let recorder = ExecutionRecorder(
      redactor: Redactor(), keepsStandardError: false, keepsStandardOutput: false)
    let record = recorder.finish(start("ping h", recorder), with: outcome("errors", "output"))
    #expect(record.stderrTail == nil)
    #expect(record.stdoutTail == nil)
  }

  @Test(arguments: ["--zebra", "-zebra", "zebra", "ZEBRA"])
  func configuredNamesAreSecretsToo(_ name: String) throws {
    var configuration = Configuration()
    configuration.redact.names = [name]
    let recorder = try Place().copilot(configuration).recorder
    for line in ["lock --zebra 998877 door", "lock --zebra=998877 door", "ZEBRA=998877 lock"] {
      #expect(!start(line, recorder).record.command.contains("998877"), "\(line)")
    }
  }

  @Test func aBarThatIsDrawnOverItselfIsKeptAsItStoodLast() {
    let recorder = ExecutionRecorder(redactor: Redactor())
    let text = "start\r\n  1%\r 50%\r100%\r\n\rdone\r\n\n\r\nlast\r"
    #expect(recorder.tail(Array(text.utf8), secrets: []) == "start\n100%\ndone\n\n\nlast")
    #expect(recorder.tail([], secrets: []) == "")
  }

  @Test(arguments: 0..<200 as Range<UInt64>)
  func tailsAreAlwaysTextWithinTheLimit(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let limit = Int.random(in: 0...300, using: &random)
    let recorder = ExecutionRecorder(redactor: Redactor(), tailLimitBytes: limit)
    let bytes = (0..<Int.random(in: 0...600, using: &random)).map { _ in
      UInt8.random(in: 0...255, using: &random)
    }
    let tail = recorder.tail(bytes, secrets: [])
    #expect(tail != nil, "seed \(seed)")
    #expect(tail?.utf8.contains(0) == false, "seed \(seed)")
    // A byte that is no UTF-8 becomes three.
    #expect((tail?.utf8.count ?? 0) <= limit * 3, "seed \(seed)")
  }

  @Test func aSignalIsNoExitCode() {
    let recorder = ExecutionRecorder(redactor: Redactor())
    var ended = outcome("", "")
    ended.ending = .signaled(9)
    let record = recorder.finish(start("sleep 9", recorder), with: ended)
    #expect(record.signal == 9)
    #expect(record.exitCode == nil)
    #expect(record.didFail)
  }
}
