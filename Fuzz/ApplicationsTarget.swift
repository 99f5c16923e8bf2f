/// Fuzzes what follows conversations: nothing traps or reads outside, whatever a stream says and in
/// whatever pieces, order and gaps it comes.
///
/// The first byte chooses the transport (the high bit for UDP) and the server's port. Then come
/// packets: a byte of flags (1 from the server, 2 FIN, 4 cut by the capture, 8 a gap before it, 16
/// sent again), a byte of length, and so many bytes of payload.
@c(LLVMFuzzerTestOneInput)
public func fuzzApplications(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  guard count >= 3, let start else { return 0 }
  let input = UnsafeBufferPointer(start: start, count: count)
  let ports: [UInt16] = [80, 443, 53, 22, 25, 3389, 8080, 3128, 1080, 445, 21, 8443, 49_153, 5353]
  let transport: UInt8 = input[0] & 0x80 == 0 ? 6 : 17
  var tracker = ApplicationTracker(limit: 4)
  var next: [UInt32] = [1, 1]
  var place = 1
  while place + 2 <= count {
    let flags = input[place]
    let length = min(Int(input[place + 1]), count - place - 2)
    // Each payload ends where its memory does, so that the sanitizer sees a read past it.
    let payload = UnsafeMutableRawBufferPointer.allocate(byteCount: length, alignment: 1)
    defer { payload.deallocate() }
    payload.copyBytes(
      from: UnsafeRawBufferPointer(
        rebasing: UnsafeRawBufferPointer(input)[(place + 2)..<(place + 2 + length)]))
    place += 2 + length
    let side = Int(flags & 1)
    var packet = PacketSummary()
    packet.transport = transport
    packet.layers = transport == 6 ? [.ip4, .tcp] : [.ip4, .udp]
    packet.hasTransportHeader = true
    packet.source = IPAddress(v4: 0x0A00_0001 + UInt32(side))
    packet.destination = IPAddress(v4: 0x0A00_0002 - UInt32(side))
    packet.sourcePort = side == 0 ? 50_000 : ports[Int(input[0] & 0x7F) % ports.count]
    packet.destinationPort = side == 1 ? 50_000 : ports[Int(input[0] & 0x7F) % ports.count]
    packet.tcpFlags = flags & 2 == 0 ? .ack : [.ack, .fin]
    if flags & 8 != 0 { next[side] &+= 700 }
    packet.sequence = flags & 16 == 0 ? next[side] : next[side] &- UInt32(length)
    packet.payloadCapturedLength = UInt32(length)
    packet.payloadLength = UInt32(length) + (flags & 4 == 0 ? 0 : 900)
    if flags & 16 == 0 { next[side] &+= packet.payloadLength }
    let bytes = UnsafeRawBufferPointer(payload).bytes
    let layers = tracker.read(packet, bytes, stream: UInt64(flags >> 5) + 1)
    guard layers.isDisjoint(with: [.ethernet, .ip4, .ip6, .tcp, .udp, .arp]) else {
      fatalError("an application shows as a header that is not its own")
    }
    readMessages(bytes, packet)
  }
  return 0
}

/// Reads a payload as every kind of message that findings rest on.
private func readMessages(_ bytes: RawSpan, _ packet: borrowing PacketSummary) {
  let found = ApplicationProtocol.identify(
    bytes, transport: packet.transport, sourcePort: packet.sourcePort,
    destinationPort: packet.destinationPort)
  if let application = found?.application { _ = LoginReply.read(bytes, application) }
  _ = DNSMessage(bytes, transport: packet.transport)
  _ = DNSSummary(bytes, transport: packet.transport)
  _ = TLSClientHello(record: bytes)
  _ = TLSServerHello(record: bytes)
  _ = HTTPHead(bytes)
  _ = DHCPMessage(bytes)
  _ = DHCP6Message(bytes)
  _ = NTPMessage(bytes)
  _ = SNMPMessage(bytes)
  _ = SSHBanner(bytes)
  _ = QUICHeader(bytes)
}
