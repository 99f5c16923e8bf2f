import Platform
import TerminalTesting
import Testing

@testable import Terminal

extension EditorTests {
  @Suite struct CompletionTests {
    let commands = ["ping", "tracepath", "traceroute", "mtr", "dig"]

    @Test func aSoleCandidateIsPutOnTheLineWithASpace() throws {
      let session = try EditorSession(candidates: commands)
      try session.start()
      try session.type("sudo di\t") { $0.cursor == (0, 17) && $0.text[0] == "~/lab ❯ sudo dig" }
      try session.end()
    }

    @Test func theCommonFrontComesFirstAndTheListSecond() throws {
      let session = try EditorSession(candidates: commands)
      try session.start()
      try session.type("tr\t") { $0.text[0] == "~/lab ❯ trace" }
      try session.type("\t") { $0.bells == 1 }
      let screen = try session.type("\t") { $0.cursor == (2, 13) }
      #expect(screen.joinedText == "~/lab ❯ trace\ntracepath   traceroute\n~/lab ❯ trace")
      try session.end()
    }

    @Test func aLongListIsCutToTheScreen() throws {
      let many = (0..<200).map { "host\($0).example" }
      let session = try EditorSession(rows: 6, columns: 40, candidates: many)
      try session.start()
      try session.type("host\t\t") { $0.joinedText.contains("more") && $0.cursor == (5, 12) }
      #expect(session.terminal.screen.text[4] == "… 194 more")
      try session.end()
    }

    @Test func aCandidateInTheMiddleKeepsWhatFollows() throws {
      let session = try EditorSession(candidates: commands)
      try session.start()
      try session.type("di x\u{1B}[D\u{1B}[D") { $0.cursor == (0, 10) }
      try session.type("\t") { $0.text[0] == "~/lab ❯ dig x" && $0.cursor == (0, 11) }
      try session.end()
    }
  }
}
