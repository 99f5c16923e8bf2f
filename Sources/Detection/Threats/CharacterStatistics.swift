/// How a text's characters are spread.
struct CharacterStatistics {
  /// Entropy, bits a character.
  private(set) var entropy = 0.0
  /// Digits by characters.
  private(set) var digitShare = 0.0
  /// Vowels by letters.
  private(set) var vowelShare = 0.0
  /// The longest run of letters without a vowel.
  private(set) var longestConsonantRun = 0
  /// How often a letter follows a digit or a digit a letter.
  private(set) var alternations = 0
  /// Bytes that no host name has: neither letters, digits, hyphens nor underscores.
  private(set) var foreign = 0

  init(_ text: some StringProtocol) { self.init(bytes: text.utf8) }

  /// - Parameter bytes: of a text; dots count for nothing.
  init(bytes: some Sequence<UInt8>) {
    var counts = InlineArray<256, Int32>(repeating: 0)
    // One bit for each byte that occurs.
    var met = SIMD4<UInt64>.zero
    var (total, digits, letters, vowels, run) = (0, 0, 0, 0, 0)
    var wasDigit: Bool?
    for byte in bytes where byte != 0x2E {
      counts[Int(byte)] &+= 1
      met[Int(byte >> 6)] |= 1 << UInt64(byte & 63)
      total += 1
      switch byte {
      case 0x30...0x39:
        digits += 1
        run = 0
        if wasDigit == false { alternations += 1 }
        wasDigit = true
      case 0x61...0x7A, 0x41...0x5A:
        letters += 1
        let isVowel = Self.isVowel(byte | 0x20)
        if isVowel { vowels += 1 }
        run = isVowel ? 0 : run + 1
        longestConsonantRun = max(longestConsonantRun, run)
        if wasDigit == true { alternations += 1 }
        wasDigit = false
      case 0x2D, 0x5F: run = 0
      default:
        foreign += 1
        run = 0
      }
    }
    guard total > 0 else { return }
    for quarter in 0..<4 {
      var left = met[quarter]
      while left != 0 {
        let place = quarter * 64 + left.trailingZeroBitCount
        left &= left &- 1
        let share = Double(counts[place]) / Double(total)
        entropy -= share * binaryLogarithm(share)
      }
    }
    digitShare = Double(digits) / Double(total)
    vowelShare = letters > 0 ? Double(vowels) / Double(letters) : 0
  }

  private static func isVowel(_ letter: UInt8) -> Bool {
    switch letter {
    case 0x61, 0x65, 0x69, 0x6F, 0x75, 0x79: true
    default: false
    }
  }
}
