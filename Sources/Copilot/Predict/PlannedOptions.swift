/// The words behind a utility, asked for options and operands.
struct PlannedOptions: Sendable {
  private let words: [String]
  /// Words that are neither options nor their values.
  let operands: [String]

  /// - Parameters:
  ///   - words: What stands behind the utility.
  ///   - valued: Letters of short options that take a value.
  init(_ words: [String], valued: String) {
    self.words = words
    var operands: [String] = []
    var skipsNext = false
    for word in words {
      if skipsNext {
        skipsNext = false
      } else if word.hasPrefix("--") {
        continue
      } else if word.hasPrefix("-"), word.count > 1 {
        // In a cluster only the last letter's value is the next word.
        if let place = word.dropFirst().firstIndex(where: { valued.contains($0) }) {
          skipsNext = word.index(after: place) == word.endIndex
        }
      } else {
        operands.append(word)
      }
    }
    self.operands = operands
  }

  /// Whether a flag such as `-f` stands there, alone or in a cluster.
  func has(_ letter: Character) -> Bool {
    words.contains {
      $0.hasPrefix("-") && !$0.hasPrefix("--") && $0.dropFirst().prefix(4).contains(letter)
    }
  }

  /// Whether a word stands there.
  func has(word: String) -> Bool { words.contains(word) }

  /// The value of the first of these options that is there: `-c 4`, `-c4`, `--count=4`, `+time=2`.
  func value(_ names: String...) -> String? {
    for name in names {
      for (place, word) in words.enumerated() {
        if word == name, place + 1 < words.count, !name.hasPrefix("+") { return words[place + 1] }
        if word.hasPrefix(name + "=") { return String(word.dropFirst(name.count + 1)) }
        if name.count == 2, name.hasPrefix("-"), word.hasPrefix(name), word.count > 2,
          !word.hasPrefix("--")
        {
          return String(word.dropFirst(2))
        }
      }
    }
    return nil
  }

  /// A number of units: `4`, `0.5`.
  func number(_ names: String...) -> Double? {
    for name in names {
      if let value = value(name).flatMap(Double.init), value >= 0, value.isFinite { return value }
    }
    return nil
  }

  /// A time in seconds: `5`, `5s`, `2m`, `100ms`.
  func seconds(_ names: String...) -> Double? {
    for name in names { if let value = value(name).flatMap(Self.seconds) { return value } }
    return nil
  }

  /// A size in bytes: `500M`, `1G`, `10k`, of 1,024s.
  static func bytes(_ text: String) -> Double? {
    let units: [(Character, Double)] = [("K", 1_024), ("M", 1_048_576), ("G", 1_073_741_824)]
    guard let last = text.uppercased().last else { return nil }
    let unit = units.first { $0.0 == last }
    guard let number = Double(unit == nil ? text : String(text.dropLast())), number >= 0,
      number.isFinite
    else { return nil }
    return number * (unit?.1 ?? 1)
  }

  /// A time in seconds: a number with an optional unit.
  static func seconds(_ text: String) -> Double? {
    let units: [(String, Double)] = [
      ("ms", 0.001), ("s", 1), ("m", 60), ("h", 3_600), ("d", 86_400), ("", 1),
    ]
    for (unit, factor) in units where text.hasSuffix(unit) {
      if let number = Double(text.dropLast(unit.count)), number >= 0, number.isFinite {
        return number * factor
      }
    }
    return nil
  }
}
