extension LineTable {
  /// A table of these lines without the removed ones and with the recent ones put in between.
  ///
  /// What lies between two changes is copied as one piece. Complexity: O(text bytes).
  ///
  /// - Returns: Nil where the text would be more than `largestArena`.
  func merging(_ recent: RecentLines) -> LineTable? {
    let recentBytes = recent.lines.reduce(0) { $0 + $1.bytes.count }
    guard arena.count + recentBytes <= Self.largestArena else { return nil }
    var merged = LineMerge(self, adding: recent.lines.count, bytes: recentBytes)
    for line in recent.lines {
      let position = line.bytes.withUnsafeBufferPointer { firstLine(notBefore: $0) }
      merged.copyLines(of: self, upTo: position)
      merged.add(line)
    }
    merged.copyLines(of: self, upTo: count)
    return LineTable(
      sortedRecords: merged.records, arena: merged.arena, presence: merged.presence)
  }
}

/// A table under way, made of pieces of another and single lines.
private struct LineMerge {
  private(set) var arena: [UInt8] = []
  private(set) var records: [LineRecord] = []
  private(set) var presence: [UInt64] = []
  private var next = 0

  init(_ table: LineTable, adding lines: Int, bytes: Int) {
    arena.reserveCapacity(table.arena.count + bytes + LineTable.padding)
    records.reserveCapacity(table.count + lines)
    presence.reserveCapacity(table.count + lines)
  }

  mutating func add(_ line: RecentLines.Line) {
    let start = UInt32(arena.count)
    records.append(line.record.moved(start: start, length: UInt32(line.bytes.count)))
    arena.append(contentsOf: line.bytes)
    presence.append(line.presence)
  }

  mutating func copyLines(of table: LineTable, upTo end: Int) {
    var start = next
    for line in next..<end where table.records[line].isRemoved {
      copy(start..<line, of: table)
      start = line + 1
    }
    copy(start..<end, of: table)
    next = end
  }

  private mutating func copy(_ lines: Range<Int>, of table: LineTable) {
    guard let first = lines.first, let last = lines.last else { return }
    let start = Int(table.records[first].start)
    let end = Int(table.records[last].start) + table.records[last].length
    let shift = UInt32(truncatingIfNeeded: arena.count - start)
    arena.append(contentsOf: table.arena[start..<end])
    presence.append(contentsOf: table.presence[lines])
    let copied = records.count
    records.append(contentsOf: table.records[lines])
    for position in copied..<records.count { records[position].start &+= shift }
  }
}
