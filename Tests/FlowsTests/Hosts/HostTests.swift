import Packets
import TestSupport
import Testing

@testable import Flows

@Suite("Hosts") struct HostTests {
  private func address(_ number: Int) -> IPAddress { IPAddress(v4: UInt32(number)) }

  @Test("a full table forgets the host without flows for longest, but none of this minute")
  func table() throws {
    var table = HostTable(limit: 3, hash: KeyedHash(seed: 1))
    var slots: [Int?] = []
    for number in 1...3 { slots.append(table.obtain(address(number), minute: 1)) }
    let held = try #require(slots[0])
    let found1 = table.obtain(address(4), minute: 1)
    #expect(found1 == nil)
    table.retain(held)
    // In the next minute the second makes room: the first has a flow.
    let fresh = table.obtain(address(4), minute: 2)
    #expect(fresh == slots[1])
    let found2 = table.find(address(2))
    #expect(found2 == nil)
    let found3 = table.find(address(1))
    #expect(found3 == slots[0])
    let found4 = table.find(address(4))
    #expect(found4 == fresh)
    table.release(held)
    let found5 = table.obtain(address(5), minute: 3)
    #expect(found5 == slots[2])
    let found6 = table.obtain(address(6), minute: 3)
    #expect(found6 == fresh)
    let found7 = table.obtain(address(7), minute: 3)
    #expect(found7 == slots[0])
    let found8 = table.obtain(address(8), minute: 3)
    #expect(found8 == nil)
  }

  @Test("a table without room")
  func none() {
    var table = HostTable(limit: 0, hash: KeyedHash(seed: 1))
    let found9 = table.obtain(address(1), minute: 1)
    #expect(found9 == nil)
  }

  @Test("pairs are new once, whoever comes first")
  func pairs() {
    var memory = PairMemory(hash: KeyedHash(seed: 0))
    var wrong = 0
    for number in 1...50_000 {
      if !memory.isNew(address(number), address(0)) { wrong += 1 }
      if memory.isNew(address(0), address(number)) { wrong += 1 }
    }
    #expect(wrong == 0)
    var kept = 0
    for number in 1...50_000 where !memory.isNew(address(number), address(0)) { kept += 1 }
    #expect(kept >= 49_990)
  }

  @Test("names: the last one counts, and the oldest address gives way")
  func names() {
    var cache = NameCache(limit: 2, hash: KeyedHash(seed: 1))
    cache.remember("a.example", of: address(1))
    cache.remember("b.example", of: address(2))
    cache.remember("c.example", of: address(1))
    let found10 = cache.name(of: address(1))
    #expect(found10 == "c.example")
    cache.remember("d.example", of: address(3))
    let found11 = cache.name(of: address(1))
    #expect(found11 == nil)
    let found12 = cache.name(of: address(2))
    #expect(found12 == "b.example")
    let found13 = cache.name(of: address(3))
    #expect(found13 == "d.example")
    let found14 = cache.forgotten
    #expect(found14 == 1)
    var none = NameCache(limit: 0, hash: KeyedHash(seed: 1))
    none.remember("a.example", of: address(1))
    let found15 = none.name(of: address(1))
    #expect(found15 == nil)
  }
}
