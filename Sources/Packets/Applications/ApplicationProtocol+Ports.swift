extension ApplicationProtocol {
  /// The protocol registered for a port, or the one met there in practice.
  ///
  /// Source: IANA's service name and port number registry; for databases and tunnels the defaults
  /// of the programs.
  ///
  /// - Parameters:
  ///   - port: a TCP, UDP or SCTP port.
  ///   - transport: the IP protocol number.
  package static func usual(port: UInt16, transport: UInt8) -> ApplicationProtocol? {
    switch transport {
    case 6: usualStream(port)
    case 17: usualDatagram(port)
    default: nil
    }
  }

  private static func usualStream(_ port: UInt16) -> ApplicationProtocol? {
    switch port {
    case 7: .echo
    case 9: .discard
    case 13: .daytime
    case 17: .quoteOfTheDay
    case 19: .chargen
    case 20, 21: .ftp
    case 22: .ssh
    case 23: .telnet
    case 25, 587: .smtp
    case 43: .whois
    case 49: .tacacs
    case 53: .dns
    case 79: .finger
    case 80, 3128, 8000, 8008, 8080, 8888: .http
    case 88, 464: .kerberos
    case 102: .s7
    case 110: .pop3
    case 111: .remoteProcedureCall
    case 135: .dceRPC
    case 139: .netbiosSession
    case 143: .imap
    case 179: .bgp
    case 389, 3268: .ldap
    case 443, 465, 636, 853, 989, 990, 992, 993, 995, 3269, 5061, 6697, 8443, 8883: .tls
    case 445: .smb
    case 502: .modbus
    case 514, 6514: .syslog
    case 515, 9100: .printer
    case 554: .rtsp
    case 631: .ipp
    case 873: .rsync
    case 1080: .socks
    case 1194: .openvpn
    case 1433: .sqlServer
    case 1521: .oracle
    case 1883: .mqtt
    case 2049: .nfs
    case 2404: .iec104
    case 3306: .mysql
    case 3389: .rdp
    case 5060: .sip
    case 5222, 5269: .xmpp
    case 5432: .postgresql
    case 5671, 5672: .amqp
    case 5900...5903: .vnc
    case 6000...6003: .x11
    case 6379: .redis
    case 6660...6669: .irc
    case 9418: .git
    case 11211: .memcached
    case 20000: .dnp3
    case 27017: .mongodb
    case 44818: .ethernetIP
    default: nil
    }
  }

  private static func usualDatagram(_ port: UInt16) -> ApplicationProtocol? {
    switch port {
    case 7: .echo
    case 9: .discard
    case 13: .daytime
    case 17: .quoteOfTheDay
    case 19: .chargen
    case 53: .dns
    case 67, 68: .dhcp
    case 69: .tftp
    case 88, 464: .kerberos
    case 111: .remoteProcedureCall
    case 123: .ntp
    case 137: .netbiosName
    case 138: .netbiosDatagram
    case 161, 162: .snmp
    case 389: .ldap
    case 443, 784, 8853: .quic
    case 500: .isakmp
    case 514: .syslog
    case 520: .rip
    case 546, 547: .dhcp6
    case 623: .ipmi
    case 1194: .openvpn
    case 1701: .l2tp
    case 1812, 1813, 1645, 1646: .radius
    case 1900: .ssdp
    case 1985: .hsrp
    case 2049: .nfs
    case 2055, 9995, 9996: .netflow
    case 2123, 2152: .gtp
    case 3478, 3479: .stun
    case 3702: .webServiceDiscovery
    case 3784, 3785, 4784: .bfd
    case 4500: .ipsecNAT
    case 5060: .sip
    case 5353: .mdns
    case 5355: .llmnr
    case 5683: .coap
    case 6343: .sflow
    case 6881: .bitTorrent
    case 11211: .memcached
    case 27015: .sourceEngine
    case 44818, 2222: .ethernetIP
    case 47808: .bacnet
    case 51820: .wireguard
    default: nil
    }
  }
}
