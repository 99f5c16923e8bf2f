import Copilot
import Flows
import Glibc
import JSON
import Platform
import Terminal

extension Subcommand {
  /// `flows FILE`: the conversations of a capture, a line each as they end.
  static let flows = Subcommand(
    "flows", Operation.named("flows")?.summary ?? "",
    usage: ["flows FILE [--csv] [--limit N] [--max-flows N]"]
  ) { (program, words) throws(UsageError) in
    guard let operation = Operation.named("flows") else { return 1 }
    let isCSV = words.takeFlag("--csv")
    let arguments = try program.arguments(of: operation, words)
    return program.performLong { () throws(OperationError) in
      let output = try operation.perform(on: program.copilot, with: arguments)
      guard case .flows(let listing, let limit) = output else { return 1 }
      let writer = FlowWriter(
        console: program.console, form: program.console.isJSON ? .json : isCSV ? .csv : .table)
      writer.begin()
      var left = limit ?? Int.max
      let report = try listing.run(listener: program.copilot.listener) { record in
        guard left > 0 else { return false }
        left -= 1
        writer.write(record)
        return left > 0 && !program.console.isOutputClosed
      }
      writer.end(report)
      if let damage = report.damage { program.console.complain("\(damage)") }
      return report.damage == nil ? 0 : 1
    }
  }

  /// `analyze FILE`: what is in a capture and what is strange about it.
  static let analyze = Subcommand(
    "analyze", Operation.named("analyze")?.summary ?? "",
    usage: ["analyze FILE [--html FILE] [--zeek DIR] [--eve FILE] [--max-flows N]"]
  ) { (program, words) throws(UsageError) in
    guard let operation = Operation.named("analyze") else { return 1 }
    let page = try words.takeValue("--html")
    let zeek = try words.takeValue("--zeek")
    let eve = try words.takeValue("--eve")
    let arguments = try program.arguments(of: operation, words)
    return program.performLong { () throws(OperationError) in
      let copilot = program.copilot
      var files: [any FlowLog] = []
      if let zeek { files.append(try ZeekLogs(directory: zeek)) }
      if let eve { files.append(try EveLog(path: eve)) }
      let logs = files
      copilot.keepsFlowsOfFindings = page != nil
      if !logs.isEmpty { copilot.eachFlow = { record in for log in logs { log.add(record) } } }
      defer {
        copilot.keepsFlowsOfFindings = false
        copilot.eachFlow = nil
      }
      let output = try operation.perform(on: copilot, with: arguments)
      guard case .capture(let report) = output else { return 1 }
      OutputRenderer(console: program.console, environment: program.environment).write(output)
      for log in logs { program.console.remark("wrote " + (try log.finish(report))) }
      if let page {
        try program.write(Array(CapturePage(report: report).text.utf8), to: page)
        program.console.remark("wrote \(page)")
      }
      if let damage = report.damage { program.console.complain("\(damage)") }
      return OutputRenderer.status(of: output)
    }
  }
}

extension Subcommand {
  /// `baseline learn|show|drop`: what traffic is usual here.
  static let baseline = Subcommand.group(
    "baseline", "What traffic is usual here: learn, show, drop",
    usage: ["baseline learn FILE [--network NAME]"], usual: "show",
    actions: [
      "learn": { (program, words) throws(UsageError) in
        guard let operation = Operation.named("baseline.learn") else { return 1 }
        let arguments = try program.arguments(of: operation, words)
        return program.performLong { () throws(OperationError) in
          let output = try operation.perform(on: program.copilot, with: arguments)
          OutputRenderer(console: program.console, environment: program.environment).write(output)
          return 0
        }
      }
    ])
}

extension Program {
  /// The arguments of an operation, with the global options among them taken over.
  func arguments(
    of operation: Operation, _ words: ArraySlice<String>
  ) throws(UsageError) -> OperationArguments {
    let arguments = try OperationParser(operation: operation).parse(words, globals: &globals)
    try checkPlaces(of: operation)
    console.apply(globals)
    return arguments
  }

  /// Does work that may take long: a bar shows on a terminal, errors are told.
  func performLong(_ body: () throws(OperationError) -> Int32) -> Int32 {
    let isTerminal = isatty(2) == 1 && !console.isQuiet
    var bar: ProgressBar?
    let (palette, glyphs) = (console.errorPalette, console.glyphs)
    copilot.listener = WorkListener { progress in
      let shown =
        bar
        ?? ProgressBar(
          label: progress.label, unit: progress.unit, total: progress.total, output: 2,
          isTerminal: isTerminal, palette: palette, glyphs: glyphs)
      shown.total = progress.total
      shown.update(progress.completed)
      bar = shown
    }
    defer {
      copilot.listener = nil
      bar?.finish()
      tellNotices()
      console.flush()
    }
    do throws(OperationError) {
      return try body()
    } catch {
      bar?.finish()
      console.complain("\(error)")
      return error.isUsage ? 2 : 1
    }
  }
}

extension Program {
  /// Writes a file as a whole.
  func write(_ bytes: [UInt8], to path: String) throws(OperationError) {
    do throws(SystemError) { try Files.replace(path, with: bytes, mode: 0o644) } catch {
      throw .unusable(reason: "\(path): \(error.reason)")
    }
  }
}

extension ArraySlice<String> {
  /// Takes an option with its value out of the words; nil when it is not among them.
  mutating func takeValue(_ option: String) throws(UsageError) -> String? {
    if let index = firstIndex(where: { $0.hasPrefix(option + "=") }) {
      return String(remove(at: index).dropFirst(option.utf8.count + 1))
    }
    guard let index = firstIndex(of: option) else { return nil }
    guard index + 1 < endIndex else { throw .missingValue(option: option) }
    remove(at: index)
    return remove(at: index)
  }

  /// Takes a flag out of the words; false when it is not among them.
  mutating func takeFlag(_ flag: String) -> Bool {
    guard let index = firstIndex(of: flag) else { return false }
    remove(at: index)
    return true
  }
}
