// Written by `make catalogue`.
static const unsigned char file_0[] = {
#embed "../Commands/Catalogue/Utilities/ab.json"
};
static const unsigned char file_1[] = {
#embed "../Commands/Catalogue/Utilities/acme.sh.json"
};
static const unsigned char file_2[] = {
#embed "../Commands/Catalogue/Utilities/aria2c.json"
};
static const unsigned char file_3[] = {
#embed "../Commands/Catalogue/Utilities/arp-scan.json"
};
static const unsigned char file_4[] = {
#embed "../Commands/Catalogue/Utilities/arp.json"
};
static const unsigned char file_5[] = {
#embed "../Commands/Catalogue/Utilities/arping.json"
};
static const unsigned char file_6[] = {
#embed "../Commands/Catalogue/Utilities/arptables.json"
};
static const unsigned char file_7[] = {
#embed "../Commands/Catalogue/Utilities/arpwatch.json"
};
static const unsigned char file_8[] = {
#embed "../Commands/Catalogue/Utilities/at.json"
};
static const unsigned char file_9[] = {
#embed "../Commands/Catalogue/Utilities/autossh.json"
};
static const unsigned char file_10[] = {
#embed "../Commands/Catalogue/Utilities/avahi-browse.json"
};
static const unsigned char file_11[] = {
#embed "../Commands/Catalogue/Utilities/axel.json"
};
static const unsigned char file_12[] = {
#embed "../Commands/Catalogue/Utilities/bandwhich.json"
};
static const unsigned char file_13[] = {
#embed "../Commands/Catalogue/Utilities/birdc.json"
};
static const unsigned char file_14[] = {
#embed "../Commands/Catalogue/Utilities/bmon.json"
};
static const unsigned char file_15[] = {
#embed "../Commands/Catalogue/Utilities/bore.json"
};
static const unsigned char file_16[] = {
#embed "../Commands/Catalogue/Utilities/brctl.json"
};
static const unsigned char file_17[] = {
#embed "../Commands/Catalogue/Utilities/bridge.json"
};
static const unsigned char file_18[] = {
#embed "../Commands/Catalogue/Utilities/capinfos.json"
};
static const unsigned char file_19[] = {
#embed "../Commands/Catalogue/Utilities/certbot.json"
};
static const unsigned char file_20[] = {
#embed "../Commands/Catalogue/Utilities/chisel.json"
};
static const unsigned char file_21[] = {
#embed "../Commands/Catalogue/Utilities/chronyc.json"
};
static const unsigned char file_22[] = {
#embed "../Commands/Catalogue/Utilities/cloudflared.json"
};
static const unsigned char file_23[] = {
#embed "../Commands/Catalogue/Utilities/conntrack.json"
};
static const unsigned char file_24[] = {
#embed "../Commands/Catalogue/Utilities/create_ap.json"
};
static const unsigned char file_25[] = {
#embed "../Commands/Catalogue/Utilities/croc.json"
};
static const unsigned char file_26[] = {
#embed "../Commands/Catalogue/Utilities/curl.json"
};
static const unsigned char file_27[] = {
#embed "../Commands/Catalogue/Utilities/date.json"
};
static const unsigned char file_28[] = {
#embed "../Commands/Catalogue/Utilities/dbclient.json"
};
static const unsigned char file_29[] = {
#embed "../Commands/Catalogue/Utilities/delv.json"
};
static const unsigned char file_30[] = {
#embed "../Commands/Catalogue/Utilities/dhclient.json"
};
static const unsigned char file_31[] = {
#embed "../Commands/Catalogue/Utilities/dhcpcd.json"
};
static const unsigned char file_32[] = {
#embed "../Commands/Catalogue/Utilities/dig.json"
};
static const unsigned char file_33[] = {
#embed "../Commands/Catalogue/Utilities/dnsmap.json"
};
static const unsigned char file_34[] = {
#embed "../Commands/Catalogue/Utilities/dnsperf.json"
};
static const unsigned char file_35[] = {
#embed "../Commands/Catalogue/Utilities/dnsrecon.json"
};
static const unsigned char file_36[] = {
#embed "../Commands/Catalogue/Utilities/dnstracer.json"
};
static const unsigned char file_37[] = {
#embed "../Commands/Catalogue/Utilities/dnsx.json"
};
static const unsigned char file_38[] = {
#embed "../Commands/Catalogue/Utilities/docker.json"
};
static const unsigned char file_39[] = {
#embed "../Commands/Catalogue/Utilities/dog.json"
};
static const unsigned char file_40[] = {
#embed "../Commands/Catalogue/Utilities/doggo.json"
};
static const unsigned char file_41[] = {
#embed "../Commands/Catalogue/Utilities/drill.json"
};
static const unsigned char file_42[] = {
#embed "../Commands/Catalogue/Utilities/dumpcap.json"
};
static const unsigned char file_43[] = {
#embed "../Commands/Catalogue/Utilities/editcap.json"
};
static const unsigned char file_44[] = {
#embed "../Commands/Catalogue/Utilities/enum4linux.json"
};
static const unsigned char file_45[] = {
#embed "../Commands/Catalogue/Utilities/etherwake.json"
};
static const unsigned char file_46[] = {
#embed "../Commands/Catalogue/Utilities/ethtool.json"
};
static const unsigned char file_47[] = {
#embed "../Commands/Catalogue/Utilities/fail2ban-client.json"
};
static const unsigned char file_48[] = {
#embed "../Commands/Catalogue/Utilities/ffuf.json"
};
static const unsigned char file_49[] = {
#embed "../Commands/Catalogue/Utilities/firewall-cmd.json"
};
static const unsigned char file_50[] = {
#embed "../Commands/Catalogue/Utilities/fping.json"
};
static const unsigned char file_51[] = {
#embed "../Commands/Catalogue/Utilities/frpc.json"
};
static const unsigned char file_52[] = {
#embed "../Commands/Catalogue/Utilities/ftp.json"
};
static const unsigned char file_53[] = {
#embed "../Commands/Catalogue/Utilities/fuser.json"
};
static const unsigned char file_54[] = {
#embed "../Commands/Catalogue/Utilities/getent.json"
};
static const unsigned char file_55[] = {
#embed "../Commands/Catalogue/Utilities/gnutls-cli.json"
};
static const unsigned char file_56[] = {
#embed "../Commands/Catalogue/Utilities/gobuster.json"
};
static const unsigned char file_57[] = {
#embed "../Commands/Catalogue/Utilities/grpcurl.json"
};
static const unsigned char file_58[] = {
#embed "../Commands/Catalogue/Utilities/hey.json"
};
static const unsigned char file_59[] = {
#embed "../Commands/Catalogue/Utilities/host.json"
};
static const unsigned char file_60[] = {
#embed "../Commands/Catalogue/Utilities/hostapd.json"
};
static const unsigned char file_61[] = {
#embed "../Commands/Catalogue/Utilities/hostname.json"
};
static const unsigned char file_62[] = {
#embed "../Commands/Catalogue/Utilities/hostnamectl.json"
};
static const unsigned char file_63[] = {
#embed "../Commands/Catalogue/Utilities/hping3.json"
};
static const unsigned char file_64[] = {
#embed "../Commands/Catalogue/Utilities/http.json"
};
static const unsigned char file_65[] = {
#embed "../Commands/Catalogue/Utilities/hurl.json"
};
static const unsigned char file_66[] = {
#embed "../Commands/Catalogue/Utilities/hydra.json"
};
static const unsigned char file_67[] = {
#embed "../Commands/Catalogue/Utilities/ifconfig.json"
};
static const unsigned char file_68[] = {
#embed "../Commands/Catalogue/Utilities/ifdown.json"
};
static const unsigned char file_69[] = {
#embed "../Commands/Catalogue/Utilities/ifstat.json"
};
static const unsigned char file_70[] = {
#embed "../Commands/Catalogue/Utilities/iftop.json"
};
static const unsigned char file_71[] = {
#embed "../Commands/Catalogue/Utilities/ifup.json"
};
static const unsigned char file_72[] = {
#embed "../Commands/Catalogue/Utilities/ip.json"
};
static const unsigned char file_73[] = {
#embed "../Commands/Catalogue/Utilities/ip6tables.json"
};
static const unsigned char file_74[] = {
#embed "../Commands/Catalogue/Utilities/ipcalc.json"
};
static const unsigned char file_75[] = {
#embed "../Commands/Catalogue/Utilities/iperf.json"
};
static const unsigned char file_76[] = {
#embed "../Commands/Catalogue/Utilities/iperf3.json"
};
static const unsigned char file_77[] = {
#embed "../Commands/Catalogue/Utilities/ipsec.json"
};
static const unsigned char file_78[] = {
#embed "../Commands/Catalogue/Utilities/ipset.json"
};
static const unsigned char file_79[] = {
#embed "../Commands/Catalogue/Utilities/iptables-save.json"
};
static const unsigned char file_80[] = {
#embed "../Commands/Catalogue/Utilities/iptables.json"
};
static const unsigned char file_81[] = {
#embed "../Commands/Catalogue/Utilities/iptraf-ng.json"
};
static const unsigned char file_82[] = {
#embed "../Commands/Catalogue/Utilities/iw.json"
};
static const unsigned char file_83[] = {
#embed "../Commands/Catalogue/Utilities/iwconfig.json"
};
static const unsigned char file_84[] = {
#embed "../Commands/Catalogue/Utilities/iwctl.json"
};
static const unsigned char file_85[] = {
#embed "../Commands/Catalogue/Utilities/iwlist.json"
};
static const unsigned char file_86[] = {
#embed "../Commands/Catalogue/Utilities/journalctl.json"
};
static const unsigned char file_87[] = {
#embed "../Commands/Catalogue/Utilities/jq.json"
};
static const unsigned char file_88[] = {
#embed "../Commands/Catalogue/Utilities/kdig.json"
};
static const unsigned char file_89[] = {
#embed "../Commands/Catalogue/Utilities/keytool.json"
};
static const unsigned char file_90[] = {
#embed "../Commands/Catalogue/Utilities/kismet.json"
};
static const unsigned char file_91[] = {
#embed "../Commands/Catalogue/Utilities/kubectl.json"
};
static const unsigned char file_92[] = {
#embed "../Commands/Catalogue/Utilities/ldapsearch.json"
};
static const unsigned char file_93[] = {
#embed "../Commands/Catalogue/Utilities/lftp.json"
};
static const unsigned char file_94[] = {
#embed "../Commands/Catalogue/Utilities/lldpcli.json"
};
static const unsigned char file_95[] = {
#embed "../Commands/Catalogue/Utilities/lsof.json"
};
static const unsigned char file_96[] = {
#embed "../Commands/Catalogue/Utilities/lwp-request.json"
};
static const unsigned char file_97[] = {
#embed "../Commands/Catalogue/Utilities/lynx.json"
};
static const unsigned char file_98[] = {
#embed "../Commands/Catalogue/Utilities/macchanger.json"
};
static const unsigned char file_99[] = {
#embed "../Commands/Catalogue/Utilities/masscan.json"
};
static const unsigned char file_100[] = {
#embed "../Commands/Catalogue/Utilities/massdns.json"
};
static const unsigned char file_101[] = {
#embed "../Commands/Catalogue/Utilities/medusa.json"
};
static const unsigned char file_102[] = {
#embed "../Commands/Catalogue/Utilities/mergecap.json"
};
static const unsigned char file_103[] = {
#embed "../Commands/Catalogue/Utilities/mii-tool.json"
};
static const unsigned char file_104[] = {
#embed "../Commands/Catalogue/Utilities/minicom.json"
};
static const unsigned char file_105[] = {
#embed "../Commands/Catalogue/Utilities/mitmdump.json"
};
static const unsigned char file_106[] = {
#embed "../Commands/Catalogue/Utilities/mitmproxy.json"
};
static const unsigned char file_107[] = {
#embed "../Commands/Catalogue/Utilities/mkcert.json"
};
static const unsigned char file_108[] = {
#embed "../Commands/Catalogue/Utilities/modprobe.json"
};
static const unsigned char file_109[] = {
#embed "../Commands/Catalogue/Utilities/mosh.json"
};
static const unsigned char file_110[] = {
#embed "../Commands/Catalogue/Utilities/mosquitto_pub.json"
};
static const unsigned char file_111[] = {
#embed "../Commands/Catalogue/Utilities/mosquitto_sub.json"
};
static const unsigned char file_112[] = {
#embed "../Commands/Catalogue/Utilities/mtr.json"
};
static const unsigned char file_113[] = {
#embed "../Commands/Catalogue/Utilities/naabu.json"
};
static const unsigned char file_114[] = {
#embed "../Commands/Catalogue/Utilities/nbtscan.json"
};
static const unsigned char file_115[] = {
#embed "../Commands/Catalogue/Utilities/nc.json"
};
static const unsigned char file_116[] = {
#embed "../Commands/Catalogue/Utilities/ncat.json"
};
static const unsigned char file_117[] = {
#embed "../Commands/Catalogue/Utilities/ndisc6.json"
};
static const unsigned char file_118[] = {
#embed "../Commands/Catalogue/Utilities/netdiscover.json"
};
static const unsigned char file_119[] = {
#embed "../Commands/Catalogue/Utilities/nethogs.json"
};
static const unsigned char file_120[] = {
#embed "../Commands/Catalogue/Utilities/netperf.json"
};
static const unsigned char file_121[] = {
#embed "../Commands/Catalogue/Utilities/netplan.json"
};
static const unsigned char file_122[] = {
#embed "../Commands/Catalogue/Utilities/netstat.json"
};
static const unsigned char file_123[] = {
#embed "../Commands/Catalogue/Utilities/networkctl.json"
};
static const unsigned char file_124[] = {
#embed "../Commands/Catalogue/Utilities/nft.json"
};
static const unsigned char file_125[] = {
#embed "../Commands/Catalogue/Utilities/ngrep.json"
};
static const unsigned char file_126[] = {
#embed "../Commands/Catalogue/Utilities/ngrok.json"
};
static const unsigned char file_127[] = {
#embed "../Commands/Catalogue/Utilities/nikto.json"
};
static const unsigned char file_128[] = {
#embed "../Commands/Catalogue/Utilities/nload.json"
};
static const unsigned char file_129[] = {
#embed "../Commands/Catalogue/Utilities/nmap.json"
};
static const unsigned char file_130[] = {
#embed "../Commands/Catalogue/Utilities/nmcli.json"
};
static const unsigned char file_131[] = {
#embed "../Commands/Catalogue/Utilities/nmtui.json"
};
static const unsigned char file_132[] = {
#embed "../Commands/Catalogue/Utilities/nping.json"
};
static const unsigned char file_133[] = {
#embed "../Commands/Catalogue/Utilities/nslookup.json"
};
static const unsigned char file_134[] = {
#embed "../Commands/Catalogue/Utilities/nsupdate.json"
};
static const unsigned char file_135[] = {
#embed "../Commands/Catalogue/Utilities/ntpdate.json"
};
static const unsigned char file_136[] = {
#embed "../Commands/Catalogue/Utilities/ntpdig.json"
};
static const unsigned char file_137[] = {
#embed "../Commands/Catalogue/Utilities/ntpq.json"
};
static const unsigned char file_138[] = {
#embed "../Commands/Catalogue/Utilities/nuttcp.json"
};
static const unsigned char file_139[] = {
#embed "../Commands/Catalogue/Utilities/openconnect.json"
};
static const unsigned char file_140[] = {
#embed "../Commands/Catalogue/Utilities/openssl.json"
};
static const unsigned char file_141[] = {
#embed "../Commands/Catalogue/Utilities/openvpn.json"
};
static const unsigned char file_142[] = {
#embed "../Commands/Catalogue/Utilities/pfctl.json"
};
static const unsigned char file_143[] = {
#embed "../Commands/Catalogue/Utilities/ping.json"
};
static const unsigned char file_144[] = {
#embed "../Commands/Catalogue/Utilities/plink.json"
};
static const unsigned char file_145[] = {
#embed "../Commands/Catalogue/Utilities/proxychains4.json"
};
static const unsigned char file_146[] = {
#embed "../Commands/Catalogue/Utilities/pssh.json"
};
static const unsigned char file_147[] = {
#embed "../Commands/Catalogue/Utilities/putty.json"
};
static const unsigned char file_148[] = {
#embed "../Commands/Catalogue/Utilities/python3.json"
};
static const unsigned char file_149[] = {
#embed "../Commands/Catalogue/Utilities/rclone.json"
};
static const unsigned char file_150[] = {
#embed "../Commands/Catalogue/Utilities/rdesktop.json"
};
static const unsigned char file_151[] = {
#embed "../Commands/Catalogue/Utilities/rdisc6.json"
};
static const unsigned char file_152[] = {
#embed "../Commands/Catalogue/Utilities/redis-cli.json"
};
static const unsigned char file_153[] = {
#embed "../Commands/Catalogue/Utilities/resolvconf.json"
};
static const unsigned char file_154[] = {
#embed "../Commands/Catalogue/Utilities/resolvectl.json"
};
static const unsigned char file_155[] = {
#embed "../Commands/Catalogue/Utilities/rfkill.json"
};
static const unsigned char file_156[] = {
#embed "../Commands/Catalogue/Utilities/route.json"
};
static const unsigned char file_157[] = {
#embed "../Commands/Catalogue/Utilities/rpcinfo.json"
};
static const unsigned char file_158[] = {
#embed "../Commands/Catalogue/Utilities/rsync.json"
};
static const unsigned char file_159[] = {
#embed "../Commands/Catalogue/Utilities/rustscan.json"
};
static const unsigned char file_160[] = {
#embed "../Commands/Catalogue/Utilities/sar.json"
};
static const unsigned char file_161[] = {
#embed "../Commands/Catalogue/Utilities/scp.json"
};
static const unsigned char file_162[] = {
#embed "../Commands/Catalogue/Utilities/service.json"
};
static const unsigned char file_163[] = {
#embed "../Commands/Catalogue/Utilities/sftp.json"
};
static const unsigned char file_164[] = {
#embed "../Commands/Catalogue/Utilities/showmount.json"
};
static const unsigned char file_165[] = {
#embed "../Commands/Catalogue/Utilities/siege.json"
};
static const unsigned char file_166[] = {
#embed "../Commands/Catalogue/Utilities/sipcalc.json"
};
static const unsigned char file_167[] = {
#embed "../Commands/Catalogue/Utilities/smbclient.json"
};
static const unsigned char file_168[] = {
#embed "../Commands/Catalogue/Utilities/smbmap.json"
};
static const unsigned char file_169[] = {
#embed "../Commands/Catalogue/Utilities/sngrep.json"
};
static const unsigned char file_170[] = {
#embed "../Commands/Catalogue/Utilities/snmpget.json"
};
static const unsigned char file_171[] = {
#embed "../Commands/Catalogue/Utilities/snmpset.json"
};
static const unsigned char file_172[] = {
#embed "../Commands/Catalogue/Utilities/snmpwalk.json"
};
static const unsigned char file_173[] = {
#embed "../Commands/Catalogue/Utilities/snort.json"
};
static const unsigned char file_174[] = {
#embed "../Commands/Catalogue/Utilities/socat.json"
};
static const unsigned char file_175[] = {
#embed "../Commands/Catalogue/Utilities/sockstat.json"
};
static const unsigned char file_176[] = {
#embed "../Commands/Catalogue/Utilities/speedtest-cli.json"
};
static const unsigned char file_177[] = {
#embed "../Commands/Catalogue/Utilities/sqlmap.json"
};
static const unsigned char file_178[] = {
#embed "../Commands/Catalogue/Utilities/ss.json"
};
static const unsigned char file_179[] = {
#embed "../Commands/Catalogue/Utilities/ssh-add.json"
};
static const unsigned char file_180[] = {
#embed "../Commands/Catalogue/Utilities/ssh-copy-id.json"
};
static const unsigned char file_181[] = {
#embed "../Commands/Catalogue/Utilities/ssh-keygen.json"
};
static const unsigned char file_182[] = {
#embed "../Commands/Catalogue/Utilities/ssh-keyscan.json"
};
static const unsigned char file_183[] = {
#embed "../Commands/Catalogue/Utilities/ssh.json"
};
static const unsigned char file_184[] = {
#embed "../Commands/Catalogue/Utilities/sshfs.json"
};
static const unsigned char file_185[] = {
#embed "../Commands/Catalogue/Utilities/sshuttle.json"
};
static const unsigned char file_186[] = {
#embed "../Commands/Catalogue/Utilities/step.json"
};
static const unsigned char file_187[] = {
#embed "../Commands/Catalogue/Utilities/stunnel.json"
};
static const unsigned char file_188[] = {
#embed "../Commands/Catalogue/Utilities/swaks.json"
};
static const unsigned char file_189[] = {
#embed "../Commands/Catalogue/Utilities/swanctl.json"
};
static const unsigned char file_190[] = {
#embed "../Commands/Catalogue/Utilities/sysctl.json"
};
static const unsigned char file_191[] = {
#embed "../Commands/Catalogue/Utilities/systemctl.json"
};
static const unsigned char file_192[] = {
#embed "../Commands/Catalogue/Utilities/tailscale.json"
};
static const unsigned char file_193[] = {
#embed "../Commands/Catalogue/Utilities/tc.json"
};
static const unsigned char file_194[] = {
#embed "../Commands/Catalogue/Utilities/tcpdump.json"
};
static const unsigned char file_195[] = {
#embed "../Commands/Catalogue/Utilities/tcpflow.json"
};
static const unsigned char file_196[] = {
#embed "../Commands/Catalogue/Utilities/tcpreplay.json"
};
static const unsigned char file_197[] = {
#embed "../Commands/Catalogue/Utilities/tcprewrite.json"
};
static const unsigned char file_198[] = {
#embed "../Commands/Catalogue/Utilities/tcptraceroute.json"
};
static const unsigned char file_199[] = {
#embed "../Commands/Catalogue/Utilities/telnet.json"
};
static const unsigned char file_200[] = {
#embed "../Commands/Catalogue/Utilities/termshark.json"
};
static const unsigned char file_201[] = {
#embed "../Commands/Catalogue/Utilities/testssl.json"
};
static const unsigned char file_202[] = {
#embed "../Commands/Catalogue/Utilities/tftp.json"
};
static const unsigned char file_203[] = {
#embed "../Commands/Catalogue/Utilities/timedatectl.json"
};
static const unsigned char file_204[] = {
#embed "../Commands/Catalogue/Utilities/timeout.json"
};
static const unsigned char file_205[] = {
#embed "../Commands/Catalogue/Utilities/tlsx.json"
};
static const unsigned char file_206[] = {
#embed "../Commands/Catalogue/Utilities/tmate.json"
};
static const unsigned char file_207[] = {
#embed "../Commands/Catalogue/Utilities/tor.json"
};
static const unsigned char file_208[] = {
#embed "../Commands/Catalogue/Utilities/torsocks.json"
};
static const unsigned char file_209[] = {
#embed "../Commands/Catalogue/Utilities/tracepath.json"
};
static const unsigned char file_210[] = {
#embed "../Commands/Catalogue/Utilities/traceroute.json"
};
static const unsigned char file_211[] = {
#embed "../Commands/Catalogue/Utilities/trip.json"
};
static const unsigned char file_212[] = {
#embed "../Commands/Catalogue/Utilities/tshark.json"
};
static const unsigned char file_213[] = {
#embed "../Commands/Catalogue/Utilities/ufw.json"
};
static const unsigned char file_214[] = {
#embed "../Commands/Catalogue/Utilities/vegeta.json"
};
static const unsigned char file_215[] = {
#embed "../Commands/Catalogue/Utilities/vncviewer.json"
};
static const unsigned char file_216[] = {
#embed "../Commands/Catalogue/Utilities/vnstat.json"
};
static const unsigned char file_217[] = {
#embed "../Commands/Catalogue/Utilities/vtysh.json"
};
static const unsigned char file_218[] = {
#embed "../Commands/Catalogue/Utilities/w3m.json"
};
static const unsigned char file_219[] = {
#embed "../Commands/Catalogue/Utilities/wakeonlan.json"
};
static const unsigned char file_220[] = {
#embed "../Commands/Catalogue/Utilities/watch.json"
};
static const unsigned char file_221[] = {
#embed "../Commands/Catalogue/Utilities/websocat.json"
};
static const unsigned char file_222[] = {
#embed "../Commands/Catalogue/Utilities/wg-quick.json"
};
static const unsigned char file_223[] = {
#embed "../Commands/Catalogue/Utilities/wg.json"
};
static const unsigned char file_224[] = {
#embed "../Commands/Catalogue/Utilities/wget.json"
};
static const unsigned char file_225[] = {
#embed "../Commands/Catalogue/Utilities/wget2.json"
};
static const unsigned char file_226[] = {
#embed "../Commands/Catalogue/Utilities/whatweb.json"
};
static const unsigned char file_227[] = {
#embed "../Commands/Catalogue/Utilities/whois.json"
};
static const unsigned char file_228[] = {
#embed "../Commands/Catalogue/Utilities/wondershaper.json"
};
static const unsigned char file_229[] = {
#embed "../Commands/Catalogue/Utilities/wormhole.json"
};
static const unsigned char file_230[] = {
#embed "../Commands/Catalogue/Utilities/wpa_cli.json"
};
static const unsigned char file_231[] = {
#embed "../Commands/Catalogue/Utilities/wpa_supplicant.json"
};
static const unsigned char file_232[] = {
#embed "../Commands/Catalogue/Utilities/wpscan.json"
};
static const unsigned char file_233[] = {
#embed "../Commands/Catalogue/Utilities/wrk.json"
};
static const unsigned char file_234[] = {
#embed "../Commands/Catalogue/Utilities/xfreerdp.json"
};
static const unsigned char file_235[] = {
#embed "../Commands/Catalogue/Utilities/xidel.json"
};
static const unsigned char file_236[] = {
#embed "../Commands/Catalogue/Utilities/zerotier-cli.json"
};
static const unsigned char file_237[] = {
#embed "../Commands/Catalogue/Utilities/zmap.json"
};
static const struct nc_catalogue_file files[] = {
  {"ab", file_0, sizeof file_0},
  {"acme.sh", file_1, sizeof file_1},
  {"aria2c", file_2, sizeof file_2},
  {"arp-scan", file_3, sizeof file_3},
  {"arp", file_4, sizeof file_4},
  {"arping", file_5, sizeof file_5},
  {"arptables", file_6, sizeof file_6},
  {"arpwatch", file_7, sizeof file_7},
  {"at", file_8, sizeof file_8},
  {"autossh", file_9, sizeof file_9},
  {"avahi-browse", file_10, sizeof file_10},
  {"axel", file_11, sizeof file_11},
  {"bandwhich", file_12, sizeof file_12},
  {"birdc", file_13, sizeof file_13},
  {"bmon", file_14, sizeof file_14},
  {"bore", file_15, sizeof file_15},
  {"brctl", file_16, sizeof file_16},
  {"bridge", file_17, sizeof file_17},
  {"capinfos", file_18, sizeof file_18},
  {"certbot", file_19, sizeof file_19},
  {"chisel", file_20, sizeof file_20},
  {"chronyc", file_21, sizeof file_21},
  {"cloudflared", file_22, sizeof file_22},
  {"conntrack", file_23, sizeof file_23},
  {"create_ap", file_24, sizeof file_24},
  {"croc", file_25, sizeof file_25},
  {"curl", file_26, sizeof file_26},
  {"date", file_27, sizeof file_27},
  {"dbclient dropbear-client", file_28, sizeof file_28},
  {"delv", file_29, sizeof file_29},
  {"dhclient", file_30, sizeof file_30},
  {"dhcpcd", file_31, sizeof file_31},
  {"dig", file_32, sizeof file_32},
  {"dnsmap", file_33, sizeof file_33},
  {"dnsperf", file_34, sizeof file_34},
  {"dnsrecon", file_35, sizeof file_35},
  {"dnstracer", file_36, sizeof file_36},
  {"dnsx", file_37, sizeof file_37},
  {"docker", file_38, sizeof file_38},
  {"dog", file_39, sizeof file_39},
  {"doggo", file_40, sizeof file_40},
  {"drill", file_41, sizeof file_41},
  {"dumpcap", file_42, sizeof file_42},
  {"editcap", file_43, sizeof file_43},
  {"enum4linux", file_44, sizeof file_44},
  {"etherwake ether-wake", file_45, sizeof file_45},
  {"ethtool", file_46, sizeof file_46},
  {"fail2ban-client", file_47, sizeof file_47},
  {"ffuf", file_48, sizeof file_48},
  {"firewall-cmd", file_49, sizeof file_49},
  {"fping fping6", file_50, sizeof file_50},
  {"frpc", file_51, sizeof file_51},
  {"ftp tnftp inetutils-ftp", file_52, sizeof file_52},
  {"fuser", file_53, sizeof file_53},
  {"getent", file_54, sizeof file_54},
  {"gnutls-cli", file_55, sizeof file_55},
  {"gobuster", file_56, sizeof file_56},
  {"grpcurl", file_57, sizeof file_57},
  {"hey", file_58, sizeof file_58},
  {"host", file_59, sizeof file_59},
  {"hostapd", file_60, sizeof file_60},
  {"hostname", file_61, sizeof file_61},
  {"hostnamectl", file_62, sizeof file_62},
  {"hping3 hping", file_63, sizeof file_63},
  {"http https", file_64, sizeof file_64},
  {"hurl", file_65, sizeof file_65},
  {"hydra", file_66, sizeof file_66},
  {"ifconfig", file_67, sizeof file_67},
  {"ifdown", file_68, sizeof file_68},
  {"ifstat", file_69, sizeof file_69},
  {"iftop", file_70, sizeof file_70},
  {"ifup", file_71, sizeof file_71},
  {"ip", file_72, sizeof file_72},
  {"ip6tables", file_73, sizeof file_73},
  {"ipcalc", file_74, sizeof file_74},
  {"iperf", file_75, sizeof file_75},
  {"iperf3", file_76, sizeof file_76},
  {"ipsec", file_77, sizeof file_77},
  {"ipset", file_78, sizeof file_78},
  {"iptables-save ip6tables-save", file_79, sizeof file_79},
  {"iptables", file_80, sizeof file_80},
  {"iptraf-ng iptraf", file_81, sizeof file_81},
  {"iw", file_82, sizeof file_82},
  {"iwconfig", file_83, sizeof file_83},
  {"iwctl", file_84, sizeof file_84},
  {"iwlist", file_85, sizeof file_85},
  {"journalctl", file_86, sizeof file_86},
  {"jq", file_87, sizeof file_87},
  {"kdig", file_88, sizeof file_88},
  {"keytool", file_89, sizeof file_89},
  {"kismet", file_90, sizeof file_90},
  {"kubectl", file_91, sizeof file_91},
  {"ldapsearch", file_92, sizeof file_92},
  {"lftp", file_93, sizeof file_93},
  {"lldpcli", file_94, sizeof file_94},
  {"lsof", file_95, sizeof file_95},
  {"lwp-request GET POST HEAD", file_96, sizeof file_96},
  {"lynx", file_97, sizeof file_97},
  {"macchanger", file_98, sizeof file_98},
  {"masscan", file_99, sizeof file_99},
  {"massdns", file_100, sizeof file_100},
  {"medusa", file_101, sizeof file_101},
  {"mergecap", file_102, sizeof file_102},
  {"mii-tool", file_103, sizeof file_103},
  {"minicom", file_104, sizeof file_104},
  {"mitmdump", file_105, sizeof file_105},
  {"mitmproxy", file_106, sizeof file_106},
  {"mkcert", file_107, sizeof file_107},
  {"modprobe", file_108, sizeof file_108},
  {"mosh", file_109, sizeof file_109},
  {"mosquitto_pub", file_110, sizeof file_110},
  {"mosquitto_sub", file_111, sizeof file_111},
  {"mtr", file_112, sizeof file_112},
  {"naabu", file_113, sizeof file_113},
  {"nbtscan", file_114, sizeof file_114},
  {"nc netcat nc.openbsd", file_115, sizeof file_115},
  {"ncat", file_116, sizeof file_116},
  {"ndisc6", file_117, sizeof file_117},
  {"netdiscover", file_118, sizeof file_118},
  {"nethogs", file_119, sizeof file_119},
  {"netperf", file_120, sizeof file_120},
  {"netplan", file_121, sizeof file_121},
  {"netstat", file_122, sizeof file_122},
  {"networkctl", file_123, sizeof file_123},
  {"nft", file_124, sizeof file_124},
  {"ngrep", file_125, sizeof file_125},
  {"ngrok", file_126, sizeof file_126},
  {"nikto", file_127, sizeof file_127},
  {"nload", file_128, sizeof file_128},
  {"nmap", file_129, sizeof file_129},
  {"nmcli", file_130, sizeof file_130},
  {"nmtui", file_131, sizeof file_131},
  {"nping", file_132, sizeof file_132},
  {"nslookup", file_133, sizeof file_133},
  {"nsupdate", file_134, sizeof file_134},
  {"ntpdate", file_135, sizeof file_135},
  {"ntpdig", file_136, sizeof file_136},
  {"ntpq", file_137, sizeof file_137},
  {"nuttcp", file_138, sizeof file_138},
  {"openconnect", file_139, sizeof file_139},
  {"openssl", file_140, sizeof file_140},
  {"openvpn", file_141, sizeof file_141},
  {"pfctl", file_142, sizeof file_142},
  {"ping ping4 ping6", file_143, sizeof file_143},
  {"plink", file_144, sizeof file_144},
  {"proxychains4 proxychains", file_145, sizeof file_145},
  {"pssh parallel-ssh", file_146, sizeof file_146},
  {"putty", file_147, sizeof file_147},
  {"python3 python", file_148, sizeof file_148},
  {"rclone", file_149, sizeof file_149},
  {"rdesktop", file_150, sizeof file_150},
  {"rdisc6", file_151, sizeof file_151},
  {"redis-cli", file_152, sizeof file_152},
  {"resolvconf", file_153, sizeof file_153},
  {"resolvectl systemd-resolve", file_154, sizeof file_154},
  {"rfkill", file_155, sizeof file_155},
  {"route", file_156, sizeof file_156},
  {"rpcinfo", file_157, sizeof file_157},
  {"rsync", file_158, sizeof file_158},
  {"rustscan", file_159, sizeof file_159},
  {"sar", file_160, sizeof file_160},
  {"scp", file_161, sizeof file_161},
  {"service", file_162, sizeof file_162},
  {"sftp", file_163, sizeof file_163},
  {"showmount", file_164, sizeof file_164},
  {"siege", file_165, sizeof file_165},
  {"sipcalc", file_166, sizeof file_166},
  {"smbclient", file_167, sizeof file_167},
  {"smbmap", file_168, sizeof file_168},
  {"sngrep", file_169, sizeof file_169},
  {"snmpget", file_170, sizeof file_170},
  {"snmpset", file_171, sizeof file_171},
  {"snmpwalk", file_172, sizeof file_172},
  {"snort", file_173, sizeof file_173},
  {"socat", file_174, sizeof file_174},
  {"sockstat", file_175, sizeof file_175},
  {"speedtest-cli speedtest", file_176, sizeof file_176},
  {"sqlmap", file_177, sizeof file_177},
  {"ss", file_178, sizeof file_178},
  {"ssh-add", file_179, sizeof file_179},
  {"ssh-copy-id", file_180, sizeof file_180},
  {"ssh-keygen", file_181, sizeof file_181},
  {"ssh-keyscan", file_182, sizeof file_182},
  {"ssh", file_183, sizeof file_183},
  {"sshfs", file_184, sizeof file_184},
  {"sshuttle", file_185, sizeof file_185},
  {"step", file_186, sizeof file_186},
  {"stunnel stunnel4", file_187, sizeof file_187},
  {"swaks", file_188, sizeof file_188},
  {"swanctl", file_189, sizeof file_189},
  {"sysctl", file_190, sizeof file_190},
  {"systemctl", file_191, sizeof file_191},
  {"tailscale", file_192, sizeof file_192},
  {"tc", file_193, sizeof file_193},
  {"tcpdump", file_194, sizeof file_194},
  {"tcpflow", file_195, sizeof file_195},
  {"tcpreplay", file_196, sizeof file_196},
  {"tcprewrite", file_197, sizeof file_197},
  {"tcptraceroute", file_198, sizeof file_198},
  {"telnet", file_199, sizeof file_199},
  {"termshark", file_200, sizeof file_200},
  {"testssl testssl.sh", file_201, sizeof file_201},
  {"tftp", file_202, sizeof file_202},
  {"timedatectl", file_203, sizeof file_203},
  {"timeout", file_204, sizeof file_204},
  {"tlsx", file_205, sizeof file_205},
  {"tmate", file_206, sizeof file_206},
  {"tor", file_207, sizeof file_207},
  {"torsocks torify", file_208, sizeof file_208},
  {"tracepath tracepath6", file_209, sizeof file_209},
  {"traceroute traceroute6", file_210, sizeof file_210},
  {"trip trippy", file_211, sizeof file_211},
  {"tshark", file_212, sizeof file_212},
  {"ufw", file_213, sizeof file_213},
  {"vegeta", file_214, sizeof file_214},
  {"vncviewer xtigervncviewer", file_215, sizeof file_215},
  {"vnstat", file_216, sizeof file_216},
  {"vtysh", file_217, sizeof file_217},
  {"w3m", file_218, sizeof file_218},
  {"wakeonlan wol", file_219, sizeof file_219},
  {"watch", file_220, sizeof file_220},
  {"websocat", file_221, sizeof file_221},
  {"wg-quick", file_222, sizeof file_222},
  {"wg", file_223, sizeof file_223},
  {"wget", file_224, sizeof file_224},
  {"wget2", file_225, sizeof file_225},
  {"whatweb", file_226, sizeof file_226},
  {"whois", file_227, sizeof file_227},
  {"wondershaper", file_228, sizeof file_228},
  {"wormhole magic-wormhole", file_229, sizeof file_229},
  {"wpa_cli", file_230, sizeof file_230},
  {"wpa_supplicant", file_231, sizeof file_231},
  {"wpscan", file_232, sizeof file_232},
  {"wrk", file_233, sizeof file_233},
  {"xfreerdp xfreerdp3", file_234, sizeof file_234},
  {"xidel", file_235, sizeof file_235},
  {"zerotier-cli", file_236, sizeof file_236},
  {"zmap", file_237, sizeof file_237},
};
