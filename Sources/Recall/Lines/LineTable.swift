/// The distinct lines in the order of their bytes: one arena of text and 32 bytes a line beside it.
struct LineTable: Sendable {
  /// The texts one after another, then `padding` zero bytes so that a vector can be read anywhere.
  var arena: [UInt8]
  var records: [LineRecord]
  /// For each line the characters in it, by `CharacterPresence`.
  var presence: [UInt64]
  /// What `suggest` orders by, in the order of the lines.
  var scores: RangeMaximum
  /// The lines again, ordered by place and then by text.
  var places: PlaceOrder
  /// How many lines are not removed.
  var liveCount: Int

  /// The zero bytes after the last text.
  static let padding = 64
  /// The most text a table holds, as positions are 32 bits wide.
  static let largestArena = Int(UInt32.max) - padding

  init() {
    self.init(sortedRecords: [], arena: [])
  }

  /// Takes distinct lines that are in byte order already, with their texts in that order.
  ///
  /// - Parameter presence: The characters in each line, where they are known.
  ///
  /// Complexity: O(text bytes).
  init(
    sortedRecords: consuming [LineRecord], arena texts: consuming [UInt8],
    presence known: consuming [UInt64]? = nil
  ) {
    var arena = texts
    arena.append(contentsOf: repeatElement(0, count: Self.padding))
    let records = sortedRecords
    presence = known ?? CharacterPresence.masks(of: records, in: arena)
    let scores = records.map(\.suggestionScore)
    places = PlaceOrder(places: records.map(\.place), scores: scores)
    self.scores = RangeMaximum(scores)
    self.arena = arena
    liveCount = records.count
    self.records = records
  }

  var count: Int { records.count }

  /// Lends the bytes of one line.
  @inline(__always)
  func withText<Result>(_ line: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    let record = records[line]
    return arena.withUnsafeBufferPointer {
      body(UnsafeBufferPointer(rebasing: $0[Int(record.start)..<Int(record.start) + record.length]))
    }
  }

  func text(_ line: Int) -> String {
    withText(line) { String(decoding: $0, as: UTF8.self) }
  }

  func entry(_ line: Int) -> Entry { records[line].entry(text: text(line)) }

  /// The first line for which a condition that holds from the start no longer does.
  private func firstLine(where order: (UnsafeBufferPointer<UInt8>) -> Bool) -> Int {
    var low = 0
    var high = records.count
    while low < high {
      let middle = (low + high) >> 1
      if withText(middle, order) { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The first line that does not come before a text. Complexity: O(log n).
  func firstLine(notBefore text: UnsafeBufferPointer<UInt8>) -> Int {
    firstLine { ByteOrder.compare($0, text) < 0 }
  }

  /// The line with exactly this text, removed or not. Complexity: O(log n).
  func line(of text: UnsafeBufferPointer<UInt8>) -> Int? {
    let line = firstLine(notBefore: text)
    guard line < records.count, withText(line, { ByteOrder.compare($0, text) == 0 }) else {
      return nil
    }
    return line
  }

  /// The lines that begin with a prefix and are longer than it. Complexity: O(log n).
  func lines(continuing prefix: UnsafeBufferPointer<UInt8>) -> Range<Int> {
    var low = firstLine(notBefore: prefix)
    let high = firstLine { ByteOrder.comparePrefix($0, prefix) <= 0 }
    if low < high, records[low].length == prefix.count { low += 1 }
    return low..<max(low, high)
  }

  /// Takes a line out of every answer. Complexity: O(log n).
  ///
  /// - Returns: Whether the line was there.
  mutating func remove(_ line: Int) -> Bool {
    if records[line].isRemoved { return false }
    records[line].isRemoved = true
    scores.update(line, to: RangeMaximum.absent)
    places.remove(line, place: records[line].place)
    liveCount -= 1
    return true
  }
}
