import Testing

@testable import Flows

@Suite("Slab") struct SlabTests {
  @Test("keeps what is added while it grows, through the move to address space of its own")
  func growth() {
    var slab = Slab<UInt64>(limit: 600_000)
    for value in 0..<600_000 as Range<UInt64> { slab.append(value &* 7) }
    #expect(slab.count == 600_000)
    var wrong = 0
    for index in 0..<600_000 where slab[index] != UInt64(index) &* 7 { wrong += 1 }
    #expect(wrong == 0)
    // More than were expected fit too.
    for value in 0..<900_000 as Range<UInt64> { slab.append(value) }
    #expect(slab[599_999] == 599_999 * 7)
    #expect(slab[1_499_999] == 899_999)
  }

  @Test("changes in place, and forgets")
  func changes() {
    var slab = Slab<Int>(repeating: 3, count: 10)
    slab[9] += 4
    #expect(slab[9] == 7)
    #expect(slab[8] == 3)
    slab.removeAll()
    #expect(slab.count == 0)
    slab.append(1)
    #expect(slab.count == 1)
  }

  @Test("an index outside traps")
  func outside() async {
    await #expect(processExitsWith: .failure) {
      let slab = Slab<Int>(repeating: 3, count: 10)
      _ = slab[10]
    }
    await #expect(processExitsWith: .failure) {
      let slab = Slab<Int>()
      _ = slab[-1]
    }
  }
}
