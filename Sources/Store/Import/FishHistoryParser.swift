/// Reads `fish_history`: `- cmd:` starts an entry, `when:` dates it, `paths:` is passed over.
///
/// Source: fish-shell, `src/history`, the format that looks like YAML and isn't.
struct FishHistoryParser: HistoryParser {
  private var start: ImportLine?
  private var command: [UInt8] = []
  private var when: Int64?
  private var isCut = false

  mutating func read(_ line: ImportLine, _ emit: (ImportItem) -> Void) {
    let bytes = line.bytes
    if bytes.starts(with: "- cmd:".utf8) {
      flush(emit)
      start = line
      command = Self.unescaped(bytes)
      isCut = !line.isTerminated
    } else if start != nil, bytes.starts(with: "  when:".utf8) {
      when = ImportNumber.whole(bytes.dropFirst(7).drop { $0 == UInt8(ascii: " ") })
      if !line.isTerminated { isCut = true }
    } else if bytes.isEmpty || (start != nil && bytes.starts(with: "  ".utf8)) {
      return
    } else {
      emit(.skip(line.isTerminated ? .malformed : .cut, line: line.number))
    }
  }

  mutating func finish(_ emit: (ImportItem) -> Void) { flush(emit) }

  private mutating func flush(_ emit: (ImportItem) -> Void) {
    guard let line = start else { return }
    start = nil
    defer { when = nil }
    if isCut {
      emit(.skip(.cut, line: line.number))
      return
    }
    if line.isShortened {
      emit(.skip(.tooLong, line: line.number))
      return
    }
    switch ImportEntry.text(of: command) {
    case .success(let text):
      emit(
        .entry(
          ImportEntry(
            line: line.number, offset: line.offset, command: text,
            startedAtMicroseconds: when.map { $0 * 1_000_000 })))
    case .failure(let refusal):
      emit(.skip(refusal.reason, line: line.number))
    }
  }

  /// Undoes `\\` and `\n`. One space after `cmd:` is fish's, any further one is the command's.
  private static func unescaped(_ line: ArraySlice<UInt8>) -> [UInt8] {
    let value = line.dropFirst(line.starts(with: "- cmd: ".utf8) ? 7 : 6)
    guard value.contains(UInt8(ascii: "\\")) else { return Array(value) }
    var result: [UInt8] = []
    result.reserveCapacity(value.count)
    var rest = value
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "\\") else {
        result.append(byte)
        continue
      }
      switch rest.popFirst() {
      case UInt8(ascii: "n"): result.append(UInt8(ascii: "\n"))
      case UInt8(ascii: "\\"): result.append(UInt8(ascii: "\\"))
      case .some(let other): result.append(contentsOf: [byte, other])
      case nil: result.append(byte)
      }
    }
    return result
  }

  static func objection(to firstLine: ArraySlice<UInt8>) -> String? {
    firstLine.starts(with: "- cmd:".utf8) ? nil : "its first entry doesn't start with `- cmd:`"
  }
}
