internal import Commands

/// Fills a command's slots with what a request names.
struct SlotFilling {
  /// The command line; a slot that nothing fills stands as a word in capitals, such as `HOST`.
  private(set) var command = ""
  /// The values, by slot.
  private(set) var slots: [String: String] = [:]
  /// The slots that nothing filled.
  private(set) var missing: [String] = []
  /// The kinds of which a value of the request stands in the command.
  private(set) var used: Set<SlotName> = []

  private var takenNumbers = 0
  /// Which values stand somewhere, by their kinds' order, and for which kind.
  private var taken: [SlotName: Set<Int>] = [:]
  private var kindOfTaken: [String: SlotName] = [:]
  private let kinds: Set<SlotName>
  /// Whether a host may stand with its user, and the template has no place for one of its own.
  private let joinsUser: Bool

  /// Fills a template.
  ///
  /// - Complexity: O(*n*) in the template's length.
  init(_ intent: Intent, of utility: String, from reading: RequestReading) {
    kinds = Set(intent.template.slots.compactMap { SlotName(slot: $0) })
    joinsUser = Catalogue.takesUserAtHost(utility) && !intent.template.slots.contains("user")
    var quote: UInt8?
    for part in intent.template.parts {
      switch part {
      case .text(let text):
        command += text
        for byte in text.utf8 {
          if let open = quote {
            if byte == open { quote = nil }
          } else if byte == UInt8(ascii: "'") || byte == UInt8(ascii: "\"") {
            quote = byte
          }
        }
      case .slot(let name):
        guard let kind = SlotName(slot: name) else {
          command += "{\(name)}"
          continue
        }
        let value = slots[name] ?? find(kind, name: name, from: reading) ?? intent.defaults[name]
        if let value {
          slots[name] = value
          command += Self.quoted(value, inside: quote)
        } else {
          if !missing.contains(name) { missing.append(name) }
          command += name.uppercased()
        }
      }
    }
  }

  private mutating func find(
    _ kind: SlotName, name: String, from reading: RequestReading
  ) -> String? {
    let place = name.utf8.last.flatMap { (0x32...0x39).contains($0) ? Int($0 - 0x31) : nil } ?? 0
    if kind != .ports, let value = own(kind, from: place, of: reading) {
      used.insert(kind)
      if kind == .host, reading[.ip].contains(value) { used.insert(.ip) }
      if kind == .ip || kind == .domain { used.insert(.host) }
      if kind == .host, joinsUser, let user = reading[.user].first, reading[.host].count == 1 {
        used.insert(.user)
        return user + "@" + value
      }
      return value
    }
    switch kind {
    case .host:
      if place == 0, let url = reading[.url].first, kindOfTaken[url] == nil {
        used.insert(.url)
        kindOfTaken[url] = .host
        return Self.host(ofURL: url)
      }
      return nil
    case .port:
      return number(from: reading, upTo: 65_535)
        ?? (place == 0 ? reading.servicePort : nil)
    case .ports:
      let all = reading[.ports] + reading[.port]
      used.formUnion([.port, .ports])
      return all.isEmpty
        ? number(from: reading, upTo: 65_535) ?? reading.servicePort
        : all.joined(separator: ",")
    case .count:
      if place == 0, let every = reading.everySeconds, let lasting = reading.lastingSeconds,
        every > 0, lasting >= every
      {
        used.insert(.seconds)
        return RequestText.number((lasting / every).rounded())
      }
      return number(from: reading, upTo: 1_000_000_000)
    case .seconds:
      let times = [reading.everySeconds, reading.lastingSeconds].compactMap { $0 }
      guard times.indices.contains(place) else { return nil }
      used.insert(.seconds)
      return RequestText.number(times[place])
    case .url:
      guard place == 0, let host = reading[.host].first, kindOfTaken[host] == nil else {
        return nil
      }
      kindOfTaken[host] = .url
      used.formUnion([.host, .ip, .domain])
      return "https://" + host
    case .gateway:
      guard let ip = reading[.ip].last else { return nil }
      used.formUnion([.ip, .host])
      return ip
    case .filter: return filter(from: reading)
    case .vlan, .table: return number(from: reading, upTo: 4_294_967_295)
    case .directory, .key, .text, .name, .bytes: return nil
    default: return nil
    }
  }

  /// The next value of a kind that stands nowhere else; a host leaves names to a place for names.
  private mutating func own(
    _ kind: SlotName, from place: Int, of reading: RequestReading
  ) -> String? {
    let values = reading[kind]
    var free = values.indices.filter { index in
      index >= place && taken[kind]?.contains(index) != true
        && (kindOfTaken[values[index]].map { $0 == kind } ?? true)
    }
    if kind == .host, kinds.contains(.domain) {
      let others = free.filter { !reading[.domain].contains(values[$0]) }
      if !others.isEmpty || values.count == 1 { free = others }
    }
    guard let index = free.first else { return nil }
    taken[kind, default: []].insert(index)
    kindOfTaken[values[index]] = kind
    return values[index]
  }

  /// The next number that nothing explains.
  private mutating func number(from reading: RequestReading, upTo limit: Double) -> String? {
    guard reading.numbers.indices.contains(takenNumbers) else { return nil }
    let number = reading.numbers[takenNumbers]
    guard let value = Double(number), value >= 1, value <= limit, !number.contains(".") else {
      return nil
    }
    takenNumbers += 1
    return number
  }

  /// A capture filter from what the request names. Source: pcap-filter(7)
  private mutating func filter(from reading: RequestReading) -> String? {
    var terms: [String] = []
    if let name = reading[.protocol].first { terms.append(name) }
    if let port = reading[.port].first { terms.append("port \(port)") }
    if let host = reading[.host].first { terms.append("host \(host)") }
    if let network = reading[.network].first { terms.append("net \(network)") }
    guard !terms.isEmpty else { return nil }
    used.formUnion([.protocol, .port, .host, .ip, .network])
    return terms.joined(separator: " and ")
  }

  private static func host(ofURL url: String) -> String? {
    var rest = Substring(url)
    if let scheme = rest.firstRange(of: "://") { rest = rest[scheme.upperBound...] }
    rest = rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
    if let at = rest.lastIndex(of: "@") { rest = rest[rest.index(after: at)...] }
    if !rest.hasPrefix("["), let colon = rest.firstIndex(of: ":") { rest = rest[..<colon] }
    return rest.isEmpty || rest.hasPrefix("-") ? nil : String(rest)
  }

  /// The value as a shell reads it back unchanged at this place.
  private static func quoted(_ value: String, inside quote: UInt8?) -> String {
    switch quote {
    case UInt8(ascii: "'"):
      return value.replacing("'", with: "'\\''")
    case nil:
      // A shell finds the home directory only without quotes.
      if value.hasPrefix("~/") { return "~/" + ShellQuoting.quoted(String(value.dropFirst(2))) }
      return ShellQuoting.quoted(value)
    default:
      var result = ""
      for character in value {
        if "\"\\$`".contains(character) { result.append("\\") }
        result.append(character)
      }
      return result
    }
  }
}
