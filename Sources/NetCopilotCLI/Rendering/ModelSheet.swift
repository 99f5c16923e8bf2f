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
    case .detail(let row, let changes): write(row, changes)
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

  private func write(_ row: ModelRow, _ changes: [ModelChange]) {
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
    let width = facts.map(\.0.count).max() ?? 0
    for (name, value) in facts {
      console.write(
        "  " + console.palette.render(name, .dim)
          + String(repeating: " ", count: width - name.count + 2) + value + "\n")
    }
    for change in changes {
      console.write(
        "  " + console.palette.render(Figures.clock(change.at, now: now), .dim)
          + "  \(change.to.rawValue): \(change.reason)\n")
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
