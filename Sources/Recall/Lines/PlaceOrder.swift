/// The lines of a table ordered by place and then by text, with the best of any range.
///
/// A prefix is a range of lines; within one place it is a range again, found by bisection.
struct PlaceOrder: Sendable {
  private var lines: [UInt32]
  private var placeStarts: [UInt32: Range<UInt32>]
  private(set) var scores: RangeMaximum

  /// Orders lines by their places, given in text order with their scores. Complexity: O(n).
  init(places: [UInt32], scores lineScores: [Int64]) {
    let order = Self.stableOrder(places)
    var ranges: [UInt32: Range<UInt32>] = [:]
    var scores: [Int64] = []
    scores.reserveCapacity(order.count)
    var start = 0
    var place = order.first.map { places[Int($0)] } ?? 0
    for position in order.indices {
      let line = Int(order[position])
      scores.append(lineScores[line])
      if places[line] != place {
        ranges[place] = UInt32(start)..<UInt32(position)
        start = position
        place = places[line]
      }
    }
    if start < order.count { ranges[place] = UInt32(start)..<UInt32(order.count) }
    lines = order
    placeStarts = ranges
    self.scores = RangeMaximum(scores)
  }

  /// Least significant digit radix sort of the line numbers by place, a byte a pass.
  private static func stableOrder(_ places: [UInt32]) -> [UInt32] {
    var order = Array(0..<UInt32(places.count))
    let used = places.reduce(0, |)
    var other: [UInt32] = []
    for shift in stride(from: UInt32(0), to: 32, by: 8) where (used >> shift) & 0xff != 0 {
      if other.isEmpty { other = [UInt32](repeating: 0, count: order.count) }
      var starts = [Int](repeating: 0, count: 257)
      for place in places { starts[Int((place >> shift) & 0xff) + 1] += 1 }
      for digit in 1...256 { starts[digit] += starts[digit - 1] }
      for line in order {
        let digit = Int((places[Int(line)] >> shift) & 0xff)
        other[starts[digit]] = line
        starts[digit] += 1
      }
      swap(&order, &other)
    }
    return order
  }

  /// The line at a position of this order.
  func line(at position: Int) -> Int { Int(lines[position]) }

  /// The positions of the lines of a range that are of one place. Complexity: O(log n).
  func positions(of range: Range<Int>, place: UInt32) -> Range<Int> {
    guard let all = placeStarts[place] else { return 0..<0 }
    let low = first(in: all, notBelow: range.lowerBound)
    let high = first(in: all, notBelow: range.upperBound)
    return low..<max(low, high)
  }

  private func first(in positions: Range<UInt32>, notBelow line: Int) -> Int {
    var low = Int(positions.lowerBound)
    var high = Int(positions.upperBound)
    while low < high {
      let middle = (low + high) >> 1
      if Int(lines[middle]) < line { low = middle + 1 } else { high = middle }
    }
    return low
  }

  mutating func remove(_ line: Int, place: UInt32) {
    guard let position = positions(of: line..<line + 1, place: place).first else { return }
    scores.update(position, to: RangeMaximum.absent)
  }
}
