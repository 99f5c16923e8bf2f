/// How many addresses and ports a target stands for.
enum TargetCount {
  /// The addresses of `10.0.0.0/24`, `10.0.0.1-20`, `10.0-1.0.*`; 1 for names and other texts.
  static func addresses(_ text: String) -> Double {
    if let slash = text.firstIndex(of: "/"), let length = Int(text[text.index(after: slash)...]) {
      let bits = text.utf8.contains(UInt8(ascii: ":")) ? 128 : 32
      guard (0...bits).contains(length) else { return 1 }
      return powerOfTwo(bits - length)
    }
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 4 else { return 1 }
    var product = 1.0
    for part in parts {
      guard let count = octets(part) else { return 1 }
      product *= count
    }
    return product
  }

  /// The ports of `22`, `1-1024`, `22,80,443`, `-` (all); nil for others.
  static func ports(_ text: String) -> Double? {
    if text == "-" { return 65_535 }
    var total = 0.0
    for part in text.split(separator: ",") {
      let digits = part.drop { $0.isLetter || $0 == ":" }
      let bounds = digits.split(separator: "-", omittingEmptySubsequences: false)
      switch bounds.count {
      case 1:
        guard Int(bounds[0]) != nil else { return nil }
        total += 1
      case 2:
        let low = bounds[0].isEmpty ? 1 : Int(bounds[0])
        let high = bounds[1].isEmpty ? 65_535 : Int(bounds[1])
        guard let low, let high, (0...65_535).contains(low), (low...65_535).contains(high) else {
          return nil
        }
        total += Double(high - low + 1)
      default: return nil
      }
    }
    return total > 0 ? total : nil
  }

  private static func octets(_ part: Substring) -> Double? {
    if part == "*" { return 256 }
    var total = 0.0
    for item in part.split(separator: ",", omittingEmptySubsequences: false) {
      let bounds = item.split(separator: "-", omittingEmptySubsequences: false)
      guard (1...2).contains(bounds.count), let low = UInt8(bounds[0]),
        let high = UInt8(bounds[bounds.count - 1]), low <= high
      else { return nil }
      total += Double(high - low) + 1
    }
    return total
  }

  private static func powerOfTwo(_ exponent: Int) -> Double {
    var value = 1.0
    for _ in 0..<exponent { value *= 2 }
    return value
  }
}
