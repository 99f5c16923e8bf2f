import Copilot
import Platform
import Terminal

/// What the user chose on the dashboard.
struct DashboardChoices: Equatable {
  /// How far back it can look.
  static let spans = [1, 7, 30, 90, 365]

  var section = ReportSheet.Section.overview
  var days = 7
  /// The first row of the section that is shown.
  var firstRow = 0

  /// The next span, after the last the first again.
  mutating func lookFurther() {
    let place = Self.spans.firstIndex(of: days) ?? 0
    days = Self.spans[(place + 1) % Self.spans.count]
  }
}

/// The dashboard's screen as rows: a function of the report, what was chosen, and the window.
struct DashboardView {
  let edition: ReportFeed.Edition?
  /// Why there is no report.
  let problem: String?
  let choices: DashboardChoices
  let size: WindowSize
  let console: Console

  /// The rows of the section, all of them.
  var section: [[Styled]] {
    guard let edition else { return [[Styled(problem ?? "reading the history …", .dim)]] }
    let text = console.collecting(columns: size.columns) {
      ReportSheet(console: console).write(edition.report, choices.section)
      if choices.section == .overview, !edition.newest.isEmpty {
        console.write("\n" + console.palette.render("Lately", .bold) + "\n")
        HistoryTable(console: console).write(edition.newest)
      }
    }
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    while lines.last?.isEmpty == true { lines.removeLast() }
    while lines.first?.isEmpty == true { lines.removeFirst() }
    if lines.isEmpty { return [[Styled("nothing here yet", .dim)]] }
    return lines.map { RenderedText.pieces(of: $0) }
  }

  /// How many rows of the section fit.
  var room: Int { max(1, size.rows - 4) }

  var rows: [[Styled]] {
    let body = section
    let first = max(0, min(choices.firstRow, body.count - room))
    var rows = [head, tabs, []]
    rows += body[first..<min(body.count, first + room)]
    rows = Array(rows.prefix(max(0, size.rows - 1)))
    while rows.count < size.rows - 1 { rows.append([]) }
    rows.append(foot(hidden: body.count - min(body.count, first + room), above: first))
    return rows
  }

  private var head: [Styled] {
    guard let edition else { return [Styled(" netcopilot", .bold)] }
    return [Styled(" " + ReportWording.health(edition.report), .bold)]
  }

  private var tabs: [Styled] {
    var pieces: [Styled] = [Styled(" ")]
    for (index, section) in ReportSheet.Section.allCases.enumerated() {
      let isChosen = section == choices.section
      pieces.append(
        Styled("\(index + 1) \(section.rawValue)", isChosen ? Style(isReversed: true) : .dim))
      pieces.append(Styled("  "))
    }
    return pieces
  }

  private func foot(hidden: Int, above: Int) -> [Styled] {
    var words =
      "q quit · 1-\(ReportSheet.Section.allCases.count) or Tab section · d days: \(choices.days)"
    words += " · r again"
    if hidden > 0 || above > 0 {
      words += " · ↑↓ " + (hidden > 0 ? "\(hidden) more rows" : "end")
    }
    return [Styled(" " + words.replacingSeparators(console.glyphs), .dim)]
  }
}

extension String {
  /// The same with signs that this terminal can show.
  fileprivate func replacingSeparators(_ glyphs: Glyphs) -> String {
    guard glyphs != .unicode else { return self }
    return String(
      flatMap { (character: Character) -> String in
        switch character {
        case "·": glyphs.separator
        case "↑", "↓": ""
        default: String(character)
        }
      })
  }
}
