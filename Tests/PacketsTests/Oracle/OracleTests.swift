import Glibc
import Packets
import Testing

/// Holds the decoder against the counts that another analyser gave for a collection of captures.
///
/// `NETCOPILOT_ORACLE_TABLE` names a table with a header line and tabulators between the columns,
/// `NETCOPILOT_ORACLE_DIRECTORY` the folder that its `file` column counts from; captures must not
/// be compressed. `NETCOPILOT_ORACLE_LEAST` is the least share of equal counts that passes.
@Suite("Counts beside another analyser's") struct OracleTests {
  private static let table = environment("NETCOPILOT_ORACLE_TABLE")
  private static let directory = environment("NETCOPILOT_ORACLE_DIRECTORY")

  private static func environment(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }
  }

  /// The columns that are compared, each with what it counts.
  private static let columns: [(name: String, count: @Sendable (Counts) -> Int)] = [
    ("capinfos_packets", { $0.packets }), ("capinfos_bytes", { $0.bytes }), ("ip4", { $0.ip4 }),
    ("ip6", { $0.ip6 }),
    ("tcp", { $0.tcp }), ("udp", { $0.udp }), ("icmp", { $0.icmp }), ("arp", { $0.arp }),
    ("tcp_streams", { $0.streams.tcpStreams }), ("udp_streams", { $0.streams.udpStreams }),
    ("malformed", { $0.malformed }),
  ]

  struct Counts {
    var packets = 0
    var bytes = 0
    var ip4 = 0
    var ip6 = 0
    var tcp = 0
    var udp = 0
    var icmp = 0
    var arp = 0
    var malformed = 0
    var streams = StreamCounter()

    init(of capture: CaptureBytes) {
      let decoder = PacketDecoder()
      var summary = PacketSummary()
      for frame in capture.frames {
        decoder.decode(
          capture.bytes.span.bytes.extracting(frame.bytes), wireLength: frame.wireLength,
          timestampNanoseconds: 0, link: frame.link, into: &summary)
        packets += 1
        bytes += frame.wireLength
        let layers = summary.layers
        if layers.contains(.ip4) { ip4 += 1 }
        if layers.contains(.ip6) { ip6 += 1 }
        if layers.contains(.tcp) { tcp += 1 }
        if layers.contains(.udp) { udp += 1 }
        if !layers.isDisjoint(with: [.icmp, .icmp6]) { icmp += 1 }
        if layers.contains(.arp) { arp += 1 }
        if summary.malformation != nil { malformed += 1 }
        streams.observe(summary)
      }
    }
  }

  @Test("counts per capture", .enabled(if: table != nil && directory != nil))
  func counts() throws {
    let table = try #require(OracleTests.table)
    let directory = try #require(OracleTests.directory)
    let lines = try #require(OracleTests.lines(of: table))
    let names = lines[0].split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    var equal = [Int](repeating: 0, count: OracleTests.columns.count)
    var compared = 0
    for line in lines.dropFirst() {
      let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      func cell(_ name: String) -> String? {
        names.firstIndex(of: name).flatMap { $0 < cells.count ? cells[$0] : nil }
      }
      guard let file = cell("file"), cell("capinfos_error") == "", cell("malformed") == "0",
        let capture = CaptureBytes(path: directory + "/" + file)
      else { continue }
      compared += 1
      let counts = Counts(of: capture)
      for (index, column) in OracleTests.columns.enumerated() {
        let expected = cell(column.name).flatMap(Int.init) ?? -1
        let found = column.count(counts)
        if found == expected {
          equal[index] += 1
        } else {
          OracleTests.say("\(file): \(column.name) is \(found), the table says \(expected)")
        }
      }
    }
    for (index, column) in OracleTests.columns.enumerated() {
      OracleTests.say("\(column.name): \(equal[index]) of \(compared) equal")
    }
    let least = OracleTests.environment("NETCOPILOT_ORACLE_LEAST").flatMap(Double.init) ?? 0.9
    #expect(compared > 0)
    for (index, column) in OracleTests.columns.enumerated() {
      #expect(Double(equal[index]) >= least * Double(compared), "\(column.name)")
    }
  }

  private static func say(_ text: String) {
    print("oracle: \(text)")
  }

  private static func lines(of path: String) -> [String]? {
    guard let file = fopen(path, "r") else { return nil }
    defer { fclose(file) }
    var lines: [String] = []
    var line: UnsafeMutablePointer<CChar>?
    var size = 0
    while getline(&line, &size, file) > 0, let start = line {
      lines.append(String(String(cString: start).prefix { $0 != "\n" }))
    }
    free(line)
    return lines
  }
}
