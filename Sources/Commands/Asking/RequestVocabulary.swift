/// Which words of requests mean the same, which mean nothing, and which names are also plain words.
enum RequestVocabulary {
  /// Words of a line mean the same as its first one.
  static let synonyms = """
    interface nic card adapter iface device
    host machine server box computer node target system
    show list display print view see get give output dump tell
    download fetch retrieve grab
    find search locate discover detect lookup
    remove delete drop erase clear flush
    add create make new generate
    start begin launch run open execute initiate
    stop end halt kill terminate shutdown
    connection connect connected session
    every each
    address addr ips
    file path
    directory folder
    website site webpage page
    query ask resolve
    test check verify
    speed bandwidth throughput rate
    fast quick quickly
    packet datagram
    wifi wireless wlan wi-fi
    network lan subnet
    user username login
    password passphrase credential
    certificate cert
    config configuration settings setting
    enable activate
    disable deactivate
    bring turn set change modify update edit
    statistic stat counter
    information info detail
    help usage
    upload send push put
    copy transfer sync mirror
    via through using use
    continuous continuously forever
    process program pid
    record entry
    max maximum
    min minimum
    second sec
    dns nameserver resolver
    gateway router
    """

  /// Words that say nothing about what is wanted.
  static let silent: WordList =
    "a an the of is are be it its this that i me my can you please your their given specific specified some"

  /// Names of utilities that a sentence has for other reasons.
  static let ordinaryNames: WordList = """
    host ip route bridge date at hostname http arp service ftp watch timeout screen w ss step trip \
    bore dog fast links mount find file GET POST HEAD knock sort head tail cut net
    """

  /// Utilities that most people reach for first; they go before their equals.
  static let everyday: WordList =
    "ip ss dig curl ping nmap tcpdump ssh traceroute wget nc iw nmcli openssl"

  /// Utilities for one trade, one provider or few people: they go behind their equals unless the
  /// request names them.
  static let seldom: WordList = """
    acme.sh airdecap-ng amass apachectl bandwhich birdc bore bully bwm-ng capinfos certtool chisel \
    cloudflared create_ap croc curlie dbclient delv dirb dnsdomainname dnsenum dnsmap dnsperf \
    dnsrecon dnstracer dnsx dog doggo drill enum4linux ettercap exportfs fast ffuf fierce frpc \
    gnutls-cli goaccess gobuster grpcurl h2load haproxy hey httrack hurl ifdown ifmetric ifup \
    ipcalc iptstate ipvsadm iwctl kdig keytool kismet knock lego lft links lldpcli lldpctl \
    lwp-request lynis massdns medusa minicom mitmdump mkcert mmcli mullvad naabu named-checkconf \
    nbtscan ndisc6 netplan nfdump nikto nmblookup nmtui nordvpn nping nsupdate ntpdig nuttcp \
    openfortivpn ovs-ofctl ovs-vsctl p0f pdsh picocom plink poff pppd prettyping protonvpn \
    proxychains4 pssh putty rdesktop rdisc6 resolvconf routel rpcclient rtmon rustscan sipcalc \
    smbget smbmap smbstatus snmptable snmptranslate snmptrap sockstat speedometer sslscan step \
    stunnel subfinder swanctl tcpick tcprewrite tcptraceroute tcptrack termshark testparm tlsx \
    torify trip vegeta vncviewer vnstati vpnc w3m wavemon websocat wget2 whatweb wondershaper \
    wormhole wpscan wrk xidel zerotier-cli zmap
    """

  /// Utilities that take `user@host` where they take a host.
  static let takesUserAtHost: WordList =
    "ssh scp rsync sftp ssh-copy-id mosh sshfs autossh sshuttle"

  /// The ports of services that requests name.
  static let servicePorts: [String: String] = [
    "ftp": "21", "ssh": "22", "telnet": "23", "smtp": "25", "dns": "53", "http": "80",
    "pop3": "110", "ntp": "123", "imap": "143", "snmp": "161", "ldap": "389", "https": "443",
    "smb": "445", "imaps": "993", "mysql": "3306", "rdp": "3389", "postgres": "5432",
    "postgresql": "5432", "redis": "6379",
  ]

  /// Numbers in words.
  static let numbers: [String: Double] = [
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30,
    "forty": 40, "fifty": 50, "sixty": 60, "hundred": 100, "thousand": 1000, "half": 0.5,
    "quarter": 0.25, "dozen": 12,
  ]

  /// Seconds of a unit of time; nil for other words.
  static func seconds(ofUnit word: String) -> Double? {
    switch word {
    case "ms", "millisecond", "milliseconds", "msec": 0.001
    case "s", "sec", "secs", "second", "seconds": 1
    case "m", "min", "mins", "minute", "minutes": 60
    case "h", "hour", "hours": 3600
    case "d", "day", "days": 86_400
    default: nil
    }
  }

  /// What is counted: the number before such a word is how many.
  static let counted: WordList = """
    times packets packet probes probe requests request pings ping hops hop frames frame lines line \
    connections queries entries tries attempts threads clients streams users results rows
    """

  /// What is done with services.
  static let serviceVerbs: WordList = """
    restart start stop reload enable disable mask unmask running status crashed failed why logs log
    """

  /// Words after which nothing is named.
  static let prepositions: WordList = """
    a an the is in on at of for with from to and or that which running status files file
    """

  /// Words that say how something is shown or run and not what.
  static let general = """
    help usage manual version verbose verbosely quiet quietly silent output debug mode colour color \
    coloured detailed details detail show display print enable use using with without in and or to \
    run set all every other more additional extra option options command format as at how do does \
    work level brief short long full
    """

  /// The types of records that are asked of name servers.
  static let recordTypes: WordList = "AAAA MX NS TXT SOA CNAME SRV PTR CAA DS DNSKEY HTTPS TLSA"

  /// The ends of file names.
  static let fileEnds: WordList = """
    pcap pcapng txt json pem crt cer key pub csv log conf cfg tar gz tgz zip html iso xml yaml yml \
    sh pdf img deb ovpn bin md rules nft list zone db sql py p12 der csr dat
    """

  /// How the names of interfaces begin, before a digit.
  static let interfaceBeginnings: WordList = """
    eth wlan enp eno ens enx wlp wlx br tun tap veth bond wg docker virbr vlan ppp dummy usb ib \
    team macvlan mon vxlan ifb vmnet
    """
}

extension Catalogue {
  /// Whether a utility is one of those that most people reach for first.
  package static func isEveryday(_ utility: String) -> Bool {
    RequestVocabulary.everyday.contains(utility)
  }

  /// Whether a utility is one that few people reach for.
  package static func isSeldom(_ utility: String) -> Bool {
    RequestVocabulary.seldom.contains(utility)
  }

  /// Whether a utility takes `user@host` where it takes a host.
  package static func takesUserAtHost(_ utility: String) -> Bool {
    RequestVocabulary.takesUserAtHost.contains(utility)
  }

  /// Whether a utility's name is also a plain word, so that a sentence that has it need not mean it.
  package static func isOrdinaryWord(_ name: String) -> Bool {
    RequestVocabulary.ordinaryNames.contains(name)
  }
}
