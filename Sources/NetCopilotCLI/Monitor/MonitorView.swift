import Copilot
import Detection
import Platform
import Terminal

/// What the user chose on the monitor's screen.
struct MonitorChoices: Equatable {
  enum Order: String, CaseIterable {
    case total, received, sent, flows
  }

  var order = Order.total
  /// Only hosts and findings that hold this are shown.
  var filter = ""
  /// Whether keys go into the filter.
  var isFiltering = false
  var isPaused = false
  /// The chosen finding's place, newest first.
  var selection = 0
  /// Whether the chosen finding is shown in full.
  var isOpen = false
  var showsHelp = false
  /// What was just done, on the last line.
  var note: String?
}

/// The monitor's screen as rows: a function of what is known, what was chosen, and the window.
struct MonitorView {
  let snapshot: MonitorSnapshot
  let choices: MonitorChoices
  let size: WindowSize
  let glyphs: Glyphs

  /// The findings that are shown: open ones that fit the filter, newest first.
  var findings: [Finding] {
    snapshot.findings.reversed().filter { !$0.isExpected && fits($0) }
  }

  var rows: [[Styled]] {
    if choices.showsHelp { return framed(help) }
    if choices.isOpen, let finding = chosen { return framed(sheet(finding)) }
    guard size.rows > 1 else { return [head] }
    let room = size.rows - 2
    let wanted = min(findings.count, 6) * 2 + 1
    let findingRoom = min(wanted, max(1, room / 2))
    // An empty row sets the findings apart where there is room for it.
    let gap = room >= 8 ? 1 : 0
    let talkerRoom = max(0, room - findingRoom - gap)
    var rows = [head] + talkers(talkerRoom)
    while rows.count < 1 + talkerRoom + gap { rows.append([]) }
    rows += findingRows(findingRoom)
    rows = Array(rows.prefix(size.rows - 1))
    while rows.count < size.rows - 1 { rows.append([]) }
    rows.append(foot)
    return rows
  }

  /// The chosen finding; nil when there is none.
  var chosen: Finding? {
    findings.indices.contains(choices.selection) ? findings[choices.selection] : nil
  }

  // MARK: Head and foot

  private var head: [Styled] {
    let rate = snapshot.bitRates.last ?? 0
    let isWide = size.columns >= 100
    let history = Array(snapshot.bitRates.suffix(isWide ? 30 : 15))
    var pieces = [
      Styled(" \(snapshot.interface)", .bold), Styled("  \(BitRate.text(rate)) "),
      Styled(Plot.sparkline(history, glyphs: glyphs), .color(.cyan)),
      Styled("  \(packets(snapshot.packetRate))  flows \(Figures.grouped(snapshot.activeFlows))"),
      Styled(
        "  drops \(Figures.grouped(snapshot.dropped))",
        snapshot.dropped > 0 ? .color(.red) : .plain),
    ]
    switch snapshot.anomalyState {
    case .none: pieces.append(Styled("  no baseline", .dim))
    case .learning(let minutes, let needed):
      pieces.append(Styled("  still learning \(minutes)/\(needed)", .dim))
    case .watching: pieces.append(Styled("  baseline ok", .color(.green)))
    }
    if let file = snapshot.recordingFile {
      pieces.append(Styled("  writing \(Files.name(of: file))", .color(.red)))
    }
    if choices.isPaused { pieces.append(Styled("  PAUSED", Style(color: .yellow, isBold: true))) }
    return pieces
  }

  private var foot: [Styled] {
    if choices.isFiltering { return [Styled(" filter: \(choices.filter)_", .bold)] }
    if let failure = snapshot.failure { return [Styled(" \(failure)", .color(.red))] }
    if let problem = snapshot.recordingProblem { return [Styled(" \(problem)", .color(.red))] }
    if let note = choices.note { return [Styled(" \(note)")] }
    let keys = [
      "q quit", "s sort: \(choices.order.rawValue)",
      choices.filter.isEmpty ? "f filter" : "f filter: \(choices.filter)", "p pause",
      "\(glyphs.up)\(glyphs.down) choose", "? help",
    ]
    return [Styled(" " + keys.joined(separator: " \(glyphs.separator) "), .dim)]
  }

  private func packets(_ rate: Double) -> String {
    rate >= 999.5
      ? "\(Figures.decimal(rate / 1000, places: 1)) kpkt/s" : "\(Int(rate.rounded())) pkt/s"
  }

  // MARK: Talkers

  private func talkers(_ room: Int) -> [[Styled]] {
    guard room > 0 else { return [] }
    let hostWidth = max(18, min(34, size.columns - 52))
    var rows: [[Styled]] = [
      [
        Styled(" " + TextWidth.padded("TALKERS", to: hostWidth), .bold),
        Styled(
          "  " + TextWidth.padded(glyphs.down, to: 11, alignment: .right) + "  "
            + TextWidth.padded(glyphs.up, to: 11, alignment: .right) + "  flows  UNUSUAL", .bold),
      ]
    ]
    let sorted = snapshot.talkers.filter { fits($0) }.sorted { left, right in
      let (first, second) = (weight(left), weight(right))
      return first == second ? left.address < right.address : first > second
    }
    for talker in sorted.prefix(max(0, room - 1)) {
      let name = talker.name ?? talker.address
      let host = TextWidth.truncated(
        TextWidth.printable(name, glyphs: glyphs), to: hostWidth, glyphs: glyphs)
      let isQuiet = talker.sent + talker.received < 1
      rows.append([
        Styled(" " + TextWidth.padded(host, to: hostWidth), isQuiet ? .dim : .plain),
        Styled(
          "  " + TextWidth.padded(BitRate.text(talker.received), to: 11, alignment: .right) + "  "
            + TextWidth.padded(BitRate.text(talker.sent), to: 11, alignment: .right) + "  "
            + TextWidth.padded("\(talker.flows)", to: 5, alignment: .right) + "  ",
          isQuiet ? .dim : .plain),
        talker.unusual.map { Styled("\(glyphs.up) \($0)", .color(.yellow)) }
          ?? Styled(glyphs.separator, .dim),
      ])
    }
    return rows
  }

