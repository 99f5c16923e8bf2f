extension Bench {
  /// What the engine takes to answer, pipe included: suggestions, purposes, durations, requests in
  /// plain words, lines that are alike, causes of failures.
  func measureMind() throws(BenchmarkError) {
    for size in sizes {
      let engine = try EngineSession(
        [workspace.binary, "engine"], environment: workspace.environment(size),
        directory: workspace.home(size))
      // The first of each kind reads models and history.
      for request in [suggest, classify, predict, ask, similar, explain] {
        let first = try engine.ask(request("ping -c 1 r1", 0))
        report.remark("first answer at \(size) rows: \(Int(first * 1000)) ms")
      }
      try measure(engine, "suggest for half a line", size, suggest, limit: 5, judged: .p99)
      try measure(engine, "classify a line", size, classify, limit: 0.2, judged: .median)
      try measure(engine, "predict a line", size, predict, limit: 0.2, judged: .median)
      try measure(engine, "ask in plain words", size, ask, limit: 5, judged: .median)
      try measure(engine, "similar lines", size, similar, limit: 1, judged: .median)
      try measure(engine, "explain a failure", size, explain, limit: 5, judged: .median)
      engine.leave()
    }
  }

  /// Asks for lines that the history does and does not have.
  private func measure(
    _ engine: EngineSession, _ name: String, _ size: Int, _ request: (String, Int) -> String,
    limit: Double, judged: Measurement.Judged
  ) throws(BenchmarkError) {
    var samples = Samples()
    var generator = HistoryGenerator(seed: 20_261_121)
    for round in 0..<rounds(300, quick: 60) {
      let line = generator.next().filter { $0 != "\\" && $0 != "\"" }
      samples.add(try engine.ask(request(line, round)) * 1000)
    }
    report.add(
      Measurement(
        name: name, historyRows: size, unit: "ms", samples: samples,
        budget: .init(limit: limit, judged: judged)))
  }

  private func suggest(_ line: String, _ id: Int) -> String {
    "{\"id\":\(id),\"op\":\"suggest\",\"prefix\":\"\(line.prefix(1 + line.count / 2))\"}"
  }

  private func classify(_ line: String, _ id: Int) -> String {
    "{\"id\":\(id),\"op\":\"classify\",\"command\":\"\(line)\"}"
  }

  private func predict(_ line: String, _ id: Int) -> String {
    "{\"id\":\(id),\"op\":\"predict\",\"command\":\"\(line)\"}"
  }

  private func similar(_ line: String, _ id: Int) -> String {
    "{\"id\":\(id),\"op\":\"similar\",\"command\":\"\(line)\"}"
  }

  private func ask(_ line: String, _ id: Int) -> String {
    let wishes = [
      "who listens on port \(1000 + id)", "is r\(id).lab up", "show the routes of eth\(id % 8)",
      "capture dns on eth\(id % 4) for a minute", "which name servers does r\(id).lab have",
      "how fast is the way to 10.0.\(id % 256).1",
    ]
    return "{\"id\":\(id),\"op\":\"ask\",\"text\":\"\(wishes[id % wishes.count])\"}"
  }

  private func explain(_ line: String, _ id: Int) -> String {
    "{\"id\":\(id),\"op\":\"explain\",\"command\":\"\(line)\",\"exit_code\":1,"
      + "\"stderr_tail\":\"connect: Connection refused\"}"
  }
}
