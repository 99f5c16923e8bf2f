/// The vocabularies, one row for each group of utilities that share one.
extension Vocabulary {
  private static let addressing: Places = [
    "dev": .interface, "via": .host, "src": .host, "master": .interface, "table": .word,
    "netns": .word, "name": .word, "remote": .host, "local": .host, "metric": .integer,
    "mtu": .integer, "type": .keyword, "lladdr": .mac, "id": .integer, "vid": .integer,
    "from": .word, "to": .word, "get": .host,
    "peer": .word, "group": .word, "proto": .keyword, "scope": .keyword, "oif": .interface,
    "iif": .interface, "txqueuelen": .integer,
  ]

  static let network: [(StaticString, Vocabulary)] = [
    (
      "ip bridge devlink rdma",
      Vocabulary(
        """
        a ad addr address l li link lin r ro route rou n neigh neighbor neighbour ne ru rule rul \
        netns tunnel tun tuntap maddr maddress mroute xfrm vrf monitor token ntable tcp_metrics \
        addrlabel fou macsec mptcp nexthop sr stats ioam l2tp netconf s sh show list ls lst add \
        del delete change replace append set get flush save restore up down dev via src master \
        nomaster type table proto scope global host default mtu name metric exec identify pids \
        attach all help vlan fdb mdb state policy broadcast brd peer local remote mode promisc on \
        off arp multicast alias address lladdr permanent nud reachable stale noarp failed vf link \
        veth dummy bond vxlan macvlan ipvlan gre gretap ipip sit wireguard id vid dstport pvid \
        untagged egress port stats from to lookup prio pref fwmark cache onlink weight blackhole \
        unreachable prohibit throw dynamic primary secondary tentative temporary label \
        txqueuelen qlen group netns nexthop self permanent kind key ttl tos ikey okey
        """, after: addressing)
    ),
    (
      "tc",
      Vocabulary(
        """
        qdisc class filter action chain monitor show list ls add del delete change replace dev \
        root parent handle ingress egress clsact netem delay loss duplicate corrupt reorder rate \
        limit tbf burst latency htb default classid ceil prio sfq fq fq_codel codel pfifo bfifo \
        hfsc cake protocol ip ipv6 all u32 match dst src sport dport flowid flower fw police mirred \
        distribution normal pareto drop matchall redirect mirror bandwidth pref distribution
        """,
        after: ["dev": .interface, "delay": .duration, "latency": .duration, "dst": .host])
    ),
    (
      "ifconfig",
      Vocabulary(
        "up down netmask broadcast mtu hw ether promisc -promisc arp add del inet inet6 multicast",
        after: ["netmask": .host, "broadcast": .host, "mtu": .integer, "ether": .mac])
    ),
    (
      "route",
      Vocabulary(
        "add del delete default gw netmask dev -net -host reject metric flush get",
        after: ["gw": .host, "dev": .interface, "netmask": .host, "metric": .integer])
    ),
    (
      "nmcli",
      Vocabulary(
        """
        g general n networking r radio c con conn connection d dev device a agent m monitor show \
        up down add modify mod edit delete del reload load import export clone status wifi list \
        connect disconnect reapply set on off type ethernet con-name ifname ssid password rescan \
        hotspot hostname permissions logging connectivity ipv4.addresses ipv4.gateway ipv4.dns \
        ipv4.method ipv6.method ipv6.addresses manual auto ip4 gw4 ip6 gw6 vlan bond bridge \
        wifi-sec.psk wifi-sec.key-mgmt wpa-psk autoconnect yes no connection.autoconnect id uuid
        """,
        after: [
          "ifname": .interface, "ssid": .word, "con-name": .word, "ip4": .cidr, "gw4": .host,
          "ipv4.gateway": .host, "ipv4.dns": .host, "password": .secret, "wifi-sec.psk": .secret,
        ])
    ),
    (
      "wg",
      Vocabulary(
        """
        show set setconf addconf syncconf showconf genkey genpsk pubkey peer endpoint allowed-ips \
        private-key preshared-key persistent-keepalive listen-port remove interfaces latest-handshakes \
        transfer all dump public-key endpoints fwmark
        """, after: ["show": .interface, "set": .interface, "listen-port": .port])
    ),
    ("wg-quick", Vocabulary("up down save strip", after: ["up": .interface, "down": .interface])),
    (
      "iw iwconfig",
      Vocabulary(
        """
        dev phy list info link scan connect disconnect set station dump get reg survey event type \
        monitor managed ibss ap mesh essid mode channel key power txpower rate freq add del \
        interface wlan trigger flush passive open auto off on
        """, after: ["dev": .interface, "essid": .word, "phy": .word])
    ),
    ("ethtool", Vocabulary("speed duplex autoneg on off full half rx tx gro gso tso lro wol")),
    (
      "nc ncat netcat telnet", Vocabulary(after: ["-s": .host, "-w": .duration, "-x": .hostPort])
    ),
    ("arp", Vocabulary(after: ["-i": .interface, "-d": .host, "-s": .host])),
    ("ping ping6 fping arping", Vocabulary(after: ["-I": .interface, "-i": .interface])),
    (
      "traceroute traceroute6 mtr tracepath tcptraceroute",
      Vocabulary(after: ["-i": .interface, "-s": .host, "-a": .host, "-I": .host])
    ),
    ("iperf iperf3", Vocabulary(after: ["-c": .host, "-B": .host, "-p": .port])),
    (
      "ss netstat",
      Vocabulary("state established listening syn-sent src dst sport dport and or not")
    ),
  ]

