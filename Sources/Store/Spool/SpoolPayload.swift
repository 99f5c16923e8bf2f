/// Writes the fields of a spooled record.
struct PayloadWriter {
  private(set) var bytes: [UInt8] = []
  private var isEmpty = true

  mutating func text(_ value: String?) {
    separate()
    guard let value else {
      bytes.append(contentsOf: [UInt8(ascii: "\\"), UInt8(ascii: "0")])
      return
    }
    for byte in value.utf8 {
      switch byte {
      case UInt8(ascii: "\\"): escape("\\")
      case UInt8(ascii: "\t"): escape("t")
      case UInt8(ascii: "\n"): escape("n")
      default: bytes.append(byte)
      }
    }
  }

  mutating func whole(_ value: Int64?) { text(value.map { String($0) }) }

  /// Writes a real number so that reading it gives the same one.
  mutating func real(_ value: Double?) { text(value.map { String($0) }) }

  private mutating func escape(_ letter: Unicode.Scalar) {
    bytes.append(UInt8(ascii: "\\"))
    bytes.append(UInt8(ascii: letter))
  }

  private mutating func separate() {
    if !isEmpty { bytes.append(UInt8(ascii: "\t")) }
    isEmpty = false
  }
}

/// Reads the fields of a spooled record, in the order in which they were written.
struct PayloadReader {
  private let fields: [ArraySlice<UInt8>]
  private var position = 0

  init(_ bytes: ArraySlice<UInt8>) {
    fields = bytes.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)
  }

  /// How many fields there are in all.
  var count: Int { fields.count }

  mutating func text() -> String? {
    guard position < fields.count else { return nil }
    let field = fields[position]
    position += 1
    guard field.contains(UInt8(ascii: "\\")) else { return String(decoding: field, as: UTF8.self) }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(field.count)
    var rest = field
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "\\") else {
        bytes.append(byte)
        continue
      }
      switch rest.popFirst() {
      case UInt8(ascii: "t"): bytes.append(UInt8(ascii: "\t"))
      case UInt8(ascii: "n"): bytes.append(UInt8(ascii: "\n"))
      case UInt8(ascii: "\\"): bytes.append(UInt8(ascii: "\\"))
      default: return nil
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  mutating func whole() -> Int64? { text().flatMap { Int64($0) } }

  mutating func real() -> Double? { text().flatMap { Double($0) } }

  mutating func uid() -> ExecutionUID? {
    guard let digits = text(), digits.utf8.count == 32,
      let high = UInt64(digits.prefix(16), radix: 16),
      let low = UInt64(digits.suffix(16), radix: 16)
    else { return nil }
    return ExecutionUID(high: high, low: low)
  }
}
