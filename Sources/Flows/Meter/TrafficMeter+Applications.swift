internal import Packets

extension TrafficMeter {
  /// How many payloads of a flow are looked at to recognise its application.
  private static var mostLooks: UInt8 { 6 }

  /// Looks at a payload: what application speaks, and what it says that is worth an event.
  mutating func observePayload<Sink: TrafficSink & ~Copyable>(
    _ packet: PacketSummary, frame: RawSpan, slot: Int, side: Int, nanoseconds: Int64,
    into sink: inout Sink
  ) {
    guard packet.fragmentOffset == 0 else { return }
    let payload = frame.extracting(
      frame.range(from: Int(packet.payloadOffset), count: Int(packet.payloadCapturedLength)))
    if !table.entries[slot].marks.contains(.isIdentified) {
      identify(packet, payload, slot: slot)
    }
    if table.entries[slot].marks.contains(.isAssembling) {
      assembleHello(packet, payload, slot: slot, side: side)
    }
    guard let application = ApplicationProtocol(rawValue: table.details[slot].application) else {
      return
    }
    switch application {
    case .dns, .mdns, .llmnr:
      observeNames(
        packet, payload, application, slot: slot, side: side, nanoseconds: nanoseconds,
        into: &sink)
    case .dhcp: observeLease(packet, payload, nanoseconds: nanoseconds, into: &sink)
    case .http:
      observeWeb(payload, slot: slot, side: side, nanoseconds: nanoseconds, into: &sink)
    default:
      if table.entries[slot].marks.contains(.isWatched) {
        observeLogin(
          payload, application, slot: slot, side: side, nanoseconds: nanoseconds, into: &sink)
      }
    }
  }

  private mutating func identify(_ packet: PacketSummary, _ payload: RawSpan, slot: Int) {
    table.details[slot].looks &+= 1
    let found = ApplicationProtocol.identify(
      payload, transport: packet.transport, sourcePort: packet.sourcePort,
      destinationPort: packet.destinationPort)
    if let found {
      let isFirst = table.details[slot].application == .max
      if isFirst || found.evidence == .content {
        table.details[slot].application = found.application.rawValue
        table.details[slot].isByContent = found.evidence == .content
      }
      if found.evidence == .content { table.entries[slot].marks.insert(.isIdentified) }
      watch(found.application, packet.transport, slot: slot)
    }
    if table.details[slot].looks >= TrafficMeter.mostLooks {
      table.entries[slot].marks.insert(.isIdentified)
    }
  }

  /// Decides whether all payloads of a flow are looked at.
  private mutating func watch(_ application: ApplicationProtocol, _ transport: UInt8, slot: Int) {
    switch application {
    case .dns, .mdns, .llmnr, .dhcp, .ftp, .smtp, .pop3, .imap, .telnet, .http, .redis, .mysql,
      .postgresql, .ldap, .kerberos, .smb:
      table.entries[slot].marks.insert(.isWatched)
    case .tls, .quic:
      if table.details[slot].looks == 1 && hellos.count < limits.hellos {
        table.entries[slot].marks.insert(.isAssembling)
      }
    default: break
    }
  }

  // MARK: Names of servers

  private mutating func assembleHello(
    _ packet: PacketSummary, _ payload: RawSpan, slot: Int, side: Int
  ) {
    // Only the client says where it wants to go.
    guard side == table.originator(slot) else { return }
    let identifier = table.details[slot].identifier
    if packet.transport == TransportNumber.tcp {
      var buffer = hellos.streams.removeValue(forKey: identifier) ?? TLSHelloBuffer()
      switch buffer.append(payload, sequence: packet.sequence) {
      case .waiting:
        hellos.streams[identifier] = buffer
        return
      case .client(let hello): noteServer(hello, slot: slot)
      case .server, .none: break
      }
    } else {
      var buffer = hellos.datagrams.removeValue(forKey: identifier) ?? QUICHelloBuffer()
      switch buffer.append(payload) {
      case .waiting:
        hellos.datagrams[identifier] = buffer
        return
      case .client(let hello): noteServer(hello, slot: slot)
      case .none: break
      }
    }
    table.entries[slot].marks.remove(.isAssembling)
  }

  private mutating func noteServer(_ hello: TLSClientHello, slot: Int) {
    guard let name = hello.serverName, !name.isEmpty else { return }
    keep(name, origin: .tls, slot: slot)
  }

  // MARK: Events

  private mutating func observeLogin<Sink: TrafficSink & ~Copyable>(
    _ payload: RawSpan, _ application: ApplicationProtocol, slot: Int, side: Int,
    nanoseconds: Int64, into sink: inout Sink
  ) {
    let originator = table.originator(slot)
    guard side != originator, LoginReply.read(payload, application) == .refused else { return }
    let endpoints = table.endpoints(slot)
    let direct = originator == 0 ? endpoints : endpoints.reversed
    sink.happened(
      .loginFailure(
        LoginFailure(
          timestampNanoseconds: nanoseconds, flow: table.details[slot].identifier,
          client: direct.source, server: direct.destination,
          serverPort: direct.destinationPort)))
  }

  private mutating func observeLease<Sink: TrafficSink & ~Copyable>(
    _ packet: PacketSummary, _ payload: RawSpan, nanoseconds: Int64, into sink: inout Sink
  ) {
    guard let message = DHCPMessage(payload) else { return }
    let address =
      message.yourAddress.isAbsent
      ? message.requestedAddress.isAbsent ? message.clientAddress : message.requestedAddress
      : message.yourAddress
    sink.happened(
      .lease(
        LeaseMessage(
          timestampNanoseconds: nanoseconds, type: message.kind?.rawValue ?? 0,
          client: message.clientHardware, linkSource: packet.linkSource, source: packet.source,
          destination: packet.destination, address: address, transaction: message.transaction)))
  }
}
