internal import Commands
internal import JSON
internal import Platform
internal import Store

extension Operation {
  private static let subject = Parameter(
    "execution", .text, valueName: "ID|last",
    help: "the number of an execution, or 'last' (last)", isPositional: true)

  /// What somebody thinks of how a command went.
  static let feedback = Operation(
    "feedback", summary: "Say how a command went: good, bad, 1 to 5, with a comment",
    parameters: [
      Parameter(
        "verdict", .text, valueName: "good|bad|1-5|excellent|fair|poor", help: "how it went",
        isPositional: true, isRequired: true),
      subject,
      Parameter(
        "comment", .line, valueName: "COMMENT", help: "in your own words", isPositional: true),
    ],
    isChange: true
  ) { (copilot, arguments) throws(OperationError) in
    let word = try arguments.requiredText("verdict")
    guard let rating = Verdict.rating(word) else {
      throw .wrongArgument(
        name: "verdict", value: word,
        expected: "good, bad, a number from 1 to 5, excellent, fair or poor")
    }
    var comment = try arguments.text("comment")
    // `feedback bad much too slow` is about the last one.
    if let first = try subjectText(arguments), first != "last", Int64(first) == nil {
      comment = comment.map { first + " " + $0 } ?? first
    }
    let store = try copilot.store()
    let record = try execution(store, arguments)
    return try keep(
      copilot, store,
      FeedbackRow(
        execution: record.id ?? 0, saidAt: .now(), rating: rating,
        comment: comment.map { copilot.recorder.redactor.redact($0).text }))
  }

  /// What the cause or the purpose really was.
  static let feedbackCorrect = Operation(
    "feedback", "correct", summary: "Put the cause of a failure or the purpose of a line right",
    parameters: [
      subject,
      Parameter("cause", .text, valueName: "CAUSE", help: "why it failed: timeout, dns-failure …"),
      Parameter("category", .text, valueName: "PURPOSE", help: "what it is for: dns, routing …"),
    ],
    isChange: true
  ) { (copilot, arguments) throws(OperationError) in
    let cause = try arguments.text("cause")
    let category = try arguments.text("category")
    guard cause != nil || category != nil else { throw .missingOneOf(["cause", "category"]) }
    if let cause, FailureCause(rawValue: cause) == nil {
      throw .wrongArgument(
        name: "cause", value: cause,
        expected: FailureCause.allCases.map(\.rawValue).joined(separator: ", "))
    }
    if let category, CommandPurpose(rawValue: category) == nil {
      throw .wrongArgument(
        name: "category", value: category,
        expected: CommandPurpose.allCases.map(\.rawValue).joined(separator: ", "))
    }
    let store = try copilot.store()
    let record = try execution(store, arguments)
    if cause != nil, !record.didFail {
      throw .unusable(reason: "execution \(record.id ?? 0) did not fail, so it has no cause")
    }
    return try keep(
      copilot, store,
      FeedbackRow(
        execution: record.id ?? 0, saidAt: .now(), cause: cause, category: category))
  }

  /// What was said so far.
  static let feedbackList = Operation(
    "feedback", "list", summary: "List what you said of commands, newest first",
    parameters: [
      Parameter("limit", .integer(1...100_000), valueName: "N", help: "at most this many (20)"),
      Parameter(
        "visibility", .text, valueName: "WHO", help: "only what team, or public, may see"),
    ]
  ) { (copilot, arguments) throws(OperationError) in
    let limit = try arguments.integer("limit", in: 1...100_000) ?? 20
    let visibility = try arguments.visibility("visibility") ?? .private
    let store = try copilot.store()
    return .feedback(
      try reading { () throws(StoreError) in
        try store.feedback(visibleTo: visibility, limit: limit)
      }, isNew: false)
  }

  private static func subjectText(
    _ arguments: OperationArguments
  ) throws(OperationError) -> String? {
    if let number = arguments["execution"]?.intValue { return "\(number)" }
    return try arguments.text("execution")
  }

  /// The execution that is meant; the newest without a number.
  private static func execution(
    _ store: Store, _ arguments: OperationArguments
  ) throws(OperationError) -> ExecutionRecord {
    var query = HistoryQuery(limit: 1, includesOutput: false)
    if let number = try subjectText(arguments).flatMap({ Int64($0) }) { query.id = number }
    guard
      let record = try reading({ () throws(StoreError) in try store.executions(query).first })
    else { throw .notFound(what: "execution", which: query.id.map(String.init) ?? "yet") }
    return record
  }

  private static func keep(
    _ copilot: Copilot, _ store: Store, _ row: FeedbackRow
  ) throws(OperationError) -> OperationOutput {
    let id = try reading { () throws(StoreError) in try store.keep(row) }
    let rows = try reading { () throws(StoreError) in
      try store.feedback(of: row.execution, limit: 1)
    }
    return .feedback(rows.filter { $0.id == id }, isNew: true)
  }
}
