internal import Platform
internal import SQLite

extension HistoryImporter {
  /// Reads atuin's table `history`; times are in nanoseconds, and -1 means unknown.
  ///
  /// Source: atuin, `crates/atuin-client/migrations`.
  func readAtuin(
    _ path: String, _ batch: inout ImportBatch, _ progress: (Int, Int) -> Void
  ) throws(ImportError) {
    guard Files.exists(path) else {
      throw .unreadable(path: path, detail: "no such file")
    }
    if Files.isDirectory(path) { throw .unreadable(path: path, detail: "it is a directory") }
    let connection: Connection
    let columns: Set<String>
    do throws(DatabaseError) {
      connection = try Connection(
        path: path, openingMode: .readOnly, busyTimeoutMilliseconds: 2000)
      let statement = try connection.prepare("SELECT name FROM pragma_table_info('history')")
      var names: Set<String> = []
      while try statement.step() { names.insert(statement.text(0)) }
      columns = names
    } catch {
      switch error.kind {
      case .notADatabase, .corrupt:
        throw .foreign(path: path, line: 1, expected: .atuin, detail: error.message)
      default: throw .unreadable(path: path, detail: error.message)
      }
    }
    for column in ["id", "timestamp", "command"] where !columns.contains(column) {
      throw .foreign(
        path: path, line: 1, expected: .atuin, detail: "it has no column history.\(column)")
    }
    try readAtuin(connection, columns, &batch, progress)
  }

  private func readAtuin(
    _ connection: Connection, _ columns: Set<String>, _ batch: inout ImportBatch,
    _ progress: (Int, Int) -> Void
  ) throws(ImportError) {
    func column(_ name: String) -> String { columns.contains(name) ? name : "NULL" }
    var row = 0
    var failure: StoreError?
    do throws(DatabaseError) {
      let total = Int(try connection.integer("SELECT count(*) FROM history") ?? 0)
      let statement = try connection.prepare(
        """
        SELECT id, timestamp, \(column("duration")), \(column("exit")), command, \(column("cwd")),
          \(column("session")), \(column("hostname")), \(column("deleted_at"))
        FROM history ORDER BY timestamp
        """)
      while failure == nil, try statement.step() {
        row += 1
        batch.add(Self.atuinItem(in: statement, row: row))
        if row % 1000 == 0 {
          progress(row, total)
          do throws(StoreError) { try batch.flushIfFull() } catch { failure = error }
          if failure == nil, isStopped() { failure = .interrupted(path: store.path) }
        }
      }
      progress(row, total)
    } catch {
      batch.summary.interruption = "\(connection.path): row \(row + 1): \(error.message)"
    }
    if let failure { throw .store(failure) }
  }

  private static func atuinItem(in row: Statement, row number: Int) -> ImportItem {
    if !row.isNull(8) { return .skip(.deleted, line: number) }
    let text: String
    switch row.withBytes(4, { ImportEntry.text(of: $0) }) {
    case .success(let command): text = command
    case .failure(let refusal): return .skip(refusal.reason, line: number)
    }
    var entry = ImportEntry(line: number, command: text)
    entry.foreignID = row.text(0)
    entry.startedAtMicroseconds = row.integer(1) / 1000
    if let duration = row.optionalInteger(2), duration >= 0 {
      entry.durationSeconds = Double(duration / 1000) / 1_000_000
    }
    if let exit = row.optionalInteger(3), exit >= 0 { entry.exitCode = Int(exit) }
    entry.directory = row.optionalText(5).flatMap { $0 == "unknown" || $0.isEmpty ? nil : $0 }
    entry.session = row.optionalText(6).flatMap { $0.isEmpty ? nil : $0 }
    if let place = row.optionalText(7) {
      let parts = place.utf8.split(separator: UInt8(ascii: ":"), maxSplits: 1)
      entry.host = parts.first.map { String(Substring($0)) }
      entry.user = parts.count > 1 ? String(Substring(parts[1])) : nil
    }
    return .entry(entry)
  }
}
