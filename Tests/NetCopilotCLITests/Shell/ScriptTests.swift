import Glibc
import JSON
import Platform
import Testing

@Suite("Lines on standard input run like a script")
struct ScriptTests {
  let program: ProgramRun

  init() throws { program = try ProgramRun() }

  private func script(_ text: String, throughPipe: Bool = true) throws -> ProgramRun.Result {
    try program(input: Array(text.utf8), throughPipe: throughPipe)
  }

  @Test(arguments: [true, false])
  func endsWithTheLastStatus(_ throughPipe: Bool) throws {
    #expect(try script("true\nfalse\n", throughPipe: throughPipe).status == 1)
    #expect(try script("false\ntrue\n", throughPipe: throughPipe).status == 0)
    #expect(try script("sh -c 'exit 7'", throughPipe: throughPipe).status == 7)
    #expect(try script("exit 5\necho not reached\n", throughPipe: throughPipe).status == 5)
    #expect(try script("", throughPipe: throughPipe).status == 0)
  }

  @Test(arguments: [true, false])
  func neverRunsItsLinesThroughItself(_ isSymbolic: Bool) throws {
    // Under another name, too: a shell that is its own $SHELL would start shells without end.
    let other = program.home.path + "/other"
    let executable = try ProgramRun.executable()
    guard (isSymbolic ? symlink(executable, other) : link(executable, other)) == 0 else { return }
    var program = program
    program.environment["SHELL"] = other
    let result = try program.run([other, "-c", "echo a | tr a b"])
    #expect(result.output == "b\n")
    #expect(result.status == 0)
  }

  @Test(arguments: [true, false])
  func commandsReadTheRestOfTheInput(_ throughPipe: Bool) throws {
    let result = try script("head -n 1\nfor the command\necho after\n", throughPipe: throughPipe)
    // head(1) may take more than its line from a pipe, as it does under any shell.
    #expect(result.output.hasPrefix("for the command\n"))
    let read = try script(
      "sh -c 'read x; echo got $x'\nword\necho after\n", throughPipe: throughPipe)
    #expect(read.output == "got word\nafter\n")
  }

  @Test(arguments: ["/bin/bash", "/usr/bin/zsh"].filter { Files.isExecutable($0) })
  func functionsOutliveTheLine(shell: String) throws {
    var program = program
    program.environment["SHELL"] = shell
    let text = """
      p() { printf '%s\\n' "to $1"; cd /usr; }
      p 127.0.0.1
      pwd
      p x | tr a-z A-Z
      cd() { builtin cd "$@" && echo "now in $PWD"; }
      cd /
      unset -f cd
      cd /tmp
      set -o pipefail; true
      false | true; echo $?
      unset -f p
      p
      """
    let result = try program(input: Array((text + "\n").utf8), throughPipe: true)
    #expect(result.output == "to 127.0.0.1\n/usr\nTO X\nnow in /\n1\n")
    #expect(result.errors.contains("p: command not found"))
    #expect(result.status == 127)
  }

  /// What the shell itself makes of the same script is what ours has to make of it.
  @Test(arguments: ["/bin/sh", "/bin/bash", "/usr/bin/zsh"].filter { Files.isExecutable($0) })
  func exitInALineEndsTheScript(shell: String) throws {
    var program = program
    program.environment["SHELL"] = shell
    var scripts = [
      "false || exit 3", "true || exit 3", "cd /tmp; exit", "(exit 4); echo in", "exit 7 # end",
      "if true; then exit 5; fi", "echo $(exit 2)", "true && { false; exit; }", "exit 9 | cat",
      "eval 'exit 6'", "false", "sh -c 'exit 9'", "false; true", "! true",
      "sh -c 'exit 8'\necho $? ${?}", "A=5\nfalse\necho \"$A $?\" | cat",
    ]
    if shell != "/bin/sh" {
      scripts += [
        "set -e\nfalse", "set -e\nfalse || true", "set -e\nfalse && true", "set -e\n(exit 4)",
        "set -e\ncd /no/such/place", "set -e\nno-such-program", "set -e; set +e\nfalse",
        "f() { test $1 = x && exit 6; }\nf y\nf x",
      ]
    }
    for script in scripts {
      let text = Array((script + "\necho after $?\n").utf8)
      let ours = try program(input: text, throughPipe: true)
      let file = program.home.path + "/script"
      try Files.replace(file, with: text)
      let theirs = try program.run([shell, file])
      #expect(ours.output == theirs.output, "\(script)")
      #expect(ours.status == theirs.status, "\(script)")
    }
  }

  @Test func aShellThatTellsNothingIsNamedOnce() throws {
    let shell = program.home.path + "/tcsh"
    try Files.replace(shell, with: Array("#!/bin/sh\nexec /bin/sh \"$@\"\n".utf8))
    #expect(chmod(shell, 0o755) == 0)
    var program = program
    program.environment["SHELL"] = shell
    let text = "cd /tmp && export A=1\ncd /usr && true\necho \"<$A>\"\n"
    let result = try program(input: Array(text.utf8), throughPipe: true)
    #expect(result.output == "<>\n")
    #expect(result.errors.split(separator: "\n").count { $0.contains("tcsh keeps to itself") } == 1)
  }

