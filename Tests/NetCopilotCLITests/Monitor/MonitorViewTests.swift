import Copilot
import Detection
import Packets
import Platform
import TerminalTesting
import Testing

@testable import NetCopilotCLI
@testable import Terminal

/// What the monitor's screen shows of what is known, cell by cell.
@Suite("Monitor screen") struct MonitorViewTests {
  init() { UnicodeLocale.activate() }

  private static func finding(
    _ identifier: UInt64, _ kind: FindingKind, _ severity: Severity, _ actor: String,
    _ target: String, _ summary: String
  ) -> Finding {
    var finding = Finding(
      identifier: identifier, kind: kind, severity: severity, score: 0.9,
      startNanoseconds: 1_767_603_600_000_000_000, endNanoseconds: 1_767_603_660_000_000_000,
      actors: [Party(actor)], targets: [Party(target)], summary: summary)
    finding.evidence = [
      Evidence("failed_ports", 118, threshold: 12), Evidence("failed_ratio", 0.983, threshold: 0.6),
    ]
    finding.technique = "T1046"
    finding.nextCommands = ["ss -tunp dst \(target)"]
    return finding
  }

  private static var snapshot: MonitorSnapshot {
    var snapshot = MonitorSnapshot()
    snapshot.interface = "eth0"
    snapshot.bitRates = (0..<40).map { Double($0) * 310_000 }
    snapshot.packetRate = 2140
    snapshot.activeFlows = 1184
    snapshot.anomalyState = .watching
    var (server, client) = (
      MonitorSnapshot.Talker(address: "10.0.0.5"), MonitorSnapshot.Talker(address: "10.0.0.23")
    )
    server.name = "intranet.example"
    (server.received, server.sent, server.flows) = (200_000, 9_100_000, 4)
    (client.received, client.sent, client.flows) = (300_000, 1_900_000, 412)
    client.unusual = "peers 412, usually 12"
    snapshot.talkers = [client, server]
    snapshot.findings = [
      finding(1, .portScan, .high, "10.0.0.66", "10.0.0.5", "120 ports tried in 6 s"),
      finding(2, .beacon, .medium, "10.0.0.23", "203.0.113.5:443", "25 calls, one every 60 s"),
    ]
    return snapshot
  }

  /// The screen after some sizes and choices, one drawn over the other as on a terminal.
  private func screen(
    _ snapshot: MonitorSnapshot = snapshot, _ choices: MonitorChoices = MonitorChoices(),
    rows: Int = 24, columns: Int = 80, glyphs: Glyphs = .unicode
  ) -> Screen {
    let size = WindowSize(rows: rows, columns: columns)
    var canvas = ScreenCanvas(size: size, palette: Palette(.full), glyphs: glyphs)
    var screen = Screen(size: size)
    let view = MonitorView(snapshot: snapshot, choices: choices, size: size, glyphs: glyphs)
    #expect(view.rows.count == rows)
    screen.feed(Array(canvas.draw(view.rows).utf8))
    #expect(screen.scrolledRows == 0 && screen.unknownSequences.isEmpty)
    return screen
  }

  /// The text without what the machine's time zone decides.
  private func lines(_ screen: Screen) -> [String] {
    let clock = LocalTime(Timestamp(microseconds: 1_767_603_660_000_000)).time
    return screen.text.map { line in
      guard let place = line.firstRange(of: clock) else { return line }
      return line[..<place.lowerBound] + "09:01:00" + line[place.upperBound...]
    }
  }

