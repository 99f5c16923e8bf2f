extension SparseNeighbours {
  /// A vector that was found.
  package struct Neighbour: Sendable, Equatable {
    /// Its number.
    package let number: Int
    /// The cosine of the angle, above 0 and at most about 1.
    package let similarity: Float

    static func isBefore(_ left: Neighbour, _ right: Neighbour) -> Bool {
      left.similarity == right.similarity
        ? left.number < right.number : left.similarity > right.similarity
    }
  }

  /// A feature that is asked for.
  private struct Term {
    let place: Int
    /// What is asked for.
    let value: Float
    /// What it can add to a similarity at most.
    let bound: Float
  }

  /// What the lists that were not read yet can add to a similarity at most.
  private struct Rest {
    /// The sum of the lists' bounds.
    var sum: Float
    /// The squared length of the question's part in them; vectors are of length 1.
    var square: Float
    /// The squared length of the question's part in the lists that were read.
    var readSquare: Float

    /// The most that a vector of which nothing is known can reach.
    var reach: Float { min(sum, max(square, 0).squareRoot()) }

    /// The most that a vector can reach of which a part is known: as much of its length as that part
    /// needs is not in the rest.
    @inline(__always)
    func reach(_ partial: Float) -> Float {
      let left = readSquare > 0 ? max(0, 1 - partial * partial / readSquare) : 1
      return partial + min(sum, (max(square, 0) * left).squareRoot())
    }
  }

  /// What bounds may be off by: sums of a thousand numbers of single precision that are 1 at most.
  private static let slack: Float = 1e-4

  /// The nearest vectors, the nearest first, of equal ones that of the lowest number; those that share
  /// no feature with the question are left out.
  ///
  /// - Parameters:
  ///   - query: The question; its length does not matter. Values that are not above 0 are left out.
  ///   - limit: How many at most.
  /// - Complexity: O(values of the features asked for) at worst; a fiftieth to a third of them as a
  ///   rule.
  package mutating func nearest(to query: SparseVector, limit: Int) -> [Neighbour] {
    guard limit > 0, count > 0, query.isFinite else { return [] }
    let unit = query.normalised
    var terms: [Term] = []
    var rest = Rest(sum: 0, square: 0, readSquare: 0)
    for (feature, value) in zip(unit.features, unit.values) where value > 0 {
      guard let place = place(of: feature), !lists[Int(place)].postings.isEmpty else { continue }
      let bound = value * lists[Int(place)].largest
      terms.append(Term(place: Int(place), value: value, bound: bound))
      rest.sum += bound
      rest.square += value * value
    }
    terms.sort { left, right in
      let (first, second) = (
        left.value * left.value * Float(lists[right.place].postings.count),
        right.value * right.value * Float(lists[left.place].postings.count)
      )
      return first == second ? left.place < right.place : first > second
    }
    prepare(terms)
    let (candidates, threshold) = gather(terms, &rest, limit)
    let found = best(of: candidates, threshold, rest, limit)
    cleanUp(terms)
    return found
  }

  private mutating func prepare(_ terms: [Term]) {
    if scratch.partial.count < nextNumber {
      scratch.partial += [Float](repeating: 0, count: nextNumber * 2 - scratch.partial.count)
    }
    if scratch.query.count < lists.count {
      scratch.query += [Float](repeating: 0, count: lists.count * 2 - scratch.query.count)
    }
    for term in terms { scratch.query[term.place] = term.value }
  }

  private mutating func cleanUp(_ terms: [Term]) {
    for term in terms { scratch.query[term.place] = 0 }
    for number in scratch.touched { scratch.partial[Int(number)] = 0 }
    scratch.touched.removeAll(keepingCapacity: true)
  }

  /// Reads lists until the answer is among few enough vectors.
  ///
  /// - Returns: The vectors that may be in the answer, and a similarity that the answer's last has at
  ///   least.
  private mutating func gather(
    _ terms: [Term], _ rest: inout Rest, _ limit: Int
  ) -> (candidates: [Int32], threshold: Float) {
    var threshold: Float = 0
    // The vectors that may be in the answer, once no others may.
    var candidates: [Int32]?
    var sinceCheck = 0
    for (index, term) in terms.enumerated() {
      read(term, takesNew: candidates == nil)
      rest.sum -= term.bound
      rest.square -= term.value * term.value
      rest.readSquare += term.value * term.value
      sinceCheck += lists[term.place].postings.count
      guard index + 1 < terms.count, sinceCheck >= (candidates ?? scratch.touched).count else {
        continue
      }
      sinceCheck = 0
      threshold = max(threshold, reached(limit, candidates ?? scratch.touched))
      guard candidates != nil || rest.reach <= threshold - Self.slack else { continue }
      let left = survivors(candidates ?? scratch.touched, rest, threshold)
      // Comparing a vector in full costs as much as reading some hundred postings, and a list more
      // saves a part of the comparisons.
      let next = lists[terms[index + 1].place].postings.count
      if left.count * 24 <= next { return (left, threshold) }
      candidates = left
    }
    rest = Rest(sum: 0, square: 0, readSquare: max(rest.readSquare, 1e-12))
    let all = candidates ?? scratch.touched
    threshold = max(threshold, reached(limit, all))
    return (survivors(all, rest, threshold), threshold)
  }

  /// Adds a list to what is known.
  ///
  /// - Parameter takesNew: Whether vectors count of which nothing is known yet.
  private mutating func read(_ term: Term, takesNew: Bool) {
    let value = term.value
    guard takesNew else {
      lists[term.place].postings.withUnsafeBufferPointer { postings in
        scratch.partial.withUnsafeMutableBufferPointer { partial in
          for posting in postings {
            let known = partial[Int(posting.number)]
            partial[Int(posting.number)] = known == 0 ? 0 : known + value * posting.value
          }
        }
      }
      return
    }
    // Room for all of them: what was known already is written over by the next.
    var count = scratch.touched.count
    scratch.touched += repeatElement(0, count: lists[term.place].postings.count)
    lists[term.place].postings.withUnsafeBufferPointer { postings in
      scratch.partial.withUnsafeMutableBufferPointer { partial in
        scratch.touched.withUnsafeMutableBufferPointer { touched in
          for posting in postings {
            let known = partial[Int(posting.number)]
            touched[count] = posting.number
            count &+= known == 0 ? 1 : 0
            // Above 0 in any case, so that no vector is noted twice.
            let part = max(value * posting.value, .leastNormalMagnitude)
            partial[Int(posting.number)] = known + part
          }
        }
      }
    }
    scratch.touched.removeLast(scratch.touched.count - count)
  }

  /// The vectors that may still be in the answer.
  private func survivors(_ known: [Int32], _ rest: Rest, _ threshold: Float) -> [Int32] {
    known.filter { number in
      rest.reach(scratch.partial[Int(number)]) >= threshold - Self.slack && contains(Int(number))
    }
  }

  /// A similarity that as many vectors as are wanted have at least, or 0.
  private func reached(_ limit: Int, _ known: [Int32]) -> Float {
    var best: [Neighbour] = []
    for number in known {
      let partial = scratch.partial[Int(number)]
      guard best.count < limit || partial > best[best.count - 1].similarity,
        contains(Int(number))
      else { continue }
      Self.insert(Neighbour(number: Int(number), similarity: partial), &best, limit)
    }
    guard best.count == limit else { return 0 }
    return best.reduce(.infinity) { min($0, similarity(of: $1.number)) }
  }

  /// The answer, of vectors that are compared in full.
  private func best(
    of candidates: [Int32], _ threshold: Float, _ rest: Rest, _ limit: Int
  ) -> [Neighbour] {
    var best: [Neighbour] = []
    var threshold = threshold
    for number in candidates {
      guard rest.reach(scratch.partial[Int(number)]) >= threshold - Self.slack else { continue }
      let similarity = similarity(of: Int(number))
      guard similarity > 0 else { continue }
      Self.insert(Neighbour(number: Int(number), similarity: similarity), &best, limit)
      if best.count == limit { threshold = max(threshold, best[limit - 1].similarity) }
    }
    return best
  }

  private static func insert(_ neighbour: Neighbour, _ best: inout [Neighbour], _ limit: Int) {
    if best.count == limit {
      guard Neighbour.isBefore(neighbour, best[limit - 1]) else { return }
      best.removeLast()
    }
    var (low, high) = (0, best.count)
    while low < high {
      let middle = (low + high) / 2
      if Neighbour.isBefore(best[middle], neighbour) { low = middle + 1 } else { high = middle }
    }
    best.insert(neighbour, at: low)
  }

  /// The cosine with the question, always added up in the same order.
  private func similarity(of number: Int) -> Float {
    var sum: Float = 0
    for place in starts[number]..<starts[number] + Int(counts[number]) {
      sum += scratch.query[Int(features[place])] * values[place]
    }
    return sum
  }
}
