import Commands
import Testing

@Suite("Spelling")
struct SpellingTests {
  @Test(arguments: [
    ("", "", 0), ("a", "", 1), ("ping", "ping", 0), ("pign", "ping", 1), ("pin", "ping", 1),
    ("pings", "ping", 1), ("pong", "ping", 1), ("histroy", "history", 1), ("kitten", "sitting", 3),
  ])
  func distance(_ left: String, _ right: String, _ expected: Int) {
    #expect(Spelling.distance(Array(left.utf8), Array(right.utf8)) == expected)
    #expect(Spelling.distance(Array(right.utf8), Array(left.utf8)) == expected)
  }

  @Test func nearestIsAtMostTwoEditsAway() {
    let names = ["ping", "dig", "traceroute", "history"]
    #expect(Spelling.nearest(to: "tracerout", among: names) == "traceroute")
    #expect(Spelling.nearest(to: "hsitory", among: names) == "history")
    #expect(Spelling.nearest(to: "dg", among: names) == "dig")
    #expect(Spelling.nearest(to: "xyz", among: names) == nil)
    #expect(Spelling.nearest(to: "", among: names) == nil)
  }

  @Test func longWordsAreNotMeasured() {
    let long = [UInt8](repeating: 0x61, count: 65)
    #expect(Spelling.distance(long, long) == .max)
  }
}
