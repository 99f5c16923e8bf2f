import Commands
import Copilot
import Glibc
import Testing

/// The weights that ship are those that the catalogue's own sentences teach.
@Suite struct RankingLessonsTests {
  private static let runsLongTests =
    getenv("NETCOPILOT_LONG_TESTS").map { String(cString: $0) } == "1"

  @Test(
    .enabled(
      if: RankingLessonsTests.runsLongTests, "takes minutes; NETCOPILOT_LONG_TESTS=1 runs it"))
  func whatShipsIsWhatIsLearnt() throws {
    let place = try Place()
    var lessons = RankingLessons(place.copilot().catalogue)
    let outcome = lessons.learn()
    print("ask: weights \(outcome.weights), \(outcome.sentences) sentences, first \(outcome.first)")
    #expect(outcome.sentences > 1500)
    // A catalogue that has grown since moves the weights; what ships may fall a point behind.
    #expect(outcome.firstAsShipped > outcome.first - 0.01)
    #expect(outcome.first > 0.4)
  }
}
