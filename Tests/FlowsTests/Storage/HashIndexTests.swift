import TestSupport
import Testing

@testable import Flows

@Suite("Hash index") struct HashIndexTests {
  @Test("finds what a dictionary finds", arguments: 0..<20 as Range<UInt64>)
  func model(_ seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    var index = HashIndex()
    // Few different hashes, so that chains are long and cross.
    let hashes = (0..<400).map { _ in generator.next() & 0xF000_001F_0000_0000 | 0x1234 }
    var model: [Int: Bool] = [:]
    for _ in 0..<4_000 {
      let slot = Int.random(in: 0..<400, using: &generator)
      if model[slot] != nil {
        index.remove(hashes[slot], slot: slot)
        model[slot] = nil
      } else {
        index.insert(hashes[slot], slot: slot)
        model[slot] = true
      }
      let probe = Int.random(in: 0..<400, using: &generator)
      #expect((index.find(hashes[probe]) { $0 == probe } != nil) == (model[probe] != nil))
    }
    #expect(index.count == model.count)
  }

  @Test("removing what is not there changes nothing")
  func absent() {
    var index = HashIndex()
    index.insert(1 << 40, slot: 3)
    index.remove(1 << 40, slot: 4)
    index.remove(1 << 41, slot: 3)
    #expect(index.count == 1)
    #expect(index.find(1 << 40) { $0 == 3 } == 3)
  }

  @Test("grows")
  func growth() {
    var index = HashIndex()
    let hash = KeyedHash(seed: 5)
    for slot in 0..<50_000 { index.insert(hash(UInt64(slot), 0), slot: slot) }
    for slot in stride(from: 0, to: 50_000, by: 997) {
      #expect(index.find(hash(UInt64(slot), 0)) { $0 == slot } == slot)
    }
    #expect(index.find(hash(50_001, 0)) { _ in true } == nil)
  }
}
