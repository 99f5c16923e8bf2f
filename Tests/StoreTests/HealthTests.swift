import Platform
import SQLite
import Store
import TestSupport
import Testing

@Suite struct HealthTests {
  private let directory = TemporaryDirectory()
  private var path: String { directory.path + "/history.db" }

  private func failure(_ mode: Store.OpeningMode = .readWrite) -> StoreError? {
    do throws(StoreError) {
      _ = try Store(path: path, openingMode: mode)
      return nil
    } catch {
      return error
    }
  }

  @Test func aNewerDatabaseIsLeftAlone() throws {
    _ = try Store(path: path)
    try Connection(path: path).execute("PRAGMA user_version = 99")
    let known = Store.knownSchemaVersion
    #expect(failure() == .newer(path: path, found: 99, known: known))
    #expect(failure(.readOnly) == .newer(path: path, found: 99, known: known))
    #expect(try Connection(path: path).schemaVersion() == 99)
  }

  @Test func anotherProgramsDatabaseIsLeftAlone() throws {
    try Connection(path: path).execute("CREATE TABLE theirs (x)")
    #expect(failure() == .foreign(path: path))
    #expect(
      try Connection(path: path).integer("SELECT count(*) FROM sqlite_schema") == 1)
  }

  @Test func garbageIsNotADatabase() throws {
    try write(String(repeating: "not a database ", count: 500), to: path)
    #expect(failure() == .notADatabase(path: path))
  }

  @Test func whatCannotBeOpenedSaysSo() throws {
    try write("", to: directory.path + "/file")
    let inside = directory.path + "/file/history.db"
    let error = #expect(throws: StoreError.self) { _ = try Store(path: inside) }
    guard case .cannotOpen(inside, _) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(error?.description.contains(inside) == true)
    guard case .cannotOpen = failure(.readOnly) else {
      Issue.record("a missing file was opened for reading")
      return
    }
  }

  @Test func aReadOnlyStoreReadsAndRefusesToWrite() throws {
    try Store(path: path).record(sample("ping a"))
    let store = try Store(path: path, openingMode: .readOnly)
    #expect(try store.executions().count == 1)
    let error = #expect(throws: StoreError.self) { try store.record(sample("ping b")) }
    #expect(error == .readOnly(path: path))
  }

  @Test func migrationsGoBackAndForthToTheSameSchema() throws {
    func schema() throws -> [String] {
      let connection = try Connection(path: path)
      let statement = try connection.prepare(
        "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY name")
      var lines: [String] = []
      while try statement.step() { lines.append(statement.text(0)) }
      return lines
    }
    let store = try Store(path: path)
    let whole = try schema()
    let known = Store.knownSchemaVersion
    for steps in 1...known {
      #expect(try store.rollback(steps: steps).count == steps)
      #expect(try store.migrations().pending.count == steps)
      #expect(failure(.readOnly) == .older(path: path, found: known - steps, known: known))
      let held = try Store(path: path, openingMode: .readWriteWithoutMigrating)
      #expect(try held.status().schemaVersion == known - steps)
      #expect(try store.migrate().count == steps)
      #expect(try schema() == whole)
    }
    try store.record(sample("ping a"))
    try store.rollback(steps: 1)
    #expect(try store.executions().count == 1)
    _ = try Store(path: path)
    #expect(try store.migrations().pending == [])
  }

  @Test func checkFindsADamagedPage() throws {
    let store = try Store(path: path)
    try store.record((0..<500).map { sample("ping \($0)", after: Int64($0)) })
    #expect(try store.check() == [])
    try store.vacuum()
    let size = try #require(Files.size(path))
    overwrite(path, at: size / 2, with: [UInt8](repeating: 0xA5, count: 4096))
    let reopened = try Store(path: path)
    let findings: [String]
    do throws(StoreError) {
      findings = try reopened.check(isFull: true)
    } catch {
      findings = [error.description]
    }
    #expect(!findings.isEmpty)
  }

  @Test func statusCountsRowsAndBytes() throws {
    let store = try Store(path: path)
    try store.record([sample("ping a"), sample("ping b"), sample("ping a", after: 1)])
    let status = try store.status()
    #expect(status.path == path)
    #expect(status.journalMode == "wal")
    #expect(status.schemaVersion == status.knownVersion)
    #expect(status.rows.first { $0.table == "execution" }?.count == 3)
    #expect(status.rows.first { $0.table == "command" }?.count == 2)
    #expect(status.logBytes > 0)
    #expect(status.spoolBytes == 0)
  }

  @Test func aBackupIsWholeAndReplacesOnlyWhenItIs() throws {
    let store = try Store(path: path)
    try store.record((0..<300).map { sample("ping \($0)", after: Int64($0)) })
    let copy = directory.path + "/copy.db"
    try write("old", to: copy)
    try store.backup(to: copy)
    #expect(try Store(path: copy, openingMode: .readOnly).executions() == store.executions())
    let nowhere = directory.path + "/none/copy.db"
    #expect(throws: StoreError.self) { try store.backup(to: nowhere) }
  }

  @Test func aFullDatabaseSaysSoAndGoesOnAfterwards() throws {
    let store = try Store(path: path)
    try store.setSizeLimit(bytes: 1)
    let batch = (0..<2000).map { sample("ping number \($0)", after: Int64($0)) }
    let error = #expect(throws: StoreError.self) { try store.record(batch) }
    #expect(error == .full(path: path))
    #expect(try store.executions().count == 0)
    try store.setSizeLimit(bytes: 1 << 30)
    #expect(try store.record(batch).added == 2000)
    #expect(try store.check(isFull: true) == [])
  }

  @Test(arguments: 0..<60 as Range<UInt64>)
  func flippedBytesNeverTrap(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    do {
      let store = try Store(path: path)
      try store.record((0..<100).map { sample("ping \($0)", after: Int64($0)) })
      try store.vacuum()
    }
    let size = try #require(Files.size(path))
    for _ in 0..<20 {
      overwrite(
        path, at: Int.random(in: 0..<size, using: &random), with: [UInt8(random.next() & 0xFF)])
    }
    // Whatever happens is an error or an answer; a trap would end the tests.
    do {
      let store = try Store(path: path)
      _ = try? store.executions()
      _ = try? store.statistics()
      try? store.commandSummaries { _ in }
      _ = try? store.record(sample("dig z"))
      _ = try? store.delete(.olderThan(noon.advanced(bySeconds: 50)))
      _ = try? store.check()
    } catch {
      #expect(!error.description.isEmpty)
    }
  }
}
