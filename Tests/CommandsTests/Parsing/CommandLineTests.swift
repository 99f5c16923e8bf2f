import Commands
import Testing

private func words(_ line: String) -> [[String]] {
  CommandLine(line).simpleCommands.map { $0.words.map(\.value) }
}

@Suite struct CommandLineTests {
  @Test(arguments: [
    ("ping -c 4 host", [["ping", "-c", "4", "host"]]),
    ("a | b && c; d & e || f", [["a"], ["b"], ["c"], ["d"], ["e"], ["f"]]),
    ("a 'b c' \"d e\" f\\ g", [["a", "b c", "d e", "f g"]]),
    ("a \"b\\\"c\\d\" e", [["a", "b\"c\\d", "e"]]),
    ("a $'x\\ty\\x41\\u00e9'", [["a", "x\tyAé"]]),
    ("a # b c", [["a"]]), ("a b#c", [["a", "b#c"]]), ("# only", []), ("", []), ("  \t ", []),
    ("(a; b) | c", [["a"], ["b"], ["c"]]), ("{ a; b; }", [["a"], ["b"]]),
    ("a $(b c) d", [["a", "$(b c)", "d"], ["b", "c"]]),
    ("a `b c`", [["a", "`b c`"], ["b", "c"]]),
    ("a \"$(b \"c d\")\"", [["a", "$(b \"c d\")"], ["b", "c d"]]),
    ("a <(b) >(c)", [["a", "<(b)", ">(c)"], ["b"], ["c"]]),
    ("if a; then b; else c; fi", [["a"], ["b"], ["c"]]),
    ("for i in 1 2; do a $i; done", [["a", "$i"]]),
    ("while a; do b; done", [["a"], ["b"]]),
    ("case x in a|b) c;; *) d;; esac", [["c"], ["d"]]),
    ("f() { a; }; f", [["a"], ["f"]]),
    ("cat <<E\nx y\nE\nb", [["cat"], ["b"]]),
    ("a >f 2>&1 <g b", [["a", "b"]]),
    ("a=1 b=2 c d=3", [["c", "d=3"]]),
    ("a\\\nb c", [["ab", "c"]]),
    ("a; b; c\nd", [["a"], ["b"], ["c"], ["d"]]),
    ("[[ a == b && c ]] && d", [["d"]]),
    ("a ${x:-y z} b", [["a", "${x:-y z}", "b"]]),
    ("a $((1 + (2*3))) b", [["a", "$((1 + (2*3)))", "b"]]),
    ("! a", [["a"]]),
  ])
  func findsTheCommands(line: String, expected: [[String]]) {
    #expect(words(line) == expected)
    #expect(CommandLine(line).completeness == .complete)
  }

  @Test(arguments: [
    ("a 'b", Completeness.unclosedQuote("'")), ("a \"b", .unclosedQuote("\"")),
    ("a \"b 'c", .unclosedQuote("\"")), ("a $(b", .unclosedSubstitution),
    ("a `b", .unclosedSubstitution), ("a ${b", .unclosedSubstitution),
    ("a $((1", .unclosedSubstitution), ("a \"$(b 'c", .unclosedQuote("'")),
    ("cat <<E", .pendingHereDocument(delimiter: "E")),
    ("cat <<'E F'\nx", .pendingHereDocument(delimiter: "E F")),
    ("cat <<-E\n\tx\n\tE", .complete), ("cat <<E\nx\nE", .complete),
    ("cat <<E\n E\n", .pendingHereDocument(delimiter: "E")),
    ("a \\", .trailingBackslash), ("a \\\\", .complete), ("a |", .trailingOperator),
    ("a &&", .trailingOperator), ("a || ", .trailingOperator), ("a |\n", .trailingOperator),
    ("a |\nb", .complete), ("a &", .complete), ("a ;", .complete), ("(a", .unbalancedGroup),
    ("{ a", .unbalancedGroup), ("if a; then b", .unbalancedGroup),
    ("for i in a; do", .unbalancedGroup), ("while a; do b; done", .complete),
    ("case a in b)", .unbalancedGroup), ("case a in b) c;; esac", .complete),
    ("f() {", .unbalancedGroup), ("echo if", .complete), ("echo {", .complete),
    ("echo )", .complete),
    ("a 'it''s'", .complete), ("a # 'b", .complete), ("case $x in (a) b;; esac", .complete),
    ("[[ a", .unbalancedGroup), ("a=(1 2", .unclosedSubstitution), ("a=(1 2)", .complete),
    ("echo $", .complete), ("((1+2))", .complete), ("", .complete),
  ])
  func knowsWhetherALineIsWhole(line: String, expected: Completeness) {
    #expect(CommandLine(line).completeness == expected)
  }

