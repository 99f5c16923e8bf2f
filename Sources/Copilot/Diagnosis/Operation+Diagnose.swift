internal import Commands
internal import JSON
internal import Platform
internal import Store

extension Operation {
  /// Where the way to a host breaks.
  static let diagnose = Operation(
    "diagnose", summary: "Find where the way to a host, a port or a page breaks",
    parameters: [
      Parameter(
        "target", .text, valueName: "HOST[:PORT]|URL", help: "whom it is about",
        isPositional: true, isRequired: true),
      Parameter(
        "after", .integers, valueName: "ID…",
        help: "the executions of the probes that have run so far"),
      Parameter("walk", .flag, help: "from the bottom up, not in the order that was learnt"),
    ]
  ) { (copilot, arguments) throws(OperationError) in
    let target = try diagnosisTarget(arguments)
    var (diagnosis, _) = copilot.diagnosis(
      of: target, environment: .current(), learnt: !(try arguments.flag("walk")))
    for id in try arguments.integers("after") {
      let store = try copilot.store()
      let found = try reading { () throws(StoreError) in
        try store.executions(HistoryQuery(limit: 1, id: id))
      }
      guard let record = found.first else { throw .notFound(what: "execution", which: "\(id)") }
      guard let proposal = diagnosis.next(), proposal.command == record.command else {
        throw .unusable(
          reason:
            "execution \(id) ran '\(record.command)', which is not the probe that was asked for")
      }
      diagnosis.take(
        FailedRun(record), of: proposal.probe, seconds: record.durationSeconds ?? 0)
    }
    return .diagnosis(copilot.answer(diagnosis))
  }

  /// The target that was named.
  package static func diagnosisTarget(
    _ arguments: OperationArguments
  ) throws(OperationError) -> DiagnosisTarget {
    let text = try arguments.requiredText("target")
    guard let target = DiagnosisTarget(text) else {
      throw .wrongArgument(
        name: "target", value: text,
        expected: "a host, host:port, [address]:port or an http URL")
    }
    return target
  }
}

extension Copilot {
  /// Where a diagnosis stands, with what can be done once it is over.
  package func answer(_ diagnosis: Diagnosis) -> DiagnosisAnswer {
    let next = diagnosis.next()
    let run = next == nil ? diagnosis.verdict.run : nil
    return DiagnosisAnswer(
      diagnosis: diagnosis, next: next,
      fixes: run.map { explain($0).fixes } ?? [])
  }
}
