extension Bench {
  /// `netcopilot run -- true` beside `bash -c true`, in turns.
  func measureOneShot() throws(BenchmarkError) {
    for size in sizes {
      let commands = [
        [workspace.binary, "run", "--", "true"], ["/bin/bash", "-c", "true"], ["/bin/true"],
        [workspace.binary, "--version"],
      ]
      var times = commands.map { _ in Samples() }
      var cpu = commands.map { _ in Samples() }
      for round in 0...rounds(150, quick: 30) {
        for (index, command) in commands.enumerated() {
          let reading = try time(command, history: size)
          guard reading.ending.status == 0 else {
            throw .failed(program: command.joined(separator: " "), status: reading.ending.status)
          }
          guard round > 0 else { continue }
          times[index].add(reading.seconds * 1000)
          cpu[index].add(reading.ending.cpuSeconds * 1000)
        }
      }
      report.add(
        Measurement(
          name: "run -- true", historyRows: size, unit: "ms", samples: times[0],
          budget: .init(limit: 3, isRatio: true),
          peers: [
            .init(name: "bash -c true", samples: times[1]), .init(name: "true", samples: times[2]),
            .init(name: "--version", samples: times[3]),
          ], cpu: cpu[0]))
      report.add(
        Measurement(
          name: "run -- true, processor", historyRows: size, unit: "ms", samples: cpu[0],
          peers: [
            .init(name: "bash -c true", samples: cpu[1]), .init(name: "true", samples: cpu[2]),
            .init(name: "--version", samples: cpu[3]),
          ]))
    }
  }
}
