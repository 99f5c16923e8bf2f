/// Bytes put together piece by piece, as they stand on the wire: big-endian.
struct Octets {
  private(set) var bytes: [UInt8]

  init(_ bytes: [UInt8] = []) { self.bytes = bytes }

  mutating func add(_ value: UInt8) { bytes.append(value) }

  mutating func add16(_ value: Int) {
    bytes.append(UInt8(truncatingIfNeeded: value >> 8))
    bytes.append(UInt8(truncatingIfNeeded: value))
  }

  mutating func add32(_ value: Int) {
    add16(value >> 16)
    add16(value)
  }

  mutating func add(_ more: [UInt8]) { bytes += more }

  mutating func add(_ text: String) { bytes += Array(text.utf8) }

  /// Adds bytes behind a length of two bytes.
  mutating func addCounted16(_ more: [UInt8]) {
    add16(more.count)
    add(more)
  }

  /// Writes a word over what stands at an offset.
  mutating func replace16(at offset: Int, with value: Int) {
    bytes[offset] = UInt8(truncatingIfNeeded: value >> 8)
    bytes[offset + 1] = UInt8(truncatingIfNeeded: value)
  }

  /// The Internet checksum of all bytes, on top of a sum. Source: RFC 1071.
  func checksum(_ start: Int = 0) -> Int {
    var sum = start
    for index in stride(from: 0, to: bytes.count, by: 2) {
      sum += Int(bytes[index]) << 8 | (index + 1 < bytes.count ? Int(bytes[index + 1]) : 0)
    }
    while sum > 0xFFFF { sum = sum & 0xFFFF + sum >> 16 }
    return ~sum & 0xFFFF
  }
}
