/// A name taken apart: what somebody registered, and what stands before it.
struct DomainName {
  /// The registered domain: two labels, or three below suffixes such as `co.uk`.
  let registered: String
  /// Everything before it, dots included; empty when there is nothing.
  let prefix: String
  /// The label that was registered: `example` of `www.example.co.uk`.
  let registeredLabel: String

  /// Whether a domain has nothing but letters, digits, hyphens and dots and begins with
  /// none of the last two: only then may it stand in a command line, for whoever asked for the name
  /// chose its characters.
  static func isPlain(_ name: String) -> Bool {
    guard let first = name.utf8.first, first != 0x2D, first != 0x2E else { return false }
    return name.utf8.allSatisfy { byte in
      (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte) || byte == 0x2D
        || byte == 0x2E
    }
  }

  /// Takes a name apart; nil for names of one label and for names that are addresses.
  init?(_ name: String) {
    var name = Substring(name)
    while name.hasSuffix(".") { name = name.dropLast() }
    let labels = name.split(separator: ".", omittingEmptySubsequences: false)
    guard labels.count >= 2, let last = labels.last, last != "arpa", last != "local",
      last != "lan", last != "internal", !last.isEmpty
    else { return nil }
    // Below a country, short second labels are the registry's own: co.uk, com.au, ac.jp.
    let isSecondLevel =
      labels.count >= 3 && last.utf8.count == 2 && labels[labels.count - 2].utf8.count <= 3
    let own = isSecondLevel ? 3 : 2
    registered = labels.suffix(own).joined(separator: ".")
    prefix = labels.dropLast(own).joined(separator: ".")
    registeredLabel = String(labels[labels.count - own])
  }
}

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

  init(_ text: some StringProtocol) {
    var counts = [Int](repeating: 0, count: 256)
    var (total, digits, letters, vowels, run) = (0, 0, 0, 0, 0)
    var wasDigit: Bool?
    for byte in text.utf8 where byte != 0x2E {
      counts[Int(byte)] += 1
      total += 1
      switch byte {
      case 0x30...0x39:
        digits += 1
        run = 0
        if wasDigit == false { alternations += 1 }
        wasDigit = true
      case 0x61...0x7A, 0x41...0x5A:
        letters += 1
        let isVowel = [0x61, 0x65, 0x69, 0x6F, 0x75, 0x79].contains(byte | 0x20)
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
    for count in counts where count > 0 {
      let share = Double(count) / Double(total)
      entropy -= share * binaryLogarithm(share)
    }
    digitShare = Double(digits) / Double(total)
    vowelShare = letters > 0 ? Double(vowels) / Double(letters) : 0
  }
}
