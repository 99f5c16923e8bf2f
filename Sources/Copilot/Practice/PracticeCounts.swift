internal import Learning

// Counts in plain numbers, for faces that know nothing of intervals.

extension Distinction {
  /// How many runs with the trait worked, of those that are judged.
  package var withCounts: (worked: Int, judged: Int) { (with.hits, with.cases) }
  /// The same of those without it.
  package var withoutCounts: (worked: Int, judged: Int) { (without.hits, without.cases) }
}

extension SuccessFigures {
  /// How many runs worked, of those that are judged.
  package var successCounts: (worked: Int, judged: Int) { (success.hits, success.cases) }
  /// Between which shares the true one lies with 95 % certainty; nil when nothing is known.
  package var successBounds: (lower: Double, upper: Double)? {
    success.cases == 0 ? nil : (success.lower, success.upper)
  }
}

extension Recovery {
  /// How often the line worked afterwards, and how often it was tried.
  package var counts: (worked: Int, tried: Int) { (outcome.hits, outcome.cases) }
}
