import Recall
import TestSupport
import Testing

@Suite struct SearchTests {
  static func index(_ texts: [String]) -> RecallIndex {
    RecallIndex(
      SuggestTests.build(
        texts.enumerated().map { Entry(text: $0.element, lastUsed: Int64($0.offset)) }))
  }

  static func texts(_ results: SearchResults) -> [String] { results.rows.map(\.entry.text) }

  @Test func answersNothingWithoutHistory() {
    let index = RecallIndex()
    let nothing = SearchResults(rows: [], matching: 0, total: 0, isComplete: true)
    #expect(index.search(query: "", limit: 5) == nothing)
    #expect(index.search(query: "ping", limit: 5) == nothing)
  }

  @Test func showsTheNewestForAnEmptyQuery() {
    let index = Self.index(["a", "b", "c"])
    index.record(Entry(text: "d", lastUsed: 99))
    let results = index.search(query: "  ", limit: 2)
    #expect(Self.texts(results) == ["d", "c"])
    #expect(results.matching == 4)
    #expect(results.rows.allSatisfy { $0.matchedRanges.isEmpty && $0.score == 0 })
  }

  @Test func wantsAllTermsInAnyOrder() {
    let index = Self.index(["ping core-sw", "core dump", "ping web"])
    #expect(Self.texts(index.search(query: "core ping", limit: 5)) == ["ping core-sw"])
  }

  @Test func ignoresCaseUnlessACapitalIsTyped() {
    let index = Self.index(["SSH host", "ssh host"])
    #expect(index.search(query: "ssh", limit: 5).matching == 2)
    #expect(Self.texts(index.search(query: "SSH", limit: 5)) == ["SSH host"])
    #expect(Self.texts(index.search(query: "SSH host", limit: 5)) == ["SSH host"])
  }

  @Test func prefersWordsOverScatteredLetters() {
    let index = Self.index(["ping gw", "pxixnxgx", "xping", "p i n g"])
    #expect(Self.texts(index.search(query: "ping", limit: 1)) == ["ping gw"])
  }

  @Test func marksWhatMatches() {
    let index = Self.index(["dig @10.0.0.1 näh.example"])
    #expect(
      index.search(query: "dig 10.0", limit: 1).rows.first?.matchedRanges == [0..<3, 5..<9])
    #expect(index.search(query: "nä", limit: 1).rows.first?.matchedRanges == [14..<17])
    #expect(index.search(query: "é", limit: 1).matching == 0)
  }

  @Test func filtersByPlaceAndFailure() {
    let index = RecallIndex(
      SuggestTests.build([
        Entry(text: "a1", lastUsed: 1, lastFailed: true, placeIdentifier: 1),
        Entry(text: "a2", lastUsed: 2, lastFailed: true, placeIdentifier: 2),
        Entry(text: "a3", lastUsed: 3, placeIdentifier: 1),
      ]))
    index.record(Entry(text: "a4", lastUsed: 4, lastFailed: true, placeIdentifier: 1))
    let filter = SearchFilter(place: 1, failedOnly: true)
    for query in ["", "a"] {
      let results = index.search(query: query, limit: 5, filter: filter)
      #expect(Self.texts(results) == ["a4", "a1"])
      #expect(results.matching == 2)
      #expect(results.total == 4)
    }
  }

  @Test func endsWhenCancelled() {
    let index = Self.index((0..<40_000).map { "line \($0)" })
    var asked = 0
    let results = index.search(query: "line", limit: 5) {
      asked += 1
      return asked == 2
    }
    #expect(!results.isComplete)
    #expect(results.matching < 40_000)
    #expect(index.search(query: "line 1", limit: 5).isComplete)
    #expect(index.search(query: "line", limit: 5).matching == 40_000)
    #expect(!index.search(query: "", limit: 5, isCancelled: { true }).isComplete)
  }

  @Test func findsWhatLiesFarInALongLine() {
    let long = String(repeating: "x ", count: 20_000) + "needle é end"
    let index = Self.index([long, "needless"])
    let results = index.search(query: "needle end", limit: 5)
    #expect(results.matching == 1)
    #expect(results.rows.first?.matchedRanges == [40_000..<40_006, 40_010..<40_013])
    #expect(index.search(query: "eé", limit: 5).matching == 1)
    #expect(index.search(query: "zz", limit: 5).matching == 0)
    #expect(index.search(query: "x é", limit: 5).matching == 1)
  }

  @Test func survivesAHostileQuery() {
    let index = Self.index([String(repeating: "a", count: 65_536), "aa", "é\u{0}"])
    let results = index.search(query: String(repeating: "a", count: 1 << 20), limit: .max)
    #expect(results.matching == 1)
    #expect(index.search(query: "\u{0}", limit: 5).matching == 1)
    #expect(index.search(query: "a", limit: -1).matching == 2)
    #expect(index.search(query: "a", limit: 0).rows.isEmpty)
  }

  @Test(arguments: 0..<60 as Range<UInt64>)
  func agreesWithTheReferenceWhileTyping(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let entries = (0..<200).map { _ in generator.entry(spread: true) }
    var reference = HistoryReference()
    for entry in entries { reference.append(entry) }
    let index = RecallIndex(SuggestTests.build(entries))
    let pieces = ["ping", "co01", "A", "b", "é", "日", "-c", "sw", "a", "0", "rS", "hosts"]
    let query = (0..<Int.random(in: 1..<4, using: &generator))
      .map { _ in pieces.randomElement(using: &generator) ?? "" }
      .joined(separator: Bool.random(using: &generator) ? " " : "")
    let filter = SearchFilter(
      place: Int.random(in: 0..<4, using: &generator) == 0 ? 300 : nil,
      failedOnly: Int.random(in: 0..<4, using: &generator) == 0)
    var typed = ""
    for scalar in query.unicodeScalars {
      typed.unicodeScalars.append(scalar)
      let limit = Int.random(in: 1..<30, using: &generator)
      let found = index.search(query: typed, limit: limit, filter: filter)
      let expected = reference.search(typed, filter: filter)
      #expect(found.matching == expected.count, "seed \(seed), query \(typed)")
      #expect(
        found.rows.map(\.entry.text) == expected.prefix(limit).map(\.entry.text),
        "seed \(seed), query \(typed)")
      if typed.contains(where: { $0 != " " }) {
        #expect(
          found.rows.map(\.score) == expected.prefix(limit).map(\.quality),
          "seed \(seed), query \(typed)")
      }
      for row in found.rows { Self.checkRanges(row, typed, seed) }
    }
  }

  /// Ranges are in order, apart, on characters' borders, and hold what the query asks for.
  static func checkRanges(_ row: Match, _ query: String, _ seed: UInt64) {
    let bytes = Array(row.entry.text.utf8)
    var marked: [UInt8] = []
    var end = -1
    for range in row.matchedRanges {
      #expect(range.lowerBound > end && range.upperBound <= bytes.count, "seed \(seed)")
      end = range.upperBound
      let part = Array(bytes[range])
      #expect(Array(String(decoding: part, as: UTF8.self).utf8) == part, "seed \(seed)")
      marked += part
    }
    let wanted = query.split(separator: " ").map(String.init)
    let text = String(decoding: marked, as: UTF8.self)
    for term in wanted {
      #expect(HistoryReference.quality(term, text) != nil, "seed \(seed), \(term) in \(text)")
    }
  }
}
