internal import Commands
internal import Learning

/// Finds the catalogue's commands for requests in plain words.
///
/// A utility counts by its nearest phrasings, its nearest option, all of its words together and its
/// name; then the phrasings choose among its commands.
final class CommandFinder {
  /// A command that may be meant.
  struct Found {
    let entry: CatalogueEntry
    let intent: Intent
    let filling: SlotFilling
    let score: Float
  }

  /// What a request found.
  struct Findings {
    /// The likeliest first.
    var commands: [Found] = []
    /// The cosine of the nearest phrasing.
    var nearness: Float = 0
    /// Whether it names a utility.
    var namesUtility = false
  }

  private struct Place {
    let utility: Int
    let intent: Int?
  }

  private let entries: [CatalogueEntry]
  private var utilityOfName: [String: Int] = [:]
  private var words: RequestWords
  private let sentences: TextIndex
  private let utilities: TextIndex
  private var places: [Place] = []

  /// Below this cosine a phrasing is not about the same.
  static let leastNearness: Float = 0.35

  /// Reads the whole catalogue.
  ///
  /// - Complexity: O(*n*) in the bytes of the catalogue.
  init(_ catalogue: Catalogue) {
    let entries = catalogue.entries
    var words = RequestWords(names: Set(entries.flatMap(\.names)))
    var texts: [[String]] = []
    var wholes: [[String]] = []
    var places: [Place] = []
    for (number, entry) in entries.enumerated() {
      for name in entry.names { utilityOfName[name] = number }
      let summary = words.words(of: entry.summary)
      var whole = [entry.name] + summary + summary + summary
      func add(_ text: String, _ intent: Int?) {
        let sentence = words.words(of: text)
        whole += sentence
        texts.append(sentence)
        places.append(Place(utility: number, intent: intent))
      }
      for (place, intent) in entry.intents.enumerated() {
        for phrasing in intent.phrasings { add(phrasing.text, place) }
      }
      for option in entry.options { add(option.summary, nil) }
      for subcommand in entry.subcommands {
        add(subcommand.summary + " " + subcommand.path.joined(separator: " "), nil)
      }
      add(entry.summary, nil)
      wholes.append(whole)
    }
    self.entries = entries
    self.words = words
    self.places = places
    sentences = TextIndex(texts)
    utilities = TextIndex(wholes, weights: TextIndex.Weights(piece: 0))
  }

  /// The commands for a request.
  ///
  /// - Parameters:
  ///   - reading: The request.
  ///   - limit: At most this many.
  /// - Complexity: O(*n*) in the postings of the request's words.
  func find(_ reading: RequestReading, limit: Int) -> Findings {
    var findings = Findings()
    let request = words.words(of: reading.sentence)
    guard !request.isEmpty else { return findings }
    let near = sentences.similarities(to: request)
    let overall = utilities.similarities(to: request)
    var nearest = [[Float]](repeating: [0, 0, 0, 0, 0], count: entries.count)
    var option = [Float](repeating: 0, count: entries.count)
    for (text, similarity) in near.enumerated() where similarity > 0 {
      let place = places[text]
      guard place.intent != nil else {
        option[place.utility] = max(option[place.utility], similarity)
        continue
      }
      findings.nearness = max(findings.nearness, similarity)
      if similarity > nearest[place.utility][4] { nearest[place.utility].enter(similarity) }
    }
    var named = [Float](repeating: 0, count: entries.count)
    for word in request {
      guard let number = utilityOfName[word], !Catalogue.isOrdinaryWord(word) else { continue }
      findings.namesUtility = true
      named[number] = 0.8
    }
    var scores: [(utility: Int, score: Float)] = []
    for number in entries.indices {
      let best = nearest[number][0]
      let mean = nearest[number].reduce(0, +) / 5
      let score =
        0.7 * best + 2 * max(0, best - 0.5) + mean + 0.8 * option[number] + 2 * overall[number]
        + named[number]
      guard score > 0 else { continue }
      scores.append((number, score + (Catalogue.isEveryday(entries[number].name) ? 0.06 : 0)))
    }
    scores.sort { ($1.score, $0.utility) < ($0.score, $1.utility) }
    let kept = scores.prefix(max(limit, 5)).filter { !entries[$0.utility].intents.isEmpty }
    findings.commands = kept.flatMap {
      commands(of: $0.utility, score: $0.score, near: near, reading: reading)
    }
    findings.commands.sort { $0.score > $1.score }
    findings.commands = Array(findings.commands.prefix(limit))
    return findings
  }

  /// The commands of a utility, the likeliest with the utility's own score.
  private func commands(
    of utility: Int, score: Float, near: [Float], reading: RequestReading
  ) -> [Found] {
    let entry = entries[utility]
    var best = [Float](repeating: 0, count: entry.intents.count)
    for text in range(of: utility) {
      guard let intent = places[text].intent else { continue }
      best[intent] = max(best[intent], near[text])
    }
    let ranked = entry.intents.indices.sorted { best[$0] > best[$1] }.prefix(20).map { number in
      let filling = SlotFilling(entry.intents[number], of: entry.name, from: reading)
      let unused = reading.values.keys.filter {
        Self.telling.contains($0) && !filling.used.contains($0)
      }
      let homeless = 0.06 * Float(unused.count)
      let cost = 2 * homeless + 0.08 * Float(filling.missing.count)
      return (number: number, filling: filling, homeless: homeless, score: best[number] - cost)
    }.sorted { $0.score > $1.score }
    return ranked.prefix(3).enumerated().map { rank, found in
      Found(
        entry: entry, intent: entry.intents[found.number], filling: found.filling,
        score: score - ranked[0].homeless
          - (rank == 0 ? 0 : 0.4 + 0.3 * Float(rank) + ranked[0].score - found.score))
    }
  }

  /// The texts of a utility, which stand together.
  private func range(of utility: Int) -> Range<Int> {
    let first = places.partitioningIndex { $0.utility >= utility }
    let end = places.partitioningIndex { $0.utility > utility }
    return first..<end
  }

  /// Kinds of values whom a command that is meant has room for.
  private static let telling: Set<SlotName> = [
    .host, .network, .port, .ports, .interface, .count, .file, .url, .mac, .vlan, .rate, .type,
    .user,
  ]
}

extension [Float] {
  /// Puts a value into a list of the greatest ones in place of the least.
  fileprivate mutating func enter(_ value: Float) {
    var place = count - 1
    while place > 0, self[place - 1] < value {
      self[place] = self[place - 1]
      place -= 1
    }
    self[place] = value
  }
}

extension Array {
  /// The first place whose element meets a condition that holds from there on.
  fileprivate func partitioningIndex(_ holds: (Element) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if holds(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
