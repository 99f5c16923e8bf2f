/// Which owners have which features: by owner, and for each feature the list of its owners.
///
/// The lists stand in one piece as of the last sorting; what came later hangs behind them as a
/// chain, until it is as much again.
struct FeatureLists: Sendable {
  /// An owner's amount of a feature.
  struct Entry: Sendable {
    let feature: Int32
    let amount: Float
  }

  private struct Posting {
    let owner: Int32
    let amount: Float
  }

  /// Where each owner's entries begin; one more than there are owners.
  private var starts: [Int] = [0]
  private var entries: [Entry] = []
  /// The lists of the features as of the last sorting, and where each begins.
  private var postings: [Posting] = []
  private var bounds: [Int] = [0]
  /// How many owners were sorted in.
  private var sortedOwners = 0
  /// Each feature's last entry since, counted from 1, and for each entry since the one before it.
  private var heads: [Int32] = []
  private var previous: [Int32] = []
  private var chained: [Posting] = []

  /// How many owners there are.
  var ownerCount: Int { starts.count - 1 }

  /// The entries of an owner.
  func entries(of owner: Int) -> ArraySlice<Entry> { entries[starts[owner]..<starts[owner + 1]] }

  /// Adds the next owner. Complexity: O(*m*²) in its features, which are few.
  mutating func append(_ features: some Sequence<Entry>) {
    let (owner, first) = (ownerCount, entries.count)
    for entry in features {
      if let known = entries[first...].firstIndex(where: { $0.feature == entry.feature }) {
        entries[known] = Entry(
          feature: entry.feature, amount: entries[known].amount + entry.amount)
      } else {
        entries.append(entry)
      }
    }
    starts.append(entries.count)
    for entry in entries[first...] { chain(entry, owner) }
  }

  private mutating func chain(_ entry: Entry, _ owner: Int) {
    let feature = Int(entry.feature)
    if feature >= heads.count {
      heads += [Int32](repeating: 0, count: max(feature + 1, heads.count * 2) - heads.count)
    }
    chained.append(Posting(owner: Int32(owner), amount: entry.amount))
    previous.append(heads[feature])
    heads[feature] = Int32(chained.count)
  }

  /// Whether the chains are so long that sorting is worth its time.
  var needsSorting: Bool { chained.count > postings.count + 1024 }

  /// Brings all lists into one piece each, without the entries of owners that are gone.
  ///
  /// - Parameter isGone: Which owners are; they keep no entries.
  /// - Complexity: O(all entries).
  mutating func sort(without isGone: (Int) -> Bool) {
    var kept: [Entry] = []
    kept.reserveCapacity(entries.count)
    var keptStarts = [0]
    keptStarts.reserveCapacity(starts.count)
    var counts = [Int](repeating: 0, count: max(heads.count, bounds.count - 1) + 1)
    for owner in 0..<ownerCount {
      if !isGone(owner) {
        for entry in entries[starts[owner]..<starts[owner + 1]] {
          kept.append(entry)
          counts[Int(entry.feature) + 1] += 1
        }
      }
      keptStarts.append(kept.count)
    }
    for feature in 1..<max(1, counts.count) { counts[feature] += counts[feature - 1] }
    bounds = counts
    postings = [Posting](repeating: Posting(owner: 0, amount: 0), count: kept.count)
    for owner in 0..<ownerCount {
      for entry in kept[keptStarts[owner]..<keptStarts[owner + 1]] {
        postings[counts[Int(entry.feature)]] = Posting(
          owner: Int32(owner), amount: entry.amount)
        counts[Int(entry.feature)] += 1
      }
    }
    (entries, starts, sortedOwners) = (kept, keptStarts, keptStarts.count - 1)
    heads = []
    previous = []
    chained = []
  }

  /// Calls back with each owner of a feature, which may be gone.
  @inline(__always)
  func each(_ feature: Int32, _ body: (_ owner: Int, _ amount: Float) -> Void) {
    let feature = Int(feature)
    if feature + 1 < bounds.count {
      for place in bounds[feature]..<bounds[feature + 1] {
        body(Int(postings[place].owner), postings[place].amount)
      }
    }
    guard feature < heads.count else { return }
    var place = heads[feature]
    while place > 0 {
      body(Int(chained[Int(place) - 1].owner), chained[Int(place) - 1].amount)
      place = previous[Int(place) - 1]
    }
  }
}
