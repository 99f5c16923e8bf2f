/// Finds the value of a rank without sorting all.
///
/// Source: Hoare, *Algorithm 65: Find*, 1961.
enum RankSelection {
  /// The value that has a number of others before it when sorted; the values' order is lost.
  ///
  /// - Parameters:
  ///   - rank: How many values come before it, from 0.
  ///   - values: At least one more than that, none of them not a number.
  /// - Complexity: O(*n*) on average.
  static func value<Value: Comparable>(ofRank rank: Int, in values: inout [Value]) -> Value {
    values.withUnsafeMutableBufferPointer { values in
      var (low, high) = (0, values.count - 1)
      while low < high {
        let pivot = values[(low + high) / 2]
        var (left, right) = (low, high)
        while left <= right {
          while values[left] < pivot { left += 1 }
          while pivot < values[right] { right -= 1 }
          if left <= right {
            values.swapAt(left, right)
            left += 1
            right -= 1
          }
        }
        if rank <= right {
          high = right
        } else if rank >= left {
          low = left
        } else {
          break
        }
      }
      return values[rank]
    }
  }
}
