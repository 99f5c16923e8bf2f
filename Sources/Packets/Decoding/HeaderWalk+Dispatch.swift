extension HeaderWalk {
  /// Goes where a capture's link-layer type points.
  @inline(never)
  mutating func link(
    _ type: LinkType, _ frame: borrowing RawSpan, _ summary: inout PacketSummary
  ) -> NextHeader {
    switch type {
    case .ethernet: return .ethernet
    case .ip4: return .ip4
    case .ip6: return .ip6
    // What BSD systems call raw IP is in old files as well.
    case .rawIP, LinkType(rawValue: 12), LinkType(rawValue: 14): return .ip
    case .linuxCooked: return linuxCooked(frame, &summary)
    case .linuxCookedV2: return linuxCookedV2(frame, &summary)
    case .bsdLoopback: return loopback(frame, &summary)
    case .openBSDLoopback: return loopback(frame, &summary)
    case .openBSDEncapsulation: return openBSDEncapsulation(frame, &summary)
    case .packetFilterLog: return packetFilterLog(frame, &summary)
    case .ppp, .pppHDLC: return .ppp
    case .pppEther: return .pppoe
    case .pppDirection, .pppDaemon: return skip(1, then: .ppp, &summary)
    case .ciscoHDLC: return ciscoHDLC(frame, &summary)
    case .ciscoHDLCDirection: return skip(1, then: .link(.ciscoHDLC), &summary)
    case .frameRelay: return frameRelay(frame, &summary)
    case .frameRelayDirection: return skip(1, then: .link(.frameRelay), &summary)
    case .slip: return skip(16, then: .ip, &summary)
    case .wireless: return .wireless
    case .wirelessRadiotap: return radiotap(frame, &summary)
    case .wirelessPrism, .wirelessAVS: return prism(frame, &summary)
    case .perPacketInformation: return perPacketInformation(frame, &summary)
    case .tokenRing: return tokenRing(frame, &summary)
    case .fddi: return fddi(frame, &summary)
    case .linuxARCNET: return arcnet(frame, &summary)
    case .atm: return .llc
    case .classicalIPOverATM: return classicalIP(frame, &summary)
    case .sunATM: return sunATM(frame, &summary)
    case .fibreChannel: return skip(16, then: .llc, &summary)
    case .fireWire: return fireWire(frame, &summary)
    case .infiniBand: return infiniBand(frame, &summary)
    case .ipNet: return ipNet(frame, &summary)
    case .netfilterLog: return netfilterLog(frame, &summary)
    case .netAnalyzer: return skip(4, then: .ethernet, &summary)
    case .packetTap, .userTwo: return packetTap(frame, &summary)
    case .broadcomTagPrepended: return skip(4, then: .ethernet, &summary)
    case .broadcomTag: return switchTag(4, frame, &summary)
    case .marvellTag: return switchTag(4, frame, &summary)
    case .marvellEtherTypeTag: return switchTag(8, frame, &summary)
    default:
      note(.linkType(type.rawValue), in: &summary)
      return .payload
    }
  }

  /// Goes where an EtherType points.
  @inline(__always)
  mutating func etherType(
    _ type: UInt16, _ frame: borrowing RawSpan, _ summary: inout PacketSummary
  ) -> NextHeader {
    if !isQuoted { summary.etherType = type }
    switch type {
    case 0x0800: return ip4(frame, &summary)
    case 0x86DD: return ip6(frame, &summary)
    default: return rareEtherType(type, frame, &summary)
    }
  }

  @inline(never)
  private mutating func rareEtherType(
    _ type: UInt16, _ frame: borrowing RawSpan, _ summary: inout PacketSummary
  ) -> NextHeader {
    switch type {
    case 0x8100, 0x88A8, 0x9100, 0x9200: return tag(frame, &summary)
    case 0x0806, 0x8035: return arp(frame, &summary)
    case 0x8847, 0x8848: return .mpls
    case 0x8863: return pppoeDiscovery(frame, &summary)
    case 0x8864: return .pppoe
    case 0x880B: return .ppp
    case 0x6558: return .ethernet
    case 0x88E7: return backboneTag(frame, &summary)
    case 0x8926: return etherTypeAfter(4, frame, &summary)
    case 0x8909: return etherTypeAfter(6, frame, &summary)
    case 0x8903: return skip(2, then: .ethernet, &summary)
    case 0x893F: return etherTypeAfter(6, frame, &summary)
    case 0x892F: return etherTypeAfter(4, frame, &summary)
    case 0xD28B: return arista(frame, &summary)
    case 0x88E5: return macSecurity(frame, &summary)
    case 0x894F: return serviceChain(frame, &summary)
    case 0x22F3: return trill(frame, &summary)
    case 0x0000..<0x0600: return lengthField(type, frame, &summary)
    default:
      note(.etherType(type), in: &summary)
      return .payload
    }
  }

  /// Goes where an IP protocol number points.
  @inline(__always)
  mutating func transport(
    _ number: UInt8, _ frame: borrowing RawSpan, _ summary: inout PacketSummary
  ) -> NextHeader {
    switch number {
    case 6: return tcp(frame, &summary)
    case 17: return udp(frame, &summary)
    default: return rareTransport(number, frame, &summary)
    }
  }

  @inline(never)
  private mutating func rareTransport(
    _ number: UInt8, _ frame: borrowing RawSpan, _ summary: inout PacketSummary
  ) -> NextHeader {
    switch number {
    case 1: return icmp(frame, &summary)
    case 58: return icmp6(frame, &summary)
    case 2: return igmp(frame, &summary)
    case 4, 41:
      enclose(&summary)
      summary.layers.insert(.ipInIP)
      return number == 4 ? .ip4 : .ip6
    case 47: return gre(frame, &summary)
    case 50:
      summary.layers.insert(.esp)
      return .payload
    case 51: return authenticationHeader(frame, &summary)
    case 59: return .payload
    case 97, 143:
      enclose(&summary)
      return skip(number == 97 ? 2 : 0, then: .ethernet, &summary)
    case 103: return multicastRouting(frame, &summary)
    case 132: return sctp(frame, &summary)
    case 136: return udpLite(frame, &summary)
    case 137:
      enclose(&summary)
      return .mpls
    default:
      note(.transport(number), in: &summary)
      return .payload
    }
  }

  /// Passes over bytes that say nothing.
  mutating func skip(
    _ count: Int, then next: NextHeader, _ summary: inout PacketSummary
  ) -> NextHeader {
    guard has(count, &summary) else { return .payload }
    offset &+= count
    return next
  }

  /// Passes over bytes that say nothing and reads an EtherType behind them.
  mutating func etherTypeAfter(
    _ count: Int, _ frame: borrowing RawSpan, _ summary: inout PacketSummary
  ) -> NextHeader {
    guard has(count &+ 2, &summary), let type = frame.word16(at: offset &+ count) else {
      return .payload
    }
    offset &+= count &+ 2
    return .etherType(type)
  }

  /// Keeps the conversation of the packet around a tunnel, and makes room for the one inside. Of
  /// several, the outermost is kept that has ports.
  mutating func enclose(_ summary: inout PacketSummary) {
    if isQuoted { return }
    if summary.enclosing.transport == 0 || summary.hasTransportHeader && !hasEnclosingPorts {
      summary.enclosing = summary.endpoints
      hasEnclosingPorts = summary.hasTransportHeader
    }
    summary.hasTransportHeader = false
    summary.sourcePort = 0
    summary.destinationPort = 0
  }
}
