/// How many microseconds of recency the other facts about a command line are worth.
package enum SuggestionWeight {
  private static let day: Int64 = 86_400_000_000

  /// A line that last ran in the directory asked about counts as if used this much later.
  package static let samePlace: Int64 = 3 * day
  /// A line whose last run failed counts as if used this much earlier.
  package static let lastFailed: Int64 = 1 * day
  /// A line that failed every time, most likely a slip, counts as if used this much earlier.
  package static let neverSucceeded: Int64 = 7 * day
  /// Times further than this from 1970 are taken to be this far, so that sums cannot overflow.
  static let furthestTime: Int64 = 1 << 61
}
