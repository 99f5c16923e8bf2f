import Copilot
import JSON
import Platform
import Testing

@Suite struct ConfigurationLoadingTests {
  private func load(_ text: String) -> LoadedConfiguration {
    Configuration.load(Array(text.utf8), file: "config.json")
  }

  @Test func anEmptyFileSetsNothing() {
    for text in ["", " \n\t", "{}", "// nothing\n{ /* at all */ }"] {
      let loaded = load(text)
      #expect(loaded.configuration == Configuration() && loaded.problems.isEmpty)
      #expect(loaded.rows.allSatisfy { $0.origin == .byDefault })
    }
  }

  @Test func readsEveryKindOfValue() {
    let loaded = load(
      """
      {
        "editor": { "mode": "vi", "ghost": false, },
        "shell": "/bin/zsh",
        "record": { "tail_bytes": 65536, "network": "off" },
        "redact": { "names": ["--pin", "ROUTER_PIN"] },
        // whole numbers do for seconds
        "summary": { "after_seconds": 5 },
      }
      """)
    #expect(loaded.problems.isEmpty)
    var expected = Configuration()
    expected.editor.mode = .vi
    expected.editor.ghost = false
    expected.shell = "/bin/zsh"
    expected.record.tailBytes = 65536
    expected.record.network = .off
    expected.redact.names = ["--pin", "ROUTER_PIN"]
    expected.summary.afterSeconds = 5
    #expect(loaded.configuration == expected)
    let mode = loaded.rows.first { $0.key == "editor.mode" }
    #expect(mode?.value == "vi" && mode?.origin == .file(line: 2))
    #expect(loaded.rows.map(\.key) == ConfigurationKey.all.map(\.name))
  }

  @Test(
    arguments: [
      (#"{"editr": {"mode": "vi"}}"#, "editr", .unknownKey(nearest: "editor")),
      (#"{"editor": {"mod": "vi"}}"#, "editor.mod", .unknownKey(nearest: "editor.mode")),
      (#"{"ghost": true}"#, "ghost", .unknownKey(nearest: "editor.ghost")),
      (
        #"{"editor": {"bracketed-paste": true}}"#, "editor.bracketed-paste",
        .unknownKey(nearest: "editor.bracketed_paste")
      ),
      (#"{"xyzzy": 1}"#, "xyzzy", .unknownKey(nearest: nil)),
      (#"{"editor.mode": "vi"}"#, "editor.mode", .dottedKey),
      (#"{"editor": 5}"#, "editor", .notAnObject),
      (#"{"editor": {"ghost": "yes"}}"#, "editor.ghost", .wrongType(expected: .flag)),
      (#"{"shell": null}"#, "shell", .wrongType(expected: .text)),
      (#"{"shell": "a\u001bb"}"#, "shell", .controlCharacter),
      (#"{"redact": {"names": ["a", 1]}}"#, "redact.names", .wrongType(expected: .texts)),
      (#"{"redact": {"names": [""]}}"#, "redact.names", .wrongType(expected: .texts)),
      (
        #"{"color": "blue"}"#, "color",
        .outOfRange("blue", expected: .choice(["auto", "always", "never"]))
      ),
      (
        #"{"record": {"tail_bytes": 65537}}"#, "record.tail_bytes",
        .outOfRange(65537, expected: .integer(0...65536))
      ),
      (
        #"{"record": {"tail_bytes": 1.5}}"#, "record.tail_bytes",
        .wrongType(expected: .integer(0...65536))
      ),
      (
        #"{"record": {"tail_bytes": 1e300}}"#, "record.tail_bytes",
        .outOfRange(.number(1e300), expected: .integer(0...65536))
      ),
      (
        #"{"status": {"after_seconds": -1}}"#, "status.after_seconds",
        .outOfRange(-1, expected: .number(0...86400))
      ),
      ("{\"color\": \"never\",\n\"color\": \"auto\"}", "color", .duplicate(firstLine: 1)),
    ] as [(String, String, ConfigurationFact)])
  func namesWhatIsWrong(text: String, key: String, fact: ConfigurationFact) {
    let loaded = load(text)
    #expect(loaded.problems.map(\.key) == [key])
    #expect(loaded.problems.map(\.fact) == [fact])
  }

  @Test func aProblemDoesNotSpoilTheRest() {
    let loaded = load(
      "{\n  \"editor\": { \"mode\": 1, \"ghost\": false },\n  \"colour\": \"never\"\n}")
    #expect(!loaded.configuration.editor.ghost && loaded.configuration.editor.mode == .emacs)
    #expect(
      loaded.problems.map(\.description) == [
        #"config.json:2:23: editor.mode: must be "emacs" or "vi""#,
        "config.json:3:3: colour: no such key; did you mean color?",
      ])
  }

  @Test(arguments: [
    ("{", 1, 2, JSONError.Kind.unexpectedEnd), ("{\n \"color\" \"never\"}", 2, 10, .expectedColon),
    ("{} x", 1, 4, .trailingContent), ("// only a comment", 1, 18, .unexpectedEnd),
  ])
  func tellsWhereTheSyntaxIsBroken(text: String, line: Int, column: Int, kind: JSONError.Kind) {
    let problem = load(text).problems.first
    #expect(problem?.line == line && problem?.column == column)
    #expect(problem?.fact == .syntax(kind))
  }

  @Test func aFileMustHoldAnObject() {
    #expect(load("[1]").problems.map(\.fact) == [.notAnObject])
  }

  @Test func aMissingFileIsAProblemOnlyWhenItWasNamed() {
    let path = "/nonexistent/config.json"
    #expect(Configuration.load(path: path).problems.isEmpty)
    let problem = Configuration.load(path: path, mustExist: true).problems.first
    #expect(problem?.description == "/nonexistent/config.json: No such file or directory")
  }

  @Test func findsTheFile() {
    func path(_ values: [String: String], given: String? = nil) -> String? {
      Configuration.path(given: given, environment: ProcessEnvironment(values))
    }
    #expect(path(["NETCOPILOT_CONFIG": "/n"], given: "/g") == "/g")
    #expect(path(["NETCOPILOT_CONFIG": "/n", "HOME": "/h"]) == "/n")
    #expect(path(["XDG_CONFIG_HOME": "/x", "HOME": "/h"]) == "/x/netcopilot/config.json")
    #expect(path(["XDG_CONFIG_HOME": "x", "HOME": "/h"]) == "/h/.config/netcopilot/config.json")
  }
}
