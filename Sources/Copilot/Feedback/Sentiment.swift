/// Whether a comment is pleased or displeased.
///
/// Words weigh by what they say of how a command went; a negation turns the next three words, a
/// strengthening word raises the next one, and what follows `but` counts double.
package enum Sentiment: String, Sendable, CaseIterable {
  case negative, neutral, positive

  /// What a comment says.
  ///
  /// - Complexity: O(*n*) in its length.
  package init(of comment: String) {
    let score = Self.score(of: comment)
    self = score > 0.4 ? .positive : score < -0.4 ? .negative : .neutral
  }

  /// From displeased to pleased, about −5 to 5; 0 says nothing.
  static func score(of comment: String) -> Double {
    var total = 0.0
    var turnedFor = 0
    var strength = 1.0
    for part in comment.lowercased().split(whereSeparator: {
      !($0.isLetter || $0 == "'" || $0 == "’")
    }) {
      let word = String(part.map { $0 == "’" ? "'" : $0 })
      if word == "but" || word == "however" || word == "although" {
        total *= word == "although" ? 1 : 0.5
        turnedFor = 0
        continue
      }
      if negations.contains(word) {
        turnedFor = 4
        continue
      }
      if let more = strengths[word] {
        strength = more
        // `too` before a good word is a complaint, and before a bad one it is as well.
        if word == "too" { total -= 0.3 }
        continue
      }
      if let weight = weights[word] ?? weights[stem(word)] {
        total += weight * strength * (turnedFor > 0 ? -0.8 : 1)
        strength = 1
      }
      turnedFor = max(0, turnedFor - 1)
    }
    return total
  }

  /// A word without the commonest endings.
  private static func stem(_ word: String) -> String {
    for ending in ["ing", "ed", "es", "s", "ly"]
    where word.hasSuffix(ending) && word.count > ending.count + 2 {
      return String(word.dropLast(ending.count))
    }
    return word
  }

  private static let negations: Set<String> = [
    "not", "no", "never", "n't", "don't", "doesn't", "didn't", "isn't", "wasn't", "won't", "can't",
    "cannot", "couldn't", "wouldn't", "without", "hardly", "nothing", "none", "neither",
  ]

  private static let strengths: [String: Double] = [
    "very": 1.5, "really": 1.4, "so": 1.3, "extremely": 1.8, "quite": 1.1, "too": 1.2, "way": 1.3,
    "totally": 1.5, "completely": 1.5, "absolutely": 1.6, "pretty": 1.1, "slightly": 0.5,
    "somewhat": 0.6, "a": 1, "bit": 0.7, "super": 1.6, "much": 1.3,
  ]

  private static let weights: [String: Double] = [
    "good": 1, "great": 1.6, "excellent": 2, "perfect": 2, "nice": 1, "fine": 0.8, "ok": 0.6,
    "okay": 0.6, "well": 0.8, "works": 0.8, "worked": 0.8, "working": 0.7, "work": 0.6, "fast": 1.2,
    "faster": 1.1, "quick": 1.2, "quickly": 1.2, "quicker": 1.1, "helpful": 1.3, "helped": 1.2,
    "helps": 1.1, "useful": 1.2, "love": 1.8, "like": 0.8, "liked": 0.9, "thanks": 1, "thank": 1,
    "clear": 0.9, "correct": 1, "right": 0.8, "accurate": 1.1, "easy": 1, "solved": 1.3,
    "fixed": 1.2, "saved": 1, "spot": 0.5, "exactly": 1, "precise": 1, "reliable": 1.1,
    "stable": 0.9, "smooth": 1, "happy": 1.3, "pleased": 1.3, "expected": 0.6, "success": 1,
    "successful": 1.1, "better": 0.8, "best": 1.4, "awesome": 1.8, "brilliant": 1.8, "neat": 1,
    "sensible": 0.9, "instant": 1.1, "instantly": 1.1, "improved": 0.9, "recovered": 0.7,
    "bad": -1.2, "poor": -1.2, "terrible": -2, "awful": -2, "horrible": -2, "slow": -1.2,
    "slower": -1.1, "slowly": -1.2, "wrong": -1.3, "broken": -1.5, "breaks": -1.2, "broke": -1.2,
    "fail": -1.1, "failed": -1.1, "fails": -1.1, "failure": -1, "failing": -1.1, "error": -0.8,
    "errors": -0.8, "useless": -1.8, "hang": -1.2, "hangs": -1.2, "hung": -1.2, "stuck": -1.2,
    "crash": -1.5, "crashed": -1.5, "crashes": -1.5, "annoying": -1.4, "confusing": -1.2,
    "confused": -1, "misleading": -1.5, "unclear": -1, "waste": -1.4, "wasted": -1.3, "hate": -1.8,
    "worse": -1.2, "worst": -1.8, "bug": -1, "buggy": -1.3, "problem": -0.8, "problems": -0.8,
    "issue": -0.6, "timeout": -0.8, "timed": -0.5, "lost": -0.8, "loss": -0.7, "missing": -0.8,
    "missed": -0.8, "ignored": -0.8, "incorrect": -1.2, "inaccurate": -1.2, "nonsense": -1.6,
    "irrelevant": -1.2, "late": -0.7, "long": -0.5, "longer": -0.6, "never": -0.5, "refused": -0.7,
    "unreachable": -0.7, "unreliable": -1.3, "flaky": -1.2, "down": -0.6, "dead": -0.9,
    "disappointing": -1.5, "disappointed": -1.4, "frustrating": -1.5, "painful": -1.2, "ugly": -1,
    "weird": -0.7, "odd": -0.5, "noisy": -0.7, "spam": -1, "unhelpful": -1.4, "unusable": -1.8,
  ]
}
