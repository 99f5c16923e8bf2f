import Copilot

/// How long a line takes, in a sentence.
enum PredictionWording {
  static func text(_ estimate: DurationEstimate) -> String {
    let chance = estimate.successProbability.map {
      ", works \(Int(($0 * 100).rounded())) times in 100"
    }
    let basis =
      estimate.samples > 0
      ? "\(estimate.basis), \(estimate.samples == 1 ? "1 run" : "\(estimate.samples) runs")"
      : estimate.basis
    guard let low = estimate.p10, let middle = estimate.p50, let high = estimate.p90 else {
      let start = estimate.basis == "until stopped" ? "runs until stopped" : "not known"
      return start + (chance ?? "")
    }
    return "about \(Figures.duration(middle)) (\(Figures.duration(low)) to "
      + "\(Figures.duration(high)))\(chance ?? "") — \(basis)"
  }
}
