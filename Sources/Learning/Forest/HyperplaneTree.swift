internal import Glibc

/// Random hyperplanes in flat arrays: the root is at 0, both children stand behind their parent.
struct HyperplaneTree: Sendable, Equatable {
  /// For each node the left child's position, the right one's is next; 0 at an end.
  var leftChildren: [UInt32] = []
  /// What a point's sum is held against at a cut, greater goes right; the path length at an end.
  var values: [Float] = []
  /// For each node how many training rows came to it.
  var counts: [UInt32] = []
  /// For each node which of the cuts it is; any number at an end.
  var cuts: [UInt32] = []
  /// For each cut, the coordinates that it uses, as many as the forest's width.
  var coordinates: [UInt32] = []
  /// For each of those, its part of the normal vector.
  var normals: [Float] = []
  /// How many coordinates a point has.
  let dimension: Int

  init(dimension: Int) { self.dimension = dimension }

  /// Grows a tree.
  ///
  /// - Parameters:
  ///   - points: The sample, point after point.
  ///   - width: How many coordinates a cut uses.
  ///   - count: How many points there are.
  init(
    points: [Float], dimension: Int, width: Int, count: Int, random: inout RandomSource
  ) {
    self.dimension = dimension
    let depthLimit = max(1, Int(log2(Double(max(count, 2))).rounded(.up)))
    var rows = Array(0..<count)
    var open = [(rows: 0..<count, depth: 0, position: 0)]
    add(count, depth: 0)
    while let (range, depth, position) = open.popLast() {
      guard range.count > 1, depth < depthLimit else { continue }
      // The box around the node's points, of the coordinates in which they differ.
      var box: [(coordinate: Int, low: Float, high: Float)] = []
      for coordinate in 0..<dimension {
        var low = Float.infinity
        var high = -Float.infinity
        for index in range {
          let value = points[rows[index] * dimension + coordinate]
          low = min(low, value)
          high = max(high, value)
        }
        if low < high { box.append((coordinate, low, high)) }
      }
      guard !box.isEmpty else { continue }
      for place in 0..<min(width, box.count) where box.count > width {
        box.swapAt(place, place + random.below(box.count - place))
      }
      var threshold: Float = 0
      var normal: [(coordinate: Int, part: Float)] = []
      for side in box.prefix(width) {
        let part = Float(random.normal())
        threshold += part * (side.low + (side.high - side.low) * Float(random.unit()))
        normal.append((side.coordinate, part))
      }
      // Cuts of fewer coordinates are filled up with parts of 0.
      while normal.count < width { normal.append((0, 0)) }
      var low = range.lowerBound
      var high = range.upperBound
      while low < high {
        var sum: Float = 0
        for (coordinate, part) in normal {
          sum += part * points[rows[low] * dimension + coordinate]
        }
        if sum > threshold {
          high -= 1
          rows.swapAt(low, high)
        } else {
          low += 1
        }
      }
      let left = leftChildren.count
      leftChildren[position] = UInt32(left)
      values[position] = threshold
      cuts[position] = UInt32(coordinates.count / width)
      coordinates += normal.map { UInt32($0.coordinate) }
      normals += normal.map(\.part)
      add(low - range.lowerBound, depth: depth + 1)
      add(range.upperBound - low, depth: depth + 1)
      open.append((low..<range.upperBound, depth + 1, left + 1))
      open.append((range.lowerBound..<low, depth + 1, left))
    }
  }

  /// Adds a node as an end; a cut may follow.
  mutating func add(_ count: Int, depth: Int) {
    leftChildren.append(0)
    values.append(Float(Double(depth) + averagePathLength(Double(count))))
    counts.append(UInt32(count))
    cuts.append(0)
  }

  /// Adds the path length of each point to a sum of its own.
  ///
  /// - Parameter width: How many coordinates a cut uses.
  func addPathLengths(of points: [Float], width: Int, to sums: inout [Double]) {
    points.withUnsafeBufferPointer { points in
      coordinates.withUnsafeBufferPointer { coordinates in
        normals.withUnsafeBufferPointer { normals in
          for index in sums.indices {
            let base = index * dimension
            var node = 0
            while leftChildren[node] != 0 {
              let first = Int(cuts[node]) * width
              var sum: Float = 0
              for place in first..<first + width {
                sum += normals[place] * points[base + Int(coordinates[place])]
              }
              node = Int(leftChildren[node]) + (sum > values[node] ? 1 : 0)
            }
            sums[index] += Double(values[node])
          }
        }
      }
    }
  }
}
