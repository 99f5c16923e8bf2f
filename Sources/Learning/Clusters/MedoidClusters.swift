/// Groups of rows, each around the row that is nearest to the others of its group.
///
/// Source: Kaufman and Rousseeuw, *Finding Groups in Data*, 1990: BUILD, then alternation; the number
/// of groups by the mean silhouette.
package struct MedoidClusters: Sendable, Equatable {
  /// The rows in the middle, one for each group.
  package let medoids: [Int]
  /// The group of each row.
  package let groups: [Int]
  /// The mean silhouette, from -1 to 1; 0 for a single group.
  package let silhouette: Double

  /// Groups rows by the sum of the differences of their columns.
  ///
  /// - Parameters:
  ///   - rows: All of the same width.
  ///   - most: How many groups there may be.
  ///   - leastSilhouette: Below it all rows are one group.
  /// - Complexity: O(most · n²).
  package init(_ rows: [[Double]], most: Int, leastSilhouette: Double = 0.3) {
    let distances = rows.map { row in
      rows.map { other in zip(row, other).reduce(0) { $0 + abs($1.0 - $1.1) } }
    }
    var best = MedoidClusters(
      medoids: rows.isEmpty ? [] : [Self.middle(rows.indices.map { $0 }, distances)],
      groups: rows.map { _ in 0 }, silhouette: 0)
    var bound = leastSilhouette
    if rows.count > 2, most > 1 {
      for count in 2...max(2, min(most, rows.count - 1)) {
        let found = Self.groups(count, distances)
        // A further group has to be worth it.
        if found.silhouette >= bound {
          best = found
          bound = found.silhouette + 0.02
        }
      }
    }
    self = best
  }

  private init(medoids: [Int], groups: [Int], silhouette: Double) {
    self.medoids = medoids
    self.groups = groups
    self.silhouette = silhouette
  }

  private static func middle(_ members: [Int], _ distances: [[Double]]) -> Int {
    var best = (row: members.first ?? 0, sum: Double.infinity)
    for row in members {
      let sum = members.reduce(0) { $0 + distances[row][$1] }
      if sum < best.sum { best = (row, sum) }
    }
    return best.row
  }

  private static func groups(_ count: Int, _ distances: [[Double]]) -> MedoidClusters {
    let all = Array(distances.indices)
    var medoids = [middle(all, distances)]
    while medoids.count < count {
      // The row that spares the others the longest ways.
      let nearest = all.map { row in medoids.reduce(.infinity) { min($0, distances[row][$1]) } }
      var best = (row: 0, gain: -1.0)
      for row in all where !medoids.contains(row) {
        let gain = all.reduce(0) { $0 + max(0, nearest[$1] - distances[row][$1]) }
        if gain > best.gain { best = (row, gain) }
      }
      medoids.append(best.row)
    }
    var groups: [Int] = []
    for _ in 0..<50 {
      groups = all.map { row in
        medoids.indices.min { distances[row][medoids[$0]] < distances[row][medoids[$1]] } ?? 0
      }
      let moved = medoids.indices.map { group in
        let members = all.filter { groups[$0] == group }
        return members.isEmpty ? medoids[group] : middle(members, distances)
      }
      if moved == medoids { break }
      medoids = moved
    }
    return MedoidClusters(
      medoids: medoids, groups: groups, silhouette: silhouette(groups, count, distances))
  }

  private static func silhouette(
    _ groups: [Int], _ count: Int, _ distances: [[Double]]
  ) -> Double {
    var sizes = [Int](repeating: 0, count: count)
    for group in groups { sizes[group] += 1 }
    var sum = 0.0
    for row in groups.indices where sizes[groups[row]] > 1 {
      var means = [Double](repeating: 0, count: count)
      for other in groups.indices { means[groups[other]] += distances[row][other] }
      let own = means[groups[row]] / Double(sizes[groups[row]] - 1)
      var other = Double.infinity
      for group in 0..<count where group != groups[row] && sizes[group] > 0 {
        other = min(other, means[group] / Double(sizes[group]))
      }
      let larger = max(own, other)
      if larger > 0, other.isFinite { sum += (other - own) / larger }
    }
    return groups.isEmpty ? 0 : sum / Double(groups.count)
  }
}
