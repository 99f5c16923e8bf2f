import Copilot
import Detection
import Glibc
import JSON
import Platform
import Terminal

extension Subcommand {
  /// `monitor -i IF`: an interface live.
  static let monitor = Subcommand(
    "monitor", "Watch an interface live: rates, talkers, findings",
    usage: ["monitor [--interface IF] [--filter FILTER] [--network NAME] [--seconds N]"]
  ) { (program, words) throws(UsageError) in
    var options = MonitorOptions()
    while let word = words.popFirst() {
      let (name, attached) = OptionText.split(word)
      if try program.globals.take(word, from: &words) { continue }
      guard let known = MonitorOptions.names[name] else {
        throw word.hasPrefix("-")
          ? .unknownOption(word, subcommand: "monitor")
          : .unexpectedArgument(word, subcommand: "monitor")
      }
      guard let value = attached ?? words.popFirst() else { throw .missingValue(option: name) }
      try options.set(known, value)
    }
    program.console.apply(program.globals)
    return program.monitor(options)
  }
}

/// What `monitor` was asked for.
struct MonitorOptions {
  enum Name {
    case interface, filter, network, seconds
  }

  static let names: [String: Name] = [
    "-i": .interface, "--interface": .interface, "-f": .filter, "--filter": .filter,
    "--network": .network, "--seconds": .seconds,
  ]

  var interface: String?
  var filter: String?
  var network = BaselineFolder.defaultNetwork
  var seconds: Double?

  mutating func set(_ name: Name, _ value: String) throws(UsageError) {
    switch name {
    case .interface: interface = value
    case .filter: filter = value
    case .network: network = value
    case .seconds:
      guard let number = Double(value), number > 0, number.isFinite else {
        throw .wrongValue(option: "--seconds", value: value, expected: "a number above 0")
      }
      seconds = number
    }
  }
}

extension Program {
  fileprivate func monitor(_ options: MonitorOptions) -> Int32 {
    defer { console.flush() }
    let wakeUp: WakeUp
    do throws(SystemError) { wakeUp = try WakeUp() } catch {
      console.complain("\(error)")
      return 1
    }
    let monitor: TrafficMonitor
    do throws(OperationError) {
      monitor = try copilot.monitor(
        interface: options.interface, filter: options.filter, network: options.network,
        wakeUp: wakeUp)
    } catch {
      console.complain("\(error)")
      return error.isUsage ? 2 : 1
    }
    var ending = MonitorScreen.Ending()
    if isatty(0) == 1, isatty(1) == 1, !console.isJSON {
      do throws(TerminalError) {
        let screen = try FullScreen(
          wakeUp: wakeUp, colorPolicy: console.palette.policy, glyphs: console.glyphs)
        ending =
          MonitorScreen(
            monitor: monitor, screen: screen, copilot: copilot,
            directory: workingDirectory ?? "."
          ).run()
        screen.close()
      } catch {
        ending.failure = "\(error)"
      }
    } else {
      ending.failure = tell(monitor, seconds: options.seconds, wakeUp: wakeUp)
    }
    monitor.stop()
    do throws(OperationError) { try copilot.learnUploads(of: monitor) } catch {
      console.complain("what was uploaded is not learnt: \(error)")
    }
    let last = monitor.snapshot
    // What was marked here is kept too, so that 'feedback unexpected' can name it, and said apart.
    let kept = copilot.keep(last.findings.filter { !$0.isExpected }, from: last.interface)
    if console.isJSON {
      for finding in kept { console.write(finding.json.text() + "\n") }
    } else if !kept.isEmpty {
      let expected = kept.count { finding in ending.expectations.contains { $0.covers(finding) } }
      console.remark(Self.keptWords(kept.count - expected, expected: expected))
    }
    if let failure = ending.failure { console.complain(failure) }
    tellNotices()
    return ending.failure == nil ? 0 : 1
  }

  /// What is said of the findings when the monitor ends.
  static func keptWords(_ count: Int, expected: Int) -> String {
    let marked = expected > 0 ? "\(expected) marked as expected" : ""
    guard count > 0 else { return "\(marked), nothing else was found: see 'findings'" }
    return Figures.count(count, "finding") + (count == 1 ? " is kept" : " are kept")
      + (marked.isEmpty ? "" : ", beside \(marked)") + ": see 'findings'"
  }

  /// Without a screen: a line a finding as it comes, until Ctrl-C or the time is over.
  private func tell(_ monitor: TrafficMonitor, seconds: Double?, wakeUp: WakeUp) -> String? {
    let start = MonotonicTime.now()
    var told: Set<UInt64> = []
    let watch = InterruptWatch()
    while !watch.isInterrupted {
      if let seconds, MonotonicTime.now().seconds(since: start) >= seconds { break }
      var polled = pollfd(fd: wakeUp.number, events: Int16(POLLIN), revents: 0)
      if poll(&polled, 1, 200) > 0 { wakeUp.clear() }
      let snapshot = monitor.snapshot
      if let failure = snapshot.failure { return failure }
      try? copilot.learnUploads(of: monitor)
      guard !console.isJSON else { continue }
      for finding in snapshot.findings where !finding.isExpected {
        guard told.insert(finding.identifier).inserted else { continue }
        console.write(
          "\(FindingStyle.times(finding))  \(finding.severity.rawValue)  \(finding.kind.rawValue)  "
            + "\(FindingStyle.parties(finding, glyphs: console.glyphs))  "
            + TextWidth.printable(finding.summary, glyphs: console.glyphs) + "\n")
        console.flush()
      }
    }
    return nil
  }
}
