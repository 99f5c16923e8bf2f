/// Reads a model's content and refuses what can't be.
///
/// A count is checked against the bytes that are left before room is made for it, so that a hostile
/// file can't ask for more memory than it has bytes.
struct ModelReader {
  private let bytes: [UInt8]
  private let end: Int
  /// Where it reads, in bytes from the file's start.
  private(set) var offset: Int

  init(_ bytes: [UInt8], range: Range<Int>) {
    self.bytes = bytes
    offset = range.lowerBound
    end = range.upperBound
  }

  /// The error that a part of the model can't be.
  func damaged(_ part: String) -> LearningError { .damagedModel(part: part, offset: offset) }

  /// Refuses the model unless a condition holds.
  func require(_ condition: Bool, _ part: String) throws(LearningError) {
    if !condition { throw damaged(part) }
  }

  /// Refuses bytes behind the model.
  func finish() throws(LearningError) { try require(offset == end, "end") }

  private mutating func integer<Value: FixedWidthInteger & UnsignedInteger>(
    _ part: String
  ) throws(LearningError) -> Value {
    let size = MemoryLayout<Value>.size
    guard size <= end - offset else { throw damaged(part) }
    var value: Value = 0
    for index in 0..<size { value |= Value(bytes[offset + index]) << Value(8 * index) }
    offset += size
    return value
  }

  mutating func word8(_ part: String) throws(LearningError) -> UInt8 { try integer(part) }
  mutating func word16(_ part: String) throws(LearningError) -> UInt16 { try integer(part) }
  mutating func word32(_ part: String) throws(LearningError) -> UInt32 { try integer(part) }
  mutating func word64(_ part: String) throws(LearningError) -> UInt64 { try integer(part) }

  /// A number in as few bytes as it needs.
  mutating func variable(_ part: String) throws(LearningError) -> UInt32 {
    var value: UInt32 = 0
    for shift in stride(from: UInt32(0), through: 28, by: 7) {
      let byte = try word8(part)
      try require(shift < 28 || byte <= 0x0F, part)
      value |= UInt32(byte & 0x7F) << shift
      if byte <= 0x7F { return value }
    }
    throw damaged(part)
  }

  mutating func bool(_ part: String) throws(LearningError) -> Bool {
    let value = try word8(part)
    try require(value <= 1, part)
    return value == 1
  }

  /// A whole number inside a range.
  mutating func int(_ part: String, in range: ClosedRange<Int>) throws(LearningError) -> Int {
    let place = offset
    let value = Int(try word32(part))
    guard range.contains(value) else { throw .damagedModel(part: part, offset: place) }
    return value
  }

  /// A number that may be anything, NaN and infinity too.
  mutating func anyDouble(_ part: String) throws(LearningError) -> Double {
    Double(bitPattern: try word64(part))
  }

  /// A finite number.
  mutating func double(_ part: String) throws(LearningError) -> Double {
    let place = offset
    let value = try anyDouble(part)
    guard value.isFinite else { throw .damagedModel(part: part, offset: place) }
    return value
  }

  /// A finite number.
  mutating func float(_ part: String) throws(LearningError) -> Float {
    let place = offset
    let value = Float(bitPattern: try word32(part))
    guard value.isFinite else { throw .damagedModel(part: part, offset: place) }
    return value
  }

  /// How many things follow, of which each takes this many bytes at least.
  mutating func count(
    _ part: String, bytesEach: Int, in range: ClosedRange<Int> = 0...Int(Int32.max)
  ) throws(LearningError) -> Int {
    let place = offset
    let value = try int(part, in: range)
    guard value <= (end - offset) / max(bytesEach, 1) else {
      throw .damagedModel(part: part, offset: place)
    }
    return value
  }

  /// Finite numbers behind their count.
  ///
  /// - Parameter expected: How many they must be, if that is known.
  mutating func doubles(_ part: String, count expected: Int? = nil) throws(LearningError)
    -> [Double]
  {
    let count = try count(part, bytesEach: 8)
    try require(expected.map { $0 == count } ?? true, part)
    var values: [Double] = []
    values.reserveCapacity(count)
    for _ in 0..<count { values.append(try double(part)) }
    return values
  }

  /// Finite numbers behind their count.
  ///
  /// - Parameter expected: How many they must be, if that is known.
  mutating func floats(_ part: String, count expected: Int? = nil) throws(LearningError) -> [Float]
  {
    let count = try count(part, bytesEach: 4)
    try require(expected.map { $0 == count } ?? true, part)
    var values: [Float] = []
    values.reserveCapacity(count)
    for _ in 0..<count { values.append(try float(part)) }
    return values
  }

  /// Whole numbers inside a range behind their count.
  mutating func ints(_ part: String, in range: ClosedRange<Int>) throws(LearningError) -> [Int] {
    let count = try count(part, bytesEach: 4)
    var values: [Int] = []
    values.reserveCapacity(count)
    for _ in 0..<count { values.append(try int(part, in: range)) }
    return values
  }

  /// Bytes behind their count.
  mutating func bytes(_ part: String) throws(LearningError) -> [UInt8] {
    let count = try count(part, bytesEach: 1)
    defer { offset += count }
    return Array(bytes[offset..<offset + count])
  }

  /// A text.
  mutating func text(_ part: String) throws(LearningError) -> String {
    let count = try count(part, bytesEach: 1)
    let text = String(validating: bytes[offset..<offset + count], as: UTF8.self)
    guard let text else { throw damaged(part) }
    offset += count
    return text
  }
}
