internal import Commands
internal import Learning

/// Makes the ranking of requests from the catalogue's own sentences and a table of requests of others.
///
/// The table's rows are kept as weights of words only. What is said about the result was measured on
/// rows that took no part: each source is asked of a classifier that learnt from the other sources;
/// the largest one, without which too little would be left, in parts by the page that a row is from.
package struct RequestTraining {
  /// A row of the table.
  struct Request {
    let reading: RequestReading
    let utility: String
    let equivalents: Set<String>
    let source: String
    let page: String
  }

  /// What was made, and what was measured.
  struct Outcome {
    let ranking: TextRanking
    let lessons: RankingLessons.Outcome
    let heldOut: [HeldOut]
  }

  /// How well requests were answered by a ranking that had not learnt from their source or page.
  struct HeldOut {
    let source: String
    var quality = AskQuality()
  }

  /// How much a request counts beside a sentence of the catalogue; chosen by what is right on other
  /// sources.
  private static let importance = 4.0
  /// In how many parts the largest source is held out.
  private static let parts = 5

  private let catalogue: Catalogue
  private let entries: [CatalogueEntry]
  private let finder: CommandFinder
  private let requests: [Request]
  private var sentences: [(words: [String], utility: Int)] = []
  private var numbers: [String: Int] = [:]

  /// Prepares the sentences and requests; those whose utility the catalogue lacks teach nothing.
  init(_ catalogue: Catalogue, requests: [Request]) {
    self.catalogue = catalogue
    self.requests = requests
    entries = catalogue.entries
    finder = CommandFinder(catalogue, ranking: .plain)
    for (number, entry) in entries.enumerated() {
      for name in entry.names { numbers[name] = number }
      func add(_ text: String) { sentences.append((finder.words(of: text), number)) }
      for intent in entry.intents {
        for phrasing in intent.phrasings { add(phrasing.text) }
      }
      for option in entry.options { add(option.summary) }
      for subcommand in entry.subcommands {
        add(subcommand.summary + " " + subcommand.path.joined(separator: " "))
      }
      add(entry.summary)
    }
  }

  /// Learns and measures; the same catalogue and table give the same ranking.
  ///
  /// - Parameter isStopped: Asked between the parts of the work.
  /// - Throws: ``LearningError`` when there is nothing to learn from.
  /// - Complexity: that of fitting a classifier once for each source and part, some minutes in all.
  mutating func learn(
    isStopped: () -> Bool
  ) throws(LearningError) -> Outcome? {
    var lessons = RankingLessons(catalogue)
    let taught = lessons.learn()
    let weights = taught.weights.map { Float($0) }
    var heldOut: [HeldOut] = []
    for group in groups() where !group.rows.isEmpty {
      if isStopped() { return nil }
      let others = requests.indices.filter { !group.rows.contains($0) }
      let classifier = try classifier(of: others.map { requests[$0] })
      finder.ranking = RequestRanking(weights: weights, classifier: classifier, calibration: nil)
      if heldOut.last?.source != group.source { heldOut.append(HeldOut(source: group.source)) }
      for row in group.rows.sorted() {
        heldOut[heldOut.count - 1].quality.add(requests[row], finder, catalogue)
      }
    }
    let calibration = try PlattScaling.fit(
      scores: heldOut.flatMap(\.quality.confidences), labels: heldOut.flatMap(\.quality.outcomes))
    for place in heldOut.indices {
      heldOut[place].quality.confidences = heldOut[place].quality.confidences.map {
        calibration.chance(of: $0)
      }
    }
    return Outcome(
      ranking: TextRanking(
        weights: taught.weights, classifier: try classifier(of: requests),
        calibration: calibration),
      lessons: taught, heldOut: heldOut)
  }

  /// The rows that are held out together.
  private func groups() -> [(source: String, rows: Set<Int>)] {
    var rows: [String: [Int]] = [:]
    for (number, request) in requests.enumerated() {
      rows[request.source, default: []].append(number)
    }
    let order = rows.keys.sorted { (rows[$0]?.count ?? 0, $0) < (rows[$1]?.count ?? 0, $1) }
    return order.enumerated().flatMap { place, source in
      let own = rows[source] ?? []
      guard place == order.count - 1 else { return [(source, Set(own))] }
      let pages = Set(own.map { requests[$0].page }).sorted()
      let numbers = Dictionary(uniqueKeysWithValues: pages.enumerated().map { ($1, $0) })
      return (0..<Self.parts).map { part in
        (source, Set(own.filter { (numbers[requests[$0].page] ?? 0) % Self.parts == part }))
      }
    }
  }

  private func classifier(of requests: [Request]) throws(LearningError) -> CompactTextClassifier {
    var texts = sentences.map(\.words)
    var labels = sentences.map(\.utility)
    var importance = [Double](repeating: 1, count: texts.count)
    for request in requests {
      guard let number = numbers[request.utility] else { continue }
      texts.append(finder.words(of: request.reading.diagnosis ?? request.reading.sentence))
      labels.append(number)
      importance.append(Self.importance)
    }
    return try CompactTextClassifier.fit(
      texts, labels: labels, classes: entries.map(\.name), importance: importance)
  }
}

extension AskQuality {
  /// Asks a request and counts what was answered; the confidence is the logarithm of the odds.
  fileprivate mutating func add(
    _ request: RequestTraining.Request, _ finder: CommandFinder, _ catalogue: Catalogue
  ) {
    let found = finder.find(request.reading, limit: 5).commands
    let wanted = catalogue.entry(named: request.utility)?.names ?? [request.utility]
    rows += 1
    if catalogue.entry(named: request.utility) != nil { inCatalogue += 1 }
    if found.contains(where: { wanted.contains($0.entry.name) }) { amongFive += 1 }
    guard let best = found.first else { return }
    let isRight = wanted.contains(best.entry.name)
    if isRight { first += 1 }
    if isRight || best.entry.names.contains(where: request.equivalents.contains) {
      firstWithEquivalents += 1
    }
    confidences.append(best.logOdds)
    outcomes.append(isRight ? 1 : 0)
  }
}
