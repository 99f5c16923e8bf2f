/// Times and counts as options take them.
enum TimeSpan {
  /// Seconds in a text such as `5`, `0.2`, `500ms`, `1m30s`, `u1000` of hping3; nil for others.
  ///
  /// - Parameter unit: How many seconds a number without a unit means.
  static func seconds(_ text: String, unit: Double) -> Double? {
    if let value = Double(text) { return value.isFinite && value >= 0 ? value * unit : nil }
    if text.utf8.first == UInt8(ascii: "u"), let value = Double(text.dropFirst()) {
      return value.isFinite && value >= 0 ? value / 1_000_000 : nil
    }
    var total = 0.0
    var rest = Substring(text)
    guard !rest.isEmpty else { return nil }
    while !rest.isEmpty {
      let digits = rest.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
      rest = rest.dropFirst(digits.count)
      let letters = rest.prefix { $0.isASCII && $0.isLetter }
      rest = rest.dropFirst(letters.count)
      guard let value = Double(digits), let scale = scale(of: String(letters)) else { return nil }
      total += value * scale
    }
    return total.isFinite ? total : nil
  }

  private static func scale(of unit: String) -> Double? {
    switch unit {
    case "us", "usec": 0.000_001
    case "ms", "msec": 0.001
    case "s", "sec", "S": 1
    case "m", "min", "M": 60
    case "h", "H": 3600
    case "d", "D": 86_400
    default: nil
    }
  }

  /// A size or count in a text such as `100`, `10k`, `1M`, `2G`; nil for others.
  static func amount(_ text: String) -> Double? {
    if let value = Double(text) { return value.isFinite && value >= 0 ? value : nil }
    guard let unit = text.last, let value = Double(text.dropLast()), value >= 0, value.isFinite
    else { return nil }
    switch unit {
    case "k", "K": return value * 1000
    case "m", "M": return value * 1_000_000
    case "g", "G": return value * 1_000_000_000
    default: return nil
    }
  }
}
