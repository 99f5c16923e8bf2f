/// What a request in plain words names: hosts, ports, interfaces, files, times and the rest.
package struct RequestReading: Sendable {
  /// The values of each kind, in the order in which they stand.
  package private(set) var values: [SlotName: [String]] = [:]
  /// Numbers that nothing near them explains.
  package private(set) var numbers: [String] = []
  /// The time between two of something, in seconds.
  package private(set) var everySeconds: Double?
  /// How long something goes on, in seconds.
  package private(set) var lastingSeconds: Double?
  /// The request with the kind of each value in its place, such as `ping {host}`.
  package private(set) var sentence = ""

  private var pieces: [String]
  private(set) var lowercased: [String]
  private let interfaces: Set<String>
  private var words: [String] = []

  /// Reads a request.
  ///
  /// - Parameters:
  ///   - text: The request; control characters in it count as spaces.
  ///   - interfaces: Names of interfaces that are known here.
  /// - Complexity: O(*n*) in the text's bytes.
  package init(_ text: String, interfaces: Set<String> = []) {
    self.interfaces = interfaces
    pieces = []
    lowercased = []
    let isQuotedAt = Self.split(text)
    pieces = isQuotedAt.map(\.text)
    lowercased = pieces.map { $0.lowercased() }
    var index = 0
    while index < pieces.count {
      if isQuotedAt[index].isQuoted {
        readQuoted(pieces[index], after: index)
        index += 1
      } else {
        index += read(at: index)
      }
    }
    sentence = words.joined(separator: " ")
  }

  /// The values of a kind. Complexity: O(1).
  package subscript(name: SlotName) -> [String] { values[name] ?? [] }

  private mutating func add(_ name: SlotName, _ value: String, _ word: String? = nil) {
    values[name, default: []].append(value)
    words.append(word ?? "{\(name.rawValue)}")
  }

  private static func split(_ text: String) -> [(text: String, isQuoted: Bool)] {
    var result: [(text: String, isQuoted: Bool)] = []
    var piece = ""
    var quote: Unicode.Scalar?
    func finish(_ isQuoted: Bool) {
      let whole =
        isQuoted
        ? piece
        : String(
          piece.drop { "([,;".contains($0) }.reversed().drop { ",;?!.)]:".contains($0) }.reversed())
      if !whole.isEmpty { result.append((whole, isQuoted)) }
      piece = ""
    }
    for scalar in text.unicodeScalars {
      if let open = quote {
        if scalar == open {
          finish(true)
          quote = nil
        } else {
          piece.unicodeScalars.append(scalar.value < 0x20 || scalar.value == 0x7F ? " " : scalar)
        }
      } else if piece.isEmpty, scalar == "\"" || scalar == "'" || scalar == "`" {
        quote = scalar
      } else if scalar.properties.isWhitespace || scalar.value < 0x20 || scalar.value == 0x7F {
        finish(false)
      } else {
        piece.unicodeScalars.append(scalar)
      }
    }
    // An apostrophe that nothing closes is no quote.
    if quote != nil {
      let rest = piece
      piece = ""
      for word in rest.split(separator: " ") { result.append((String(word), false)) }
    } else {
      finish(false)
    }
    return result
  }

  func word(_ index: Int) -> String {
    lowercased.indices.contains(index) ? lowercased[index] : ""
  }

  private mutating func readQuoted(_ text: String, after index: Int) {
    guard !text.hasPrefix("-") else { return }
    if ["ssid", "network"].contains(word(index - 1)) {
      add(.ssid, text)
    } else {
      values[.name, default: []].append(text)
      values[.filter, default: []].append(text)
      add(.text, text)
    }
  }

  /// Reads what begins at a word, and returns how many words that were.
  private mutating func read(at index: Int) -> Int {
    let piece = pieces[index]
    let small = word(index)
    let before = word(index - 1)
    guard !piece.hasPrefix("-") else {
      words.append(piece)
      return 1
    }
    if ["service", "daemon"].contains(word(index + 1)), before == "the", isAboutService,
      RequestValue.isName(piece), !RequestValue.isNumber(piece)
    {
      // `restart the nginx service`
      add(.service, piece)
      return 1
    }
    if let bytes = RequestValue.bytes(of: small, after: before) {
      add(.bytes, bytes)
      return 1
    }
    if let count = readTime(at: index) { return count }
    if readAfterLabel(piece, before: before) || readShape(piece, small, before) { return 1 }
    if readNumber(at: index) { return 1 }
    words.append(piece)
    return 1
  }

  // MARK: - By the word before

  private mutating func readAfterLabel(_ piece: String, before: String) -> Bool {
    guard !piece.utf8.isEmpty, RequestValue.isName(piece) else { return false }
    switch before {
    case "interface", "nic":
      guard piece.utf8.contains(where: { (0x30...0x39).contains($0) }) || interfaces.contains(piece)
      else { return false }
      add(.interface, piece)
    case "vlan" where RequestValue.isNumber(piece): add(.vlan, piece)
    case "table" where piece != "of" && RequestValue.isNumber(piece): add(.table, piece)
    case "user", "username": add(.user, piece)
    case "as"
    where !["a", "an", "the", "root's", "json", "well", "server"].contains(piece.lowercased())
      && !RequestValue.isAddress(piece):
      add(.user, piece)
    case "namespace", "netns": add(.namespace, piece)
    case "called", "named": add(kindOfNamed, piece)
    case "service", "daemon", "unit":
      guard isAboutService, !RequestVocabulary.prepositions.contains(piece.lowercased()) else {
        return false
      }
      add(.service, piece)
    case "ssid": add(.ssid, piece)
    case "via", "gateway":
      guard RequestValue.isAddress(piece) else { return false }
      add(.gateway, piece)
    case "directory", "folder": add(.directory, piece)
    default: return false
    }
    return true
  }

  // MARK: - By shape

  private mutating func readShape(_ piece: String, _ small: String, _ before: String) -> Bool {
    if piece.contains("://") {
      add(.url, piece)
      return true
    }
    if RequestValue.isHardwareAddress(piece) {
      add(.mac, small)
      return true
    }
    if let slash = piece.firstIndex(of: "/"), RequestValue.isAddress(String(piece[..<slash])),
      RequestValue.isNumber(String(piece[piece.index(after: slash)...]))
    {
      add(.network, piece)
      return true
    }
    if RequestValue.isAddress(piece) {
      values[.host, default: []].append(piece)
      add(.ip, piece, "{host}")
      return true
    }
    if let at = piece.firstIndex(of: "@"), at != piece.startIndex,
      RequestValue.isHost(String(piece[piece.index(after: at)...])) || !piece.hasSuffix("@"),
      RequestValue.isName(String(piece[..<at])),
      RequestValue.isName(String(piece[piece.index(after: at)...]))
    {
      values[.user, default: []].append(String(piece[..<at]))
      add(.host, String(piece[piece.index(after: at)...]))
      return true
    }
    if let colon = piece.lastIndex(of: ":"), colon != piece.startIndex,
      RequestValue.isNumber(String(piece[piece.index(after: colon)...])),
      RequestValue.isHost(String(piece[..<colon]))
        || RequestValue.isAddress(String(piece[..<colon]))
    {
      let host = String(piece[..<colon])
      if RequestValue.isAddress(host) { values[.ip, default: []].append(host) }
      values[.host, default: []].append(host)
      words.append("{host}")
      add(.port, String(piece[piece.index(after: colon)...]))
      return true
    }
    if RequestValue.isInterface(piece, known: interfaces, before: before) {
      add(.interface, piece)
      return true
    }
    if piece.hasPrefix("/") || piece.hasPrefix("~/") || piece.hasPrefix("./")
      || piece.hasPrefix("../")
    {
      add(piece.hasSuffix("/") ? .directory : .file, piece)
      return true
    }
    if RequestValue.isFileName(small) {
      if [".pem", ".key", ".pub"].contains(where: small.hasSuffix) {
        values[.key, default: []].append(piece)
      }
      add(.file, piece)
      return true
    }
    if piece == "localhost" || RequestValue.isHost(piece) {
      if piece != "localhost" { values[.domain, default: []].append(piece) }
      add(.host, piece, piece == "localhost" ? "{host}" : "{host} {domain}")
      return true
    }
    if let slash = piece.firstIndex(of: "/"), RequestValue.isHost(String(piece[..<slash])) {
      add(.url, piece)
      return true
    }
    if RequestVocabulary.recordTypes.contains(piece.uppercased()),
      small != "https" || piece == "HTTPS",
      small != "ds" || piece == "DS"
    {
      values[.type, default: []].append(piece.uppercased())
      words.append(piece)
      return true
    }
    if piece == "A", before != "" || pieces.count > 1,
      word(pieces.firstIndex(of: piece).map { $0 + 1 } ?? 0).hasPrefix("record")
    {
      values[.type, default: []].append("A")
      words.append("A")
      return true
    }
    if ["tcp", "udp", "icmp", "sctp"].contains(small) {
      values[.protocol, default: []].append(small)
      words.append(small)
      return true
    }
    if small.hasPrefix("as"), small.utf8.count > 3,
      RequestValue.isNumber(String(small.dropFirst(2)))
    {
      add(.asn, piece.uppercased())
      return true
    }
    if small.hasSuffix(".service") {
      add(.service, piece)
      return true
    }
    if RequestValue.isRate(small) {
      add(.rate, small)
      return true
    }
    return false
  }

  // MARK: - Numbers and times

  private func number(_ index: Int) -> Double? {
    let text = word(index)
    if let known = RequestVocabulary.numbers[text] { return known }
    guard text.utf8.first.map({ (0x30...0x39).contains($0) }) == true, text.utf8.count <= 12,
      let value = Double(text), value.isFinite
    else { return nil }
    return value
  }

  /// Reads `five seconds`, `half a minute`, `500ms`, `every second`.
  private mutating func readTime(at index: Int) -> Int? {
    let before = word(index - 1)
    var next = index
    var amount: Double?
    var unit: Double?
    if let value = number(index) {
      next += 1
      if ["a", "an"].contains(word(next)) { next += 1 }
      amount = value
      if RequestVocabulary.seconds(ofUnit: word(next)) == nil, let more = number(next), more >= 100
      {
        amount = value * more
        next += 1
      }
      unit = RequestVocabulary.seconds(ofUnit: word(next))
      if word(next).utf8.count == 1, word(next) != "s" { unit = nil }
      next += 1
    } else if ["a", "an"].contains(word(index)) {
      amount = 1
      next += 1
      if let fraction = number(next), fraction < 1 {
        amount = fraction
        next += 1
      }
      unit = word(next).utf8.count > 1 ? RequestVocabulary.seconds(ofUnit: word(next)) : nil
      next += 1
    } else if ["every", "each"].contains(before), word(index).utf8.count > 1,
      RequestVocabulary.seconds(ofUnit: word(index)) != nil
    {
      unit = RequestVocabulary.seconds(ofUnit: word(index))
      amount = 1
      next += 1
    } else {
      let digits = word(index).prefix { $0.isNumber || $0 == "." }
      if !digits.isEmpty, let value = Double(digits), value.isFinite {
        amount = value
        let rest = String(word(index).dropFirst(digits.count))
        unit = rest == "d" ? nil : RequestVocabulary.seconds(ofUnit: rest)
        next += 1
      }
    }
    guard let amount, let unit else { return nil }
    let seconds = amount * unit
    if ["every", "each", "interval", "between"].contains(before) {
      everySeconds = seconds
    } else if lastingSeconds == nil {
      lastingSeconds = seconds
    }
    words.append("{seconds} seconds")
    return next - index
  }

  private mutating func readNumber(at index: Int) -> Bool {
    let piece = pieces[index]
    let before = word(index - 1)
    let isPortList =
      piece.utf8.allSatisfy { (0x30...0x39).contains($0) || $0 == 0x2C || $0 == 0x2D }
      && piece.utf8.first.map { (0x30...0x39).contains($0) } == true
    let isAfterPort =
      ["port", "ports"].contains(before)
      || (["and", "or", "to", "through"].contains(before)
        && ["port", "ports"].contains(where: { earlier in
          index >= 3 && word(index - 3) == earlier && !(self[.port] + self[.ports]).isEmpty
        }))
    if isPortList, isAfterPort {
      if RequestValue.isNumber(piece) {
        guard let number = Int(piece), (1...65535).contains(number) else { return false }
        add(.port, piece)
      } else {
        values[.ports, default: []].append(piece)
        words.append("{ports}")
      }
      return true
    }
    guard let value = number(index), value >= 1 || word(index).utf8.contains(0x30) else {
      return false
    }
    let text = RequestValue.text(of: value)
    let next = word(index + 1)
    if next == "port" || next == "ports" {
      add(.port, text)
    } else if ["bytes", "byte"].contains(next) {
      add(.bytes, text)
    } else if ["mbit", "kbit", "gbit", "mbit/s", "kbit/s", "gbit/s"].contains(next) {
      add(.rate, text + next.prefix(4))
    } else if RequestVocabulary.counted.contains(next)
      || ["top", "first", "last"].contains(before)
      || (next.isEmpty == false && RequestVocabulary.counted.contains(word(index + 2)))
    {
      add(.count, text)
    } else if before == "on", next.isEmpty, (1...65535).contains(value), RequestValue.isNumber(text)
    {
      // `who listens on 443`
      words.append("port")
      add(.port, text)
    } else if RequestVocabulary.numbers[word(index)] != nil, word(index) != "dozen" {
      // `one` and its like are more often words than values.
      return false
    } else {
      numbers.append(text)
      words.append("{count}")
    }
    return true
  }
}
