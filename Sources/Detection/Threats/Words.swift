/// Numbers as they stand in a finding's sentence.
enum Words {
  /// `1 port`, `1,994 ports`.
  static func count(_ number: Int, _ noun: String) -> String {
    let plural = noun.hasSuffix("s") ? "es" : "s"
    return "\(grouped(number)) \(noun)\(number == 1 ? "" : plural)"
  }

  /// Digits in groups of three.
  static func grouped(_ number: Int) -> String {
    let digits = String(number.magnitude)
    var text = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { text += "," }
      text.append(digit)
    }
    return (number < 0 ? "-" : "") + text
  }

  /// `0.4 s`, `23 s`, `12 min`, `3.5 h`.
  static func duration(_ seconds: Double) -> String {
    guard seconds.isFinite, seconds >= 0 else { return "?" }
    if seconds < 10 { return decimal(seconds) + " s" }
    if seconds < 120 { return "\(Int(seconds.rounded())) s" }
    if seconds < 7200 { return "\(Int((seconds / 60).rounded())) min" }
    if seconds < 172_800 { return decimal(seconds / 3600) + " h" }
    return "\(Int(min(1e9, seconds / 86_400).rounded())) days"
  }

  /// `512 B`, `3.1 kB`, `310 MB`.
  static func bytes(_ bytes: Double) -> String {
    guard bytes.isFinite, bytes >= 0 else { return "?" }
    var value = bytes
    for unit in ["B", "kB", "MB", "GB", "TB"] {
      if value < 1000 || unit == "TB" {
        return
          (value < 10 && unit != "B" ? decimal(value) : grouped(Int(min(1e15, value).rounded())))
          + " " + unit
      }
      value /= 1000
    }
    return ""
  }

  /// A number with one digit after the point, or none when it is whole.
  static func decimal(_ value: Double) -> String {
    guard value.isFinite, value.magnitude < 1e12 else { return "?" }
    let tenths = Int((value * 10).rounded())
    let sign = tenths < 0 ? "-" : ""
    let (whole, part) = tenths.magnitude.quotientAndRemainder(dividingBy: 10)
    return part == 0 ? "\(sign)\(whole)" : "\(sign)\(whole).\(part)"
  }

  /// A number with up to two digits after the point; large ones in groups of three.
  static func hundredths(_ value: Double) -> String {
    guard value.isFinite else { return "?" }
    if value.magnitude >= 1000 { return grouped(Int(max(-1e15, min(1e15, value)).rounded())) }
    let hundredths = Int((value.magnitude * 100).rounded())
    let (whole, part) = hundredths.quotientAndRemainder(dividingBy: 100)
    let sign = value < 0 && hundredths > 0 ? "-" : ""
    if part == 0 { return "\(sign)\(whole)" }
    return part % 10 == 0
      ? "\(sign)\(whole).\(part / 10)" : "\(sign)\(whole).\(part < 10 ? "0" : "")\(part)"
  }

  /// A share as percent.
  static func percent(_ share: Double) -> String {
    guard share.isFinite else { return "?" }
    return "\(Int((share * 100).rounded()))%"
  }
}
