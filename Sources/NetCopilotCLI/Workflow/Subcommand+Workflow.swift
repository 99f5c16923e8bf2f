import Commands
import Copilot
import Execution
import Glibc
import JSON
import Platform

extension Subcommand {
  /// `workflow …`: lines that are run one after another.
  static let workflow = group(
    "workflow", "Keep lines that recur one after another, and run them step by step",
    usage: [
      "workflow list", "workflow show NAME [SLOT=VALUE…]",
      "workflow save NAME [--as NEW] [--from ID…]",
      "workflow run NAME [SLOT=VALUE…] [--yes]", "workflow forget NAME",
    ], usual: "list",
    actions: [
      "run": { (program, words) throws(UsageError) in
        let isConfirmed = words.takeFlag("--yes")
        var name: String?
        var values: [String] = []
        while let word = words.popFirst() {
          if word.hasPrefix("-"), word.utf8.count > 1 {
            guard try program.globals.take(word, from: &words) else {
              throw .unknownOption(word, subcommand: "workflow run")
            }
          } else if name == nil {
            name = word
          } else {
            values.append(word)
          }
        }
        program.console.apply(program.globals)
        guard let name else { throw .missingArgument("NAME", subcommand: "workflow run") }
        return program.runWorkflow(name, values, isConfirmed: isConfirmed)
      },
      "save": { (program, words) throws(UsageError) in
        guard let operation = Operation.named("workflow.save") else { return 1 }
        // Several numbers may stand behind the option.
        var ids: [JSONValue] = []
        if let place = words.firstIndex(of: "--from") {
          let rest = words[(place + 1)...].prefix { Int64($0) != nil }
          guard !rest.isEmpty else { throw .missingValue(option: "--from") }
          for word in rest {
            guard let id = Int64(word), id > 0 else {
              throw .wrongValue(
                option: "--from", value: word, expected: "the number of an execution")
            }
            ids.append(.integer(id))
          }
          words.removeSubrange(place..<rest.endIndex)
        }
        var arguments = try program.arguments(of: operation, words)
        if !ids.isEmpty { arguments.set("from", to: .array(ids)) }
        return program.perform(operation, arguments)
      },
    ])
}

extension Program {
  /// Runs the steps of a workflow, each confirmed, up to the first that fails.
  fileprivate func runWorkflow(_ name: String, _ words: [String], isConfirmed: Bool) -> Int32 {
    defer {
      if shellRunner == nil { copilot.endSession() }
      tellNotices()
      console.flush()
    }
    do throws(OperationError) {
      if shellRunner == nil { isShortLived = true }
      let workflow = try copilot.workflow(named: name)
      let values = try workflow.values(words)
      let missing = workflow.missing(values)
      guard missing.isEmpty else {
        let wanted = missing.map { "\($0)=…" }.joined(separator: " ")
        console.complain("workflow run \(name): needs \(wanted)")
        return 2
      }
      return run(workflow, values, isConfirmed: isConfirmed)
    } catch {
      console.complain("\(error)")
      return error.isUsage ? 2 : 1
    }
  }

  private func run(
    _ workflow: Workflow, _ values: [String: String], isConfirmed: Bool
  ) -> Int32 {
    let lines = workflow.lines(values)
    let sheet = WorkflowSheet(console: console)
    let runner = ProbeRunner(program: self, readsOutput: false)
    let start = Timestamp.now()
    var runsAll = isConfirmed
    var ran: [String] = []
    if !console.isJSON { sheet.begin(workflow) }
    for (place, line) in lines.enumerated() {
      let position = "step \(place + 1) of \(lines.count)"
      if !console.isJSON { sheet.propose(line, number: place + 1) }
      let danger = copilot.danger(of: line)
      if !runsAll || danger != nil {
        guard isatty(0) == 1, !console.isJSON else {
          if let danger {
            console.complain("\(position) was not run: \(danger); run '\(line)' by hand")
            return 1
          }
          console.remark("nothing was run; --yes runs the steps")
          return 0
        }
        switch StepConfirmation(console: console).ask(danger ?? "") {
        case .run: break
        case .runAll: runsAll = true
        case .skip: continue
        case .end:
          console.remark("ended before \(position)")
          return 0
        }
      }
      console.flush()
      let ending: ProbeRunner.Ending
      do throws(LaunchFailure) { ending = try runner.run(line) } catch {
        console.complain(LaunchFailureWording.text(error, environment: environment))
        console.complain("stopped at \(position): \(line)")
        return 127
      }
      let status = ending.run.exitCode.map { Int32($0) } ?? Int32(128 + (ending.run.signal ?? 0))
      if console.isJSON {
        let row: JSONValue = [
          "step": JSONValue(place + 1), "command": .string(line), "status": JSONValue(Int(status)),
          "duration_seconds": .number(ending.seconds),
        ]
        console.write(row.serialized() + [0x0A])
      } else {
        sheet.tell(status: status, seconds: ending.seconds)
      }
      guard status == 0, !ending.wasInterrupted else {
        console.complain("stopped at \(position), which ended with status \(status): \(line)")
        return status == 0 ? 128 + SIGINT : status
      }
      ran.append(line)
    }
    if ran.count == lines.count { copilot.noteRun(of: workflow, ran, values, since: start) }
    return 0
  }
}
