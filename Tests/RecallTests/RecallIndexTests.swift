import Recall
import TestSupport
import Testing

@Suite struct RecallIndexTests {
  @Test(arguments: 0..<50 as Range<UInt64>)
  func recordsAndForgetsAsTheReferenceDoes(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let past = (0..<Int.random(in: 0..<120, using: &generator)).map { _ in
      generator.entry(spread: true)
    }
    var reference = HistoryReference()
    for entry in past { reference.append(entry) }
    let index = RecallIndex(SuggestTests.build(past))
    var known = past
    for step in 0..<120 {
      switch Int.random(in: 0..<10, using: &generator) {
      case 0..<5:
        var entry = generator.entry(spread: true)
        if Bool.random(using: &generator), let old = known.randomElement(using: &generator) {
          entry.text = old.text
        }
        known.append(entry)
        reference.record(entry)
        #expect(index.record(entry) == !entry.text.isEmpty)
      case 5..<7:
        let text = known.randomElement(using: &generator)?.text ?? "none"
        #expect(index.forget(text) == reference.forget(text), "seed \(seed), step \(step)")
      case 7:
        index.compact()
      default:
        let prefix = generator.prefix(of: known)
        let place = UInt32.random(in: 0..<4, using: &generator) * 300
        #expect(
          index.suggest(prefix: prefix, place: place, limit: 12)
            == Array(reference.suggest(prefix: prefix, place: place).prefix(12)),
          "seed \(seed), step \(step), prefix \(prefix)")
        let query = String(decoding: generator.prefix(of: known), as: UTF8.self)
        let found = index.search(query: query, limit: 10)
        let expected = reference.search(query, filter: SearchFilter())
        #expect(found.matching == expected.count, "seed \(seed), step \(step), query \(query)")
        #expect(
          found.rows.map(\.entry) == expected.prefix(10).map(\.entry),
          "seed \(seed), step \(step), query \(query)")
      }
      #expect(index.count == reference.entries.count, "seed \(seed), step \(step)")
    }
  }

  @Test func mergesWhenManyLinesWereRecorded() {
    let index = RecallIndex()
    for number in 0..<5000 { index.record(Entry(text: "ping \(number)", lastUsed: Int64(number))) }
    #expect(index.count == 5000)
    #expect(
      index.suggest(prefix: "ping".utf8, limit: 3).map(\.entry.text)
        == ["ping 4999", "ping 4998", "ping 4997"])
    #expect(index.search(query: "ping", limit: 1).matching == 5000)
  }

  @Test func refusesEmptyAndOverlongLines() {
    let index = RecallIndex()
    #expect(!index.record(Entry(text: "", lastUsed: 1)))
    #expect(!index.record(Entry(text: String(repeating: "x", count: 1 << 20), lastUsed: 1)))
    #expect(index.record(Entry(text: String(repeating: "x", count: 65_536), lastUsed: 1)))
    var builder = RecallBuilder()
    builder.reserve(lines: -1, textBytes: .max)
    builder.append(Entry(text: "", lastUsed: 1))
    builder.append(Entry(text: String(repeating: "x", count: 1 << 20), lastUsed: 1))
    builder.append(Entry(text: String(repeating: "y", count: 65_536), lastUsed: 1))
    #expect(builder.refusedLines == 2)
    index.adopt(builder.finish())
    #expect(index.count == 2)
    #expect(index.search(query: "yyyy", limit: 2).rows.first?.matchedRanges == [0..<4])
  }

  @Test func repairsInvalidText() {
    var builder = RecallBuilder()
    let bytes: [UInt8] = [0x61, 0xff, 0x62]
    builder.append(
      utf8: bytes.span, runs: 1, failures: 0, lastUsed: 5, lastDurationSeconds: 2,
      lastFailed: false, placeIdentifier: 0)
    let index = RecallIndex(builder.finish())
    #expect(index.suggest(prefix: "a".utf8, limit: 1).first?.entry.text == "a\u{fffd}b")
  }

  @Test func keepsWhatWasRecordedAndForgottenBeforeTheHistoryCame() {
    let index = RecallIndex()
    index.record(Entry(text: "dig a", runs: 1, lastUsed: 50))
    index.record(Entry(text: "dig d", runs: 1, lastUsed: 50))
    index.forget("dig b")
    index.forget("dig d")
    index.record(Entry(text: "dig d", runs: 1, lastUsed: 60))
    let history = [
      Entry(text: "dig a", runs: 9, failures: 2, lastUsed: 40),
      Entry(text: "dig b", lastUsed: 45), Entry(text: "dig c", lastUsed: 30),
    ]
    index.adopt(SuggestTests.build(history))
    #expect(
      index.suggest(prefix: "dig".utf8, limit: 9).map(\.entry) == [
        Entry(text: "dig d", runs: 1, lastUsed: 60),
        Entry(text: "dig a", runs: 9, failures: 2, lastUsed: 50),
        Entry(text: "dig c", lastUsed: 30),
      ])
  }

  @Test func comesFromAnotherThread() async {
    let snapshot = await Task.detached {
      SuggestTests.build([Entry(text: "ip route", lastUsed: 1)])
    }.value
    #expect(RecallIndex(snapshot).count == 1)
  }

  @Test func sortsTextsThatShareLongBeginnings() {
    let texts =
      ["a", "a\u{0}", "a\u{0}\u{0}", String(repeating: "a", count: 8)]
      + (0..<64).map { String(repeating: "a", count: 40_000 + $0 % 7) + "\($0)" }
    let index = RecallIndex(
      SuggestTests.build(texts.reversed().map { Entry(text: $0, lastUsed: 1) }))
    #expect(index.count == texts.count)
    let found = index.suggest(prefix: "a".utf8, limit: 100).map(\.entry.text)
    let expected = texts.dropFirst().sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    #expect(found == expected)
  }
}
