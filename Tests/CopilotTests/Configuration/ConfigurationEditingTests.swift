import Copilot
import JSON
import TestSupport
import Testing

@Suite struct ConfigurationEditingTests {
  private func set(_ name: String, _ value: JSONValue, in text: String) throws -> String {
    let key = try #require(ConfigurationKey.named(name))
    let bytes = try Configuration.setting(key, to: value, in: Array(text.utf8), file: "c")
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test(arguments: [
    ("", "{\n  \"editor\": {\n    \"mode\": \"vi\"\n  }\n}\n"),
    ("{}", "{\n  \"editor\": {\n    \"mode\": \"vi\"\n  }\n}"),
    (
      "{ \"editor\": { \"mode\" : /* x */ \"emacs\" // y\n } }",
      "{ \"editor\": { \"mode\" : /* x */ \"vi\" // y\n } }"
    ),
    (
      "{ \"editor\": { \"ghost\": true } }", "{ \"editor\": { \"ghost\": true, \"mode\": \"vi\" } }"
    ),
    (
      "{ \"editor\": { \"ghost\": true, } }",
      "{ \"editor\": { \"ghost\": true, \"mode\": \"vi\" } }"
    ),
    ("{\n  \"editor\": {}\n}", "{\n  \"editor\": {\n    \"mode\": \"vi\"\n  }\n}"),
    ("{\n  // c\n}\n", "{\n  // c\n  \"editor\": {\n    \"mode\": \"vi\"\n  }\n}\n"),
    (
      "{\n  \"editor\": {\n    \"ghost\": true // dim\n    // end\n  },\n  \"color\": \"auto\"\n}\n",
      "{\n  \"editor\": {\n    \"ghost\": true, // dim\n    // end\n    \"mode\": \"vi\"\n  },\n  \"color\": \"auto\"\n}\n"
    ),
    (
      "{ \"color\": \"auto\" /* x */ }",
      "{ \"color\": \"auto\", /* x */ \"editor\": {\"mode\":\"vi\"} }"
    ),
    ("{ /* none */ }", "{ /* none */ \"editor\": {\"mode\":\"vi\"} }"),
  ])
  func setsAKeyAndKeepsTheRest(before: String, after: String) throws {
    #expect(try set("editor.mode", "vi", in: before) == after)
    let loaded = Configuration.load(Array(after.utf8), file: "c")
    #expect(loaded.problems.isEmpty && loaded.configuration.editor.mode == .vi)
  }

  @Test(
    arguments: [
      ("color", "blue", "{}"), ("color", "never", "{"), ("editor.mode", "vi", #"{"editor": 1}"#),
      ("color", "never", #"{"color":"auto","color":"auto"}"#), ("color", "never", "[]"),
    ] as [(String, JSONValue, String)])
  func refuses(name: String, value: JSONValue, text: String) {
    #expect(throws: ConfigurationProblem.self) { try set(name, value, in: text) }
  }

  @Test func theTemplateIsTheDefault() {
    let loaded = Configuration.load(Array(Configuration.template.utf8), file: "t")
    #expect(loaded.problems.isEmpty)
    #expect(loaded.configuration == Configuration())
    #expect(loaded.rows.allSatisfy { $0.isFromFile })
  }

  @Test func theTemplateExplainsEveryKeyInLinesOfAtMost100Columns() {
    let lines = Configuration.template.split(separator: "\n")
    for key in ConfigurationKey.all {
      #expect(lines.contains { $0.contains("// \(key.help)") }, "\(key.name)")
      #expect(key.kind.fault(of: key.defaultValue) == nil)
    }
    #expect(lines.allSatisfy { $0.count <= 100 })
  }

  @Test(arguments: 0..<100 as Range<UInt64>)
  func keysSetInAnyOrderHoldTogether(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    var text = seed.isMultiple(of: 2) ? Configuration.template : ""
    var expected: [String: JSONValue] = [:]
    for _ in 0..<12 {
      let key = try #require(ConfigurationKey.all.randomElement(using: &generator))
      let value: JSONValue =
        switch key.kind {
        case .flag: .bool(Bool.random(using: &generator))
        case .integer(let range): JSONValue(Int.random(in: range, using: &generator))
        case .number(let range): .number(Double.random(in: range, using: &generator))
        case .text: .string("a\"\\// /*é")
        case .texts: ["--pin", "// x"]
        case .choice(let words): .string(words.randomElement(using: &generator) ?? "")
        }
      expected[key.name] = value
      text = try set(key.name, value, in: text)
    }
    let loaded = Configuration.load(Array(text.utf8), file: "c")
    #expect(loaded.problems.isEmpty, "seed \(seed)")
    for row in loaded.rows {
      if let value = expected[row.key] { #expect(row.value == value, "seed \(seed): \(row.key)") }
    }
  }

  @Test(
    arguments: [
      ("editor.ghost", "off", false), ("editor.ghost", "maybe", nil),
      ("record.tail_bytes", "12", 12),
      ("record.tail_bytes", "many", nil), ("record.tail_bytes", "1.5", nil),
      ("record.tail_bytes", "99999", 99999), ("status.after_seconds", "2.5", 2.5),
      ("color", "never", "never"), ("shell", "", ""),
      ("redact.names", "--pin,--puk", ["--pin", "--puk"]),
      ("redact.names", #"["a"]"#, ["a"]), ("redact.names", "[1]", nil), ("redact.names", "", []),
    ] as [(String, String, JSONValue?)])
  func readsValuesAsAPersonTypesThem(name: String, text: String, value: JSONValue?) throws {
    #expect(try #require(ConfigurationKey.named(name)).kind.value(fromText: text) == value)
  }
}
