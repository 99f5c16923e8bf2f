package import Detection
package import Platform
internal import Store

extension Copilot {
  /// Begins to watch an interface with what is known of its network.
  ///
  /// - Throws: ``OperationError``.
  package func monitor(
    interface: String?, filter: String?, network: String, wakeUp: WakeUp
  ) throws(OperationError) -> TrafficMonitor {
    guard BaselineFolder.isName(network) else {
      throw .wrongArgument(
        name: "network", value: network, expected: "a name of letters, digits, '.', '-' and '_'")
    }
    let baseline = layout.directory == nil ? nil : try baselines().load(network)
    return try TrafficMonitor(
      interface: interface, filter: filter, network: network, expectations: expectations(),
      baseline: baseline, wakeUp: wakeUp)
  }

  /// Adds the large transfers that a monitor saw end to the baseline of its network, where one was
  /// learnt: nothing is made usual on a network that nobody called clean. The machine's counters are
  /// kept on the way.
  ///
  /// - Throws: ``OperationError`` when the baseline can't be read or kept; the transfers are added by
  ///   a later call then.
  package func learnUploads(of monitor: TrafficMonitor) throws(OperationError) {
    guard layout.directory != nil else { return }
    sampleCounters(opensStore: true)
    let folder = try baselines()
    try monitor.handOverTransfers { (transfers) throws(OperationError) in
      try folder.learn(transfers, on: monitor.network)
    }
  }

  /// Says that a finding, and what is like it, is expected here.
  ///
  /// - Throws: ``OperationError`` when it has nobody to expect it of, or can't be kept.
  package func expect(_ finding: Finding) throws(OperationError) {
    let expectation = Expectation(of: finding)
    guard expectation.actor != nil || expectation.target != nil else {
      throw .unusable(
        reason: "it has many actors and many targets: there is nobody to expect it of")
    }
    let row = ExpectationRow(
      kind: finding.kind.rawValue, actor: expectation.actor.map { "\($0)" },
      target: expectation.target.map { "\($0)" })
    let store = try store()
    _ = try reading { () throws(StoreError) in try store.expect(row) }
  }
}
