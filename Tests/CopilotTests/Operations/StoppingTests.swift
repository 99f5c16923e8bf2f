import Copilot
import JSON
import Platform
import Store
import Testing

/// Long work that the user stops says what became of it, and leaves the history whole.
@Suite("Stopping operations")
struct StoppingTests {
  let place: Place
  private static let count = 3000

  init() throws {
    place = try Place()
    let store = try Store(path: place.database)
    try store.record(
      (0..<Self.count).map { number in
        let command = "ping host\(number)"
        var record = ExecutionRecord(
          uid: .derived(from: [command]), command: command, utility: "ping", template: "ping HOST",
          argumentKinds: ["host"], category: "reachability",
          startedAt: Timestamp(microseconds: 1_000_000 * Int64(number)))
        // A copy is made in steps of two megabytes.
        record.stdoutTail = String(repeating: "x", count: 1024)
        return record
      })
  }

  private func stopped(
    _ name: String, _ arguments: [String: JSONValue] = [:]
  ) throws -> StoppedWork? {
    let operation = try #require(Operation.named(name))
    let copilot = place.copilot()
    let failure = self.failure(of: operation, arguments, on: copilot) { true }
    // What follows is not stopped.
    #expect(try copilot.store().status().rows.first?.count == Self.count)
    #expect(try copilot.store().check(isFull: true) == [])
    guard case .stopped(let work)? = failure else { return nil }
    return work
  }

  private func failure(
    of operation: Operation, _ arguments: [String: JSONValue], on copilot: Copilot,
    when isStopped: @escaping () -> Bool
  ) -> OperationError? {
    do throws(OperationError) {
      _ = try copilot.stoppable(when: isStopped) { () throws(OperationError) in
        try operation.perform(on: copilot, with: OperationArguments(arguments))
      }
      return nil
    } catch {
      return error
    }
  }

  @Test func eachSaysWhatBecameOfIt() throws {
    #expect(try stopped("history.list", ["limit": 0]) == .nothingChanged)
    #expect(try stopped("history.stats") == .nothingChanged)
    #expect(try stopped("history.delete", ["matching": "*", "yes": true]) == .nothingErased)
    #expect(try stopped("db.prune", ["older_than": "1d"]) == .nothingErased)
    #expect(try stopped("db.check", ["full": true]) == .unfinishedCheck(path: place.database))
    let copy = place.path + "/copy.db"
    #expect(try stopped("db.backup", ["file": .string(copy)]) == .nothingWritten(path: copy))
    #expect(!Files.names(in: place.path).contains { $0.hasPrefix("copy") })
  }

  @Test func erasedRowsStayErasedWhenShrinkingIsStopped() throws {
    let copilot = place.copilot()
    let operation = try #require(Operation.named("db.prune"))
    // Half the executions, with the first, are gone when the question is answered with yes.
    let half = Timestamp(microseconds: 1_000_000 * Int64(Self.count / 2))
    let reader = try Store(path: place.database, openingMode: .readOnly)
    let failure = failure(
      of: operation, ["older_than": .string(half.rfc3339)], on: copilot
    ) {
      (try? reader.execution(id: 1)) == .some(nil)
    }
    guard case .stopped(.erasedWithoutShrinking(let gone))? = failure else {
      Issue.record("\(failure.map { "\($0)" } ?? "it was not stopped")")
      return
    }
    // What is said to be gone is, whole steps of it, and nothing else.
    #expect(gone > 0 && gone <= Self.count / 2)
    #expect(try reader.executions().count == Self.count - gone)
    #expect(try copilot.store().check(isFull: true) == [])
  }
}
