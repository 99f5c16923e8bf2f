/// Finds a low point of a function of a few numbers without its slope.
///
/// Source: Nelder and Mead, *A simplex method for function minimization*, 1965, with the usual
/// factors 1, 2, ½ and ½.
enum DownhillSimplex {
  /// The lowest point that was met.
  ///
  /// - Parameters:
  ///   - start: Where to begin.
  ///   - step: How far the other corners of the first simplex lie from there.
  ///   - evaluations: About how often the function is asked at most.
  ///   - function: What is to be small; what is not finite counts as high.
  static func minimum(
    near start: [Double], step: Double, evaluations: Int, of function: ([Double]) -> Double
  ) -> [Double] {
    guard !start.isEmpty else { return start }
    var asked = 0
    func height(_ point: [Double]) -> Double {
      asked += 1
      let value = function(point)
      return value.isFinite ? value : .infinity
    }
    var corners = [(point: start, height: height(start))]
    for place in start.indices {
      var point = start
      point[place] += step
      corners.append((point, height(point)))
    }
    while asked < evaluations {
      corners.sort { $0.height < $1.height }
      let worst = corners[corners.count - 1]
      let spread = worst.height - corners[0].height
      if !(spread > 1e-9 * (abs(corners[0].height) + 1e-300)) { break }
      let middle = start.indices.map { place in
        corners.dropLast().reduce(0) { $0 + $1.point[place] } / Double(corners.count - 1)
      }
      func along(_ factor: Double) -> (point: [Double], height: Double) {
        let point = start.indices.map { middle[$0] + factor * (worst.point[$0] - middle[$0]) }
        return (point, height(point))
      }
      let mirrored = along(-1)
      if mirrored.height < corners[0].height {
        let further = along(-2)
        corners[corners.count - 1] = further.height < mirrored.height ? further : mirrored
      } else if mirrored.height < corners[corners.count - 2].height {
        corners[corners.count - 1] = mirrored
      } else {
        let nearer = along(mirrored.height < worst.height ? -0.5 : 0.5)
        if nearer.height < min(worst.height, mirrored.height) {
          corners[corners.count - 1] = nearer
        } else {
          let best = corners[0].point
          for place in corners.indices.dropFirst() {
            let point = start.indices.map { (best[$0] + corners[place].point[$0]) / 2 }
            corners[place] = (point, height(point))
          }
        }
      }
    }
    return corners.min { $0.height < $1.height }?.point ?? start
  }
}
