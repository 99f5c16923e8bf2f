/// The frame of a model file: what it is, how long it is, and a checksum of the whole.
///
/// | bytes | |
/// |---|---|
/// | 8 | `89 4C 52 4E 0D 0A 1A 0A`: shows at once what was damaged as text |
/// | 2 | format version, now 1 |
/// | 2 | kind of model |
/// | 8 | length of the content in bytes |
/// | … | content |
/// | 8 | CRC-64 of all bytes before it |
///
/// Numbers are little-endian. What stands up to the version never changes.
package struct ModelFile: Sendable {
  /// What kind of model a file holds.
  package enum Kind: UInt16, Sendable, CaseIterable {
    case isolationForest = 1
    case extendedForest = 2
    case autoencoder = 3
    case combined = 4
    case neighbours = 5
    case tails = 6
    case logisticRegression = 7
    case onlineLogistic = 8
    case termVectoriser = 9
    case calibration = 10
    case quantileBoosting = 11
    case conformal = 12
    case classForest = 13
    case sparseNeighbours = 14
    case sequencePrior = 16
    case textRanking = 17
    case neuralClassifier = 18
  }

  /// The version of files that this program writes; it reads those up to it.
  package static let version = 1

  static let signature: [UInt8] = [0x89, 0x4C, 0x52, 0x4E, 0x0D, 0x0A, 0x1A, 0x0A]
  private static let headBytes = 20
  private static let checksumBytes = 8

  /// The file of a model.
  static func framed(_ kind: Kind, content: [UInt8]) -> [UInt8] {
    var writer = ModelWriter()
    writer.bytes.reserveCapacity(headBytes + content.count + checksumBytes)
    writer.bytes += signature
    writer.write(UInt16(version))
    writer.write(kind.rawValue)
    writer.write(UInt64(content.count))
    writer.bytes += content
    writer.write(Checksum.crc64(writer.bytes[...]))
    return writer.bytes
  }

  /// Checks a file's frame and that it holds one kind of model.
  ///
  /// - Throws: ``LearningError`` when it is foreign, newer, cut short, damaged or of another kind.
  static func opened(_ bytes: [UInt8], as wanted: Kind) throws(LearningError) -> ModelReader {
    let (kind, reader) = try opened(bytes)
    guard kind == wanted else { throw .wrongModel(expected: "\(wanted)", found: "\(kind)") }
    return reader
  }

  /// Checks a file's frame.
  ///
  /// - Returns: What it holds, and a reader of its content.
  /// - Throws: ``LearningError`` when it is foreign, newer, cut short or damaged.
  static func opened(_ bytes: [UInt8]) throws(LearningError) -> (Kind, ModelReader) {
    guard bytes.count >= signature.count, bytes.starts(with: signature) else {
      throw signature.starts(with: bytes) && !bytes.isEmpty
        ? .truncatedModel(expectedBytes: headBytes + checksumBytes, foundBytes: bytes.count)
        : .foreignModel
    }
    guard bytes.count >= headBytes else {
      throw .truncatedModel(
        expectedBytes: headBytes + checksumBytes, foundBytes: bytes.count)
    }
    var head = ModelReader(bytes, range: signature.count..<headBytes)
    let found = Int(try head.word16("version"))
    guard found <= version else { throw .newerModel(version: found, supported: version) }
    guard found > 0 else { throw .damagedModel(part: "version", offset: signature.count) }
    let kind = try head.word16("kind")
    let length = try head.word64("length")
    guard let count = Int(exactly: length), count <= Int.max - headBytes - checksumBytes,
      headBytes + count + checksumBytes <= bytes.count
    else {
      throw .truncatedModel(
        expectedBytes: Int(clamping: length.addingReportingOverflow(28).partialValue),
        foundBytes: bytes.count)
    }
    let end = headBytes + count
    guard bytes.count == end + checksumBytes else {
      throw .damagedModel(part: "end", offset: end + checksumBytes)
    }
    var tail = ModelReader(bytes, range: end..<bytes.count)
    let stored = try tail.word64("checksum")
    let computed = Checksum.crc64(bytes[..<end])
    guard stored == computed else { throw .wrongChecksum(stored: stored, computed: computed) }
    guard let kind = Kind(rawValue: kind) else { throw .damagedModel(part: "kind", offset: 10) }
    return (kind, ModelReader(bytes, range: headBytes..<end))
  }
}

/// Checksums of bytes.
package enum Checksum {
  /// CRC-64/XZ: it finds every change of up to 64 bits in a row. Source: ECMA-182.
  package static func crc64(_ bytes: ArraySlice<UInt8>) -> UInt64 {
    var value = UInt64.max
    for byte in bytes { value = table[Int(UInt8(truncatingIfNeeded: value) ^ byte)] ^ (value >> 8) }
    return ~value
  }

  private static let table: [UInt64] = (0..<256).map { index in
    var value = UInt64(index)
    for _ in 0..<8 { value = value & 1 != 0 ? (value >> 1) ^ 0xC96C_5795_D787_0F42 : value >> 1 }
    return value
  }
}
