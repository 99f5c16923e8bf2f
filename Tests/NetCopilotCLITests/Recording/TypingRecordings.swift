import Glibc
import JSON
import Platform
import TerminalTesting
import Testing

extension Recordings {
  @Suite("Typing", .serialized)
  struct Typing {
    let program: ProgramRun

    init() throws { program = try ProgramRun() }

    @Test func ghostTextShowsAndIsTaken() throws {
      let shell = try ShellSession(program)
      try shell.run("echo alpha beta gamma")
      try shell.type("ec")
      try shell.wait { $0.dimText(row: $0.cursor.row) == "ho alpha beta gamma" }
      #expect(shell.beforeCursor.hasSuffix("ec"))
      // Alt-F takes a word, Right the rest.
      try shell.terminal.send("\u{1B}f")
      try shell.wait { ShellSession.beforeCursor($0).hasSuffix("echo") }
      try shell.terminal.send("\u{1B}[C")
      try shell.wait { ShellSession.beforeCursor($0).hasSuffix("echo alpha beta gamma") }
      #expect(shell.terminal.screen.dimText(row: shell.terminal.screen.cursor.row).isEmpty)
      let place = ShellSession.place(shell.terminal.screen)
      try shell.terminal.send("\r")
      try shell.waitForPrompt(below: place)
      #expect(shell.terminal.screen.text.filter { $0 == "alpha beta gamma" }.count == 2)
      try shell.leave()
      let records = try shell.records()
      #expect(records.filter { $0["command"]?.stringValue == "echo alpha beta gamma" }.count == 2)
    }

    @Test(arguments: ["\u{05}", "\u{06}", "\u{1B}[C", "\u{1B}[F"])
    func everyKeyThatTakesTheGhost(_ key: String) throws {
      let shell = try ShellSession(program)
      try shell.run("printf '%s-taken\\n' x")
      try shell.type("printf")
      try shell.wait { !$0.dimText(row: $0.cursor.row).isEmpty }
      try shell.terminal.send(key)
      try shell.wait { ShellSession.beforeCursor($0).hasSuffix("printf '%s-taken\\n' x") }
    }

    @Test func theRightMarginSaysHowLongALineTakes() throws {
      let shell = try ShellSession(program)
      try shell.run("true")
      try shell.type("sleep 6")
      try shell.wait { $0.dimText(row: $0.cursor.row).contains("≈ 6.0") }
      // It gives way to the text.
      try shell.type(String(repeating: " ", count: 50))
      try shell.wait { $0.dimText(row: $0.cursor.row).isEmpty }
      try shell.terminal.send("\u{15}")
      try shell.type("iptables -F")
      try shell.wait { $0.dimText(row: $0.cursor.row).contains("danger: rules vanish") }
      try shell.terminal.send("\u{15}")
      try shell.wait { $0.dimText(row: $0.cursor.row).isEmpty }
      try shell.leave()
    }

