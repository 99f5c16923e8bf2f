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
      interface: interface, filter: filter, expectations: expectations(), baseline: baseline,
      wakeUp: wakeUp)
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
