import Learning
import Testing

@Suite struct TextIndexTests {
  private static let texts = ["red apple pie", "green apple", "blue sky", "red red sky at night"]
    .map { $0.split(separator: " ").map(String.init) }

  @Test func findsATextByItself() throws {
    let index = TextIndex(Self.texts)
    for (number, text) in Self.texts.enumerated() {
      let nearest = try #require(index.nearest(to: text, limit: 1).first)
      #expect(nearest.text == number)
      #expect(abs(nearest.similarity - 1) < 1e-4)
    }
  }

  /// Words alone, against cosines worked out by hand: ln(5/2)+1 for a word of one text, ln(5/3)+1
  /// for one of two.
  @Test func weighsLikeTheTextbook() {
    let index = TextIndex(Self.texts, weights: TextIndex.Weights(pair: 0, piece: 0))
    let similarities = index.similarities(to: ["apple"])
    // "green apple": 1.510826 / √(1.916291² + 1.510826²)
    #expect(abs(similarities[1] - 0.619130) < 1e-4)
    // "red apple pie": 1.510826 / √(2·1.510826² + 1.916291²)
    #expect(abs(similarities[0] - 0.526405) < 1e-4)
    #expect(similarities[2] == 0)
  }

  @Test func findsMistypedWordsByTheirPieces() throws {
    let index = TextIndex(Self.texts)
    #expect(try #require(index.nearest(to: ["gren", "aple"], limit: 1).first).text == 1)
    let wordsOnly = TextIndex(Self.texts, weights: TextIndex.Weights(piece: 0))
    #expect(wordsOnly.nearest(to: ["gren", "aple"], limit: 1).isEmpty)
  }

  @Test func theOrderOfWordsCounts() {
    let index = TextIndex([["a", "b", "c"], ["c", "b", "a"]])
    let similarities = index.similarities(to: ["a", "b"])
    #expect(similarities[0] > similarities[1])
  }

  @Test func unknownWordsMakeNothingNear() {
    let index = TextIndex(Self.texts)
    #expect(index.similarities(to: []) == [0, 0, 0, 0])
    #expect(index.similarities(to: ["zzzz"]) == [0, 0, 0, 0])
    let alone = index.similarities(to: ["sky"])[2]
    #expect(index.similarities(to: ["sky", "qqqqqq"])[2] < alone)
    #expect(TextIndex([]).nearest(to: ["x"], limit: 3).isEmpty)
  }
}