    @Test func theRightMarginCanBeSwitchedOff() throws {
      let shell = try ShellSession(program, configuration: #"{"prompt": {"outlook": false}}"#)
      try shell.run("true")
      try shell.type("sleep 6")
      shell.terminal.settle()
      #expect(shell.terminal.screen.dimText(row: shell.terminal.screen.cursor.row).isEmpty)
      try shell.terminal.send("\u{15}")
      try shell.leave()
    }

    @Test func nothingRunsBeforeEnter() throws {
      let shell = try ShellSession(program)
      let made = program.home.path + "/made-by-ghost"
      try shell.run("touch made-by-ghost")
      #expect(unlinkIfThere(made))
      try shell.type("touch")
      try shell.wait { $0.dimText(row: $0.cursor.row) == "made-by-ghost" }
      try shell.terminal.send("\u{05}")
      try shell.wait { ShellSession.beforeCursor($0).hasSuffix("touch made-by-ghost") }
      shell.terminal.settle()
      #expect(!Files.exists(made))
      // Ctrl-C drops the line; nothing ran.
      let place = ShellSession.place(shell.terminal.screen)
      try shell.terminal.send("\u{03}")
      try shell.waitForPrompt(below: place)
      #expect(!Files.exists(made))
      #expect(try shell.records().count == 1)
    }

    @Test func pastedLinesDoNotRun() throws {
      let shell = try ShellSession(program)
      try shell.terminal.send("\u{1B}[200~touch pasted-one\ntouch pasted-two\n\u{1B}[201~")
      try shell.wait { ShellSession.beforeCursor($0).hasSuffix("touch pasted-two") }
      shell.terminal.settle()
      #expect(!Files.exists(program.home.path + "/pasted-one"))
      let place = ShellSession.place(shell.terminal.screen)
      try shell.terminal.send("\r")
      try shell.waitForPrompt(below: place)
      #expect(Files.exists(program.home.path + "/pasted-one"))
      #expect(Files.exists(program.home.path + "/pasted-two"))
    }

    @Test func controlRPicksALine() throws {
      let shell = try ShellSession(program)
      try shell.run("echo needle in the hay")
      try shell.run("echo something else")
      try shell.run("sh -c 'exit 3' needle-failed")
      try shell.type("draft")
      try shell.terminal.send("\u{12}")
      try shell.wait(until: "0 of 3")
      try shell.terminal.send("\u{15}nedl hay")
      // What a line's runs came to is looked up after the hit is shown.
      let screen = try shell.wait {
        $0.joinedText.contains("1 of 3") && $0.joinedText.contains("✓ 1 of 1")
      }
      #expect(screen.joinedText.contains("▸ echo needle in the hay"))
      // Esc gives the draft back.
      try shell.terminal.send("\u{1B}")
      try shell.wait { ShellSession.beforeCursor($0).hasSuffix("❯ draft") }
      try shell.terminal.send("\u{15}\u{12}")
      try shell.wait(until: "Ctrl-D directory")
      // Ctrl-S keeps what failed.
      try shell.terminal.send("\u{13}")
      try shell.wait { $0.joinedText.contains("✗ 1 of 1") && $0.joinedText.contains("1 of 3") }
      try shell.terminal.send("\u{13}needle in")
      try shell.wait { $0.joinedText.contains("▸ echo needle in the hay") }
      try shell.terminal.send("\r")
      try shell.wait { ShellSession.beforeCursor($0).hasSuffix("❯ echo needle in the hay") }
      #expect(try shell.records().count == 3)
      let place = ShellSession.place(shell.terminal.screen)
      try shell.terminal.send("\r")
      try shell.waitForPrompt(below: place)
      #expect(try shell.records().count == 4)
    }

    @Test func tabCompletes() throws {
      try Files.replace(program.home.path + "/unique-file.txt", with: Array("inside\n".utf8))
      let shell = try ShellSession(program)
      try shell.terminal.send("cat uniq\t")
      try shell.wait { ShellSession.beforeCursor($0).contains("cat unique-file.txt") }
      let place = ShellSession.place(shell.terminal.screen)
      try shell.terminal.send("\r")
      try shell.waitForPrompt(below: place)
      #expect(shell.terminal.screen.text.contains("inside"))
      try shell.terminal.send(":hist\t")
      try shell.wait { ShellSession.beforeCursor($0).contains(":history") }
    }

    @Test func tabCompletesOperations() throws {
      try Files.replace(program.home.path + "/their_history", with: [])
      let shell = try ShellSession(program)
      // What is typed, and what stands there after Tab.
      for (keys, line) in [
        (":hist\t", ":history"), (":history li\t", ":history list"),
        (":history list li\t", ":history list li"),
        (":history list --fa\t", ":history list --failed"),
        (":history im\t", ":history import"), (":history import fi\t", ":history import fish"),
        (":history import fish th\t", ":history import fish their_history"),
        (":config set history.k\t", ":config set history.keep_days"),
        (":config set editor.mode v\t", ":config set editor.mode vi"),
        (":history export --format=c\t", ":history export --format=csv"),
      ] {
        try shell.terminal.send(keys)
        try shell.wait {
          let text = ShellSession.beforeCursor($0)
          return text.hasSuffix("❯ " + line) || text.hasSuffix("❯ " + line + " ")
        }
        shell.terminal.settle()
        let text = shell.beforeCursor
        #expect(text.hasSuffix(line) || text.hasSuffix(line + " "))
        let place = ShellSession.place(shell.terminal.screen)
        try shell.terminal.send("\u{03}")
        try shell.waitForPrompt(below: place)
      }
    }

    @Test(arguments: [
      ("echo $NC_UNIQ", "echo $NC_UNIQUE "), ("echo ${NC_UNIQ", "echo ${NC_UNIQUE}"),
      ("ls $HOME/uniq", "ls $HOME/unique-directory/"), ("ls ~/uniq", "ls ~/unique-directory/"),
      ("ls ~roo", "ls ~root/"), ("X=uniq", "X=unique-directory/"),
      ("dd of=unique-directory/ins", "dd of=unique-directory/inside\\ it "),
      ("ping <unique-directory/ins", "ping <unique-directory/inside\\ it "),
      ("cat 'unique-directory/ins", "cat 'unique-directory/inside it' "),
      ("true && sudo -n uniq-pro", "true && sudo -n uniq-program "),
      ("ls | ip netns exec blue uniq-pro", "ls | ip netns exec blue uniq-program "),
      ("uniq-fun", "uniq-function "),
    ])
    func tabKnowsPlaces(_ typed: String, _ completed: String) throws {
      let home = program.home.path
      try Files.makeDirectories(home + "/unique-directory")
      try Files.replace(home + "/unique-directory/inside it", with: [])
      try Files.makeDirectories(home + "/bin")
      try Files.replace(home + "/bin/uniq-program", with: Array("#!/bin/sh\n".utf8))
      #expect(chmod(home + "/bin/uniq-program", 0o755) == 0)
      let shell = try ShellSession(
        program,
        variables: [
          "NC_UNIQUE": "1", "HOME": home, "SHELL": "/bin/bash", "PATH": home + "/bin:/usr/bin:/bin",
        ])
      if typed == "uniq-fun" { try shell.run("uniq-function() { true; }") }
      try shell.type(typed)
      try shell.terminal.send("\t|")
      try shell.wait { ShellSession.beforeCursor($0).hasSuffix("❯ " + completed + "|") }
    }

    @Test func historyReferencesAndArrows() throws {
      let shell = try ShellSession(program)
      try shell.run("echo first line")
      let screen = try shell.run("!!")
      #expect(screen.text.filter { $0 == "first line" }.count == 2)
      try shell.terminal.send("\u{1B}[A")
      try shell.wait {
        ShellSession.beforeCursor($0).contains("❯ ") && !ShellSession.showsPrompt($0)
      }
    }

    /// Walks back with the arrow key and returns the lines shown, newest first.
    private func arrowLines(_ shell: ShellSession, count: Int) throws -> [String] {
      var lines: [String] = []
      for _ in 0..<count {
        let before = shell.beforeCursor
        try shell.terminal.send("\u{1B}[A")
        shell.terminal.settle(milliseconds: 150)
        if shell.beforeCursor == before { break }
        lines.append(String(shell.beforeCursor.split(separator: "❯ ", maxSplits: 1).last ?? ""))
      }
      let place = ShellSession.place(shell.terminal.screen)
      try shell.terminal.send("\u{03}")
      try shell.waitForPrompt(below: place)
      return lines
    }

    @Test func erasedLinesLeaveTheArrowKeys() throws {
      #expect(try program("run", "echo", "from", "before").status == 0)
      let shell = try ShellSession(program)
      try shell.run("echo kept")
      try shell.run("echo gone")
      try shell.run("echo token --password hunter2")
      try shell.run("jobs")
      #expect(
        try arrowLines(shell, count: 9) == [
          "jobs", "echo token --password hunter2", "echo gone", "echo kept", "echo from before",
        ])
      // Here: by pattern, also a line that is typed with a secret and kept without it.
      try shell.run(":history delete --yes --matching 'echo gone'")
      try shell.run(":history delete --yes --matching 'echo token*'")
      #expect(
        try arrowLines(shell, count: 9) == [
          ":history delete --yes --matching 'echo token*'",
          ":history delete --yes --matching 'echo gone'", "jobs", "echo kept", "echo from before",
        ])
      // By another program, while this shell waits.
      let result = try program("history", "delete", "--yes", "--matching", "echo from*")
      #expect(result.output == "1 execution erased\n")
      try shell.run("true")
      #expect(
        try arrowLines(shell, count: 9) == [
          "true", ":history delete --yes --matching 'echo token*'",
          ":history delete --yes --matching 'echo gone'", "jobs", "echo kept",
        ])
      // One of two runs: the line stays.
      try shell.run("echo kept")
      let id = try #require(try shell.record(of: "echo kept")["id"]?.intValue)
      try shell.run(":history delete --yes \(id)")
      #expect(try arrowLines(shell, count: 2).contains("echo kept"))
    }

    @Test func viMode() throws {
      let shell = try ShellSession(program, configuration: #"{"editor": {"mode": "vi"}}"#)
      try shell.type("cho by-vi")
      // Escape, to the line's start, insert.
      try shell.terminal.send("\u{1B}")
      shell.terminal.settle()
      try shell.terminal.send("0ie")
      try shell.wait { $0.text.contains { $0.hasSuffix("❯ echo by-vi") } }
      let place = ShellSession.place(shell.terminal.screen)
      try shell.terminal.send("\r")
      try shell.waitForPrompt(below: place)
      #expect(shell.terminal.screen.text.contains("by-vi"))
    }

    private func unlinkIfThere(_ path: String) -> Bool {
      defer { removeTree(path) }
      return Files.exists(path)
    }
  }
}
