import Testing

@testable import Learning

@Suite("Grouped neighbours") struct GroupedNeighboursTests {
  typealias Feature = GroupedNeighbours.Feature

  /// A thing as the tests remember it.
  private struct Thing {
    let features: [Feature]
    var rank: Int64
  }

  private static func key(_ number: Int, sort: UInt64 = 1) -> FeatureKey {
    let bytes = Array("\(number)".utf8)
    return FeatureKey(bytes.span, sort: sort)
  }

  /// What the members of a group share: few features are in many groups, most in few.
  private static func shared(_ group: Int) -> [Feature] {
    var random = RandomSource(seed: UInt64(group))
    return (0..<random.below(6)).map { _ in
      let place = random.unit() * random.unit() * 40
      return Feature(key(Int(place), sort: 2), Float(1 + random.below(2)))
    }
  }

  private static func own(_ random: inout RandomSource) -> [Feature] {
    (0..<random.below(4)).map { _ in
      let place = random.unit() * random.unit() * random.unit() * 200
      return Feature(key(Int(place)), 0.7)
    }
  }

  private static func amounts(_ features: [Feature]) -> [FeatureKey: Double] {
    features.reduce(into: [:]) { $0[$1.key, default: 0] += Double($1.amount) }
  }

  /// How rare features are among things, by the formula and nothing else.
  private struct Rarities {
    private let of: [FeatureKey: Double]
    private let unknown: Double

    init(_ things: some Collection<Thing>) {
      var counts: [FeatureKey: Int] = [:]
      for thing in things {
        for key in amounts(thing.features).keys { counts[key, default: 0] += 1 }
      }
      of = counts.mapValues { count in
        Double(TermWeight.rarity(Double(things.count + 1) / Double(count + 1)))
      }
      unknown = Double(TermWeight.rarity(Double(things.count + 1)))
    }

    func values(_ features: [Feature]) -> [FeatureKey: Double] {
      amounts(features).reduce(into: [:]) { $0[$1.key] = $1.value * (of[$1.key] ?? unknown) }
    }

    func cosine(_ left: [Feature], _ right: [Feature]) -> Double {
      let (first, second) = (values(left), values(right))
      let length = { (values: [FeatureKey: Double]) in
        values.values.reduce(0) { $0 + $1 * $1 }.squareRoot()
      }
      let product = first.reduce(0) { $0 + $1.value * (second[$1.key] ?? 0) }
      return product > 0 ? product / length(first) / length(second) : 0
    }
  }

  /// Holds an answer against all things compared in full.
  private static func check(
    _ found: [GroupedNeighbours.Neighbour], _ question: [Feature], _ things: [Int: Thing],
    _ rarities: Rarities, limit: Int, _ comment: Comment
  ) {
    let all = things.mapValues { rarities.cosine(question, $0.features) }.filter { $0.value > 0 }
    let sorted = all.values.sorted(by: >).prefix(limit)
    #expect(found.count == sorted.count, comment)
    #expect(Set(found.map(\.number)).count == found.count, comment)
    for (neighbour, right) in zip(found, sorted) {
      #expect(abs(Double(neighbour.similarity) - right) < 1e-5, comment)
      #expect(abs((all[neighbour.number] ?? 0) - right) < 1e-5, comment)
      #expect(neighbour.rank == things[neighbour.number]?.rank, comment)
    }
    for (left, right) in zip(found, found.dropFirst()) {
      #expect(GroupedNeighbours.Neighbour.isBefore(left, right), comment)
    }
  }

