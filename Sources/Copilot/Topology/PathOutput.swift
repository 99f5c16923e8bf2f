internal import Packets

/// The hops that `traceroute`, `tracepath` and `mtr --report` print.
enum PathOutput {
  /// Who answered at a hop: a name, an address or both.
  struct Answer: Equatable {
    var name: String?
    var address: String?
    var roundTripSeconds: Double?
  }

  /// One distance; nobody answers at a silent one.
  struct Hop: Equatable {
    let number: Int
    var answers: [Answer]
    /// The share of probes that got no answer; nil where the utility does not say.
    var loss: Double?

    /// The round trip of the first that answered.
    var roundTripSeconds: Double? { answers.first?.roundTripSeconds }
  }

  /// A path is not longer than this.
  static let mostHops = 64
  /// So many different answers at a hop are kept: load-balanced paths have a few.
  static let mostAnswers = 8

  /// The hops in an output, nearest first; lines of another form are passed over.
  ///
  /// - Complexity: O(*n*) in the output.
  static func hops(_ output: String) -> [Hop] {
    var hops: [Hop] = []
    for line in output.suffix(65_536).split(separator: "\n") {
      guard let hop = mtrHop(line) ?? numberedHop(line) else {
        // `|  `|-- 10.0.0.2`: another router at the same distance.
        if !hops.isEmpty, let mark = line.firstRange(of: "`|-- "),
          let word = line[mark.upperBound...].split(separator: " ").first
        {
          add([answer(String(word))], to: &hops[hops.count - 1])
        }
        continue
      }
      guard (1...mostHops).contains(hop.number) else { continue }
      if let place = hops.firstIndex(where: { $0.number == hop.number }) {
        add(hop.answers, to: &hops[place])
      } else {
        hops.append(hop)
      }
    }
    return hops.sorted { $0.number < $1.number }
  }

  private static func add(_ answers: [Answer], to hop: inout Hop) {
    for answer in answers where hop.answers.count < mostAnswers {
      let isKnown = hop.answers.contains { $0.name == answer.name && $0.address == answer.address }
      if !isKnown { hop.answers.append(answer) }
    }
  }

  /// `  3.|-- core1 (10.0.0.1)  0.0%  10  0.1  0.2  0.1  0.4  0.1`; `???` stands for nobody.
  static func mtrHop(_ line: Substring) -> Hop? {
    guard let mark = line.firstRange(of: ".|-- "),
      let number = Int(line[..<mark.lowerBound].drop { $0 == " " })
    else { return nil }
    let words = line[mark.upperBound...].split(separator: " ")
    guard
      let place = words.firstIndex(where: { OutputMeasures.percent($0) != nil || $0 == "100.0" })
    else { return nil }
    let loss = OutputMeasures.percent(words[place]) ?? 1
    let who = words[..<place].filter { !$0.hasPrefix("AS") && $0 != "???" }
    guard let first = who.first else { return Hop(number: number, answers: [], loss: loss) }
    var answer = answer(String(first))
    if who.count > 1, who[1].hasPrefix("("), who[1].hasSuffix(")") {
      answer.address = address(who[1].dropFirst().dropLast())
    }
    let numbers = words[(place + 1)...].map { Double($0) }
    // Sent, last, average …
    if numbers.count > 2, loss < 1 { answer.roundTripSeconds = numbers[2].map { $0 / 1_000 } }
    return Hop(number: number, answers: [answer], loss: loss)
  }

  /// A line of traceroute or tracepath: a number, then who answered, when.
  private static func numberedHop(_ line: Substring) -> Hop? {
    var words = line.split(whereSeparator: { $0 == " " || $0 == "\t" })[...]
    guard let first = words.popFirst() else { return nil }
    let digits = first.prefix { $0.isASCII && $0.isNumber }
    guard let number = Int(digits), ["", ":", "?:"].contains(first[digits.endIndex...]),
      !words.isEmpty, words.first != "[LOCALHOST]"
    else { return nil }
    var hop = Hop(number: number, answers: [])
    guard !(words.first == "no" && words.dropFirst().first == "reply") else { return hop }
    let isTraceroute = first == digits
    while let word = words.popFirst() {
      if word == "*" || word.hasPrefix("!") || word.hasPrefix("[") { continue }
      if ["pmtu", "asymm", "reached"].contains(word) {
        if word != "reached" { _ = words.popFirst() }
        continue
      }
      if word.hasSuffix("ms"), let time = Double(word.dropLast(2)) {
        setTime(time, of: &hop)
      } else if let time = Double(word), words.first == "ms" {
        words.removeFirst()
        setTime(time, of: &hop)
      } else if word.hasPrefix("("), word.hasSuffix(")") {
        guard let last = hop.answers.indices.last else { return nil }
        hop.answers[last].address = address(word.dropFirst().dropLast())
      } else if isHost(word) {
        if hop.answers.count < mostAnswers { hop.answers.append(answer(String(word))) }
      } else {
        return nil
      }
    }
    // A sentence that begins with a number is no hop.
    let isTimed = hop.answers.contains { $0.roundTripSeconds != nil }
    let isSilent = hop.answers.isEmpty && isTraceroute && line.contains("*")
    return isTimed || isSilent ? hop : nil
  }

  private static func setTime(_ milliseconds: Double, of hop: inout Hop) {
    guard let last = hop.answers.indices.last, hop.answers[last].roundTripSeconds == nil,
      milliseconds >= 0
    else { return }
    hop.answers[last].roundTripSeconds = milliseconds / 1_000
  }

  private static func isHost(_ word: Substring) -> Bool {
    word.contains { $0.isLetter || $0 == "." || $0 == ":" }
      && word.allSatisfy { $0.isLetter || $0.isNumber || "._:-%".contains($0) }
  }

  private static func answer(_ word: String) -> Answer {
    guard let address = address(Substring(word)) else { return Answer(name: word) }
    return Answer(address: address)
  }

  /// An address in its usual form, without its zone.
  static func address(_ word: Substring) -> String? {
    IPAddress(word.prefix { $0 != "%" }).map { "\($0)" }
  }

  /// What `traceroute to example.org (192.0.2.1), 30 hops max` calls its target.
  static func target(_ output: String) -> Answer? {
    for line in output.split(separator: "\n").prefix(20) {
      guard
        let mark = line.firstRange(of: "traceroute to ") ?? line.firstRange(of: "traceroute6 to ")
      else { continue }
      let words = line[mark.upperBound...].split(separator: " ").prefix(2)
      guard let name = words.first, let second = words.dropFirst().first,
        let address = address(second.drop { $0 == "(" }.prefix { $0 != ")" })
      else { return nil }
      let own = answer(String(name.prefix { $0 != "," }))
      return Answer(name: own.name, address: address)
    }
    return nil
  }
}
