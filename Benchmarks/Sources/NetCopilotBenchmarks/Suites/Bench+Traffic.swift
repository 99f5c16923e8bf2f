import Glibc

extension Bench {
  /// Packets a second of processor time, from a capture to its flows and its findings, beside other
  /// flow meters where they are installed.
  func measureTraffic() throws(BenchmarkError) {
    let packets = rounds(1_250_000, quick: 250_000)
    let path = workspace.directory + "/mixed.pcap"
    report.remark("writing a capture of \(packets) packets")
    try writeCapture(packets: packets, to: path)
    let peers = try trafficPeers(path)
    let own = [
      (name: "analyze", arguments: [workspace.binary, "analyze", path, "--json"]),
      (name: "flows", arguments: [workspace.binary, "flows", path, "--csv"]),
    ]
    var rates = (own + peers).map { _ in Samples() }
    for round in 0...rounds(9, quick: 3) {
      for (index, program) in (own + peers).enumerated() {
        let reading = try time(program.arguments, history: 0)
        guard reading.ending.status == 0 else {
          throw .failed(program: program.name, status: reading.ending.status)
        }
        // The first round brings the files into memory.
        if round > 0 { rates[index].add(Double(packets) / reading.ending.cpuSeconds) }
      }
    }
    for (index, program) in own.enumerated() {
      report.add(
        Measurement(
          name: "\(program.name), \(packets) packets", historyRows: 0,
          unit: "packets/s of processor time", samples: rates[index],
          budget: program.name == "analyze" ? .init(limit: 2_500_000, isAtLeast: true) : nil,
          peers: zip(peers, rates[own.count...]).map { .init(name: $0.name, samples: $1) }))
    }
  }

  /// Other programs that make flows of a capture; those that are not there are named.
  private func trafficPeers(
    _ path: String
  ) throws(BenchmarkError) -> [(name: String, arguments: [String])] {
    var found: [(name: String, arguments: [String])] = []
    let programs = [
      ("softflowd", ["-d", "-m", "2000000", "-r", path, "-n", "127.0.0.1:9995", "-v", "9"]),
      ("argus", ["-r", path, "-w", "/dev/null"]),
    ]
    for (name, arguments) in programs {
      let file = ["/usr/sbin/", "/usr/bin/", "/usr/local/sbin/", "/usr/local/bin/"]
        .map { $0 + name }.first(where: TextFile.isExecutable)
      if let file {
        found.append((name, [file] + arguments))
      } else {
        report.remark("\(name) is not installed: not compared")
      }
    }
    let python = ["/usr/local/bin/python3", "/usr/bin/python3"].first(where: TextFile.isExecutable)
    let search =
      "import sys,importlib.util as u\nsys.exit(0 if u.find_spec('nfstream') else 1)"
    if let python, try time([python, "-c", search], history: 0).ending.status == 0 {
      let script =
        "import sys,nfstream\n"
        + "for _ in nfstream.NFStreamer(source=sys.argv[1],statistical_analysis=True,n_meters=1): pass"
      found.append(("nfstream", [python, "-c", script, path]))
    } else {
      report.remark("nfstream is not installed: not compared")
    }
    return found
  }

  private func writeCapture(packets: Int, to path: String) throws(BenchmarkError) {
    guard let file = fopen(path, "we") else { throw .last("open", path) }
    var generator = CaptureGenerator(packets: packets, seed: 20_261_121)
    var bytes = CaptureGenerator.header
    var isWritten = true
    for _ in 0..<packets {
      generator.append(to: &bytes)
      if bytes.count > 1 << 20 {
        isWritten = isWritten && fwrite(bytes, 1, bytes.count, file) == bytes.count
        bytes.removeAll(keepingCapacity: true)
      }
    }
    isWritten = isWritten && fwrite(bytes, 1, bytes.count, file) == bytes.count
    guard fclose(file) == 0, isWritten else { throw .last("write", path) }
  }
}
