internal import Commands
internal import Packets

/// Follows a command line word by word and knows which utility a word belongs to.
struct LineReader {
  private let catalogue: Catalogue
  private let own: Set<String>
  /// Whether the next word is a program.
  private var isAtCommand = true
  /// The utility whose words follow.
  private var entry: CatalogueEntry?
  private var options: [CatalogueOption] = []
  private var actions: Set<String> = []

  init(catalogue: Catalogue, own: Set<String>) {
    self.catalogue = catalogue
    self.own = own
  }

  /// Takes note of what stands between words.
  mutating func pass(_ separator: Character) {
    if "|&;(`\n".contains(separator) { isAtCommand = true }
  }

  /// What stands for a word.
  mutating func anonymized(_ word: String, _ anonymizer: inout Anonymizer) -> String {
    if isAtCommand, !word.hasPrefix("-"), !PublicWords.isSmallNumber(word[...]) {
      if PublicWords.wrappers.contains(word) {
        enter(word)
        return word
      }
      isAtCommand = false
      if Anonymizer.isPublic(word, catalogue) {
        enter(word)
        return word
      }
      enter(nil)
      return plain(word[...], &anonymizer)
    }
    return argument(word[...], &anonymizer)
  }

  private mutating func enter(_ name: String?) {
    entry = name.flatMap { catalogue.entry(named: $0) }
    options = entry.map { $0.options + $0.subcommands.flatMap(\.options) } ?? []
    actions = Set(entry?.subcommands.flatMap { ($0.also + [$0.path]).flatMap { $0 } } ?? [])
  }

  private func argument(_ word: Substring, _ anonymizer: inout Anonymizer) -> String {
    if PublicWords.signs.contains(String(word)) { return String(word) }
    guard let sign = word.first, sign == "-" || sign == "+" else { return plain(word, &anonymizer) }
    let text = String(word)
    if options.contains(where: { $0.names.contains(text) }) { return text }
    let rest = word.drop { $0 == sign }
    let dashes = String(word.prefix(word.count - rest.count))
    if rest.isEmpty || PublicWords.isSmallNumber(rest) { return text }
    guard dashes == "-" else { return dashes + plain(rest, &anonymizer) }
    if rest.count == 1, rest.first?.isASCII == true { return text }
    // The value of an option of one letter may stand in the same word.
    let first = "-" + String(rest.prefix(1))
    if let option = options.first(where: { $0.names.contains(first) }), option.argument != nil {
      return first + plain(rest.dropFirst(), &anonymizer)
    }
    // The last one may take the next word.
    let isCluster = rest.indices.allSatisfy { place in
      options.contains {
        $0.names.contains("-\(rest[place])")
          && ($0.argument == nil || rest.index(after: place) == rest.endIndex)
      }
    }
    return isCluster ? text : dashes + plain(rest, &anonymizer)
  }

  /// A word that is no option.
  private func plain(_ word: Substring, _ anonymizer: inout Anonymizer) -> String {
    let text = String(word)
    if text.isEmpty || PublicWords.signs.contains(text) || PublicWords.isSmallNumber(word) {
      return text
    }
    if let address = address(word, &anonymizer) { return address }
    if !own.contains(text), actions.contains(text) || PublicWords.words.contains(text) {
      return text
    }
    if let scheme = word.firstRange(of: "://"),
      PublicWords.schemes.contains(String(word[..<scheme.lowerBound]))
    {
      return String(word[..<scheme.upperBound]) + place(word[scheme.upperBound...], &anonymizer)
    }
    if let at = word.firstIndex(of: "@") {
      let user = String(word[..<at])
      let name = user.isEmpty ? "" : anonymizer.names.token("u", user)
      return name + "@" + plain(word[word.index(after: at)...], &anonymizer)
    }
    if let colon = word.firstIndex(of: ":") {
      return plain(word[..<colon], &anonymizer) + ":"
        + plain(word[word.index(after: colon)...], &anonymizer)
    }
    if word.contains("/") { return anonymizer.names.token("p", text) }
    return anonymizer.names.domain(text)
  }

  /// What follows a scheme: who, where, and which path there.
  private func place(_ word: Substring, _ anonymizer: inout Anonymizer) -> String {
    guard let slash = word.firstIndex(of: "/") else { return plain(word, &anonymizer) }
    let path = word[slash...]
    let start = plain(word[..<slash], &anonymizer)
    return start + (path == "/" ? "/" : "/" + anonymizer.names.token("p", String(path)))
  }

  /// An address, with what may stand behind it: a zone, the length of a prefix, a port, a range.
  private func address(_ word: Substring, _ anonymizer: inout Anonymizer) -> String? {
    if HardwareAddress(word) != nil { return anonymizer.names.hardwareAddress(String(word)) }
    if let address = IPAddress(word) { return "\(anonymizer.addresses.anonymized(address))" }
    for sign in ["/", "%", "-", "#"] as [Character] {
      guard let place = word.lastIndex(of: sign), let address = IPAddress(word[..<place]) else {
        continue
      }
      return "\(anonymizer.addresses.anonymized(address))\(sign)"
        + plain(word[word.index(after: place)...], &anonymizer)
    }
    // A port behind an IPv4 address.
    if let colon = word.firstIndex(of: ":"), let address = IPAddress(word[..<colon]) {
      return "\(anonymizer.addresses.anonymized(address)):"
        + plain(word[word.index(after: colon)...], &anonymizer)
    }
    return nil
  }
}
