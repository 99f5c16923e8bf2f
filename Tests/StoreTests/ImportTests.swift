import Glibc
import Platform
import SQLite
import Store
import TestSupport
import Testing

@Suite struct ImportTests {
  private let directory = TemporaryDirectory()
  private let store: Store
  private let file: String

  init() throws {
    store = try Store(path: directory.path + "/history.db")
    file = directory.path + "/their_history"
  }

  private func importing(
    _ text: String, _ source: ImportSource
  ) throws -> (ImportSummary, [ExecutionRecord]) {
    try importing(Array(text.utf8), source)
  }

  private func importing(
    _ bytes: [UInt8], _ source: ImportSource
  ) throws -> (ImportSummary, [ExecutionRecord]) {
    try Files.replace(file, with: bytes)
    let importer = HistoryImporter(into: store, now: noon) { line in
      let command = line == "secret" ? "•••" : line
      let utility = command.split(separator: " ").first.map { String($0) }
      return (command, ParsedCommand(utility: utility, category: "dns"))
    }
    let summary = try importer.importFile(file, from: source)
    return (summary, try store.executions().reversed())
  }

  @Test func plainBash() throws {
    let (summary, rows) = try importing("ping a\n\n  \n hidden\nsecret\nping a\nlast", .bash)
    #expect(summary.imported == 4)
    #expect(summary.skipped == [.empty: 2, .leadingSpace: 1])
    #expect(summary.firstSkips.map(\.line) == [2, 3, 4])
    #expect(rows.map(\.command) == ["ping a", "•••", "ping a", "last"])
    #expect(rows.first?.utility == "ping")
    #expect(rows.first?.category == "dns")
    #expect(rows.allSatisfy { $0.durationSeconds == nil && $0.exitCode == nil })
    #expect(rows.allSatisfy { $0.startedAt <= noon && $0.state == .ended })
  }

  @Test(arguments: [1, 3, 50, 120, 200, 1000])
  func stoppedOnTheWayKeepsWhatWasWritten(_ questions: Int) throws {
    let count = 12_000
    let lines = (0..<count).map { "ping host\($0)\n" }.joined()
    try write(lines, to: file)
    var asked = 0
    func importing(stopping: Bool) throws -> ImportSummary {
      try HistoryImporter(
        into: store, now: noon,
        isStopped: {
          asked += 1
          return stopping && asked >= questions
        }, redact: { $0 }, parse: { _ in ParsedCommand() }
      ).importFile(file, from: .bash)
    }
    let stopped = try importing(stopping: true)
    #expect(stopped.wasStopped == (asked >= questions))
    #expect(try store.status().rows.first?.count == stopped.imported)
    #expect(stopped.wasStopped == (stopped.imported < count))
    let whole = try importing(stopping: false)
    #expect(!whole.wasStopped)
    #expect(whole.imported + whole.alreadyThere == count)
    #expect(whole.alreadyThere == stopped.imported)
    #expect(try store.status().rows.first?.count == count)
  }

  @Test func waitingForAPipeIsStopped() throws {
    #expect(mkfifo(file, 0o600) == 0)
    var asked = 0
    let summary = try HistoryImporter(
      into: store, now: noon,
      isStopped: {
        asked += 1
        return asked > 2
      }, redact: { $0 }, parse: { _ in ParsedCommand() }
    ).importFile(file, from: .bash)
    #expect(summary.wasStopped)
    #expect(summary.imported == 0)
  }

  @Test func stampedBashKeepsTimesAndLinesTogether() throws {
    let (summary, rows) = try importing(
      "#1700000000\nfor i in 1 2\ndo echo $i\ndone\n#1700000009\n#comment\n#1700000010\nls\n", .bash
    )
    #expect(summary.imported == 3)
    #expect(rows.map(\.command) == ["for i in 1 2\ndo echo $i\ndone", "#comment", "ls"])
    #expect(rows.map(\.startedAt.seconds) == [1_700_000_000, 1_700_000_009, 1_700_000_010])
  }

  @Test func stampedBashCutInTheMiddle() throws {
    let (summary, rows) = try importing("#1700000000\nls\n#1700000009\nping 192.0.2", .bash)
    #expect(rows.map(\.command) == ["ls"])
    #expect(summary.skipped == [.cut: 1])
    #expect(summary.firstSkips == [ImportSummary.Skip(line: 4, reason: .cut)])
  }

