import JSON
import Testing

@Suite struct JSONParsingTests {
  @Test(
    arguments: [
      ("null", .null), ("true", .bool(true)), (" false\n", .bool(false)), ("0", .integer(0)),
      ("-7", .integer(-7)), ("9223372036854775807", .integer(.max)),
      ("-9223372036854775808", .integer(.min)),
      ("9223372036854775808", .number(9_223_372_036_854_775_808)),
      ("-9223372036854775809", .number(-9_223_372_036_854_775_808)),
      ("123456789012345678901234567890", .number(1.2345678901234568e29)),
      ("0.1", .number(0.1)), ("1e3", .number(1000)), ("2.5E-3", .number(0.0025)),
      ("1.7976931348623157e308", .number(.greatestFiniteMagnitude)),
      ("5e-324", .number(.leastNonzeroMagnitude)), ("1e400", .number(.greatestFiniteMagnitude)),
      ("-1e99999999999999999999", .number(-.greatestFiniteMagnitude)), ("1e-400", .number(0)),
      ("\"\"", .string("")), (#""a\"\\\/\b\f\n\r\t\u00e9""#, "a\"\\/\u{8}\u{C}\n\r\té"),
      (#""\ud83d\ude00""#, "😀"), ("\"日本語 🇩🇪\"", "日本語 🇩🇪"), (#""\u0000""#, "\0"),
      ("[]", .array([])), ("{}", .object([:])), ("[1,[2,{}]]", [1, [2, [:]]]),
      (#"{"a":1,"b":{"c":[null]}}"#, ["a": 1, "b": ["c": [nil]]]),
    ] as [(String, JSONValue)])
  func reads(text: String, value: JSONValue) throws {
    #expect(try JSONValue(parsing: text) == value)
    #expect(try JSONDocument.parse(Array(text.utf8)).root.value == value)
  }

  @Test func keepsTheSignOfZero() throws {
    #expect(try JSONValue(parsing: "-0").doubleValue?.sign == .minus)
    #expect(try JSONValue(parsing: "-0.0").text() == "-0.0")
  }

  @Test(arguments: [
    (#""\ud800""#, "\u{FFFD}"), (#""\udc00x""#, "\u{FFFD}x"),
    (#""\ud800\ud800""#, "\u{FFFD}\u{FFFD}"),
    (#""\ud800\n""#, "\u{FFFD}\n"), (#""\ud800\u0041""#, "\u{FFFD}A"),
  ])
  func replacesLoneSurrogates(text: String, value: String) throws {
    #expect(try JSONValue(parsing: text).stringValue == value)
  }

  @Test func keepsTheLastOfTwoEqualKeys() throws {
    let value = try JSONValue(parsing: #"{"a":1,"b":2,"a":3}"#)
    #expect(value.text() == #"{"a":3,"b":2}"#)
  }

  @Test func keepsTheLastOfManyEqualKeys() throws {
    let members = (0..<100_000).map { "\"k\($0 % 50_000)\":\($0)" }.joined(separator: ",")
    let value = try JSONValue(parsing: "{\(members)}")
    #expect(value.objectValue?.count == 50_000)
    #expect(value["k0"] == 50_000)
  }

  @Test(
    arguments: [
      ("", .unexpectedEnd, 1, 1, 0), ("  \n ", .unexpectedEnd, 2, 2, 4),
      ("nul", .unexpectedEnd, 1, 1, 0),
      ("nulx", .expectedValue, 1, 1, 0), ("[1", .unexpectedEnd, 1, 3, 2),
      ("[1 2]", .expectedCommaOrEnd, 1, 4, 3), ("[1,]", .expectedValue, 1, 4, 3),
      ("{a:1}", .expectedKey, 1, 2, 1), (#"{"a" 1}"#, .expectedColon, 1, 6, 5),
      (#"{"a":1,}"#, .expectedKey, 1, 8, 7), (#"{"é": tru}"#, .expectedValue, 1, 7, 7),
      ("1 1", .trailingContent, 1, 3, 2), ("01", .invalidNumber, 1, 1, 0),
      ("1.", .invalidNumber, 1, 1, 0),
      ("-", .invalidNumber, 1, 1, 0), ("1e", .invalidNumber, 1, 1, 0),
      (".5", .expectedValue, 1, 1, 0),
      ("+1", .expectedValue, 1, 1, 0), ("NaN", .expectedValue, 1, 1, 0),
      (#""\x""#, .invalidEscape, 1, 2, 1), (#""\u12g4""#, .invalidEscape, 1, 2, 1),
      (#""\u12"#, .invalidEscape, 1, 2, 1), (#""abc"#, .unterminatedString, 1, 1, 0),
      (#""abc\"#, .unterminatedString, 1, 1, 0), ("[\"abc\ndef\"]", .controlCharacter(10), 1, 6, 5),
      ("\"\0\"", .controlCharacter(0), 1, 2, 1), ("// c\n1", .expectedValue, 1, 1, 0),
      ("[1]// c", .trailingContent, 1, 4, 3), ("\u{0}", .expectedValue, 1, 1, 0),
    ] as [(String, JSONError.Kind, Int, Int, Int)])
  func refuses(text: String, kind: JSONError.Kind, line: Int, column: Int, offset: Int) {
    let error = JSONError(kind: kind, line: line, column: column, byteOffset: offset)
    #expect(throws: error) { try JSONValue(parsing: text) }
    #expect(throws: error) { try JSONDocument.parse(Array(text.utf8)) }
  }

  @Test(
    arguments: [
      [0x22, 0xFF, 0x22], [0x22, 0xC0, 0xAF, 0x22], [0x22, 0xED, 0xA0, 0x80, 0x22],
      [0x22, 0xE2, 0x82, 0x22], [0x22, 0xF4, 0x90, 0x80, 0x80, 0x22],
      [0x22, 0x5C, 0x6E, 0x80, 0x22],
    ] as [[UInt8]])
  func refusesWhatIsNotUTF8(bytes: [UInt8]) {
    #expect { try JSONValue(parsing: bytes) } throws: { ($0 as? JSONError)?.kind == .invalidUTF8 }
  }

  @Test func stopsAtTheDepthAllowed() throws {
    func nested(_ depth: Int) -> String {
      String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    }
    #expect(throws: Never.self) { try JSONValue(parsing: nested(128)) }
    #expect { try JSONValue(parsing: nested(129)) } throws: {
      ($0 as? JSONError)?.kind == .tooDeep(maximum: 128)
    }
    #expect { try JSONDocument.parse([UInt8](repeating: 0x5B, count: 1 << 20)) } throws: {
      ($0 as? JSONError)?.byteOffset == 128
    }
    let deepest = JSONOptions(maximumDepth: .max)
    #expect(throws: Never.self) { try JSONValue(parsing: nested(512), options: deepest) }
    #expect(throws: JSONError.self) { try JSONValue(parsing: nested(513), options: deepest) }
  }

  @Test func stopsAtTheLengthAllowed() {
    let options = JSONOptions(maximumBytes: 4)
    #expect(throws: Never.self) { try JSONValue(parsing: "true", options: options) }
    #expect { try JSONValue(parsing: "false", options: options) } throws: {
      ($0 as? JSONError)?.kind == .tooLong(maximumBytes: 4)
    }
  }

  @Test func readsCommentsAndTrailingCommasWhenAllowed() throws {
    let text = "// one\n{ /* two */ \"a\": [1, /**/ 2,], // three\n \"b\": \"//\",\n}/* end */"
    let value = try JSONValue(parsing: text, options: JSONOptions(allowsComments: true))
    #expect(value == ["a": [1, 2], "b": "//"])
    for broken in ["/* open", "/", "[1,,2]", "[,]", "{,}", "1 /x"] {
      #expect(throws: JSONError.self) {
        try JSONValue(parsing: broken, options: JSONOptions(allowsComments: true))
      }
    }
  }

  @Test func ignoresAByteOrderMark() throws {
    #expect(try JSONValue(parsing: [0xEF, 0xBB, 0xBF, 0x31]) == 1)
  }

  @Test func readsAPartOfAnArray() throws {
    let bytes = Array("xx[1,2]yy".utf8)
    #expect(try JSONValue(parsing: bytes[2..<7]) == [1, 2])
  }

  @Test func tellsWhereEachPartStands() throws {
    let text = "{\n  \"é\": { \"b\": [true, \"x\"] },\n  \"c\": 1\n}"
    let root = try JSONDocument.parse(Array(text.utf8)).root
    let node = try #require(root["é"]?["b"])
    #expect(node.location == JSONLocation(line: 2, column: 15, byteRange: 17..<28))
    #expect(node.elements?.last?.location.column == 22)
    #expect(root.members?.first?.keyLocation == JSONLocation(line: 2, column: 3, byteRange: 4..<8))
    #expect(root.members?.first?.commaOffset == 30)
    #expect(root.members?.last?.commaOffset == nil)
    #expect(root["c"]?.location.line == 3)
    #expect(root.location.byteRange == 0..<text.utf8.count)
  }
}
