/// Numbers for 64-bit keys, given in the order in which they are met.
///
/// An open table with linear probing: a question takes some nanoseconds, where a dictionary with
/// its seeded hash takes some ten. Keys must be well mixed already.
struct FeatureVocabulary: Sendable, Equatable {
  /// The keys by number.
  private(set) var keys: [UInt64] = []
  /// The number of the key in each place plus one; 0 is an empty place.
  private var places: [Int32]

  init() { places = [Int32](repeating: 0, count: 1024) }

  init(keys: [UInt64]) {
    self.init()
    for key in keys { _ = number(of: key) }
  }

  /// How many keys have a number.
  var count: Int { keys.count }

  /// The number of a key, or nil.
  func known(_ key: UInt64) -> Int32? {
    let place = place(of: key)
    return places[place] == 0 ? nil : places[place] - 1
  }

  /// The number of a key, which it takes if it has none.
  mutating func number(of key: UInt64) -> Int32 {
    let place = place(of: key)
    if places[place] != 0 { return places[place] - 1 }
    keys.append(key)
    places[place] = Int32(keys.count)
    if keys.count * 2 > places.count { grow() }
    return Int32(keys.count - 1)
  }

  /// Where a key is, or where it would be.
  private func place(of key: UInt64) -> Int {
    let mask = places.count - 1
    var place = Int(truncatingIfNeeded: key) & mask
    while places[place] != 0, keys[Int(places[place]) - 1] != key { place = (place + 1) & mask }
    return place
  }

  private mutating func grow() {
    places = [Int32](repeating: 0, count: places.count * 2)
    for (number, key) in keys.enumerated() { places[place(of: key)] = Int32(number + 1) }
  }

  static func == (left: FeatureVocabulary, right: FeatureVocabulary) -> Bool {
    left.keys == right.keys
  }
}
