/// What two hosts speak above their transport, as far as the first bytes or the port tell.
package enum ApplicationProtocol: UInt8, CaseIterable, Hashable, Sendable {
  case dns
  case mdns
  case llmnr
  case dhcp
  case dhcp6
  case tls
  case dtls
  case quic
  case http
  case http2
  case ntp
  case snmp
  case ssh
  case ftp
  case smtp
  case imap
  case pop3
  case telnet
  case smb
  case rdp
  case kerberos
  case ldap
  case mysql
  case postgresql
  case sqlServer
  case oracle
  case mongodb
  case redis
  case memcached
  case mqtt
  case amqp
  case sip
  case rtsp
  case rtp
  case rtcp
  case stun
  case syslog
  case netbiosName
  case netbiosDatagram
  case netbiosSession
  case ssdp
  case webServiceDiscovery
  case tftp
  case radius
  case tacacs
  case isakmp
  case ipsecNAT
  case wireguard
  case openvpn
  case l2tp
  case bgp
  case rip
  case hsrp
  case bfd
  case netflow
  case sflow
  case gtp
  case coap
  case modbus
  case dnp3
  case bacnet
  case ethernetIP
  case s7
  case iec104
  case remoteProcedureCall
  case dceRPC
  case nfs
  case rsync
  case vnc
  case x11
  case irc
  case xmpp
  case socks
  case bitTorrent
  case git
  case chargen
  case quoteOfTheDay
  case echo
  case discard
  case daytime
  case finger
  case whois
  case printer
  case ipp
  case sourceEngine
  case ipmi

  /// The protocol's usual short name in lower case.
  package var name: String {
    switch self {
    case .dns: "dns"
    case .mdns: "mdns"
    case .llmnr: "llmnr"
    case .dhcp: "dhcp"
    case .dhcp6: "dhcpv6"
    case .tls: "tls"
    case .dtls: "dtls"
    case .quic: "quic"
    case .http: "http"
    case .http2: "http2"
    case .ntp: "ntp"
    case .snmp: "snmp"
    case .ssh: "ssh"
    case .ftp: "ftp"
    case .smtp: "smtp"
    case .imap: "imap"
    case .pop3: "pop3"
    case .telnet: "telnet"
    case .smb: "smb"
    case .rdp: "rdp"
    case .kerberos: "kerberos"
    case .ldap: "ldap"
    case .mysql: "mysql"
    case .postgresql: "postgresql"
    case .sqlServer: "mssql"
    case .oracle: "oracle"
    case .mongodb: "mongodb"
    case .redis: "redis"
    case .memcached: "memcached"
    case .mqtt: "mqtt"
    case .amqp: "amqp"
    case .sip: "sip"
    case .rtsp: "rtsp"
    case .rtp: "rtp"
    case .rtcp: "rtcp"
    case .stun: "stun"
    case .syslog: "syslog"
    case .netbiosName: "nbns"
    case .netbiosDatagram: "nbdgm"
    case .netbiosSession: "nbss"
    case .ssdp: "ssdp"
    case .webServiceDiscovery: "ws-discovery"
    case .tftp: "tftp"
    case .radius: "radius"
    case .tacacs: "tacacs"
    case .isakmp: "isakmp"
    case .ipsecNAT: "ipsec-nat-t"
    case .wireguard: "wireguard"
    case .openvpn: "openvpn"
    case .l2tp: "l2tp"
    case .bgp: "bgp"
    case .rip: "rip"
    case .hsrp: "hsrp"
    case .bfd: "bfd"
    case .netflow: "netflow"
    case .sflow: "sflow"
    case .gtp: "gtp"
    case .coap: "coap"
    case .modbus: "modbus"
    case .dnp3: "dnp3"
    case .bacnet: "bacnet"
    case .ethernetIP: "ethernet-ip"
    case .s7: "s7comm"
    case .iec104: "iec104"
    case .remoteProcedureCall: "rpc"
    case .dceRPC: "dcerpc"
    case .nfs: "nfs"
    case .rsync: "rsync"
    case .vnc: "vnc"
    case .x11: "x11"
    case .irc: "irc"
    case .xmpp: "xmpp"
    case .socks: "socks"
    case .bitTorrent: "bittorrent"
    case .git: "git"
    case .chargen: "chargen"
    case .quoteOfTheDay: "qotd"
    case .echo: "echo"
    case .discard: "discard"
    case .daytime: "daytime"
    case .finger: "finger"
    case .whois: "whois"
    case .printer: "printer"
    case .ipp: "ipp"
    case .sourceEngine: "source-engine"
    case .ipmi: "ipmi"
    }
  }
}

/// Which protocol a conversation speaks and what says so.
package struct ApplicationIdentification: Hashable, Sendable {
  /// What the recognition rests on.
  package enum Evidence: UInt8, Hashable, Sendable {
    /// A port number alone.
    case port
    /// The bytes of the payload.
    case content
  }

  /// The protocol recognised.
  package var application: ApplicationProtocol
  /// What says so.
  package var evidence: Evidence

  package init(_ application: ApplicationProtocol, by evidence: Evidence) {
    self.application = application
    self.evidence = evidence
  }
}

extension ApplicationProtocol {
  /// What the first payload bytes of a conversation's direction are: by content first, by port
  /// second, nil when neither says anything.
  ///
  /// - Parameters:
  ///   - payload: the transport's payload as captured; may be empty or cut short.
  ///   - transport: the IP protocol number (6 TCP, 17 UDP, 132 SCTP).
  ///   - sourcePort: the sender's port.
  ///   - destinationPort: the receiver's port.
  /// - Complexity: O(1) for nearly all payloads; a DNS name is walked to its end (255 bytes).
  package static func identify(
    _ payload: RawSpan, transport: UInt8, sourcePort: UInt16, destinationPort: UInt16
  ) -> ApplicationIdentification? {
    let content: ApplicationProtocol?
    switch transport {
    case 6: content = ofStream(payload, sourcePort, destinationPort)
    case 17: content = ofDatagram(payload, sourcePort, destinationPort)
    default: content = nil
    }
    if let content { return ApplicationIdentification(content, by: .content) }
    // The lower of two ports is more often the server's.
    let low = min(sourcePort, destinationPort)
    let high = max(sourcePort, destinationPort)
    guard
      let known = usual(port: low, transport: transport)
        ?? usual(port: high, transport: transport)
    else { return nil }
    return ApplicationIdentification(known, by: .port)
  }
}
