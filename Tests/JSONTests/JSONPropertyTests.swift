import JSON
import TestSupport
import Testing

@Suite struct JSONPropertyTests {
  @Test(arguments: 0..<200 as Range<UInt64>)
  func whatIsWrittenIsReadBackAlike(seed: UInt64) throws {
    var random = RandomJSON(seed: seed)
    let value = random.value()
    for pretty in [false, true] {
      let bytes = value.serialized(pretty: pretty)
      #expect(try JSONValue(parsing: bytes) == value, "seed \(seed)")
      #expect(try JSONDocument.parse(bytes).root.value == value, "seed \(seed)")
      #expect(try JSONValue(parsing: bytes).serialized(pretty: pretty) == bytes, "seed \(seed)")
    }
  }

  @Test(arguments: 0..<200 as Range<UInt64>)
  func damagedTextsAreReadOrRefusedAlike(seed: UInt64) {
    var random = RandomJSON(seed: seed)
    var bytes = random.value().serialized()
    for _ in 0..<50 {
      let place = Int.random(in: 0...bytes.count, using: &random.generator)
      let byte = UInt8.random(in: .min ... .max, using: &random.generator)
      switch Int.random(in: 0..<4, using: &random.generator) {
      case 0: bytes.insert(byte, at: place)
      case 1 where place < bytes.count: bytes[place] = byte
      case 2 where place < bytes.count: bytes.remove(at: place)
      case 3 where bytes.count > 4: bytes.removeSubrange(place...)
      default: bytes += #"{"\u"#.utf8
      }
      expectBothReadersToAgree(bytes, seed: seed)
    }
  }

  @Test(arguments: 0..<200 as Range<UInt64>)
  func randomBytesNeverTrap(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let likely = Array(#"{}[]",:\u0123456789.-+eEtruefalsn /*"#.utf8) + [0x0A, 0x80, 0xC3, 0xFF, 0]
    for _ in 0..<50 {
      let bytes = (0..<Int.random(in: 0...64, using: &generator)).map { _ in
        likely.randomElement(using: &generator) ?? 0
      }
      expectBothReadersToAgree(bytes, seed: seed)
    }
  }

  @Test(arguments: 0..<100 as Range<UInt64>)
  func everyDoubleIsReadAsTheStandardLibraryReadsIt(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<200 {
      let whole = generator.next() >> UInt64.random(in: 0..<64, using: &generator)
      let fraction = generator.next() >> UInt64.random(in: 0..<64, using: &generator)
      let exponent = Int.random(in: -330...300, using: &generator)
      for text in ["\(whole).\(fraction)", "\(whole)e\(exponent)", "-0.000\(fraction)E\(exponent)"]
      {
        let expected = try #require(Double(text))
        if expected.isFinite {
          #expect(try JSONValue(parsing: text).doubleValue == expected, "seed \(seed): \(text)")
        }
      }
    }
  }

  private func expectBothReadersToAgree(_ bytes: [UInt8], seed: UInt64) {
    let options = JSONOptions(allowsComments: seed.isMultiple(of: 2))
    let plain = Result { () throws(JSONError) in try JSONValue(parsing: bytes, options: options) }
    let placed = Result { () throws(JSONError) in
      try JSONDocument.parse(bytes, options: options).root.value
    }
    #expect(plain == placed, "seed \(seed): \(bytes)")
    if case .failure(let error) = plain {
      #expect((0...bytes.count).contains(error.byteOffset), "seed \(seed)")
      #expect(error.line >= 1 && error.column >= 1, "seed \(seed)")
    }
  }
}
