/// Why a packet's bytes contradict the protocol they claim to be.
package enum Malformation: UInt8, CaseIterable, Sendable {
  /// A header's length field is smaller than the header.
  case headerLength
  /// A length inside the packet points past what the packet holds on the wire.
  case length
  /// A version field does not belong to the protocol that announced it.
  case version
  /// An option or extension header runs past its end or repeats without end.
  case option
  /// A name's compression points forward, in a circle or out of the message.
  case name
  /// More nested layers than any real packet has.
  case nesting
  /// A field holds a value that the protocol forbids.
  case value
}
