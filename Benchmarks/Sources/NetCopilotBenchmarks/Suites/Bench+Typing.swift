extension Bench {
  /// Key to ghost text, and key to the search panel's new rows.
  func measureTyping() throws(BenchmarkError) {
    for size in sizes where size > 0 {
      let session = try TerminalSession(
        workspace.shell, environment: workspace.environment(size),
        directory: workspace.home(size))
      try session.wait(for: Workspace.ownPrompt)
      session.waitForThreads(atMost: 1)
      _ = session.settle(quietSeconds: 0.3)
      var ghosts = ghostTimes(session)
      ghosts = ghosts.scaled(by: 1000)
      report.add(
        Measurement(
          name: "key to ghost text", historyRows: size, unit: "ms", samples: ghosts,
          budget: .init(limit: 0.2)))
      report.add(
        Measurement(
          name: "key to ghost text, slowest", historyRows: size, unit: "ms", samples: ghosts,
          budget: .init(limit: 1, judged: .p99)))
      let searches = searchTimes(session).scaled(by: 1000)
      report.add(
        Measurement(
          name: "Ctrl-R, each key", historyRows: size, unit: "ms", samples: searches,
          budget: .init(limit: 30, judged: .p99)))
      session.leave()
    }
  }

  /// Seconds from each key to the end of the drawing that shows the suggestion.
  private func ghostTimes(_ session: TerminalSession) -> Samples {
    var samples = Samples()
    var generator = HistoryGenerator(seed: 20_261_121)
    for round in 0..<rounds(60, quick: 20) {
      var line = generator.next()
      for _ in 0..<(round * 37) { line = generator.next() }
      for (index, key) in line.prefix(12).enumerated() where !line.isEmpty {
        session.forget()
        let begin = Clock.now()
        session.type(String(key))
        // Suggestions end with the cursor shown again; one that never comes counts as a second.
        var end = try? session.wait(for: "\u{1B}[?25h", timeoutSeconds: 1)
        if end == nil {
          report.remark("no suggestion for '\(line.prefix(index + 1))'")
          end = Clock.now()
        }
        // A person's first key finds caches cold in every shell; it counts too.
        if round > 0 || index > 0 { samples.add((end ?? begin) - begin) }
      }
      session.type("\u{15}")
      _ = session.settle(quietSeconds: 0.003, firstWithinSeconds: 0.05)
    }
    return samples
  }

  /// Seconds from each key of a query to the end of the panel's drawing.
  private func searchTimes(_ session: TerminalSession) -> Samples {
    var samples = Samples()
    for query in ["edge7 tcp", "ssh core12", "vlan 99 leaf", "zzqx", "10.1.2", "snmp 1.3.6"] {
      session.type("\u{12}")
      _ = session.settle(quietSeconds: 0.2)
      for key in query {
        let begin = Clock.now()
        session.type(String(key))
        guard
          let last = session.settle(quietSeconds: isQuick ? 0.04 : 0.06, firstWithinSeconds: 1)
        else { continue }
        samples.add(last.moment - begin)
      }
      session.type("\u{07}")
      _ = session.settle(quietSeconds: 0.05)
      session.type("\u{15}")
      _ = session.settle(quietSeconds: 0.05)
    }
    return samples
  }
}
