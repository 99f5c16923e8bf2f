/// The nearest of many things that fall into groups, exactly, by the cosine of their weighted
/// features.
///
/// A thing has the features that all of its group share, and a few of its own. A question is
/// compared with each group once, and with things one by one only where they share a feature of
/// their own with it; of the others those of the best groups that have the least besides come first.
/// Features weigh by how few things have them.
/// Sources: Salton and Buckley, *Term-weighting approaches in automatic text retrieval*, 1988; Turtle
/// and Flood, *Query evaluation: strategies and optimizations*, 1995, for bounds that end the search.
package struct GroupedNeighbours: Sendable {
  /// How much there is of a feature.
  package struct Feature: Sendable {
    let key: FeatureKey
    let amount: Float

    /// A feature; one whose amount is not a finite number above 0 counts for nothing.
    package init(_ key: FeatureKey, _ amount: Float) {
      self.key = key
      self.amount = amount
    }
  }

  /// A group and its members.
  struct Group: Sendable {
    /// The squared length of what its members share.
    var square: Float = 0
    /// At least the greatest of its members' inverse lengths.
    var largestInverse: Float = 0
    /// Its members; when sorted, in the order of ``isBefore(_:_:)``.
    var members: [Int32] = []
    var isSorted = true
  }

  /// What a search leaves for the next to use again; between searches it holds zeros.
  struct Scratch: Sendable {
    var groupScores: [Float] = []
    var touchedGroups: [Int32] = []
    var memberScores: [Float] = []
    var touchedMembers: [Int32] = []
  }

  private var features = FeatureVocabulary()
  private var groupNumbers = FeatureVocabulary()
  /// What each feature is worth; later ones are worth ``unknownRarity``.
  private var rarities: [Float] = []
  private var unknownRarity: Float = 1
  private(set) var shared = FeatureLists()
  private(set) var own = FeatureLists()
  var groups: [Group] = []
  /// Of each thing its group, one over its length (0 when it was removed), and its rank.
  private(set) var groupOf: [Int32] = []
  private(set) var inverses: [Float] = []
  private(set) var ranks: [Int64] = []
  private var goneSinceSorting = 0
  var scratch = Scratch()

  /// How many things there are.
  package private(set) var count = 0

  /// Nothing yet.
  package init() {}

  /// How many groups there are, those without members among them.
  package var groupCount: Int { groups.count }

  /// How many things were ever added: their numbers are below that.
  package var nextNumber: Int { groupOf.count }

  /// Whether a thing has not been removed.
  package func contains(_ number: Int) -> Bool {
    groupOf.indices.contains(number) && groupOf[number] >= 0
  }

  /// The number of a group.
  ///
  /// - Parameters:
  ///   - key: What tells it from the others.
  ///   - features: What its members share; asked for the first time only.
  /// - Complexity: O(1) for a group that is known.
  package mutating func group(_ key: FeatureKey, _ features: () -> [Feature]) -> Int {
    let number = Int(groupNumbers.number(of: key.bits))
    guard number == groups.count else { return number }
    shared.append(entries(features()))
    var group = Group()
    group.square = square(shared.entries(of: number))
    groups.append(group)
    return number
  }

  /// Adds a thing.
  ///
  /// - Parameters:
  ///   - group: The group's number.
  ///   - features: Those of its own; none of them is among the group's.
  ///   - rank: Of things that are equally near that of the highest rank comes first.
  /// - Returns: Its number, which no other thing ever gets.
  /// - Complexity: O(*m*²) in its own features, which are few.
  @discardableResult
  package mutating func add(to group: Int, _ features: [Feature], rank: Int64) -> Int {
    let number = groupOf.count
    own.append(entries(features))
    groupOf.append(Int32(group))
    inverses.append(inverse(of: number, in: group))
    ranks.append(rank)
    count += 1
    enter(number)
    if own.needsSorting, !rarities.isEmpty { sortLists() }
    return number
  }

  /// Removes a thing.
  ///
  /// - Returns: Whether it was there.
  /// - Complexity: O(members of its group).
  @discardableResult
  package mutating func remove(_ number: Int) -> Bool {
    guard contains(number) else { return false }
    leave(number)
    groupOf[number] = -1
    inverses[number] = 0
    count -= 1
    goneSinceSorting += 1
    if goneSinceSorting > count + 1024 { sortLists() }
    return true
  }

  /// Gives a thing another rank. Complexity: O(members of its group).
  package mutating func rank(_ number: Int, _ rank: Int64) {
    guard contains(number), ranks[number] != rank else { return }
    leave(number)
    ranks[number] = rank
    enter(number)
  }

  /// Works out how rare each feature is among the things that are there, and weighs it by that.
  ///
  /// Features that come later count as those that nothing has.
  /// - Complexity: O(all features).
  package mutating func learnRarity() {
    sortLists()
    var frequencies = [Int](repeating: 0, count: features.count)
    for number in groups.indices {
      let members = groups[number].members.count
      for entry in shared.entries(of: number) { frequencies[Int(entry.feature)] += members }
    }
    for number in groupOf.indices where contains(number) {
      for entry in own.entries(of: number) { frequencies[Int(entry.feature)] += 1 }
    }
    let total = Double(count + 1)
    unknownRarity = TermWeight.rarity(total)
    // Most features are as rare as others: a logarithm for each frequency is enough.
    var known: [Int: Float] = [:]
    rarities = frequencies.map { frequency in
      if let rarity = known[frequency] { return rarity }
      let rarity = TermWeight.rarity(total / Double(frequency + 1))
      known[frequency] = rarity
      return rarity
    }
    for number in groups.indices {
      groups[number].square = square(shared.entries(of: number))
      groups[number].largestInverse = 0
      groups[number].isSorted = groups[number].members.count < 2
    }
    for number in groupOf.indices where contains(number) {
      let group = Int(groupOf[number])
      inverses[number] = inverse(of: number, in: group)
      groups[group].largestInverse = max(groups[group].largestInverse, inverses[number])
    }
  }

  // MARK: Weights

  /// What a feature is worth.
  func rarity(_ feature: Int32?) -> Float {
    guard let feature, Int(feature) < rarities.count else { return unknownRarity }
    return rarities[Int(feature)]
  }

  /// The number of a feature; nil when nothing has had it.
  func number(of key: FeatureKey) -> Int32? { features.known(key.bits) }

  private mutating func entries(_ list: [Feature]) -> [FeatureLists.Entry] {
    var entries: [FeatureLists.Entry] = []
    entries.reserveCapacity(list.count)
    for feature in list where feature.amount > 0 && feature.amount.isFinite {
      entries.append(
        .init(feature: features.number(of: feature.key.bits), amount: feature.amount))
    }
    return entries
  }

  private func square(_ entries: ArraySlice<FeatureLists.Entry>) -> Float {
    var sum: Float = 0
    for entry in entries {
      let value = entry.amount * rarity(entry.feature)
      sum += value * value
    }
    return sum
  }

  private func inverse(of number: Int, in group: Int) -> Float {
    let square = groups[group].square + square(own.entries(of: number))
    return square > 0 && square.isFinite ? 1 / square.squareRoot() : 0
  }

  // MARK: The order within a group

  /// The order in which members come that share nothing of their own with the question.
  func isBefore(_ left: Int32, _ right: Int32) -> Bool {
    let (first, second) = (Int(left), Int(right))
    if inverses[first] != inverses[second] { return inverses[first] > inverses[second] }
    return ranks[first] == ranks[second] ? left < right : ranks[first] > ranks[second]
  }

  /// Brings the members of a group into order.
  mutating func sortMembers(of group: Int) {
    guard !groups[group].isSorted else { return }
    var members: [Int32] = []
    swap(&members, &groups[group].members)
    members.sort(by: isBefore)
    groups[group].members = members
    groups[group].isSorted = true
  }

  /// Puts a thing among the members of its group.
  private mutating func enter(_ number: Int) {
    let group = Int(groupOf[number])
    groups[group].largestInverse = max(groups[group].largestInverse, inverses[number])
    if rarities.isEmpty || !groups[group].isSorted {
      groups[group].isSorted = groups[group].members.isEmpty
      groups[group].members.append(Int32(number))
    } else {
      groups[group].members.insert(Int32(number), at: place(of: number, in: group))
    }
  }

  private mutating func leave(_ number: Int) {
    let group = Int(groupOf[number])
    let place =
      groups[group].isSorted
      ? place(of: number, in: group) : groups[group].members.firstIndex(of: Int32(number))
    if let place { groups[group].members.remove(at: place) }
  }

  /// Where a thing stands in a sorted group, or would stand.
  private func place(of number: Int, in group: Int) -> Int {
    var (low, high) = (0, groups[group].members.count)
    while low < high {
      let middle = (low + high) / 2
      if isBefore(groups[group].members[middle], Int32(number)) {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return low
  }

  private mutating func sortLists() {
    shared.sort { _ in false }
    own.sort { groupOf[$0] < 0 }
    goneSinceSorting = 0
  }
}
