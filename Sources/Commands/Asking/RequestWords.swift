/// Brings sentences to the words in which they are compared: without endings, with one word for all
/// that mean the same, and with the kind of a value in its place.
package struct RequestWords {
  private let names: Set<String>
  private let synonyms: [String: String]
  private var known: [String: [String]] = [:]

  /// Makes it for a catalogue.
  ///
  /// - Parameter names: Names of utilities, which stay as they are.
  package init(names: Set<String>) {
    self.names = names
    var synonyms: [String: String] = [:]
    for line in RequestVocabulary.synonyms.split(separator: "\n") {
      let words = line.split(separator: " ").map { Self.stem(String($0)) }
      for word in words { synonyms[word] = words[0] }
    }
    self.synonyms = synonyms
  }

  /// Words that say how something is shown or run and not what, as a sentence.
  package static var generalWords: String { RequestVocabulary.general }

  /// The words of a sentence, slots such as `{host}` among them.
  ///
  /// - Complexity: O(*n*) in the sentence's bytes.
  package mutating func words(of sentence: String) -> [String] {
    var result: [String] = []
    for raw in Self.split(sentence) {
      if let words = known[raw] {
        result += words
        continue
      }
      let words = normalized(raw)
      known[raw] = words
      result += words
    }
    return result
  }

  private func normalized(_ raw: String) -> [String] {
    if raw.hasPrefix("{") {
      var name = raw.dropFirst()
      if let last = name.utf8.last, (0x32...0x39).contains(last) { name.removeLast() }
      return [Self.word(ofSlot: String(name))]
    }
    if names.contains(raw) { return [raw] }
    return raw.split { $0 == "-" || $0 == "_" || $0 == "." || $0 == "+" }.compactMap { part in
      let word = String(part)
      guard !RequestVocabulary.silent.contains(word) else { return nil }
      let stem = Self.stem(word)
      return synonyms[stem] ?? stem
    }
  }

  private static func word(ofSlot name: String) -> String {
    switch name {
    case "ip": "host"
    case "seconds": "second"
    default: stem(name)
    }
  }

  /// The words in small letters, each slot as `{name`.
  private static func split(_ text: String) -> [String] {
    var result: [String] = []
    var word: [UInt8] = []
    func finish() {
      while let last = word.last, [0x2E, 0x2D, 0x5F, 0x2B].contains(last) { word.removeLast() }
      if !word.isEmpty { result.append(String(decoding: word, as: UTF8.self)) }
      word = []
    }
    for byte in text.utf8 {
      switch ByteClass.lowercased(byte) {
      case let small where (0x61...0x7A).contains(small) || (0x30...0x39).contains(small):
        word.append(small)
      case let other where other >= 0x80: word.append(other)
      case 0x2E, 0x2D, 0x5F, 0x2B:
        if !word.isEmpty { word.append(byte) }
      case 0x7B:
        finish()
        word.append(byte)
      default: finish()
      }
    }
    finish()
    return result
  }

  /// A word without the ending of its form.
  static func stem(_ word: String) -> String {
    var bytes = Array(word.utf8)
    guard bytes.count > 3 else { return word }
    func ends(_ text: StaticString) -> Bool {
      bytes.count > text.utf8CodeUnitCount && hasEnd(bytes, text)
    }
    if ends("ies"), bytes.count > 4 {
      return String(decoding: bytes.dropLast(3), as: UTF8.self) + "y"
    }
    if ends("sses") { return String(decoding: bytes.dropLast(2), as: UTF8.self) }
    if ends("s"), !ends("ss"), !ends("us"), !ends("is") { bytes.removeLast() }
    for length in [3, 2] where ends(length == 3 ? "ing" : "ed") && bytes.count - length >= 3 {
      bytes.removeLast(length)
      if bytes.count > 3, let last = bytes.last, last == bytes[bytes.count - 2],
        last != UInt8(ascii: "l"), last != UInt8(ascii: "s")
      {
        bytes.removeLast()
      }
      break
    }
    if bytes.last == UInt8(ascii: "e"), bytes.count > 3 { bytes.removeLast() }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func hasEnd(_ bytes: [UInt8], _ text: StaticString) -> Bool {
    let length = text.utf8CodeUnitCount
    guard bytes.count >= length else { return false }
    return text.withUTF8Buffer { end in bytes.suffix(length).elementsEqual(end) }
  }
}
