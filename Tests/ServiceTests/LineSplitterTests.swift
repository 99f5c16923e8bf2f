import TestSupport
import Testing

@testable import Service

@Suite("Lines are cut the same however they arrive")
struct LineSplitterTests {
  /// Random bytes with many newlines, in random chunks, against a plain split of the whole.
  @Test(arguments: 0..<300 as Range<UInt64>)
  func chunkingMakesNoDifference(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let limit = Int.random(in: 0...20, using: &random)
    let bytes = (0..<Int.random(in: 0...400, using: &random)).map { _ -> UInt8 in
      Int.random(in: 0..<8, using: &random) == 0 ? 0x0A : UInt8.random(in: 0...255, using: &random)
    }
    var splitter = LineSplitter(limitBytes: limit)
    var lines: [LineSplitter.Line] = []
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = Int.random(in: 0...min(30, rest.count), using: &random)
      splitter.append(Array(rest.prefix(count))) { lines.append($0) }
      rest = rest.dropFirst(count)
    }
    if let last = splitter.finish() { lines.append(last) }
    var expected = bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map {
      $0.count > limit ? LineSplitter.Line.tooLong($0.count) : .whole(Array($0))
    }
    // What follows the last newline is a line only when there is something.
    if expected.last == .whole([]) { expected.removeLast() }
    #expect(lines == expected, "seed \(seed)")
    #expect(splitter.finish() == nil, "seed \(seed)")
  }

  @Test func memoryStaysBounded() {
    var splitter = LineSplitter(limitBytes: 1000)
    var lines: [LineSplitter.Line] = []
    let chunk = [UInt8](repeating: 0x78, count: 1 << 16)
    for _ in 0..<256 { splitter.append(chunk) { lines.append($0) } }
    splitter.append([0x0A, 0x79, 0x0A]) { lines.append($0) }
    #expect(lines == [.tooLong(256 << 16), .whole([0x79])])
  }
}
