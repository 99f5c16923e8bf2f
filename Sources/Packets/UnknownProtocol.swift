/// A number that announced something this module does not read: what is counted by type instead.
package enum UnknownProtocol: Hashable, Sendable {
  /// A link-layer type of the capture.
  case linkType(UInt16)
  /// An EtherType.
  case etherType(UInt16)
  /// The destination service access point of an LLC frame (IEEE 802.2), or, above 0xFF, the
  /// protocol of a SNAP header with an organisation of its own.
  case serviceAccess(UInt16)
  /// A PPP protocol number; its control protocols are among them.
  case ppp(UInt16)
  /// A protocol behind a network layer identifier (ISO/IEC TR 9577), as frame relay uses.
  case networkLayer(UInt8)
  /// An IP protocol number.
  case transport(UInt8)
  /// Wireless data that is encrypted, or no data: the type and subtype of the frame.
  case wireless(UInt8)
}
