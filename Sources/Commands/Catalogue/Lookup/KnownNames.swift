/// The purposes of utilities that have neither an entry nor a profile, by their names alone.
enum KnownNames {
  /// The purpose that a utility's name stands for; nil for names that are not known.
  ///
  /// - Complexity: O(*n*) in the bytes of all names.
  static func purpose(of utility: String) -> CommandPurpose? {
    for (purpose, names) in lists where names.contains(utility) { return purpose }
    return nil
  }

  /// Whether a wrapper sends what it runs through a tunnel.
  static func isTunnel(_ wrapper: String) -> Bool { tunnels.contains(wrapper) }

  private static let tunnels: WordList = "torify torsocks proxychains proxychains4"

  private static let lists: [(CommandPurpose, WordList)] = [
    (.reachability, "ping4 psping hping tcpping dnsping paping smokeping"),
    (
      .path,
      "tracert traceroute-nanog lft trip tcptrace paris-traceroute dublin-traceroute pathping"
    ),
    (
      .dns,
      """
      hostname dnsdomainname domainname hostnamectl resolvconf openresolv massdns dnsx dnsmap q doggo \
      dnsenum fierce amass subfinder unbound-host named-checkconf nsec3hash dnssec-keygen ldns-walk \
      avahi-resolve-host-name systemd-resolve dscacheutil pdnsutil knotc nsdc zonemaster-cli dnsrecon \
      dnssec-signzone rdnc pihole adguardhome dnscrypt-proxy puredns shuffledns assetfinder
      """
    ),
    (
      .httpTransfer,
      """
      curlie xh httpie hurl xidel lwp-request lwp-download lwp-mirror GET HEAD POST croc wormhole axel \
      magic-wormhole ffsend sendme rclone s3cmd s5cmd gsutil mc ncftp ncftpget ncftpput yafc \
      youtube-dl yt-dlp gallery-dl you-get links links2 elinks browsh vegeta k6 bombardier oha httperf \
      locust artillery wrk2 plow autocannon httpstat grpcurl websocat wscat transmission-cli monolith \
      transmission-remote rtorrent deluge-console megatools megadl zget wget2 httrack pget curl-loader \
      puppeteer unison kscp pscp rcp filezilla cadaver davfs2 http-prompt \
      httpx
      """
    ),
    (
      .socketsPorts,
      "nstat sockstat lsfd netcat.openbsd netcat.traditional portlist killport fkill"
    ),
    (
      .interfaceLink,
      """
      wol wakeonlan etherwake ether-wake ipconfig networkQuality networksetup macchanger ifmetric \
      ifquery ifenslave ifrename nameif mii-diag lldpctl lldpcli teamd teamdctl teamnl vconfig \
      vlan tunctl ovs-vsctl ovs-ofctl ovs-appctl netcfg nm-connection-editor nmstatectl wicked \
      subnetcalc netmask prips aggregate6 ipv6calc ipset-calc grepcidr iprange networkctl udhcpc dhcping
      """
    ),
    (
      .routing,
      """
      routel rtmon rtacct rtstat vtysh birdc birdcl bird bgpd zebra ospfd exabgp gobgp frr \
      bgpctl ospfctl quagga babeld olsrd
      """
    ),
    (
      .discovery,
      """
      arpwatch arpspoof p0f netdiscover lldpd cdpr avahi-publish mdns-scan nast dns-sd upnpc \
      gssdp-discover bettercap ettercap fing nbtstat
      """
    ),
    (
      .capture,
      """
      sngrep mitmproxy mitmdump mitmweb snort suricata zeek bro zeek-cut wireshark dsniff driftnet tcpick \
      tcpreplay tcprewrite tcpprep tcptrace tcpslice tcpxtract netsniff-ng trafgen darkstat ntopng \
      nfdump nfcapd softflowd fprobe argus ra yaf silk rwfilter text2pcap reordercap rawshark randpkt \
      ssldump httpry justniffer urlsnarf msgsnarf filesnarf mailsnarf pwru ptcpdump \
      kubeshark
      """
    ),
    (
      .scan,
      """
      naabu zenmap rustscan unicornscan nuclei nessus gvm-cli wapiti arachni dirb dirbuster \
      feroxbuster wfuzz dirsearch enum4linux enum4linux-ng hydra medusa ncrack patator msfconsole \
      msfvenom crackmapexec netexec wafw00f joomscan droopescan commix xsser searchsploit legion
      """
    ),
    (
      .throughput,
      """
      iptraf bandwhich wondershaper vnstati vnstatd speed-test speedtest fast speedometer nuttcp \
      bwm-ng slurm tcptrack cbm ifpps bwctl iperf2 netserver qperf ttcp nttcp owping twping tcpkali \
      sockperf ib_send_bw nethogs jnettop pktstat goben librespeed-cli trafshow nicstat
      """
    ),
    (
      .remoteAccess,
      """
      putty plink tmate dbclient sshd ssh-agent rexec rlogin rsh et eternalterminal mssh pssh pdsh \
      cssh clusterssh parallel-ssh sshpass rdesktop remmina vncserver x11vnc tigervncserver xpra \
      teamviewer anydesk wssh dropbear dropbearkey ssh-argv0 assh storm keychain evil-winrm \
      minicom picocom cu screen-serial tio telnetd ttyd gotty
      """
    ),
    (
      .firewall,
      """
      fail2ban-client pfctl ipfw ebtables arptables ip6tables-restore iptables-restore shorewall ferm \
      csf nft-save apf firewall-offline-cmd xtables-monitor ebtables-nft arptables-nft crowdsec cscli \
      iptables-xml denyhosts sshguard conntrackd npfctl
      """
    ),
    (
      .wireless,
      """
      create_ap airport airdecap-ng airbase-ng aircrack-ng aireplay-ng airmon-ng airodump-ng \
      airtun-ng airolib-ng airserv-ng packetforge-ng bully reaver wash pixiewps kismet mdk3 mdk4 \
      wifite cowpatty hcxdumptool hcxpcapngtool iwgetid iwspy iwevent iwpriv wavemon wpa_passphrase \
      hostapd_cli bluetoothctl hcitool hciconfig l2ping sdptool besside-ng linssid \
      fluxion eaphammer iwmon airgeddon
      """
    ),
    (
      .time,
      """
      ntpq ntpdate ntpd ntpdc sntp chronyc chronyd timedatectl ntptime ntptrace rdate hwclock \
      ptp4l phc2sys phc_ctl pmc ts2phc adjtimex htpdate tlsdate openntpd ntpctl ntpstat ntpviz
      """
    ),
    (
      .services,
      """
      smbmap smbget rpcclient swaks smbstatus smbd nmbd testparm smbpasswd mount.cifs mount.nfs \
      exportfs nfsstat snmptrapd snmpd snmpusm snmpvacm ldapadd ldapmodify ldapdelete ldapwhoami \
      slapcat kinit klist kdestroy mutt mail sendmail postfix postqueue postconf exim msmtp mailq \
      nginx apache2ctl apachectl httpd a2ensite caddy haproxy varnishadm squid dhcpd dnsmasq named \
      vsftpd proftpd cupsctl lpstat radtest radclient asterisk kamctl sipp sipsak memcached mosquitto \
      rabbitmqctl inetd xinetd avahi-daemon impacket-smbserver nbd-client nbd-server \
      iscsiadm targetcli tgtadm mailutils dovecot doveadm ejabberdctl prosodyctl
      """
    ),
    (
      .tls,
      """
      tlsx mkcert sslyze testssl.sh ssllabs-scan cfssl cfssljson step step-cli acme.sh lego dehydrated \
      certutil certtool p11tool minica easyrsa xca tlsdate-helper sslsplit cmctl ocsptool \
      danetool gnutls-serv update-ca-certificates trust
      """
    ),
    (
      .vpnTunnel,
      """
      protonvpn protonvpn-cli nordvpn mullvad torify torsocks bore frpc frps ngrok cloudflared chisel \
      expressvpn windscribe surfshark-vpn openconnect vpnc pptp pptpsetup pppd pon poff xl2tpd charon \
      strongswan racoon racoonctl wireguard-go boringtun zerotier-cli nebula netbird headscale tincd \
      tinc fastd badvpn iodine iodined dns2tcp dns2tcpc icmptunnel ptunnel httptunnel htc hts corkscrew \
      stunnel4 sslh redsocks shadowsocks ss-local v2ray xray gost rathole localtunnel lt inlets \
      wstunnel nyx hans obfs4proxy softether vpncmd privoxy microsocks dante \
      proxytunnel connect-proxy pivpn twingate warp-cli
      """
    ),
  ]
}
