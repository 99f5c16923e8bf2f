package import JSON
internal import Store

extension Copilot {
  /// Notes in the audit trail that something was written out: what, how much and in which form, not
  /// where to. Nothing happens while the history can't be written.
  package func noteExport(of what: String, count: Int, _ facts: JSONObject) {
    var document: JSONObject = ["what": .string(what), "rows": JSONValue(count)]
    for key in facts.keys { document[key] = facts[key] }
    guard let store = try? store() else { return }
    _ = try? store.note(.export, JSONValue.object(document).text())
  }
}
