/// A number as it stands in a header, most significant byte first.
struct BigEndian<Number: FixedWidthInteger & BitwiseCopyable & Sendable>: BitwiseCopyable, Sendable
{
  private let stored: Number

  /// The number in the order of this machine.
  @inline(__always)
  var value: Number { Number(bigEndian: stored) }

  init(_ value: Number) { stored = value.bigEndian }
}
