import Terminal
import Testing

@Suite("Taking rendered text apart") struct RenderedTextTests {
  @Test func piecesComeBackAsTheyWere() {
    let pieces = [
      Styled("  a", .bold), Styled("b "), Styled("ü▇", .color(.cyan)),
      Styled(
        "x", Style(color: .red, isBold: true, isDim: true, isUnderlined: true, isReversed: true)),
      Styled("rest"),
    ]
    #expect(RenderedText.pieces(of: Palette(.full).render(pieces)) == pieces)
    #expect(RenderedText.pieces(of: "").isEmpty)
  }

  @Test func otherSequencesAreLeftOut() {
    #expect(RenderedText.pieces(of: "a\u{1B}[2Jb\u{1B}c\u{1B}[") == [Styled("abc")])
    #expect(RenderedText.pieces(of: "\u{1B}[999ma") == [Styled("a")])
  }
}
