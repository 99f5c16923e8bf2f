import Commands
import Copilot
import Execution
import Glibc
import JSON
import Platform
import Terminal

extension Subcommand {
  /// `diagnose HOST[:PORT]`: runs one probe after another, each confirmed.
  static let diagnose = Subcommand(
    "diagnose", Operation.named("diagnose")?.summary ?? "",
    usage: ["diagnose HOST[:PORT]|URL [--yes] [--walk]"]
  ) { (program, words) throws(UsageError) in
    guard let operation = Operation.named("diagnose") else { return 1 }
    let isConfirmed = words.takeFlag("--yes")
    let arguments = try program.arguments(of: operation, words)
    if arguments.has("after") { return program.perform(operation, arguments) }
    return program.diagnose(arguments, isConfirmed: isConfirmed)
  }
}

extension Program {
  /// Runs probes until it is clear where the way breaks.
  fileprivate func diagnose(_ arguments: OperationArguments, isConfirmed: Bool) -> Int32 {
    defer {
      if shellRunner == nil { copilot.endSession() }
      tellNotices()
      console.flush()
    }
    do throws(OperationError) {
      let target = try Operation.diagnosisTarget(arguments)
      let learnt = !(try arguments.flag("walk"))
      if shellRunner == nil { isShortLived = true }
      let (diagnosis, kind) = copilot.diagnosis(
        of: target, environment: environment, learnt: learnt)
      return try probe(diagnosis, kind, isConfirmed: isConfirmed)
    } catch {
      console.complain("\(error)")
      return error.isUsage ? 2 : 1
    }
  }

  private func probe(
    _ unprobed: Diagnosis, _ kind: DiagnosisKind, isConfirmed: Bool
  ) throws(OperationError) -> Int32 {
    var diagnosis = unprobed
    var runsAll = isConfirmed
    let sheet = DiagnosisSheet(console: console)
    let runner = ProbeRunner(program: self, readsOutput: true)
    if !console.isJSON { sheet.begin(diagnosis) }
    var number = 0
    while let proposal = diagnosis.next() {
      number += 1
      if !console.isJSON { sheet.propose(proposal, number: number) }
      if !runsAll {
        guard isatty(0) == 1, !console.isJSON else {
          if console.isJSON { console.write(copilot.answer(diagnosis).json.serialized() + [0x0A]) }
          console.remark("nothing was run; --yes runs the probes")
          return 0
        }
        switch StepConfirmation(console: console).ask() {
        case .run: break
        case .runAll: runsAll = true
        case .skip:
          diagnosis.skip(proposal.probe)
          continue
        case .end: return finish(diagnosis, sheet)
        }
      }
      console.flush()
      let ending: ProbeRunner.Ending
      do throws(LaunchFailure) { ending = try runner.run(proposal.command) } catch {
        console.complain(LaunchFailureWording.text(error, environment: environment))
        diagnosis.skip(proposal.probe)
        continue
      }
      if ending.wasInterrupted {
        console.remark("stopped at \(proposal.command)")
        _ = finish(diagnosis, sheet)
        return 128 + SIGINT
      }
      diagnosis.take(ending.run, of: proposal.probe, seconds: ending.seconds)
      if let step = diagnosis.steps.last {
        if console.isJSON {
          console.write(step.json.serialized() + [0x0A])
        } else {
          sheet.tell(step)
        }
      }
    }
    try copilot.learn(from: diagnosis, of: kind)
    return finish(diagnosis, sheet)
  }

  private func finish(_ diagnosis: Diagnosis, _ sheet: DiagnosisSheet) -> Int32 {
    var over = diagnosis
    while let left = over.next() { over.skip(left.probe) }
    let answer = copilot.answer(over)
    if console.isJSON {
      console.write(answer.json.serialized() + [0x0A])
    } else {
      sheet.write(answer)
    }
    return answer.diagnosis.verdict.works ? 0 : 1
  }
}
