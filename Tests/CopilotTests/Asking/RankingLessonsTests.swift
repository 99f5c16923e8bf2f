import Commands
import Copilot
import Testing

/// What is learnt is that which ranks the utility first whose sentences were asked.
@Suite struct RankingLessonsTests {
  @Test func theSameCatalogueTeachesTheSame() throws {
    let catalogue = SmallCatalogue.make()
    var lessons = RankingLessons(catalogue)
    let outcome = lessons.learn()
    #expect(outcome.sentences > 30)
    #expect(outcome.weights.allSatisfy { $0.isFinite })
    #expect(outcome.first >= outcome.firstByRoundNumbers - 0.05)
    // A guess would be right one time in three.
    #expect(outcome.first > 0.6)
    var again = RankingLessons(catalogue)
    #expect(again.learn().weights == outcome.weights)
  }
}

/// Three utilities with a dozen sentences each, so that a lesson takes no time.
enum SmallCatalogue {
  private static let utilities: [(name: String, summary: String, sentences: [String])] = [
    (
      "baker", "Bake bread and rolls",
      ["bread", "rolls", "a loaf", "white bread", "rye bread", "warm rolls"]
        .flatMap { ["bake \($0) in the oven", "put \($0) into the hot oven"] }
    ),
    (
      "sailor", "Sail boats over the sea",
      ["a boat", "the yacht", "a ship", "my dinghy", "old ships", "a ferry"]
        .flatMap { ["sail \($0) over the sea", "steer \($0) to the harbour"] }
    ),
    (
      "gardener", "Grow flowers and trees",
      ["roses", "an apple tree", "tulips", "a hedge", "herbs", "the lawn"]
        .flatMap { ["plant \($0) in the garden", "water \($0) every evening"] }
    ),
  ]

  static func make() -> Catalogue {
    Catalogue(
      userFiles: utilities.map { utility in
        let phrasings = utility.sentences.map { "\"\($0)\"" }.joined(separator: ", ")
        let text = """
          { "name": "\(utility.name)", "category": "other", "summary": "\(utility.summary)",
            "intents": [{ "id": "\(utility.name).work", "template": "\(utility.name)",
              "phrasings": [\(phrasings)] }] }
          """
        return Catalogue.UserFile(path: utility.name + ".json", bytes: Array(text.utf8))
      }, includesEmbedded: false)
  }
}
