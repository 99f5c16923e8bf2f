/// How a capture file is laid out.
package enum CaptureFormat: Equatable, Sendable {
  /// The classic format: one link type, one header a packet.
  case pcap(PcapForm)
  /// The block format: several interfaces, link types and sections.
  case pcapng
}

/// Which of its forms a classic capture has.
package struct PcapForm: Equatable, Sendable {
  /// Whether its numbers have their most significant byte first.
  package var isBigEndian: Bool
  /// Whether the second part of a time counts nanoseconds instead of microseconds.
  package var isNanosecond: Bool
  /// Whether each packet's header has eight more bytes: the form of Alexey Kuznetsov's patch.
  package var isModified: Bool

  package init(isBigEndian: Bool, isNanosecond: Bool, isModified: Bool = false) {
    self.isBigEndian = isBigEndian
    self.isNanosecond = isNanosecond
    self.isModified = isModified
  }

  /// The form that a file's first four bytes say, or nil when they are not a capture's.
  ///
  /// Source: draft-ietf-opsawg-pcap, section 4; libpcap's `sf-pcap.c` for the modified form.
  init?(magic: UInt32) {
    for isBigEndian in [false, true] {
      switch isBigEndian ? magic.byteSwapped : magic {
      case 0xA1B2_C3D4: self.init(isBigEndian: isBigEndian, isNanosecond: false)
      case 0xA1B2_3C4D: self.init(isBigEndian: isBigEndian, isNanosecond: true)
      case 0xA1B2_CD34:
        self.init(isBigEndian: isBigEndian, isNanosecond: false, isModified: true)
      default: continue
      }
      return
    }
    return nil
  }
}
