/// Headers around a payload, with lengths and checksums as they have to be.
enum Wire {
  static func ethernet(
    from source: [UInt8], to destination: [UInt8], type: Int, _ payload: [UInt8]
  ) -> [UInt8] {
    var frame = Octets(destination)
    frame.add(source)
    frame.add16(type)
    frame.add(payload)
    return frame.bytes
  }

  /// An IP packet in an Ethernet frame.
  static func frame(
    from source: Station, to destination: Station, transport: UInt8, timeToLive: UInt8 = 64,
    _ segment: [UInt8], claiming length: Int? = nil
  ) -> [UInt8] {
    ethernet(
      from: source.hardware, to: destination.hardware,
      type: source.address.count == 4 ? 0x0800 : 0x86DD,
      internet(
        from: source, to: destination, transport: transport, timeToLive: timeToLive, segment,
        claiming: length))
  }

  /// An IP packet.
  ///
  /// - Parameter length: what its header says of its payload, where that is more than is given: the
  ///   beginning of a packet whose rest a capture did not keep.
  static func internet(
    from source: Station, to destination: Station, transport: UInt8, timeToLive: UInt8 = 64,
    _ segment: [UInt8], claiming length: Int? = nil
  ) -> [UInt8] {
    let length = length ?? segment.count
    var header = Octets()
    if source.address.count == 4 {
      header.add([0x45, 0])
      header.add16(20 + length)
      header.add32(0x0000_4000)
      header.add([timeToLive, transport, 0, 0])
      header.add(source.address)
      header.add(destination.address)
      header.replace16(at: 10, with: header.checksum())
    } else {
      header.add32(0x6000_0000)
      header.add16(length)
      header.add([transport, timeToLive])
      header.add(source.address)
      header.add(destination.address)
    }
    return header.bytes + segment
  }

  static func udp(
    from source: Station, _ sourcePort: Int, to destination: Station, _ destinationPort: Int,
    _ payload: [UInt8]
  ) -> [UInt8] {
    var segment = Octets()
    segment.add16(sourcePort)
    segment.add16(destinationPort)
    segment.add16(8 + payload.count)
    segment.add16(0)
    segment.add(payload)
    let sum = segment.checksum(
      pseudoHeader(source, destination, transport: 17, segment.bytes.count))
    segment.replace16(at: 6, with: sum == 0 ? 0xFFFF : sum)
    return frame(from: source, to: destination, transport: 17, segment.bytes)
  }

  /// An echo of ICMP, or its reply.
  static func echo(
    from source: Station, to destination: Station, isReply: Bool, identifier: Int, sequence: Int,
    _ payload: [UInt8]
  ) -> [UInt8] {
    let isIP4 = source.address.count == 4
    var message = Octets(isIP4 ? [isReply ? 0 : 8, 0, 0, 0] : [isReply ? 129 : 128, 0, 0, 0])
    message.add16(identifier)
    message.add16(sequence)
    message.add(payload)
    let start =
      isIP4 ? 0 : pseudoHeader(source, destination, transport: 58, message.bytes.count)
    message.replace16(at: 2, with: message.checksum(start))
    return frame(from: source, to: destination, transport: isIP4 ? 1 : 58, message.bytes)
  }

  /// ARP. Source: RFC 826.
  static func arp(
    _ operation: Int, from sender: Station, for target: [UInt8], hardware: [UInt8]? = nil,
    to destination: [UInt8] = Station.broadcast
  ) -> [UInt8] {
    var message = Octets()
    message.add16(1)
    message.add16(0x0800)
    message.add([6, 4])
    message.add16(operation)
    message.add(sender.hardware)
    message.add(sender.address)
    message.add(hardware ?? [UInt8](repeating: 0, count: 6))
    message.add(target)
    return ethernet(from: sender.hardware, to: destination, type: 0x0806, message.bytes)
  }

  /// The sum of what a checksum covers besides the segment. Source: RFC 9293, section 3.1; RFC 8200,
  /// section 8.1.
  static func pseudoHeader(
    _ source: Station, _ destination: Station, transport: Int, _ length: Int
  ) -> Int {
    let addresses = Octets(source.address + destination.address)
    return (~addresses.checksum() & 0xFFFF) + transport + length
  }
}
