import Copilot
import Terminal

/// How somebody works, on one screen.
struct AnalysisSheet {
  let console: Console

  func write(_ analysis: HistoryAnalysis) {
    guard analysis.runs > 0 else {
      console.write(
        "Nothing ran\(analysis.days.map { " in \(Figures.count($0, "day"))" } ?? "").\n")
      return
    }
    writeHead(analysis)
    writeKinds(analysis)
    writeSuccess(analysis)
    writeDistinctions(analysis)
    writeFailures(analysis)
    writeWorkflows(analysis)
    writeHogs(analysis)
  }

  private func writeHead(_ analysis: HistoryAnalysis) {
    var line =
      "\(Figures.count(analysis.runs, "run")) in \(Figures.count(analysis.sittings, "sitting"))"
    if let days = analysis.days { line += ", the last \(Figures.count(days, "day"))" }
    if analysis.judged > 0 {
      let share = Double(analysis.worked) / Double(analysis.judged)
      line += ": \(PracticeWording.percent(share)) worked"
    }
    console.write(console.palette.render(line, .bold))
    if analysis.isCut { console.write(console.palette.render("  the newest only", .dim)) }
    console.write("\n")
  }

  private func head(_ title: String) {
    console.write("\n" + console.palette.render(title, .bold) + "\n")
  }

  private func writeKinds(_ analysis: HistoryAnalysis) {
    guard analysis.kinds.count > 1 else { return }
    head("Kinds of work")
    var table = Table([
      .init(""), .init("sittings", alignment: .right), .init("runs", alignment: .right),
      .init("worked", alignment: .right), .init("mostly"),
    ])
    for kind in analysis.kinds {
      table.add([
        Styled("  " + kind.name), Styled(Figures.grouped(kind.sittings)),
        Styled(Figures.grouped(kind.runs)), worked(kind.worked, kind.judged),
        Styled(printable(kind.utilities.joined(separator: ", ")), .dim),
      ])
    }
    console.write(table)
  }

  private func writeSuccess(_ analysis: HistoryAnalysis) {
    let rows = analysis.figures.filter { $0.scope == .utility }.prefix(7)
    guard !rows.isEmpty else { return }
    head("What works")
    var table = Table([
      .init(""), .init("runs", alignment: .right), .init("worked", alignment: .right),
      .init("95 % sure", alignment: .right), .init("median", alignment: .right),
      .init("p90", alignment: .right), .init("p99", alignment: .right),
    ])
    for row in rows {
      let bounds = row.successBounds
      table.add([
        Styled("  " + printable(row.name)), Styled(Figures.grouped(row.runs)),
        worked(row.successCounts.worked, row.successCounts.judged),
        Styled(
          bounds.map {
            "\(Figures.decimal($0.lower * 100, places: 0))–\(PracticeWording.percent($0.upper))"
          } ?? "", .dim),
        Styled(row.medianSeconds.map(Figures.duration) ?? ""),
        Styled(row.p90Seconds.map(Figures.duration) ?? ""),
        Styled(row.p99Seconds.map(Figures.duration) ?? ""),
      ])
    }
    console.write(table)
  }

  private func writeDistinctions(_ analysis: HistoryAnalysis) {
    guard !analysis.distinctions.isEmpty else { return }
    head("What makes a difference")
    // Of many hosts or options of one utility the clearest is enough here.
    var told: Set<[String]> = []
    let clearest = analysis.distinctions.filter {
      told.insert([$0.utility, $0.trait.kind]).inserted
    }
    for distinction in clearest.prefix(4) {
      console.write("  \(printable(PracticeWording.text(distinction)))\n")
    }
  }

  private func writeFailures(_ analysis: HistoryAnalysis) {
    guard !analysis.failures.isEmpty else { return }
    head("What fails, and what helped")
    var table = Table([
      .init(""), .init(""), .init("", alignment: .right), .init("", isFlexible: true),
    ])
    for pattern in analysis.failures.prefix(6) {
      let helped = pattern.recoveries.first.map { recovery in
        "\(PracticeWording.text(recovery.strategy)): \(recovery.counts.worked) of "
          + "\(recovery.counts.tried) times"
      }
      table.add([
        Styled("  " + printable(pattern.utility)), Styled(pattern.cause),
        Styled("\(Figures.grouped(pattern.failures))×", .color(.red)),
        Styled(printable(helped ?? ""), helped == nil ? .dim : .plain),
      ])
    }
    console.write(table)
  }

  private func writeWorkflows(_ analysis: HistoryAnalysis) {
    guard !analysis.workflows.isEmpty else { return }
    head("What recurs")
    var table = Table([.init(""), .init("", alignment: .right), .init("", isFlexible: true)])
    for workflow in analysis.workflows.prefix(4) {
      table.add([
        Styled("  " + workflow.name), Styled("\(workflow.runs ?? 0)×"),
        Styled(
          printable(workflow.steps.joined(separator: "  \(console.glyphs.separator)  ")), .dim),
      ])
    }
    console.write(table)
    console.write(console.palette.render("  workflow save NAME keeps one", .dim) + "\n")
  }

  private func writeHogs(_ analysis: HistoryAnalysis) {
    guard !analysis.hogs.isEmpty else { return }
    head("What costs most")
    var table = Table([.init(""), .init(""), .init("")])
    for hog in analysis.hogs {
      let (name, amount) =
        switch hog.resource {
        case .cpuSeconds: ("processor", Figures.duration(hog.perRun))
        case .peakResidentBytes: ("memory", Figures.bytes(Int64(hog.perRun)))
        case .networkBytes: ("network", Figures.bytes(Int64(hog.perRun)))
        }
      let share = hog.share.map { ", \(PracticeWording.percent($0)) of all" } ?? ""
      table.add([
        Styled("  " + name), Styled(printable(hog.utility)),
        Styled("\(amount) a run\(share)", .dim),
      ])
    }
    console.write(table)
  }

  private func worked(_ worked: Int, _ judged: Int) -> Styled {
    guard judged > 0 else { return Styled("?", .dim) }
    let share = Double(worked) / Double(judged)
    let style: Style =
      share < 0.5 ? .color(.red) : share < 0.9 ? .color(.yellow) : .color(.green)
    return Styled(PracticeWording.percent(share), style)
  }

  private func printable(_ text: String) -> String {
    TextWidth.printable(text, glyphs: console.glyphs)
  }
}
