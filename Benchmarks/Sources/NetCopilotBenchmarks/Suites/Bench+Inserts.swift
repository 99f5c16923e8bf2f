import Glibc

extension Bench {
  /// Records written through the engine, one transaction each, and by an import.
  func measureInserts() throws(BenchmarkError) {
    var batched = Samples()
    let seconds = try importHistory()
    batched.add(Double(workspace.rows) / seconds)
    report.add(
      Measurement(
        name: "import, whole history", historyRows: workspace.rows, unit: "rows/s",
        samples: batched, budget: .init(limit: 150_000, isAtLeast: true)))
    for size in sizes {
      var own = Samples()
      for round in 0..<rounds(4, quick: 2) {
        own.add(try observed(history: size, count: rounds(10_000, quick: 3_000), round: round))
      }
      var peers: [Measurement.Peer] = []
      if let peer = try sqliteInserts(count: rounds(10_000, quick: 3_000)) { peers.append(peer) }
      report.add(
        Measurement(
          name: "engine observe, a transaction each", historyRows: size, unit: "rows/s",
          samples: own, budget: .init(limit: 20_000, isAtLeast: true), peers: peers))
    }
  }

  /// Imports the long history, and returns the seconds that it took.
  private func importHistory() throws(BenchmarkError) -> Double {
    let arguments = [
      workspace.binary, "history", "import", "bash", workspace.bashHistory(workspace.rows),
    ]
    let reading = try time(arguments, history: workspace.rows)
    guard reading.ending.status == 0 else {
      throw .failed(program: "history import", status: reading.ending.status)
    }
    return reading.seconds
  }

  /// Records lines through the engine; returns how many a second.
  private func observed(history: Int, count: Int, round: Int) throws(BenchmarkError) -> Double {
    var requests: [UInt8] = []
    var generator = HistoryGenerator(seed: 7 + UInt64(round))
    for index in 0..<count {
      let line = generator.next().replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
      requests.append(
        contentsOf:
          "{\"id\":\(index),\"op\":\"observe\",\"command\":\"\(line)\",\"cwd\":\"/root\",\"exit_code\":0,\"duration_seconds\":0.25}\n"
          .utf8)
    }
    let file = "\(workspace.directory)/requests"
    try TextFile.write(requests, to: file)
    // A copy, so that what is written here does not make the history longer for the rest.
    let home = "\(workspace.directory)/observed"
    TextFile.remove(home)
    try TextFile.makeDirectory(home)
    if history > 0 {
      let copy = try time(
        ["/bin/cp", "\(workspace.data(history))/history.db", home], history: history)
      guard copy.ending.status == 0 else { throw .failed(program: "cp", status: 1) }
    }
    let engine = [workspace.binary, "--data-dir", home, "engine"]
    let empty = try time(engine, history: history).seconds
    let full = try time(engine, history: history, input: file)
    TextFile.remove(home)
    guard full.ending.status == 0 else {
      throw .failed(program: "engine", status: full.ending.status)
    }
    return Double(count) / max(1e-6, full.seconds - empty)
  }

  /// One-row transactions of the sqlite3 program into a small table, as a floor.
  private func sqliteInserts(count: Int) throws(BenchmarkError) -> Measurement.Peer? {
    let program = "/usr/bin/sqlite3"
    guard TextFile.isExecutable(program) else { return nil }
    let database = "\(workspace.directory)/peer.db"
    let script = "\(workspace.directory)/peer.sql"
    var sql =
      "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;"
      + "CREATE TABLE h (id INTEGER PRIMARY KEY, at INTEGER, line TEXT, code INTEGER);"
      + "CREATE INDEX h_at ON h (at);\n"
    var generator = HistoryGenerator(seed: 7)
    for index in 0..<count {
      let line = generator.next().replacing("'", with: "''")
      sql += "INSERT INTO h (at, line, code) VALUES (\(index), '\(line)', 0);\n"
    }
    try TextFile.write(Array(sql.utf8), to: script)
    TextFile.remove(database)
    let reading = try time([program, "-init", "/dev/null", database], history: 0, input: script)
    TextFile.remove(database)
    var samples = Samples()
    samples.add(Double(count) / reading.seconds)
    return .init(name: "sqlite3, one small table", samples: samples)
  }
}
