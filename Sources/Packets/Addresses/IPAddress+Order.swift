extension IPAddress: Comparable {
  /// The order of the bytes: IPv4 addresses stand together.
  @inlinable
  public static func < (left: IPAddress, right: IPAddress) -> Bool {
    (left.high, left.low) < (right.high, right.low)
  }
}

extension HardwareAddress: Comparable {
  /// The order of the bytes.
  @inlinable
  public static func < (left: HardwareAddress, right: HardwareAddress) -> Bool {
    left.bits < right.bits
  }
}
