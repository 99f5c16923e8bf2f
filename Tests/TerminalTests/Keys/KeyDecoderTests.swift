import TestSupport
import Testing

@testable import Terminal

@Suite struct KeyDecoderTests {
  @Test(arguments: [
    ("\u{1B}[A", Key.special(.up)), ("\u{1B}OA", .special(.up)), ("\u{1B}[1;1B", .special(.down)),
    ("\u{1B}[1;5C", .special(.wordRight)), ("\u{1B}[1;3D", .special(.wordLeft)),
    ("\u{1B}[H", .special(.home)), ("\u{1B}[7~", .special(.home)), ("\u{1B}[8~", .special(.end)),
    ("\u{1B}[3~", .special(.delete)), ("\u{1B}[200~", .special(.pasteStart)),
    ("\u{1B}[Z", .special(.backTab)), ("\u{1B}f", .meta("f")), ("\u{1B}é", .meta("é")),
    ("a", .scalar("a")), ("é", .scalar("é")), ("日", .scalar("日")),
    ("\u{1F600}", .scalar("\u{1F600}")),
    ("\u{0}", .ignored), ("\u{85}", .ignored), ("\u{1B}[999~", .ignored),
    ("\u{1B}[?62;1c", .ignored),
    ("\u{1B}[[A", .ignored), ("\u{FFFD}", .scalar("\u{FFFD}")),
  ])
  func knowsItsKeys(text: String, key: Key) {
    let bytes = Array(text.utf8)
    let decoder = KeyDecoder(readsMeta: true)
    #expect(decoder.step(bytes[...], isFinal: false) == .key(key, count: bytes.count))
    for length in 1..<max(1, bytes.count) {
      #expect(decoder.step(bytes[..<length], isFinal: false) == .incomplete)
    }
  }

  @Test func aLoneEscapeIsAKeyWhenNothingFollows() {
    let decoder = KeyDecoder(readsMeta: true)
    #expect(decoder.step([0x1B], isFinal: false) == .incomplete)
    #expect(decoder.step([0x1B], isFinal: true) == .key(.scalar("\u{1B}"), count: 1))
    #expect(
      KeyDecoder(readsMeta: false).step([0x1B, 0x6B], isFinal: false)
        == .key(.scalar("\u{1B}"), count: 1))
  }

  @Test(arguments: [[0xFF], [0xC3, 0x28], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0x80]])
  func bytesThatAreNotUTF8AreReplacedOneByOne(bytes: [UInt8]) {
    #expect(
      KeyDecoder(readsMeta: true).step(bytes[...], isFinal: false)
        == .key(.scalar("\u{FFFD}"), count: 1))
  }

  @Test(arguments: 0..<200 as Range<UInt64>)
  func everythingIsUsedUpWhateverComes(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let likely: [UInt8] = [0x1B, 0x5B, 0x4F, 0x3B, 0x32, 0x30, 0x7E, 0xC3, 0xE6, 0xF0, 0x80, 0]
    let bytes = (0..<400).map { _ in
      Bool.random(using: &random)
        ? likely[Int.random(in: 0..<likely.count, using: &random)]
        : UInt8.random(in: 0...255, using: &random)
    }
    for readsMeta in [true, false] {
      let decoder = KeyDecoder(readsMeta: readsMeta)
      var rest = bytes[...]
      while !rest.isEmpty {
        guard case .key(_, let count) = decoder.step(rest, isFinal: true) else {
          Issue.record("seed \(seed): no key in \(Array(rest))")
          return
        }
        #expect(count > 0 && count <= rest.count, "seed \(seed)")
        rest = rest.dropFirst(max(1, count))
      }
    }
  }
}
