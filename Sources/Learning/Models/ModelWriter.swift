/// Writes a model's content, little-endian.
struct ModelWriter {
  /// What has been written.
  var bytes: [UInt8] = []

  mutating func write(_ value: some FixedWidthInteger) {
    withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
  }

  /// Writes a number in as few bytes as it needs: seven bits a byte, the lowest first.
  mutating func write(variable value: UInt32) {
    var rest = value
    while rest > 0x7F {
      bytes.append(UInt8(rest & 0x7F) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  mutating func write(_ value: Double) { write(value.bitPattern) }

  mutating func write(_ value: Float) { write(value.bitPattern) }

  mutating func write(_ value: Bool) { write(UInt8(value ? 1 : 0)) }

  /// Writes the number of values and then the values.
  mutating func write(_ values: [Double]) {
    write(UInt32(values.count))
    for value in values { write(value) }
  }

  /// Writes the number of values and then the values.
  mutating func write(_ values: [Float]) {
    write(UInt32(values.count))
    for value in values { write(value) }
  }

  /// Writes the number of values and then the values.
  mutating func write(_ values: [Int]) {
    write(UInt32(values.count))
    for value in values { write(UInt32(value)) }
  }

  /// Writes a text's length in bytes and then the text.
  mutating func write(_ text: String) {
    let utf8 = Array(text.utf8)
    write(UInt32(utf8.count))
    bytes += utf8
  }
}
