internal import JSON
internal import Platform
internal import Store

extension Operation {
  /// The audit trail.
  static let auditList = Operation(
    "audit", summary: "List what was shown, changed, erased and handed out, newest first",
    parameters: [
      Parameter(
        "kind", .text, valueName: "KIND",
        help: AuditEntry.Kind.allCases.map(\.rawValue).joined(separator: ", ")),
      Parameter("limit", .integer(1...1_000_000), valueName: "N", help: "at most so many (20)"),
    ]
  ) { (copilot, arguments) throws(OperationError) in
    let limit = try arguments.integer("limit", in: 1...1_000_000) ?? 20
    let word = try arguments.text("kind")
    let kind = word.flatMap(AuditEntry.Kind.init(rawValue:))
    if let word, kind == nil {
      throw .wrongArgument(
        name: "kind", value: word,
        expected: AuditEntry.Kind.allCases.map(\.rawValue).joined(separator: ", "))
    }
    let store = try copilot.store()
    return .audit(
      try reading { () throws(StoreError) in try store.audit(limit: limit, kind: kind) })
  }
}

extension AuditEntry {
  /// The entry as JSON; `document` is null where it has been erased.
  var json: JSONValue {
    [
      "id": .integer(id), "at": .string(at.rfc3339), "kind": .string(kind),
      "document": document.flatMap { try? JSONValue(parsing: Array($0.utf8)) } ?? .null,
      "sha256": .string(digest.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()),
    ]
  }
}
