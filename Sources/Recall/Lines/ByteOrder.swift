import Glibc

/// Comparing texts byte by byte, which is also the order of SQLite's BINARY collation.
enum ByteOrder {
  /// Below 0, 0 or above 0 as the left text comes before, equals or follows the right.
  ///
  /// The corresponding C function is `memcmp`; a text precedes those it begins.
  @inline(__always)
  static func compare(
    _ left: UnsafeBufferPointer<UInt8>, _ right: UnsafeBufferPointer<UInt8>
  ) -> Int {
    let shared = min(left.count, right.count)
    if shared > 0, let leftBase = left.baseAddress, let rightBase = right.baseAddress {
      let order = memcmp(leftBase, rightBase, shared)
      if order != 0 { return Int(order) }
    }
    return left.count - right.count
  }

  /// As `compare`, with all texts that begin with the right one taken for equal to it.
  @inline(__always)
  static func comparePrefix(
    _ text: UnsafeBufferPointer<UInt8>, _ prefix: UnsafeBufferPointer<UInt8>
  ) -> Int {
    compare(
      UnsafeBufferPointer(rebasing: text[..<min(text.count, prefix.count)]), prefix)
  }
}
