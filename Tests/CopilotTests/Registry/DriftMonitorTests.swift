import Commands
import Glibc
import JSON
import Learning
import Platform
import Testing

@testable import Copilot
@testable import Store

@Suite("Errors that rise") struct DriftMonitorTests {
  private let place: Place
  private let store: Store

  init() throws {
    place = try Place()
    store = try Store(path: place.database)
  }

  private static func record(
    _ line: String, _ number: Int, said: Double? = nil, came: Double = 0.1
  ) -> ExecutionRecord {
    let start = Timestamp(microseconds: 1_795_000_000_000_000 + Int64(number) * 5_000_000)
    return ExecutionRecord(
      uid: .derived(from: [line, "\(number)"], at: start), command: line,
      utility: CommandLine(line).utility, template: line, argumentKinds: [], category: "other",
      directory: "/", session: "s", startedAt: start, durationSeconds: came, exitCode: 0,
      predictedSeconds: said)
  }

  /// Types as the shell does, and says after how many lines an alarm came; nil without one.
  private func linesUntilAlarm(
    _ count: Int, seed: UInt64, habitChangesAt change: Int? = nil
  ) throws -> Int? {
    var typist = SimulatedOperator(seed: seed)
    var mind = CommandMind()
    for number in 0..<count {
      if number == change { typist.habit = 1 }
      mind.witness(Self.record(typist.next(), number))
      if let errors = mind.takeErrors(), try !DriftMonitor.settle(errors, store).isEmpty {
        return number + 1
      }
    }
    return nil
  }

  private static let runsLongTests =
    getenv("NETCOPILOT_LONG_TESTS").map { String(cString: $0) } == "1"

  @Test(arguments: runsLongTests ? 1...5 : 1...1 as ClosedRange<UInt64>)
  func habitsThatDriftAreNoticed(seed: UInt64) throws {
    let lines = try #require(try linesUntilAlarm(800, seed: seed, habitChangesAt: 600))
    #expect(lines > 600 && lines <= 800, "after \(lines)")
    let alarm = try #require(try store.driftAlarms(limit: 5).first)
    #expect(alarm.stream == "next-command")
    #expect(try store.audit(limit: 1).first?.document?.contains("drift_of") == true)
    #expect(try store.verifyAudit().problem == nil)
  }

  @Test(.enabled(if: runsLongTests, "takes minutes; NETCOPILOT_LONG_TESTS=1 runs it"))
  func fiveThousandLinesGiveNoAlarm() throws {
    #expect(try linesUntilAlarm(5_000, seed: 6) == nil)
  }

  /// Durations that were foretold within a factor of two, and then a network that takes ten times as
  /// long.
  @Test func durationsThatDriftAreNoticed() throws {
    var random = RandomSource(seed: 4)
    var monitor = DriftMonitor()
    var alarms: [(line: Int, alarm: DriftAlarm)] = []
    for number in 0..<5_200 {
      let factor = exp((random.unit() - 0.5) * 1.4) * (number >= 5_000 ? 10 : 1)
      monitor.witness(Self.record("ping a", number, said: 1, came: factor), score: 0.5)
      if let errors = monitor.take() {
        for alarm in try DriftMonitor.settle(errors, store) { alarms.append((number, alarm)) }
      }
    }
    let first = try #require(alarms.first)
    #expect(first.line >= 5_000 && first.alarm.stream == "predict")
    #expect(alarms.allSatisfy { $0.alarm.stream == "predict" })
  }

  @Test func anAlarmIsAReasonToLearnAtOnce() throws {
    let registry = ModelRegistry(store: store, folder: ModelFolder(dataDirectory: place.path))
    for number in 0..<120 {
      _ = try store.record(Self.record(["ping a", "dig a"][number % 2], number))
    }
    let training = try registry.train(.nextCommand, reason: "a test")
    let keeper = ModelKeeper(databasePath: place.database)
    #expect(try keeper.reasonToLearn(.nextCommand, registry, now: .now()) == nil)
    _ = try store.watchDrift(of: "next-command") { _ in
      DriftAlarm(
        stream: "next-command", at: training.row.createdAt.advanced(bySeconds: 1), model: 1,
        count: 321, mean: 0.5, rise: 9)
    }
    let reason = try keeper.reasonToLearn(.nextCommand, registry, now: .now())
    #expect(reason == "errors have risen: alarm 1 after 321 lines")
    let rows = try place.copilot().perform("models.list")
    #expect(rows.last?["drift_alarms"]?.intValue == 1)
    let report = try place.copilot().perform("report")
    #expect(report.first?["drift_alarms"]?.arrayValue?.count == 1)
  }

  /// Two processes feed one watch: nothing is lost.
  @Test func whatAnotherProcessSawCounts() throws {
    let other = try Store(path: place.database)
    for _ in 0..<5 {
      _ = try DriftMonitor.settle([.nextCommand: [0.5, 0.5]], store)
      _ = try DriftMonitor.settle([.nextCommand: [0.1]], other)
    }
    var seen = DriftWatch()
    _ = try store.watchDrift(of: "next-command") { watch in
      seen = watch
      return nil
    }
    #expect(seen.count == 15)
    #expect(abs(seen.mean - 11.0 / 30) < 1e-9)
  }
}
