extension JSONScanner {
  /// A number as the text gave it: whole if it fits, otherwise the nearest finite double.
  enum Number {
    case integer(Int64)
    case double(Double)
  }

  /// Reads a number whose sign or first digit is next.
  mutating func number(_ bytes: Span<UInt8>) throws(Failure) -> Number {
    let start = offset
    let isNegative = bytes[start] == UInt8(ascii: "-")
    var place = isNegative ? start + 1 : start

    // The digits without the point, as far as they fit in 64 bits.
    var mantissa: UInt64 = 0
    var fits = true
    func isDigit(_ place: Int) -> Bool { place < bytes.count && bytes[place] &- 0x30 < 10 }
    func take(_ place: Int) {
      let (product, high) = mantissa.multipliedReportingOverflow(by: 10)
      let (sum, carry) = product.addingReportingOverflow(UInt64(bytes[place] &- 0x30))
      mantissa = sum
      if high || carry { fits = false }
    }

    let integerStart = place
    while isDigit(place) {
      take(place)
      place += 1
    }
    guard place > integerStart, place == integerStart + 1 || bytes[integerStart] != 0x30 else {
      throw Failure(kind: .invalidNumber, offset: start)
    }
    var isWhole = true
    var fractionDigits = 0
    if place < bytes.count, bytes[place] == UInt8(ascii: ".") {
      isWhole = false
      place += 1
      let fractionStart = place
      while isDigit(place) {
        take(place)
        place += 1
      }
      fractionDigits = place - fractionStart
      if fractionDigits == 0 { throw Failure(kind: .invalidNumber, offset: start) }
    }
    var exponent = 0
    if place < bytes.count, bytes[place] | 0x20 == UInt8(ascii: "e") {
      isWhole = false
      place += 1
      var isDown = false
      if place < bytes.count, bytes[place] == UInt8(ascii: "+") || bytes[place] == UInt8(ascii: "-")
      {
        isDown = bytes[place] == UInt8(ascii: "-")
        place += 1
      }
      let exponentStart = place
      while isDigit(place) {
        exponent = min(exponent * 10 + Int(bytes[place] &- 0x30), 1_000_000)
        place += 1
      }
      if place == exponentStart { throw Failure(kind: .invalidNumber, offset: start) }
      if isDown { exponent = -exponent }
    }
    offset = place

    if isWhole, fits {
      if !isNegative, mantissa <= UInt64(Int64.max) { return .integer(Int64(mantissa)) }
      if isNegative, mantissa > 0, mantissa <= Int64.min.magnitude {
        return .integer(Int64(truncatingIfNeeded: 0 &- mantissa))
      }
    }
    // Both the digits and the power of ten are exact doubles, so one operation rounds correctly
    // (Clinger, *How to read floating point numbers accurately*, 1990).
    let scale = exponent - fractionDigits
    if fits, mantissa <= 1 << 53, abs(scale) <= 22 {
      var power = 1.0
      for _ in 0..<abs(scale) { power *= 10 }
      let value = scale < 0 ? Double(mantissa) / power : Double(mantissa) * power
      return .double(isNegative ? -value : value)
    }
    return .double(JSONScanner.nearestDouble(bytes.extracting(start..<place)))
  }

  private static func nearestDouble(_ digits: Span<UInt8>) -> Double {
    var text = ""
    text.reserveCapacity(digits.count)
    for place in digits.indices { text.unicodeScalars.append(Unicode.Scalar(digits[place])) }
    // The grammar is checked already, so nil would mean too many digits for the standard library.
    let value = Double(text) ?? 0
    return value.isFinite ? value : value < 0 ? -.greatestFiniteMagnitude : .greatestFiniteMagnitude
  }
}
