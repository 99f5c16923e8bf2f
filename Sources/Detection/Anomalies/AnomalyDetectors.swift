/// A detector for each part of the day, made of a baseline's rows when it is first asked for.
struct AnomalyDetectors: Sendable {
  private let samples: [TrafficBaseline.Sample]
  private let fewest: Int
  /// What was made so far; a part without enough rows has none.
  private var made: [AnomalyDetector??]
  /// Parts of the day that borrow all rows from each other share one detector.
  private var shared: AnomalyDetector??

  /// No detectors.
  init() {
    samples = []
    fewest = 0
    made = []
  }

  /// - Parameters:
  ///   - samples: rows by part of the day.
  ///   - fewest: rows below which a part borrows from the others.
  init(_ samples: [TrafficBaseline.Sample], fewest: Int) {
    self.samples = samples
    self.fewest = fewest
    made = Array(repeating: .none, count: samples.count)
  }

  /// The detector of a part of the day, nil when there are too few rows.
  mutating func detector(_ part: DayPart) -> AnomalyDetector? {
    let index = part.rawValue
    guard made.indices.contains(index) else { return nil }
    if let known = made[index] { return known }
    let detector = make(index)
    made[index] = .some(detector)
    return detector
  }

  private mutating func make(_ index: Int) -> AnomalyDetector? {
    let isAlone = samples[index].rows >= fewest
    if !isAlone {
      if let shared { return shared }
      // All that borrow are made of the rows in one order, whichever of them comes first.
      guard let first = samples.firstIndex(where: { $0.rows < fewest }) else { return nil }
      let detector = make(of: first)
      shared = .some(detector)
      return detector
    }
    return make(of: index)
  }

  private func make(of index: Int) -> AnomalyDetector? {
    let others = samples.indices.filter { $0 != index }.map { samples[$0] }
    return AnomalyDetector(samples[index], others: others, fewest: fewest)
  }
}