  @Test func importingAgainAddsOnlyWhatIsNew() throws {
    for (source, first, more) in [
      (ImportSource.bash, "ping a\nping a\nls\n", "ping a\n"),
      (.bash, "#1700000000\nls\n#1700000000\nls\n", "#1700000001\nls\n"),
      (.zsh, ": 1700000000:3;zping\n", ": 1700000005:3;zping\n"),
      (.fish, "- cmd: fls\n  when: 1700000000\n", "- cmd: fls\n  when: 1700000001\n"),
    ] {
      let new = try importing(first, source).0.imported
      #expect(new >= 1)
      let again = try importing(first, source).0
      #expect(again.imported == 0)
      #expect(again.alreadyThere == new)
      #expect(try importing(first + more, source).0.imported == 1, "\(source)")
    }
    let batches = try store.status().rows.first { $0.table == "import_batch" }
    #expect(batches?.count == 12)
  }

  @Test func extendedZsh() throws {
    let (summary, rows) = try importing(
      ": 1700000000:12;ping -c 12 a\n: 1700000020:0;echo one\\\ntwo\\\nthree\n"
        + ": 1700000030:1;ends with \\ \n: 1700000040:0; hidden\n: 1700000050:0;cut he", .zsh)
    #expect(rows.map(\.command) == ["ping -c 12 a", "echo one\ntwo\nthree", "ends with \\"])
    #expect(rows.first?.durationSeconds == 12)
    #expect(rows.first?.startedAt.seconds == 1_700_000_000)
    #expect(summary.skipped == [.leadingSpace: 1, .cut: 1])
    #expect(summary.firstSkips.last == ImportSummary.Skip(line: 7, reason: .cut))
  }

  @Test func plainAndMetafiedZsh() throws {
    // U+00E0 is C3 A0, and zsh writes A0 as 83 80.
    let bytes = Array("ls\necho ".utf8) + [0xC3, 0x83, 0x80] + Array("\nnul ".utf8) + [0x83, 0x20]
    let (summary, rows) = try importing(bytes + Array("\n".utf8), .zsh)
    #expect(rows.map(\.command) == ["ls", "echo à"])
    #expect(summary.skipped == [.containsNUL: 1])
  }

  @Test func fish() throws {
    let (summary, rows) = try importing(
      "- cmd: echo a\\nb \\\\n\n  when: 1700000000\n  paths:\n    - x\n- cmd:  hidden\n"
        + "  when: 1700000001\n- cmd: dig b\n  when: 1700000002\nnonsense\n"
        + "- cmd: ping\n  when: 17000", .fish)
    #expect(rows.map(\.command) == ["echo a\nb \\n", "dig b"])
    #expect(rows.map(\.startedAt.seconds) == [1_700_000_000, 1_700_000_002])
    #expect(summary.skipped == [.leadingSpace: 1, .malformed: 1, .cut: 1])
  }

  @Test func atuin() throws {
    let theirs = directory.path + "/atuin.db"
    let connection = try Connection(path: theirs)
    try connection.execute(
      """
      CREATE TABLE history (id TEXT PRIMARY KEY, timestamp INTEGER NOT NULL,
        duration INTEGER NOT NULL, exit INTEGER NOT NULL, command TEXT NOT NULL,
        cwd TEXT NOT NULL, session TEXT NOT NULL, hostname TEXT NOT NULL, deleted_at INTEGER);
      INSERT INTO history VALUES
        ('a', 1700000000123456789, 2500000000, 3, 'dig x', '/srv', 's1', 'noc1:op', NULL),
        ('b', 1700000001000000000, -1, -1, 'dig y', 'unknown', '', 'noc1', NULL),
        ('c', 1700000002000000000, 1, 0, 'gone', '/', 's1', 'noc1:op', 5),
        ('d', 'text', 1, 0, CAST(x'ff' AS TEXT), '/', 's1', ':', NULL)
      """)
    let importer = HistoryImporter(into: store, now: noon, read: { ($0, ParsedCommand()) })
    let summary = try importer.importFile(theirs, from: .atuin)
    #expect(summary.imported == 2)
    #expect(summary.skipped == [.deleted: 1, .notUTF8: 1])
    let rows = try store.executions()
    let dig = try #require(rows.last)
    #expect(dig.startedAt.microseconds == 1_700_000_000_123_456)
    #expect(dig.durationSeconds == 2.5)
    #expect(dig.exitCode == 3)
    #expect(dig.directory == "/srv")
    #expect(dig.session == "s1")
    #expect(dig.host == "noc1")
    #expect(dig.user == "op")
    #expect(rows.first?.exitCode == nil)
    #expect(rows.first?.durationSeconds == nil)
    #expect(rows.first?.directory == nil)
    #expect(try importer.importFile(theirs, from: .atuin).alreadyThere == 2)
    #expect(try connection.integer("SELECT count(*) FROM history") == 4)
  }

