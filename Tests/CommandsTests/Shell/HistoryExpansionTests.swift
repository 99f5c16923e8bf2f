import Commands
import Testing

@Suite struct HistoryExpansionTests {
  private func expand(_ line: String) throws -> String? {
    let lines = ["ping a", "dig mx b.org", "curl -s http://c 'd e'"]
    return try HistoryExpansion.expand(
      line, previous: lines.last,
      byNumber: { number in
        let index = number > 0 ? number - 1 : lines.count + number
        return lines.indices.contains(index) ? lines[index] : nil
      },
      matching: { prefix in lines.last { $0.hasPrefix(prefix) } },
      containing: { part in lines.last { $0.contains(part) } })
  }

  @Test(arguments: [
    ("!!", "curl -s http://c 'd e'"), ("sudo !!", "sudo curl -s http://c 'd e'"), ("!1", "ping a"),
    ("!-2", "dig mx b.org"), ("!di", "dig mx b.org"), ("!?mx?", "dig mx b.org"),
    ("!?mx? x", "dig mx b.org x"),
    ("echo !$", "echo 'd e'"), ("echo !^", "echo -s"), ("echo !*", "echo -s http://c 'd e'"),
    ("^http^https^", "curl -s https://c 'd e'"), ("^http^https", "curl -s https://c 'd e'"),
    ("\"!1\"", "\"ping a\""), ("!1 | !2", "ping a | dig mx b.org"),
    ("^-s ^", "curl http://c 'd e'"),
  ])
  func replacesReferences(line: String, expected: String) throws {
    #expect(try expand(line) == expected)
  }

  @Test(arguments: [
    "ping a", "a ! b", "a != b", "!(x)", "a!", "'!!'", "\\!x", "echo $!", "!", "[ ! -f x ]",
    "a \"x!\"", "^", "a^b^c",
    "[!a]*", "$!x",
  ])
  func leavesOtherLinesAlone(line: String) throws {
    #expect(try expand(line) == nil)
  }

  @Test(arguments: ["!99", "!nothing", "!?nothing?", "^zzz^y^", "!-9", "!99999999999999999999"])
  func saysWhatIsMissing(line: String) {
    #expect(throws: HistoryExpansionError.self) { try expand(line) }
  }

  @Test(arguments: 0..<300 as Range<UInt64>)
  func anythingIsRead(seed: UInt64) {
    var generator = Seed(seed)
    let line = generator.soup() + "!" + generator.soup()
    _ = try? HistoryExpansion.expand(
      line, previous: generator.soup(), byNumber: { _ in nil }, matching: { $0 }, containing: { $0 }
    )
  }
}

@Suite struct AliasTableTests {
  private var table: AliasTable {
    var table = AliasTable()
    table["ll"] = "ls -l"
    table["ls"] = "ls --color"
    table["s"] = "sudo "
    table["a"] = "b"
    table["b"] = "a"
    return table
  }

  @Test(arguments: [
    ("ll x", "ls --color -l x"), ("ls", "ls --color"), ("echo ll", "echo ll"), ("'ll' x", "'ll' x"),
    ("\\ll", "\\ll"), ("x | ll; ll", "x | ls --color -l; ls --color -l"),
    ("s ll x", "sudo  ls --color -l x"),
    ("a", "a"), ("A=1 ll", "A=1 ls --color -l"), ("x $(ll)", "x $(ls --color -l)"), ("", ""),
    ("if ll; then ll; fi", "if ls --color -l; then ls --color -l; fi"),
  ])
  func replacesFirstWords(line: String, expected: String) {
    #expect(table.expand(line) == expected)
  }

  @Test func isSortedAndForgets() {
    var table = table
    #expect(table.sorted.map(\.name) == ["a", "b", "ll", "ls", "s"])
    table["ll"] = nil
    #expect(table["ll"] == nil)
    #expect(table.expand("ll") == "ll")
  }

  @Test func listOfAShellIsRead() {
    let bash = AliasTable(list: #"alias ll='ls -l'\#nalias q='it'\''s'\#nalias -- -='cd -'\#n"#)
    #expect(bash.sorted.map(\.name) == ["-", "ll", "q"])
    #expect(bash["q"] == "it's")
    #expect(bash["-"] == "cd -")
    let dash = AliasTable(list: "ll='ls -l'\n_x='a b'\n")
    #expect(dash["ll"] == "ls -l")
    #expect(dash["_x"] == "a b")
    let zsh = AliasTable(
      list: "alias ll='ls -l'\nalias -g G='| grep'\nalias -s txt=less\nalias n=v\n")
    #expect(zsh.sorted.map(\.name) == ["ll", "n"])
    #expect(AliasTable(list: "alias =x\nalias y\nrm -rf z\n").sorted.isEmpty)
  }

  @Test func aliasesThatDoubleEachOtherEnd() {
    var table = AliasTable()
    for index in 0..<60 { table["x\(index)"] = "x\(index + 1) x\(index + 1) " }
    #expect(!table.expand("x0 y").isEmpty)
  }
}
