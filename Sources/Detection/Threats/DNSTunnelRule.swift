internal import Flows
internal import Packets

/// Names that carry data: what is asked for below one domain is no host but a message.
///
/// Sources: Farnham, *Detecting DNS Tunneling*, SANS 2013; Born and Gustafson, *Detecting DNS
/// Tunnels Using Character Frequency Analysis*, 2010.
struct DNSTunnelRule: ThreatRule {
  static let fewestNames = 20
  static let meanLength = 24.0
  static let meanEntropy = 3.2
  static let fullLength = 40.0
  static let largeAnswer = 100.0
  static let manyNames = 100
  static let rareShare = 0.3
  static let fewestNull = 10
  static let hexadecimalLength = 16
  static let singleLabel = 50
  static let singleEntropy = 4.0
  static let fewestEncodedLabels = 3
  static let gapSeconds: Int64 = 900

  static let description = RuleDescription(
    .dnsTunnel, technique: "T1071.004",
    method: """
      A tunnel puts its bytes into labels below a domain that its owner serves: every query is a \
      new name, long and spread over the alphabet, and the answers are large or of rare types. The \
      rule collects the names that one client asks for below one registered domain. A label that is nearly as long as \
      labels can be and looks encoded counts by itself when it holds characters that no host name \
      has, else when there are several of them. Labels that all names share carry nothing and do not \
      count. Names with a label that begins with an underscore (DNS-SD, DKIM, the records of a \
      directory) are long and answered at length by design: only their number at a time counts. So it \
      is with digests that mail servers and browsers look up: one label that is always as long as one \
      (32, 40, 52 or 56 characters), answered by an address. Reverse and local names are left out.
      """,
    thresholds: [
      .init(
        "different names below one domain", Double(fewestNames), "names",
        "content networks use a dozen names below one domain for a client"),
      .init(
        "mean length of what stands before the domain", meanLength, "characters",
        "hosts have names of 3 to 20 characters; a tunnel pays for every short one"),
      .init(
        "mean entropy of it", meanEntropy, "bits a character",
        "words of this length stay near 3; base32 and hex come to 3.5 to 5"),
      .init(
        "and one of: mean length", fullLength, "characters",
        "hosts of cloud services have generated names of up to 32 characters"),
      .init(
        "names of types that carry more than an address, by names", rareShare, "ratio",
        "hosts ask for addresses"),
      .init(
        "bytes of an answer over its question, mean", largeAnswer, "bytes",
        "the answer of a reputation service is one address"),
      .init(
        "or so many names, one a second", Double(manyNames), "names",
        "a mail server asks in bursts"),
      .init(
        "or, of rare types, labels of hexadecimal digits of at least", Double(hexadecimalLength),
        "characters", "an idle session of dnscat2 asks with 18 digits"),
      .init(
        "or names of type NULL or a private type", Double(fewestNull), "names",
        "nothing but tunnels asks for these"),
      .init(
        "or one label of at least", Double(singleLabel), "characters",
        "63 is the limit; generated host names stay below 40"),
      .init(
        "in so many names, or in one with characters that host names can't have",
        Double(fewestEncodedLabels), "names",
        "some services tag a visitor with one generated name"),
      .init("with an entropy of", singleEntropy, "bits a character", "words do not reach it"),
    ],
    next: [
      "dig NS NAME +short",
      "tcpdump -nn -c 20 'udp port 53 and host ACTOR'",
    ],
    misses: """
      Tunnels that hide in short names or in many registered domains, that leave more than \
      15 minutes between two names, or that use DNS over TLS or HTTPS; data that goes in \
      the answers alone; and, below 100 names at one a second, data in labels as long as digests or \
      beside a label that begins with an underscore.
      """)

  private struct Pair: TableKey {
    var client: IPAddress
    /// A hash of the registered domain.
    var domain: UInt64

    func mix(into mixer: inout KeyMixer) {
      mixer.add(client)
      mixer.add(domain)
    }
  }

  private struct Asking {
    var domain: String
    var names = DistinctSet<UInt64>(capacity: 8192)
    var server: IPAddress
    var queries = 0
    var responses = 0
    var characters = 0
    var entropySum = 0.0
    var rareTypes = 0
    var nullTypes = 0
    var hexadecimal = 0
    var encodedLabels = 0
    /// Names with a label that begins with an underscore.
    var attributes = 0
    var shape = NameShape()
    var foreignLabels = 0
    var queryBytes: UInt64 = 0
    var answerBytes: UInt64 = 0
    var first: Int64
    var last: Int64
    var reported = 0
    var flows = DistinctSet<UInt64>(capacity: FindingLedger.mostFlows)

