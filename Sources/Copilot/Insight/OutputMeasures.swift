internal import Commands

/// What the output of a measuring utility says: round trips, losses, throughput.
struct OutputMeasures: Equatable {
  /// One figure of a host; the host is nil where the output does not name it.
  struct Figure: Equatable {
    let measure: Measure
    let host: String?
    let value: Double
  }

  /// The utilities whose output is read.
  static let utilities = ["ping", "fping", "mtr", "iperf3", "curl", "wget"]
  /// How much of an output is looked through, in characters.
  private static let longestOutput = 16_384

  private(set) var figures: [Figure] = []

  /// Reads the end of an output; what is of no known form says nothing.
  ///
  /// - Complexity: O(*n*) in the output.
  init(utility: String, output: String) {
    let lines = output.suffix(Self.longestOutput).split(separator: "\n")
    switch utility {
    case "ping", "ping6": readPing(lines)
    case "fping": for line in lines.suffix(1_000) { readFping(line) }
    case "mtr": readMtr(lines)
    case "iperf3": readIperf(lines)
    case "curl": readCurl(lines)
    case "wget": readWget(lines)
    default: break
    }
  }

  private mutating func add(_ measure: Measure, of host: String? = nil, _ value: Double?) {
    guard let value, value.isFinite, value >= 0 else { return }
    figures.append(Figure(measure: measure, host: host, value: value))
  }

  /// `rtt min/avg/max/mdev = 0.1/0.2/0.3/0.1 ms` and `3 packets transmitted, 3 received, 0% packet
  /// loss`.
  private mutating func readPing(_ lines: [Substring]) {
    for line in lines {
      if line.contains("packet loss") {
        let part = line.split(separator: ",").first { $0.contains("packet loss") }
        add(.loss, Self.percent(part?.split(separator: " ").first))
      } else if line.contains("min/avg/max"), let equals = line.firstIndex(of: "=") {
        let numbers = line[line.index(after: equals)...].split(separator: "/")
        if numbers.count > 1, let milliseconds = Double(numbers[1]) {
          add(.latency, milliseconds / 1_000)
        }
      }
    }
  }

  /// `10.0.0.1 : xmt/rcv/%loss = 3/3/0%, min/avg/max = 0.05/0.07/0.09`.
  private mutating func readFping(_ line: Substring) {
    let halves = line.split(separator: " : ", maxSplits: 1)
    guard halves.count == 2, let host = halves[0].split(separator: " ").first else { return }
    for part in halves[1].split(separator: ",") {
      guard let equals = part.firstIndex(of: "=") else { continue }
      let numbers = part[part.index(after: equals)...].split(separator: "/").map {
        $0.drop { $0 == " " }
      }
      guard numbers.count == 3 else { continue }
      if part.contains("%loss") {
        add(.loss, of: String(host), Self.percent(numbers[2]))
      } else if part.contains("min/avg/max") {
        add(.latency, of: String(host), Double(numbers[1]).map { $0 / 1_000 })
      }
    }
  }

  /// The last hop of a report: `  3.|-- 10.0.0.1  0.0%  10  0.1  0.2  0.1  0.4  0.1`.
  private mutating func readMtr(_ lines: [Substring]) {
    guard let hop = lines.compactMap(PathOutput.mtrHop).last else { return }
    add(.loss, hop.loss)
    add(.latency, hop.roundTripSeconds)
  }

  /// `[SUM]   0.00-10.00  sec  1.10 GBytes   942 Mbits/sec   0   sender`: what the receiver counted.
  private mutating func readIperf(_ lines: [Substring]) {
    var found: (rank: Int, value: Double)?
    for line in lines {
      let isReceiver = line.hasSuffix("receiver")
      guard isReceiver || line.hasSuffix("sender") else { continue }
      let words = line.split(separator: " ")
      guard let unit = words.firstIndex(where: { $0.hasSuffix("bits/sec") }), unit > 0,
        let number = Double(words[unit - 1])
      else { continue }
      let rank = (line.hasPrefix("[SUM]") ? 2 : 0) + (isReceiver ? 1 : 0)
      let value = number * Self.scale(words[unit].first)
      if rank >= found?.rank ?? 0 { found = (rank, value) }
    }
    add(.throughput, found?.value)
  }

  /// The last line of the progress meter: its seventh column is the mean of bytes a second.
  private mutating func readCurl(_ lines: [Substring]) {
    for line in lines.reversed() {
      let words = line.split(separator: " ")
      guard words.count == 12, words[0] == "100", let bytes = Self.size(words[6]), bytes > 0,
        let total = Self.size(words[1]), total >= 100_000
      else { continue }
      return add(.throughput, bytes * 8)
    }
  }

  /// `2026-11-21 14:02:11 (11.2 MB/s) - 'file' saved [104857600/104857600]`.
  private mutating func readWget(_ lines: [Substring]) {
    for line in lines.reversed() where line.contains("saved [") {
      guard let open = line.firstIndex(of: "("), let close = line[open...].firstIndex(of: ")")
      else { continue }
      let words = line[line.index(after: open)..<close].split(separator: " ")
      guard words.count == 2, words[1].hasSuffix("B/s"), let number = Double(words[0]) else {
        continue
      }
      return add(.throughput, number * Self.scale(words[1].first) * 8)
    }
  }

  static func percent(_ text: Substring?) -> Double? {
    guard let text, text.hasSuffix("%"), let number = Double(text.dropLast()), number <= 100 else {
      return nil
    }
    return number / 100
  }

  /// `11.2M` in curl's powers of 1024.
  private static func size(_ text: Substring) -> Double? {
    if let number = Double(text) { return number }
    let powers: [Character: Double] = [
      "k": 1_024, "M": 1_048_576, "G": 1_073_741_824, "T": 1_099_511_627_776,
    ]
    guard let unit = text.last, let factor = powers[unit] else { return nil }
    return Double(text.dropLast()).map { $0 * factor }
  }

  private static func scale(_ unit: Character?) -> Double {
    switch unit {
    case "K", "k": 1e3
    case "M": 1e6
    case "G": 1e9
    case "T": 1e12
    default: 1
    }
  }
}
