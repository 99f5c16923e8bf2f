import Digest
import Platform
import SQLite
import TestSupport
import Testing

@testable import Store

@Suite("Steps of the schema, back and forth") struct MigrationKeepingTests {
  private let directory = TemporaryDirectory()
  private var path: String { directory.path + "/history.db" }

  /// Every table with every row, as text.
  private func contents() throws -> [String: [String]] {
    let connection = try Connection(path: path, openingMode: .readOnly)
    let names = try connection.prepare(
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND name <> 'migration' ORDER BY name")
    var tables: [String: [String]] = [:]
    while try names.step() {
      let name = names.text(0)
      let columns = try connection.prepare("SELECT name FROM pragma_table_info('\(name)')")
      var parts: [String] = []
      while try columns.step() { parts.append("quote(\"\(columns.text(0))\")") }
      let rows = try connection.prepare(
        "SELECT \(parts.joined(separator: " || ',' || ")) FROM \"\(name)\" ORDER BY 1")
      tables[name] = []
      while try rows.step() { tables[name]?.append(rows.text(0)) }
    }
    return tables
  }

  /// A database with rows in every table that it has.
  private func fill() throws {
    let store = try Store(path: path)
    try store.record(fullSample())
    var tail = sample("dig a", after: 1, exitCode: 1)
    tail.stderrTail = "•••\n\"quoted\""
    let id = try store.record(tail).id
    _ = try store.begin(sample("ping b", after: 2))
    let said = try store.keep(FeedbackRow(execution: id, saidAt: noon, rating: 2, comment: "slow"))
    _ = try store.keep([
      FindingRow(
        source: "a", kind: "port-scan", severity: "high", score: 0.25, startedAt: noon,
        endedAt: noon, subject: "x", actor: nil, target: nil, document: "{}")
    ])
    _ = try store.expect(ExpectationRow(kind: "port-scan", actor: "a", target: nil))
    var row = ModelRow(
      kind: "next-command", file: "a.model", bytes: 5, digest: SHA256.digest([1]),
      createdAt: noon, dataSpan: noon...noon, dataRows: 3, dataDigest: SHA256.digest([]),
      features: "[]", hyperParameters: "{}", metrics: "{}")
    row = try store.register(row, reason: "a test")
    try store.move(row, to: .active, reason: "a test")
    try store.keep([ModelTrial(model: row.id, rival: row.id, at: noon, score: 0.5, rivalScore: 1)])
    try store.refreshRollups()
    _ = try store.claimRetention(now: noon)
    try store.connection.execute(
      """
      INSERT INTO import_batch VALUES (7, 'bash', '/x', 1, 2, 3, 4);
      INSERT INTO forgetting VALUES (\(row.id));
      INSERT INTO shared_execution VALUES (\(id), 1);
      INSERT INTO shared_feedback VALUES (\(said), 2);
      INSERT INTO consent VALUES (1, 5);
      INSERT INTO counter_sample VALUES (1, 0, 'eth0', 2, 3, NULL);
      INSERT INTO diagnosis_probe VALUES ('http', 1, '', 'resolve', 2, 1, 0.5);
      INSERT INTO offer_tally VALUES (20000, 'history', 'taken', 3);
      INSERT INTO question VALUES (1, 5, 'wait:ping', 9);
      INSERT OR REPLACE INTO drift_watch VALUES ('lines', 3, 0.5, 0.1, 0.0);
      INSERT INTO drift_alarm VALUES (1, 'lines', 5, NULL, 3, 0.5, 0.1);
      INSERT INTO model_split VALUES (\(row.id), \(row.id), 5);
      INSERT INTO model_offer VALUES (1, \(row.id), 1, 0)
      """)
    let step = WorkflowRow.Step(text: "ping {HOST}", sources: [id])
    _ = try store.save(
      WorkflowRow(name: "a", savedAt: nil, steps: [step], slots: [.init(name: "HOST", value: "b")]),
      at: noon)
  }

  @Test func everyStepBackAndForthKeepsEveryRow() throws {
    try fill()
    let before = try contents()
    // A new table has to be filled above, or this test says nothing of it.
    #expect(before.filter { $0.value.isEmpty }.map(\.key).sorted() == [])
    for steps in 1...Store.knownSchemaVersion {
      let store = try Store(path: path, openingMode: .readWriteWithoutMigrating)
      #expect(try store.rollback(steps: steps).count == steps)
      #expect(try store.migrate().count == steps)
      #expect(try store.keptTables() == [], "\(steps) steps")
      #expect(try contents() == before, "\(steps) steps")
      #expect(try store.check(isFull: true) == [])
      #expect(try store.verifyAudit().problem == nil)
    }
  }

  @Test func oneStepAtATimeDownToNothing() throws {
    try fill()
    let before = try contents()
    let store = try Store(path: path, openingMode: .readWriteWithoutMigrating)
    for _ in 1...Store.knownSchemaVersion { #expect(try store.rollback(steps: 1).count == 1) }
    #expect(try store.migrations().applied.isEmpty)
    #expect(try !store.keptTables().isEmpty)
    try store.migrate()
    #expect(try contents() == before)
  }

  @Test func whatWasErasedMeanwhileDoesNotComeBack() throws {
    try fill()
    let store = try Store(path: path, openingMode: .readWriteWithoutMigrating)
    // Down to before there were connections, feedback and all that.
    let steps = Store.knownSchemaVersion - 4
    try store.rollback(steps: steps)
    // An older program erases everything that ran.
    try store.connection.execute("DELETE FROM output_tail; DELETE FROM execution")
    try store.migrate()
    #expect(try store.keptTables() == [])
    #expect(try store.feedback(limit: 5).isEmpty)
    #expect(try store.connection.integer("SELECT count(*) FROM connection_usage") == 0)
    #expect(try store.models().count == 1)
    #expect(try store.check(isFull: true) == [])
  }

  @Test func rowsAreNotMixedWithThoseOfATableMadeAnew() throws {
    try fill()
    let store = try Store(path: path, openingMode: .readWriteWithoutMigrating)
    try store.rollback(steps: Store.knownSchemaVersion)
    // A program that knows nothing of what is kept takes the first steps by itself.
    try store.connection.execute(Schema.migrations[0].up)
    try store.connection.execute(
      "INSERT INTO migration VALUES (1, 'tables', 1); PRAGMA user_version = 1")
    try store.migrate()
    #expect(try store.executions().isEmpty)
    #expect(try store.feedback(limit: 5).isEmpty)
    #expect(try store.keptTables().contains("execution"))
    #expect(try store.keptTables().contains("feedback"))
  }
}
