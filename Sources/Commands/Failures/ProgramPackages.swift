/// Which Debian package has a program of the network.
package enum ProgramPackages {
  /// The package of a program; nil for a program that is not known. Complexity: O(*n*) in the table.
  package static func package(of program: String) -> String? {
    guard !program.isEmpty, !program.contains(" ") else { return nil }
    let wanted = Array(program.utf8)
    return table.withUTF8Buffer { bytes in
      for line in bytes.split(separator: 0x0A) {
        let words = line.split(separator: 0x20)
        if words.dropFirst().contains(where: { $0.elementsEqual(wanted) }) {
          return words.first.map { String(decoding: $0, as: UTF8.self) }
        }
      }
      return nil
    }
  }

  /// A package and its programs a line. Source: the packages of Debian 12.
  private static let table: StaticString = """
    iputils-ping ping ping4 ping6
    iputils-arping arping
    iputils-tracepath tracepath
    traceroute traceroute traceroute6 lft
    tcptraceroute tcptraceroute
    mtr-tiny mtr
    fping fping fping6
    hping3 hping3
    nmap nmap nping ndiff
    ncat ncat
    netcat-openbsd nc netcat
    socat socat
    telnet telnet
    bind9-dnsutils dig nslookup nsupdate delv mdig
    bind9-host host
    bind9-utils rndc named-checkconf named-checkzone dnssec-keygen
    ldnsutils drill ldns-dpa
    knot-dnsutils kdig khost knsupdate
    dnstracer dnstracer
    dnstop dnstop
    dnsperf dnsperf resperf
    dnsmasq dnsmasq
    unbound unbound unbound-control
    whois whois mkpasswd
    avahi-utils avahi-browse avahi-resolve avahi-publish
    systemd-resolved resolvectl
    curl curl
    wget wget
    aria2 aria2c
    httpie http https
    lftp lftp
    ftp ftp
    tftp-hpa tftp
    rsync rsync
    openssh-client ssh scp sftp ssh-keygen ssh-keyscan ssh-add ssh-copy-id ssh-agent
    openssh-server sshd
    sshpass sshpass
    autossh autossh
    mosh mosh
    sshfs sshfs
    rclone rclone
    iproute2 ip ss tc bridge nstat lnstat devlink rdma rtmon ctstat
    net-tools ifconfig route netstat arp mii-tool nameif iptunnel
    ethtool ethtool
    bridge-utils brctl
    ifupdown ifup ifdown
    vlan vconfig
    ifenslave ifenslave
    network-manager nmcli nmtui
    wireless-tools iwconfig iwlist iwpriv
    iw iw
    wpasupplicant wpa_cli wpa_supplicant wpa_passphrase
    rfkill rfkill
    hostapd hostapd
    aircrack-ng airmon-ng airodump-ng aireplay-ng aircrack-ng
    kismet kismet
    isc-dhcp-client dhclient
    dhcpcd-base dhcpcd
    udhcpc udhcpc
    dhcpdump dhcpdump
    nmap-common ncat-common
    tcpdump tcpdump
    tshark tshark
    wireshark wireshark
    wireshark-common dumpcap capinfos editcap mergecap text2pcap
    ngrep ngrep
    tcpflow tcpflow
    tcpreplay tcpreplay tcprewrite tcpprep
    netsniff-ng netsniff-ng trafgen mausezahn bpfc
    termshark termshark
    arpwatch arpwatch
    arp-scan arp-scan
    netdiscover netdiscover
    nbtscan nbtscan
    masscan masscan
    zmap zmap
    dsniff arpspoof dsniff macof
    ettercap-text-only ettercap
    yersinia yersinia
    nikto nikto
    sqlmap sqlmap
    whatweb whatweb
    hydra hydra
    medusa medusa
    ncrack ncrack
    john john
    gobuster gobuster
    dirb dirb
    wfuzz wfuzz
    sslscan sslscan
    sslyze sslyze
    testssl.sh testssl
    openssl openssl
    gnutls-bin gnutls-cli certtool gnutls-serv
    stunnel4 stunnel stunnel4
    iperf3 iperf3
    iperf iperf
    nuttcp nuttcp
    netperf netperf
    bwm-ng bwm-ng
    iftop iftop
    iptraf-ng iptraf-ng iptraf
    nload nload
    bmon bmon
    vnstat vnstat
    nethogs nethogs
    speedometer speedometer
    speedtest-cli speedtest-cli speedtest
    wrk wrk
    siege siege
    apache2-utils ab htpasswd
    hey hey
    iptables iptables ip6tables iptables-save iptables-restore iptables-nft iptables-legacy
    nftables nft
    ipset ipset
    conntrack conntrack
    ebtables ebtables
    arptables arptables
    ufw ufw
    firewalld firewall-cmd
    fail2ban fail2ban-client
    snort snort
    suricata suricata
    zeek zeek
    openvpn openvpn
    wireguard-tools wg wg-quick
    strongswan ipsec
    strongswan-swanctl swanctl
    openconnect openconnect
    vpnc vpnc
    tor tor
    torsocks torsocks torify
    proxychains4 proxychains4 proxychains
    tinyproxy tinyproxy
    chrony chronyc chronyd
    ntpsec ntpd ntpq
    ntpsec-ntpdate ntpdate
    ntpsec-ntpdig ntpdig sntp
    ptp4l ptp4l
    linuxptp ptp4l phc2sys pmc
    snmp snmpget snmpwalk snmpset snmptrap snmpbulkwalk snmptranslate snmpstatus snmptable
    ldap-utils ldapsearch ldapadd ldapmodify ldapdelete ldapwhoami ldappasswd
    smbclient smbclient rpcclient smbtree nmblookup
    cifs-utils mount.cifs
    nfs-common showmount nfsstat mount.nfs
    rpcbind rpcinfo rpcbind
    krb5-user kinit klist kdestroy
    ipmitool ipmitool
    wakeonlan wakeonlan
    etherwake etherwake
    lldpd lldpctl lldpcli lldpd
    radvd radvd
    ndisc6 ndisc6 rdisc6 rltraceroute6 tcptraceroute6
    thc-ipv6 atk6-alive6
    igmpproxy igmpproxy
    smcroute smcroutectl
    frr vtysh
    bird2 birdc bird
    quagga vtysh
    mosquitto-clients mosquitto_pub mosquitto_sub
    redis-tools redis-cli
    postgresql-client psql pg_isready pg_dump
    default-mysql-client mysql mysqladmin mysqldump
    mailutils mail
    swaks swaks
    msmtp msmtp
    sipcalc sipcalc
    ipcalc ipcalc
    subnetcalc subnetcalc
    ncal ncal
    jq jq
    lsof lsof
    psmisc killall fuser pstree
    procps ps top free watch pgrep pkill sysctl vmstat
    strace strace
    ltrace ltrace
    sysstat iostat sar mpstat
    htop htop
    iotop iotop
    screen screen
    tmux tmux
    minicom minicom
    picocom picocom
    python3-scapy scapy scapy3
    git git
    busybox busybox
    bind9-dyndb-ldap named
    systemd networkctl systemctl journalctl
    sudo sudo
    kmod modprobe lsmod insmod rmmod modinfo
    expect expect
    netcat-traditional nc.traditional
    man-db man
    """
}
