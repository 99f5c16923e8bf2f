/// The inputs of a network that are not 0, found by hashing what a text is made of.
///
/// Source: Weinberger et al., *Feature Hashing for Large Scale Multitask Learning*, 2009.
package struct HashedInput: Sendable, Equatable {
  /// The numbers of the inputs, ascending.
  package let places: [Int32]
  /// Their values; the sum of their squares is 1 unless there are none.
  package let values: [Float]

  /// Inputs by number; what is not finite or repeated is left out, the rest scaled to a length of 1.
  package init(_ pairs: [(place: Int, value: Float)]) {
    var places: [Int32] = []
    var values: [Float] = []
    for pair in pairs.sorted(by: { $0.place < $1.place })
    where pair.value.isFinite && pair.value != 0 {
      guard let place = Int32(exactly: pair.place), place >= 0, places.last != place else {
        continue
      }
      places.append(place)
      values.append(pair.value)
    }
    let length = values.reduce(0) { $0 + $1 * $1 }.squareRoot()
    self.places = places
    self.values = length > 0 ? values.map { $0 / length } : values
  }

  /// Words and pairs of neighbours, each in one of the inputs.
  ///
  /// - Parameters:
  ///   - words: The words of a text.
  ///   - width: How many inputs the network has.
  /// - Complexity: O(*n*) in the bytes of the words.
  package init(words: [String], width: Int) {
    var options = TermVectoriser.Options()
    options.words = 1...2
    var counts: [Int: Float] = [:]
    TextKeys.each(of: TextFeatures(words: words), options) { key, _ in
      counts[Int(key >> 33) % max(1, width), default: 0] += 1
    }
    self.init(counts.map { (place: $0.key, value: $0.value.squareRoot()) })
  }
}
