/// How a run went, as far as its duration tells.
enum DurationMode: Int, Sendable, CaseIterable {
  /// What it asked answered, or it did its work.
  case answered
  /// It waited for somebody who said nothing.
  case silent
  /// It gave up at once.
  case refused
}

/// Chances of the modes.
struct ModeChances: Sendable, Equatable {
  private var values: SIMD4<Double>

  init(answered: Double, silent: Double, refused: Double) {
    values = SIMD4(answered, silent, refused, 0)
  }

  subscript(mode: DurationMode) -> Double {
    get { values[mode.rawValue] }
    set { values[mode.rawValue] = newValue }
  }

  var sum: Double { values.sum() }

  /// The same, each by a factor.
  static func * (left: ModeChances, factor: Double) -> ModeChances {
    var result = left
    result.values *= factor
    return result
  }

  /// Observed counts on top of what is believed, worth so many runs.
  func updated(by counts: ModeChances, worth: Double) -> ModeChances {
    var result = self
    result.values = (counts.values + worth * values) / (counts.sum + worth)
    return result
  }
}
