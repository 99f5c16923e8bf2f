import Copilot
import JSON
import Platform
import Store
import Terminal

/// What the registry of models answers, for a person.
struct ModelSheet {
  let console: Console

  func write(_ answer: ModelAnswer) {
    switch answer {
    case .list(let rows): write(rows)
    case .overview(let overview): write(overview)
    case .detail(let detail): write(detail)
    case .evaluated(let evaluations): for evaluation in evaluations { write(evaluation) }
    case .trained(let training): write(training)
    case .moved(let row, _):
      console.write("\(row.kind): version \(row.version) is \(row.state.rawValue) now\n")
    case .verified(let verification):
      for problem in verification.problems { console.write(problem + "\n") }
      guard verification.problems.isEmpty else { return }
      console.write(
        "\(Figures.count(verification.models, "model")) and "
          + "\(Figures.grouped(verification.auditEntries)) audit entries are as they were written\n"
      )
    }
  }

  private func write(_ rows: [ModelRow]) {
    let now = Timestamp.now()
    var table = Table([
      .init("", alignment: .right), .init("kind"), .init("version", alignment: .right),
      .init("state"), .init("made"), .init("learnt from", alignment: .right),
      .init("score", alignment: .right), .init("beside", alignment: .right),
    ])
    for row in rows {
      let metrics = Self.parsed(row.metrics)
      table.add([
        Styled("\(row.id)", .dim), Styled(row.kind), Styled("\(row.version)"),
        Styled(row.state.rawValue, Self.style(row.state)),
        Styled(Figures.age(of: row.createdAt, now: now), .dim),
        Styled(row.dataRows == 0 ? "ships" : Figures.grouped(row.dataRows)),
        Styled(Self.share(metrics["score"])), Styled(Self.share(metrics["active_score"]), .dim),
      ])
    }
    console.write(table)
  }

  private func write(_ detail: ModelDetail) {
    let row = detail.model
    let now = Timestamp.now()
    console.write(
      console.palette.render("\(row.kind), version \(row.version)", .bold) + "  "
        + console.palette.render(row.state.rawValue, Self.style(row.state)) + "\n")
    var facts = [("file", "\(row.file), \(Figures.bytes(Int64(row.bytes)))")]
    if let span = row.dataSpan {
      facts.append(
        (
          "learnt from",
          "\(Figures.grouped(row.dataRows)) executions, "
            + "\(Figures.clock(span.lowerBound, now: now)) to "
            + Figures.clock(span.upperBound, now: now)
        ))
    }
    let metrics = Self.parsed(row.metrics)
    if let score = metrics["score"]?.doubleValue, let rows = metrics["held_back_rows"]?.intValue {
      facts.append(
        (
          "score",
          "\(Self.share(.number(score))) on \(Figures.grouped(Int(rows))) held-back lines, the "
            + "active one \(Self.share(metrics["active_score"]))"
        ))
    }
    if let test = detail.test { facts.append(("test", ModelStandingText.words(test))) }
    facts.append(("this kind", ModelStandingText.words(detail.tally)))
    if let alarm = detail.alarms.first {
      facts.append(("drift", ModelStandingText.words(alarm, now: now)))
    }
    let width = facts.map(\.0.count).max() ?? 0
    for (name, value) in facts {
      console.write(
        "  " + console.palette.render(name, .dim)
          + String(repeating: " ", count: width - name.count + 2) + value + "\n")
    }
    for change in detail.changes {
      console.write(
        "  " + console.palette.render(Figures.clock(change.at, now: now), .dim)
          + "  \(change.to.rawValue): \(change.reason)\n")
    }
  }

  private func write(_ overview: ModelOverview) {
    write(overview.models)
    for tally in overview.tallies where tally.promotions > 0 {
      console.write(
        console.palette.render("\(tally.kind): \(ModelStandingText.words(tally))", .dim) + "\n")
    }
    if let alarm = overview.alarms.first {
      console.write(
        console.palette.render(
          "drift: \(ModelStandingText.words(alarm, now: .now()))", .color(.yellow)) + "\n")
    }
  }

  private func write(_ evaluation: ModelEvaluation) {
    let row = evaluation.model
    console.write(
      console.palette.render("\(row.kind), version \(row.version)", .bold) + "  "
        + console.palette.render(row.state.rawValue, Self.style(row.state)) + "\n")
    if let problem = evaluation.problem { console.write("  \(problem)\n") }
    var table = Table([
      .init("lines"), .init("count", alignment: .right), .init("learnt from", alignment: .right),
      .init("score", alignment: .right), .init("ships", alignment: .right),
      .init("parent", alignment: .right),
    ])
    for part in evaluation.parts {
      let cell = { (score: Double?) in Styled(score.map { Self.share(.number($0)) } ?? "–") }
      table.add([
        Styled(part.name == "held_back" ? "newest fifth" : "newer than it"),
        Styled(Figures.grouped(part.rows)), Styled(Figures.grouped(part.seen), .dim),
        cell(part.score), cell(part.shipped), cell(part.parent),
      ])
    }
    console.write(table)
    if evaluation.parts.contains(where: { $0.score == nil }), evaluation.problem == nil {
      console.write(console.palette.render("fewer than 20 lines say nothing", .dim) + "\n")
    }
  }

  private func write(_ training: ModelTraining) {
    console.write(
      "\(training.row.kind): version \(training.row.version) foresees "
        + "\(Self.share(.number(training.score))), the active one "
        + "\(Self.share(.number(training.activeScore))) of "
        + "\(Figures.count(training.heldBackRows, "held-back line"))\n")
    console.write(console.palette.render(training.reason, .dim) + "\n")
  }

  private static func style(_ state: ModelState) -> Style {
    switch state {
    case .active: .color(.green)
    case .shadow: .color(.yellow)
    case .candidate: .plain
    case .retired: .dim
    }
  }

  private static func share(_ value: JSONValue?) -> String {
    value?.doubleValue.map { Figures.decimal($0 * 100, places: 1) + " %" } ?? ""
  }

  private static func parsed(_ text: String) -> JSONValue {
    (try? JSONValue(parsing: Array(text.utf8))) ?? .null
  }
}
