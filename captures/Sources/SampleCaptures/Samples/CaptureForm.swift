import TestSupport

/// How a sample is laid out as a file.
enum CaptureForm {
  /// The classic form.
  case pcap(isBigEndian: Bool = false, isNanosecond: Bool = false)
  /// pcapng, with the link types of its interfaces.
  case pcapng(links: [UInt16])

  /// The file that holds some frames.
  func file(of frames: [Traffic.Frame]) -> [UInt8] {
    switch self {
    case .pcap(let isBigEndian, let isNanosecond):
      var file = CaptureBuilder(isBigEndian: isBigEndian)
      file.fileHeader(magic: isNanosecond ? 0xA1B2_3C4D : 0xA1B2_C3D4, snapshotLength: 262_144)
      for frame in frames {
        let fraction = frame.nanoseconds % 1_000_000_000
        file.record(
          seconds: UInt32(frame.nanoseconds / 1_000_000_000),
          fraction: UInt32(isNanosecond ? fraction : fraction / 1000), frame.bytes,
          wire: UInt32(frame.wireLength))
      }
      return file.bytes
    case .pcapng(let links):
      var file = CaptureBuilder()
      file.section()
      for (index, link) in links.enumerated() {
        // Interface names, and times in nanoseconds.
        file.interface(
          link: link, snapshotLength: 262_144,
          options: [(2, Array("port\(index)".utf8)), (9, [9])])
      }
      for frame in frames {
        file.packet(
          frame.bytes, interface: UInt32(frame.interface), ticks: UInt64(frame.nanoseconds),
          wire: UInt32(frame.wireLength))
      }
      return file.bytes
    }
  }
}
