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
      let typed = try typedCommands(history: size, count: count)
      report.add(
        Measurement(
          name: "added to a command at the prompt", historyRows: size, unit: "ms",
          samples: typed.own.reduced(by: typed.bare.median), budget: .init(limit: 1),
          peers: [
            .init(name: "bash", samples: typed.bash.reduced(by: typed.bare.median)),
            .init(name: "bare spawn", samples: typed.bare),
          ]))
    }
  }

  /// Milliseconds from Enter to the next prompt, and of a bare spawn.
  ///
  /// The three take turns, so that a machine that gets slower or faster meanwhile does it to all.
  private func typedCommands(
    history: Int, count: Int
  ) throws(BenchmarkError) -> (own: Samples, bash: Samples, bare: Samples) {
    let own = try startedShell(workspace.shell, prompt: Workspace.ownPrompt, history: history)
    let bash = try startedShell(
      ["/bin/bash", "-i"], prompt: Workspace.peerPrompt, history: history)
    var samples = (own: Samples(), bash: Samples(), bare: Samples())
    for round in 0...count {
      let first = try typeOne(own, prompt: Workspace.ownPrompt)
      let second = try typeOne(bash, prompt: Workspace.peerPrompt)
      let begin = Clock.now()
      _ = try time(["/bin/true"], history: history)
      let third = (Clock.now() - begin) * 1000
      guard round > 0 else { continue }
      samples.own.add(first)
      samples.bash.add(second)
      samples.bare.add(third)
    }
    own.kill()
    bash.kill()
    return samples
  }

  private func startedShell(
    _ arguments: [String], prompt: String, history: Int
  ) throws(BenchmarkError) -> TerminalSession {
    let session = try TerminalSession(
      arguments, environment: workspace.environment(history), directory: workspace.home(history))
    try session.wait(for: prompt)
    session.waitForThreads(atMost: 1)
    _ = session.settle(quietSeconds: 0.05)
    return session
  }

  private func typeOne(
    _ session: TerminalSession, prompt: String
  ) throws(BenchmarkError) -> Double {
    session.type("/bin/true")
    _ = session.settle(quietSeconds: 0.002, firstWithinSeconds: 0.05)
    let begin = Clock.now()
    session.type("\r")
    let end = try session.wait(for: prompt)
    _ = session.settle(quietSeconds: 0.002)
    return (end - begin) * 1000
  }
}
