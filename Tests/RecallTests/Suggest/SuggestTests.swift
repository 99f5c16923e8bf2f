import Recall
import TestSupport
import Testing

@Suite struct SuggestTests {
  static func build(_ entries: [Entry]) -> RecallSnapshot {
    var builder = RecallBuilder()
    for entry in entries { builder.append(entry) }
    return builder.finish()
  }

  static let day: Int64 = 86_400_000_000

  @Test func answersNothingWithoutHistory() {
    let index = RecallIndex()
    #expect(index.suggest(prefix: "".utf8, limit: 5).isEmpty)
    #expect(index.suggest(prefix: "p".utf8, limit: 5).isEmpty)
    #expect(index.count == 0)
    index.compact()
    #expect(index.suggest(prefix: [] as [UInt8], place: 4, limit: 5).isEmpty)
  }

  @Test func putsTheNewestFirstAndLeavesOutTheLineItself() {
    let index = RecallIndex(
      Self.build([
        Entry(text: "ping a", lastUsed: 1), Entry(text: "ping b", lastUsed: 3),
        Entry(text: "ping", lastUsed: 9), Entry(text: "pi", lastUsed: 5),
      ]))
    let texts = index.suggest(prefix: "ping".utf8, limit: 5).map(\.entry.text)
    #expect(texts == ["ping b", "ping a"])
    #expect(index.suggest(prefix: "pinga".utf8, limit: 5).isEmpty)
    #expect(index.suggest(prefix: "p".utf8, limit: 1).map(\.entry.text) == ["ping"])
    #expect(index.suggest(prefix: "p".utf8, limit: 0).isEmpty)
    #expect(index.suggest(prefix: "p".utf8, limit: -3).isEmpty)
  }

  @Test func prefersTheDirectoryAskedAbout() {
    let index = RecallIndex(
      Self.build([
        Entry(text: "ping here", lastUsed: Self.day, placeIdentifier: 7),
        Entry(text: "ping there", lastUsed: 2 * Self.day, placeIdentifier: 8),
      ]))
    #expect(index.suggest(prefix: "pi".utf8, place: 7, limit: 1).first?.entry.text == "ping here")
    #expect(index.suggest(prefix: "pi".utf8, place: 0, limit: 1).first?.entry.text == "ping there")
    #expect(index.suggest(prefix: "pi".utf8, place: 7, limit: 9).count == 2)
  }

  @Test func demotesWhatFailed() {
    let index = RecallIndex(
      Self.build([
        Entry(text: "dig bad", runs: 2, failures: 1, lastUsed: 100, lastFailed: true),
        Entry(text: "dig good", lastUsed: 100),
        Entry(text: "dig typo", runs: 1, failures: 1, lastUsed: 3 * Self.day, lastFailed: true),
      ]))
    #expect(
      index.suggest(prefix: "d".utf8, limit: 3).map(\.entry.text)
        == ["dig good", "dig bad", "dig typo"])
  }

  @Test func passesOverWhatIsNotAllowed() {
    let index = RecallIndex(
      Self.build((0..<3000).map { Entry(text: "ping \($0)", lastUsed: Int64($0)) }))
    let some = index.suggest(prefix: "ping".utf8, limit: 2) { $0.lastUsed % 10 == 0 }
    #expect(some.map(\.entry.lastUsed) == [2990, 2980])
    var looked = 0
    let none = index.suggest(prefix: "ping".utf8, limit: 2) { _ in
      looked += 1
      return false
    }
    #expect(none.isEmpty)
    #expect(looked == RecallIndex.mostCandidates)
  }

  @Test func endsAPrefixWithinACharacter() {
    let index = RecallIndex(Self.build([Entry(text: "echo é", lastUsed: 1)]))
    let prefix = Array("echo é".utf8.dropLast())
    #expect(index.suggest(prefix: prefix, limit: 1).first?.entry.text == "echo é")
  }

  @Test func keepsExtremeTimesApart() {
    let index = RecallIndex(
      Self.build([
        Entry(text: "a early", failures: 9, lastUsed: .min, lastFailed: true),
        Entry(text: "a late", lastUsed: .max, placeIdentifier: .max),
        Entry(text: "a now", lastUsed: 0),
      ]))
    #expect(
      index.suggest(prefix: "a".utf8, place: .max, limit: 3).map(\.entry.text)
        == ["a late", "a now", "a early"])
  }

  @Test(arguments: 0..<50 as Range<UInt64>)
  func agreesWithTheReference(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let entries = (0..<Int.random(in: 0..<300, using: &generator)).map { _ in generator.entry() }
    var reference = HistoryReference()
    for entry in entries { reference.append(entry) }
    let index = RecallIndex(Self.build(entries))
    #expect(index.count == reference.entries.count, "seed \(seed)")
    for _ in 0..<20 {
      let prefix = generator.prefix(of: entries)
      let place = UInt32.random(in: 0..<4, using: &generator) * 300
      let limit = Int.random(in: 1..<40, using: &generator)
      let expected = reference.suggest(prefix: prefix, place: place).prefix(limit)
      let found = index.suggest(prefix: prefix, place: place, limit: limit)
      #expect(found == Array(expected), "seed \(seed), prefix \(prefix), place \(place)")
    }
  }
}