  @Test(arguments: [
    ("ping -c 4 host", ["ping", "-c", "4", "host"]), ("  a\tb ", ["a", "b"]),
    ("a 'b c' d\\ e \"f\"", ["a", "b c", "d e", "f"]), ("a ''", ["a", ""]),
    ("'if' x", ["if", "x"]), ("a b=c", ["a", "b=c"]), ("a '*' \"?\" \\$x", ["a", "*", "?", "$x"]),
    ("a b~c !x #", nil), ("a", ["a"]),
    ("dig +short @10.0.0.1 x", ["dig", "+short", "@10.0.0.1", "x"]),
    ("a *", nil), ("a ?", nil), ("a [b]", nil), ("a {b,c}", nil), ("a ~", nil), ("a $x", nil),
    ("a `b`", nil), ("a=1", nil), ("a=1 b", nil), ("a > f", nil), ("a | b", nil), ("a; b", nil),
    ("a &", nil), ("if a", nil), ("! a", nil), ("time a", nil), ("a # b", nil), ("a\nb", nil),
    ("(a)", nil), ("a \"$x\"", nil), ("", nil), ("a 'b", nil), ("a \\", nil), ("{ a; }", nil),
    ("[[ a ]]", nil), ("a $'b'", nil), ("f() { a; }", nil), ("a\u{0}b", nil),
    ("curl http://a/b?c=d", nil), ("a b!c", ["a", "b!c"]), ("a --x=~/b", nil),
  ])
  func tellsLiteralArguments(line: String, expected: [String]?) {
    #expect(CommandLine(line).literalArguments == expected)
  }

  @Test(arguments: [
    ("ping x &", true, "ping x"), ("ping x", false, "ping x"), ("a && b &", true, "a && b"),
    ("a; b &", false, "a; b &"), ("a & b", false, "a & b"), ("a & b &", false, "a & b &"),
    ("(a; b) &", true, "(a; b)"), ("(a &)", false, "(a &)"), ("echo '&'", false, "echo '&'"),
    ("a | b&", true, "a | b"), ("a &&", false, "a &&"), ("&", true, ""),
  ])
  func knowsTheBackground(line: String, isInBackground: Bool, text: String) {
    #expect(CommandLine(line).runsInBackground == isInBackground)
    #expect(CommandLine(line).withoutBackgroundMark == text)
  }

  @Test(arguments: [
    ("dig x", "dig"), ("/usr/bin/dig x", "dig"), ("sudo dig x", "dig"), ("sudo -u me dig x", "dig"),
    ("sudo -nu me dig", "dig"), ("sudo A=1 dig", "dig"), ("env A=1 B=2 dig", "dig"),
    ("nohup dig &", "dig"),
    ("nice -n 5 dig", "dig"), ("timeout 5 dig", "dig"), ("timeout -k 1 5s dig", "dig"),
    ("time dig", "dig"), ("watch -n1 dig x", "dig"), ("watch -n 1 dig x", "dig"),
    ("strace -f -e trace=network dig", "dig"), ("stdbuf -oL dig", "dig"), ("setsid dig", "dig"),
    ("a | xargs -n1 dig", "a"), ("echo x | xargs -n 1 dig", "dig"),
    ("ip netns exec blue dig x", "dig"), ("sudo ip netns exec blue dig x", "dig"),
    ("sudo ip -n blue addr", "ip"), ("ip netns list", "ip"), ("command dig", "dig"),
    ("command -v dig", "command"), ("exec dig", "dig"), ("sshpass -p x ssh h", "ssh"),
    ("echo x | nc h 9", "nc"), ("cat f | grep x", "grep"), ("echo hi", "echo"),
    ("cd /tmp && dig x", "dig"),
    ("cd /tmp", "cd"), ("sudo -i", "sudo"), ("sudo", "sudo"), ("sudo -l", "sudo"),
    ("A=1 dig", "dig"),
    ("doas dig", "dig"), ("sudo timeout 5 nice dig", "dig"), ("A=1", nil), ("", nil), ("# x", nil),
    ("if ping x; then dig y; fi", "ping"), ("echo $(dig x)", "echo"),
  ])
  func findsTheUtility(line: String, expected: String?) {
    #expect(CommandLine(line).utility == expected)
  }

