internal import Glibc

/// How many packets there were of each size class.
package struct SizeClasses: BitwiseCopyable, Sendable {
  /// Packets of up to 64, 128, 256, 512, 1024, 1280, 1518 and more bytes on the wire.
  package var counts = SIMD8<UInt32>.zero

  package init() {}

  /// The class of a size on the wire.
  @inline(__always)
  static func index(of size: UInt32) -> Int {
    if size <= 1024 {
      return max(0, 26 &- (max(size, 1) &- 1).leadingZeroBitCount)
    }
    return size <= 1280 ? 5 : size <= 1518 ? 6 : 7
  }

  static func += (left: inout SizeClasses, right: SizeClasses) {
    left.counts &+= right.counts
  }

  static func - (left: SizeClasses, right: SizeClasses) -> SizeClasses {
    var difference = SizeClasses()
    difference.counts = left.counts &- right.counts
    return difference
  }

  /// The entropy in bits, NaN without packets.
  package var entropy: Float {
    var total: Float = 0
    var weighed: Float = 0
    for index in 0..<8 where counts[index] > 0 {
      let count = Float(counts[index])
      total += count
      weighed += count * log2f(count)
    }
    return total > 0 ? max(0, log2f(total) - weighed / total) : .nan
  }
}