  @Test(
    "the answer is that of comparing with all, while things come and go",
    arguments: 0..<60 as Range<UInt64>)
  func exact(seed: UInt64) {
    var random = RandomSource(seed: seed)
    var index = GroupedNeighbours()
    var things: [Int: Thing] = [:]
    func add() {
      let group = Int(random.unit() * random.unit() * 30)
      let number = index.group(Self.key(group, sort: 3)) { Self.shared(group) }
      let own = Self.own(&random)
      for _ in 0..<(random.below(4) == 0 ? 2 : 1) {
        let rank = Int64(random.below(5))
        let thing = Thing(features: Self.shared(group) + own, rank: rank)
        things[index.add(to: number, own, rank: rank)] = thing
      }
    }
    for _ in 0..<random.below(200) { add() }
    index.learnRarity()
    let rarities = Rarities(things.values)
    for step in 0..<400 {
      switch random.below(8) {
      case 0:
        let number = random.below(index.nextNumber + 2)
        let wasThere = index.remove(number)
        #expect(wasThere == (things.removeValue(forKey: number) != nil))
      case 1:
        let number = random.below(index.nextNumber + 2)
        let rank = Int64(random.below(5))
        index.rank(number, rank)
        things[number]?.rank = rank
      case 2, 3, 4:
        let question = Self.shared(random.below(40)) + Self.own(&random)
        let limit = [1, 3, 10, 1000][random.below(4)]
        Self.check(
          index.nearest(to: question, limit: limit), question, things, rarities, limit: limit,
          "seed \(seed), step \(step)")
      default: add()
      }
    }
    #expect(index.count == things.count)
    for (number, thing) in things.sorted(by: { $0.key < $1.key }).prefix(20)
    where !thing.features.isEmpty {
      let found = index.nearest(to: thing.features, limit: 3)
      #expect(abs((found.first?.similarity ?? 0) - 1) < 1e-5, "\(number)")
    }
  }

  @Test("thousands are as exact, through sorting again and removing most")
  func many() {
    var random = RandomSource(seed: 77)
    var index = GroupedNeighbours()
    var things: [Int: Thing] = [:]
    func fill(_ count: Int) {
      for _ in 0..<count {
        let group = Int(random.unit() * random.unit() * 200)
        let number = index.group(Self.key(group, sort: 3)) { Self.shared(group) }
        let own = Self.own(&random)
        let rank = Int64(random.below(1000))
        things[index.add(to: number, own, rank: rank)] = Thing(
          features: Self.shared(group) + own, rank: rank)
      }
    }
    fill(3000)
    index.learnRarity()
    let rarities = Rarities(things.values)
    func ask(_ comment: Comment) {
      for _ in 0..<6 {
        let question = Self.shared(random.below(220)) + Self.own(&random)
        Self.check(
          index.nearest(to: question, limit: 10), question, things, rarities, limit: 10, comment)
      }
    }
    ask("as it was made")
    fill(6000)
    ask("after more than as many again")
    for number in 0..<8000 {
      let wasThere = index.remove(number)
      #expect(wasThere)
      things[number] = nil
    }
    ask("after most were removed")
    #expect(index.count == 1000)
  }

  @Test("of equal things that of the highest rank comes first, wherever it was added")
  func ties() {
    var index = GroupedNeighbours()
    let group = index.group(Self.key(1, sort: 3)) { [Feature(Self.key(1, sort: 2), 1)] }
    let numbers = (0..<50).map { place in
      index.add(to: group, [Feature(Self.key(place), 1)], rank: Int64(place * 7 % 50))
    }
    index.learnRarity()
    let question = [Feature(Self.key(1, sort: 2), 1)]
    let found = index.nearest(to: question, limit: 50).map(\.rank)
    #expect(found == (0..<50).reversed().map { Int64($0) })
    let later = index.add(to: group, [Feature(Self.key(3), 1)], rank: 99)
    func first(_ count: Int) -> [Int] { index.nearest(to: question, limit: count).map(\.number) }
    #expect(first(1) == [later])
    index.rank(numbers[4], 100)
    #expect(first(2) == [numbers[4], later])
    index.remove(numbers[4])
    #expect(first(1) == [later])
  }

  @Test("nothing is near to nothing")
  func empty() {
    var index = GroupedNeighbours()
    func expectNothing(_ question: [Feature], limit: Int) {
      let found = index.nearest(to: question, limit: limit)
      #expect(found.isEmpty)
    }
    expectNothing([Feature(Self.key(1), 1)], limit: 5)
    index.learnRarity()
    let group = index.group(Self.key(1, sort: 3)) { [] }
    index.add(to: group, [], rank: 0)
    index.add(to: group, [Feature(Self.key(1), .nan), Feature(Self.key(2), -1)], rank: 0)
    expectNothing([Feature(Self.key(1), 1)], limit: 5)
    expectNothing([], limit: 5)
    expectNothing([Feature(Self.key(1), 1)], limit: 0)
    let wasThere = index.remove(7)
    #expect(!wasThere)
  }
}
