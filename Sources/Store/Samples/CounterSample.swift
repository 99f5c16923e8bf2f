package import Platform

/// What a counter of the machine said at a moment.
package struct CounterSample: Sendable, Equatable {
  /// What is counted.
  package enum Kind: Int64, Sendable {
    /// Bytes received and sent through an interface since it was made.
    case interface = 0
    /// Bytes in use on a disk.
    case disk = 1
  }

  package var at: Timestamp
  package var kind: Kind
  /// The interface, or the directory that lies on the disk.
  package var name: String
  /// Bytes received, or in use.
  package var value: Int64
  /// Bytes sent; 0 for a disk.
  package var otherValue: Int64
  /// Bits a second that the interface can pass, or bytes that fit on the disk; nil when unknown.
  package var ceiling: Int64?

  package init(
    at: Timestamp, kind: Kind, name: String, value: Int64, otherValue: Int64 = 0,
    ceiling: Int64? = nil
  ) {
    self.at = at
    self.kind = kind
    self.name = name
    self.value = value
    self.otherValue = otherValue
    self.ceiling = ceiling
  }
}
