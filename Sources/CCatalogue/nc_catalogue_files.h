// Written by `make catalogue`.
static const unsigned char file_0[] = {
#embed "../Commands/Catalogue/Utilities/ab.json"
};
static const unsigned char file_1[] = {
#embed "../Commands/Catalogue/Utilities/acme.sh.json"
};
static const unsigned char file_2[] = {
#embed "../Commands/Catalogue/Utilities/aircrack-ng.json"
};
static const unsigned char file_3[] = {
#embed "../Commands/Catalogue/Utilities/airdecap-ng.json"
};
static const unsigned char file_4[] = {
#embed "../Commands/Catalogue/Utilities/aireplay-ng.json"
};
static const unsigned char file_5[] = {
#embed "../Commands/Catalogue/Utilities/airmon-ng.json"
};
static const unsigned char file_6[] = {
#embed "../Commands/Catalogue/Utilities/airodump-ng.json"
};
static const unsigned char file_7[] = {
#embed "../Commands/Catalogue/Utilities/aria2c.json"
};
static const unsigned char file_8[] = {
#embed "../Commands/Catalogue/Utilities/arp-scan.json"
};
static const unsigned char file_9[] = {
#embed "../Commands/Catalogue/Utilities/arp.json"
};
static const unsigned char file_10[] = {
#embed "../Commands/Catalogue/Utilities/arping.json"
};
static const unsigned char file_11[] = {
#embed "../Commands/Catalogue/Utilities/arpspoof.json"
};
static const unsigned char file_12[] = {
#embed "../Commands/Catalogue/Utilities/arptables.json"
};
static const unsigned char file_13[] = {
#embed "../Commands/Catalogue/Utilities/arpwatch.json"
};
static const unsigned char file_14[] = {
#embed "../Commands/Catalogue/Utilities/at.json"
};
static const unsigned char file_15[] = {
#embed "../Commands/Catalogue/Utilities/autossh.json"
};
static const unsigned char file_16[] = {
#embed "../Commands/Catalogue/Utilities/avahi-browse.json"
};
static const unsigned char file_17[] = {
#embed "../Commands/Catalogue/Utilities/avahi-resolve.json"
};
static const unsigned char file_18[] = {
#embed "../Commands/Catalogue/Utilities/axel.json"
};
static const unsigned char file_19[] = {
#embed "../Commands/Catalogue/Utilities/bandwhich.json"
};
static const unsigned char file_20[] = {
#embed "../Commands/Catalogue/Utilities/birdc.json"
};
static const unsigned char file_21[] = {
#embed "../Commands/Catalogue/Utilities/bmon.json"
};
static const unsigned char file_22[] = {
#embed "../Commands/Catalogue/Utilities/bore.json"
};
static const unsigned char file_23[] = {
#embed "../Commands/Catalogue/Utilities/brctl.json"
};
static const unsigned char file_24[] = {
#embed "../Commands/Catalogue/Utilities/bridge.json"
};
static const unsigned char file_25[] = {
#embed "../Commands/Catalogue/Utilities/bully.json"
};
static const unsigned char file_26[] = {
#embed "../Commands/Catalogue/Utilities/capinfos.json"
};
static const unsigned char file_27[] = {
#embed "../Commands/Catalogue/Utilities/certbot.json"
};
static const unsigned char file_28[] = {
#embed "../Commands/Catalogue/Utilities/chisel.json"
};
static const unsigned char file_29[] = {
#embed "../Commands/Catalogue/Utilities/chronyc.json"
};
static const unsigned char file_30[] = {
#embed "../Commands/Catalogue/Utilities/cloudflared.json"
};
static const unsigned char file_31[] = {
#embed "../Commands/Catalogue/Utilities/conntrack.json"
};
static const unsigned char file_32[] = {
#embed "../Commands/Catalogue/Utilities/create_ap.json"
};
static const unsigned char file_33[] = {
#embed "../Commands/Catalogue/Utilities/croc.json"
};
static const unsigned char file_34[] = {
#embed "../Commands/Catalogue/Utilities/curl.json"
};
static const unsigned char file_35[] = {
#embed "../Commands/Catalogue/Utilities/curlie.json"
};
static const unsigned char file_36[] = {
#embed "../Commands/Catalogue/Utilities/date.json"
};
static const unsigned char file_37[] = {
#embed "../Commands/Catalogue/Utilities/dbclient.json"
};
static const unsigned char file_38[] = {
#embed "../Commands/Catalogue/Utilities/delv.json"
};
static const unsigned char file_39[] = {
#embed "../Commands/Catalogue/Utilities/dhclient.json"
};
static const unsigned char file_40[] = {
#embed "../Commands/Catalogue/Utilities/dhcpcd.json"
};
static const unsigned char file_41[] = {
#embed "../Commands/Catalogue/Utilities/dig.json"
};
static const unsigned char file_42[] = {
#embed "../Commands/Catalogue/Utilities/dirb.json"
};
static const unsigned char file_43[] = {
#embed "../Commands/Catalogue/Utilities/dnsdomainname.json"
};
static const unsigned char file_44[] = {
#embed "../Commands/Catalogue/Utilities/dnsmap.json"
};
static const unsigned char file_45[] = {
#embed "../Commands/Catalogue/Utilities/dnsperf.json"
};
static const unsigned char file_46[] = {
#embed "../Commands/Catalogue/Utilities/dnsrecon.json"
};
static const unsigned char file_47[] = {
#embed "../Commands/Catalogue/Utilities/dnstracer.json"
};
static const unsigned char file_48[] = {
#embed "../Commands/Catalogue/Utilities/dnsx.json"
};
static const unsigned char file_49[] = {
#embed "../Commands/Catalogue/Utilities/docker.json"
};
static const unsigned char file_50[] = {
#embed "../Commands/Catalogue/Utilities/dog.json"
};
static const unsigned char file_51[] = {
#embed "../Commands/Catalogue/Utilities/doggo.json"
};
static const unsigned char file_52[] = {
#embed "../Commands/Catalogue/Utilities/drill.json"
};
static const unsigned char file_53[] = {
#embed "../Commands/Catalogue/Utilities/dumpcap.json"
};
static const unsigned char file_54[] = {
#embed "../Commands/Catalogue/Utilities/editcap.json"
};
static const unsigned char file_55[] = {
#embed "../Commands/Catalogue/Utilities/enum4linux.json"
};
static const unsigned char file_56[] = {
#embed "../Commands/Catalogue/Utilities/etherwake.json"
};
static const unsigned char file_57[] = {
#embed "../Commands/Catalogue/Utilities/ethtool.json"
};
static const unsigned char file_58[] = {
#embed "../Commands/Catalogue/Utilities/fail2ban-client.json"
};
static const unsigned char file_59[] = {
#embed "../Commands/Catalogue/Utilities/fast.json"
};
static const unsigned char file_60[] = {
#embed "../Commands/Catalogue/Utilities/ffuf.json"
};
static const unsigned char file_61[] = {
#embed "../Commands/Catalogue/Utilities/firewall-cmd.json"
};
static const unsigned char file_62[] = {
#embed "../Commands/Catalogue/Utilities/fping.json"
};
static const unsigned char file_63[] = {
#embed "../Commands/Catalogue/Utilities/frpc.json"
};
static const unsigned char file_64[] = {
#embed "../Commands/Catalogue/Utilities/ftp.json"
};
static const unsigned char file_65[] = {
#embed "../Commands/Catalogue/Utilities/fuser.json"
};
static const unsigned char file_66[] = {
#embed "../Commands/Catalogue/Utilities/getent.json"
};
static const unsigned char file_67[] = {
#embed "../Commands/Catalogue/Utilities/gnutls-cli.json"
};
static const unsigned char file_68[] = {
#embed "../Commands/Catalogue/Utilities/gobuster.json"
};
static const unsigned char file_69[] = {
#embed "../Commands/Catalogue/Utilities/grpcurl.json"
};
static const unsigned char file_70[] = {
#embed "../Commands/Catalogue/Utilities/hey.json"
};
static const unsigned char file_71[] = {
#embed "../Commands/Catalogue/Utilities/host.json"
};
static const unsigned char file_72[] = {
#embed "../Commands/Catalogue/Utilities/hostapd.json"
};
static const unsigned char file_73[] = {
#embed "../Commands/Catalogue/Utilities/hostname.json"
};
static const unsigned char file_74[] = {
#embed "../Commands/Catalogue/Utilities/hostnamectl.json"
};
static const unsigned char file_75[] = {
#embed "../Commands/Catalogue/Utilities/hping3.json"
};
static const unsigned char file_76[] = {
#embed "../Commands/Catalogue/Utilities/http.json"
};
static const unsigned char file_77[] = {
#embed "../Commands/Catalogue/Utilities/httping.json"
};
static const unsigned char file_78[] = {
#embed "../Commands/Catalogue/Utilities/hurl.json"
};
static const unsigned char file_79[] = {
#embed "../Commands/Catalogue/Utilities/hydra.json"
};
static const unsigned char file_80[] = {
#embed "../Commands/Catalogue/Utilities/ifconfig.json"
};
static const unsigned char file_81[] = {
#embed "../Commands/Catalogue/Utilities/ifdown.json"
};
static const unsigned char file_82[] = {
#embed "../Commands/Catalogue/Utilities/ifmetric.json"
};
static const unsigned char file_83[] = {
#embed "../Commands/Catalogue/Utilities/ifstat.json"
};
static const unsigned char file_84[] = {
#embed "../Commands/Catalogue/Utilities/iftop.json"
};
static const unsigned char file_85[] = {
#embed "../Commands/Catalogue/Utilities/ifup.json"
};
static const unsigned char file_86[] = {
#embed "../Commands/Catalogue/Utilities/ip.json"
};
static const unsigned char file_87[] = {
#embed "../Commands/Catalogue/Utilities/ip6tables.json"
};
static const unsigned char file_88[] = {
#embed "../Commands/Catalogue/Utilities/ipcalc.json"
};
static const unsigned char file_89[] = {
#embed "../Commands/Catalogue/Utilities/iperf.json"
};
static const unsigned char file_90[] = {
#embed "../Commands/Catalogue/Utilities/iperf3.json"
};
static const unsigned char file_91[] = {
#embed "../Commands/Catalogue/Utilities/ipsec.json"
};
static const unsigned char file_92[] = {
#embed "../Commands/Catalogue/Utilities/ipset.json"
};
static const unsigned char file_93[] = {
#embed "../Commands/Catalogue/Utilities/iptables-restore.json"
};
static const unsigned char file_94[] = {
#embed "../Commands/Catalogue/Utilities/iptables-save.json"
};
static const unsigned char file_95[] = {
#embed "../Commands/Catalogue/Utilities/iptables.json"
};
static const unsigned char file_96[] = {
#embed "../Commands/Catalogue/Utilities/iptraf-ng.json"
};
static const unsigned char file_97[] = {
#embed "../Commands/Catalogue/Utilities/iw.json"
};
static const unsigned char file_98[] = {
#embed "../Commands/Catalogue/Utilities/iwconfig.json"
};
static const unsigned char file_99[] = {
#embed "../Commands/Catalogue/Utilities/iwctl.json"
};
static const unsigned char file_100[] = {
#embed "../Commands/Catalogue/Utilities/iwlist.json"
};
static const unsigned char file_101[] = {
#embed "../Commands/Catalogue/Utilities/journalctl.json"
};
static const unsigned char file_102[] = {
#embed "../Commands/Catalogue/Utilities/jq.json"
};
static const unsigned char file_103[] = {
#embed "../Commands/Catalogue/Utilities/kdig.json"
};
static const unsigned char file_104[] = {
#embed "../Commands/Catalogue/Utilities/keytool.json"
};
static const unsigned char file_105[] = {
#embed "../Commands/Catalogue/Utilities/kismet.json"
};
static const unsigned char file_106[] = {
#embed "../Commands/Catalogue/Utilities/kubectl.json"
};
static const unsigned char file_107[] = {
#embed "../Commands/Catalogue/Utilities/ldapsearch.json"
};
static const unsigned char file_108[] = {
#embed "../Commands/Catalogue/Utilities/lftp.json"
};
static const unsigned char file_109[] = {
#embed "../Commands/Catalogue/Utilities/links.json"
};
static const unsigned char file_110[] = {
#embed "../Commands/Catalogue/Utilities/lldpcli.json"
};
static const unsigned char file_111[] = {
#embed "../Commands/Catalogue/Utilities/lldpctl.json"
};
static const unsigned char file_112[] = {
#embed "../Commands/Catalogue/Utilities/lsof.json"
};
static const unsigned char file_113[] = {
#embed "../Commands/Catalogue/Utilities/lwp-request.json"
};
static const unsigned char file_114[] = {
#embed "../Commands/Catalogue/Utilities/lynx.json"
};
static const unsigned char file_115[] = {
#embed "../Commands/Catalogue/Utilities/macchanger.json"
};
static const unsigned char file_116[] = {
#embed "../Commands/Catalogue/Utilities/masscan.json"
};
static const unsigned char file_117[] = {
#embed "../Commands/Catalogue/Utilities/massdns.json"
};
static const unsigned char file_118[] = {
#embed "../Commands/Catalogue/Utilities/medusa.json"
};
static const unsigned char file_119[] = {
#embed "../Commands/Catalogue/Utilities/mergecap.json"
};
static const unsigned char file_120[] = {
#embed "../Commands/Catalogue/Utilities/mii-tool.json"
};
static const unsigned char file_121[] = {
#embed "../Commands/Catalogue/Utilities/minicom.json"
};
static const unsigned char file_122[] = {
#embed "../Commands/Catalogue/Utilities/mitmdump.json"
};
static const unsigned char file_123[] = {
#embed "../Commands/Catalogue/Utilities/mitmproxy.json"
};
static const unsigned char file_124[] = {
#embed "../Commands/Catalogue/Utilities/mkcert.json"
};
static const unsigned char file_125[] = {
#embed "../Commands/Catalogue/Utilities/modprobe.json"
};
static const unsigned char file_126[] = {
#embed "../Commands/Catalogue/Utilities/mosh.json"
};
static const unsigned char file_127[] = {
#embed "../Commands/Catalogue/Utilities/mosquitto_pub.json"
};
static const unsigned char file_128[] = {
#embed "../Commands/Catalogue/Utilities/mosquitto_sub.json"
};
static const unsigned char file_129[] = {
#embed "../Commands/Catalogue/Utilities/mount.json"
};
static const unsigned char file_130[] = {
#embed "../Commands/Catalogue/Utilities/mtr.json"
};
static const unsigned char file_131[] = {
#embed "../Commands/Catalogue/Utilities/mullvad.json"
};
static const unsigned char file_132[] = {
#embed "../Commands/Catalogue/Utilities/naabu.json"
};
static const unsigned char file_133[] = {
#embed "../Commands/Catalogue/Utilities/nbtscan.json"
};
static const unsigned char file_134[] = {
#embed "../Commands/Catalogue/Utilities/nc.json"
};
static const unsigned char file_135[] = {
#embed "../Commands/Catalogue/Utilities/ncat.json"
};
static const unsigned char file_136[] = {
#embed "../Commands/Catalogue/Utilities/ndisc6.json"
};
static const unsigned char file_137[] = {
#embed "../Commands/Catalogue/Utilities/netdiscover.json"
};
static const unsigned char file_138[] = {
#embed "../Commands/Catalogue/Utilities/nethogs.json"
};
static const unsigned char file_139[] = {
#embed "../Commands/Catalogue/Utilities/netperf.json"
};
static const unsigned char file_140[] = {
#embed "../Commands/Catalogue/Utilities/netplan.json"
};
static const unsigned char file_141[] = {
#embed "../Commands/Catalogue/Utilities/netstat.json"
};
static const unsigned char file_142[] = {
#embed "../Commands/Catalogue/Utilities/networkctl.json"
};
static const unsigned char file_143[] = {
#embed "../Commands/Catalogue/Utilities/nft.json"
};
static const unsigned char file_144[] = {
#embed "../Commands/Catalogue/Utilities/ngrep.json"
};
static const unsigned char file_145[] = {
#embed "../Commands/Catalogue/Utilities/ngrok.json"
};
static const unsigned char file_146[] = {
#embed "../Commands/Catalogue/Utilities/nikto.json"
};
static const unsigned char file_147[] = {
#embed "../Commands/Catalogue/Utilities/nload.json"
};
static const unsigned char file_148[] = {
#embed "../Commands/Catalogue/Utilities/nmap.json"
};
static const unsigned char file_149[] = {
#embed "../Commands/Catalogue/Utilities/nmblookup.json"
};
static const unsigned char file_150[] = {
#embed "../Commands/Catalogue/Utilities/nmcli.json"
};
static const unsigned char file_151[] = {
#embed "../Commands/Catalogue/Utilities/nmtui.json"
};
static const unsigned char file_152[] = {
#embed "../Commands/Catalogue/Utilities/nordvpn.json"
};
static const unsigned char file_153[] = {
#embed "../Commands/Catalogue/Utilities/nping.json"
};
static const unsigned char file_154[] = {
#embed "../Commands/Catalogue/Utilities/nslookup.json"
};
static const unsigned char file_155[] = {
#embed "../Commands/Catalogue/Utilities/nstat.json"
};
static const unsigned char file_156[] = {
#embed "../Commands/Catalogue/Utilities/nsupdate.json"
};
static const unsigned char file_157[] = {
#embed "../Commands/Catalogue/Utilities/ntpd.json"
};
static const unsigned char file_158[] = {
#embed "../Commands/Catalogue/Utilities/ntpdate.json"
};
static const unsigned char file_159[] = {
#embed "../Commands/Catalogue/Utilities/ntpdig.json"
};
static const unsigned char file_160[] = {
#embed "../Commands/Catalogue/Utilities/ntpq.json"
};
static const unsigned char file_161[] = {
#embed "../Commands/Catalogue/Utilities/nuttcp.json"
};
static const unsigned char file_162[] = {
#embed "../Commands/Catalogue/Utilities/openconnect.json"
};
static const unsigned char file_163[] = {
#embed "../Commands/Catalogue/Utilities/openssl.json"
};
static const unsigned char file_164[] = {
#embed "../Commands/Catalogue/Utilities/openvpn.json"
};
static const unsigned char file_165[] = {
#embed "../Commands/Catalogue/Utilities/pfctl.json"
};
static const unsigned char file_166[] = {
#embed "../Commands/Catalogue/Utilities/ping.json"
};
static const unsigned char file_167[] = {
#embed "../Commands/Catalogue/Utilities/plink.json"
};
static const unsigned char file_168[] = {
#embed "../Commands/Catalogue/Utilities/poff.json"
};
static const unsigned char file_169[] = {
#embed "../Commands/Catalogue/Utilities/pppd.json"
};
static const unsigned char file_170[] = {
#embed "../Commands/Catalogue/Utilities/protonvpn.json"
};
static const unsigned char file_171[] = {
#embed "../Commands/Catalogue/Utilities/proxychains4.json"
};
static const unsigned char file_172[] = {
#embed "../Commands/Catalogue/Utilities/pssh.json"
};
static const unsigned char file_173[] = {
#embed "../Commands/Catalogue/Utilities/putty.json"
};
static const unsigned char file_174[] = {
#embed "../Commands/Catalogue/Utilities/python3.json"
};
static const unsigned char file_175[] = {
#embed "../Commands/Catalogue/Utilities/rclone.json"
};
static const unsigned char file_176[] = {
#embed "../Commands/Catalogue/Utilities/rdesktop.json"
};
static const unsigned char file_177[] = {
#embed "../Commands/Catalogue/Utilities/rdisc6.json"
};
static const unsigned char file_178[] = {
#embed "../Commands/Catalogue/Utilities/redis-cli.json"
};
static const unsigned char file_179[] = {
#embed "../Commands/Catalogue/Utilities/resolvconf.json"
};
static const unsigned char file_180[] = {
#embed "../Commands/Catalogue/Utilities/resolvectl.json"
};
static const unsigned char file_181[] = {
#embed "../Commands/Catalogue/Utilities/rfkill.json"
};
static const unsigned char file_182[] = {
#embed "../Commands/Catalogue/Utilities/route.json"
};
static const unsigned char file_183[] = {
#embed "../Commands/Catalogue/Utilities/routel.json"
};
static const unsigned char file_184[] = {
#embed "../Commands/Catalogue/Utilities/rpcclient.json"
};
static const unsigned char file_185[] = {
#embed "../Commands/Catalogue/Utilities/rpcinfo.json"
};
static const unsigned char file_186[] = {
#embed "../Commands/Catalogue/Utilities/rsync.json"
};
static const unsigned char file_187[] = {
#embed "../Commands/Catalogue/Utilities/rtmon.json"
};
static const unsigned char file_188[] = {
#embed "../Commands/Catalogue/Utilities/rustscan.json"
};
static const unsigned char file_189[] = {
#embed "../Commands/Catalogue/Utilities/sar.json"
};
static const unsigned char file_190[] = {
#embed "../Commands/Catalogue/Utilities/scp.json"
};
static const unsigned char file_191[] = {
#embed "../Commands/Catalogue/Utilities/service.json"
};
static const unsigned char file_192[] = {
#embed "../Commands/Catalogue/Utilities/sftp.json"
};
static const unsigned char file_193[] = {
#embed "../Commands/Catalogue/Utilities/showmount.json"
};
static const unsigned char file_194[] = {
#embed "../Commands/Catalogue/Utilities/siege.json"
};
static const unsigned char file_195[] = {
#embed "../Commands/Catalogue/Utilities/sipcalc.json"
};
static const unsigned char file_196[] = {
#embed "../Commands/Catalogue/Utilities/smbclient.json"
};
static const unsigned char file_197[] = {
#embed "../Commands/Catalogue/Utilities/smbget.json"
};
static const unsigned char file_198[] = {
#embed "../Commands/Catalogue/Utilities/smbmap.json"
};
static const unsigned char file_199[] = {
#embed "../Commands/Catalogue/Utilities/sngrep.json"
};
static const unsigned char file_200[] = {
#embed "../Commands/Catalogue/Utilities/snmpbulkget.json"
};
static const unsigned char file_201[] = {
#embed "../Commands/Catalogue/Utilities/snmpbulkwalk.json"
};
static const unsigned char file_202[] = {
#embed "../Commands/Catalogue/Utilities/snmpget.json"
};
static const unsigned char file_203[] = {
#embed "../Commands/Catalogue/Utilities/snmpgetnext.json"
};
static const unsigned char file_204[] = {
#embed "../Commands/Catalogue/Utilities/snmpset.json"
};
static const unsigned char file_205[] = {
#embed "../Commands/Catalogue/Utilities/snmpstatus.json"
};
static const unsigned char file_206[] = {
#embed "../Commands/Catalogue/Utilities/snmptable.json"
};
static const unsigned char file_207[] = {
#embed "../Commands/Catalogue/Utilities/snmptranslate.json"
};
static const unsigned char file_208[] = {
#embed "../Commands/Catalogue/Utilities/snmptrap.json"
};
static const unsigned char file_209[] = {
#embed "../Commands/Catalogue/Utilities/snmpwalk.json"
};
static const unsigned char file_210[] = {
#embed "../Commands/Catalogue/Utilities/snort.json"
};
static const unsigned char file_211[] = {
#embed "../Commands/Catalogue/Utilities/sntp.json"
};
static const unsigned char file_212[] = {
#embed "../Commands/Catalogue/Utilities/socat.json"
};
static const unsigned char file_213[] = {
#embed "../Commands/Catalogue/Utilities/sockstat.json"
};
static const unsigned char file_214[] = {
#embed "../Commands/Catalogue/Utilities/speedometer.json"
};
static const unsigned char file_215[] = {
#embed "../Commands/Catalogue/Utilities/speedtest-cli.json"
};
static const unsigned char file_216[] = {
#embed "../Commands/Catalogue/Utilities/sqlmap.json"
};
static const unsigned char file_217[] = {
#embed "../Commands/Catalogue/Utilities/ss.json"
};
static const unsigned char file_218[] = {
#embed "../Commands/Catalogue/Utilities/ssh-add.json"
};
static const unsigned char file_219[] = {
#embed "../Commands/Catalogue/Utilities/ssh-agent.json"
};
static const unsigned char file_220[] = {
#embed "../Commands/Catalogue/Utilities/ssh-copy-id.json"
};
static const unsigned char file_221[] = {
#embed "../Commands/Catalogue/Utilities/ssh-keygen.json"
};
static const unsigned char file_222[] = {
#embed "../Commands/Catalogue/Utilities/ssh-keyscan.json"
};
static const unsigned char file_223[] = {
#embed "../Commands/Catalogue/Utilities/ssh.json"
};
static const unsigned char file_224[] = {
#embed "../Commands/Catalogue/Utilities/sshd.json"
};
static const unsigned char file_225[] = {
#embed "../Commands/Catalogue/Utilities/sshfs.json"
};
static const unsigned char file_226[] = {
#embed "../Commands/Catalogue/Utilities/sshpass.json"
};
static const unsigned char file_227[] = {
#embed "../Commands/Catalogue/Utilities/sshuttle.json"
};
static const unsigned char file_228[] = {
#embed "../Commands/Catalogue/Utilities/sslscan.json"
};
static const unsigned char file_229[] = {
#embed "../Commands/Catalogue/Utilities/step.json"
};
static const unsigned char file_230[] = {
#embed "../Commands/Catalogue/Utilities/stunnel.json"
};
static const unsigned char file_231[] = {
#embed "../Commands/Catalogue/Utilities/swaks.json"
};
static const unsigned char file_232[] = {
#embed "../Commands/Catalogue/Utilities/swanctl.json"
};
static const unsigned char file_233[] = {
#embed "../Commands/Catalogue/Utilities/sysctl.json"
};
static const unsigned char file_234[] = {
#embed "../Commands/Catalogue/Utilities/systemctl.json"
};
static const unsigned char file_235[] = {
#embed "../Commands/Catalogue/Utilities/tailscale.json"
};
static const unsigned char file_236[] = {
#embed "../Commands/Catalogue/Utilities/tc.json"
};
static const unsigned char file_237[] = {
#embed "../Commands/Catalogue/Utilities/tcpdump.json"
};
static const unsigned char file_238[] = {
#embed "../Commands/Catalogue/Utilities/tcpflow.json"
};
static const unsigned char file_239[] = {
#embed "../Commands/Catalogue/Utilities/tcpick.json"
};
static const unsigned char file_240[] = {
#embed "../Commands/Catalogue/Utilities/tcpreplay.json"
};
static const unsigned char file_241[] = {
#embed "../Commands/Catalogue/Utilities/tcprewrite.json"
};
static const unsigned char file_242[] = {
#embed "../Commands/Catalogue/Utilities/tcptraceroute.json"
};
static const unsigned char file_243[] = {
#embed "../Commands/Catalogue/Utilities/telnet.json"
};
static const unsigned char file_244[] = {
#embed "../Commands/Catalogue/Utilities/termshark.json"
};
static const unsigned char file_245[] = {
#embed "../Commands/Catalogue/Utilities/testssl.json"
};
static const unsigned char file_246[] = {
#embed "../Commands/Catalogue/Utilities/tftp.json"
};
static const unsigned char file_247[] = {
#embed "../Commands/Catalogue/Utilities/timedatectl.json"
};
static const unsigned char file_248[] = {
#embed "../Commands/Catalogue/Utilities/timeout.json"
};
static const unsigned char file_249[] = {
#embed "../Commands/Catalogue/Utilities/tlsx.json"
};
static const unsigned char file_250[] = {
#embed "../Commands/Catalogue/Utilities/tmate.json"
};
static const unsigned char file_251[] = {
#embed "../Commands/Catalogue/Utilities/tor.json"
};
static const unsigned char file_252[] = {
#embed "../Commands/Catalogue/Utilities/torsocks.json"
};
static const unsigned char file_253[] = {
#embed "../Commands/Catalogue/Utilities/tracepath.json"
};
static const unsigned char file_254[] = {
#embed "../Commands/Catalogue/Utilities/traceroute.json"
};
static const unsigned char file_255[] = {
#embed "../Commands/Catalogue/Utilities/trip.json"
};
static const unsigned char file_256[] = {
#embed "../Commands/Catalogue/Utilities/tshark.json"
};
static const unsigned char file_257[] = {
#embed "../Commands/Catalogue/Utilities/ufw.json"
};
static const unsigned char file_258[] = {
#embed "../Commands/Catalogue/Utilities/umount.json"
};
static const unsigned char file_259[] = {
#embed "../Commands/Catalogue/Utilities/vegeta.json"
};
static const unsigned char file_260[] = {
#embed "../Commands/Catalogue/Utilities/vncviewer.json"
};
static const unsigned char file_261[] = {
#embed "../Commands/Catalogue/Utilities/vnstat.json"
};
static const unsigned char file_262[] = {
#embed "../Commands/Catalogue/Utilities/vnstati.json"
};
static const unsigned char file_263[] = {
#embed "../Commands/Catalogue/Utilities/vpnc.json"
};
static const unsigned char file_264[] = {
#embed "../Commands/Catalogue/Utilities/vtysh.json"
};
static const unsigned char file_265[] = {
#embed "../Commands/Catalogue/Utilities/w3m.json"
};
static const unsigned char file_266[] = {
#embed "../Commands/Catalogue/Utilities/wakeonlan.json"
};
static const unsigned char file_267[] = {
#embed "../Commands/Catalogue/Utilities/watch.json"
};
static const unsigned char file_268[] = {
#embed "../Commands/Catalogue/Utilities/websocat.json"
};
static const unsigned char file_269[] = {
#embed "../Commands/Catalogue/Utilities/wg-quick.json"
};
static const unsigned char file_270[] = {
#embed "../Commands/Catalogue/Utilities/wg.json"
};
static const unsigned char file_271[] = {
#embed "../Commands/Catalogue/Utilities/wget.json"
};
static const unsigned char file_272[] = {
#embed "../Commands/Catalogue/Utilities/wget2.json"
};
static const unsigned char file_273[] = {
#embed "../Commands/Catalogue/Utilities/whatweb.json"
};
static const unsigned char file_274[] = {
#embed "../Commands/Catalogue/Utilities/whois.json"
};
static const unsigned char file_275[] = {
#embed "../Commands/Catalogue/Utilities/wondershaper.json"
};
static const unsigned char file_276[] = {
#embed "../Commands/Catalogue/Utilities/wormhole.json"
};
static const unsigned char file_277[] = {
#embed "../Commands/Catalogue/Utilities/wpa_cli.json"
};
static const unsigned char file_278[] = {
#embed "../Commands/Catalogue/Utilities/wpa_passphrase.json"
};
static const unsigned char file_279[] = {
#embed "../Commands/Catalogue/Utilities/wpa_supplicant.json"
};
static const unsigned char file_280[] = {
#embed "../Commands/Catalogue/Utilities/wpscan.json"
};
static const unsigned char file_281[] = {
#embed "../Commands/Catalogue/Utilities/wrk.json"
};
static const unsigned char file_282[] = {
#embed "../Commands/Catalogue/Utilities/xfreerdp.json"
};
static const unsigned char file_283[] = {
#embed "../Commands/Catalogue/Utilities/xidel.json"
};
static const unsigned char file_284[] = {
#embed "../Commands/Catalogue/Utilities/zerotier-cli.json"
};
static const unsigned char file_285[] = {
#embed "../Commands/Catalogue/Utilities/zmap.json"
};
static const struct nc_catalogue_file files[] = {
  {"ab", file_0, sizeof file_0},
  {"acme.sh", file_1, sizeof file_1},
  {"aircrack-ng", file_2, sizeof file_2},
  {"airdecap-ng", file_3, sizeof file_3},
  {"aireplay-ng", file_4, sizeof file_4},
  {"airmon-ng", file_5, sizeof file_5},
  {"airodump-ng", file_6, sizeof file_6},
  {"aria2c", file_7, sizeof file_7},
  {"arp-scan", file_8, sizeof file_8},
  {"arp", file_9, sizeof file_9},
  {"arping", file_10, sizeof file_10},
  {"arpspoof", file_11, sizeof file_11},
  {"arptables", file_12, sizeof file_12},
  {"arpwatch", file_13, sizeof file_13},
  {"at", file_14, sizeof file_14},
  {"autossh", file_15, sizeof file_15},
  {"avahi-browse", file_16, sizeof file_16},
  {"avahi-resolve avahi-resolve-host-name avahi-resolve-address", file_17, sizeof file_17},
  {"axel", file_18, sizeof file_18},
  {"bandwhich", file_19, sizeof file_19},
  {"birdc", file_20, sizeof file_20},
  {"bmon", file_21, sizeof file_21},
  {"bore", file_22, sizeof file_22},
  {"brctl", file_23, sizeof file_23},
  {"bridge", file_24, sizeof file_24},
  {"bully", file_25, sizeof file_25},
  {"capinfos", file_26, sizeof file_26},
  {"certbot", file_27, sizeof file_27},
  {"chisel", file_28, sizeof file_28},
  {"chronyc", file_29, sizeof file_29},
  {"cloudflared", file_30, sizeof file_30},
  {"conntrack", file_31, sizeof file_31},
  {"create_ap", file_32, sizeof file_32},
  {"croc", file_33, sizeof file_33},
  {"curl", file_34, sizeof file_34},
  {"curlie", file_35, sizeof file_35},
  {"date", file_36, sizeof file_36},
  {"dbclient dropbear-client", file_37, sizeof file_37},
  {"delv", file_38, sizeof file_38},
  {"dhclient", file_39, sizeof file_39},
  {"dhcpcd", file_40, sizeof file_40},
  {"dig", file_41, sizeof file_41},
  {"dirb", file_42, sizeof file_42},
  {"dnsdomainname", file_43, sizeof file_43},
  {"dnsmap", file_44, sizeof file_44},
  {"dnsperf", file_45, sizeof file_45},
  {"dnsrecon", file_46, sizeof file_46},
  {"dnstracer", file_47, sizeof file_47},
  {"dnsx", file_48, sizeof file_48},
  {"docker", file_49, sizeof file_49},
  {"dog", file_50, sizeof file_50},
  {"doggo", file_51, sizeof file_51},
  {"drill", file_52, sizeof file_52},
  {"dumpcap", file_53, sizeof file_53},
  {"editcap", file_54, sizeof file_54},
  {"enum4linux", file_55, sizeof file_55},
  {"etherwake ether-wake", file_56, sizeof file_56},
  {"ethtool", file_57, sizeof file_57},
  {"fail2ban-client", file_58, sizeof file_58},
  {"fast fast-cli", file_59, sizeof file_59},
  {"ffuf", file_60, sizeof file_60},
  {"firewall-cmd", file_61, sizeof file_61},
  {"fping fping6", file_62, sizeof file_62},
  {"frpc", file_63, sizeof file_63},
  {"ftp tnftp inetutils-ftp", file_64, sizeof file_64},
  {"fuser", file_65, sizeof file_65},
  {"getent", file_66, sizeof file_66},
  {"gnutls-cli", file_67, sizeof file_67},
  {"gobuster", file_68, sizeof file_68},
  {"grpcurl", file_69, sizeof file_69},
  {"hey", file_70, sizeof file_70},
  {"host", file_71, sizeof file_71},
  {"hostapd", file_72, sizeof file_72},
  {"hostname", file_73, sizeof file_73},
  {"hostnamectl", file_74, sizeof file_74},
  {"hping3 hping", file_75, sizeof file_75},
  {"http https", file_76, sizeof file_76},
  {"httping", file_77, sizeof file_77},
  {"hurl", file_78, sizeof file_78},
  {"hydra", file_79, sizeof file_79},
  {"ifconfig", file_80, sizeof file_80},
  {"ifdown", file_81, sizeof file_81},
  {"ifmetric", file_82, sizeof file_82},
  {"ifstat", file_83, sizeof file_83},
  {"iftop", file_84, sizeof file_84},
  {"ifup", file_85, sizeof file_85},
  {"ip", file_86, sizeof file_86},
  {"ip6tables", file_87, sizeof file_87},
  {"ipcalc", file_88, sizeof file_88},
  {"iperf", file_89, sizeof file_89},
  {"iperf3", file_90, sizeof file_90},
  {"ipsec", file_91, sizeof file_91},
  {"ipset", file_92, sizeof file_92},
  {"iptables-restore ip6tables-restore", file_93, sizeof file_93},
  {"iptables-save ip6tables-save", file_94, sizeof file_94},
  {"iptables", file_95, sizeof file_95},
  {"iptraf-ng iptraf", file_96, sizeof file_96},
  {"iw", file_97, sizeof file_97},
  {"iwconfig", file_98, sizeof file_98},
  {"iwctl", file_99, sizeof file_99},
  {"iwlist", file_100, sizeof file_100},
  {"journalctl", file_101, sizeof file_101},
  {"jq", file_102, sizeof file_102},
  {"kdig", file_103, sizeof file_103},
  {"keytool", file_104, sizeof file_104},
  {"kismet", file_105, sizeof file_105},
  {"kubectl", file_106, sizeof file_106},
  {"ldapsearch", file_107, sizeof file_107},
  {"lftp", file_108, sizeof file_108},
  {"links", file_109, sizeof file_109},
  {"lldpcli", file_110, sizeof file_110},
  {"lldpctl", file_111, sizeof file_111},
  {"lsof", file_112, sizeof file_112},
  {"lwp-request GET POST HEAD", file_113, sizeof file_113},
  {"lynx", file_114, sizeof file_114},
  {"macchanger", file_115, sizeof file_115},
  {"masscan", file_116, sizeof file_116},
  {"massdns", file_117, sizeof file_117},
  {"medusa", file_118, sizeof file_118},
  {"mergecap", file_119, sizeof file_119},
  {"mii-tool", file_120, sizeof file_120},
  {"minicom", file_121, sizeof file_121},
  {"mitmdump", file_122, sizeof file_122},
  {"mitmproxy", file_123, sizeof file_123},
  {"mkcert", file_124, sizeof file_124},
  {"modprobe", file_125, sizeof file_125},
  {"mosh", file_126, sizeof file_126},
  {"mosquitto_pub", file_127, sizeof file_127},
  {"mosquitto_sub", file_128, sizeof file_128},
  {"mount mount.cifs mount.nfs mount.nfs4", file_129, sizeof file_129},
  {"mtr", file_130, sizeof file_130},
  {"mullvad", file_131, sizeof file_131},
  {"naabu", file_132, sizeof file_132},
  {"nbtscan", file_133, sizeof file_133},
  {"nc netcat nc.openbsd", file_134, sizeof file_134},
  {"ncat", file_135, sizeof file_135},
  {"ndisc6", file_136, sizeof file_136},
  {"netdiscover", file_137, sizeof file_137},
  {"nethogs", file_138, sizeof file_138},
  {"netperf", file_139, sizeof file_139},
  {"netplan", file_140, sizeof file_140},
  {"netstat", file_141, sizeof file_141},
  {"networkctl", file_142, sizeof file_142},
  {"nft", file_143, sizeof file_143},
  {"ngrep", file_144, sizeof file_144},
  {"ngrok", file_145, sizeof file_145},
  {"nikto", file_146, sizeof file_146},
  {"nload", file_147, sizeof file_147},
  {"nmap", file_148, sizeof file_148},
  {"nmblookup", file_149, sizeof file_149},
  {"nmcli", file_150, sizeof file_150},
  {"nmtui", file_151, sizeof file_151},
  {"nordvpn", file_152, sizeof file_152},
  {"nping", file_153, sizeof file_153},
  {"nslookup", file_154, sizeof file_154},
  {"nstat rtacct", file_155, sizeof file_155},
  {"nsupdate", file_156, sizeof file_156},
  {"ntpd", file_157, sizeof file_157},
  {"ntpdate", file_158, sizeof file_158},
  {"ntpdig", file_159, sizeof file_159},
  {"ntpq", file_160, sizeof file_160},
  {"nuttcp", file_161, sizeof file_161},
  {"openconnect", file_162, sizeof file_162},
  {"openssl", file_163, sizeof file_163},
  {"openvpn", file_164, sizeof file_164},
  {"pfctl", file_165, sizeof file_165},
  {"ping ping4 ping6", file_166, sizeof file_166},
  {"plink", file_167, sizeof file_167},
  {"poff pon plog", file_168, sizeof file_168},
  {"pppd", file_169, sizeof file_169},
  {"protonvpn protonvpn-cli", file_170, sizeof file_170},
  {"proxychains4 proxychains", file_171, sizeof file_171},
  {"pssh parallel-ssh", file_172, sizeof file_172},
  {"putty", file_173, sizeof file_173},
  {"python3 python", file_174, sizeof file_174},
  {"rclone", file_175, sizeof file_175},
  {"rdesktop", file_176, sizeof file_176},
  {"rdisc6", file_177, sizeof file_177},
  {"redis-cli", file_178, sizeof file_178},
  {"resolvconf", file_179, sizeof file_179},
  {"resolvectl systemd-resolve", file_180, sizeof file_180},
  {"rfkill", file_181, sizeof file_181},
  {"route", file_182, sizeof file_182},
  {"routel", file_183, sizeof file_183},
  {"rpcclient", file_184, sizeof file_184},
  {"rpcinfo", file_185, sizeof file_185},
  {"rsync", file_186, sizeof file_186},
  {"rtmon", file_187, sizeof file_187},
  {"rustscan", file_188, sizeof file_188},
  {"sar", file_189, sizeof file_189},
  {"scp", file_190, sizeof file_190},
  {"service", file_191, sizeof file_191},
  {"sftp", file_192, sizeof file_192},
  {"showmount", file_193, sizeof file_193},
  {"siege", file_194, sizeof file_194},
  {"sipcalc", file_195, sizeof file_195},
  {"smbclient", file_196, sizeof file_196},
  {"smbget", file_197, sizeof file_197},
  {"smbmap", file_198, sizeof file_198},
  {"sngrep", file_199, sizeof file_199},
  {"snmpbulkget", file_200, sizeof file_200},
  {"snmpbulkwalk", file_201, sizeof file_201},
  {"snmpget", file_202, sizeof file_202},
  {"snmpgetnext", file_203, sizeof file_203},
  {"snmpset", file_204, sizeof file_204},
  {"snmpstatus", file_205, sizeof file_205},
  {"snmptable", file_206, sizeof file_206},
  {"snmptranslate", file_207, sizeof file_207},
  {"snmptrap snmpinform", file_208, sizeof file_208},
  {"snmpwalk", file_209, sizeof file_209},
  {"snort", file_210, sizeof file_210},
  {"sntp", file_211, sizeof file_211},
  {"socat", file_212, sizeof file_212},
  {"sockstat", file_213, sizeof file_213},
  {"speedometer", file_214, sizeof file_214},
  {"speedtest-cli speedtest", file_215, sizeof file_215},
  {"sqlmap", file_216, sizeof file_216},
  {"ss", file_217, sizeof file_217},
  {"ssh-add", file_218, sizeof file_218},
  {"ssh-agent", file_219, sizeof file_219},
  {"ssh-copy-id", file_220, sizeof file_220},
  {"ssh-keygen", file_221, sizeof file_221},
  {"ssh-keyscan", file_222, sizeof file_222},
  {"ssh", file_223, sizeof file_223},
  {"sshd", file_224, sizeof file_224},
  {"sshfs", file_225, sizeof file_225},
  {"sshpass", file_226, sizeof file_226},
  {"sshuttle", file_227, sizeof file_227},
  {"sslscan", file_228, sizeof file_228},
  {"step", file_229, sizeof file_229},
  {"stunnel stunnel4", file_230, sizeof file_230},
  {"swaks", file_231, sizeof file_231},
  {"swanctl", file_232, sizeof file_232},
  {"sysctl", file_233, sizeof file_233},
  {"systemctl", file_234, sizeof file_234},
  {"tailscale", file_235, sizeof file_235},
  {"tc", file_236, sizeof file_236},
  {"tcpdump", file_237, sizeof file_237},
  {"tcpflow", file_238, sizeof file_238},
  {"tcpick", file_239, sizeof file_239},
  {"tcpreplay", file_240, sizeof file_240},
  {"tcprewrite", file_241, sizeof file_241},
  {"tcptraceroute", file_242, sizeof file_242},
  {"telnet", file_243, sizeof file_243},
  {"termshark", file_244, sizeof file_244},
  {"testssl testssl.sh", file_245, sizeof file_245},
  {"tftp", file_246, sizeof file_246},
  {"timedatectl", file_247, sizeof file_247},
  {"timeout", file_248, sizeof file_248},
  {"tlsx", file_249, sizeof file_249},
  {"tmate", file_250, sizeof file_250},
  {"tor", file_251, sizeof file_251},
  {"torsocks torify", file_252, sizeof file_252},
  {"tracepath tracepath6", file_253, sizeof file_253},
  {"traceroute traceroute6", file_254, sizeof file_254},
  {"trip trippy", file_255, sizeof file_255},
  {"tshark", file_256, sizeof file_256},
  {"ufw", file_257, sizeof file_257},
  {"umount", file_258, sizeof file_258},
  {"vegeta", file_259, sizeof file_259},
  {"vncviewer xtigervncviewer", file_260, sizeof file_260},
  {"vnstat", file_261, sizeof file_261},
  {"vnstati", file_262, sizeof file_262},
  {"vpnc vpnc-disconnect", file_263, sizeof file_263},
  {"vtysh", file_264, sizeof file_264},
  {"w3m", file_265, sizeof file_265},
  {"wakeonlan wol", file_266, sizeof file_266},
  {"watch", file_267, sizeof file_267},
  {"websocat", file_268, sizeof file_268},
  {"wg-quick", file_269, sizeof file_269},
  {"wg", file_270, sizeof file_270},
  {"wget", file_271, sizeof file_271},
  {"wget2", file_272, sizeof file_272},
  {"whatweb", file_273, sizeof file_273},
  {"whois", file_274, sizeof file_274},
  {"wondershaper", file_275, sizeof file_275},
  {"wormhole magic-wormhole", file_276, sizeof file_276},
  {"wpa_cli", file_277, sizeof file_277},
  {"wpa_passphrase", file_278, sizeof file_278},
  {"wpa_supplicant", file_279, sizeof file_279},
  {"wpscan", file_280, sizeof file_280},
  {"wrk", file_281, sizeof file_281},
  {"xfreerdp xfreerdp3", file_282, sizeof file_282},
  {"xidel", file_283, sizeof file_283},
  {"zerotier-cli", file_284, sizeof file_284},
  {"zmap", file_285, sizeof file_285},
};
