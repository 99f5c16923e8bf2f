import Glibc
import Platform
import Synchronization
import TerminalTesting

@testable import Terminal

/// Answers an editor's questions from a few fixed lines.
final class FixedAnswers: LineEditorDelegate {
  var past: [String]
  var candidates: [String]
  var remark: String?
  var rows: [SearchRow] = []
  let log: EventLog

  init(past: [String], candidates: [String], remark: String?, rows: [SearchRow], log: EventLog) {
    self.past = past
    self.candidates = candidates
    self.remark = remark
    self.rows = rows
    self.log = log
  }

  func ghost(for text: String) -> String? {
    text.isEmpty ? nil : past.last { $0.hasPrefix(text) && $0 != text }
  }

  func hint(for text: String, ghost: String?) -> String? { remark }

  func completions(for text: String, cursor: Int) -> Completion {
    let bytes = Array(text.utf8.prefix(cursor))
    let start = (bytes.lastIndex(of: 0x20) ?? -1) + 1
    let word = String(decoding: bytes[start...], as: UTF8.self)
    return Completion(
      replaceRange: start..<cursor,
      candidates: candidates.filter { $0.hasPrefix(word) }.map { .init(insertion: $0) })
  }

  func search(_ request: SearchRequest) -> SearchResponse {
    log.add("search \(request.query) here=\(request.hereOnly) failed=\(request.failedOnly)")
    let found = rows.filter { row in
      let failed = if case .failed = row.outcome { true } else { false }
      return row.text.contains(request.query) && (!request.failedOnly || failed)
    }
    return SearchResponse(
      rows: Array(found.prefix(request.limit)), matchCount: found.count, totalCount: 48_211)
  }

  func forget(_ row: SearchRow) -> Bool {
    log.add("forget \(row.text)")
    rows.removeAll { $0.identifier == row.identifier }
    return true
  }

  func ghostDidEnd(_ event: GhostEvent) { log.add("\(event)") }
}

/// What a delegate was asked, seen from the test's thread.
final class EventLog: Sendable {
  private let entries = Mutex<[String]>([])

  func add(_ entry: String) { entries.withLock { $0.append(entry) } }
  var all: [String] { entries.withLock { $0 } }
}

/// A line editor on its own thread and terminal.
final class EditorSession {
  let terminal: PseudoTerminal
  let log = EventLog()
  private let thread: BackgroundThread?
  private let shared = Shared()

  private final class Shared: Sendable {
    let results = Mutex<[ReadResult]>([])
    let mailbox = Mutex<EditorMailbox?>(nil)
    let failure = Mutex<TerminalError?>(nil)
  }

  init(
    rows: Int = 24, columns: Int = 80, mode: LineEditor.Options.Mode = .emacs,
    past: [String] = [], candidates: [String] = [], remark: String? = nil,
    searchRows: [SearchRow] = [], initialText: String = "", history: [String] = [],
    lineEnd: String = "\r\n", resizing: Screen.Resizing = .flows, answersReports: Bool = true,
    prompt: Prompt = Prompt([Styled("~/lab ", .bold), Styled("❯ ", .color(.green))])
  ) throws {
    UnicodeLocale.activate()
    terminal = try PseudoTerminal(
      rows: rows, columns: columns, resizing: resizing, answersReports: answersReports)
    let path = terminal.slavePath
    let (log, shared) = (log, shared)
    thread = BackgroundThread.start {
      let descriptor = open(path, O_RDWR | O_NOCTTY)
      defer { close(descriptor) }
      let answers = FixedAnswers(
        past: past, candidates: candidates, remark: remark, rows: searchRows, log: log)
      do throws(TerminalError) {
        let editor = try LineEditor(
          options: .init(mode: mode, terminalName: "xterm-256color"), delegate: answers,
          input: descriptor, output: descriptor)
        editor.replaceHistory(history)
        shared.mailbox.withLock { $0 = editor.mailbox }
        var text = initialText
        while true {
          let result = editor.readLine(prompt: prompt, initialText: text)
          text = ""
          shared.results.withLock { $0.append(result) }
          if result == .endOfFile { break }
          if case .line(let line) = result {
            editor.addHistory(line)
            let shown = line.replacingLineBreaks()
            try writing { () throws(SystemError) in
              try writeBytes(Array("ran [\(shown)]\(lineEnd)".utf8), to: descriptor)
            }
          }
        }
      } catch {
        shared.failure.withLock { $0 = error }
      }
    }
  }

  /// How the lines ended, in order.
  var results: [ReadResult] { shared.results.withLock { $0 } }
  var failure: TerminalError? { shared.failure.withLock { $0 } }
  var mailbox: EditorMailbox? { shared.mailbox.withLock { $0 } }

  /// Types keys and waits until the condition holds.
  @discardableResult
  func type(_ keys: String, until condition: (Screen) -> Bool) throws -> Screen {
    try terminal.send(keys)
    return try terminal.waitForScreen(timeoutSeconds: 4, condition)
  }

  /// Takes the terminal away and waits for the editor to notice.
  func hangUp() {
    terminal.hangUp()
    thread?.join()
  }

  /// Waits for the prompt.
  func start() throws { try terminal.wait(until: "❯") }

  /// Waits until a number of lines were read.
  func waitForResults(_ count: Int) throws -> [ReadResult] {
    try terminal.waitForScreen { _ in results.count >= count }
    return results
  }

  /// Waits until keys reach the editor: between two lines the terminal's own line mode takes them.
  func waitUntilReading() throws {
    try terminal.waitForScreen { _ in terminal.takesKeys || failure != nil }
  }

  /// Presses Ctrl-C until a line is given up: the first may only leave a panel or be quoted.
  func interrupt() throws {
    let count = results.count
    for _ in 0..<8 where results.count == count {
      try waitUntilReading()
      try terminal.send("\u{03}")
      _ = try? terminal.waitForScreen(timeoutSeconds: 1) { _ in results.count > count }
    }
    try terminal.waitForScreen { _ in results.count > count }
  }

  /// Ends the session and waits for its thread.
  func end() throws {
    if results.last != .endOfFile {
      try interrupt()
      try waitUntilReading()
      try terminal.send("\u{04}")
      try terminal.waitForScreen { _ in results.last == .endOfFile || failure != nil }
    }
    thread?.join()
  }
}

private func writing(_ body: () throws(SystemError) -> Void) throws(TerminalError) {
  do throws(SystemError) { try body() } catch { throw .system(error) }
}

extension String {
  fileprivate func replacingLineBreaks() -> String {
    String(map { $0 == "\n" ? "↵" : $0 })
  }
}
