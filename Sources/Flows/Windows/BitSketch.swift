internal import Glibc

/// Counts different values in 4,096 bits by linear counting; unions are exact.
///
/// The standard error is 1.3% at 3,000 values and 4% at 20,000; from about 30,000 on it says that.
/// Source: Whang and others, *A Linear-Time Probabilistic Counting Algorithm for Database
/// Applications*, 1990.
struct BitSketch: BitwiseCopyable {
  private var bits = InlineArray<64, UInt64>(repeating: 0)

  /// Adds a value by its hash.
  mutating func insert(_ hash: UInt64) {
    bits[Int(truncatingIfNeeded: hash >> 58)] |= 1 << (hash >> 52 & 63)
  }

  mutating func formUnion(_ other: BitSketch) {
    let words = other.bits.span
    for index in 0..<64 { bits[index] |= words[index] }
  }

  /// About how many different values were added.
  var estimate: UInt32 {
    // Through a span: an inline array that is indexed in a loop is copied each time.
    let words = bits.span
    var zeros = 0
    // Most hosts ask for few names: most words are empty.
    for index in 0..<64 { zeros += words[index] == 0 ? 64 : (~words[index]).nonzeroBitCount }
    if zeros == 4096 { return 0 }
    return UInt32((-4096 * log(Double(max(1, zeros)) / 4096)).rounded())
  }
}
