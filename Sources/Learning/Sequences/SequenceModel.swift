/// What follows what in a sequence of tokens, learnt one token at a time.
///
/// For each of the last tokens, none up to three, it keeps how often each token came next. Counts
/// fade with each observation in their place, so that what came lately weighs more. A question
/// starts from the shortest history and lets each longer one correct it as far as it is known.
/// Source: Bell, Cleary and Witten, *Text Compression*, 1990 (back-off by context length), with
/// fading counts and Dirichlet smoothing (MacKay and Peto, 1995).
package struct SequenceModel: Sendable {
  /// How a sequence is learnt.
  package struct Options: Sendable, Equatable {
    /// How many tokens of history count at most, 0–3.
    package var longestHistory = 3
    /// What is left of a count after one more observation in its place, by length of history.
    package var retention: [Float] = [0.99, 0.95, 0.95, 0.98]
    /// How many observations the shorter history is worth, by length of history.
    package var strength: [Double] = [8, 4, 2, 1]
    /// How many observations the shorter history is worth for each different token that came.
    /// Source: Witten and Bell, 1991.
    package var strengthPerToken = 0.0
    /// How many tokens one history keeps; the faintest go.
    package var mostSuccessors = 192
    /// How many histories are kept; those that were not seen longest go.
    package var mostHistories = 16_384

    package init() {}
  }

  /// One history and what came after it; growing increments stand for fading counts.
  struct Successors: Sendable {
    var tokens: [UInt32] = []
    var weights: [Float] = []
    var total: Float = 0
    var increment: Float = 1
    var lastSeen: UInt32 = 0
  }

  /// How it learns.
  package let options: Options
  var successors: [UInt64: Successors] = [:]
  private var clock: UInt32 = 0

  /// A model that has seen nothing.
  package init(_ options: Options = Options()) { self.options = options }

  /// How many histories it keeps.
  package var historyCount: Int { successors.count }

  /// Takes in that a token came after a history.
  ///
  /// - Parameters:
  ///   - token: What came.
  ///   - history: What came before, the last at its end.
  /// - Complexity: O(successors of each history), a microsecond or so.
  package mutating func observe(_ token: UInt32, after history: [UInt32]) {
    clock &+= 1
    for length in 0...min(options.longestHistory, history.count) {
      let retention = options.retention.indices.contains(length) ? options.retention[length] : 1
      successors[Self.key(history, length), default: Successors()].add(
        token, retention: retention, limit: options.mostSuccessors, clock: clock)
    }
    if successors.count > options.mostHistories { dropOldest() }
  }

  /// What is known after a history, to be asked about many tokens.
  package func outlook(after history: [UInt32]) -> SequenceOutlook {
    var levels: [SequenceOutlook.Level] = []
    for length in 0...min(options.longestHistory, history.count) {
      guard let known = successors[Self.key(history, length)] else { continue }
      levels.append(
        SequenceOutlook.Level(
          length: length,
          strength: options.strength[min(length, options.strength.count - 1)]
            + options.strengthPerToken * Double(known.tokens.count),
          known: known))
    }
    return SequenceOutlook(levels: levels)
  }

  /// The chance that a token comes after a history.
  ///
  /// - Parameters:
  ///   - token: What may come.
  ///   - history: What came before, the last at its end.
  ///   - base: The chance that a model which knows nothing of this sequence gives it.
  package func probability(
    of token: UInt32, after history: [UInt32], base: Double
  ) -> Double {
    outlook(after: history).probability(of: token, base: base)
  }

  private mutating func dropOldest() {
    let seen = successors.values.map(\.lastSeen).sorted()
    let limit = seen[seen.count / 4]
    successors = successors.filter { $0.value.lastSeen > limit }
  }

  /// A number for the last tokens of a history. Two histories with the same number would be taken
  /// for one; among 16,384 the chance of that is one in 10¹¹.
  static func key(_ history: [UInt32], _ length: Int) -> UInt64 {
    var hash = UInt64(length) &+ 0x9E37_79B9_7F4A_7C15
    for token in history.suffix(length) {
      hash = (hash ^ UInt64(token)) &* 0xBF58_476D_1CE4_E5B9
      hash ^= hash >> 29
    }
    return hash
  }
}

extension SequenceModel.Successors {
  mutating func add(_ token: UInt32, retention: Float, limit: Int, clock: UInt32) {
    lastSeen = clock
    if !tokens.isEmpty { increment /= retention }
    if let place = tokens.firstIndex(of: token) {
      weights[place] += increment
    } else if tokens.count < limit {
      tokens.append(token)
      weights.append(increment)
    } else if let faintest = weights.indices.min(by: { weights[$0] < weights[$1] }) {
      total -= weights[faintest]
      tokens[faintest] = token
      weights[faintest] = increment
    }
    total += increment
    guard increment > 1e12 else { return }
    for place in weights.indices { weights[place] /= increment }
    total /= increment
    increment = 1
  }

  func weight(of token: UInt32) -> Float {
    tokens.firstIndex(of: token).map { weights[$0] } ?? 0
  }
}

/// What a sequence model knows after one history.
package struct SequenceOutlook: Sendable {
  struct Level: Sendable {
    let length: Int
    let strength: Double
    let known: SequenceModel.Successors
  }

  let levels: [Level]

  /// Nothing known.
  package init() { levels = [] }

  init(levels: [Level]) { self.levels = levels }

  /// How many of the last tokens were seen in this order before.
  package var knownLength: Int { levels.last?.length ?? -1 }

  /// The chance that a token comes next; see ``SequenceModel/probability(of:after:base:)``.
  ///
  /// - Parameter length: How many tokens of history count at most.
  package func probability(of token: UInt32, base: Double, upTo length: Int = 3) -> Double {
    var chance = base
    for level in levels where level.length <= length {
      let scale = Double(level.known.increment)
      let count = Double(level.known.weight(of: token)) / scale
      let all = Double(level.known.total) / scale
      chance = (count + level.strength * chance) / (all + level.strength)
    }
    return chance
  }

  /// The share of a token among what came after exactly so much history, damped by half a count.
  package func share(of token: UInt32, length: Int) -> Double {
    guard let level = levels.first(where: { $0.length == length }) else { return 0 }
    let scale = Double(level.known.increment)
    return Double(level.known.weight(of: token)) / scale
      / (Double(level.known.total) / scale + 0.5)
  }

  /// What came after the history most often, the longest history first.
  ///
  /// - Parameter limit: How many at most from each length of history.
  /// - Parameter shortest: The shortest history that is asked.
  package func likely(limit: Int, shortest: Int = 1) -> [UInt32] {
    var found: [UInt32] = []
    for level in levels.reversed() where level.length >= shortest {
      let order = level.known.tokens.indices.sorted {
        let (left, right) = (level.known.weights[$0], level.known.weights[$1])
        return left == right ? level.known.tokens[$0] < level.known.tokens[$1] : left > right
      }
      for place in order.prefix(limit) { found.append(level.known.tokens[place]) }
    }
    return found
  }
}
