internal import Commands
internal import Learning

/// Finds the catalogue's commands for requests in plain words.
///
/// A utility counts by what ``UtilityRanking`` knows to weigh and by its name; then the phrasings
/// choose among its commands.
final class CommandFinder {
  /// A command that may be meant.
  struct Found {
    let entry: CatalogueEntry
    let intent: Intent
    let filling: SlotFilling
    let score: Float
    /// The logarithm of the odds of its share among the scores of all utilities.
    let logOdds: Double
  }

  /// What a request found.
  struct Findings {
    /// The likeliest first.
    var commands: [Found] = []
    /// The cosine of the nearest phrasing.
    var nearness: Float = 0
    /// Whether it names a utility.
    var namesUtility = false
    /// Whether no word of it says what it is about.
    var isGeneral = false
    /// The share of its words, without those that say nothing of a subject, that the likeliest utility's
    /// texts have.
    var coverage: Float = 0
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
  private let utilityWords: UtilityWords
  /// Words that say nothing of a subject.
  private let general: Set<String>
  private var places: [Place] = []
  /// What was learnt about requests.
  var ranking: RequestRanking { didSet { numberClasses() } }
  /// The utility of each class of the ranking's classifier; nil where the catalogue has none.
  private var utilityOfClass: [Int?] = []
  /// How far each utility goes before or behind its equals.
  private let standings: [Float]

  /// Below this cosine a phrasing is not about the same.
  static let leastNearness: Float = 0.35
  /// A utility that knows a smaller share of the request's words is not meant.
  static let leastCoverage: Float = 0.45
  /// A little of both is not enough.
  static let leastSum: Float = 0.95

  /// Reads the whole catalogue.
  ///
  /// - Complexity: O(*n*) in the bytes of the catalogue.
  convenience init(_ catalogue: Catalogue, ranking: RequestRanking) {
    self.init(catalogue.entries, ranking: ranking) { _, _ in false }
  }

