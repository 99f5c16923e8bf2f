import Platform
import Testing

/// What bash, zsh and fish propose when they have read the script that the program prints.
@Suite("Completion in other shells")
struct CompletionScriptTests {
  let program: ProgramRun

  init() throws {
    program = try ProgramRun()
    try Files.replace(program.home.path + "/notes.txt", with: [])
    try Files.makeDirectories(program.home.path + "/nested")
  }

  enum Shell: String, CaseIterable {
    case bash, zsh, fish

    var isThere: Bool { Machine.has(rawValue) }
  }

  static let shells = Shell.allCases.filter(\.isThere)

  /// What a shell proposes for the last of these words.
  private func proposals(_ shell: Shell, _ words: [String]) throws -> Set<String> {
    let script = program.home.path + "/script"
    if !Files.exists(script) {
      let printed = try program("completions", shell.rawValue)
      try #require(printed.status == 0)
      try Files.replace(script, with: printed.outputBytes)
    }
    let result: ProgramRun.Result
    switch shell {
    case .bash:
      result = try program.run(
        [
          "bash", "--norc", "-c",
          """
          source "$0"; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _netcopilot
          printf '%s\\n' "${COMPREPLY[@]}"
          """, script,
        ] + words)
    case .zsh:
      // The functions of zsh's completion system, as far as the script calls them.
      result = try program.run(
        [
          "zsh", "-fc",
          """
          _describe() { print -rl -- ${${(P)2}%%:*} }
          _files() { [[ $1 == -/ ]] && print -rl -- *(/N) || print -rl -- *(N) }
          _normal() { print -rl -- $words }
          compset() { PREFIX=${PREFIX#*=} }
          script=$1; shift; words=("$@"); CURRENT=$#; PREFIX=${words[-1]}
          source $script | grep -E "^${PREFIX}" || true
          """, "zsh", script,
        ] + words)
    case .fish:
      result = try program.run([
        "fish", "--no-config", "-c",
        "source $argv[1]; complete -C $argv[2] | string replace -r '\\t.*' ''; true", script,
        words.joined(separator: " "),
      ])
    }
    try #require(result.status == 0 && result.errors.isEmpty, "\(result.errors)")
    return Set(result.lines.filter { !$0.isEmpty })
  }

  @Test(arguments: shells)
  func subcommandsAndActions(_ shell: Shell) throws {
    #expect(try proposals(shell, ["netcopilot", ""]).isSuperset(of: ["run", "history", "config"]))
    #expect(try proposals(shell, ["netcopilot", "--json", "hi"]) == ["history"])
    #expect(
      try proposals(shell, ["netcopilot", "history", ""]) == [
        "list", "search", "show", "stats", "delete", "share", "import", "export",
      ])
    #expect(try proposals(shell, ["netcopilot", "--color", "never", "db", "ba"]) == ["backup"])
  }

  @Test(arguments: shells)
  func anActionIsNotProposedTwice(_ shell: Shell) throws {
    let actions: Set = ["list", "search", "stats", "status", "show", "path"]
    let lines = [
      ["history", "list", ""], ["history", "list", "--failed", ""],
      ["history", "list", "--limit", "5", ""], ["db", "check", ""], ["config", "show", ""],
      ["history", "search", "mtr", ""],
    ]
    for line in lines {
      let found = try proposals(shell, ["netcopilot"] + line)
      #expect(found.isDisjoint(with: actions), "\(line): \(found)")
    }
    #expect(
      try proposals(shell, ["netcopilot", "history", "list", "--"]).isSuperset(of: [
        "--limit", "--failed", "--cwd", "--json",
      ]))
    #expect(try proposals(shell, ["netcopilot", "history", "list", "--limit", ""]) == [])
    #expect(try !proposals(shell, ["netcopilot", "db", "status", "--"]).contains("--limit"))
  }

  @Test(arguments: shells)
  func settingsAndTheirValues(_ shell: Shell) throws {
    let keys = try proposals(shell, ["netcopilot", "config", "set", ""])
    #expect(keys.isSuperset(of: ["editor.mode", "record.network", "color", "history.keep_days"]))
    #expect(!keys.contains("notes.txt"))
    #expect(
      try proposals(shell, ["netcopilot", "config", "set", "editor.m"]) == ["editor.mode"])
    #expect(
      try proposals(shell, ["netcopilot", "config", "set", "editor.mode", ""]) == ["emacs", "vi"])
    #expect(
      try proposals(shell, ["netcopilot", "config", "set", "editor.ghost", ""]) == [
        "true", "false",
      ])
    #expect(try proposals(shell, ["netcopilot", "config", "set", "shell", ""]) == [])
    #expect(try proposals(shell, ["netcopilot", "config", "set", "color", "auto", ""]) == [])
  }

  @Test(arguments: shells)
  func choicesFilesAndDirectories(_ shell: Shell) throws {
    #expect(
      try proposals(shell, ["netcopilot", "history", "import", ""]) == [
        "bash", "zsh", "fish", "atuin",
      ])
    #expect(
      try proposals(shell, ["netcopilot", "history", "import", "bash", "no"]) == ["notes.txt"])
    #expect(
      try proposals(shell, ["netcopilot", "history", "export", "--format", ""]) == [
        "json", "csv",
      ])
    let directories = try proposals(shell, ["netcopilot", "--data-dir", "n"])
    #expect(directories == ["nested"] || directories == ["nested/"])
    #expect(try proposals(shell, ["netcopilot", "completions", ""]) == ["bash", "zsh", "fish"])
    #expect(try proposals(shell, ["netcopilot", "completions", "bash", ""]) == [])
  }

  @Test(arguments: shells.filter { $0 != .zsh })
  func aCommandToRun(_ shell: Shell) throws {
    #expect(try proposals(shell, ["netcopilot", "run", "mkfif"]) == ["mkfifo"])
    #expect(try proposals(shell, ["netcopilot", "run", "--", "mkfif"]) == ["mkfifo"])
    #expect(try proposals(shell, ["netcopilot", "run", "cat", "no"]).contains("notes.txt"))
  }

  @Test func onlyThreeShells() throws {
    #expect(try program("completions", "tcsh").status == 2)
    #expect(try program("completions").status == 2)
    #expect(try program("completions", "bash", "zsh").status == 2)
  }
}
