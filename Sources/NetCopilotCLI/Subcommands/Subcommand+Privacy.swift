import Copilot
import Glibc
import JSON
import Platform
import Store

extension Subcommand {
  /// `user …`: everything of one user.
  static let user = Subcommand.group(
    "user", "Everything of one user: export it, erase it",
    usage: ["user export NAME [FILE]"],
    actions: [
      "export": { (program, words) throws(UsageError) in try program.exportUser(&words) }
    ])

  /// `consent …`: whether anything may be shared.
  static let consent = Subcommand.group(
    "consent", "Whether anything may be shared: give, withdraw, show", usual: "show")
}

extension Program {
  /// `user export NAME [FILE]`.
  fileprivate func exportUser(_ words: inout ArraySlice<String>) throws(UsageError) -> Int32 {
    let positional = try takePositional(&words, subcommand: "user export")
    guard let name = positional.first else {
      throw .missingArgument("NAME", subcommand: "user export")
    }
    guard positional.count <= 2 else {
      throw .unexpectedArgument(positional[2], subcommand: "user export")
    }
    let file = positional.count == 2 && positional[1] != "-" ? positional[1] : nil
    guard let exporter = HistoryExporter(format: "json") else { return 1 }
    return export(to: file, what: "user") { store throws(OperationError) in
      try self.copilot.requireUser(name, in: store)
      return try exporter.exportUser(name, from: store, to: file, console: self.console)
    }
  }

  /// Runs an export, says how it went, and notes it in the audit trail.
  ///
  /// - Parameters:
  ///   - file: Where to; nil is standard output.
  ///   - what: What the trail says is written.
  ///   - facts: What else it says.
  func export(
    to file: String?, what: String, facts: JSONObject = [:],
    _ body: (Store) throws(OperationError) -> Int
  ) -> Int32 {
    defer { tellNotices() }
    do throws(OperationError) {
      func work() throws(OperationError) -> Int { try body(try copilot.store()) }
      // On the command line Ctrl-C ends a pipe's programs as usual; there is nothing to tidy.
      let count =
        file == nil && !isShell
        ? try work() : try stoppable { _ throws(OperationError) in try work() }
      copilot.noteExport(of: what, count: count, facts)
      if let file {
        let rows = what == "user" ? "rows" : "executions"
        console.remark("\(Figures.grouped(count)) \(rows) written to \(file)")
      }
      return 0
    } catch {
      if case .stopped = error {
        console.tellStopped("\(error)")
        return 128 + SIGINT
      }
      console.complain("\(error)")
      return 1
    }
  }
}
