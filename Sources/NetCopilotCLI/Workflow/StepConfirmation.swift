import Terminal

/// Asks before a line is run.
struct StepConfirmation {
  /// What the user wants.
  enum Choice { case run, runAll, skip, end }

  let console: Console

  /// Waits for an answer; the end of input ends everything.
  ///
  /// - Parameter remark: What there is to think of first; empty for nothing.
  func ask(_ remark: String = "") -> Choice {
    let watch = InterruptWatch()
    if !remark.isEmpty {
      console.write("   " + console.palette.render(remark, .color(.yellow)) + "\n")
    }
    console.write("   run it? [Y]es, [s]kip, [a]ll, [q]uit ")
    console.flush()
    guard watch.waitForInput(0), let answer = readLine() else {
      console.write("\n")
      return .end
    }
    switch answer.lowercased() {
    case "", "y", "yes": return .run
    case "s", "skip": return .skip
    case "a", "all": return .runAll
    default: return .end
    }
  }
}
