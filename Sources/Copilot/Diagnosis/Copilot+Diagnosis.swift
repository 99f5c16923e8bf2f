internal import Commands
package import Platform
internal import Store

extension Copilot {
  /// A search for the place where the way to a target breaks.
  ///
  /// - Parameters:
  ///   - target: Whom it is about.
  ///   - environment: Where the probes' programs are looked for.
  ///   - learnt: Whether the order is the one that the user's cases taught; else from the bottom up.
  package func diagnosis(
    of target: DiagnosisTarget, environment: ProcessEnvironment, learnt: Bool = true
  ) -> (Diagnosis, DiagnosisKind) {
    var earlier: String?
    var tallies: [ProbeTally] = []
    if let path = layout.database, Files.exists(path), let store = try? store() {
      earlier = earlierCause(of: target.host, store)
      if learnt { tallies = (try? store.probeTallies()) ?? [] }
    }
    let kind = DiagnosisKind(target, earlier: earlier)
    return (
      Diagnosis(
        target, commands: ProbeCommands { environment.path(ofProgram: $0) != nil },
        order: learnt ? ProbeOrder(tallies, for: kind) : .walk),
      kind
    )
  }

  /// How far back a failure still says something of today.
  private static let relevantSeconds: Int64 = 3 * 86_400

  /// Why the newest failed command towards a host failed, if that was lately.
  private func earlierCause(of host: String, _ store: Store) -> String? {
    let since = Timestamp(
      microseconds: Timestamp.now().microseconds - Self.relevantSeconds * 1_000_000)
    let query = HistoryQuery(
      limit: 20, failedOnly: true, since: since, text: host, includesOutput: false)
    let records = (try? store.executions(query)) ?? []
    return records.first { record in
      record.cause != nil
        && CommandLine(record.command).simpleCommands.contains { command in
          command.words.contains { HostWord.host(of: $0.value) == host }
        }
    }?.cause
  }

  /// Keeps which probe made a case clear, so that the next one of its kind is clear sooner.
  ///
  /// - Throws: ``OperationError`` when it can't be kept.
  package func learn(
    from diagnosis: Diagnosis, of kind: DiagnosisKind
  ) throws(OperationError) {
    let steps = diagnosis.steps.filter { !$0.probe.isExplanatory && $0.reading.effect != .void }
    guard configuration.record.enabled, layout.database != nil, !steps.isEmpty,
      diagnosis.isSettled
    else { return }
    let tallies = steps.map { step in
      ProbeTally(
        service: kind.service, isName: kind.isName, earlier: kind.earlier,
        probe: step.probe.rawValue, runs: 1, settled: step.hasSettled ? 1 : 0,
        seconds: step.seconds)
    }
    let store = try store()
    try reading { () throws(StoreError) in try store.add(tallies) }
  }
}