  /// Reads entries without some of their sentences.
  ///
  /// - Parameters:
  ///   - entries: The utilities.
  ///   - ranking: What was learnt about requests.
  ///   - isLeftOut: Whether a sentence is left out, by its intent, if it has one, and its text.
  init(
    _ entries: [CatalogueEntry], ranking: RequestRanking,
    leavingOut isLeftOut: (Intent?, String) -> Bool
  ) {
    var words = RequestWords(names: Set(entries.flatMap(\.names)))
    var texts: [[String]] = []
    var wholes: [[String]] = []
    var places: [Place] = []
    for (number, entry) in entries.enumerated() {
      for name in entry.names { utilityOfName[name] = number }
      let summary = words.words(of: entry.summary)
      var whole = [entry.name] + summary + summary + summary
      func add(_ text: String, _ intent: Int?) {
        guard !isLeftOut(intent.map { entry.intents[$0] }, text) else { return }
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
    standings = entries.map { UtilityRanking.standing(of: $0.name) }
    general = Set(words.words(of: RequestWords.generalWords))
    self.words = words
    self.places = places
    sentences = TextIndex(texts)
    utilities = TextIndex(wholes, weights: TextIndex.Weights(piece: 0))
    utilityWords = UtilityWords(wholes)
    self.ranking = ranking
    numberClasses()
  }

  private func numberClasses() {
    utilityOfClass = ranking.classifier?.classes.map { utilityOfName[$0] } ?? []
  }

  /// The commands for a request.
  ///
  /// - Parameters:
  ///   - reading: The request.
  ///   - limit: At most this many.
  /// - Complexity: O(*n*) in the postings of the request's words.
  func find(_ reading: RequestReading, limit: Int) -> Findings {
    var findings = Findings()
    let request = words.words(of: reading.diagnosis ?? reading.sentence)
    findings.isGeneral = request.allSatisfy(general.contains)
    guard !request.isEmpty else { return findings }
    let near = sentences.similarities(to: request)
    let features = self.features(of: request, near: near)
    for number in entries.indices {
      findings.nearness = max(findings.nearness, features[number, .best])
    }
    var named = [Float](repeating: 0, count: entries.count)
    for word in request {
      if let number = utilityOfName[word], !Catalogue.isOrdinaryWord(word) {
        findings.namesUtility = true
        named[number] = UtilityRanking.named
      } else if let number = utility(mistypedAs: word) {
        named[number] = max(named[number], UtilityRanking.mistyped)
      }
    }
    let voices = voices(of: request)
    var scores: [(utility: Int, score: Float)] = []
    for number in entries.indices {
      let row = features.row(number)
      guard named[number] > 0 || row.contains(where: { $0 > 0 }) else { continue }
      let own = features.score(of: number, by: ranking.weights) + named[number]
      scores.append((number, own + voices[number] + standings[number]))
    }
    scores.sort { ($1.score, $0.utility) < ($0.score, $1.utility) }
    let all = Shares(scores.map(\.score))
    if let first = scores.first {
      findings.coverage = utilityWords.share(
        of: request.filter { !general.contains($0) }, in: first.utility)
    }
    let kept = scores.prefix(max(limit, 5)).filter { !entries[$0.utility].intents.isEmpty }
    findings.commands = kept.flatMap {
      commands(of: $0.utility, score: $0.score, among: all, near: near, reading: reading)
    }
    findings.commands.sort { $0.score > $1.score }
    findings.commands = Array(findings.commands.prefix(limit))
    return findings
  }

  /// The utility whose name is one edit away from a word that no text has, as `ping` is from `pign`.
  private func utility(mistypedAs word: String) -> Int? {
    let bytes = Array(word.utf8)
    guard bytes.count >= 4, !utilityWords.knows(word) else { return nil }
    return utilityOfName.filter { name, _ in
      name.utf8.first == bytes.first && abs(name.utf8.count - bytes.count) <= 1
        && !Catalogue.isOrdinaryWord(name) && Spelling.distance(bytes, Array(name.utf8)) == 1
    }.min { $0.key < $1.key }?.value
  }

  /// What the classifier says for each utility.
  private func voices(of request: [String]) -> [Float] {
    var voices = [Float](repeating: 0, count: entries.count)
    guard let chances = ranking.classifier?.chances(of: request) else { return voices }
    for (utility, chance) in zip(utilityOfClass, chances) {
      if let utility { voices[utility] = UtilityRanking.voice(chance) }
    }
    return voices
  }

  /// What speaks for each utility.
  ///
  /// - Parameters:
  ///   - request: Its words.
  ///   - near: The cosine of every sentence with it.
  private func features(of request: [String], near: [Float]) -> UtilityFeatures {
    var features = UtilityFeatures(count: entries.count)
    var nearest = [[Float]](repeating: [0, 0, 0, 0, 0], count: entries.count)
    for (text, similarity) in near.enumerated() where similarity > 0 {
      let place = places[text]
      if place.intent == nil {
        features[place.utility, .option] = max(features[place.utility, .option], similarity)
      } else if similarity > nearest[place.utility][4] {
        nearest[place.utility].enter(similarity)
      }
    }
    let overall = utilities.similarities(to: request)
    let evidence = utilityWords.evidence(for: request)
    for number in entries.indices {
      features[number, .best] = nearest[number][0]
      features[number, .several] = nearest[number].reduce(0, +) / 5
      features[number, .overall] = overall[number]
      features[number, .likelihood] = evidence.likelihood[number]
      features[number, .relevance] = evidence.relevance[number]
    }
    return features
  }

  /// What speaks for each utility when somebody asks with these words.
  func features(of request: [String]) -> UtilityFeatures {
    features(of: request, near: sentences.similarities(to: request))
  }

  /// The words in which a sentence is compared.
  func words(of sentence: String) -> [String] { words.words(of: sentence) }

  /// The commands of a utility, the likeliest with the utility's own score.
  private func commands(
    of utility: Int, score: Float, among all: Shares, near: [Float], reading: RequestReading
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
      let homeless = Float(unused.count)
      let open = filling.missing.reduce(0) { $0 + Self.cost(ofOpen: $1, filling) }
      // What asks for another thing than what was said is hardly meant.
      let strangeness = unused.isEmpty ? 0 : 0.15 * homeless + open
      return (
        number: number, filling: filling, strangeness: strangeness,
        score: best[number] - 0.15 * homeless - open
      )
    }.sorted { $0.score > $1.score }
    // Who said values is not asked for more than the best command needs.
    let most = ranked.first.map { $0.filling.used.isEmpty ? .max : $0.filling.missing.count } ?? 0
    let kept = ranked.filter { $0.filling.missing.count <= most }
    return kept.prefix(3).enumerated().map { rank, found in
      let own =
        score - ranked[0].strangeness - UtilityRanking.open * Float(found.filling.missing.count)
        - (rank == 0 ? 0 : 0.4 + 0.3 * Float(rank) + ranked[0].score - found.score)
      return Found(
        entry: entry, intent: entry.intents[found.number], filling: found.filling, score: own,
        logOdds: all.logOdds(of: own))
    }
  }

  /// What it costs a command that a place of it stays open; most where it wants a second one of what
  /// was said once.
  private static func cost(ofOpen name: String, _ filling: SlotFilling) -> Float {
    guard name.utf8.last.map({ (0x32...0x39).contains($0) }) == true,
      let kind = SlotName(slot: name), filling.used.contains(kind)
    else { return 0.12 }
    return 1
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
