import SQLite
import Testing

@Suite struct MigrationTests {
  private let steps = [
    Migration(name: "one", up: "CREATE TABLE a (x INTEGER) STRICT", down: "DROP TABLE a"),
    Migration(name: "two", up: "CREATE TABLE b (x INTEGER) STRICT", down: "DROP TABLE b"),
  ]

  @Test func stepsAreTakenOnceAndNamed() throws {
    let connection = try Connection(path: ":memory:")
    #expect(try connection.migrationState(of: steps).pending == ["one", "two"])
    #expect(try connection.migrate(Array(steps.prefix(1)), at: 5) == ["one"])
    #expect(try connection.schemaVersion() == 1)
    #expect(try connection.migrate(steps, at: 6) == ["two"])
    #expect(try connection.migrate(steps, at: 7) == [])
    #expect(try connection.migrationState(of: steps).applied == ["one", "two"])
    #expect(try connection.schemaVersion() == 2)
  }

  @Test func aStepThatFailsLeavesTheDatabaseAsItWas() throws {
    let connection = try Connection(path: ":memory:")
    let broken = steps + [Migration(name: "three", up: "CREATE NONSENSE", down: "")]
    #expect(throws: DatabaseError.self) { try connection.migrate(broken, at: 5) }
    #expect(try connection.schemaVersion() == 0)
    #expect(try connection.integer("SELECT count(*) FROM sqlite_schema") == 0)
  }

  @Test func stepsAreTakenBackNewestFirst() throws {
    let connection = try Connection(path: ":memory:")
    try connection.migrate(steps, at: 5)
    #expect(try connection.rollBack(steps: 1, of: steps) == ["two"])
    #expect(try connection.schemaVersion() == 1)
    #expect(try connection.rollBack(steps: 9, of: steps) == ["one"])
    #expect(try connection.schemaVersion() == 0)
    #expect(try connection.migrate(steps, at: 6) == ["one", "two"])
  }
}
