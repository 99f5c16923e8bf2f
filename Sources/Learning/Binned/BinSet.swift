/// A set of bins of a column.
struct BinSet: Sendable, Equatable {
  private(set) var words: SIMD4<UInt64> = .zero

  init() {}

  init(words: SIMD4<UInt64>) { self.words = words }

  /// All bins up to one.
  init(upTo last: Int) {
    for bin in 0...last { insert(UInt8(bin)) }
  }

  mutating func insert(_ bin: UInt8) { words[Int(bin >> 6)] |= 1 << UInt64(bin & 63) }

  func contains(_ bin: UInt8) -> Bool { words[Int(bin >> 6)] >> UInt64(bin & 63) & 1 != 0 }
}
