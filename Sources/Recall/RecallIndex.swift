/// The command lines of one user, to be suggested by prefix and searched by fragments.
///
/// A table of the past, built once, lies under the few lines recorded since; these are merged into
/// it when they have become many. One thread owns an index. Everything is in memory: forgetting
/// a line hides it at once and drops its bytes with the next merge.
package final class RecallIndex {
  /// How many recorded lines lie beside the table before they are merged into it.
  static let mostRecentLines = 2048

  var table: LineTable
  var recent = RecentLines()
  /// What earlier searches found, shortest query first, so that a longer one looks only there.
  var searchLevels: [SearchLevel] = []
  private var forgotten: Set<[UInt8]> = []

  /// Starts without history; `adopt` brings it when it has been read.
  package init() { table = LineTable() }

  /// Starts with a history.
  package init(_ snapshot: consuming RecallSnapshot) { table = snapshot.table }

  /// How many distinct lines the index holds.
  package var count: Int { table.liveCount + recent.lines.count }

  /// Puts a history under the lines recorded so far, in place of the one that was there.
  ///
  /// What was recorded or forgotten here since the last adoption stays so, however late the
  /// history was read. A line known to both has the newer run's facts and the larger counts.
  ///
  /// Complexity: O(recorded and forgotten lines × log n).
  package func adopt(_ snapshot: consuming RecallSnapshot) {
    let recorded = recent.lines
    table = snapshot.table
    recent.removeAll()
    searchLevels = []
    for text in forgotten {
      text.withUnsafeBufferPointer { bytes in
        if let line = table.line(of: bytes) { _ = table.remove(line) }
      }
    }
    forgotten = []
    for line in recorded {
      line.bytes.withUnsafeBufferPointer { bytes in
        var record = line.record
        if let known = table.line(of: bytes), !table.records[known].isRemoved {
          record.merge(table.records[known])
        }
        put(bytes, record)
      }
    }
  }

  /// Takes in a line after a run, new or with the facts it has now; it is found at once.
  ///
  /// An empty line, or one over `RecallBuilder.longestLine` bytes, is not taken.
  ///
  /// - Parameter use: The line with its counts in all, which replace those held.
  /// - Returns: Whether it was taken.
  ///
  /// Complexity: O(log n); once in some thousand new lines O(text bytes), see `compact`.
  @discardableResult
  package func record(_ use: Entry) -> Bool {
    var text = use.text
    let record = LineRecord(use, start: 0, length: 0)
    return text.withUTF8 { bytes in
      guard !bytes.isEmpty, bytes.count <= RecallBuilder.longestLine else { return false }
      if !forgotten.isEmpty { forgotten.remove(Array(bytes)) }
      put(bytes, record)
      if recent.lines.count >= Self.mostRecentLines { compact() }
      return true
    }
  }

  /// What is known of a line, or nil when the index does not hold it. Complexity: O(log n).
  package func entry(_ text: String) -> Entry? {
    var text = text
    let found =
      text.withUTF8 { bytes in
        if let record = recent.record(of: bytes) { return record }
        guard let line = table.line(of: bytes), !table.records[line].isRemoved else { return nil }
        return table.records[line]
      } as LineRecord?
    return found?.entry(text: text)
  }

  private func put(_ bytes: UnsafeBufferPointer<UInt8>, _ record: LineRecord) {
    if let line = table.line(of: bytes) { _ = table.remove(line) }
    recent.record(bytes, record)
  }

  /// Removes a line from every answer. Complexity: O(log n).
  ///
  /// - Returns: Whether it was there.
  @discardableResult
  package func forget(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { bytes in
      forgotten.insert(Array(bytes))
      let wasRecent = recent.remove(bytes)
      guard let line = table.line(of: bytes) else { return wasRecent }
      return table.remove(line) || wasRecent
    }
  }

  /// Merges the recorded lines into the table and drops the bytes of removed ones.
  ///
  /// Worth calling while a long command runs. Complexity: O(text bytes).
  package func compact() {
    if recent.lines.isEmpty, table.liveCount == table.count { return }
    guard let merged = table.merging(recent) else { return }
    table = merged
    recent.removeAll()
    searchLevels = []
  }
}
