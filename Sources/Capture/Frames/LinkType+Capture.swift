internal import Packets

extension LinkType {
  /// The link type in the header of a capture file.
  ///
  /// Only the low 26 bits name it; those above say how long the frame check sequence is. Old files
  /// hold the number that raw IP had on the system which wrote them: 12, or 14 on OpenBSD.
  /// A number that no link type has stays unknown. Source: draft-ietf-opsawg-pcap, section 4.
  init(fileNumber: UInt32) {
    switch fileNumber & 0x03FF_FFFF {
    case 12, 14: self = .rawIP
    case let number: self.init(rawValue: UInt16(exactly: number) ?? .max)
    }
  }

  /// The most bytes that a frame of this type can have in a file; longer ones are damage.
  ///
  /// Source: Wireshark's `wtap_max_packet_size` (256 KiB, and 128 MiB for the three types that
  /// carry files and messages whole; 16 MiB are enough here).
  var longestFrame: Int {
    switch rawValue {
    case 231, 249, 279: 1 << 24
    default: 1 << 18
    }
  }

  /// How many bytes the capturing program put in front of the frame that were never on the wire,
  /// and that a packet's lengths in the file count all the same.
  ///
  /// Headers that stand in for the link's own, as those of Linux cooked captures and radiotap do,
  /// are counted as the other programs count them. Source: Wireshark's `pcap-common.c`.
  var pseudoHeaderLength: Int {
    switch rawValue {
    case 204: 1
    case 245: 2
    case 123, 139, 201, 254: 4
    case 196, 209: 5
    case 144, 177: 16
    default: 0
    }
  }
}
