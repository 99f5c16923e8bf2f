/// The signs that screens are drawn with, in Unicode or in ASCII.
package struct Glyphs: Equatable, Sendable {
  /// Something went well.
  package var success: String
  /// Something failed.
  package var failure: String
  /// The end of a prompt.
  package var prompt: String
  /// A secret that was taken out, one sign of three.
  package var bullet: String
  /// Text that was cut.
  package var ellipsis: String
  /// Sent.
  package var up: String
  /// Received.
  package var down: String
  /// The filled part of a bar.
  package var barFilled: String
  /// The end of the filled part, half a cell wide.
  package var barEdge: String
  /// The empty part of a bar.
  package var barEmpty: String
  /// A rule between columns.
  package var verticalRule: String
  /// The row that is chosen.
  package var selection: String
  /// Between facts on one line.
  package var separator: String
  /// An approximate figure follows.
  package var approximately: String
  /// A line break inside text that is shown on one line.
  package var lineBreak: String
  /// Output ended here without a line end.
  package var missingLineEnd: String
  /// A character that cannot be shown.
  package var unprintable: String
  /// Eight heights of a small plot, lowest first.
  package var heights: [String]

  /// For terminals that show UTF-8.
  package static let unicode = Glyphs(
    success: "✓", failure: "✗", prompt: "❯", bullet: "•", ellipsis: "…", up: "↑", down: "↓",
    barFilled: "━", barEdge: "╸", barEmpty: "─", verticalRule: "│", selection: "▸",
    separator: "·", approximately: "≈", lineBreak: "↵", missingLineEnd: "⏎",
    unprintable: "\u{FFFD}",
    heights: ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"])

  /// For all other terminals.
  package static let ascii = Glyphs(
    success: "+", failure: "x", prompt: ">", bullet: "*", ellipsis: "~", up: "^", down: "v",
    barFilled: "#", barEdge: ">", barEmpty: "-", verticalRule: "|", selection: ">",
    separator: "-", approximately: "~", lineBreak: ";", missingLineEnd: "%",
    unprintable: "?",
    heights: ["_", ".", ":", "-", "=", "+", "*", "#"])
}
