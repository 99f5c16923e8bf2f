/// Reads a decimal number out of bytes.
struct DecimalScanner {
  /// Where it reads; behind a number, the separator or the end.
  var position: Int
  let end: Int

  /// The powers of ten that a Double holds exactly.
  private static let powers: [Double] = [
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17,
    1e18, 1e19, 1e20, 1e21, 1e22,
  ]

  /// The number up to the separator or the end, NaN for nothing; nil for what needs a closer look.
  ///
  /// A mantissa below 2^53 and a power of ten up to 22 give the nearest Double in one operation.
  /// Source: Clinger, *How to read floating point numbers accurately*, 1990.
  mutating func scan(_ bytes: Span<UInt8>, separator: UInt8) -> Double? {
    var index = position
    var isNegative = false
    if index < end, bytes[index] == UInt8(ascii: "-") || bytes[index] == UInt8(ascii: "+") {
      isNegative = bytes[index] == UInt8(ascii: "-")
      index += 1
    }
    let firstDigit = index
    var mantissa: UInt64 = 0
    var exponent = 0
    while index < end, case let digit = bytes[index] &- 48, digit < 10 {
      mantissa = mantissa &* 10 &+ UInt64(digit)
      index += 1
    }
    var digits = index - firstDigit
    if index < end, bytes[index] == UInt8(ascii: ".") {
      index += 1
      let firstDecimal = index
      while index < end, case let digit = bytes[index] &- 48, digit < 10 {
        mantissa = mantissa &* 10 &+ UInt64(digit)
        index += 1
      }
      exponent = firstDecimal - index
      digits += index - firstDecimal
    }
    if digits > 0, index < end, bytes[index] | 0x20 == UInt8(ascii: "e") {
      index += 1
      var isNegativePower = false
      if index < end, bytes[index] == UInt8(ascii: "-") || bytes[index] == UInt8(ascii: "+") {
        isNegativePower = bytes[index] == UInt8(ascii: "-")
        index += 1
      }
      let firstPower = index
      var power = 0
      while index < end, case let digit = bytes[index] &- 48, digit < 10, index - firstPower < 6 {
        power = power * 10 + Int(digit)
        index += 1
      }
      if index == firstPower { return nil }
      exponent += isNegativePower ? -power : power
    }
    if index < end, bytes[index] == 0x0D, index + 1 == end { index += 1 }
    guard index == end || bytes[index] == separator else { return nil }
    if digits == 0 {
      // Nothing at all is a missing value; a sign or a point alone is not.
      let isEmpty =
        index == position || (index == end && position + 1 == end && bytes[position] == 0x0D)
      if isEmpty { position = index }
      return isEmpty ? .nan : nil
    }
    guard digits <= 19, mantissa < 1 << 53, exponent.magnitude <= 22 else { return nil }
    position = index
    let power = Self.powers[Int(exponent.magnitude)]
    let value = exponent < 0 ? Double(mantissa) / power : Double(mantissa) * power
    return isNegative ? -value : value
  }

  /// The number that a whole field is: missing, infinite, or of any length.
  static func value(of field: String) -> Double? {
    switch field.lowercased() {
    case "", "nan", "na", "n/a", "null": return .nan
    case "inf", "+inf", "infinity", "+infinity": return .infinity
    case "-inf", "-infinity": return -.infinity
    default: break
    }
    // Swift would also take hexadecimal numbers.
    let isDecimal = field.utf8.allSatisfy { byte in
      byte &- 48 < 10 || [0x2B, 0x2D, 0x2E, 0x45, 0x65].contains(byte)
    }
    return isDecimal ? Double(field) : nil
  }
}