  private func weight(_ talker: MonitorSnapshot.Talker) -> Double {
    switch choices.order {
    case .total: talker.sent + talker.received
    case .received: talker.received
    case .sent: talker.sent
    case .flows: Double(talker.flows)
    }
  }

  // MARK: Findings

  private func findingRows(_ room: Int) -> [[Styled]] {
    let expected = snapshot.findings.count { $0.isExpected }
    let all = findings
    var rows: [[Styled]] = [
      [
        Styled(" FINDINGS", .bold),
        Styled(
          "  \(all.count) open\(expected > 0 ? " \(glyphs.separator) \(expected) expected" : "")",
          .dim),
      ]
    ]
    guard room > 1 else { return rows }
    let perFinding = room - 1 >= all.count * 2 ? 2 : 1
    let visible = max(1, (room - 1) / perFinding)
    let start = max(0, min(choices.selection - visible + 1, all.count - visible))
    for index in all.indices.dropFirst(start).prefix(visible) {
      let finding = all[index]
      let isChosen = index == choices.selection
      rows.append([
        Styled(isChosen ? glyphs.selection : " ", .bold),
        Styled(time(finding.endNanoseconds) + "  ", .dim),
        Styled(
          TextWidth.padded(finding.severity.rawValue, to: 8) + "  ",
          FindingStyle.style(finding.severity)),
        Styled(TextWidth.padded(finding.kind.rawValue, to: 14) + "  ", .bold),
        Styled(FindingStyle.parties(finding, glyphs: glyphs)),
      ])
      if perFinding == 2 { rows.append([Styled("           " + finding.summary, .dim)]) }
    }
    return rows
  }

  private func time(_ nanoseconds: Int64) -> String {
    LocalTime(Timestamp(microseconds: nanoseconds / 1000)).time
  }

  private func sheet(_ finding: Finding) -> [[Styled]] {
    var rows: [[Styled]] = [
      [
        Styled(finding.severity.rawValue + "  ", FindingStyle.style(finding.severity)),
        Styled(finding.kind.rawValue, .bold),
        Styled("  " + (finding.technique ?? ""), .dim),
      ],
      [Styled(FindingStyle.parties(finding, glyphs: glyphs))],
      [Styled("\(time(finding.startNanoseconds))-\(time(finding.endNanoseconds))", .dim)],
      [], [Styled(finding.summary)], [],
    ]
    for item in finding.evidence {
      let name = item.name.split(separator: "_").joined(separator: " ")
      rows.append([
        Styled(TextWidth.padded(name, to: 26)),
        Styled(TextWidth.padded(number(item.value), to: 14, alignment: .right)),
        Styled(item.threshold.map { "  threshold \(number($0))" } ?? "", .dim),
      ])
    }
    for part in finding.explanation.prefix(8) {
      rows.append([
        Styled(TextWidth.padded(part.feature, to: 26)),
        Styled(TextWidth.padded(number(part.value), to: 14, alignment: .right)),
        Styled("  usual \(number(part.typical))", .dim),
        Styled(
          "  \(part.contribution >= 0 ? "+" : "")\(Figures.decimal(part.contribution, places: 2))"),
      ])
    }
    if let counterfactual = finding.counterfactual { rows += [[], [Styled(counterfactual)]] }
    if !finding.nextCommands.isEmpty {
      rows += [[], [Styled("next", .bold)]]
      rows += finding.nextCommands.map { [Styled("  " + $0, .color(.cyan))] }
    }
    return rows
  }

  private func number(_ value: Double) -> String {
    guard value.isFinite else { return "?" }
    return value == value.rounded() && abs(value) < 1e15
      ? Figures.grouped(Int(value)) : Figures.decimal(value, places: 2)
  }

  private var help: [[Styled]] {
    let keys = [
      ("q, Ctrl-C", "leave"), ("s", "sort talkers by total, received, sent, flows"),
      ("f", "show only what holds a text; Enter keeps it, Esc drops it"),
      ("p", "pause the screen; watching goes on"),
      ("\(glyphs.up) \(glyphs.down)", "choose a finding"), ("o, Enter", "open it, and close it"),
      ("e", "say that it is expected here: its like stays quiet"),
      ("w", "write packets to a file, and stop writing"), ("?", "this help, and back"),
    ]
    return [[Styled("Keys", .bold)], []]
      + keys.map { [Styled(TextWidth.padded($0.0, to: 12), .bold), Styled($0.1)] }
  }

  private func framed(_ body: [[Styled]]) -> [[Styled]] {
    var rows = [head, []]
    rows += body.map { [Styled(" ")] + $0 }
    rows = Array(rows.prefix(size.rows - 1))
    while rows.count < size.rows - 1 { rows.append([]) }
    rows.append(
      choices.note.map { [Styled(" \($0)")] } ?? [
        Styled(" o back \(glyphs.separator) e expected \(glyphs.separator) q quit", .dim)
      ])
    return rows
  }

  // MARK: Filter

  private func fits(_ talker: MonitorSnapshot.Talker) -> Bool {
    choices.filter.isEmpty || talker.address.contains(choices.filter)
      || talker.name?.contains(choices.filter) == true
  }

  private func fits(_ finding: Finding) -> Bool {
    choices.filter.isEmpty || finding.kind.rawValue.contains(choices.filter)
      || (finding.actors + finding.targets).contains { "\($0)".contains(choices.filter) }
  }
}
