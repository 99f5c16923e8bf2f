import Commands
import Copilot
import Terminal

/// What the right margin says of a line that is being typed.
struct OutlookText {
  /// Lines that surely take less than this are not worth a remark, in seconds.
  static let leastSeconds = 0.3
  let glyphs: Glyphs

  /// `≈ 3.0 s · 2.9–3.2 · 99%`, `until stopped`, with the risk in front; nil when there is nothing
  /// to say.
  func text(_ outlook: LineOutlook) -> String? {
    let estimate = outlook.estimate
    var parts: [String] = []
    if outlook.risk.risk != .none {
      parts.append(
        "\(outlook.risk.risk.rawValue)\(outlook.risk.reason.map { ": \(Self.firstClause($0))" } ?? "")"
      )
    }
    if estimate.basis == "until stopped" {
      parts.append("until stopped")
    } else if let low = estimate.p10, let middle = estimate.p50, let high = estimate.p90,
      high >= Self.leastSeconds
    {
      parts.append("\(glyphs.approximately) \(Figures.duration(middle))")
      if high > low * 1.1 { parts.append(Self.range(low, high)) }
    }
    if let chance = estimate.successProbability, estimate.alikeCount >= 3,
      !parts.isEmpty || chance < 0.8
    {
      parts.append("\(Int((chance * 100).rounded()))%")
    }
    return parts.isEmpty ? nil : parts.joined(separator: " \(glyphs.separator) ")
  }

  /// `2.9–3.2 s`: one unit for both where they have the same.
  private static func range(_ low: Double, _ high: Double) -> String {
    let texts = [Figures.duration(low), Figures.duration(high)]
    let words = texts.map { $0.split(separator: " ") }
    if words.allSatisfy({ $0.count == 2 }), words[0][1] == words[1][1] {
      return "\(words[0][0])–\(texts[1])"
    }
    return texts.joined(separator: " – ")
  }

  /// A reason up to its first pause, so that it fits the margin.
  private static func firstClause(_ text: String) -> String {
    let clause = String(text.prefix { !",;:(".contains($0) }).trimmed
    // "Rules vanish" goes on in the middle of a line; "TLS …" and "SSH …" stay.
    let startsWord = clause.dropFirst().first.map { $0.isLowercase || $0 == " " } ?? false
    return startsWord ? clause.prefix(1).lowercased() + clause.dropFirst() : clause
  }
}

extension String {
  fileprivate var trimmed: String {
    var text = Substring(self)
    while text.last == " " || text.last == "." { text.removeLast() }
    return String(text)
  }
}
