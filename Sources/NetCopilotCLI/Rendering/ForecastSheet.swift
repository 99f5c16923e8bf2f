import Copilot
import Platform
import Terminal

/// Series with their forecasts on the terminal.
struct ForecastSheet {
  let console: Console
  private static let plotRows = 8
  private static let widest = 72

  func write(_ answer: ForecastAnswer) {
    switch answer {
    case .list(let series, let more, let warnings): write(series, more, warnings)
    case .outlooks(let outlooks):
      for (place, outlook) in outlooks.enumerated() {
        if place > 0 { console.write("\n") }
        write(outlook)
      }
    }
  }

  // MARK: The list

  private func write(_ series: [SeriesSummary], _ more: Int, _ warnings: [CapacityWarning]) {
    guard !series.isEmpty else {
      console.write(
        "Nothing was measured in eight different hours or days yet: ping a host from time to time.\n"
      )
      return
    }
    writeTable(series)
    if more > 0 {
      console.write("and \(Figures.grouped(more)) more; 'forecast HOST' shows one by its name\n")
    }
    if !warnings.isEmpty { console.write("\n") }
    write(warnings)
  }

  func writeTable(_ series: [SeriesSummary]) {
    var table = Table([
      .init("what", isFlexible: true), .init("measure"), .init("last", alignment: .right),
      .init(""), .init("trend"), .init("changed"),
    ])
    for item in series {
      let measure = item.key.measure
      table.add([
        Styled(TextWidth.printable(item.key.subject, glyphs: console.glyphs)),
        Styled(measure.rawValue, .dim), Styled(TrendWording.value(item.last, measure)),
        Styled(
          Plot.sparkline(Array(item.recent.suffix(20)), glyphs: console.glyphs), .color(.cyan)),
        Styled(item.slopePerDay.map { TrendWording.slope($0, measure) } ?? ""),
        Styled(item.change.map { TrendWording.change($0, measure) } ?? "", .dim),
      ])
    }
    console.write(table)
  }

  func write(_ warnings: [CapacityWarning]) {
    for warning in warnings {
      let text = TextWidth.printable(TrendWording.warning(warning), glyphs: console.glyphs)
      console.write(console.palette.render("! ", .color(.yellow)) + text + "\n")
    }
  }

  // MARK: One series

  private func write(_ outlook: SeriesOutlook) {
    let measure = outlook.series.key.measure
    let name = TextWidth.printable(
      TrendWording.name(outlook.series.key), glyphs: console.glyphs)
    console.write(console.palette.render(name, .bold) + "\n")
    drawPlot(outlook)
    if let first = outlook.steps.first, let last = outlook.steps.last {
      let share = Figures.decimal(outlook.coverage * 100, places: 0)
      var table = Table([
        .init(""), .init("", alignment: .right), .init("\(share) % of the time between"),
      ])
      let count = outlook.steps.count
      for (place, step) in count == 1 ? [(0, first)] : [(0, first), (count - 1, last)] {
        table.add([
          Styled("  " + moment(outlook.time(of: place), outlook)),
          Styled(TrendWording.value(step.value, measure)),
          Styled(
            "\(TrendWording.value(step.lower, measure)) and "
              + TrendWording.value(step.upper, measure)),
        ])
      }
      console.write(table)
    }
    var remarks = [TrendWording.quality(outlook)]
    if let slope = outlook.summary.slopePerDay {
      remarks.append("trend " + TrendWording.slope(slope, measure))
    }
    if let change = outlook.summary.change {
      remarks.append(
        "changed on \(TrendWording.date(change.at)) from "
          + "\(TrendWording.value(change.before, measure)) to "
          + TrendWording.value(change.after, measure))
    }
    for remark in remarks { console.write("  " + remark + "\n") }
    if let warning = outlook.warning { write([warning]) }
  }

  private func moment(_ at: Timestamp, _ outlook: SeriesOutlook) -> String {
    let text = at.rfc3339
    return outlook.series.step < RegularSeries.day
      ? text.prefix(10) + " " + text.dropFirst(11).prefix(5) : String(text.prefix(10))
  }

  /// Past and forecast as points over time, the interval as a shade behind the forecast.
  private func drawPlot(_ outlook: SeriesOutlook) {
    let steps = outlook.steps
    let columns = max(20, min(Self.widest, (WindowSize(ofTerminal: 1)?.columns ?? 80) - 14))
    let pastColumns = max(columns / 2, columns - steps.count)
    let past = Self.squeeze(outlook.series.values, to: pastColumns)
    let future = min(steps.count, columns - past.count)
    let shown = (0..<future).map { steps[$0 * steps.count / max(1, future)] }
    // One wide interval far ahead does not flatten everything else.
    let known = past.filter(\.isFinite)
    guard let least = known.min(), let most = known.max() else { return }
    guard most > least else {
      console.write("  always \(TrendWording.value(most, outlook.series.key.measure))\n")
      return
    }
    let span = max(most - least, abs(most) * 0.05, 1e-9)
    let bottom = max(min(least, shown.map(\.lower).min() ?? least), least - span)
    let top = min(max(most, shown.map(\.upper).max() ?? most), most + span)
    let height = max(top - bottom, 1e-12)
    func row(_ value: Double) -> Int {
      Int(((value - bottom) / height * Double(Self.plotRows - 1)).rounded(.toNearestOrAwayFromZero))
    }
    let isPlain = console.glyphs == .ascii
    let signs = (dot: isPlain ? "*" : "•", next: isPlain ? "o" : "○", shade: isPlain ? ":" : "░")
    let measure = outlook.series.key.measure
    let labels = [TrendWording.value(top, measure), TrendWording.value(bottom, measure)]
    let margin = labels.map { TextWidth.columns(of: $0) }.max() ?? 0
    for line in stride(from: Self.plotRows - 1, through: 0, by: -1) {
      let label = line == Self.plotRows - 1 ? labels[0] : line == 0 ? labels[1] : ""
      let padding = String(repeating: " ", count: margin - TextWidth.columns(of: label))
      var text = "  " + console.palette.render(padding + label, .dim) + " "
      text += console.palette.render(console.glyphs.verticalRule, .dim)
      for value in past {
        text +=
          value.isFinite && row(value) == line
          ? console.palette.render(signs.dot, .color(.cyan)) : " "
      }
      for step in shown {
        if row(step.value) == line {
          text += console.palette.render(signs.next, .color(.yellow))
        } else if row(step.lower) <= line, line <= row(step.upper) {
          text += console.palette.render(signs.shade, .dim)
        } else {
          text += " "
        }
      }
      console.write(text + "\n")
    }
    let start = moment(outlook.series.start, outlook)
    let now = moment(outlook.time(of: 0), outlook)
    let gap = max(1, past.count - start.count)
    console.write(
      String(repeating: " ", count: margin + 4)
        + console.palette.render(
          start + String(repeating: " ", count: gap) + now, .dim) + "\n")
  }

  /// The newest values, several to a column where there are too many.
  private static func squeeze(_ values: [Double], to columns: Int) -> [Double] {
    guard values.count > columns else { return values }
    let each = min(4, (values.count + columns - 1) / columns)
    let newest = Array(values.suffix(each * columns))
    return stride(from: 0, to: newest.count, by: each).map { start in
      let part = newest[start..<min(newest.count, start + each)].filter(\.isFinite)
      return part.isEmpty ? .nan : part.reduce(0, +) / Double(part.count)
    }
  }
}
