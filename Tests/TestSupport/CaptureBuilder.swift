/// Writes captures byte by byte, so that tests say exactly what a reader gets.
package struct CaptureBuilder {
  package var bytes: [UInt8] = []
  package let isBigEndian: Bool

  package init(isBigEndian: Bool = false) {
    self.isBigEndian = isBigEndian
  }

  package mutating func add<Word: FixedWidthInteger>(_ word: Word) {
    let ordered = isBigEndian ? word.bigEndian : word.littleEndian
    withUnsafeBytes(of: ordered) { bytes.append(contentsOf: $0) }
  }

  package mutating func pad() {
    while bytes.count % 4 != 0 { bytes.append(0) }
  }

  /// The header of a classic capture.
  package mutating func fileHeader(
    magic: UInt32 = 0xA1B2_C3D4, version: (UInt16, UInt16) = (2, 4),
    snapshotLength: UInt32 = 65_535, link: UInt32 = 1
  ) {
    add(magic)
    add(version.0)
    add(version.1)
    add(UInt32(0))
    add(UInt32(0))
    add(snapshotLength)
    add(link)
  }

  /// A packet of a classic capture.
  package mutating func record(
    seconds: UInt32 = 1, fraction: UInt32 = 0, _ frame: [UInt8], captured: UInt32? = nil,
    wire: UInt32? = nil, extra: [UInt8] = []
  ) {
    add(seconds)
    add(fraction)
    add(captured ?? UInt32(frame.count))
    add(wire ?? UInt32(frame.count))
    bytes += extra + frame
  }

  /// Any block of pcapng; `lengths` replaces the ones that are right.
  package mutating func block(
    _ type: UInt32, lengths: (front: UInt32, end: UInt32)? = nil, _ body: [UInt8]
  ) {
    let padding = (4 - body.count % 4) % 4
    let length = UInt32(12 + body.count + padding)
    add(type)
    add(lengths?.front ?? length)
    bytes += body + [UInt8](repeating: 0, count: padding)
    add(lengths?.end ?? length)
  }

  /// A section header block.
  package mutating func section(mark: UInt32 = 0x1A2B_3C4D, version: (UInt16, UInt16) = (1, 0)) {
    var body = CaptureBuilder(isBigEndian: isBigEndian)
    body.add(mark)
    body.add(version.0)
    body.add(version.1)
    body.add(Int64(-1))
    block(0x0A0D_0D0A, body.bytes)
  }

  /// An interface description block.
  package mutating func interface(
    link: UInt16 = 1, snapshotLength: UInt32 = 0, options: [(code: UInt16, value: [UInt8])] = []
  ) {
    var body = CaptureBuilder(isBigEndian: isBigEndian)
    body.add(link)
    body.add(UInt16(0))
    body.add(snapshotLength)
    for option in options {
      body.add(option.code)
      body.add(UInt16(option.value.count))
      body.bytes += option.value
      body.pad()
    }
    if !options.isEmpty { body.add(UInt32(0)) }
    block(1, body.bytes)
  }

  /// An enhanced packet block.
  package mutating func packet(
    _ frame: [UInt8], interface: UInt32 = 0, ticks: UInt64 = 0, captured: UInt32? = nil,
    wire: UInt32? = nil
  ) {
    var body = CaptureBuilder(isBigEndian: isBigEndian)
    body.add(interface)
    body.add(UInt32(ticks >> 32))
    body.add(UInt32(truncatingIfNeeded: ticks))
    body.add(captured ?? UInt32(frame.count))
    body.add(wire ?? UInt32(frame.count))
    block(6, body.bytes + frame)
  }
}
