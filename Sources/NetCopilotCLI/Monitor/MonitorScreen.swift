import Copilot
import Detection
import Platform
import Terminal

/// Shows the monitor and obeys its keys until the user leaves.
struct MonitorScreen {
  let monitor: TrafficMonitor
  let screen: FullScreen
  let copilot: Copilot
  /// Where files are written.
  let directory: String

  /// How it ended.
  struct Ending {
    /// Why watching ended by itself; nil when the user left.
    var failure: String?
    /// What the user said is expected here.
    var expectations: [Expectation] = []
  }

  /// Runs until the user leaves.
  func run() -> Ending {
    var marked: [Expectation] = []
    let failure = run(&marked)
    return Ending(failure: failure, expectations: marked)
  }

  private func run(_ marked: inout [Expectation]) -> String? {
    var choices = MonitorChoices()
    var snapshot = monitor.snapshot
    while true {
      if !choices.isPaused { snapshot = monitor.snapshot }
      for index in snapshot.findings.indices
      where marked.contains(where: { $0.covers(snapshot.findings[index]) }) {
        snapshot.findings[index].isExpected = true
      }
      let view = MonitorView(
        snapshot: snapshot, choices: choices, size: screen.size, glyphs: screen.glyphs)
      choices.selection = max(0, min(choices.selection, view.findings.count - 1))
      screen.show(view.rows)
      switch screen.waitForEvent() {
      case .terminalGone: return nil
      case .wokenUp:
        if let failure = monitor.snapshot.failure { return failure }
        // What can't be kept now is tried again at the end, which says why.
        try? copilot.learnUploads(of: monitor)
      case .resized: break
      case .key(let key):
        choices.note = nil
        if choices.isFiltering {
          edit(&choices, key)
        } else if key == .scalar("q") || key == .scalar("\u{03}") {
          return nil
        } else if key == .scalar("\u{1A}") {
          screen.suspend()
        } else {
          obey(key, &choices, view, &marked)
        }
      }
    }
  }

  private func obey(
    _ key: Key, _ choices: inout MonitorChoices, _ view: MonitorView, _ marked: inout [Expectation]
  ) {
    switch key {
    case .scalar("s"):
      let orders = MonitorChoices.Order.allCases
      let place = orders.firstIndex(of: choices.order) ?? 0
      choices.order = orders[(place + 1) % orders.count]
    case .scalar("f"), .scalar("/"): choices.isFiltering = true
    case .scalar("p"), .scalar(" "): choices.isPaused.toggle()
    case .special(.up), .scalar("k"): choices.selection = max(0, choices.selection - 1)
    case .special(.down), .scalar("j"): choices.selection += 1
    case .scalar("o"), .scalar("\r"), .scalar("\n"):
      choices.showsHelp = false
      choices.isOpen.toggle()
    case .scalar("\u{1B}"):
      choices.isOpen = false
      choices.showsHelp = false
      choices.filter = ""
    case .scalar("?"), .scalar("h"): choices.showsHelp.toggle()
    case .scalar("e"): expect(view.chosen, &choices, &marked)
    case .scalar("w"): toggleRecording(&choices)
    default: break
    }
  }

  private func edit(_ choices: inout MonitorChoices, _ key: Key) {
    switch key {
    case .scalar("\r"), .scalar("\n"): choices.isFiltering = false
    case .scalar("\u{1B}"), .scalar("\u{03}"):
      choices.isFiltering = false
      choices.filter = ""
    case .scalar("\u{7F}"), .scalar("\u{08}"):
      if !choices.filter.isEmpty { choices.filter.removeLast() }
    case .scalar(let scalar) where scalar.value >= 0x20 && choices.filter.utf8.count < 64:
      choices.filter.unicodeScalars.append(scalar)
    default: break
    }
  }

  private func expect(
    _ finding: Finding?, _ choices: inout MonitorChoices, _ marked: inout [Expectation]
  ) {
    guard let finding else { return }
    do throws(OperationError) {
      try copilot.expect(finding)
      marked.append(Expectation(of: finding))
      choices.isOpen = false
      choices.note = "\(finding.kind.rawValue) is expected here from now on"
    } catch {
      choices.note = "\(error)"
    }
  }

  private func toggleRecording(_ choices: inout MonitorChoices) {
    if let file = monitor.snapshot.recordingFile {
      monitor.stopRecording()
      choices.note = "wrote \(file)"
      return
    }
    let stamp = LocalTime(.now())
    let digits = (stamp.date + "-" + stamp.time).filter { $0 != ":" }
    let path = "\(directory)/netcopilot-\(digits).pcap"
    monitor.record(to: path)
    choices.note = "writing \(path)"
  }
}
