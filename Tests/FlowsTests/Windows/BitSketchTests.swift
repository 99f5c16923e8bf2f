import TestSupport
import Testing

@testable import Flows

@Suite("Sketches and classes") struct BitSketchTests {
  @Test("counts different values within its error", arguments: [0, 1, 10, 100, 1_000, 3_000])
  func accuracy(_ count: Int) {
    var generator = SeededGenerator(seed: UInt64(count))
    let values = (0..<count).map { _ in generator.next() }
    var sketch = BitSketch()
    for value in values { sketch.insert(value) }
    for value in values { sketch.insert(value) }
    #expect(abs(Double(sketch.estimate) - Double(count)) <= 0.05 * Double(count) + 0.5)
  }

  @Test("a union counts what either saw")
  func union() {
    var generator = SeededGenerator(seed: 3)
    var (left, right, both) = (BitSketch(), BitSketch(), BitSketch())
    for index in 0..<600 {
      let value = generator.next()
      if index < 400 { left.insert(value) }
      if index >= 200 { right.insert(value) }
      both.insert(value)
    }
    left.formUnion(right)
    #expect(left.estimate == both.estimate)
  }

  @Test("says its most when it is full")
  func full() {
    var sketch = BitSketch()
    var generator = SeededGenerator(seed: 4)
    for _ in 0..<200_000 { sketch.insert(generator.next()) }
    #expect(sketch.estimate > 30_000)
  }

  @Test(
    "size classes",
    arguments: [
      (0, 0), (64, 0), (65, 1), (128, 1), (129, 2), (256, 2), (257, 3), (512, 3), (513, 4),
      (1_024, 4), (1_025, 5), (1_280, 5), (1_281, 6), (1_518, 6), (1_519, 7), (UInt32.max, 7),
    ])
  func classes(_ size: UInt32, _ index: Int) {
    #expect(SizeClasses.index(of: size) == index)
  }

  @Test("entropy of sizes")
  func entropy() {
    var sizes = SizeClasses()
    #expect(sizes.entropy.isNaN)
    sizes.counts[0] = 5
    #expect(sizes.entropy == 0)
    sizes.counts[3] = 5
    #expect(abs(sizes.entropy - 1) < 1e-6)
  }
}