  private static let filterWords: StaticString = """
    tcp udp icmp icmp6 arp rarp ip ip6 ether host net port portrange src dst and or not proto vlan \
    mpls broadcast multicast less greater gateway mask sctp inbound outbound igmp stp pppoes pppoed \
    && || !
    """

  static let filters: [(StaticString, Vocabulary)] = [
    (
      "tcpdump tshark dumpcap ngrep wireshark termshark snoop",
      Vocabulary(
        filterWords,
        after: [
          "host": .host, "port": .port, "net": .cidr, "src": .host, "dst": .host,
          "portrange": .port, "-i": .interface, "-w": .path, "-r": .path, "-F": .path,
          "ether": .mac, "-I": .path, "-O": .path,
        ])
    ),
    (
      "iptables ip6tables ebtables arptables iptables-save",
      Vocabulary(
        """
        INPUT OUTPUT FORWARD PREROUTING POSTROUTING ACCEPT DROP REJECT LOG MASQUERADE DNAT SNAT \
        REDIRECT RETURN MARK TPROXY NFLOG filter nat mangle raw security tcp udp icmp icmpv6 all \
        esp ah state conntrack multiport limit recent comment mac iprange owner tcpmss \
        NEW ESTABLISHED RELATED INVALID NEW,ESTABLISHED ESTABLISHED,RELATED RELATED,ESTABLISHED !
        """,
        after: [
          "-s": .host, "-d": .host, "-i": .interface, "-o": .interface, "--dport": .port,
          "--sport": .port, "--dports": .port, "--mac-source": .mac,
        ])
    ),
    (
      "nft",
      Vocabulary(
        """
        list add delete flush insert replace create export monitor ruleset tables table chain \
        chains rule rules set sets element map counter counters handle inet ip ip6 arp bridge \
        netdev filter nat input output forward prerouting postrouting accept drop reject jump goto \
        return masquerade snat dnat log tcp udp icmp icmpv6 dport sport saddr daddr iif oif iifname \
        oifname ct state established related new invalid type hook priority policy position ether to
        """, after: ["saddr": .host, "daddr": .host, "dport": .port, "sport": .port, "to": .host])
    ),
    (
      "ufw",
      Vocabulary(
        """
        allow deny reject limit delete status enable disable reload reset verbose numbered in out on \
        from to any port proto tcp udp default incoming outgoing app list logging show insert route
        """, after: ["from": .host, "to": .host, "port": .port, "on": .interface])
    ),
    (
      "ipset",
      Vocabulary("create add del test list destroy flush save restore swap rename hash:ip hash:net")
    ),
    ("conntrack", Vocabulary("tcp udp icmp")),
  ]

