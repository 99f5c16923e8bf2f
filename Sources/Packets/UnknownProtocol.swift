/// A number that announced something this module does not read: what is counted by type instead.
package enum UnknownProtocol: Hashable, Sendable {
  /// A link-layer type of the capture.
  case linkType(UInt16)
  /// An EtherType; values below 0x0600 are none.
  case etherType(UInt16)
  /// An IP protocol number.
  case transport(UInt8)
}
