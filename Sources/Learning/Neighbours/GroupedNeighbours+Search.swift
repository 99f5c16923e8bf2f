extension GroupedNeighbours {
  /// A thing that was found.
  package struct Neighbour: Sendable, Equatable {
    /// Its number.
    package let number: Int
    /// The cosine of the angle, above 0 and at most about 1.
    package let similarity: Float
    let rank: Int64

    static func isBefore(_ left: Neighbour, _ right: Neighbour) -> Bool {
      if left.similarity != right.similarity { return left.similarity > right.similarity }
      return left.rank == right.rank ? left.number < right.number : left.rank > right.rank
    }
  }

  /// A feature that is asked for.
  private struct Term {
    let feature: Int32
    /// What an amount of it in a thing adds to the likeness.
    let weight: Float
  }

  /// The nearest things found so far.
  private struct Best {
    let limit: Int
    private(set) var list: [Neighbour] = []

    init(limit: Int) { self.limit = limit }

    var isFull: Bool { list.count == limit }
    /// What a thing must reach to come in.
    var threshold: Float { isFull ? list[limit - 1].similarity : 0 }

    /// - Returns: Whether it came in.
    @discardableResult
    mutating func enter(_ neighbour: Neighbour) -> Bool {
      if isFull {
        guard Neighbour.isBefore(neighbour, list[limit - 1]) else { return false }
        list.removeLast()
      }
      var (low, high) = (0, list.count)
      while low < high {
        let middle = (low + high) / 2
        if Neighbour.isBefore(list[middle], neighbour) { low = middle + 1 } else { high = middle }
      }
      list.insert(neighbour, at: low)
      return true
    }
  }

  /// The nearest things, the nearest first, of equal ones that of the highest rank; those that share
  /// no feature with the question are left out.
  ///
  /// - Parameters:
  ///   - question: Its features; its length does not matter.
  ///   - limit: How many at most.
  /// - Complexity: O(groups and things with the question's features), and a group's members are
  ///   sorted when they are first looked at.
  package mutating func nearest(to question: [Feature], limit: Int) -> [Neighbour] {
    guard limit > 0, count > 0 else { return [] }
    score(terms(of: question))
    defer { cleanUp() }
    var best = Best(limit: min(limit, count))
    for member in scratch.touchedMembers {
      let number = Int(member)
      let group = Int(groupOf[number])
      guard group >= 0 else { continue }
      let similarity =
        (scratch.groupScores[group] + scratch.memberScores[number]) * inverses[number]
      guard similarity > 0, similarity >= best.threshold else { continue }
      best.enter(Neighbour(number: number, similarity: similarity, rank: ranks[number]))
    }
    walkGroups(&best)
    return best.list
  }

  /// The features asked for that something has, as of a question of length 1.
  private func terms(of question: [Feature]) -> [Term] {
    let sorted = question.filter { $0.amount > 0 && $0.amount.isFinite }
      .sorted { $0.key.bits < $1.key.bits }
    var values: [(feature: Int32?, value: Float, rarity: Float)] = []
    var previous: FeatureKey?
    for feature in sorted {
      if previous == feature.key {
        values[values.count - 1].value += feature.amount
      } else {
        let number = number(of: feature.key)
        values.append((number, feature.amount, rarity(number)))
      }
      previous = feature.key
    }
    var square: Float = 0
    for place in values.indices {
      values[place].value *= values[place].rarity
      square += values[place].value * values[place].value
    }
    guard square > 0, square.isFinite else { return [] }
    let scale = 1 / square.squareRoot()
    return values.compactMap { item in
      item.feature.map { Term(feature: $0, weight: item.value * scale * item.rarity) }
    }
  }

  /// Adds up what groups and things have of the features asked for.
  private mutating func score(_ terms: [Term]) {
    Self.makeRoom(&scratch.groupScores, groups.count)
    Self.makeRoom(&scratch.memberScores, nextNumber)
    for term in terms {
      Self.add(term, shared, &scratch.groupScores, &scratch.touchedGroups)
      Self.add(term, own, &scratch.memberScores, &scratch.touchedMembers)
    }
  }

  private static func makeRoom(_ scores: inout [Float], _ count: Int) {
    if scores.count < count { scores += [Float](repeating: 0, count: count * 2 - scores.count) }
  }

  private static func add(
    _ term: Term, _ lists: FeatureLists, _ scores: inout [Float], _ touched: inout [Int32]
  ) {
    scores.withUnsafeMutableBufferPointer { scores in
      lists.each(term.feature) { owner, amount in
        if scores[owner] == 0 { touched.append(Int32(owner)) }
        // Above 0 in any case, so that nothing is noted twice.
        scores[owner] += max(term.weight * amount, .leastNormalMagnitude)
      }
    }
  }

  private mutating func cleanUp() {
    for group in scratch.touchedGroups { scratch.groupScores[Int(group)] = 0 }
    for member in scratch.touchedMembers { scratch.memberScores[Int(member)] = 0 }
    scratch.touchedGroups.removeAll(keepingCapacity: true)
    scratch.touchedMembers.removeAll(keepingCapacity: true)
  }

  /// Goes through the members that share only their group's features with the question.
  private mutating func walkGroups(_ best: inout Best) {
    // The best few groups first: they lift the threshold above most of the others.
    var first = Best(limit: min(best.limit, 32))
    let threshold = best.threshold
    for group in scratch.touchedGroups {
      let bound = bound(of: group)
      guard bound > 0, bound >= threshold, bound >= first.threshold else { continue }
      first.enter(Neighbour(number: Int(group), similarity: bound, rank: 0))
    }
    for group in first.list { walk(group.number, &best) }
    guard first.isFull else { return }
    let last = first.list[first.limit - 1]
    var rest: [Neighbour] = []
    for group in scratch.touchedGroups {
      let bound = bound(of: group)
      guard bound > 0, bound >= best.threshold else { continue }
      let entry = Neighbour(number: Int(group), similarity: bound, rank: 0)
      if Neighbour.isBefore(last, entry) { rest.append(entry) }
    }
    rest.sort(by: Neighbour.isBefore)
    for group in rest {
      guard group.similarity >= best.threshold else { return }
      walk(group.number, &best)
    }
  }

  /// What no member of a group that shares only the group's features can exceed.
  ///
  /// Rounded products keep the order of their factors, so that this is exact.
  private func bound(of group: Int32) -> Float {
    scratch.groupScores[Int(group)] * groups[Int(group)].largestInverse
  }

  private mutating func walk(_ group: Int, _ best: inout Best) {
    let score = scratch.groupScores[group]
    guard score * groups[group].largestInverse >= best.threshold else { return }
    sortMembers(of: group)
    let members = groups[group].members
    var place = 0
    while place < members.count {
      let number = Int(members[place])
      let similarity = score * inverses[number]
      guard similarity > 0, similarity >= best.threshold else { return }
      place += 1
      // Those that were touched have been compared already.
      guard scratch.memberScores[number] == 0 else { continue }
      let neighbour = Neighbour(number: number, similarity: similarity, rank: ranks[number])
      if !best.enter(neighbour) {
        place = end(of: members, after: place, inverse: inverses[number])
      }
    }
  }

  /// The first place whose member is longer: those of the same length come after by their rank.
  private func end(of members: [Int32], after place: Int, inverse: Float) -> Int {
    var (low, high) = (place, members.count)
    while low < high {
      let middle = (low + high) / 2
      if inverses[Int(members[middle])] >= inverse { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
