import TestSupport

@testable import Packets

/// Bytes put together piece by piece, as the writers of the tests' messages need them.
struct Bytes: Sendable {
  var octets: [UInt8] = []

  init(_ octets: [UInt8] = []) { self.octets = octets }

  init(_ text: String) { octets = Array(text.utf8) }

  /// Bytes written as hexadecimal digits; blanks are left out.
  init(hexadecimal text: String) {
    var high: UInt8?
    for character in text {
      guard let digit = character.hexDigitValue else { continue }
      if let first = high {
        octets.append(first << 4 | UInt8(digit))
        high = nil
      } else {
        high = UInt8(digit)
      }
    }
  }

  mutating func append(_ value: UInt8) { octets.append(value) }

  mutating func append16(_ value: Int) {
    octets.append(UInt8(truncatingIfNeeded: value >> 8))
    octets.append(UInt8(truncatingIfNeeded: value))
  }

  mutating func append24(_ value: Int) {
    octets.append(UInt8(truncatingIfNeeded: value >> 16))
    append16(value)
  }

  mutating func append32(_ value: Int) {
    append16(value >> 16)
    append16(value)
  }

  mutating func append(_ more: [UInt8]) { octets += more }

  mutating func append(_ text: String) { octets += Array(text.utf8) }
}

extension [UInt8] {
  /// Hands the bytes to a decoder as it gets them from a capture.
  func read<Result>(_ body: (RawSpan) throws -> Result) rethrows -> Result {
    try body(span.bytes)
  }

  /// The bytes with one to eight changes: a byte changed, removed, inserted or the end cut off.
  func mutated(by generator: inout SeededGenerator) -> [UInt8] {
    var bytes = self
    for _ in 0..<Int.random(in: 1...8, using: &generator) {
      let value = UInt8.random(in: 0...255, using: &generator)
      guard !bytes.isEmpty else { return [value] }
      let place = Int.random(in: 0..<bytes.count, using: &generator)
      switch Int.random(in: 0..<5, using: &generator) {
      case 0: bytes[place] = value
      case 1: bytes[place] ^= 1 << (value & 7)
      case 2: bytes.remove(at: place)
      case 3: bytes.insert(value, at: place)
      default: bytes.removeLast(Swift.min(bytes.count, Int(value & 15)))
      }
    }
    return bytes
  }
}
