import Platform
import Store
import TestSupport
import Testing

@Suite struct QueryTests {
  private let directory = TemporaryDirectory()
  private let store: Store

  init() throws {
    store = try Store(path: directory.path + "/history.db")
    try store.record([
      sample("ping a", after: 1),
      sample("dig b", after: 2, directory: "/srv", exitCode: 1),
      sample("ping c_1", after: 3, session: "s"),
      sample("dig B%", after: 4, directory: "/srv"),
      sample("curl d", after: -100, exitCode: 7),
    ])
  }

  private func commands(_ query: HistoryQuery) throws -> [String] {
    try store.executions(query).map(\.command)
  }

  @Test func newestComesFirst() throws {
    #expect(
      try commands(HistoryQuery()) == ["dig B%", "ping c_1", "dig b", "ping a", "curl d"])
    #expect(try commands(HistoryQuery(limit: 2)) == ["dig B%", "ping c_1"])
    #expect(try commands(HistoryQuery(limit: 0)) == [])
  }

  @Test func everyConditionNarrows() throws {
    #expect(try commands(HistoryQuery(failedOnly: true)) == ["dig b", "curl d"])
    #expect(try commands(HistoryQuery(directory: "/srv")) == ["dig B%", "dig b"])
    #expect(try commands(HistoryQuery(directory: "/none")) == [])
    #expect(try commands(HistoryQuery(utility: "ping")) == ["ping c_1", "ping a"])
    #expect(try commands(HistoryQuery(utility: "nmap")) == [])
    let since = Timestamp(microseconds: noon.microseconds + 3_000_000)
    #expect(try commands(HistoryQuery(since: since)) == ["dig B%", "ping c_1"])
    #expect(try commands(HistoryQuery(session: "s")) == ["ping c_1"])
    #expect(try commands(HistoryQuery(session: "t")) == [])
    #expect(
      try commands(HistoryQuery(failedOnly: true, directory: "/srv", utility: "dig")) == ["dig b"])
  }

  @Test func textIsFoundAnywhereAndTakenLiterally() throws {
    #expect(try commands(HistoryQuery(text: "B")) == ["dig B%", "dig b"])
    #expect(try commands(HistoryQuery(text: "%")) == ["dig B%"])
    #expect(try commands(HistoryQuery(text: "_")) == ["ping c_1"])
    #expect(try commands(HistoryQuery(text: "\\")) == [])
    #expect(try commands(HistoryQuery(prefix: "dig b")) == ["dig b"])
    #expect(try commands(HistoryQuery(prefix: "ping")) == ["ping c_1", "ping a"])
    #expect(try commands(HistoryQuery(prefix: "PING")) == [])
  }

  @Test func manyMatchingCommandsAreFoundAsAFewAre() throws {
    try store.record((0..<1200).map { sample("nmap \($0)_", after: Int64(100 + $0)) })
    #expect(try commands(HistoryQuery(limit: 2, prefix: "nmap")) == ["nmap 1199_", "nmap 1198_"])
    #expect(try commands(HistoryQuery(limit: 2, text: "MAP")) == ["nmap 1199_", "nmap 1198_"])
    #expect(try commands(HistoryQuery(prefix: "nmap")).count == 1200)
    #expect(try commands(HistoryQuery(text: "_")).count == 1201)
    let narrow = HistoryQuery(failedOnly: true, directory: "/srv", text: "i")
    #expect(try commands(narrow) == ["dig b"])
  }

  @Test func pagesJoinWithoutGapOrOverlap() throws {
    for number in 0..<20 { try store.record(sample("same", after: 50, seed: UInt64(number))) }
    var seen: [ExecutionRecord] = []
    while true {
      let page = try store.executions(HistoryQuery(limit: 7, beforeID: seen.last?.id))
      if page.isEmpty { break }
      seen.append(contentsOf: page)
    }
    #expect(seen.count == 25)
    #expect(seen == (try store.executions()))
    #expect(try store.executions(HistoryQuery(beforeID: 999_999)) == [])
  }

  @Test func streamingStopsWhenTold() throws {
    var count = 0
    try store.forEachExecution { _ in
      count += 1
      return count < 3
    }
    #expect(count == 3)
  }

  @Test func summariesFollowTheHistory() throws {
    var texts: [String] = []
    try store.commandSummaries(newestFirst: 2) { texts.append($0.text) }
    #expect(texts == ["dig B%", "ping c_1"])
    texts = []
    try store.commandSummaries(changedSince: noon) { texts.append($0.text) }
    #expect(Set(texts) == ["dig B%", "ping c_1", "dig b", "ping a"])
    #expect(try store.commands(withPrefix: "dig", limit: 9).map(\.text) == ["dig B%", "dig b"])
    #expect(try store.commands(withPrefix: "dig", limit: 1).map(\.text) == ["dig B%"])
  }

  @Test func aCursorSeesNewRunsAndEndsAndDeletions() throws {
    let other = try Store(path: store.path)
    var begun = sample("sleep 9", after: 10, exitCode: nil)
    _ = try other.begin(begun)
    var cursor = try store.commandCursor()
    func changes() throws -> Set<String>? {
      var texts: Set<String> = []
      return try store.commandChanges(since: &cursor) { texts.insert($0.text) } ? texts : nil
    }
    #expect(try changes() == [])
    try other.record(sample("ping a", after: 11))
    #expect(try changes() == ["ping a"])
    begun.exitCode = 0
    try other.finish(begun)
    #expect(try changes() == ["sleep 9"])
    #expect(try changes() == [])
    try other.record(sample("old import", after: -90_000))
    #expect(try changes() == ["old import"])
    try other.delete(.matching("ping*"))
    #expect(try changes() == nil)
    #expect(try changes() == [])
  }

  @Test func statisticsAgreeWithFiguresByHand() throws {
    // ping: 1, 2, 3, 4 s; quantiles by definition 7: median 2.5, p90 3.7.
    try store.delete(.matching("*"))
    for second in 1...4 {
      var record = sample(
        "ping x", after: Int64(second) * 3600, exitCode: second == 4 ? 1 : 0,
        durationSeconds: Double(second))
      record.usage.bytesSent = 10
      record.usage.bytesReceived = 100
      try store.record(record)
    }
    try store.record(sample("dig y", directory: "/srv", durationSeconds: nil))
    let figures = try store.statistics(directoryLimit: 1, secondsEastOfUTC: 3600)
    #expect(figures.executions == 5)
    #expect(figures.failures == 1)
    #expect(figures.commands == 2)
    #expect(figures.totalDurationSeconds == 10)
    #expect(figures.bytesSent == 40)
    #expect(figures.bytesReceived == 400)
    #expect(figures.utilities.map(\.utility) == ["ping", "dig"])
    #expect(figures.utilities.first?.medianSeconds == 2.5)
    #expect(abs((figures.utilities.first?.ninetiethPercentileSeconds ?? 0) - 3.7) < 1e-9)
    #expect(figures.utilities.last?.medianSeconds == nil)
    #expect(
      figures.directories
        == [DirectoryStatistics(directory: "/home/op", runs: 4, failures: 1)])
    #expect(figures.executionsByHour[13] == 1)
    #expect(figures.executionsByHour[17] == 1)
    #expect(figures.executionsByHour.reduce(0, +) == 5)
    let later = try store.statistics(since: noon.advanced(bySeconds: 7200))
    #expect(later.executions == 3)
  }
}
