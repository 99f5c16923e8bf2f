/// Records that wait in memory because no file takes them.
struct HeldRecords {
  /// How much they may take, in bytes.
  static let limitBytes = 8 << 20

  /// The records, oldest first; one that has ended stands for its beginning too.
  private(set) var records: [ExecutionRecord] = []
  private var bytes = 0

  var isEmpty: Bool { records.isEmpty }

  /// Takes a record, or the end of one that is here.
  ///
  /// - Returns: Whether there was room for it.
  /// - Complexity: O(*n*) in the number of records, which the limit keeps small.
  mutating func hold(_ record: ExecutionRecord) -> Bool {
    let known = records.lastIndex { $0.uid == record.uid }
    let added = Self.size(of: record) - (known.map { Self.size(of: records[$0]) } ?? 0)
    guard bytes + added <= Self.limitBytes else { return false }
    bytes += added
    if let known { records[known] = record } else { records.append(record) }
    return true
  }

  /// Forgets them all.
  mutating func removeAll() { self = HeldRecords() }

  private static func size(of record: ExecutionRecord) -> Int {
    1024 + record.command.utf8.count + record.template.utf8.count
      + (record.stderrTail?.utf8.count ?? 0) + (record.stdoutTail?.utf8.count ?? 0)
  }
}
