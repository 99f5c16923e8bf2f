/// Reads `~/.zsh_history`, plain or extended (`: start:elapsed;command`).
///
/// A backslash before a line feed continues the command, and 0x83 says that the next byte has bit 5
/// turned. Source: zsh, `Src/hist.c`, `readhistline`, and `Src/utils.c`, `unmetafy`.
struct ZshHistoryParser: HistoryParser {
  private var pending: [UInt8] = []
  private var start: ImportLine?
  private var isShortened = false

  mutating func read(_ line: ImportLine, _ emit: (ImportItem) -> Void) {
    if start == nil {
      start = line
      pending.removeAll(keepingCapacity: true)
      isShortened = false
    }
    if line.isShortened || pending.count > 2 * ImportEntry.longestCommandBytes {
      isShortened = true
    } else {
      pending.append(contentsOf: line.bytes)
    }
    if line.isTerminated, line.bytes.last == UInt8(ascii: "\\") {
      if !isShortened { pending[pending.count - 1] = UInt8(ascii: "\n") }
      return
    }
    complete(isTerminated: line.isTerminated, emit)
  }

  mutating func finish(_ emit: (ImportItem) -> Void) {
    // The file ended after a backslash and a line feed.
    if start != nil { complete(isTerminated: false, emit) }
  }

  private mutating func complete(isTerminated: Bool, _ emit: (ImportItem) -> Void) {
    guard let start else { return }
    self.start = nil
    if isShortened {
      emit(.skip(.tooLong, line: start.number))
      return
    }
    let header = Self.header(of: pending[...])
    let looksExtended = pending.starts(with: ": ".utf8)
    let endsOpen = pending.last == UInt8(ascii: "\n")
    if !isTerminated, endsOpen || looksExtended {
      emit(.skip(.cut, line: start.number))
      return
    }
    let bytes = Self.withoutGuardSpace(Self.unmetafied(pending[(header?.length ?? 0)...]))
    switch ImportEntry.text(of: bytes) {
    case .success(let text):
      emit(
        .entry(
          ImportEntry(
            line: start.number, offset: start.offset, command: text,
            startedAtMicroseconds: header.map { $0.startSeconds * 1_000_000 },
            durationSeconds: header.map { Double($0.elapsedSeconds) })))
    case .failure(let refusal):
      emit(.skip(refusal.reason, line: start.number))
    }
  }

  /// What stands before an extended entry's command.
  struct Header: Equatable {
    let startSeconds: Int64
    let elapsedSeconds: Int64
    /// Its bytes, with the semicolon.
    let length: Int
  }

  /// Reads `: start:elapsed;`; nil when the line doesn't begin so.
  static func header(of line: ArraySlice<UInt8>) -> Header? {
    guard line.starts(with: ": ".utf8) else { return nil }
    let head = line.prefix(48)
    guard let semicolon = head.firstIndex(of: UInt8(ascii: ";")) else { return nil }
    let fields = head[(head.startIndex + 2)..<semicolon]
    guard let colon = fields.firstIndex(of: UInt8(ascii: ":")),
      let start = ImportNumber.whole(fields[..<colon].drop { $0 == UInt8(ascii: " ") }),
      let elapsed = ImportNumber.whole(fields[(colon + 1)...])
    else { return nil }
    return Header(
      startSeconds: start, elapsedSeconds: elapsed, length: semicolon + 1 - line.startIndex)
  }

  private static func unmetafied(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    guard bytes.contains(0x83) else { return Array(bytes) }
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var rest = bytes
    while let byte = rest.popFirst() {
      if byte == 0x83, let next = rest.popFirst() {
        result.append(next ^ 32)
      } else {
        result.append(byte)
      }
    }
    return result
  }

  /// Takes away the space that zsh writes after a backslash at the end of a command.
  private static func withoutGuardSpace(_ bytes: [UInt8]) -> [UInt8] {
    guard bytes.last == UInt8(ascii: " "),
      bytes.last(where: { $0 != UInt8(ascii: " ") }) == UInt8(ascii: "\\")
    else { return bytes }
    return Array(bytes.dropLast())
  }

  static func objection(to firstLine: ArraySlice<UInt8>) -> String? {
    if firstLine.first == UInt8(ascii: "#"), firstLine.count >= 9,
      ImportNumber.whole(firstLine.dropFirst()) != nil
    {
      return "it looks like bash's"
    }
    if firstLine.starts(with: "- cmd: ".utf8) { return "it looks like fish's" }
    return nil
  }
}
