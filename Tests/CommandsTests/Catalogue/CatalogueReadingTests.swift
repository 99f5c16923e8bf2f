import Commands
import Testing

/// What is said about files that are not in form.
@Suite struct CatalogueReadingTests {
  private func problems(_ text: String) -> [String] {
    Catalogue(
      userFiles: [Catalogue.UserFile(path: "x.json", bytes: Array(text.utf8))],
      includesEmbedded: false
    ).problems.map(\.description)
  }

  private func entry(_ members: String) -> String {
    #"{"name": "x", "category": "dns", "summary": "Does x", \#(members)}"#
  }

  @Test func readsTheLeastThatIsNeeded() throws {
    let text = #"{"name": "x", "category": "dns", "summary": "Does x"}"#
    let catalogue = Catalogue(
      userFiles: [Catalogue.UserFile(path: "x.json", bytes: Array(text.utf8))],
      includesEmbedded: false)
    #expect(catalogue.problems.isEmpty)
    let entry = try #require(catalogue.entry(named: "x"))
    #expect(entry.purpose == .dns)
    #expect(entry.duration.form == .instant)
  }

  @Test(arguments: [
    ("", "x.json:1:1: the text ends inside a value"),
    ("[]", "x.json:1:1: must be an object in braces"),
    ("{\"name\": \"x\",\n}", "x.json:1:1: category: is missing; add it"),
    (#"{"nam": "x"}"#, "x.json:1:2: nam: no such key; did you mean name?"),
    (
      #"{"name": "x", "category": "dnss", "summary": "s"}"#,
      "x.json:1:27: category: 'dnss' is not known; did you mean dns?"
    ),
    (
      #"{"name": "x", "name": "y", "category": "dns", "summary": "s"}"#,
      "x.json:1:15: name: stands here again; keep one of them"
    ),
  ])
  func tellsWhatIsWrong(text: String, expected: String) {
    #expect(problems(text).contains(expected), "\(problems(text))")
  }

  @Test(arguments: [
    (#""also": "y""#, "also: must be a list in brackets"),
    (#""also": ["y", "y"]"#, "also: 'y' is there already; names and ids stand once"),
    (#""privilege": "rot""#, "privilege: 'rot' is not known"),
    (#""options": [{"names": [], "summary": "s"}]"#, "names: is empty"),
    (#""options": [{"names": ["-a"], "argument": "prt", "summary": "s"}]"#, "did you mean port?"),
    (
      #""options": [{"names": ["-a"], "summary": "s"}, {"names": ["-a"], "summary": "s"}]"#,
      "'-a' is there already"
    ),
    (#""duration": {"shape": "repeats", "count": "-c"}"#, "count: '-c' is no option"),
    (#""duration": {"shape": "repeat"}"#, "'repeat' is not known; did you mean repeats?"),
    (#""failures": [{"cause": "dns"}]"#, "cause: 'dns' is not known"),
    (#""failures": [{"cause": "timeout"}]"#, "text: is missing"),
    (#""follows": [{"after": "success", "template": "dig {nost}"}]"#, "{nost} is no slot"),
    (
      #""intents": [{"id": "x.a", "template": "x {host}", "phrasings": ["do x", "x", "x {host}"]}]"#,
      "{host} stands in less than half of the phrasings"
    ),
    (
      #""intents": [{"id": "x.a", "template": "x", "phrasings": ["do {port}"]}]"#,
      "{port} is not in the template"
    ),
    (
      #""intents": [{"id": "x.a", "template": "x", "phrasings": ["a"], "defaults": {"port": "1"}}]"#,
      "{port} is not in the template, so it needs no default"
    ),
    (
      #""intents": [{"id": "x.a", "template": "x", "phrasings": []}]"#, "phrasings: is empty"
    ),
  ])
  func tellsWhatIsWrongInside(members: String, expected: String) {
    let found = problems(entry(members))
    #expect(found.contains { $0.contains(expected) }, "\(found)")
  }

  @Test func userEntriesReplaceAndBrokenOnesAreLeftOut() throws {
    let mine = Catalogue.UserFile(
      path: "ping.json",
      bytes: Array(#"{"name": "ping", "category": "other", "summary": "Mine"}"#.utf8))
    let broken = Catalogue.UserFile(path: "dig.json", bytes: Array("{\n  \"name\": 5\n}".utf8))
    let catalogue = Catalogue(userFiles: [mine, broken])
    #expect(catalogue.entry(named: "ping")?.summary == "Mine")
    #expect(catalogue.entry(named: "ping6") == nil)
    #expect(catalogue.names.count { $0 == "ping" } == 1)
    #expect(catalogue.problems.allSatisfy { $0.file == "dig.json" && $0.line > 0 })
    #expect(!catalogue.problems.isEmpty)
  }

  @Test func templatesKeepBracesThatAreNoSlots() {
    let template = CommandTemplate("curl -w '%{http_code}' ${x} {url} {host2} {}")
    #expect(template.slots == ["url", "host2"])
    #expect(
      template.filled(with: ["url": "u"]) == "curl -w '%{http_code}' ${x} u {host2} {}")
  }
}