  @Test func findsTheWrappers() {
    #expect(CommandLine("sudo timeout 5 dig x").wrappers == ["sudo", "timeout"])
    #expect(CommandLine("dig x").wrappers.isEmpty)
    #expect(CommandLine("sudo dig x").isPrivilegeElevating)
    #expect(CommandLine("a | su -c b").isPrivilegeElevating)
    #expect(!CommandLine("dig sudo").isPrivilegeElevating)
  }

  @Test(arguments: [
    ("cd /tmp", true), ("a && cd b", true), ("(cd b)", false), ("echo $(cd b)", false),
    ("A=1", true),
    ("A=1 b", false), ("export A=1", true), ("ping x", false), ("cd a | b", false), (". f", true),
    ("{ cd b; }", true), ("alias a=b", true), ("echo cd", false), ("cd a &", false),
    ("builtin cd a", true),
  ])
  func knowsWhatChangesTheShell(line: String, expected: Bool) {
    #expect(CommandLine(line).changesShellState == expected)
  }

  @Test(arguments: [
    ("f() { ping \"$1\"; }", true), ("function f { ls; }", true), ("f () { ls; }", true),
    (". ./lib.sh", true), ("source lib.sh; f", true), ("eval \"$x\"", true), ("unset -f f", true),
    ("ls; unfunction f", true), ("ping x", false), ("ls | wc", false), ("unset A; true", false),
    ("(cd /tmp; ls)", false), ("echo $(date)", false),
  ])
  func knowsWhatMayDefineFunctions(line: String, expected: Bool) {
    #expect(CommandLine(line).mayDefineFunctions == expected)
  }

  @Test(arguments: [
    ("set -o pipefail", true), ("set -e; ls", true), ("set +x", true), ("shopt -s globstar", true),
    ("setopt extendedglob", true), ("set -- a b", false), ("set a b", false), ("set", false),
    ("ls -e", false),
  ])
  func knowsWhatSetsOptions(line: String, expected: Bool) {
    #expect(CommandLine(line).setsShellOptions == expected)
  }

  @Test func readsWhatFishSets() {
    #expect(
      CommandLine("set A 5; set -g B 6; set -x C 7; set -gx D 8; set -e E; set").namesSetInFish
        == ["A", "B", "E"])
    #expect(
      CommandLine("function f; echo; end; function -h x; function g --wraps ls; end").functionNames
        == ["f", "g"])
  }

  @Test(arguments: [
    ("ping x", "ping"), ("ping x | grep y", "grep"), ("ping x > f", nil), ("ping x 2> f", "ping"),
    ("a; b", nil), ("a && b", nil), ("(a)", nil), ("a >&2", nil), ("a | b > f", nil),
    ("sudo ping x", "ping"),
    ("A=1", nil), ("a &> f", nil), ("a < f", "a"), ("echo $(b)", "echo"),
  ])
  func findsWhoseOutputIsShown(line: String, expected: String?) {
    #expect(CommandLine(line).outputUtility == expected)
  }

  @Test func keepsAssignmentsAndRedirections() throws {
    let command = try #require(CommandLine("A=1 B+='x y' cmd 2>>log <<<word").simpleCommands.first)
    #expect(command.assignments.map(\.name) == ["A", "B"])
    #expect(command.assignments.map(\.value.value) == ["1", "x y"])
    #expect(command.assignments.map(\.isAppending) == [false, true])
    #expect(command.redirections.map(\.operation) == [">>", "<<<"])
    #expect(command.redirections.map(\.fileDescriptor) == [2, nil])
    #expect(command.redirections.map { $0.target?.value } == ["log", "word"])
  }

  @Test func hereDocumentsKeepTheirBodies() throws {
    let line = "cat <<A <<B; d\none\nA\ntwo\nB\ne"
    let command = try #require(CommandLine(line).simpleCommands.first)
    let bytes = Array(line.utf8)
    let bodies = command.redirections.compactMap(\.body).map {
      String(decoding: bytes[$0], as: UTF8.self)
    }
    #expect(bodies == ["one\n", "two\n"])
    #expect(CommandLine(line).simpleCommands.count == 3)
  }
}