    /// Whether there is room for a conversation: in the questions, in the answers, or by their number.
    /// Reputation services ask for encoded names too, but seldom, briefly, and for an address.
    var carries: Bool {
      let count = Double(names.count)
      let isBusy =
        names.count >= DNSTunnelRule.manyNames && count >= Span.seconds(from: first, to: last)
      if isBusy || isAttribute { return isBusy }
      return isMuch || !shape.isDigest && Double(varied) >= DNSTunnelRule.fullLength * count
    }

    /// Whether types or answers carry more than addresses.
    private var isMuch: Bool {
      let count = Double(names.count)
      return Double(rareTypes) >= DNSTunnelRule.rareShare * count
        || Double(answerBytes) - Double(queryBytes) >= DNSTunnelRule.largeAnswer * count
    }

    /// Whether the names are those of services and keys (RFC 8552), which are long by design.
    var isAttribute: Bool { attributes * 2 > names.count }

    /// Characters that not all names share; all of them when there is one name.
    var varied: Int {
      names.count < 2 ? characters : max(0, characters - shape.shared * names.count)
    }

    /// Whether labels look encoded that are nearly as long as labels can be.
    var isMessage: Bool {
      foreignLabels > 0
        || encodedLabels >= DNSTunnelRule.fewestEncodedLabels && (isMuch || !shape.isDigest)
    }

    /// Whether a label begins with an underscore.
    private static func isAttribute(_ prefix: Substring.UTF8View) -> Bool {
      var isStart = true
      for byte in prefix {
        if isStart, byte == UInt8(ascii: "_") { return true }
        isStart = byte == UInt8(ascii: ".")
      }
      return false
    }

    /// Counts how the part of a new name looks that is not registered.
    mutating func weigh(_ domain: DomainName) {
      let prefix = domain.prefix
      let length = prefix.count
      characters += length
      shape.add(prefix)
      entropySum += CharacterStatistics(bytes: prefix).entropy
      if Self.isAttribute(prefix) {
        attributes += 1
        return
      }
      // No label is longer than all of it.
      guard length >= min(DNSTunnelRule.hexadecimalLength, DNSTunnelRule.singleLabel) else {
        return
      }
      let dot = UInt8(ascii: ".")
      let labels = prefix.split(separator: dot)
      guard let longest = labels.max(by: { $0.count < $1.count }) else { return }
      if longest.count >= DNSTunnelRule.hexadecimalLength,
        longest.allSatisfy({ (0x30...0x39).contains($0) || (0x61...0x66).contains($0) })
      {
        hexadecimal += 1
      }
      guard longest.count >= DNSTunnelRule.singleLabel
      else { return }
      let statistics = CharacterStatistics(bytes: longest)
      guard statistics.entropy >= DNSTunnelRule.singleEntropy else { return }
      encodedLabels += 1
      if statistics.foreign > 0 { foreignLabels += 1 }
    }
  }

  private var pairs = BoundedTable<Pair, Asking>(capacity: 8192)

  mutating func happened(_ event: TrafficEvent, _ ledger: inout FindingLedger) {
    guard case .name(let message) = event, !message.isMulticast,
      let domain = DomainName(Self.turned(message.name) ?? message.name), domain.hasPrefix
    else { return }
    let now = message.timestampNanoseconds
    let pair = Pair(client: message.client, domain: domain.registeredDigest)
    if message.isResponse {
      pairs.updateIfPresent(pair, at: now) { asking in
        asking.responses += 1
        asking.answerBytes &+= UInt64(message.messageLength)
        asking.last = max(asking.last, now)
      }
      return
    }
    func fresh() -> Asking {
      Asking(domain: Self.shown(domain.registered), server: message.server, first: now, last: now)
    }
    let sighting: Sighting? = pairs.update(pair, at: now, fresh: fresh()) { asking in
      if Span.seconds(from: asking.last, to: now) > Double(Self.gapSeconds) { asking = fresh() }
      asking.last = max(asking.last, now)
      asking.queries += 1
      guard asking.names.insert(domain.prefixDigest, at: now) else { return nil }
      asking.weigh(domain)
      asking.queryBytes &+= UInt64(message.messageLength)
      // CNAME, NULL, TXT, MX, SRV, ANY and private types carry more than addresses do.
      if [5, 10, 15, 16, 33, 255].contains(message.type) || message.type >= 65_280 {
        asking.rareTypes += 1
      }
      if message.type == 10 || message.type >= 65_280 { asking.nullTypes += 1 }
      asking.flows.insert(message.flow, at: now)
      let count = asking.names.count
      let isTalk =
        count >= Self.fewestNames
        && Double(asking.varied) >= Self.meanLength * Double(count)
        && asking.entropySum >= Self.meanEntropy * Double(count) && asking.carries
        || count >= Self.fewestNames
          && Double(asking.hexadecimal) >= Self.rareShare * Double(count)
          && Double(asking.rareTypes) >= Self.rareShare * Double(count)
        || asking.nullTypes >= Self.fewestNull
      guard isTalk || asking.isMessage, count >= asking.reported * 2 else { return nil }
      asking.reported = count
      return Self.sighting(pair, asking)
    }
    if let sighting { ledger.report(sighting) }
  }