  @Test("at 80 by 24 it shows the link, talkers by traffic, findings newest first, and keys")
  func usual() {
    let screen = screen()
    let lines = lines(screen)
    #expect(
      lines[0]
        == " eth0  12.1 Mbit/s ▆▆▆▆▆▆▇▇▇▇▇▇███  2.1 kpkt/s  flows 1,184  drops 0  baseline ok"
        || lines[0].hasPrefix(" eth0  12.1 Mbit/s "))
    #expect(lines[0].contains("2.1 kpkt/s  flows 1,184  drops 0"))
    #expect(
      Array(lines[1...3]) == [
        " TALKERS                                 ↓            ↑  flows  UNUSUAL",
        " intranet.example               200 kbit/s   9.1 Mbit/s      4  ·",
        " 10.0.0.23                      300 kbit/s   1.9 Mbit/s    412  ↑ peers 412, us…",
      ])
    #expect(
      Array(lines[17...22]) == [
        "", " FINDINGS  2 open",
        "▸09:01:00  medium    beacon          10.0.0.23 → 203.0.113.5:443",
        "           25 calls, one every 60 s",
        " 09:01:00  high      port-scan       10.0.0.66 → 10.0.0.5",
        "           120 ports tried in 6 s",
      ])
    #expect(lines[23] == " q quit · s sort: total · f filter · p pause · ↑↓ choose · ? help")
    #expect(screen.cell(row: 23, column: 1).isDim)
    #expect(screen.cell(row: 0, column: 1).isBold)
  }

  @Test("every size shows whole rows, the link first and the keys last")
  func sizes() {
    for rows in [1, 2, 3, 5, 8, 12, 24, 60] {
      for columns in [1, 10, 20, 40, 60, 80, 120, 200] {
        let lines = screen(rows: rows, columns: columns).text
        #expect(lines.count == rows)
        if rows > 1, columns >= 40 {
          #expect(lines[0].hasPrefix(" eth0  12.1 Mbit/s"))
          #expect(lines[rows - 1].hasPrefix(" q quit"))
        }
        if rows >= 8, columns >= 20 {
          #expect(lines.contains { $0.hasPrefix(" TALKERS") }, "\(rows) × \(columns)")
          #expect(lines.contains { $0.hasPrefix(" FINDINGS") }, "\(rows) × \(columns)")
        }
      }
    }
  }

  @Test("a narrow window keeps names and rates apart") func narrow() {
    let lines = lines(screen(rows: 12, columns: 40))
    #expect(lines[0].hasSuffix("…"))
    #expect(lines[2].hasPrefix(" intranet.example"))
    #expect(lines[2].contains("200 kbit/s"))
  }

  @Test("a filter leaves what holds it, and says so") func filter() {
    var choices = MonitorChoices()
    choices.filter = "10.0.0.23"
    let lines = lines(screen(Self.snapshot, choices))
    #expect(lines.contains { $0.hasPrefix(" 10.0.0.23") })
    #expect(!lines.contains { $0.contains("intranet") || $0.contains("port-scan") })
    #expect(lines.contains(" FINDINGS  1 open"))
    #expect(lines[23].contains("f filter: 10.0.0.23"))
    choices.isFiltering = true
    #expect(screen(Self.snapshot, choices).text[23] == " filter: 10.0.0.23_")
  }

  @Test("the order is the one that was chosen", arguments: MonitorChoices.Order.allCases)
  func order(order: MonitorChoices.Order) {
    var choices = MonitorChoices()
    choices.order = order
    let lines = screen(Self.snapshot, choices).text
    let isServerFirst = lines[2].hasPrefix(" intranet")
    #expect(isServerFirst == (order == .total || order == .sent))
    #expect(lines[23].contains("s sort: \(order.rawValue)"))
  }

  @Test("an open finding shows its numbers, thresholds and what to run") func open() {
    var choices = MonitorChoices()
    choices.isOpen = true
    choices.selection = 1
    let lines = lines(screen(Self.snapshot, choices))
    #expect(lines[2] == " high  port-scan  T1046")
    #expect(lines[3] == " 10.0.0.66 → 10.0.0.5")
    #expect(lines[6] == " 120 ports tried in 6 s")
    #expect(lines[8] == " failed ports                         118  threshold 12")
    #expect(lines[9] == " failed ratio                        0.98  threshold 0.60")
    #expect(lines[12] == "   ss -tunp dst 10.0.0.5")
    #expect(lines[23] == " o back · e expected · q quit")
  }

  @Test("what is expected is counted and not listed; help, pause and failures are said")
  func states() {
    var snapshot = Self.snapshot
    snapshot.findings[0].isExpected = true
    #expect(screen(snapshot).text.contains(" FINDINGS  1 open · 1 expected"))
    var choices = MonitorChoices()
    choices.isPaused = true
    #expect(screen(snapshot, choices, columns: 120).text[0].hasSuffix("PAUSED"))
    choices.showsHelp = true
    #expect(screen(snapshot, choices).text.contains { $0.hasPrefix(" q, Ctrl-C   leave") })
    choices.showsHelp = false
    choices.note = "wrote a.pcap"
    #expect(screen(snapshot, choices).text[23] == " wrote a.pcap")
    snapshot.recordingProblem = "/x/a.pcap: no space left on device"
    #expect(screen(snapshot, choices).text[23] == " /x/a.pcap: no space left on device")
    snapshot.failure = "eth0: it went down"
    #expect(screen(snapshot, choices).text[23] == " eth0: it went down")
    snapshot.anomalyState = .learning(minutes: 12, needed: 200)
    #expect(screen(snapshot, columns: 120).text[0].contains("still learning 12/200"))
  }

  @Test("many findings scroll with the choice, and the chosen one stays in sight") func scrolling()
  {
    var snapshot = Self.snapshot
    snapshot.findings = (1...40).map {
      Self.finding(
        UInt64($0), .portScan, .low, "10.0.0.\($0)", "10.0.1.1", "ports")
    }
    for selection in 0..<40 {
      var choices = MonitorChoices()
      choices.selection = selection
      let lines = screen(snapshot, choices, rows: 16).text
      let chosen = lines.filter { $0.hasPrefix("▸") }
      #expect(chosen.count == 1 && chosen[0].contains(" 10.0.0.\(40 - selection) →"))
    }
  }

  @Test("without Unicode it is plain ASCII") func ascii() {
    let text = screen(Self.snapshot, glyphs: .ascii).joinedText
    #expect(text.utf8.allSatisfy { $0 < 0x80 })
    #expect(text.contains("10.0.0.23 -> 203.0.113.5:443"))
  }

  @Test("names from the network cannot move the cursor") func hostile() {
    var snapshot = Self.snapshot
    snapshot.talkers[0].name = "a\u{1B}[2J\u{1B}[H\r\nb\u{9B}31m"
    snapshot.findings[0].summary = "\u{1B}]0;owned\u{07}x"
    let screen = screen(snapshot)
    #expect(screen.title == "")
    #expect(screen.text[0].hasPrefix(" eth0"))
  }
}
