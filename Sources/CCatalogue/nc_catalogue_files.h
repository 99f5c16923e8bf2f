// Written by `make catalogue`.
static const unsigned char file_0[] = {
#embed "../Commands/Catalogue/Utilities/ab.json"
};
static const unsigned char file_1[] = {
#embed "../Commands/Catalogue/Utilities/aria2c.json"
};
static const unsigned char file_2[] = {
#embed "../Commands/Catalogue/Utilities/arp-scan.json"
};
static const unsigned char file_3[] = {
#embed "../Commands/Catalogue/Utilities/arp.json"
};
static const unsigned char file_4[] = {
#embed "../Commands/Catalogue/Utilities/arping.json"
};
static const unsigned char file_5[] = {
#embed "../Commands/Catalogue/Utilities/at.json"
};
static const unsigned char file_6[] = {
#embed "../Commands/Catalogue/Utilities/autossh.json"
};
static const unsigned char file_7[] = {
#embed "../Commands/Catalogue/Utilities/avahi-browse.json"
};
static const unsigned char file_8[] = {
#embed "../Commands/Catalogue/Utilities/birdc.json"
};
static const unsigned char file_9[] = {
#embed "../Commands/Catalogue/Utilities/bmon.json"
};
static const unsigned char file_10[] = {
#embed "../Commands/Catalogue/Utilities/brctl.json"
};
static const unsigned char file_11[] = {
#embed "../Commands/Catalogue/Utilities/bridge.json"
};
static const unsigned char file_12[] = {
#embed "../Commands/Catalogue/Utilities/capinfos.json"
};
static const unsigned char file_13[] = {
#embed "../Commands/Catalogue/Utilities/certbot.json"
};
static const unsigned char file_14[] = {
#embed "../Commands/Catalogue/Utilities/chronyc.json"
};
static const unsigned char file_15[] = {
#embed "../Commands/Catalogue/Utilities/conntrack.json"
};
static const unsigned char file_16[] = {
#embed "../Commands/Catalogue/Utilities/curl.json"
};
static const unsigned char file_17[] = {
#embed "../Commands/Catalogue/Utilities/date.json"
};
static const unsigned char file_18[] = {
#embed "../Commands/Catalogue/Utilities/delv.json"
};
static const unsigned char file_19[] = {
#embed "../Commands/Catalogue/Utilities/dhclient.json"
};
static const unsigned char file_20[] = {
#embed "../Commands/Catalogue/Utilities/dhcpcd.json"
};
static const unsigned char file_21[] = {
#embed "../Commands/Catalogue/Utilities/dig.json"
};
static const unsigned char file_22[] = {
#embed "../Commands/Catalogue/Utilities/dnsperf.json"
};
static const unsigned char file_23[] = {
#embed "../Commands/Catalogue/Utilities/dnsrecon.json"
};
static const unsigned char file_24[] = {
#embed "../Commands/Catalogue/Utilities/docker.json"
};
static const unsigned char file_25[] = {
#embed "../Commands/Catalogue/Utilities/drill.json"
};
static const unsigned char file_26[] = {
#embed "../Commands/Catalogue/Utilities/dumpcap.json"
};
static const unsigned char file_27[] = {
#embed "../Commands/Catalogue/Utilities/editcap.json"
};
static const unsigned char file_28[] = {
#embed "../Commands/Catalogue/Utilities/etherwake.json"
};
static const unsigned char file_29[] = {
#embed "../Commands/Catalogue/Utilities/ethtool.json"
};
static const unsigned char file_30[] = {
#embed "../Commands/Catalogue/Utilities/fail2ban-client.json"
};
static const unsigned char file_31[] = {
#embed "../Commands/Catalogue/Utilities/ffuf.json"
};
static const unsigned char file_32[] = {
#embed "../Commands/Catalogue/Utilities/firewall-cmd.json"
};
static const unsigned char file_33[] = {
#embed "../Commands/Catalogue/Utilities/fping.json"
};
static const unsigned char file_34[] = {
#embed "../Commands/Catalogue/Utilities/ftp.json"
};
static const unsigned char file_35[] = {
#embed "../Commands/Catalogue/Utilities/fuser.json"
};
static const unsigned char file_36[] = {
#embed "../Commands/Catalogue/Utilities/getent.json"
};
static const unsigned char file_37[] = {
#embed "../Commands/Catalogue/Utilities/gnutls-cli.json"
};
static const unsigned char file_38[] = {
#embed "../Commands/Catalogue/Utilities/gobuster.json"
};
static const unsigned char file_39[] = {
#embed "../Commands/Catalogue/Utilities/grpcurl.json"
};
static const unsigned char file_40[] = {
#embed "../Commands/Catalogue/Utilities/hey.json"
};
static const unsigned char file_41[] = {
#embed "../Commands/Catalogue/Utilities/host.json"
};
static const unsigned char file_42[] = {
#embed "../Commands/Catalogue/Utilities/hostapd.json"
};
static const unsigned char file_43[] = {
#embed "../Commands/Catalogue/Utilities/hostname.json"
};
static const unsigned char file_44[] = {
#embed "../Commands/Catalogue/Utilities/hostnamectl.json"
};
static const unsigned char file_45[] = {
#embed "../Commands/Catalogue/Utilities/hping3.json"
};
static const unsigned char file_46[] = {
#embed "../Commands/Catalogue/Utilities/http.json"
};
static const unsigned char file_47[] = {
#embed "../Commands/Catalogue/Utilities/hydra.json"
};
static const unsigned char file_48[] = {
#embed "../Commands/Catalogue/Utilities/ifconfig.json"
};
static const unsigned char file_49[] = {
#embed "../Commands/Catalogue/Utilities/ifdown.json"
};
static const unsigned char file_50[] = {
#embed "../Commands/Catalogue/Utilities/ifstat.json"
};
static const unsigned char file_51[] = {
#embed "../Commands/Catalogue/Utilities/iftop.json"
};
static const unsigned char file_52[] = {
#embed "../Commands/Catalogue/Utilities/ifup.json"
};
static const unsigned char file_53[] = {
#embed "../Commands/Catalogue/Utilities/ip.json"
};
static const unsigned char file_54[] = {
#embed "../Commands/Catalogue/Utilities/ip6tables.json"
};
static const unsigned char file_55[] = {
#embed "../Commands/Catalogue/Utilities/ipcalc.json"
};
static const unsigned char file_56[] = {
#embed "../Commands/Catalogue/Utilities/iperf.json"
};
static const unsigned char file_57[] = {
#embed "../Commands/Catalogue/Utilities/iperf3.json"
};
static const unsigned char file_58[] = {
#embed "../Commands/Catalogue/Utilities/ipsec.json"
};
static const unsigned char file_59[] = {
#embed "../Commands/Catalogue/Utilities/ipset.json"
};
static const unsigned char file_60[] = {
#embed "../Commands/Catalogue/Utilities/iptables-save.json"
};
static const unsigned char file_61[] = {
#embed "../Commands/Catalogue/Utilities/iptables.json"
};
static const unsigned char file_62[] = {
#embed "../Commands/Catalogue/Utilities/iw.json"
};
static const unsigned char file_63[] = {
#embed "../Commands/Catalogue/Utilities/iwconfig.json"
};
static const unsigned char file_64[] = {
#embed "../Commands/Catalogue/Utilities/iwctl.json"
};
static const unsigned char file_65[] = {
#embed "../Commands/Catalogue/Utilities/iwlist.json"
};
static const unsigned char file_66[] = {
#embed "../Commands/Catalogue/Utilities/journalctl.json"
};
static const unsigned char file_67[] = {
#embed "../Commands/Catalogue/Utilities/jq.json"
};
static const unsigned char file_68[] = {
#embed "../Commands/Catalogue/Utilities/keytool.json"
};
static const unsigned char file_69[] = {
#embed "../Commands/Catalogue/Utilities/kubectl.json"
};
static const unsigned char file_70[] = {
#embed "../Commands/Catalogue/Utilities/ldapsearch.json"
};
static const unsigned char file_71[] = {
#embed "../Commands/Catalogue/Utilities/lftp.json"
};
static const unsigned char file_72[] = {
#embed "../Commands/Catalogue/Utilities/lldpcli.json"
};
static const unsigned char file_73[] = {
#embed "../Commands/Catalogue/Utilities/lsof.json"
};
static const unsigned char file_74[] = {
#embed "../Commands/Catalogue/Utilities/lynx.json"
};
static const unsigned char file_75[] = {
#embed "../Commands/Catalogue/Utilities/masscan.json"
};
static const unsigned char file_76[] = {
#embed "../Commands/Catalogue/Utilities/mergecap.json"
};
static const unsigned char file_77[] = {
#embed "../Commands/Catalogue/Utilities/mii-tool.json"
};
static const unsigned char file_78[] = {
#embed "../Commands/Catalogue/Utilities/modprobe.json"
};
static const unsigned char file_79[] = {
#embed "../Commands/Catalogue/Utilities/mosh.json"
};
static const unsigned char file_80[] = {
#embed "../Commands/Catalogue/Utilities/mosquitto_pub.json"
};
static const unsigned char file_81[] = {
#embed "../Commands/Catalogue/Utilities/mosquitto_sub.json"
};
static const unsigned char file_82[] = {
#embed "../Commands/Catalogue/Utilities/mtr.json"
};
static const unsigned char file_83[] = {
#embed "../Commands/Catalogue/Utilities/nbtscan.json"
};
static const unsigned char file_84[] = {
#embed "../Commands/Catalogue/Utilities/nc.json"
};
static const unsigned char file_85[] = {
#embed "../Commands/Catalogue/Utilities/ncat.json"
};
static const unsigned char file_86[] = {
#embed "../Commands/Catalogue/Utilities/ndisc6.json"
};
static const unsigned char file_87[] = {
#embed "../Commands/Catalogue/Utilities/netdiscover.json"
};
static const unsigned char file_88[] = {
#embed "../Commands/Catalogue/Utilities/nethogs.json"
};
static const unsigned char file_89[] = {
#embed "../Commands/Catalogue/Utilities/netperf.json"
};
static const unsigned char file_90[] = {
#embed "../Commands/Catalogue/Utilities/netplan.json"
};
static const unsigned char file_91[] = {
#embed "../Commands/Catalogue/Utilities/netstat.json"
};
static const unsigned char file_92[] = {
#embed "../Commands/Catalogue/Utilities/networkctl.json"
};
static const unsigned char file_93[] = {
#embed "../Commands/Catalogue/Utilities/nft.json"
};
static const unsigned char file_94[] = {
#embed "../Commands/Catalogue/Utilities/ngrep.json"
};
static const unsigned char file_95[] = {
#embed "../Commands/Catalogue/Utilities/nikto.json"
};
static const unsigned char file_96[] = {
#embed "../Commands/Catalogue/Utilities/nload.json"
};
static const unsigned char file_97[] = {
#embed "../Commands/Catalogue/Utilities/nmap.json"
};
static const unsigned char file_98[] = {
#embed "../Commands/Catalogue/Utilities/nmcli.json"
};
static const unsigned char file_99[] = {
#embed "../Commands/Catalogue/Utilities/nmtui.json"
};
static const unsigned char file_100[] = {
#embed "../Commands/Catalogue/Utilities/nping.json"
};
static const unsigned char file_101[] = {
#embed "../Commands/Catalogue/Utilities/nslookup.json"
};
static const unsigned char file_102[] = {
#embed "../Commands/Catalogue/Utilities/nsupdate.json"
};
static const unsigned char file_103[] = {
#embed "../Commands/Catalogue/Utilities/ntpdate.json"
};
static const unsigned char file_104[] = {
#embed "../Commands/Catalogue/Utilities/ntpdig.json"
};
static const unsigned char file_105[] = {
#embed "../Commands/Catalogue/Utilities/ntpq.json"
};
static const unsigned char file_106[] = {
#embed "../Commands/Catalogue/Utilities/nuttcp.json"
};
static const unsigned char file_107[] = {
#embed "../Commands/Catalogue/Utilities/openssl.json"
};
static const unsigned char file_108[] = {
#embed "../Commands/Catalogue/Utilities/openvpn.json"
};
static const unsigned char file_109[] = {
#embed "../Commands/Catalogue/Utilities/ping.json"
};
static const unsigned char file_110[] = {
#embed "../Commands/Catalogue/Utilities/proxychains4.json"
};
static const unsigned char file_111[] = {
#embed "../Commands/Catalogue/Utilities/python3.json"
};
static const unsigned char file_112[] = {
#embed "../Commands/Catalogue/Utilities/rclone.json"
};
static const unsigned char file_113[] = {
#embed "../Commands/Catalogue/Utilities/rdisc6.json"
};
static const unsigned char file_114[] = {
#embed "../Commands/Catalogue/Utilities/redis-cli.json"
};
static const unsigned char file_115[] = {
#embed "../Commands/Catalogue/Utilities/resolvectl.json"
};
static const unsigned char file_116[] = {
#embed "../Commands/Catalogue/Utilities/rfkill.json"
};
static const unsigned char file_117[] = {
#embed "../Commands/Catalogue/Utilities/route.json"
};
static const unsigned char file_118[] = {
#embed "../Commands/Catalogue/Utilities/rpcinfo.json"
};
static const unsigned char file_119[] = {
#embed "../Commands/Catalogue/Utilities/rsync.json"
};
static const unsigned char file_120[] = {
#embed "../Commands/Catalogue/Utilities/sar.json"
};
static const unsigned char file_121[] = {
#embed "../Commands/Catalogue/Utilities/scp.json"
};
static const unsigned char file_122[] = {
#embed "../Commands/Catalogue/Utilities/service.json"
};
static const unsigned char file_123[] = {
#embed "../Commands/Catalogue/Utilities/sftp.json"
};
static const unsigned char file_124[] = {
#embed "../Commands/Catalogue/Utilities/showmount.json"
};
static const unsigned char file_125[] = {
#embed "../Commands/Catalogue/Utilities/siege.json"
};
static const unsigned char file_126[] = {
#embed "../Commands/Catalogue/Utilities/sipcalc.json"
};
static const unsigned char file_127[] = {
#embed "../Commands/Catalogue/Utilities/smbclient.json"
};
static const unsigned char file_128[] = {
#embed "../Commands/Catalogue/Utilities/snmpget.json"
};
static const unsigned char file_129[] = {
#embed "../Commands/Catalogue/Utilities/snmpset.json"
};
static const unsigned char file_130[] = {
#embed "../Commands/Catalogue/Utilities/snmpwalk.json"
};
static const unsigned char file_131[] = {
#embed "../Commands/Catalogue/Utilities/socat.json"
};
static const unsigned char file_132[] = {
#embed "../Commands/Catalogue/Utilities/sockstat.json"
};
static const unsigned char file_133[] = {
#embed "../Commands/Catalogue/Utilities/speedtest-cli.json"
};
static const unsigned char file_134[] = {
#embed "../Commands/Catalogue/Utilities/sqlmap.json"
};
static const unsigned char file_135[] = {
#embed "../Commands/Catalogue/Utilities/ss.json"
};
static const unsigned char file_136[] = {
#embed "../Commands/Catalogue/Utilities/ssh-add.json"
};
static const unsigned char file_137[] = {
#embed "../Commands/Catalogue/Utilities/ssh-copy-id.json"
};
static const unsigned char file_138[] = {
#embed "../Commands/Catalogue/Utilities/ssh-keygen.json"
};
static const unsigned char file_139[] = {
#embed "../Commands/Catalogue/Utilities/ssh-keyscan.json"
};
static const unsigned char file_140[] = {
#embed "../Commands/Catalogue/Utilities/ssh.json"
};
static const unsigned char file_141[] = {
#embed "../Commands/Catalogue/Utilities/sshfs.json"
};
static const unsigned char file_142[] = {
#embed "../Commands/Catalogue/Utilities/sshuttle.json"
};
static const unsigned char file_143[] = {
#embed "../Commands/Catalogue/Utilities/stunnel.json"
};
static const unsigned char file_144[] = {
#embed "../Commands/Catalogue/Utilities/swanctl.json"
};
static const unsigned char file_145[] = {
#embed "../Commands/Catalogue/Utilities/sysctl.json"
};
static const unsigned char file_146[] = {
#embed "../Commands/Catalogue/Utilities/systemctl.json"
};
static const unsigned char file_147[] = {
#embed "../Commands/Catalogue/Utilities/tailscale.json"
};
static const unsigned char file_148[] = {
#embed "../Commands/Catalogue/Utilities/tc.json"
};
static const unsigned char file_149[] = {
#embed "../Commands/Catalogue/Utilities/tcpdump.json"
};
static const unsigned char file_150[] = {
#embed "../Commands/Catalogue/Utilities/tcpflow.json"
};
static const unsigned char file_151[] = {
#embed "../Commands/Catalogue/Utilities/tcptraceroute.json"
};
static const unsigned char file_152[] = {
#embed "../Commands/Catalogue/Utilities/telnet.json"
};
static const unsigned char file_153[] = {
#embed "../Commands/Catalogue/Utilities/termshark.json"
};
static const unsigned char file_154[] = {
#embed "../Commands/Catalogue/Utilities/testssl.json"
};
static const unsigned char file_155[] = {
#embed "../Commands/Catalogue/Utilities/tftp.json"
};
static const unsigned char file_156[] = {
#embed "../Commands/Catalogue/Utilities/timedatectl.json"
};
static const unsigned char file_157[] = {
#embed "../Commands/Catalogue/Utilities/timeout.json"
};
static const unsigned char file_158[] = {
#embed "../Commands/Catalogue/Utilities/tor.json"
};
static const unsigned char file_159[] = {
#embed "../Commands/Catalogue/Utilities/tracepath.json"
};
static const unsigned char file_160[] = {
#embed "../Commands/Catalogue/Utilities/traceroute.json"
};
static const unsigned char file_161[] = {
#embed "../Commands/Catalogue/Utilities/tshark.json"
};
static const unsigned char file_162[] = {
#embed "../Commands/Catalogue/Utilities/ufw.json"
};
static const unsigned char file_163[] = {
#embed "../Commands/Catalogue/Utilities/vncviewer.json"
};
static const unsigned char file_164[] = {
#embed "../Commands/Catalogue/Utilities/vnstat.json"
};
static const unsigned char file_165[] = {
#embed "../Commands/Catalogue/Utilities/vtysh.json"
};
static const unsigned char file_166[] = {
#embed "../Commands/Catalogue/Utilities/w3m.json"
};
static const unsigned char file_167[] = {
#embed "../Commands/Catalogue/Utilities/wakeonlan.json"
};
static const unsigned char file_168[] = {
#embed "../Commands/Catalogue/Utilities/watch.json"
};
static const unsigned char file_169[] = {
#embed "../Commands/Catalogue/Utilities/websocat.json"
};
static const unsigned char file_170[] = {
#embed "../Commands/Catalogue/Utilities/wg-quick.json"
};
static const unsigned char file_171[] = {
#embed "../Commands/Catalogue/Utilities/wg.json"
};
static const unsigned char file_172[] = {
#embed "../Commands/Catalogue/Utilities/wget.json"
};
static const unsigned char file_173[] = {
#embed "../Commands/Catalogue/Utilities/whatweb.json"
};
static const unsigned char file_174[] = {
#embed "../Commands/Catalogue/Utilities/whois.json"
};
static const unsigned char file_175[] = {
#embed "../Commands/Catalogue/Utilities/wpa_cli.json"
};
static const unsigned char file_176[] = {
#embed "../Commands/Catalogue/Utilities/wpa_supplicant.json"
};
static const unsigned char file_177[] = {
#embed "../Commands/Catalogue/Utilities/wpscan.json"
};
static const unsigned char file_178[] = {
#embed "../Commands/Catalogue/Utilities/wrk.json"
};
static const unsigned char file_179[] = {
#embed "../Commands/Catalogue/Utilities/xfreerdp.json"
};
static const unsigned char file_180[] = {
#embed "../Commands/Catalogue/Utilities/zmap.json"
};
static const struct nc_catalogue_file files[] = {
  {"ab", file_0, sizeof file_0},
  {"aria2c", file_1, sizeof file_1},
  {"arp-scan", file_2, sizeof file_2},
  {"arp", file_3, sizeof file_3},
  {"arping", file_4, sizeof file_4},
  {"at", file_5, sizeof file_5},
  {"autossh", file_6, sizeof file_6},
  {"avahi-browse", file_7, sizeof file_7},
  {"birdc", file_8, sizeof file_8},
  {"bmon", file_9, sizeof file_9},
  {"brctl", file_10, sizeof file_10},
  {"bridge", file_11, sizeof file_11},
  {"capinfos", file_12, sizeof file_12},
  {"certbot", file_13, sizeof file_13},
  {"chronyc", file_14, sizeof file_14},
  {"conntrack", file_15, sizeof file_15},
  {"curl", file_16, sizeof file_16},
  {"date", file_17, sizeof file_17},
  {"delv", file_18, sizeof file_18},
  {"dhclient", file_19, sizeof file_19},
  {"dhcpcd", file_20, sizeof file_20},
  {"dig", file_21, sizeof file_21},
  {"dnsperf", file_22, sizeof file_22},
  {"dnsrecon", file_23, sizeof file_23},
  {"docker", file_24, sizeof file_24},
  {"drill", file_25, sizeof file_25},
  {"dumpcap", file_26, sizeof file_26},
  {"editcap", file_27, sizeof file_27},
  {"etherwake ether-wake", file_28, sizeof file_28},
  {"ethtool", file_29, sizeof file_29},
  {"fail2ban-client", file_30, sizeof file_30},
  {"ffuf", file_31, sizeof file_31},
  {"firewall-cmd", file_32, sizeof file_32},
  {"fping fping6", file_33, sizeof file_33},
  {"ftp tnftp inetutils-ftp", file_34, sizeof file_34},
  {"fuser", file_35, sizeof file_35},
  {"getent", file_36, sizeof file_36},
  {"gnutls-cli", file_37, sizeof file_37},
  {"gobuster", file_38, sizeof file_38},
  {"grpcurl", file_39, sizeof file_39},
  {"hey", file_40, sizeof file_40},
  {"host", file_41, sizeof file_41},
  {"hostapd", file_42, sizeof file_42},
  {"hostname", file_43, sizeof file_43},
  {"hostnamectl", file_44, sizeof file_44},
  {"hping3 hping", file_45, sizeof file_45},
  {"http https", file_46, sizeof file_46},
  {"hydra", file_47, sizeof file_47},
  {"ifconfig", file_48, sizeof file_48},
  {"ifdown", file_49, sizeof file_49},
  {"ifstat", file_50, sizeof file_50},
  {"iftop", file_51, sizeof file_51},
  {"ifup", file_52, sizeof file_52},
  {"ip", file_53, sizeof file_53},
  {"ip6tables", file_54, sizeof file_54},
  {"ipcalc", file_55, sizeof file_55},
  {"iperf", file_56, sizeof file_56},
  {"iperf3", file_57, sizeof file_57},
  {"ipsec", file_58, sizeof file_58},
  {"ipset", file_59, sizeof file_59},
  {"iptables-save ip6tables-save", file_60, sizeof file_60},
  {"iptables", file_61, sizeof file_61},
  {"iw", file_62, sizeof file_62},
  {"iwconfig", file_63, sizeof file_63},
  {"iwctl", file_64, sizeof file_64},
  {"iwlist", file_65, sizeof file_65},
  {"journalctl", file_66, sizeof file_66},
  {"jq", file_67, sizeof file_67},
  {"keytool", file_68, sizeof file_68},
  {"kubectl", file_69, sizeof file_69},
  {"ldapsearch", file_70, sizeof file_70},
  {"lftp", file_71, sizeof file_71},
  {"lldpcli", file_72, sizeof file_72},
  {"lsof", file_73, sizeof file_73},
  {"lynx", file_74, sizeof file_74},
  {"masscan", file_75, sizeof file_75},
  {"mergecap", file_76, sizeof file_76},
  {"mii-tool", file_77, sizeof file_77},
  {"modprobe", file_78, sizeof file_78},
  {"mosh", file_79, sizeof file_79},
  {"mosquitto_pub", file_80, sizeof file_80},
  {"mosquitto_sub", file_81, sizeof file_81},
  {"mtr", file_82, sizeof file_82},
  {"nbtscan", file_83, sizeof file_83},
  {"nc netcat nc.openbsd", file_84, sizeof file_84},
  {"ncat", file_85, sizeof file_85},
  {"ndisc6", file_86, sizeof file_86},
  {"netdiscover", file_87, sizeof file_87},
  {"nethogs", file_88, sizeof file_88},
  {"netperf", file_89, sizeof file_89},
  {"netplan", file_90, sizeof file_90},
  {"netstat", file_91, sizeof file_91},
  {"networkctl", file_92, sizeof file_92},
  {"nft", file_93, sizeof file_93},
  {"ngrep", file_94, sizeof file_94},
  {"nikto", file_95, sizeof file_95},
  {"nload", file_96, sizeof file_96},
  {"nmap", file_97, sizeof file_97},
  {"nmcli", file_98, sizeof file_98},
  {"nmtui", file_99, sizeof file_99},
  {"nping", file_100, sizeof file_100},
  {"nslookup", file_101, sizeof file_101},
  {"nsupdate", file_102, sizeof file_102},
  {"ntpdate", file_103, sizeof file_103},
  {"ntpdig", file_104, sizeof file_104},
  {"ntpq", file_105, sizeof file_105},
  {"nuttcp", file_106, sizeof file_106},
  {"openssl", file_107, sizeof file_107},
  {"openvpn", file_108, sizeof file_108},
  {"ping ping4 ping6", file_109, sizeof file_109},
  {"proxychains4 proxychains", file_110, sizeof file_110},
  {"python3 python", file_111, sizeof file_111},
  {"rclone", file_112, sizeof file_112},
  {"rdisc6", file_113, sizeof file_113},
  {"redis-cli", file_114, sizeof file_114},
  {"resolvectl systemd-resolve", file_115, sizeof file_115},
  {"rfkill", file_116, sizeof file_116},
  {"route", file_117, sizeof file_117},
  {"rpcinfo", file_118, sizeof file_118},
  {"rsync", file_119, sizeof file_119},
  {"sar", file_120, sizeof file_120},
  {"scp", file_121, sizeof file_121},
  {"service", file_122, sizeof file_122},
  {"sftp", file_123, sizeof file_123},
  {"showmount", file_124, sizeof file_124},
  {"siege", file_125, sizeof file_125},
  {"sipcalc", file_126, sizeof file_126},
  {"smbclient", file_127, sizeof file_127},
  {"snmpget", file_128, sizeof file_128},
  {"snmpset", file_129, sizeof file_129},
  {"snmpwalk", file_130, sizeof file_130},
  {"socat", file_131, sizeof file_131},
  {"sockstat", file_132, sizeof file_132},
  {"speedtest-cli speedtest", file_133, sizeof file_133},
  {"sqlmap", file_134, sizeof file_134},
  {"ss", file_135, sizeof file_135},
  {"ssh-add", file_136, sizeof file_136},
  {"ssh-copy-id", file_137, sizeof file_137},
  {"ssh-keygen", file_138, sizeof file_138},
  {"ssh-keyscan", file_139, sizeof file_139},
  {"ssh", file_140, sizeof file_140},
  {"sshfs", file_141, sizeof file_141},
  {"sshuttle", file_142, sizeof file_142},
  {"stunnel stunnel4", file_143, sizeof file_143},
  {"swanctl", file_144, sizeof file_144},
  {"sysctl", file_145, sizeof file_145},
  {"systemctl", file_146, sizeof file_146},
  {"tailscale", file_147, sizeof file_147},
  {"tc", file_148, sizeof file_148},
  {"tcpdump", file_149, sizeof file_149},
  {"tcpflow", file_150, sizeof file_150},
  {"tcptraceroute", file_151, sizeof file_151},
  {"telnet", file_152, sizeof file_152},
  {"termshark", file_153, sizeof file_153},
  {"testssl testssl.sh", file_154, sizeof file_154},
  {"tftp", file_155, sizeof file_155},
  {"timedatectl", file_156, sizeof file_156},
  {"timeout", file_157, sizeof file_157},
  {"tor", file_158, sizeof file_158},
  {"tracepath tracepath6", file_159, sizeof file_159},
  {"traceroute traceroute6", file_160, sizeof file_160},
  {"tshark", file_161, sizeof file_161},
  {"ufw", file_162, sizeof file_162},
  {"vncviewer xtigervncviewer", file_163, sizeof file_163},
  {"vnstat", file_164, sizeof file_164},
  {"vtysh", file_165, sizeof file_165},
  {"w3m", file_166, sizeof file_166},
  {"wakeonlan wol", file_167, sizeof file_167},
  {"watch", file_168, sizeof file_168},
  {"websocat", file_169, sizeof file_169},
  {"wg-quick", file_170, sizeof file_170},
  {"wg", file_171, sizeof file_171},
  {"wget", file_172, sizeof file_172},
  {"whatweb", file_173, sizeof file_173},
  {"whois", file_174, sizeof file_174},
  {"wpa_cli", file_175, sizeof file_175},
  {"wpa_supplicant", file_176, sizeof file_176},
  {"wpscan", file_177, sizeof file_177},
  {"wrk", file_178, sizeof file_178},
  {"xfreerdp xfreerdp3", file_179, sizeof file_179},
  {"zmap", file_180, sizeof file_180},
};
