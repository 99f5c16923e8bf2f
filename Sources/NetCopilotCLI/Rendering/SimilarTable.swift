import Copilot
import Platform
import Terminal

/// Lines that are like another one, nearest first.
struct SimilarTable {
  let console: Console

  /// Writes the table, or says that there is nothing like it.
  func write(_ lines: [SimilarLine]) {
    guard !lines.isEmpty else {
      console.remark("nothing is like it")
      return
    }
    let now = Timestamp.now()
    var table = Table([
      .init("near", alignment: .right), .init("command", isFlexible: true),
      .init("median", alignment: .right), .init("runs", alignment: .right),
      .init("well", alignment: .right), .init("last", alignment: .right),
    ])
    for line in lines {
      table.add([
        Styled(Figures.decimal(line.similarity, places: 2), .dim),
        Styled(line.command),
        Styled(line.medianSeconds.map(Figures.duration) ?? ""),
        Styled(line.runs == 0 ? "" : Figures.grouped(line.runs)),
        well(line),
        Styled(line.lastRunAt.map { Figures.age(of: $0, now: now) } ?? "catalogue", .dim),
      ])
    }
    console.write(table)
  }

  private func well(_ line: SimilarLine) -> Styled {
    guard let rate = line.successRate else { return Styled("") }
    return Styled("\(Int((rate * 100).rounded())) %", rate < 0.5 ? .color(.red) : .plain)
  }
}
