import Learning
import Testing

@Suite("Sparse vectors") struct SparseVectorTests {
  @Test(
    "features are put in order, added up, and left out at 0", arguments: 0..<100 as Range<UInt64>)
  func entries(seed: UInt64) {
    var random = RandomSource(seed: seed)
    var dense = [Float](repeating: 0, count: 8)
    var entries: [(feature: Int32, value: Float)] = []
    for _ in 0..<random.below(30) {
      let feature = random.below(8)
      let value = Float(random.below(3) - 1)
      dense[feature] += value
      entries.append((feature: Int32(feature), value: value))
    }
    let vector = SparseVector(entries)
    let wanted = dense.indices.filter { dense[$0] != 0 }
    #expect(vector.features == wanted.map { Int32($0) }, "seed \(seed)")
    #expect(vector.values == wanted.map { dense[$0] }, "seed \(seed)")
    if vector.count > 0 { #expect(abs(vector.normalised.norm - 1) < 1e-6, "seed \(seed)") }
    #expect(SparseTable([vector, vector])[1] == vector)
  }

  @Test("lengths that can't be divided by are left")
  func lengths() {
    #expect(SparseVector([]).normalised == SparseVector([]))
    let endless = SparseVector([(feature: 1, value: .infinity)])
    #expect(endless.normalised == endless)
    #expect(!endless.isFinite)
    let small = SparseVector([(feature: 1, value: 1e-30), (feature: 2, value: 1e30)])
    #expect(small.normalised.features == [2])
  }
}
