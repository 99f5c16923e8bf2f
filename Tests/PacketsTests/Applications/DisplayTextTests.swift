import Packets
import TestSupport
import Testing

@Suite("Text from the network") struct DisplayTextTests {
  @Test(
    "control bytes, invalid and invisible text are escaped",
    arguments: [
      ("plain text", "plain text"),
      ("tab\tbell\u{7}", "tab\\x09bell\\x07"),
      ("back\\slash", "back\\\\slash"),
      ("grün 日本 😀", "grün 日本 😀"),
      ("\u{202E}evil", "\\xe2\\x80\\xaeevil"),
      ("\u{9B}2J", "\\xc2\\x9b2J"),
    ])
  func escaped(text: String, shown: String) {
    #expect(DisplayText.escaped(Array(text.utf8)) == shown)
  }

  @Test("overlong, half and lone bytes are no text") func invalid() {
    #expect(DisplayText.escaped([0xC0, 0x80]) == "\\xc0\\x80")
    #expect(DisplayText.escaped([0xE2, 0x82]) == "\\xe2\\x82")
    #expect(DisplayText.escaped([0xED, 0xA0, 0x80]) == "\\xed\\xa0\\x80")
    #expect(DisplayText.escaped([0xFF, 0x41]) == "\\xffA")
  }

  @Test("a long text is cut") func limit() {
    #expect(DisplayText.escaped([UInt8](repeating: 0x61, count: 9), limit: 3) == "aaa…")
    #expect(DisplayText.escaped([0x61], limit: 1) == "a")
  }

  @Test("nothing that steers a terminal comes out", arguments: 0..<50 as Range<UInt64>)
  func random(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let bytes = (0..<200).map { _ in UInt8.random(in: 0...255, using: &generator) }
    let text = DisplayText.escaped(bytes)
    #expect(
      text.unicodeScalars.allSatisfy { $0.value >= 0x20 && !(0x7F..<0xA0).contains($0.value) })
  }
}
