import Copilot
import Glibc
import Platform
import Store
import Terminal

extension Subcommand {
  /// `dashboard`: the report, live.
  static let dashboard = Subcommand(
    "dashboard", "Show the report live, a section a key", usage: ["dashboard [--days N]"]
  ) { (program, words) throws(UsageError) in
    var choices = DashboardChoices()
    if let text = try words.takeValue("--days") {
      guard let days = Int(text), (1...3_650).contains(days) else {
        throw .wrongValue(option: "--days", value: text, expected: "a whole number from 1 to 3650")
      }
      choices.days = days
    }
    let rest = try program.takePositional(&words, subcommand: "dashboard")
    if let word = rest.first { throw .unexpectedArgument(word, subcommand: "dashboard") }
    return program.dashboard(choices)
  }
}

extension Program {
  fileprivate func dashboard(_ first: DashboardChoices) -> Int32 {
    guard isatty(0) == 1, isatty(1) == 1, !console.isJSON else {
      console.complain("dashboard needs a terminal; 'report' and 'report --json' say the same once")
      return 1
    }
    do throws(OperationError) {
      // Brings what waits into the database, and makes one where there is none.
      let path = try copilot.store().path
      let wakeUp: WakeUp
      do throws(SystemError) { wakeUp = try WakeUp() } catch {
        throw .unusable(reason: "\(error)")
      }
      do throws(TerminalError) {
        let screen = try FullScreen(
          wakeUp: wakeUp, colorPolicy: console.palette.policy, glyphs: console.glyphs)
        let feed = ReportFeed(databasePath: path, days: first.days, wakeUp: wakeUp)
        show(feed, on: screen, first)
        feed.end()
        screen.close()
      } catch {
        throw .unusable(reason: "\(error)")
      }
      return 0
    } catch {
      console.complain("\(error)")
      return 1
    }
  }

  private func show(_ feed: ReportFeed, on screen: FullScreen, _ first: DashboardChoices) {
    var choices = first
    var edition: ReportFeed.Edition?
    var problem: String?
    while true {
      switch feed.latest {
      case .success(let newest): (edition, problem) = (newest, nil)
      case .failure(let error): problem = "\(error)"
      case nil: break
      }
      let view = DashboardView(
        edition: edition, problem: problem, choices: choices, size: screen.size, console: console)
      choices.firstRow = max(0, min(choices.firstRow, view.section.count - view.room))
      screen.show(view.rows)
      switch screen.waitForEvent() {
      case .terminalGone: return
      case .resized, .wokenUp: break
      case .key(let key):
        if key == .scalar("q") || key == .scalar("\u{03}") { return }
        if key == .scalar("\u{1A}") {
          screen.suspend()
        } else {
          obey(key, &choices, feed, page: view.room)
        }
      }
    }
  }

  private func obey(_ key: Key, _ choices: inout DashboardChoices, _ feed: ReportFeed, page: Int) {
    let sections = ReportSheet.Section.allCases
    let place = sections.firstIndex(of: choices.section) ?? 0
    func go(to index: Int) {
      choices.section = sections[(index + sections.count) % sections.count]
      choices.firstRow = 0
    }
    switch key {
    case .scalar("\t"), .special(.right), .scalar("l"): go(to: place + 1)
    case .special(.backTab), .special(.left), .scalar("h"): go(to: place - 1)
    case .special(.up), .scalar("k"): choices.firstRow -= 1
    case .special(.down), .scalar("j"): choices.firstRow += 1
    case .special(.pageUp): choices.firstRow -= page
    case .special(.pageDown), .scalar(" "): choices.firstRow += page
    case .special(.home), .scalar("g"): choices.firstRow = 0
    case .scalar("d"):
      choices.lookFurther()
      feed.look(back: choices.days)
    case .scalar("r"): feed.again()
    case .scalar(let scalar) where ("1"..."9").contains(scalar):
      let index = Int(scalar.value) - 0x31
      if sections.indices.contains(index) { go(to: index) }
    default: break
    }
  }
}
