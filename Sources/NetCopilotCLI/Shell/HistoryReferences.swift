import Copilot
import Store

/// Looks up the lines that `!!`, `!n` and `!text` refer to.
struct HistoryReferences {
  let copilot: Copilot
  let previousLine: String?

  /// The line before this one: of this session, else the newest of all.
  var previous: String? { previousLine ?? newest(HistoryQuery()) }

  /// A recorded line by its number; a negative number counts back from the newest.
  func line(number: Int) -> String? {
    guard let store = try? copilot.store() else { return nil }
    if number > 0 { return (try? store.execution(id: Int64(number)))?.command }
    guard number < 0, number > -100_000 else { return nil }
    if number == -1 { return previous }
    var query = HistoryQuery()
    query.limit = -number
    let records = (try? store.executions(query)) ?? []
    return records.count == -number ? records.last?.command : nil
  }

  /// The newest line that starts with a text.
  func line(startingWith text: String) -> String? {
    var query = HistoryQuery()
    query.prefix = text
    return newest(query)
  }

  /// The newest line that contains a text.
  func line(containing text: String) -> String? {
    var query = HistoryQuery()
    query.text = text
    return newest(query)
  }

  private func newest(_ query: HistoryQuery) -> String? {
    var query = query
    query.limit = 1
    guard let store = try? copilot.store() else { return nil }
    return (try? store.executions(query))?.first?.command
  }
}
