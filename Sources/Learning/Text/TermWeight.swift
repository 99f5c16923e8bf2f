internal import Glibc

/// The two logarithms of term weighting.
enum TermWeight {
  /// An amount that grows sublinearly above 1.
  static func dampened(_ amount: Float) -> Float { amount > 1 ? 1 + logf(amount) : amount }

  /// The rarity of a feature, from the number of texts for each one that has it.
  static func rarity(_ ratio: Double) -> Float { Float(log(ratio)) + 1 }
}
