internal import Learning
internal import Platform
internal import Store

/// A kind of work: sittings that are about the same things.
package struct WorkKind: Sendable, Equatable {
  /// What stands out against the others: one or two purposes.
  package let name: String
  package let sittings: Int
  package let runs: Int
  /// How many of the runs worked of which that is known.
  package let worked: Int
  package let judged: Int
  /// The commonest utilities, at most three.
  package let utilities: [String]
}

/// Finds the kinds of work that there are.
enum WorkKindFinder {
  /// So many of the newest sittings are looked at.
  static let mostSittings = 300
  /// A sitting says nothing with fewer runs.
  static let leastRuns = 3

  /// The kinds, the commonest first; none where there are too few sittings.
  ///
  /// - Complexity: O(mostSittings²).
  static func find(_ runs: PracticeRuns) -> [WorkKind] {
    let sittings = runs.sittings.filter { $0.count >= leastRuns }.suffix(mostSittings)
    guard sittings.count >= 4 else { return [] }
    let categories = Array(Set(runs.runs.map(\.record.category))).sorted()
    let columns = Dictionary(uniqueKeysWithValues: categories.enumerated().map { ($1, $0) })
    let rows = sittings.map { sitting in
      var row = [Double](repeating: 0, count: categories.count)
      for place in sitting {
        row[columns[runs.runs[place].record.category] ?? 0] += 1 / Double(sitting.count)
      }
      return row
    }
    let clusters = MedoidClusters(rows, most: 6)
    let members = Array(sittings)
    let usual = shares(rows, columns: categories.count)
    var names: Set<String> = []
    return clusters.medoids.indices.compactMap { group -> WorkKind? in
      let own = members.indices.filter { clusters.groups[$0] == group }
      guard !own.isEmpty else { return nil }
      let shares = shares(own.map { rows[$0] }, columns: categories.count)
      let name = name(shares, usual, categories, avoiding: names)
      names.insert(name)
      return kind(name, own.flatMap { members[$0] }, sittings: own.count, runs)
    }
    .sorted { ($1.sittings, $0.name) < ($0.sittings, $1.name) }
  }

  private static func shares(_ rows: [[Double]], columns: Int) -> [Double] {
    (0..<columns).map { column in rows.reduce(0) { $0 + $1[column] } / Double(rows.count) }
  }

  /// The purposes that are commoner in such sittings than in all; the commonest where none is.
  private static func name(
    _ shares: [Double], _ usual: [Double], _ categories: [String], avoiding taken: Set<String>
  ) -> String {
    let lifts = zip(shares, usual).map { $0 - $1 }
    let order = shares.indices.sorted { (lifts[$1], $0) < (lifts[$0], $1) }
    guard let first = order.first else { return "other" }
    guard lifts[first] >= 0.03 else {
      let most = shares.indices.max { (shares[$0], $1) < (shares[$1], $0) } ?? first
      return categories[most]
    }
    var parts = [categories[first]]
    if order.count > 1,
      lifts[order[1]] >= max(0.03, lifts[first] / 2) || taken.contains(parts[0])
    {
      parts.append(categories[order[1]])
    }
    return parts.joined(separator: " and ")
  }

  private static func kind(
    _ name: String, _ places: [Int], sittings: Int, _ runs: PracticeRuns
  ) -> WorkKind {
    var utilities: [String: Int] = [:]
    var (worked, judged) = (0, 0)
    for place in places {
      let run = runs.runs[place]
      if let utility = run.record.utility { utilities[utility, default: 0] += 1 }
      judged += run.worked == nil ? 0 : 1
      worked += run.worked == true ? 1 : 0
    }
    let commonest = utilities.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    return WorkKind(
      name: name, sittings: sittings, runs: places.count, worked: worked, judged: judged,
      utilities: commonest.prefix(3).map(\.key))
  }
}