  @Test func hostileLines() throws {
    var bytes = Array("ok\n".utf8)
    bytes += [UInt8](repeating: UInt8(ascii: "x"), count: 1 << 20) + [10]
    bytes += [0xFF, 0xFE, 10] + [UInt8(ascii: "a"), 0, 10]
    bytes += [UInt8](repeating: UInt8(ascii: "y"), count: 65_536) + [10]
    bytes += Array("end\r\n".utf8)
    for source in [ImportSource.bash, .zsh] {
      let summary = try importing(bytes, source).0
      #expect(summary.skipped == [.tooLong: 1, .notUTF8: 1, .containsNUL: 1], "\(source)")
      #expect(summary.firstSkips.map(\.line) == [2, 3, 4], "\(source)")
      #expect(summary.imported == 3, "\(source)")
    }
  }

  @Test func foreignFilesAreNamedWithThePlace() throws {
    for (text, source, line) in [
      ("\n: 1700000000:0;ls\n", ImportSource.bash, 2), ("- cmd: ls\n", .bash, 1),
      ("#1700000000\nls\n", .zsh, 1), ("- cmd: ls\n", .zsh, 1), ("ls\n", .fish, 1),
      ("SQLite format 3\0\u{10}", .bash, 1), ("ls\n", .atuin, 1),
    ] {
      let error = #expect(throws: ImportError.self) { _ = try importing(text, source) }
      guard case .foreign(file, line, source, _) = error else {
        Issue.record("\(text): \(String(describing: error))")
        continue
      }
      #expect(error?.description.contains("\(file): line \(line)") == true)
    }
    let importer = HistoryImporter(into: store, read: { ($0, ParsedCommand()) })
    for source in ImportSource.allCases {
      for path in [directory.path + "/none", directory.path] {
        let error = #expect(throws: ImportError.self) {
          _ = try importer.importFile(path, from: source)
        }
        guard case .unreadable(path, _) = error else {
          Issue.record("\(String(describing: error))")
          continue
        }
      }
    }
    #expect(try store.executions() == [])
  }

  @Test func anEmptyFileImportsNothing() throws {
    for source in [ImportSource.bash, .zsh, .fish] {
      #expect(try importing("", source).0 == ImportSummary())
    }
  }

  @Test func progressReachesTheEnd() throws {
    try write((0..<40_000).map { "ping host-\($0)\n" }.joined(), to: file)
    let importer = HistoryImporter(into: store, read: { ($0, ParsedCommand()) })
    var steps: [(Int, Int)] = []
    let summary = try importer.importFile(file, from: .bash) { steps.append(($0, $1)) }
    #expect(summary.imported == 40_000)
    #expect(steps.count >= 2)
    #expect(steps.last?.0 == Files.size(file))
    #expect(steps.allSatisfy { $0.1 == Files.size(file) })
  }

  @Test(arguments: 0..<60 as Range<UInt64>)
  func damagedFilesNeverTrap(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let pieces: [[UInt8]] = [
      Array(": 1700000000:5;".utf8), Array("- cmd: ".utf8), Array("  when: 1700000000".utf8),
      Array("#1700000000".utf8), Array("#99999999999999999999".utf8), [10], [10], [10], [92, 10],
      [0x83], [0x83, 0x83], [0], [0xFF], Array("ping ".utf8), Array(": :;".utf8), [92], [32],
      Array(": 999999999999:999999999999;x".utf8), Array("  paths:".utf8),
    ]
    var bytes: [UInt8] = []
    for _ in 0..<Int.random(in: 1..<60, using: &random) {
      bytes += pieces[Int.random(in: 0..<pieces.count, using: &random)]
    }
    for source in ImportSource.allCases {
      do {
        let summary = try importing(bytes, source).0
        let again = try importing(bytes, source).0
        #expect(again.imported == 0, "seed \(seed) \(source)")
        #expect(again.skipped == summary.skipped, "seed \(seed) \(source)")
      } catch is ImportError {
        continue
      }
    }
    #expect(try store.check(isFull: true) == [], "seed \(seed)")
  }
}