  /// A name that ends in no domain, with its first label at the end instead: a tunnel that talks to its
  /// server directly needs no domain, and its data stand last. Nil for names that end in one.
  private static func turned(_ name: String) -> String? {
    guard mayBeTurned(name) else { return nil }
    let labels = name.split(separator: ".")
    guard let first = labels.first, let last = labels.last, labels.count > 1, last.utf8.count >= 8,
      !last.hasPrefix("xn--"), last.utf8.contains(where: { (0x30...0x39).contains($0) })
    else { return nil }
    return labels.dropFirst().joined(separator: ".") + "." + first + nowhere
  }

  /// Whether the last label is long enough and has a digit: nearly no name's is, and to see that
  /// costs nothing.
  private static func mayBeTurned(_ name: String) -> Bool {
    let bytes = name.utf8Span.span
    var end = bytes.count
    while end > 0, bytes[end - 1] == 0x2E { end -= 1 }
    var start = end
    var hasDigit = false
    while start > 0, bytes[start - 1] != 0x2E {
      start -= 1
      if (0x30...0x39).contains(bytes[start]) { hasDigit = true }
    }
    return hasDigit && end - start >= 8
  }

  private static let nowhere = ".invalid"

  /// A domain as it is told.
  private static func shown(_ domain: String) -> String {
    domain.hasSuffix(nowhere) ? String(domain.dropLast(nowhere.count)) : domain
  }

  mutating func finish(_ ledger: inout FindingLedger) {
    pairs.forEach { pair, asking in
      if asking.reported > 0 { ledger.report(Self.sighting(pair, asking)) }
    }
  }

  private static func sighting(_ pair: Pair, _ asking: Asking) -> Sighting {
    let count = asking.names.count
    let seconds = Span.seconds(from: asking.first, to: asking.last)
    let meanLength = Double(asking.varied) / Double(max(1, count))
    var sighting = Sighting(
      .dnsTunnel, subject: [.address(pair.client), .name(asking.domain)],
      severity: count >= fewestNames ? .high : .medium,
      score: count >= fewestNames
        ? confidence(Double(count), over: Double(fewestNames))
        : confidence(Double(asking.encodedLabels), over: 2),
      startNanoseconds: asking.first, endNanoseconds: asking.last,
      summary:
        "\(Words.count(count, "name")) below \(asking.domain) in \(Words.duration(seconds)), "
        + "\(Words.decimal(meanLength)) characters each, carrying up to "
        + "\(Words.bytes(Double(asking.varied) * 0.625)) out and "
        + "\(Words.bytes(Double(asking.answerBytes))) in")
    sighting.actors = [.address(pair.client)]
    sighting.targets = [.address(asking.server), .name(asking.domain)]
    sighting.evidence = [
      Evidence("names", Double(count), threshold: Double(fewestNames)),
      Evidence("mean_length", meanLength, threshold: DNSTunnelRule.meanLength),
      Evidence(
        "mean_entropy_bits", asking.entropySum / Double(max(1, count)), threshold: meanEntropy),
      Evidence("encoded_labels", Double(asking.encodedLabels)),
      Evidence("rare_types", Double(asking.rareTypes)),
      Evidence("queries", Double(asking.queries)),
      Evidence("duration_seconds", seconds),
    ]
    sighting.technique = description.technique
    sighting.nextCommands = ["tcpdump -nn -c 20 'udp port 53 and host \(pair.client)'"]
    if DomainName.isPlain(asking.domain) {
      sighting.nextCommands.insert("dig NS \(asking.domain) +short", at: 0)
    }
    sighting.flowIdentifiers = asking.flows.newest(FindingLedger.mostFlows)
    return sighting
  }
}
