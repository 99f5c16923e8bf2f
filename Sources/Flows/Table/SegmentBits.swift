internal import Packets

/// The bits of `TCPFlags` as plain numbers: the constants of another module are looked up at run
/// time, which costs more than all the rest of following a segment.
enum SegmentBits {
  static let fin: UInt8 = 1
  static let syn: UInt8 = 2
  static let rst: UInt8 = 4
  static let ack: UInt8 = 16
}

extension TCPFlags {
  /// Whether one of `SegmentBits` is set.
  @inline(__always)
  func has(_ bit: UInt8) -> Bool { rawValue & bit != 0 }
}
