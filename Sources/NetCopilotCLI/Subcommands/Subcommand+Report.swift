import Copilot

extension Subcommand {
  /// `report`: what ran, how it went, what to do about it; on the terminal or as a page.
  static let report = Subcommand(
    "report", Operation.named("report")?.summary ?? "",
    usage: ["report [--days N] [--html FILE]"]
  ) { (program, words) throws(UsageError) in
    guard let operation = Operation.named("report") else { return 1 }
    let page = try words.takeValue("--html")
    let arguments = try program.arguments(of: operation, words)
    return program.performLong { () throws(OperationError) in
      let output = try operation.perform(on: program.copilot, with: arguments)
      guard case .report(let report) = output else { return 1 }
      OutputRenderer(console: program.console, environment: program.environment).write(output)
      if let page {
        try program.write(Array(ReportPage(report: report).text.utf8), to: page)
        program.console.remark("wrote \(page)")
      }
      return 0
    }
  }
}
