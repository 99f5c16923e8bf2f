import Commands
import Copilot
import JSON
import Platform
import Store
import TestSupport
import Testing

/// A history that a test makes up, line by line.
struct PracticeHistory {
  var random: SeededGenerator
  /// When the next line starts.
  var clock: Timestamp
  var records: [ExecutionRecord] = []
  private var session = 0

  init(seed: UInt64, daysAgo: Double = 20) {
    random = SeededGenerator(seed: seed)
    // At midnight, so that what falls into which part of the day is the same whenever this runs.
    let midnight = Timestamp.now().microseconds / 86_400_000_000 * 86_400_000_000
    clock = Timestamp(microseconds: midnight).advanced(bySeconds: -daysAgo * 86_400)
  }

  /// Begins another session, some hours later.
  mutating func newSession() {
    session += 1
    clock = clock.advanced(bySeconds: Double.random(in: 4_000..<9_000, using: &random))
  }

  /// Adds a line.
  mutating func run(
    _ command: String, exitCode: Int = 0, cause: String? = nil, directory: String = "/home/op"
  ) {
    clock = clock.advanced(bySeconds: Double.random(in: 5..<20, using: &random))
    let line = CommandLine(command)
    records.append(
      ExecutionRecord(
        uid: .derived(from: [command, "\(records.count)"], at: clock), command: command,
        utility: line.utility, template: line.templateOfRedacted, category: "other",
        directory: directory, host: "noc", user: "op", session: "session-\(session)",
        startedAt: clock, durationSeconds: Double.random(in: 0.1..<2, using: &random),
        exitCode: exitCode, cause: cause))
  }

  mutating func chance(_ share: Double) -> Bool { Double.random(in: 0..<1, using: &random) < share }

  /// Writes it into a database.
  func store(at place: Place) throws {
    let store = try Store(path: place.database)
    try store.record(records)
  }
}

extension [JSONValue] {
  /// The rows of a type.
  func of(_ type: String) -> [JSONValue] { filter { $0["type"]?.stringValue == type } }
}
