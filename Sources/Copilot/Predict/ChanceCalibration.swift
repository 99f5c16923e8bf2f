internal import Glibc

/// Makes chances as certain as outcomes show them to be.
///
/// A line through the log-odds, moved by each outcome along the gradient of its loss. Sources: Platt,
/// *Probabilistic outputs for support vector machines*, 1999; Gupta and Ramdas, *Online Platt scaling
/// with calibeating*, 2023.
struct ChanceCalibration: Sendable {
  /// How far one outcome moves the line.
  private static let rate = 0.04

  private var slope = 1.0
  private var offset = 0.0

  /// The chance that is meant by another.
  func calibrated(_ chance: Double) -> Double {
    1 / (1 + exp(-(slope * Self.odds(chance) + offset)))
  }

  /// Takes in what became of a run with a chance.
  mutating func observe(_ chance: Double, failed: Bool) {
    let error = (failed ? 0 : 1) - calibrated(chance)
    slope = min(max(slope + Self.rate * error * Self.odds(chance), 0.2), 2)
    offset = min(max(offset + Self.rate * error, -1), 1)
  }

  /// Log-odds that are finite, and no larger than three in a thousand deserve.
  private static func odds(_ chance: Double) -> Double {
    let kept = min(max(chance, 0.003), 0.997)
    return log(kept / (1 - kept))
  }
}
