import Copilot
import Terminal

/// What became of learning from a table, for a person.
struct ForestSheet {
  let console: Console

  func write(_ quality: ForestQuality) {
    var table = Table([
      .init("method"), .init("AUROC", alignment: .right), .init("AUPRC", alignment: .right),
      .init("rows", alignment: .right), .init("features", alignment: .right),
      .init("fit", alignment: .right), .init("score", alignment: .right),
    ])
    table.add([
      quality.method, Figures.decimal(quality.areaUnderROC, places: 4),
      Figures.decimal(quality.averagePrecision, places: 4), Figures.grouped(quality.rows),
      Figures.grouped(quality.features), Figures.duration(quality.fitSeconds),
      Figures.duration(quality.scoreSeconds),
    ])
    console.write(table)
  }

  func write(_ fit: ForestFit) {
    console.write(
      "\(TextWidth.printable(fit.path, glyphs: console.glyphs)): \(fit.method), learnt from "
        + "\(fit.rows == 1 ? "1 row" : "\(Figures.grouped(fit.rows)) rows") of "
        + "\(fit.features == 1 ? "1 feature" : "\(Figures.grouped(fit.features)) features") in "
        + "\(Figures.duration(fit.fitSeconds)), \(Figures.bytes(Int64(fit.bytes)))\n")
  }
}
