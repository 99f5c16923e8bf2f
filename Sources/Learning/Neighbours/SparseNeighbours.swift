/// The nearest of many sparse vectors by the cosine of their angle, exactly.
///
/// Vectors come and go one by one. A question goes through the lists of its features, those first
/// that say most for their length, and leaves the rest of them unread as soon as they can't lift a
/// vector into the answer any more; what is left is compared in full.
/// Sources: Turtle and Flood, *Query evaluation: strategies and optimizations* (MaxScore), 1995;
/// Anastasiu and Karypis, *L2AP: fast cosine similarity search with prefix L-2 norm bounds*, 2014.
package struct SparseNeighbours: Sendable {
  /// A vector's value of a feature.
  struct Posting: Sendable {
    let number: Int32
    let value: Float
  }

  /// All values of a feature.
  struct PostingList: Sendable {
    var postings: [Posting] = []
    var largest: Float = 0
  }

  /// What one search leaves for the next to use again; between searches it holds zeros.
  struct Scratch: Sendable {
    /// Of each vector what is known of its similarity.
    var partial: [Float] = []
    /// The vectors of which something is known.
    var touched: [Int32] = []
    /// Of each feature the value that is asked for.
    var query: [Float] = []
  }

  /// The places of the features' lists, by their numbers.
  private var places = FeatureVocabulary()
  var lists: [PostingList] = []
  /// Where each vector's values begin, and how many they are; -1 of one that was removed.
  private(set) var starts: [Int] = []
  private(set) var counts: [Int32] = []
  /// The features' places, in the order of the features' numbers, and their values.
  private(set) var features: [Int32] = []
  private(set) var values: [Float] = []
  /// Each place's feature.
  private var numbers: [Int32] = []
  /// How many values are of vectors that were removed.
  private var deadValues = 0
  var scratch = Scratch()

  /// How many vectors there are.
  package private(set) var count = 0

  /// Nothing yet.
  package init() {}

  /// How many vectors were ever added: their numbers are below that.
  package var nextNumber: Int { counts.count }

  /// The place of a feature's list, or nil when no vector has had it.
  func place(of feature: Int32) -> Int32? { places.known(Self.key(feature)) }

  /// A key for each feature, different ones for different features.
  private static func key(_ feature: Int32) -> UInt64 {
    let key = (UInt64(UInt32(bitPattern: feature)) + 1) &* 0x9E37_79B9_7F4A_7C15
    return key ^ (key >> 32)
  }

  /// Whether a vector has not been removed.
  package func contains(_ number: Int) -> Bool {
    counts.indices.contains(number) && counts[number] >= 0
  }

  /// Adds a vector; its length does not matter.
  ///
  /// - Parameter vector: One without values is near to nothing.
  /// - Returns: The vector's number, which no other vector ever gets.
  /// - Throws: ``LearningError`` when a value is negative or no finite number.
  /// - Complexity: O(values), a microsecond or so.
  @discardableResult
  package mutating func add(_ vector: SparseVector) throws(LearningError) -> Int {
    let number = counts.count
    guard vector.isFinite else { throw .notFinite(name: "a value", row: number) }
    guard vector.values.allSatisfy({ $0 > 0 }) else {
      throw .negative(name: "a value", row: number)
    }
    append(unit: vector.normalised)
    return number
  }

  /// Adds a vector of length 1 as it is.
  mutating func append(unit: SparseVector) {
    let number = counts.count
    starts.append(features.count)
    counts.append(Int32(unit.count))
    count += 1
    for (feature, value) in zip(unit.features, unit.values) {
      let place = places.number(of: Self.key(feature))
      if Int(place) == lists.count {
        lists.append(PostingList())
        numbers.append(feature)
      }
      features.append(place)
      values.append(value)
      lists[Int(place)].postings.append(Posting(number: Int32(number), value: value))
      lists[Int(place)].largest = max(lists[Int(place)].largest, value)
    }
  }

  /// Removes a vector.
  ///
  /// - Returns: Whether it was there.
  /// - Complexity: O(1), and O(all values) once in as many times as there are vectors.
  @discardableResult
  package mutating func remove(_ number: Int) -> Bool {
    guard contains(number) else { return false }
    deadValues += Int(counts[number])
    counts[number] = -1
    count -= 1
    if deadValues > features.count / 2, deadValues > 1024 { compact() }
    return true
  }

  /// A vector of length 1, or nil when it was removed.
  package func vector(_ number: Int) -> SparseVector? {
    guard contains(number) else { return nil }
    let range = starts[number]..<starts[number] + Int(counts[number])
    return SparseVector(
      ascending: features[range].map { numbers[Int($0)] }, values: Array(values[range]))
  }

  /// Forgets what was of removed vectors. Numbers stay.
  private mutating func compact() {
    var (keptFeatures, keptValues): ([Int32], [Float]) = ([], [])
    keptFeatures.reserveCapacity(features.count - deadValues)
    keptValues.reserveCapacity(features.count - deadValues)
    for place in lists.indices {
      lists[place].postings.removeAll { counts[Int($0.number)] < 0 }
      lists[place].largest = lists[place].postings.reduce(0) { max($0, $1.value) }
    }
    for number in counts.indices {
      let start = keptFeatures.count
      if counts[number] > 0 {
        let range = starts[number]..<starts[number] + Int(counts[number])
        keptFeatures += features[range]
        keptValues += values[range]
      }
      starts[number] = start
    }
    features = keptFeatures
    values = keptValues
    deadValues = 0
  }
}
