internal import Detection
internal import JSON
internal import Store

extension Operation {
  /// What was found in traffic.
  static let findings = Operation(
    "findings", summary: "List what was found in traffic, newest first",
    parameters: [
      Parameter("limit", .integer(1...100_000), valueName: "N", help: "at most this many (50)")
    ]
  ) { (copilot, arguments) throws(OperationError) in
    let limit = try arguments.integer("limit", in: 1...100_000) ?? 50
    let store = try copilot.store()
    let rows = try reading { () throws(StoreError) in try store.findings(limit: limit) }
    return .foundEarlier(rows)
  }

  private static let findingNumber = Parameter(
    "finding", .integer(1...Int(Int32.max)), valueName: "FINDING",
    help: "the number of a finding, as 'findings' lists them", isPositional: true,
    isRequired: true)

  /// Says that a finding is expected here.
  static let feedbackExpected = Operation(
    "feedback", "expected",
    summary: "Say that a finding is expected here, so that its like stays quiet",
    parameters: [findingNumber], isChange: true
  ) { (copilot, arguments) throws(OperationError) in
    let (store, row) = try expectation(copilot, arguments)
    _ = try reading { () throws(StoreError) in try store.expect(row) }
    return .expectation(row, isExpected: true)
  }

  /// Takes it back.
  static let feedbackUnexpected = Operation(
    "feedback", "unexpected", summary: "Take back that a finding is expected here",
    parameters: [findingNumber], isChange: true
  ) { (copilot, arguments) throws(OperationError) in
    let (store, row) = try expectation(copilot, arguments)
    guard try reading({ () throws(StoreError) in try store.expectNoMore(row) }) else {
      throw .unusable(reason: "nobody said that this is expected")
    }
    return .expectation(row, isExpected: false)
  }

  private static func expectation(
    _ copilot: Copilot, _ arguments: OperationArguments
  ) throws(OperationError) -> (Store, ExpectationRow) {
    guard let number = try arguments.integer("finding", in: 1...Int(Int32.max)) else {
      throw .missingArgument("finding")
    }
    let store = try copilot.store()
    guard
      let finding = try reading({ () throws(StoreError) in try store.finding(id: Int64(number)) })
    else { throw .notFound(what: "finding", which: "\(number)") }
    guard finding.actor != nil || finding.target != nil else {
      throw .unusable(
        reason:
          "finding \(number) has many actors and many targets: there is nobody to expect it of")
    }
    return (
      store, ExpectationRow(kind: finding.kind, actor: finding.actor, target: finding.target)
    )
  }
}

extension FindingRow {
  /// The finding as it was kept, with its number in the history.
  var json: JSONValue {
    guard let parsed = try? JSONValue(parsing: Array(document.utf8)),
      var object = parsed.objectValue
    else { return .null }
    object["id"] = JSONValue(id)
    object["source"] = .string(source)
    return .object(object)
  }
}
