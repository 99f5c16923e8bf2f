/// A TCP segment to be sent.
struct Segment {
  /// The flags of its header, from the low end: FIN, SYN, RST, PSH, ACK, URG, ECE, CWR.
  struct Flags: OptionSet {
    let rawValue: UInt8
    static let fin = Flags(rawValue: 1)
    static let syn = Flags(rawValue: 2)
    static let rst = Flags(rawValue: 4)
    static let psh = Flags(rawValue: 8)
    static let ack = Flags(rawValue: 16)
    static let urg = Flags(rawValue: 32)
    static let ece = Flags(rawValue: 64)
  }

  var source: Station
  var sourcePort: Int
  var destination: Station
  var destinationPort: Int
  var flags: Flags
  var sequence = 1
  var acknowledgment = 0
  var window = 64_240
  /// Options, a multiple of four bytes.
  var options: [UInt8] = []
  var payload: [UInt8] = []

  /// The options with which Linux opens a connection: MSS 1460, SACK permitted, no time stamps,
  /// window scale 7.
  static let opening: [UInt8] = [2, 4, 5, 0xB4, 1, 1, 4, 2, 1, 3, 3, 7]

  /// The segment with its header.
  ///
  /// - Parameter length: bytes of payload that it claims to have, where that is more than there are.
  private func bytes(claiming length: Int) -> [UInt8] {
    var segment = Octets()
    segment.add16(sourcePort)
    segment.add16(destinationPort)
    segment.add32(sequence)
    segment.add32(acknowledgment)
    segment.add([UInt8((20 + options.count) / 4 * 16), flags.rawValue])
    segment.add16(window)
    segment.add32(0)
    segment.add(options)
    segment.add(payload)
    segment.replace16(
      at: 16,
      with: segment.checksum(
        Wire.pseudoHeader(source, destination, transport: 6, 20 + options.count + length)))
    return segment.bytes
  }

  /// The segment in an Ethernet frame.
  var frame: [UInt8] {
    Wire.frame(
      from: source, to: destination, transport: 6, bytes(claiming: payload.count))
  }

  /// The segment as an IP packet.
  var packet: [UInt8] {
    Wire.internet(
      from: source, to: destination, transport: 6, bytes(claiming: payload.count))
  }

  /// The beginning of a frame whose payload was not kept.
  func beginning(ofPayload length: Int) -> [UInt8] {
    Wire.frame(
      from: source, to: destination, transport: 6, bytes(claiming: length),
      claiming: 20 + options.count + length)
  }
}
