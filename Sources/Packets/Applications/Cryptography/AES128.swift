/// The block cipher AES with keys of 128 bits, forward only (FIPS 197): to read QUIC's first
/// packets, whose keys are no secret. Its tables make it unfit to keep secrets.
struct AES128 {
  /// One block: four columns, each with its first row in the high byte.
  struct Block: Equatable {
    var columns: (UInt32, UInt32, UInt32, UInt32)

    static func == (left: Block, right: Block) -> Bool { left.columns == right.columns }

    /// The 16 bytes, row by row of each column.
    var octets: [UInt8] {
      [columns.0, columns.1, columns.2, columns.3].flatMap { column in
        [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: column >> $0) }
      }
    }
  }

  private var roundKeys = InlineArray<44, UInt32>(repeating: 0)

  /// A cipher for a key of 16 bytes; missing bytes are zero.
  init(key: [UInt8]) {
    let table = AES128.substitutions.span
    for index in 0..<4 {
      var word: UInt32 = 0
      for offset in 0..<4 {
        let place = index * 4 + offset
        word = word << 8 | UInt32(place < key.count ? key[place] : 0)
      }
      roundKeys[index] = word
    }
    var constant: UInt32 = 1
    for index in 4..<44 {
      var word = roundKeys[index - 1]
      if index % 4 == 0 {
        word = AES128.substitute(word << 8 | word >> 24, table) ^ (constant << 24)
        constant = constant << 1 ^ (constant & 0x80 != 0 ? 0x11B : 0)
      }
      roundKeys[index] = roundKeys[index - 4] ^ word
    }
  }

  /// The block enciphered.
  func encipher(_ block: Block) -> Block {
    // Through spans: an inline array that is handed on is copied each time.
    let table = AES128.mixed.span
    var a = block.columns.0 ^ roundKeys[0]
    var b = block.columns.1 ^ roundKeys[1]
    var c = block.columns.2 ^ roundKeys[2]
    var d = block.columns.3 ^ roundKeys[3]
    for round in 1..<10 {
      let key = round * 4
      let mixedA = AES128.mix(a, b, c, d, table) ^ roundKeys[key]
      let mixedB = AES128.mix(b, c, d, a, table) ^ roundKeys[key + 1]
      let mixedC = AES128.mix(c, d, a, b, table) ^ roundKeys[key + 2]
      let mixedD = AES128.mix(d, a, b, c, table) ^ roundKeys[key + 3]
      (a, b, c, d) = (mixedA, mixedB, mixedC, mixedD)
    }
    let last = AES128.substitutions.span
    return Block(
      columns: (
        AES128.shift(a, b, c, d, last) ^ roundKeys[40],
        AES128.shift(b, c, d, a, last) ^ roundKeys[41],
        AES128.shift(c, d, a, b, last) ^ roundKeys[42],
        AES128.shift(d, a, b, c, last) ^ roundKeys[43]
      ))
  }

  /// A column of a middle round: substitution, shifted rows and mixed columns in one look-up each.
  @inline(__always)
  private static func mix(
    _ a: UInt32, _ b: UInt32, _ c: UInt32, _ d: UInt32, _ table: borrowing Span<UInt32>
  ) -> UInt32 {
    let first = table[Int(a >> 24)]
    let second = table[Int(b >> 16 & 0xFF)]
    let third = table[Int(c >> 8 & 0xFF)]
    let fourth = table[Int(d & 0xFF)]
    return first ^ (second >> 8 | second << 24) ^ (third >> 16 | third << 16)
      ^ (fourth >> 24 | fourth << 8)
  }

  /// A column of the last round: substitution and shifted rows.
  @inline(__always)
  private static func shift(
    _ a: UInt32, _ b: UInt32, _ c: UInt32, _ d: UInt32, _ table: borrowing Span<UInt8>
  ) -> UInt32 {
    UInt32(table[Int(a >> 24)]) << 24 | UInt32(table[Int(b >> 16 & 0xFF)]) << 16
      | UInt32(table[Int(c >> 8 & 0xFF)]) << 8 | UInt32(table[Int(d & 0xFF)])
  }

  private static func substitute(_ word: UInt32, _ table: borrowing Span<UInt8>) -> UInt32 {
    shift(word, word, word, word, table)
  }

  /// For each byte the column that its substitute adds when it stands in the first row.
  private static let mixed: InlineArray<256, UInt32> = {
    let table = substitutions
    return InlineArray { index in
      let once = UInt32(table[index])
      let twice = once << 1 ^ (once & 0x80 != 0 ? 0x11B : 0)
      return twice << 24 | once << 16 | once << 8 | (twice ^ once)
    }
  }()

  private static let substitutions: InlineArray<256, UInt8> = [
    0x63, 0x7C, 0x77, 0x7B, 0xF2, 0x6B, 0x6F, 0xC5, 0x30, 0x01, 0x67, 0x2B, 0xFE, 0xD7, 0xAB, 0x76,
    0xCA, 0x82, 0xC9, 0x7D, 0xFA, 0x59, 0x47, 0xF0, 0xAD, 0xD4, 0xA2, 0xAF, 0x9C, 0xA4, 0x72, 0xC0,
    0xB7, 0xFD, 0x93, 0x26, 0x36, 0x3F, 0xF7, 0xCC, 0x34, 0xA5, 0xE5, 0xF1, 0x71, 0xD8, 0x31, 0x15,
    0x04, 0xC7, 0x23, 0xC3, 0x18, 0x96, 0x05, 0x9A, 0x07, 0x12, 0x80, 0xE2, 0xEB, 0x27, 0xB2, 0x75,
    0x09, 0x83, 0x2C, 0x1A, 0x1B, 0x6E, 0x5A, 0xA0, 0x52, 0x3B, 0xD6, 0xB3, 0x29, 0xE3, 0x2F, 0x84,
    0x53, 0xD1, 0x00, 0xED, 0x20, 0xFC, 0xB1, 0x5B, 0x6A, 0xCB, 0xBE, 0x39, 0x4A, 0x4C, 0x58, 0xCF,
    0xD0, 0xEF, 0xAA, 0xFB, 0x43, 0x4D, 0x33, 0x85, 0x45, 0xF9, 0x02, 0x7F, 0x50, 0x3C, 0x9F, 0xA8,
    0x51, 0xA3, 0x40, 0x8F, 0x92, 0x9D, 0x38, 0xF5, 0xBC, 0xB6, 0xDA, 0x21, 0x10, 0xFF, 0xF3, 0xD2,
    0xCD, 0x0C, 0x13, 0xEC, 0x5F, 0x97, 0x44, 0x17, 0xC4, 0xA7, 0x7E, 0x3D, 0x64, 0x5D, 0x19, 0x73,
    0x60, 0x81, 0x4F, 0xDC, 0x22, 0x2A, 0x90, 0x88, 0x46, 0xEE, 0xB8, 0x14, 0xDE, 0x5E, 0x0B, 0xDB,
    0xE0, 0x32, 0x3A, 0x0A, 0x49, 0x06, 0x24, 0x5C, 0xC2, 0xD3, 0xAC, 0x62, 0x91, 0x95, 0xE4, 0x79,
    0xE7, 0xC8, 0x37, 0x6D, 0x8D, 0xD5, 0x4E, 0xA9, 0x6C, 0x56, 0xF4, 0xEA, 0x65, 0x7A, 0xAE, 0x08,
    0xBA, 0x78, 0x25, 0x2E, 0x1C, 0xA6, 0xB4, 0xC6, 0xE8, 0xDD, 0x74, 0x1F, 0x4B, 0xBD, 0x8B, 0x8A,
    0x70, 0x3E, 0xB5, 0x66, 0x48, 0x03, 0xF6, 0x0E, 0x61, 0x35, 0x57, 0xB9, 0x86, 0xC1, 0x1D, 0x9E,
    0xE1, 0xF8, 0x98, 0x11, 0x69, 0xD9, 0x8E, 0x94, 0x9B, 0x1E, 0x87, 0xE9, 0xCE, 0x55, 0x28, 0xDF,
    0x8C, 0xA1, 0x89, 0x0D, 0xBF, 0xE6, 0x42, 0x68, 0x41, 0x99, 0x2D, 0x0F, 0xB0, 0x54, 0xBB, 0x16,
  ]
}
