import Glibc

extension Bench {
  /// What the shell adds to a command: lines of a script, and lines typed at the prompt.
  func measureOverhead() throws(BenchmarkError) {
    for size in sizes {
      let count = rounds(200, quick: 60)
      let script = "\(workspace.directory)/commands"
      try TextFile.write(
        Array(String(repeating: "/bin/true\n", count: count).utf8), to: script)
      var bare = Samples()
      var own = Samples()
      var bash = Samples()
      for _ in 0..<rounds(8, quick: 3) {
        // Starting the shell itself is taken off; it is measured elsewhere.
        let empty = try time([workspace.binary], history: size).seconds
        let full = try time([workspace.binary], history: size, input: script).seconds
        own.add((full - empty) / Double(count) * 1000)
        let bashEmpty = try time(["/bin/bash"], history: size).seconds
        let bashFull = try time(["/bin/bash"], history: size, input: script).seconds
        bash.add((bashFull - bashEmpty) / Double(count) * 1000)
        let begin = Clock.now()
        for _ in 0..<count { _ = try time(["/bin/true"], history: size) }
        bare.add((Clock.now() - begin) / Double(count) * 1000)
      }
      report.add(
        Measurement(
          name: "added to a command in a script", historyRows: size, unit: "ms",
          samples: own.reduced(by: bare.median), budget: .init(limit: 1),
          peers: [
            .init(name: "bash", samples: bash.reduced(by: bare.median)),
            .init(name: "bare spawn", samples: bare),
          ]))
      let typed = try typedCommands(
        workspace.shell, prompt: Workspace.ownPrompt, history: size, count: count)
      let bashTyped = try typedCommands(
        ["/bin/bash", "-i"], prompt: Workspace.peerPrompt, history: size, count: count)
      report.add(
        Measurement(
          name: "added to a command at the prompt", historyRows: size, unit: "ms",
          samples: typed.reduced(by: bare.median), budget: .init(limit: 1),
          peers: [
            .init(name: "bash", samples: bashTyped.reduced(by: bare.median)),
            .init(name: "bare spawn", samples: bare),
          ]))
    }
  }

  /// Milliseconds from Enter to the next prompt.
  private func typedCommands(
    _ arguments: [String], prompt: String, history: Int, count: Int
  ) throws(BenchmarkError) -> Samples {
    let session = try TerminalSession(
      arguments, environment: workspace.environment(history), directory: workspace.home(history))
    try session.wait(for: prompt)
    session.waitForThreads(atMost: 1)
    _ = session.settle(quietSeconds: 0.05)
    var samples = Samples()
    for round in 0...count {
      session.type("/bin/true")
      _ = session.settle(quietSeconds: 0.002, firstWithinSeconds: 0.05)
      let begin = Clock.now()
      session.type("\r")
      let end = try session.wait(for: prompt)
      if round > 0 { samples.add((end - begin) * 1000) }
      _ = session.settle(quietSeconds: 0.002)
    }
    session.kill()
    return samples
  }
}
