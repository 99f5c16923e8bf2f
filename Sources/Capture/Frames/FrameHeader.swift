package import Packets

/// What a capture says of one frame beside its bytes.
package struct FrameHeader: Equatable, Sendable {
  /// When it was captured, in nanoseconds since 1970-01-01 UTC; 0 when the capture doesn't say.
  package var timestampNanoseconds: Int64
  /// Its length on the wire, in bytes.
  package var wireLength: Int
  /// What its first bytes are.
  package var link: LinkType
  /// The place of its interface in the capture's list of interfaces.
  package var interface: Int
  /// Its place in the capture, from 1.
  package var number: Int
  /// Where its record begins in the (unpacked) file, in bytes; 0 in a live capture.
  package var offset: Int

  package init(
    timestampNanoseconds: Int64, wireLength: Int, link: LinkType, interface: Int = 0,
    number: Int = 1, offset: Int = 0
  ) {
    self.timestampNanoseconds = timestampNanoseconds
    self.wireLength = wireLength
    self.link = link
    self.interface = interface
    self.number = number
    self.offset = offset
  }
}

/// What whoever looks at frames wants after one of them.
package enum FrameStep: Sendable {
  /// The next frame.
  case next
  /// Stop here; a later call goes on behind this frame.
  case stop
}
