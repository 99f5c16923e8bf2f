internal import Packets

/// The header of a classic capture file.
///
/// Source: draft-ietf-opsawg-pcap, section 4.
struct PcapHeader: Equatable {
  /// The bytes that it takes.
  static let length = 24

  let form: PcapForm
  let majorVersion: UInt16
  let minorVersion: UInt16
  let snapshotLength: UInt32
  let link: LinkType
  /// Nanoseconds in one unit of the second part of a time.
  let nanosecondsPerUnit: Int64
  /// Whether a packet's two lengths may stand in either order: they were exchanged in version 2.3,
  /// and some programs did not follow at once.
  let mayHaveSwappedLengths: Bool

  /// Reads the header at the front of `bytes`, which must hold ``length`` bytes.
  init(_ bytes: RawSpan, form: PcapForm) {
    self.form = form
    let isBig = form.isBigEndian
    majorVersion = bytes.word16(at: 4, isBigEndian: isBig)
    minorVersion = bytes.word16(at: 6, isBigEndian: isBig)
    snapshotLength = bytes.word32(at: 16, isBigEndian: isBig)
    let network = bytes.word32(at: 20, isBigEndian: isBig)
    // AIX writes version 2.2, interface types of RFC 1573 and nanoseconds.
    if (majorVersion, minorVersion) == (2, 2), let link = PcapHeader.aixLink(network) {
      self.link = link
      nanosecondsPerUnit = 1
    } else {
      link = LinkType(fileNumber: network)
      nanosecondsPerUnit = form.isNanosecond ? 1 : 1_000
    }
    mayHaveSwappedLengths = majorVersion == 543 || majorVersion == 2 && minorVersion <= 3
  }

  /// Whether this program knows how such a file is laid out.
  var isKnownVersion: Bool { majorVersion == 2 || majorVersion == 543 }

  /// The bytes in front of each packet.
  var recordHeaderLength: Int { form.isModified ? 24 : 16 }

  /// The link type for an interface type of RFC 1573. Source: Wireshark's `libpcap.c`.
  private static func aixLink(_ interfaceType: UInt32) -> LinkType? {
    switch interfaceType {
    case 6: .ethernet
    case 24: .bsdLoopback
    default: nil
    }
  }
}
