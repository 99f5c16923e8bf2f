/// Gathers the distinct lines of a history into a snapshot, on any thread.
///
/// Lines that come in byte order (`ORDER BY` under SQLite's BINARY collation) need no sorting.
package struct RecallBuilder: ~Copyable, Sendable {
  /// The longest line that is taken, in bytes of UTF-8.
  package static let longestLine = 65_536

  /// How many lines were left out: empty, over `longestLine`, or past 4 GiB of text in all.
  package private(set) var refusedLines = 0

  private var arena: [UInt8] = []
  private var records: [LineRecord] = []
  private var isSorted = true

  /// Starts with no lines.
  package init() {}

  /// Makes room, so that what follows is not moved while it grows.
  ///
  /// - Parameters:
  ///   - lines: How many lines will be appended.
  ///   - textBytes: How much text they hold in all, in bytes of UTF-8.
  package mutating func reserve(lines: Int, textBytes: Int) {
    records.reserveCapacity(min(max(lines, 0), 1 << 28))
    arena.reserveCapacity(min(max(textBytes, 0), LineTable.largestArena) + LineTable.padding)
  }

  /// Adds a line; one that was added before is merged with it, the newer run's facts holding.
  package mutating func append(_ entry: Entry) {
    var entry = entry
    entry.text.makeContiguousUTF8()
    let record = LineRecord(entry, start: 0, length: 0)
    _ = entry.text.utf8.withContiguousStorageIfAvailable { append(validated: $0, like: record) }
  }

  /// Adds a line from bytes; invalid UTF-8 is repaired.
  ///
  /// - Parameters:
  ///   - utf8: The command line, lent for this call.
  ///   - runs: How many times it was run.
  ///   - failures: How many of those runs failed.
  ///   - lastUsed: The last run, in microseconds since 1970-01-01 UTC.
  ///   - lastDurationSeconds: The last run's length in seconds, or not a number.
  ///   - lastFailed: Whether the last run failed.
  ///   - placeIdentifier: The directory of the last run, or 0.
  package mutating func append(
    utf8: Span<UInt8>, runs: UInt32, failures: UInt32, lastUsed: Int64,
    lastDurationSeconds: Float, lastFailed: Bool, placeIdentifier: UInt32
  ) {
    guard utf8.count <= Self.longestLine else {
      refusedLines += 1
      return
    }
    let record = LineRecord(
      start: 0, length: 0, runs: runs, failures: failures, lastUsed: lastUsed,
      lastDurationSeconds: lastDurationSeconds, lastFailed: lastFailed, place: placeIdentifier)
    let isValid = (try? UTF8Span(validating: utf8)) != nil
    utf8.withUnsafeBufferPointer { bytes in
      if isValid {
        append(validated: bytes, like: record)
      } else {
        append(record.entry(text: String(decoding: bytes, as: UTF8.self)))
      }
    }
  }

  /// Adds the text of one line with the facts of a record.
  mutating func append(validated text: UnsafeBufferPointer<UInt8>, like facts: LineRecord) {
    guard !text.isEmpty, text.count <= Self.longestLine,
      arena.count + text.count <= LineTable.largestArena
    else {
      refusedLines += 1
      return
    }
    if isSorted, let last = records.last {
      let order = arena.withUnsafeBufferPointer {
        ByteOrder.compare(UnsafeBufferPointer(rebasing: $0[Int(last.start)...]), text)
      }
      if order == 0 {
        records[records.count - 1].merge(facts)
        return
      }
      isSorted = order < 0
    }
    records.append(facts.moved(start: UInt32(arena.count), length: UInt32(text.count)))
    arena.append(contentsOf: text)
  }

  /// Orders the lines and hands them over.
  ///
  /// Complexity: O(text bytes) for sorted lines, O(n log n) otherwise.
  package consuming func finish() -> RecallSnapshot {
    RecallSnapshot(table: makeTable())
  }

  consuming func makeTable() -> LineTable {
    if isSorted { return LineTable(sortedRecords: records, arena: arena) }
    let order = LineOrder.sorted(records, in: arena)
    var sortedArena: [UInt8] = []
    sortedArena.reserveCapacity(arena.count + LineTable.padding)
    var sortedRecords: [LineRecord] = []
    sortedRecords.reserveCapacity(records.count)
    arena.withUnsafeBufferPointer { arena in
      var previous = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
      for line in order {
        let record = records[Int(line)]
        let start = Int(record.start)
        let text = UnsafeBufferPointer(rebasing: arena[start..<start + record.length])
        if ByteOrder.compare(previous, text) == 0 {
          sortedRecords[sortedRecords.count - 1].merge(record)
        } else {
          sortedRecords.append(
            record.moved(start: UInt32(sortedArena.count), length: UInt32(text.count)))
          sortedArena.append(contentsOf: text)
        }
        previous = text
      }
    }
    arena = []
    records = []
    return LineTable(sortedRecords: sortedRecords, arena: sortedArena)
  }
}
