import Copilot
import Terminal

/// Commands for a request in plain words: number, command, what it does, what stands in its way.
struct AnswerSheet {
  let console: Console

  /// Writes the commands, wish by wish.
  ///
  /// - Parameter isChoice: Whether a digit takes one of them.
  func write(_ answer: AskAnswer, isChoice: Bool = false) {
    var number = 0
    for wish in answer.wishes {
      if console.isAnswerOver { return }
      if let text = wish.text { write(line(text, .bold)) }
      guard !wish.commands.isEmpty else {
        write(line("nothing in the catalogue is like that; say in English what you want", .dim))
        continue
      }
      if !wish.isKnown {
        write(line("nothing in the catalogue is quite like that; the nearest:", .dim))
      }
      for command in wish.commands {
        number += 1
        write(number, command)
      }
    }
    guard isChoice, number > 0 else { return }
    let keys = number == 1 ? "1" : "1-\(min(number, 9))"
    write("  " + line("\(keys) puts it on the line, Enter runs nothing by itself", .dim))
  }

  private func write(_ number: Int, _ command: ProposedCommand) {
    write(
      "  \(number)  " + line(command.command, .bold) + "  " + line(command.reason, .dim))
    var notes = command.obstacles
    if command.risk != "none" { notes.insert("risk: \(command.risk)", at: 0) }
    guard !notes.isEmpty else { return }
    let style: Style =
      command.risk == "danger" ? .color(.red) : command.risk == "caution" ? .color(.yellow) : .dim
    write("     " + line(notes.joined(separator: ", "), style))
  }

  /// Writes how well commands were found.
  func write(_ quality: AskQuality) {
    func percent(_ count: Int) -> String {
      Figures.decimal(quality.share(count) * 100, places: 1) + " %"
    }
    write("requests                        \(quality.rows)")
    write("utility in the catalogue        \(percent(quality.inCatalogue))")
    write("utility first                   \(percent(quality.first))")
    write("utility among five              \(percent(quality.amongFive))")
    write("first, or one that also does    \(percent(quality.firstWithEquivalents))")
    write("utility and object first        \(percent(quality.firstWithObject))")
    write("same options                    \(percent(quality.sameOptions))")
    if let error = quality.calibrationError {
      write("confidence is off by            \(Figures.decimal(error * 100, places: 1)) %")
    }
  }

  private func line(_ text: String, _ style: Style) -> String {
    console.palette.render(TextWidth.printable(text, glyphs: console.glyphs), style)
  }

  private func write(_ line: String) { console.write(line + "\n") }
}
