/// A number of bytes as people write it.
enum ByteSize {
  /// Reads `1500`, `64k`, `10M`, `1.5G` in powers of 1000, `64KiB`, `10MiB`, `1GiB` of 1024.
  ///
  /// - Returns: nil when the text is anything else, or less than one byte.
  static func parse(_ text: String) -> Int? {
    let digits = text.prefix { $0.isNumber || $0 == "." }
    guard let number = Double(digits), number.isFinite else { return nil }
    let factor: Double? =
      switch text.dropFirst(digits.count).lowercased() {
      case "", "b": 1
      case "k", "kb": 1e3
      case "m", "mb": 1e6
      case "g", "gb": 1e9
      case "kib": 1_024
      case "mib": 1_048_576
      case "gib": 1_073_741_824
      default: nil
      }
    guard let factor else { return nil }
    let bytes = (number * factor).rounded()
    return bytes >= 1 ? Int(exactly: bytes) : nil
  }
}
