package import JSON
package import Platform
internal import Store

/// What others may see.
package struct SharingState: Sendable, Equatable {
  /// When the user allowed sharing; nil while everything is private.
  package let consentGivenAt: Timestamp?
  package let sharedExecutions: Int
  package let sharedFeedback: Int
  /// How many things a withdrawal has made private; nil when nothing was withdrawn.
  package var madePrivate: Int?

  /// The state in the form of `consent show --json`.
  package var json: JSONValue {
    [
      "consent": .bool(consentGivenAt != nil), "given_at": JSONValue(consentGivenAt?.rfc3339),
      "shared_executions": JSONValue(sharedExecutions),
      "shared_feedback": JSONValue(sharedFeedback),
      "made_private": JSONValue(madePrivate),
    ]
  }
}

extension Operation {
  private static let ids = Parameter(
    "ids", .integers, valueName: "ID", help: "their numbers", isPositional: true, isRequired: true)
  private static let audience = Parameter(
    "as", .text, valueName: "WHO", help: "private, team or public", isRequired: true)

  /// Says who may see executions.
  static let historyShare = Operation(
    "history", "share", summary: "Say who may see executions in exports: private, team or public",
    parameters: [ids, audience], isChange: true
  ) { (copilot, arguments) throws(OperationError) in try share(.execution, copilot, arguments) }

  /// Says who may see feedback.
  static let feedbackShare = Operation(
    "feedback", "share", summary: "Say who may see what you said: private, team or public",
    parameters: [ids, audience], isChange: true
  ) { (copilot, arguments) throws(OperationError) in try share(.feedback, copilot, arguments) }

  /// Allows sharing at all.
  static let consentGive = Operation(
    "consent", "give", summary: "Allow executions and feedback to be marked for team or public",
    isChange: true
  ) { (copilot, _) throws(OperationError) in
    let store = try copilot.store()
    _ = try reading { () throws(StoreError) in try store.giveConsent(at: .now()) }
    return .sharing(try state(store))
  }

  /// Makes everything private again.
  static let consentWithdraw = Operation(
    "consent", "withdraw", summary: "Make everything private again", isChange: true
  ) { (copilot, _) throws(OperationError) in
    let store = try copilot.store()
    let count = try reading { () throws(StoreError) in
      try store.withdrawConsent(at: .now())
    }
    var answer = try state(store)
    answer.madePrivate = count ?? 0
    return .sharing(answer)
  }

  /// What is allowed and shared.
  static let consentShow = Operation(
    "consent", "show", summary: "Say whether anything may be shared, and how much is"
  ) { (copilot, _) throws(OperationError) in .sharing(try state(try copilot.store())) }

  private static func state(_ store: Store) throws(OperationError) -> SharingState {
    try reading { () throws(StoreError) in
      SharingState(
        consentGivenAt: try store.consent(), sharedExecutions: try store.sharedCount(.execution),
        sharedFeedback: try store.sharedCount(.feedback))
    }
  }

  private static func share(
    _ what: Store.Shareable, _ copilot: Copilot, _ arguments: OperationArguments
  ) throws(OperationError) -> OperationOutput {
    let ids = try arguments.integers("ids")
    guard let visibility = try arguments.visibility("as") else { throw .missingArgument("as") }
    guard !ids.isEmpty else { throw .missingArgument("ids") }
    let store = try copilot.store()
    let missing = try reading { () throws(StoreError) in
      try store.firstMissing(what, among: ids)
    }
    if let missing { throw .notFound(what: what.rawValue, which: "\(missing)") }
    guard try reading({ () throws(StoreError) in try store.share(what, ids, as: visibility) })
    else {
      throw .unusable(
        reason: "nothing may be shared until you allow it once: netcopilot consent give")
    }
    return .shared(what, count: Set(ids).count, visibility)
  }
}
