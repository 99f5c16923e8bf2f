@testable import Learning

/// Model files that were changed on purpose.
enum ModelBytes {
  /// Gives a changed file its right length and checksum.
  static func resealed(_ model: [UInt8]) -> [UInt8] {
    var bytes = Array(model.dropLast(8))
    let count = UInt64(bytes.count - 20)
    for index in 0..<8 { bytes[12 + index] = UInt8(truncatingIfNeeded: count >> UInt64(8 * index)) }
    let checksum = Checksum.crc64(bytes[...])
    for index in 0..<8 { bytes.append(UInt8(truncatingIfNeeded: checksum >> UInt64(8 * index))) }
    return bytes
  }
}