  static let names: [(StaticString, Vocabulary)] = [
    (
      "dig drill kdig delv host nslookup",
      Vocabulary(
        """
        A AAAA MX NS TXT SOA CNAME PTR SRV ANY CAA DS DNSKEY RRSIG NSEC NSEC3 NAPTR TLSA HTTPS SVCB \
        AXFR IXFR SPF HINFO SSHFP LOC RP CDS CDNSKEY IN CH
        """, isCaseSensitive: false,
        after: ["-f": .path, "-k": .path, "-x": .host, "-b": .host, "-p": .port, "-q": .host])
    ),
    ("resolvectl systemd-resolve", Vocabulary(leading: 1)),
    ("rndc unbound-control", Vocabulary(leading: 1)),
  ]

  static let transfer: [(StaticString, Vocabulary)] = [
    (
      "curl",
      Vocabulary(
        "GET POST PUT DELETE HEAD PATCH OPTIONS",
        after: [
          "-o": .path, "--output": .path, "-T": .path, "--upload-file": .path, "-K": .path,
          "--cacert": .path, "--cert": .path, "-E": .path, "--key": .path, "-c": .path,
          "-D": .path, "--interface": .interface, "-x": .hostPort, "--proxy": .hostPort,
          "-m": .duration, "--max-time": .duration, "--connect-timeout": .duration,
          "-H": .word, "--header": .word, "-d": .word, "--data": .word, "-A": .word,
          "--user-agent": .word, "-w": .word, "--write-out": .word, "-e": .url, "-u": .word,
          "--user": .word, "-F": .word, "-b": .word, "--resolve": .word, "--limit-rate": .size,
        ])
    ),
    (
      "wget wget2",
      Vocabulary(after: ["-O": .path, "-P": .path, "-i": .path, "-o": .path, "-U": .word])
    ),
    (
      "ssh scp sftp rsync mosh sshfs",
      Vocabulary(after: [
        "-i": .path, "-F": .path, "-p": .port, "-P": .port, "-l": .word, "-L": .word, "-R": .word,
        "-o": .word, "-J": .word, "-c": .word, "-b": .word, "-D": .port, "-e": .word, "-E": .path,
      ])
    ),
    (
      "nmap masscan",
      Vocabulary(after: [
        "-p": .port, "-oN": .path, "-oX": .path, "-oG": .path, "-oA": .path, "-iL": .path,
        "-e": .interface, "-S": .host, "--script": .word, "-oS": .path, "--excludefile": .path,
        "-D": .word, "--exclude": .host, "--dns-servers": .host, "-g": .port, "--rate": .integer,
        "--script-args": .word,
      ])
    ),
    (
      "openssl",
      Vocabulary(
        leading: 1,
        after: [
          "-connect": .hostPort, "-in": .path, "-out": .path, "-key": .path, "-cert": .path,
          "-CAfile": .path, "-CApath": .path, "-servername": .host, "-keyout": .path,
          "-starttls": .keyword, "-inkey": .path,
        ])
    ),
    ("socat", Vocabulary()),
    (
      "snmpwalk snmpget snmpset snmpbulkwalk snmpgetnext snmpbulkget snmptable snmpstatus snmptrap",
      Vocabulary(
        "1 2c 3 noAuthNoPriv authNoPriv authPriv MD5 SHA AES DES SHA-256 AES-256",
        after: [
          "-c": .secret, "-A": .secret, "-X": .secret, "-v": .keyword, "-u": .word, "-l": .keyword,
          "-a": .keyword, "-x": .keyword, "-t": .duration, "-r": .integer, "-O": .word,
        ])
    ),
  ]

  static let administration: [(StaticString, Vocabulary)] = [
    (
      """
      systemctl git docker podman apt apt-get yum dnf pacman snap kubectl virsh journalctl networkctl \
      timedatectl hostnamectl loginctl brew pip pip3 npm cargo go swift make lxc helm oc gh glab aws az \
      gcloud terraform vault chronyc ntpctl wpa_cli bluetoothctl rfkill ovs-vsctl ovs-ofctl \
      firewall-cmd fail2ban-client vtysh ipsec swanctl tailscale zerotier-cli cscli consul nomad
      """,
      Vocabulary(leading: 1)
    ),
    (
      "service rc-service invoke-rc.d",
      Vocabulary("start stop restart reload status force-reload condrestart")
    ),
    (
      "kill killall pkill",
      Vocabulary("TERM KILL HUP INT USR1 USR2 STOP CONT SIGTERM SIGKILL SIGHUP")
    ),
  ]
}
