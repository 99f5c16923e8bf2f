/// Which offers behind the cursor were taken, at most one for each line.
struct OfferLog: Sendable {
  private var offers: [Bool] = []
  /// What became of the offers of the line that is being typed.
  private var current: Bool?

  /// So many offers are kept at once.
  static let offersTogether = 5

  /// Takes in what became of an offer. A line of which a part was taken has taken its offer.
  mutating func note(_ outcome: OfferOutcome) {
    if case .taken = outcome { current = true } else { current = current ?? false }
  }

  /// The line has run.
  mutating func endLine() {
    if let current { offers.append(current) }
    current = nil
  }

  /// Hands out what is not kept yet, once it is worth a transaction.
  mutating func take() -> [Bool]? {
    guard offers.count >= Self.offersTogether else { return nil }
    defer { offers = [] }
    return offers
  }
}
