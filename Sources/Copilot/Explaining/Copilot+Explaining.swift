package import Commands
package import Platform
package import Store

extension Copilot {
  /// Why a run failed, and what can be done about it here.
  ///
  /// - Parameters:
  ///   - run: How it ended.
  ///   - directory: Where it ran.
  ///   - moment: When it started; the history before it is looked at.
  package func explain(
    _ run: FailedRun, directory: String? = nil, at moment: Timestamp = .now()
  ) -> FailureReport {
    guard let explanation = FailureExplainer.explain(run) else {
      let hasEnded = run.exitCode != nil || run.signal != nil
      return FailureReport(
        command: run.command, explanation: nil,
        summary: hasEnded ? "nothing says that it failed" : "nothing is known of how it ended",
        fixes: [])
    }
    let surroundings = Surroundings.system(
      .current(), hosts: recentHosts(limit: 200).sorted(), directory: directory)
    let refined = FailureFacts.refine(explanation, run, surroundings)
    var report = FailureReport(run: run, explanation: refined, surroundings: surroundings)
    if let context = failureContext(of: run, refined.cause, at: moment) {
      report.factors = context.factors
      report.putFirst(provenFixes(context.recoveries, for: run, surroundings))
    }
    return report
  }
}

extension FailureReport {
  /// The words and fixes for an explanation.
  package init(run: FailedRun, explanation: Explanation, surroundings: Surroundings) {
    self.init(
      command: run.command, explanation: explanation,
      summary: FailureSummary.text(
        explanation, utility: CommandLine(run.command).utility ?? "the program"),
      fixes: FixFinder.fixes(for: run, explanation, surroundings))
  }
}

/// What the moment's facts say of a cause that the output left open.
enum FailureFacts {
  /// The explanation in the light of files and routes as they are now.
  static func refine(
    _ explanation: Explanation, _ run: FailedRun, _ surroundings: Surroundings
  ) -> Explanation {
    var explanation = explanation
    let line = CommandLine(run.command)
    let words = line.simpleCommands.flatMap { $0.words.map(\.value) }
    switch (explanation.cause, line.utility) {
    case (.authFailure, "ssh"), (.authFailure, "scp"), (.authFailure, "sftp"):
      // ssh keeps quiet about a key that it does not use when told to ask nothing.
      for (index, word) in words.enumerated() where word == "-i" && index + 1 < words.count {
        let path = surroundings.absolute(words[index + 1])
        guard let mode = surroundings.mode(path), mode & 0o077 != 0 else { continue }
        explanation.cause = .badPermissionsFile
        explanation.confidence = 0.85
        explanation.subject = words[index + 1]
        explanation.evidence.append("\(words[index + 1]) can be used by others than its owner")
      }
    case (.missingFile, "curl"), (.permission, "curl"):
      guard run.exitCode == 23,
        let index = words.firstIndex(where: { $0 == "-o" || $0 == "--output" }),
        index + 1 < words.count
      else { break }
      let folder = Files.directory(of: surroundings.absolute(words[index + 1]))
      let isThere = surroundings.mode(folder) != nil
      explanation.cause = isThere ? .permission : .missingFile
      explanation.subject = words[index + 1]
      explanation.evidence.append(
        isThere ? "\(folder) is there" : "there is no directory \(folder)")
    case (.connectionRefused, "curl"):
      guard explanation.confidence < 0.8, let host = explanation.subject,
        host.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 || $0 == UInt8(ascii: ".") }),
        !host.hasPrefix("127."), !surroundings.hasDefaultRoute()
      else { break }
      explanation.evidence.append("there is no default route now")
    default: break
    }
    return explanation
  }
}

extension FailedRun {
  /// How a recorded execution ended.
  package init(_ record: ExecutionRecord) {
    self.init(
      command: record.command, exitCode: record.exitCode, signal: record.signal,
      standardError: record.stderrTail ?? "", standardOutput: record.stdoutTail ?? "")
  }
}

extension ExecutionRecord {
  /// Fills in why it failed, when it did and that can be told.
  mutating func findCause() {
    guard cause == nil, state == .ended else { return }
    let run = FailedRun(self)
    guard FailureExplainer.mayHaveFailed(run, utility: utility),
      let explanation = FailureExplainer.explain(run), explanation.cause != .unknown
    else { return }
    cause = explanation.cause.rawValue
  }
}
