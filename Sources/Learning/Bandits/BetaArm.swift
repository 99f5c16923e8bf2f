/// What is known of an action that works or does not, and of what it costs.
package struct BetaArm: Sendable, Equatable {
  /// How often it worked, with what is supposed beforehand; above 0.
  package var successes: Double
  /// How often it did not; above 0.
  package var failures: Double
  /// The sum of what it cost, in any unit.
  package var cost: Double
  /// How many times that was.
  package var costCount: Double

  /// An arm of which only what is supposed is known.
  ///
  /// - Parameters:
  ///   - chance: How often it is supposed to work, 0–1.
  ///   - cost: What it is supposed to cost each time.
  ///   - strength: How many observations the suppositions weigh.
  package init(chance: Double, cost: Double, strength: Double) {
    successes = max(chance * strength, 1e-6)
    failures = max((1 - chance) * strength, 1e-6)
    self.cost = cost * strength
    costCount = strength
  }

  /// Takes in observations.
  ///
  /// - Parameters:
  ///   - successes: How many worked.
  ///   - failures: How many did not.
  ///   - cost: What they cost together.
  ///   - weight: How much each counts.
  package mutating func observe(
    successes: Double, failures: Double, cost: Double, weight: Double = 1
  ) {
    guard successes >= 0, failures >= 0, cost.isFinite, cost >= 0 else { return }
    self.successes += successes * weight
    self.failures += failures * weight
    self.cost += cost * weight
    costCount += (successes + failures) * weight
  }

  /// The mean chance that it works.
  package var chance: Double { successes / (successes + failures) }
  /// The mean cost.
  package var meanCost: Double { costCount > 0 ? cost / costCount : 0 }
}