  @Test(.enabled(if: Files.isExecutable("/usr/bin/fish"), "fish is not installed"))
  func linesOfFishChangeTheSession() throws {
    var program = program
    program.environment["SHELL"] = "/usr/bin/fish"
    let text = """
      set -x A 5; true
      printenv A
      set B 6; true
      echo $B
      cd /usr; and true
      pwd
      function f; echo f $argv; end
      f 1
      string upper abc
      umask 027; true
      umask
      true; or exit 3
      false; or exit 4
      echo not reached
      """
    let result = try program(input: Array((text + "\n").utf8), throughPipe: true)
    #expect(result.output == "5\n6\n/usr\nf 1\nABC\n0027\n")
    #expect(result.status == 4)
  }

  @Test(
    arguments: [
      ("A=$(echo 7)\necho \"[$A]\"", "[7]\n"), ("A=1; B=$A$A && true\necho $B", "11\n"),
      ("A=$(echo 7)\nprintenv A", ""), ("A=7\nexport A && true\nprintenv A", "7\n"),
      ("A=1\nA=$((A + 1))\necho $A", "2\n"), ("A=1\nunset A; true\necho \"<$A>\"", "<>\n"),
      ("(A=1)\necho \"<$A>\"", "<>\n"), ("A=1 true\necho \"<$A>\"", "<>\n"),
      ("A=1; printenv A\necho $A", "1\n"), ("read A B\none two\necho $B-$A", "two-one\n"),
    ] as [(String, String)])
  func variablesOutliveTheLineUnexported(_ text: String, _ expected: String) throws {
    for shell in ["/bin/sh", "/bin/bash"] {
      var program = program
      program.environment["SHELL"] = shell
      #expect(try program(input: Array(text.utf8), throughPipe: true).output == expected)
    }
  }

  @Test func stateIsKept() throws {
    let result = try script(
      """
      cd /usr
      pwd
      cd bin && export SEEN="a b"
      pwd
      printenv SEEN
      plain=value
      echo "$plain"
      printenv plain
      export plain
      printenv plain
      unset SEEN
      printenv SEEN
      pushd /tmp
      popd
      umask 027
      umask
      (umask 077)
      umask
      alias say='echo said'
      say this
      cd -
      """)
    #expect(
      result.output == """
        /usr
        /usr/bin
        a b
        value
        value
        /tmp /usr/bin
        /usr/bin
        0027
        0027
        said this
        /tmp

        """)
  }

  @Test func aliasesOutliveALineOfSeveralCommands() throws {
    let result = try script(
      """
      alias old='echo old'
      true; alias say='echo said' tell="echo 'it  is'"
      say this
      tell
      unalias old && true
      alias
      """)
    #expect(
      result.output == """
        said this
        it  is
        alias say='echo said'
        alias tell='echo '\\''it  is'\\'''

        """)
  }

  @Test func computedStateIsKept() throws {
    let result = try script(
      "cd \"$(dirname /usr/bin/env)\"\npwd\nexport WHERE=$PWD/x\nprintenv WHERE\n")
    #expect(result.output == "/usr/bin\n/usr/bin/x\n")
  }

  @Test func linesThatBelongTogether() throws {
    let result = try script("cat <<END\none\ntwo\nEND\necho \\\n three\necho 'four\nfive'\n")
    #expect(result.output == "one\ntwo\nthree\nfour\nfive\n")
  }

  @Test func commentsAndBlankLines() throws {
    #expect(try script("# nothing\n\n   \necho x # y\n").output == "x\n")
  }

  @Test func badInputIsNamedAndTheRestRuns() throws {
    var bytes = Array("echo before\n".utf8)
    bytes += [0x65, 0x63, 0x68, 0x6F, 0x20, 0xFF, 0xFE, 0x0A]
    bytes += Array("echo a\u{0}b\n".utf8)
    bytes += [UInt8](repeating: UInt8(ascii: "x"), count: 1 << 20) + [0x0A]
    bytes += [UInt8](repeating: UInt8(ascii: "y"), count: (1 << 20) + 1) + [0x0A]
    bytes += Array("echo after\n".utf8)
    let result = try program(input: bytes, throughPipe: true)
    #expect(result.output == "before\nafter\n")
    #expect(result.errors.contains("not UTF-8"))
    #expect(result.errors.contains("NUL byte"))
    #expect(result.errors.contains("is over"))
    #expect(result.status == 0)
  }

  @Test func unbalancedQuotesAtTheEnd() throws {
    let result = try script("echo ok\necho 'never closed\n")
    #expect(result.output.hasPrefix("ok\n"))
    #expect(result.status == 2)
  }

  @Test func missingDirectory() throws {
    let result = try script("cd /no/such/place\npwd\n")
    #expect(result.errors.contains("/no/such/place"))
    #expect(result.output == program.home.path + "\n")
  }

  @Test func workingDirectoryThatIsGone() throws {
    let executable = try ProgramRun.executable()
    let result = try program.run([
      "sh", "-c",
      "mkdir \"$HOME/gone\" && cd \"$HOME/gone\" && rmdir \"$HOME/gone\" && echo 'echo alive' | '\(executable)'",
    ])
    #expect(result.output == "alive\n")
  }

  @Test func privateLinesAreNotRecorded() throws {
    _ = try script(":private on\necho hidden-one\n:private off\necho visible\n")
    let list = try program("--json", "history", "list").output
    #expect(!list.contains("hidden-one"))
    #expect(list.contains("visible"))
  }

  @Test func operationsInsideTheShell() throws {
    let result = try script("echo first\n:history list --json\n:histroy\n")
    #expect(result.output.contains("\"command\":\"echo first\""))
    #expect(result.errors.contains("did you mean ':history'"))
    #expect(result.status == 2)
  }
}
