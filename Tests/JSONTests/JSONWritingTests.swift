import JSON
import Testing

@Suite struct JSONWritingTests {
  @Test(
    arguments: [
      (nil, "null"), (true, "true"), (.integer(.min), "-9223372036854775808"),
      (.number(0.1), "0.1"),
      (.number(1), "1.0"), (.number(.nan), "null"), (.number(-.infinity), "null"),
      (.number(1e300), "1e+300"), ("a\"\\/\u{8}\u{C}\n\r\t", #""a\"\\/\b\f\n\r\t""#),
      ("\0\u{1B}[2m\u{7F}\u{9B}", #""\u0000\u001b[2m\u007f\u009b""#),
      ("é\u{2028}😀", "\"é\u{2028}😀\""),
      ("\u{A0}", "\"\u{A0}\""), ([], "[]"), ([:], "{}"),
      (["b": 1, "a": [2, nil]], #"{"b":1,"a":[2,null]}"#),
    ] as [(JSONValue, String)])
  func writes(value: JSONValue, text: String) {
    #expect(value.text() == text)
    #expect(value.description == text)
  }

  @Test func writesIndentedLines() {
    let value: JSONValue = ["a": [1, [:]], "b": []]
    #expect(
      value.text(pretty: true) == """
        {
          "a": [
            1,
            {}
          ],
          "b": []
        }
        """)
  }

  @Test func writesLines() {
    var writer = JSONWriter()
    writer.appendLine(["a": 1])
    writer.appendLine("x")
    #expect(String(decoding: writer.bytes, as: UTF8.self) == "{\"a\":1}\n\"x\"\n")
    writer.removeAll()
    #expect(writer.bytes.isEmpty)
  }
}

@Suite struct JSONValueTests {
  @Test func handsOutWhatItIs() {
    let value: JSONValue = [
      "n": 3, "d": 2.5, "w": 2.0, "s": "x", "b": true, "l": [1], "huge": 1e300,
    ]
    #expect(value["n"]?.intValue == 3 && value["n"]?.doubleValue == 3)
    #expect(value["d"]?.intValue == nil && value["d"]?.doubleValue == 2.5)
    #expect(value["w"]?.intValue == 2 && value["huge"]?.intValue == nil)
    #expect(value["s"]?.stringValue == "x" && value["s"]?.boolValue == nil)
    #expect(value["b"]?.boolValue == true && value["l"]?[0] == 1)
    #expect(value["l"]?[1] == nil && value["l"]?[-1] == nil && value["none"] == nil)
  }

  @Test func setsAndRemovesKeys() {
    var value: JSONValue = nil
    value["a"] = 1
    value["b"] = 2
    value["a"] = 3
    #expect(value.text() == #"{"a":3,"b":2}"#)
    value["a"] = nil
    #expect(value == ["b": 2])
    value["b"] = .some(.null)
    #expect(value["b"]?.isNull == true)
  }

  @Test func turnsOptionalsAndExtremesIntoValues() {
    #expect(JSONValue(Int?.none) == .null && JSONValue(Int?.some(4)) == 4)
    #expect(JSONValue(UInt64.max) == .integer(.max) && JSONValue(Double.nan) == .null)
    #expect(JSONValue(String?.none) == .null && JSONValue(Bool?.some(true)) == true)
  }

  @Test func objectsAreEqualInAnyOrder() {
    #expect(["a": 1, "b": ["c": 2, "d": 3]] as JSONValue == ["b": ["d": 3, "c": 2], "a": 1])
    #expect(["a": 1, "b": 2] as JSONValue != ["a": 1, "c": 2])
    #expect(["a": 1, "a": 2] as JSONValue == ["a": 2])
  }
}
