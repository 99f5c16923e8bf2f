/// Finds the least value of a smooth function from its values and gradients.
///
/// Source: Liu and Nocedal, *On the limited memory BFGS method*, 1989, with the line search of Lewis
/// and Overton, *Nonsmooth optimization via quasi-Newton methods*, 2013. Nothing in it is random.
struct QuasiNewton: Sendable {
  /// How many steps are remembered.
  private static let memory = 10
  /// How often the function is asked in one line search at most.
  private static let trials = 25

  /// How many steps at most.
  var iterations: Int
  /// It ends when no part of the gradient is larger.
  var tolerance: Double

  /// Moves a point to where the function is least.
  ///
  /// - Parameters:
  ///   - point: Where to start, and where it ended.
  ///   - evaluate: The value at a point; it overwrites the gradient, which comes with any content.
  /// - Returns: The number of steps that were taken.
  func minimise(
    _ point: inout [Double], _ evaluate: ([Double], inout [Double]) -> Double
  ) -> Int {
    var gradient = [Double](repeating: 0, count: point.count)
    var value = evaluate(point, &gradient)
    var steps: [[Double]] = []
    var changes: [[Double]] = []
    var products: [Double] = []
    for iteration in 0..<iterations {
      guard Self.largest(gradient) > tolerance else { return iteration }
      var direction = Self.direction(gradient, steps, changes, products)
      var slope = Self.dot(direction, gradient)
      if !(slope < 0) {
        direction = gradient.map { -$0 }
        slope = Self.dot(direction, gradient)
        steps = []
        changes = []
        products = []
      }
      let first = steps.isEmpty ? min(1, 1 / max((-slope).squareRoot(), 1e-12)) : 1
      let old = (point: point, gradient: gradient, value: value)
      guard
        search(
          &point, &gradient, &value, old: old, direction: direction, slope: slope, first: first,
          evaluate)
      else { return iteration }
      let step = Self.difference(point, old.point)
      let change = Self.difference(gradient, old.gradient)
      let product = Self.dot(step, change)
      guard product > 1e-300 else { continue }
      if steps.count == Self.memory {
        steps.removeFirst()
        changes.removeFirst()
        products.removeFirst()
      }
      steps.append(step)
      changes.append(change)
      products.append(product)
    }
    return iterations
  }

  /// Goes along a direction until the value fell enough and the slope has become flatter.
  ///
  /// - Returns: Whether the value fell at all.
  private func search(
    _ point: inout [Double], _ gradient: inout [Double], _ value: inout Double,
    old: (point: [Double], gradient: [Double], value: Double), direction: [Double], slope: Double,
    first: Double, _ evaluate: ([Double], inout [Double]) -> Double
  ) -> Bool {
    var (low, high) = (0.0, Double.infinity)
    var length = first
    for _ in 0..<Self.trials {
      for place in point.indices { point[place] = old.point[place] + length * direction[place] }
      value = evaluate(point, &gradient)
      if !(value <= old.value + 1e-4 * length * slope) {
        high = length
      } else if Self.dot(gradient, direction) < 0.9 * slope {
        low = length
      } else {
        return true
      }
      length = high.isFinite ? (low + high) / 2 : 2 * low
    }
    if value < old.value { return true }
    point = old.point
    gradient = old.gradient
    value = old.value
    return false
  }

  /// The direction of the next step: the two-loop recursion.
  private static func direction(
    _ gradient: [Double], _ steps: [[Double]], _ changes: [[Double]], _ products: [Double]
  ) -> [Double] {
    var direction = gradient.map { -$0 }
    guard let lastStep = steps.last, let lastChange = changes.last else { return direction }
    var shares = [Double](repeating: 0, count: steps.count)
    for index in steps.indices.reversed() {
      shares[index] = dot(steps[index], direction) / products[index]
      add(-shares[index], changes[index], to: &direction)
    }
    let scale = dot(lastStep, lastChange) / dot(lastChange, lastChange)
    for place in direction.indices { direction[place] *= scale }
    for index in steps.indices {
      let share = dot(changes[index], direction) / products[index]
      add(shares[index] - share, steps[index], to: &direction)
    }
    return direction
  }

  private static func add(_ factor: Double, _ other: [Double], to values: inout [Double]) {
    for place in values.indices { values[place] += factor * other[place] }
  }

  private static func difference(_ left: [Double], _ right: [Double]) -> [Double] {
    var result = left
    for place in result.indices { result[place] -= right[place] }
    return result
  }

  private static func largest(_ values: [Double]) -> Double {
    values.reduce(0) { max($0, abs($1)) }
  }

  /// The scalar product, in four running sums, so that one addition need not wait for another.
  private static func dot(_ left: [Double], _ right: [Double]) -> Double {
    var sums = SIMD4<Double>.zero
    let whole = left.count & ~3
    for place in stride(from: 0, to: whole, by: 4) {
      let first = SIMD4<Double>(left[place], left[place + 1], left[place + 2], left[place + 3])
      let second = SIMD4<Double>(right[place], right[place + 1], right[place + 2], right[place + 3])
      sums += first * second
    }
    var rest = 0.0
    for place in whole..<left.count { rest += left[place] * right[place] }
    return sums.sum() + rest
  }
}
