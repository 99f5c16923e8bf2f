/// Reads `~/.bash_history`.
///
/// When the first line is a time stamp (`#` and digits), lines without one of their own belong to
/// the command before. Source: GNU history library, `read_history_range`.
struct BashHistoryParser: HistoryParser {
  private var hasStamps: Bool?
  private var stamp: Int64?
  private var lines: [UInt8] = []
  private var first: ImportLine?
  private var isCut = false

  mutating func read(_ line: ImportLine, _ emit: (ImportItem) -> Void) {
    let stamped = Self.stamp(of: line.bytes)
    if hasStamps == nil { hasStamps = stamped != nil }
    if let stamped {
      flush(emit)
      stamp = stamped
      if !line.isTerminated { emit(.skip(.cut, line: line.number)) }
      return
    }
    if hasStamps == true, first != nil, stamp != nil {
      if lines.count <= ImportEntry.longestCommandBytes {
        lines.append(UInt8(ascii: "\n"))
        lines.append(contentsOf: line.bytes)
      }
    } else {
      flush(emit)
      first = line
      lines = Array(line.bytes)
    }
    if hasStamps == true, !line.isTerminated { isCut = true }
  }

  mutating func finish(_ emit: (ImportItem) -> Void) { flush(emit) }

  private mutating func flush(_ emit: (ImportItem) -> Void) {
    guard let start = first else { return }
    first = nil
    let startedAt = stamp.map { $0 * 1_000_000 }
    if hasStamps != true { stamp = nil }
    if isCut {
      emit(.skip(.cut, line: start.number))
      return
    }
    switch ImportEntry.text(of: lines) {
    case .success(let text):
      emit(
        .entry(
          ImportEntry(
            line: start.number, offset: start.offset, command: text,
            startedAtMicroseconds: startedAt)))
    case .failure(let refusal):
      emit(.skip(refusal.reason, line: start.number))
    }
  }

  private static func stamp(of line: ArraySlice<UInt8>) -> Int64? {
    guard line.first == UInt8(ascii: "#") else { return nil }
    return ImportNumber.whole(line.dropFirst())
  }

  static func objection(to firstLine: ArraySlice<UInt8>) -> String? {
    if ZshHistoryParser.header(of: firstLine) != nil { return "it looks like zsh's" }
    if firstLine.starts(with: "- cmd: ".utf8) { return "it looks like fish's" }
    return nil
  }
}
