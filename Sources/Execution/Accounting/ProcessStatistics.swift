/// The figures of one process from `/proc/PID/stat`.
///
/// Source: proc(5). The program's name may contain spaces and `)`, so fields are counted from the
/// last `)`; numbers are unsigned 64-bit and wrap.
package struct ProcessStatistics: Equatable, Sendable {
  /// The state letter, such as `R`, `S`, `T`, `Z`.
  package var state: UInt8
  /// The process's parent.
  package var parent: Int32
  /// Clock ticks of children that were waited for: user and system.
  package var childTicks: UInt64
  /// How many threads it has.
  package var threadCount: UInt64
  /// When it started, in clock ticks after boot; with the pid this names one process.
  package var startTicks: UInt64
  /// Resident memory in pages.
  package var residentPages: UInt64

  /// Reads the file's text, or nil when it is anything else.
  package init?(_ text: some BidirectionalCollection<UInt8>) {
    guard let close = text.lastIndex(of: UInt8(ascii: ")")) else { return nil }
    var fields = FieldReader(text[text.index(after: close)...])
    guard let state = fields.letter(), let parent = fields.number() else { return nil }
    self.state = state
    self.parent = Int32(truncatingIfNeeded: parent)
    // Fields are numbered as in proc(5): ppid is 4.
    guard fields.skip(to: 16, from: 5), let user = fields.number(), let system = fields.number(),
      fields.skip(to: 20, from: 18), let threads = fields.number(),
      fields.skip(to: 22, from: 21), let start = fields.number(),
      fields.skip(to: 24, from: 23), let resident = fields.number()
    else { return nil }
    childTicks = user &+ system
    threadCount = threads
    startTicks = start
    residentPages = resident
  }
}

/// Reads words separated by spaces, tabs and newlines.
private struct FieldReader<Bytes: Collection> where Bytes.Element == UInt8 {
  private var rest: Bytes.SubSequence

  init(_ bytes: Bytes) { rest = bytes[...] }

  private mutating func word() -> Bytes.SubSequence? {
    rest = rest.drop { $0 == 0x20 || $0 == 0x0A || $0 == 0x09 }
    let word = rest.prefix { $0 != 0x20 && $0 != 0x0A && $0 != 0x09 }
    rest = rest[word.endIndex...]
    return word.isEmpty ? nil : word
  }

  mutating func letter() -> UInt8? { word()?.first }

  /// A number that wraps at 64 bits; a minus sign gives its two's complement.
  mutating func number() -> UInt64? {
    guard var word = word() else { return nil }
    let isNegative = word.first == UInt8(ascii: "-")
    if isNegative { word = word.dropFirst() }
    guard !word.isEmpty else { return nil }
    var value: UInt64 = 0
    for byte in word {
      guard (0x30...0x39).contains(byte) else { return nil }
      value = value &* 10 &+ UInt64(byte &- 0x30)
    }
    return isNegative ? 0 &- value : value
  }

  mutating func skip(to field: Int, from present: Int) -> Bool {
    for _ in present..<field where word() == nil { return false }
    return true
  }
}

/// The peak resident memory from the text of `/proc/PID/status`, in bytes.
///
/// - Returns: nil for a zombie or a kernel thread, which have none. The field is `VmHWM`.
package func peakResidentBytes(inStatus text: [UInt8]) -> UInt64? {
  let key = Array("\nVmHWM:".utf8)
  guard text.count > key.count else { return nil }
  var index = 0
  while let newline = text[index...].firstIndex(of: 0x0A) {
    guard text.count - newline > key.count else { return nil }
    if text[newline..<(newline + key.count)].elementsEqual(key) {
      var fields = FieldReader(text[(newline + key.count)...])
      return fields.number().map { $0 &* 1024 }
    }
    index = newline + 1
  }
  return nil
}

/// The process numbers in the text of `/proc/PID/task/TID/children`.
package func processNumbers(in text: [UInt8]) -> [Int32] {
  var fields = FieldReader(text)
  var numbers: [Int32] = []
  while let number = fields.number() {
    guard let pid = Int32(exactly: number), pid > 0 else { return numbers }
    numbers.append(pid)
  }
  return numbers
}
