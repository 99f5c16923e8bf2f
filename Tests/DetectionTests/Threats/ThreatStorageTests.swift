import Testing

@testable import Detection

/// The tables of the threat rules hold what dictionaries would.
@Suite struct ThreatStorageTests {
  @Test func tableEqualsDictionary() {
    var generator = LinearGenerator(state: 7)
    var table = BoundedTable<UInt64, Int>(capacity: 4096)
    var expected: [UInt64: Int] = [:]
    for step in 0..<20_000 {
      let key = generator.next() % 700
      if generator.next() % 4 == 0 {
        table.remove(key)
        expected[key] = nil
      } else {
        table.update(key, at: Int64(step), fresh: 0) { $0 += 1 }
        expected[key, default: 0] += 1
      }
      #expect(table.contains(key) == (expected[key] != nil))
    }
    #expect(table.count == expected.count)
    for key in 0..<700 as Range<UInt64> { #expect(table[key] == expected[key]) }
    var found: [UInt64: Int] = [:]
    table.forEach { found[$0] = $1 }
    #expect(found == expected)
    #expect(table.dropped == 0)
  }

  @Test func fullTableForgets() {
    var table = BoundedTable<UInt64, UInt64>(capacity: 100)
    for key in 0..<100 as Range<UInt64> {
      table.update(key, at: Int64(key), fresh: key) { _ in }
    }
    // Touched again, the oldest is young.
    table.updateIfPresent(0, at: 1000) { _ in }
    table.update(100, at: 1001, fresh: 100) { _ in }
    #expect(table.dropped == 51)
    #expect(table.count == 50)
    #expect(table[0] == 0)
    #expect(table[50] == nil)
    for key in 52...100 as ClosedRange<UInt64> { #expect(table[key] == key) }
    // What is left is found and removed as before.
    for key in 52...100 as ClosedRange<UInt64> { table.remove(key) }
    #expect(table.count == 1)
  }

  @Test func setCountsDifferent() {
    var generator = LinearGenerator(state: 3)
    for most in [3, 8, 9, 10, 200] as [UInt64] {
      var set = DistinctSet<UInt64>(capacity: 150)
      var expected: [UInt64: Int64] = [:]
      for step in 0..<1000 as Range<Int64> {
        let element = generator.next() % most
        let isNew = expected[element] == nil && expected.count < 150
        #expect(set.insert(element, at: step) == isNew)
        if isNew || expected[element] != nil { expected[element] = step }
      }
      #expect(set.count == expected.count)
      #expect(set.oldest == expected.values.min())
      set.forget(before: 990)
      expected = expected.filter { $0.value >= 990 }
      #expect(set.count == expected.count)
      for element in 0..<most { #expect(set.contains(element) == (expected[element] != nil)) }
      #expect(set.newest(2) == expected.sorted { $0.value > $1.value }.prefix(2).map(\.key))
    }
  }

  @Test func heavyHittersAreKept() {
    var hitters = HeavyHitters<UInt16>(capacity: 4)
    for number in 0..<600 as Range<UInt16> {
      hitters.add(number % 3 == 0 ? 9999 : number)
    }
    #expect(hitters.total == 600)
    #expect(hitters.ranked.first?.element == 9999)
    // Too low by at most one in five of all.
    #expect(hitters.topShare >= 1.0 / 3 - 0.2 && hitters.topShare <= 1.0 / 3)
    hitters.add(7, times: 1000)
    #expect(hitters.ranked.first?.element == 7)
  }

  @Test(
    arguments: [
      ("www.example.com", "www", "example.com", "example"),
      ("example.com", "", "example.com", "example"),
      ("a.b.example.co.uk", "a.b", "example.co.uk", "example"),
      ("example.co.uk", "", "example.co.uk", "example"),
      ("co.uk", "", "co.uk", "co"),
      ("a.long.de", "a", "long.de", "long"),
      ("x.example.com..", "x", "example.com", "example"),
      (".example.com", "", "example.com", "example"),
      ("a..com", "a", ".com", ""),
      ("bücher.example.org", "bücher", "example.org", "example"),
    ])
  func nameIsTakenApart(name: String, prefix: String, registered: String, label: String) throws {
    let domain = try #require(DomainName(name))
    #expect(Array(domain.prefix) == Array(prefix.utf8))
    #expect(domain.registered == registered)
    #expect(domain.registeredLabel == label)
  }

  @Test(
    arguments: [
      "", ".", "...", "localhost", "com.", "1.0.0.127.in-addr.arpa", "printer.local", "nas.lan",
      "db.internal",
    ])
  func noDomain(name: String) { #expect(DomainName(name) == nil) }

  @Test func digests() throws {
    let one = try #require(DomainName("a.example.com"))
    let same = try #require(DomainName("b.example.com."))
    let other = try #require(DomainName("a.example.org"))
    #expect(one.registeredDigest == same.registeredDigest)
    #expect(one.registeredDigest != other.registeredDigest)
    #expect(one.prefixDigest == other.prefixDigest)
    #expect(one.prefixDigest != same.prefixDigest)
  }
}

/// Numbers that are the same in every run (Knuth's constants).
private struct LinearGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state >> 33
  }
}
