import Glibc

extension Bench {
  /// Process start to first prompt, and memory at rest, each beside other shells.
  func measureStart() throws(BenchmarkError) {
    for size in sizes {
      var own = Samples()
      var cpu = Samples()
      var resident = Samples()
      let peers = peerShells()
      var peerTimes = peers.map { _ in Samples() }
      var peerResident = peers.map { _ in Samples() }
      let count = rounds(25, quick: 6)
      for round in 0..<count {
        let reading = try startOnce(workspace.shell, prompt: Workspace.ownPrompt, history: size)
        // The first round brings the files into memory.
        if round > 0 {
          own.add(reading.seconds)
          cpu.add(reading.cpuSeconds)
          resident.add(reading.residentMegabytes)
        }
        // Slow peers need not be asked as often.
        guard round < rounds(6, quick: 3) else { continue }
        for (index, peer) in peers.enumerated() {
          let reading = try startOnce(
            peer.arguments, prompt: Workspace.peerPrompt, history: size, isOwn: false)
          if round > 0 {
            peerTimes[index].add(reading.seconds)
            peerResident[index].add(reading.residentMegabytes)
          }
        }
      }
      report.add(
        Measurement(
          name: "start to first prompt", historyRows: size, unit: "ms",
          samples: own.scaled(by: 1000), budget: .init(limit: size == 0 ? 10 : 25),
          peers: zip(peers, peerTimes).map { .init(name: $0.name, samples: $1.scaled(by: 1000)) },
          cpu: cpu.scaled(by: 1000)))
      report.add(
        Measurement(
          name: "resident memory at rest", historyRows: size, unit: "MB", samples: resident,
          budget: .init(limit: size == 0 ? 40 : 300),
          peers: zip(peers, peerResident).map { .init(name: $0.name, samples: $1) }))
    }
  }

  private func startOnce(
    _ arguments: [String], prompt: String, history: Int, isOwn: Bool = true
  ) throws(BenchmarkError) -> (seconds: Double, cpuSeconds: Double, residentMegabytes: Double) {
    let begin = Clock.now()
    let session = try TerminalSession(
      arguments, environment: workspace.environment(history), directory: workspace.home(history))
    let end = try session.wait(for: prompt)
    let cpu = Clock.cpuSeconds(of: session.process.pid)
    if isOwn { session.waitForThreads(atMost: 1) }
    _ = session.settle(quietSeconds: 0.02)
    let resident = Double(session.process.statusFigure("VmRSS") ?? 0) / 1024
    // A peer that left by itself would write its history anew.
    if isOwn { session.leave() } else { session.kill() }
    return (end - begin, cpu, resident)
  }

  /// The shells of this machine to compare with.
  func peerShells() -> [(name: String, arguments: [String])] {
    ["bash", "zsh", "fish"].compactMap { name in
      ["/bin/", "/usr/bin/"].map { $0 + name }.first(where: TextFile.isExecutable)
        .map { (name, [$0, "-i"]) }
    }
  }
}
