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
#embed "../Commands/Catalogue/Utilities/amass.json"
};
static const unsigned char file_8[] = {
#embed "../Commands/Catalogue/Utilities/apachectl.json"
};
static const unsigned char file_9[] = {
#embed "../Commands/Catalogue/Utilities/aria2c.json"
};
static const unsigned char file_10[] = {
#embed "../Commands/Catalogue/Utilities/arp-scan.json"
};
static const unsigned char file_11[] = {
#embed "../Commands/Catalogue/Utilities/arp.json"
};
static const unsigned char file_12[] = {
#embed "../Commands/Catalogue/Utilities/arping.json"
};
static const unsigned char file_13[] = {
#embed "../Commands/Catalogue/Utilities/arpspoof.json"
};
static const unsigned char file_14[] = {
#embed "../Commands/Catalogue/Utilities/arptables.json"
};
static const unsigned char file_15[] = {
#embed "../Commands/Catalogue/Utilities/arpwatch.json"
};
static const unsigned char file_16[] = {
#embed "../Commands/Catalogue/Utilities/at.json"
};
static const unsigned char file_17[] = {
#embed "../Commands/Catalogue/Utilities/autossh.json"
};
static const unsigned char file_18[] = {
#embed "../Commands/Catalogue/Utilities/avahi-browse.json"
};
static const unsigned char file_19[] = {
#embed "../Commands/Catalogue/Utilities/avahi-resolve.json"
};
static const unsigned char file_20[] = {
#embed "../Commands/Catalogue/Utilities/axel.json"
};
static const unsigned char file_21[] = {
#embed "../Commands/Catalogue/Utilities/bandwhich.json"
};
static const unsigned char file_22[] = {
#embed "../Commands/Catalogue/Utilities/bettercap.json"
};
static const unsigned char file_23[] = {
#embed "../Commands/Catalogue/Utilities/birdc.json"
};
static const unsigned char file_24[] = {
#embed "../Commands/Catalogue/Utilities/bluetoothctl.json"
};
static const unsigned char file_25[] = {
#embed "../Commands/Catalogue/Utilities/bmon.json"
};
static const unsigned char file_26[] = {
#embed "../Commands/Catalogue/Utilities/bore.json"
};
static const unsigned char file_27[] = {
#embed "../Commands/Catalogue/Utilities/brctl.json"
};
static const unsigned char file_28[] = {
#embed "../Commands/Catalogue/Utilities/bridge.json"
};
static const unsigned char file_29[] = {
#embed "../Commands/Catalogue/Utilities/bully.json"
};
static const unsigned char file_30[] = {
#embed "../Commands/Catalogue/Utilities/bwm-ng.json"
};
static const unsigned char file_31[] = {
#embed "../Commands/Catalogue/Utilities/capinfos.json"
};
static const unsigned char file_32[] = {
#embed "../Commands/Catalogue/Utilities/certbot.json"
};
static const unsigned char file_33[] = {
#embed "../Commands/Catalogue/Utilities/certtool.json"
};
static const unsigned char file_34[] = {
#embed "../Commands/Catalogue/Utilities/chisel.json"
};
static const unsigned char file_35[] = {
#embed "../Commands/Catalogue/Utilities/chronyc.json"
};
static const unsigned char file_36[] = {
#embed "../Commands/Catalogue/Utilities/cloudflared.json"
};
static const unsigned char file_37[] = {
#embed "../Commands/Catalogue/Utilities/conntrack.json"
};
static const unsigned char file_38[] = {
#embed "../Commands/Catalogue/Utilities/create_ap.json"
};
static const unsigned char file_39[] = {
#embed "../Commands/Catalogue/Utilities/croc.json"
};
static const unsigned char file_40[] = {
#embed "../Commands/Catalogue/Utilities/crontab.json"
};
static const unsigned char file_41[] = {
#embed "../Commands/Catalogue/Utilities/curl.json"
};
static const unsigned char file_42[] = {
#embed "../Commands/Catalogue/Utilities/curlie.json"
};
static const unsigned char file_43[] = {
#embed "../Commands/Catalogue/Utilities/date.json"
};
static const unsigned char file_44[] = {
#embed "../Commands/Catalogue/Utilities/dbclient.json"
};
static const unsigned char file_45[] = {
#embed "../Commands/Catalogue/Utilities/delv.json"
};
static const unsigned char file_46[] = {
#embed "../Commands/Catalogue/Utilities/df.json"
};
static const unsigned char file_47[] = {
#embed "../Commands/Catalogue/Utilities/dhclient.json"
};
static const unsigned char file_48[] = {
#embed "../Commands/Catalogue/Utilities/dhcpcd.json"
};
static const unsigned char file_49[] = {
#embed "../Commands/Catalogue/Utilities/dig.json"
};
static const unsigned char file_50[] = {
#embed "../Commands/Catalogue/Utilities/dirb.json"
};
static const unsigned char file_51[] = {
#embed "../Commands/Catalogue/Utilities/dmesg.json"
};
static const unsigned char file_52[] = {
#embed "../Commands/Catalogue/Utilities/dnsdomainname.json"
};
static const unsigned char file_53[] = {
#embed "../Commands/Catalogue/Utilities/dnsenum.json"
};
static const unsigned char file_54[] = {
#embed "../Commands/Catalogue/Utilities/dnsmap.json"
};
static const unsigned char file_55[] = {
#embed "../Commands/Catalogue/Utilities/dnsperf.json"
};
static const unsigned char file_56[] = {
#embed "../Commands/Catalogue/Utilities/dnsrecon.json"
};
static const unsigned char file_57[] = {
#embed "../Commands/Catalogue/Utilities/dnstracer.json"
};
static const unsigned char file_58[] = {
#embed "../Commands/Catalogue/Utilities/dnsx.json"
};
static const unsigned char file_59[] = {
#embed "../Commands/Catalogue/Utilities/docker.json"
};
static const unsigned char file_60[] = {
#embed "../Commands/Catalogue/Utilities/dog.json"
};
static const unsigned char file_61[] = {
#embed "../Commands/Catalogue/Utilities/doggo.json"
};
static const unsigned char file_62[] = {
#embed "../Commands/Catalogue/Utilities/drill.json"
};
static const unsigned char file_63[] = {
#embed "../Commands/Catalogue/Utilities/dumpcap.json"
};
static const unsigned char file_64[] = {
#embed "../Commands/Catalogue/Utilities/ebtables.json"
};
static const unsigned char file_65[] = {
#embed "../Commands/Catalogue/Utilities/editcap.json"
};
static const unsigned char file_66[] = {
#embed "../Commands/Catalogue/Utilities/enum4linux.json"
};
static const unsigned char file_67[] = {
#embed "../Commands/Catalogue/Utilities/etherwake.json"
};
static const unsigned char file_68[] = {
#embed "../Commands/Catalogue/Utilities/ethtool.json"
};
static const unsigned char file_69[] = {
#embed "../Commands/Catalogue/Utilities/ettercap.json"
};
static const unsigned char file_70[] = {
#embed "../Commands/Catalogue/Utilities/exportfs.json"
};
static const unsigned char file_71[] = {
#embed "../Commands/Catalogue/Utilities/fail2ban-client.json"
};
static const unsigned char file_72[] = {
#embed "../Commands/Catalogue/Utilities/fast.json"
};
static const unsigned char file_73[] = {
#embed "../Commands/Catalogue/Utilities/ffuf.json"
};
static const unsigned char file_74[] = {
#embed "../Commands/Catalogue/Utilities/fierce.json"
};
static const unsigned char file_75[] = {
#embed "../Commands/Catalogue/Utilities/find.json"
};
static const unsigned char file_76[] = {
#embed "../Commands/Catalogue/Utilities/firewall-cmd.json"
};
static const unsigned char file_77[] = {
#embed "../Commands/Catalogue/Utilities/fping.json"
};
static const unsigned char file_78[] = {
#embed "../Commands/Catalogue/Utilities/frpc.json"
};
static const unsigned char file_79[] = {
#embed "../Commands/Catalogue/Utilities/ftp.json"
};
static const unsigned char file_80[] = {
#embed "../Commands/Catalogue/Utilities/fuser.json"
};
static const unsigned char file_81[] = {
#embed "../Commands/Catalogue/Utilities/getent.json"
};
static const unsigned char file_82[] = {
#embed "../Commands/Catalogue/Utilities/gnutls-cli.json"
};
static const unsigned char file_83[] = {
#embed "../Commands/Catalogue/Utilities/goaccess.json"
};
static const unsigned char file_84[] = {
#embed "../Commands/Catalogue/Utilities/gobuster.json"
};
static const unsigned char file_85[] = {
#embed "../Commands/Catalogue/Utilities/grep.json"
};
static const unsigned char file_86[] = {
#embed "../Commands/Catalogue/Utilities/grpcurl.json"
};
static const unsigned char file_87[] = {
#embed "../Commands/Catalogue/Utilities/h2load.json"
};
static const unsigned char file_88[] = {
#embed "../Commands/Catalogue/Utilities/haproxy.json"
};
static const unsigned char file_89[] = {
#embed "../Commands/Catalogue/Utilities/hey.json"
};
static const unsigned char file_90[] = {
#embed "../Commands/Catalogue/Utilities/host.json"
};
static const unsigned char file_91[] = {
#embed "../Commands/Catalogue/Utilities/hostapd.json"
};
static const unsigned char file_92[] = {
#embed "../Commands/Catalogue/Utilities/hostname.json"
};
static const unsigned char file_93[] = {
#embed "../Commands/Catalogue/Utilities/hostnamectl.json"
};
static const unsigned char file_94[] = {
#embed "../Commands/Catalogue/Utilities/hping3.json"
};
static const unsigned char file_95[] = {
#embed "../Commands/Catalogue/Utilities/http.json"
};
static const unsigned char file_96[] = {
#embed "../Commands/Catalogue/Utilities/httping.json"
};
static const unsigned char file_97[] = {
#embed "../Commands/Catalogue/Utilities/httrack.json"
};
static const unsigned char file_98[] = {
#embed "../Commands/Catalogue/Utilities/hurl.json"
};
static const unsigned char file_99[] = {
#embed "../Commands/Catalogue/Utilities/hwclock.json"
};
static const unsigned char file_100[] = {
#embed "../Commands/Catalogue/Utilities/hydra.json"
};
static const unsigned char file_101[] = {
#embed "../Commands/Catalogue/Utilities/ifconfig.json"
};
static const unsigned char file_102[] = {
#embed "../Commands/Catalogue/Utilities/ifdown.json"
};
static const unsigned char file_103[] = {
#embed "../Commands/Catalogue/Utilities/ifmetric.json"
};
static const unsigned char file_104[] = {
#embed "../Commands/Catalogue/Utilities/ifstat.json"
};
static const unsigned char file_105[] = {
#embed "../Commands/Catalogue/Utilities/iftop.json"
};
static const unsigned char file_106[] = {
#embed "../Commands/Catalogue/Utilities/ifup.json"
};
static const unsigned char file_107[] = {
#embed "../Commands/Catalogue/Utilities/ip.json"
};
static const unsigned char file_108[] = {
#embed "../Commands/Catalogue/Utilities/ip6tables.json"
};
static const unsigned char file_109[] = {
#embed "../Commands/Catalogue/Utilities/ipcalc.json"
};
static const unsigned char file_110[] = {
#embed "../Commands/Catalogue/Utilities/iperf.json"
};
static const unsigned char file_111[] = {
#embed "../Commands/Catalogue/Utilities/iperf3.json"
};
static const unsigned char file_112[] = {
#embed "../Commands/Catalogue/Utilities/ipsec.json"
};
static const unsigned char file_113[] = {
#embed "../Commands/Catalogue/Utilities/ipset.json"
};
static const unsigned char file_114[] = {
#embed "../Commands/Catalogue/Utilities/iptables-restore.json"
};
static const unsigned char file_115[] = {
#embed "../Commands/Catalogue/Utilities/iptables-save.json"
};
static const unsigned char file_116[] = {
#embed "../Commands/Catalogue/Utilities/iptables.json"
};
static const unsigned char file_117[] = {
#embed "../Commands/Catalogue/Utilities/iptraf-ng.json"
};
static const unsigned char file_118[] = {
#embed "../Commands/Catalogue/Utilities/iptstate.json"
};
static const unsigned char file_119[] = {
#embed "../Commands/Catalogue/Utilities/ipvsadm.json"
};
static const unsigned char file_120[] = {
#embed "../Commands/Catalogue/Utilities/iw.json"
};
static const unsigned char file_121[] = {
#embed "../Commands/Catalogue/Utilities/iwconfig.json"
};
static const unsigned char file_122[] = {
#embed "../Commands/Catalogue/Utilities/iwctl.json"
};
static const unsigned char file_123[] = {
#embed "../Commands/Catalogue/Utilities/iwlist.json"
};
static const unsigned char file_124[] = {
#embed "../Commands/Catalogue/Utilities/journalctl.json"
};
static const unsigned char file_125[] = {
#embed "../Commands/Catalogue/Utilities/jq.json"
};
static const unsigned char file_126[] = {
#embed "../Commands/Catalogue/Utilities/kdig.json"
};
static const unsigned char file_127[] = {
#embed "../Commands/Catalogue/Utilities/keytool.json"
};
static const unsigned char file_128[] = {
#embed "../Commands/Catalogue/Utilities/kinit.json"
};
static const unsigned char file_129[] = {
#embed "../Commands/Catalogue/Utilities/kismet.json"
};
static const unsigned char file_130[] = {
#embed "../Commands/Catalogue/Utilities/klist.json"
};
static const unsigned char file_131[] = {
#embed "../Commands/Catalogue/Utilities/knock.json"
};
static const unsigned char file_132[] = {
#embed "../Commands/Catalogue/Utilities/kubectl.json"
};
static const unsigned char file_133[] = {
#embed "../Commands/Catalogue/Utilities/ldapsearch.json"
};
static const unsigned char file_134[] = {
#embed "../Commands/Catalogue/Utilities/lego.json"
};
static const unsigned char file_135[] = {
#embed "../Commands/Catalogue/Utilities/lft.json"
};
static const unsigned char file_136[] = {
#embed "../Commands/Catalogue/Utilities/lftp.json"
};
static const unsigned char file_137[] = {
#embed "../Commands/Catalogue/Utilities/links.json"
};
static const unsigned char file_138[] = {
#embed "../Commands/Catalogue/Utilities/lldpcli.json"
};
static const unsigned char file_139[] = {
#embed "../Commands/Catalogue/Utilities/lldpctl.json"
};
static const unsigned char file_140[] = {
#embed "../Commands/Catalogue/Utilities/logger.json"
};
static const unsigned char file_141[] = {
#embed "../Commands/Catalogue/Utilities/lsof.json"
};
static const unsigned char file_142[] = {
#embed "../Commands/Catalogue/Utilities/lspci.json"
};
static const unsigned char file_143[] = {
#embed "../Commands/Catalogue/Utilities/lsusb.json"
};
static const unsigned char file_144[] = {
#embed "../Commands/Catalogue/Utilities/lwp-request.json"
};
static const unsigned char file_145[] = {
#embed "../Commands/Catalogue/Utilities/lynx.json"
};
static const unsigned char file_146[] = {
#embed "../Commands/Catalogue/Utilities/macchanger.json"
};
static const unsigned char file_147[] = {
#embed "../Commands/Catalogue/Utilities/masscan.json"
};
static const unsigned char file_148[] = {
#embed "../Commands/Catalogue/Utilities/massdns.json"
};
static const unsigned char file_149[] = {
#embed "../Commands/Catalogue/Utilities/medusa.json"
};
static const unsigned char file_150[] = {
#embed "../Commands/Catalogue/Utilities/mergecap.json"
};
static const unsigned char file_151[] = {
#embed "../Commands/Catalogue/Utilities/mii-tool.json"
};
static const unsigned char file_152[] = {
#embed "../Commands/Catalogue/Utilities/minicom.json"
};
static const unsigned char file_153[] = {
#embed "../Commands/Catalogue/Utilities/mitmdump.json"
};
static const unsigned char file_154[] = {
#embed "../Commands/Catalogue/Utilities/mitmproxy.json"
};
static const unsigned char file_155[] = {
#embed "../Commands/Catalogue/Utilities/mkcert.json"
};
static const unsigned char file_156[] = {
#embed "../Commands/Catalogue/Utilities/mmcli.json"
};
static const unsigned char file_157[] = {
#embed "../Commands/Catalogue/Utilities/modprobe.json"
};
static const unsigned char file_158[] = {
#embed "../Commands/Catalogue/Utilities/mosh.json"
};
static const unsigned char file_159[] = {
#embed "../Commands/Catalogue/Utilities/mosquitto_pub.json"
};
static const unsigned char file_160[] = {
#embed "../Commands/Catalogue/Utilities/mosquitto_sub.json"
};
static const unsigned char file_161[] = {
#embed "../Commands/Catalogue/Utilities/mount.json"
};
static const unsigned char file_162[] = {
#embed "../Commands/Catalogue/Utilities/mtr.json"
};
static const unsigned char file_163[] = {
#embed "../Commands/Catalogue/Utilities/mullvad.json"
};
static const unsigned char file_164[] = {
#embed "../Commands/Catalogue/Utilities/mysql.json"
};
static const unsigned char file_165[] = {
#embed "../Commands/Catalogue/Utilities/naabu.json"
};
static const unsigned char file_166[] = {
#embed "../Commands/Catalogue/Utilities/named-checkconf.json"
};
static const unsigned char file_167[] = {
#embed "../Commands/Catalogue/Utilities/nbtscan.json"
};
static const unsigned char file_168[] = {
#embed "../Commands/Catalogue/Utilities/nc.json"
};
static const unsigned char file_169[] = {
#embed "../Commands/Catalogue/Utilities/ncat.json"
};
static const unsigned char file_170[] = {
#embed "../Commands/Catalogue/Utilities/ndisc6.json"
};
static const unsigned char file_171[] = {
#embed "../Commands/Catalogue/Utilities/netdiscover.json"
};
static const unsigned char file_172[] = {
#embed "../Commands/Catalogue/Utilities/nethogs.json"
};
static const unsigned char file_173[] = {
#embed "../Commands/Catalogue/Utilities/netperf.json"
};
static const unsigned char file_174[] = {
#embed "../Commands/Catalogue/Utilities/netplan.json"
};
static const unsigned char file_175[] = {
#embed "../Commands/Catalogue/Utilities/netstat.json"
};
static const unsigned char file_176[] = {
#embed "../Commands/Catalogue/Utilities/networkctl.json"
};
static const unsigned char file_177[] = {
#embed "../Commands/Catalogue/Utilities/nfdump.json"
};
static const unsigned char file_178[] = {
#embed "../Commands/Catalogue/Utilities/nfsstat.json"
};
static const unsigned char file_179[] = {
#embed "../Commands/Catalogue/Utilities/nft.json"
};
static const unsigned char file_180[] = {
#embed "../Commands/Catalogue/Utilities/nginx.json"
};
static const unsigned char file_181[] = {
#embed "../Commands/Catalogue/Utilities/ngrep.json"
};
static const unsigned char file_182[] = {
#embed "../Commands/Catalogue/Utilities/ngrok.json"
};
static const unsigned char file_183[] = {
#embed "../Commands/Catalogue/Utilities/nikto.json"
};
static const unsigned char file_184[] = {
#embed "../Commands/Catalogue/Utilities/nload.json"
};
static const unsigned char file_185[] = {
#embed "../Commands/Catalogue/Utilities/nmap.json"
};
static const unsigned char file_186[] = {
#embed "../Commands/Catalogue/Utilities/nmblookup.json"
};
static const unsigned char file_187[] = {
#embed "../Commands/Catalogue/Utilities/nmcli.json"
};
static const unsigned char file_188[] = {
#embed "../Commands/Catalogue/Utilities/nmtui.json"
};
static const unsigned char file_189[] = {
#embed "../Commands/Catalogue/Utilities/nordvpn.json"
};
static const unsigned char file_190[] = {
#embed "../Commands/Catalogue/Utilities/nping.json"
};
static const unsigned char file_191[] = {
#embed "../Commands/Catalogue/Utilities/nslookup.json"
};
static const unsigned char file_192[] = {
#embed "../Commands/Catalogue/Utilities/nstat.json"
};
static const unsigned char file_193[] = {
#embed "../Commands/Catalogue/Utilities/nsupdate.json"
};
static const unsigned char file_194[] = {
#embed "../Commands/Catalogue/Utilities/ntpd.json"
};
static const unsigned char file_195[] = {
#embed "../Commands/Catalogue/Utilities/ntpdate.json"
};
static const unsigned char file_196[] = {
#embed "../Commands/Catalogue/Utilities/ntpdig.json"
};
static const unsigned char file_197[] = {
#embed "../Commands/Catalogue/Utilities/ntpq.json"
};
static const unsigned char file_198[] = {
#embed "../Commands/Catalogue/Utilities/nuttcp.json"
};
static const unsigned char file_199[] = {
#embed "../Commands/Catalogue/Utilities/openconnect.json"
};
static const unsigned char file_200[] = {
#embed "../Commands/Catalogue/Utilities/openfortivpn.json"
};
static const unsigned char file_201[] = {
#embed "../Commands/Catalogue/Utilities/openssl.json"
};
static const unsigned char file_202[] = {
#embed "../Commands/Catalogue/Utilities/openvpn.json"
};
static const unsigned char file_203[] = {
#embed "../Commands/Catalogue/Utilities/ovs-ofctl.json"
};
static const unsigned char file_204[] = {
#embed "../Commands/Catalogue/Utilities/ovs-vsctl.json"
};
static const unsigned char file_205[] = {
#embed "../Commands/Catalogue/Utilities/p0f.json"
};
static const unsigned char file_206[] = {
#embed "../Commands/Catalogue/Utilities/pdsh.json"
};
static const unsigned char file_207[] = {
#embed "../Commands/Catalogue/Utilities/pfctl.json"
};
static const unsigned char file_208[] = {
#embed "../Commands/Catalogue/Utilities/picocom.json"
};
static const unsigned char file_209[] = {
#embed "../Commands/Catalogue/Utilities/ping.json"
};
static const unsigned char file_210[] = {
#embed "../Commands/Catalogue/Utilities/pkill.json"
};
static const unsigned char file_211[] = {
#embed "../Commands/Catalogue/Utilities/plink.json"
};
static const unsigned char file_212[] = {
#embed "../Commands/Catalogue/Utilities/poff.json"
};
static const unsigned char file_213[] = {
#embed "../Commands/Catalogue/Utilities/pppd.json"
};
static const unsigned char file_214[] = {
#embed "../Commands/Catalogue/Utilities/prettyping.json"
};
static const unsigned char file_215[] = {
#embed "../Commands/Catalogue/Utilities/protonvpn.json"
};
static const unsigned char file_216[] = {
#embed "../Commands/Catalogue/Utilities/proxychains4.json"
};
static const unsigned char file_217[] = {
#embed "../Commands/Catalogue/Utilities/ps.json"
};
static const unsigned char file_218[] = {
#embed "../Commands/Catalogue/Utilities/psql.json"
};
static const unsigned char file_219[] = {
#embed "../Commands/Catalogue/Utilities/pssh.json"
};
static const unsigned char file_220[] = {
#embed "../Commands/Catalogue/Utilities/putty.json"
};
static const unsigned char file_221[] = {
#embed "../Commands/Catalogue/Utilities/python3.json"
};
static const unsigned char file_222[] = {
#embed "../Commands/Catalogue/Utilities/rclone.json"
};
static const unsigned char file_223[] = {
#embed "../Commands/Catalogue/Utilities/rdesktop.json"
};
static const unsigned char file_224[] = {
#embed "../Commands/Catalogue/Utilities/rdisc6.json"
};
static const unsigned char file_225[] = {
#embed "../Commands/Catalogue/Utilities/reaver.json"
};
static const unsigned char file_226[] = {
#embed "../Commands/Catalogue/Utilities/redis-cli.json"
};
static const unsigned char file_227[] = {
#embed "../Commands/Catalogue/Utilities/resolvconf.json"
};
static const unsigned char file_228[] = {
#embed "../Commands/Catalogue/Utilities/resolvectl.json"
};
static const unsigned char file_229[] = {
#embed "../Commands/Catalogue/Utilities/rfkill.json"
};
static const unsigned char file_230[] = {
#embed "../Commands/Catalogue/Utilities/rndc.json"
};
static const unsigned char file_231[] = {
#embed "../Commands/Catalogue/Utilities/route.json"
};
static const unsigned char file_232[] = {
#embed "../Commands/Catalogue/Utilities/routel.json"
};
static const unsigned char file_233[] = {
#embed "../Commands/Catalogue/Utilities/rpcclient.json"
};
static const unsigned char file_234[] = {
#embed "../Commands/Catalogue/Utilities/rpcinfo.json"
};
static const unsigned char file_235[] = {
#embed "../Commands/Catalogue/Utilities/rsync.json"
};
static const unsigned char file_236[] = {
#embed "../Commands/Catalogue/Utilities/rtmon.json"
};
static const unsigned char file_237[] = {
#embed "../Commands/Catalogue/Utilities/rustscan.json"
};
static const unsigned char file_238[] = {
#embed "../Commands/Catalogue/Utilities/sar.json"
};
static const unsigned char file_239[] = {
#embed "../Commands/Catalogue/Utilities/scp.json"
};
static const unsigned char file_240[] = {
#embed "../Commands/Catalogue/Utilities/service.json"
};
static const unsigned char file_241[] = {
#embed "../Commands/Catalogue/Utilities/sftp.json"
};
static const unsigned char file_242[] = {
#embed "../Commands/Catalogue/Utilities/showmount.json"
};
static const unsigned char file_243[] = {
#embed "../Commands/Catalogue/Utilities/siege.json"
};
static const unsigned char file_244[] = {
#embed "../Commands/Catalogue/Utilities/sipcalc.json"
};
static const unsigned char file_245[] = {
#embed "../Commands/Catalogue/Utilities/smbclient.json"
};
static const unsigned char file_246[] = {
#embed "../Commands/Catalogue/Utilities/smbget.json"
};
static const unsigned char file_247[] = {
#embed "../Commands/Catalogue/Utilities/smbmap.json"
};
static const unsigned char file_248[] = {
#embed "../Commands/Catalogue/Utilities/smbstatus.json"
};
static const unsigned char file_249[] = {
#embed "../Commands/Catalogue/Utilities/sngrep.json"
};
static const unsigned char file_250[] = {
#embed "../Commands/Catalogue/Utilities/snmpbulkget.json"
};
static const unsigned char file_251[] = {
#embed "../Commands/Catalogue/Utilities/snmpbulkwalk.json"
};
static const unsigned char file_252[] = {
#embed "../Commands/Catalogue/Utilities/snmpget.json"
};
static const unsigned char file_253[] = {
#embed "../Commands/Catalogue/Utilities/snmpgetnext.json"
};
static const unsigned char file_254[] = {
#embed "../Commands/Catalogue/Utilities/snmpset.json"
};
static const unsigned char file_255[] = {
#embed "../Commands/Catalogue/Utilities/snmpstatus.json"
};
static const unsigned char file_256[] = {
#embed "../Commands/Catalogue/Utilities/snmptable.json"
};
static const unsigned char file_257[] = {
#embed "../Commands/Catalogue/Utilities/snmptranslate.json"
};
static const unsigned char file_258[] = {
#embed "../Commands/Catalogue/Utilities/snmptrap.json"
};
static const unsigned char file_259[] = {
#embed "../Commands/Catalogue/Utilities/snmpwalk.json"
};
static const unsigned char file_260[] = {
#embed "../Commands/Catalogue/Utilities/snort.json"
};
static const unsigned char file_261[] = {
#embed "../Commands/Catalogue/Utilities/sntp.json"
};
static const unsigned char file_262[] = {
#embed "../Commands/Catalogue/Utilities/socat.json"
};
static const unsigned char file_263[] = {
#embed "../Commands/Catalogue/Utilities/sockstat.json"
};
static const unsigned char file_264[] = {
#embed "../Commands/Catalogue/Utilities/speedometer.json"
};
static const unsigned char file_265[] = {
#embed "../Commands/Catalogue/Utilities/speedtest-cli.json"
};
static const unsigned char file_266[] = {
#embed "../Commands/Catalogue/Utilities/speedtest.json"
};
static const unsigned char file_267[] = {
#embed "../Commands/Catalogue/Utilities/sqlmap.json"
};
static const unsigned char file_268[] = {
#embed "../Commands/Catalogue/Utilities/squid.json"
};
static const unsigned char file_269[] = {
#embed "../Commands/Catalogue/Utilities/ss.json"
};
static const unsigned char file_270[] = {
#embed "../Commands/Catalogue/Utilities/ssh-add.json"
};
static const unsigned char file_271[] = {
#embed "../Commands/Catalogue/Utilities/ssh-agent.json"
};
static const unsigned char file_272[] = {
#embed "../Commands/Catalogue/Utilities/ssh-copy-id.json"
};
static const unsigned char file_273[] = {
#embed "../Commands/Catalogue/Utilities/ssh-keygen.json"
};
static const unsigned char file_274[] = {
#embed "../Commands/Catalogue/Utilities/ssh-keyscan.json"
};
static const unsigned char file_275[] = {
#embed "../Commands/Catalogue/Utilities/ssh.json"
};
static const unsigned char file_276[] = {
#embed "../Commands/Catalogue/Utilities/sshd.json"
};
static const unsigned char file_277[] = {
#embed "../Commands/Catalogue/Utilities/sshfs.json"
};
static const unsigned char file_278[] = {
#embed "../Commands/Catalogue/Utilities/sshpass.json"
};
static const unsigned char file_279[] = {
#embed "../Commands/Catalogue/Utilities/sshuttle.json"
};
static const unsigned char file_280[] = {
#embed "../Commands/Catalogue/Utilities/sslscan.json"
};
static const unsigned char file_281[] = {
#embed "../Commands/Catalogue/Utilities/step.json"
};
static const unsigned char file_282[] = {
#embed "../Commands/Catalogue/Utilities/stunnel.json"
};
static const unsigned char file_283[] = {
#embed "../Commands/Catalogue/Utilities/subfinder.json"
};
static const unsigned char file_284[] = {
#embed "../Commands/Catalogue/Utilities/swaks.json"
};
static const unsigned char file_285[] = {
#embed "../Commands/Catalogue/Utilities/swanctl.json"
};
static const unsigned char file_286[] = {
#embed "../Commands/Catalogue/Utilities/sysctl.json"
};
static const unsigned char file_287[] = {
#embed "../Commands/Catalogue/Utilities/systemctl.json"
};
static const unsigned char file_288[] = {
#embed "../Commands/Catalogue/Utilities/tail.json"
};
static const unsigned char file_289[] = {
#embed "../Commands/Catalogue/Utilities/tailscale.json"
};
static const unsigned char file_290[] = {
#embed "../Commands/Catalogue/Utilities/tar.json"
};
static const unsigned char file_291[] = {
#embed "../Commands/Catalogue/Utilities/tc.json"
};
static const unsigned char file_292[] = {
#embed "../Commands/Catalogue/Utilities/tcpdump.json"
};
static const unsigned char file_293[] = {
#embed "../Commands/Catalogue/Utilities/tcpflow.json"
};
static const unsigned char file_294[] = {
#embed "../Commands/Catalogue/Utilities/tcpick.json"
};
static const unsigned char file_295[] = {
#embed "../Commands/Catalogue/Utilities/tcpreplay.json"
};
static const unsigned char file_296[] = {
#embed "../Commands/Catalogue/Utilities/tcprewrite.json"
};
static const unsigned char file_297[] = {
#embed "../Commands/Catalogue/Utilities/tcptraceroute.json"
};
static const unsigned char file_298[] = {
#embed "../Commands/Catalogue/Utilities/tcptrack.json"
};
static const unsigned char file_299[] = {
#embed "../Commands/Catalogue/Utilities/telnet.json"
};
static const unsigned char file_300[] = {
#embed "../Commands/Catalogue/Utilities/termshark.json"
};
static const unsigned char file_301[] = {
#embed "../Commands/Catalogue/Utilities/testparm.json"
};
static const unsigned char file_302[] = {
#embed "../Commands/Catalogue/Utilities/testssl.json"
};
static const unsigned char file_303[] = {
#embed "../Commands/Catalogue/Utilities/tftp.json"
};
static const unsigned char file_304[] = {
#embed "../Commands/Catalogue/Utilities/timedatectl.json"
};
static const unsigned char file_305[] = {
#embed "../Commands/Catalogue/Utilities/timeout.json"
};
static const unsigned char file_306[] = {
#embed "../Commands/Catalogue/Utilities/tlsx.json"
};
static const unsigned char file_307[] = {
#embed "../Commands/Catalogue/Utilities/tmate.json"
};
static const unsigned char file_308[] = {
#embed "../Commands/Catalogue/Utilities/tor.json"
};
static const unsigned char file_309[] = {
#embed "../Commands/Catalogue/Utilities/torify.json"
};
static const unsigned char file_310[] = {
#embed "../Commands/Catalogue/Utilities/torsocks.json"
};
static const unsigned char file_311[] = {
#embed "../Commands/Catalogue/Utilities/tracepath.json"
};
static const unsigned char file_312[] = {
#embed "../Commands/Catalogue/Utilities/traceroute.json"
};
static const unsigned char file_313[] = {
#embed "../Commands/Catalogue/Utilities/trip.json"
};
static const unsigned char file_314[] = {
#embed "../Commands/Catalogue/Utilities/tshark.json"
};
static const unsigned char file_315[] = {
#embed "../Commands/Catalogue/Utilities/ufw.json"
};
static const unsigned char file_316[] = {
#embed "../Commands/Catalogue/Utilities/umount.json"
};
static const unsigned char file_317[] = {
#embed "../Commands/Catalogue/Utilities/unbound-control.json"
};
static const unsigned char file_318[] = {
#embed "../Commands/Catalogue/Utilities/vegeta.json"
};
static const unsigned char file_319[] = {
#embed "../Commands/Catalogue/Utilities/vncviewer.json"
};
static const unsigned char file_320[] = {
#embed "../Commands/Catalogue/Utilities/vnstat.json"
};
static const unsigned char file_321[] = {
#embed "../Commands/Catalogue/Utilities/vnstati.json"
};
static const unsigned char file_322[] = {
#embed "../Commands/Catalogue/Utilities/vpnc.json"
};
static const unsigned char file_323[] = {
#embed "../Commands/Catalogue/Utilities/vtysh.json"
};
static const unsigned char file_324[] = {
#embed "../Commands/Catalogue/Utilities/w3m.json"
};
static const unsigned char file_325[] = {
#embed "../Commands/Catalogue/Utilities/wakeonlan.json"
};
static const unsigned char file_326[] = {
#embed "../Commands/Catalogue/Utilities/watch.json"
};
static const unsigned char file_327[] = {
#embed "../Commands/Catalogue/Utilities/wavemon.json"
};
static const unsigned char file_328[] = {
#embed "../Commands/Catalogue/Utilities/websocat.json"
};
static const unsigned char file_329[] = {
#embed "../Commands/Catalogue/Utilities/wg-quick.json"
};
static const unsigned char file_330[] = {
#embed "../Commands/Catalogue/Utilities/wg.json"
};
static const unsigned char file_331[] = {
#embed "../Commands/Catalogue/Utilities/wget.json"
};
static const unsigned char file_332[] = {
#embed "../Commands/Catalogue/Utilities/wget2.json"
};
static const unsigned char file_333[] = {
#embed "../Commands/Catalogue/Utilities/whatweb.json"
};
static const unsigned char file_334[] = {
#embed "../Commands/Catalogue/Utilities/whois.json"
};
static const unsigned char file_335[] = {
#embed "../Commands/Catalogue/Utilities/wondershaper.json"
};
static const unsigned char file_336[] = {
#embed "../Commands/Catalogue/Utilities/wormhole.json"
};
static const unsigned char file_337[] = {
#embed "../Commands/Catalogue/Utilities/wpa_cli.json"
};
static const unsigned char file_338[] = {
#embed "../Commands/Catalogue/Utilities/wpa_passphrase.json"
};
static const unsigned char file_339[] = {
#embed "../Commands/Catalogue/Utilities/wpa_supplicant.json"
};
static const unsigned char file_340[] = {
#embed "../Commands/Catalogue/Utilities/wpscan.json"
};
static const unsigned char file_341[] = {
#embed "../Commands/Catalogue/Utilities/wrk.json"
};
static const unsigned char file_342[] = {
#embed "../Commands/Catalogue/Utilities/xfreerdp.json"
};
static const unsigned char file_343[] = {
#embed "../Commands/Catalogue/Utilities/xidel.json"
};
static const unsigned char file_344[] = {
#embed "../Commands/Catalogue/Utilities/zerotier-cli.json"
};
static const unsigned char file_345[] = {
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
  {"amass", file_7, sizeof file_7},
  {"apachectl apache2ctl", file_8, sizeof file_8},
  {"aria2c", file_9, sizeof file_9},
  {"arp-scan", file_10, sizeof file_10},
  {"arp", file_11, sizeof file_11},
  {"arping", file_12, sizeof file_12},
  {"arpspoof", file_13, sizeof file_13},
  {"arptables", file_14, sizeof file_14},
  {"arpwatch", file_15, sizeof file_15},
  {"at", file_16, sizeof file_16},
  {"autossh", file_17, sizeof file_17},
  {"avahi-browse", file_18, sizeof file_18},
  {"avahi-resolve avahi-resolve-host-name avahi-resolve-address", file_19, sizeof file_19},
  {"axel", file_20, sizeof file_20},
  {"bandwhich", file_21, sizeof file_21},
  {"bettercap", file_22, sizeof file_22},
  {"birdc", file_23, sizeof file_23},
  {"bluetoothctl", file_24, sizeof file_24},
  {"bmon", file_25, sizeof file_25},
  {"bore", file_26, sizeof file_26},
  {"brctl", file_27, sizeof file_27},
  {"bridge", file_28, sizeof file_28},
  {"bully", file_29, sizeof file_29},
  {"bwm-ng", file_30, sizeof file_30},
  {"capinfos", file_31, sizeof file_31},
  {"certbot", file_32, sizeof file_32},
  {"certtool", file_33, sizeof file_33},
  {"chisel", file_34, sizeof file_34},
  {"chronyc", file_35, sizeof file_35},
  {"cloudflared", file_36, sizeof file_36},
  {"conntrack", file_37, sizeof file_37},
  {"create_ap", file_38, sizeof file_38},
  {"croc", file_39, sizeof file_39},
  {"crontab", file_40, sizeof file_40},
  {"curl", file_41, sizeof file_41},
  {"curlie", file_42, sizeof file_42},
  {"date", file_43, sizeof file_43},
  {"dbclient dropbear-client", file_44, sizeof file_44},
  {"delv", file_45, sizeof file_45},
  {"df", file_46, sizeof file_46},
  {"dhclient", file_47, sizeof file_47},
  {"dhcpcd", file_48, sizeof file_48},
  {"dig", file_49, sizeof file_49},
  {"dirb", file_50, sizeof file_50},
  {"dmesg", file_51, sizeof file_51},
  {"dnsdomainname", file_52, sizeof file_52},
  {"dnsenum", file_53, sizeof file_53},
  {"dnsmap", file_54, sizeof file_54},
  {"dnsperf", file_55, sizeof file_55},
  {"dnsrecon", file_56, sizeof file_56},
  {"dnstracer", file_57, sizeof file_57},
  {"dnsx", file_58, sizeof file_58},
  {"docker", file_59, sizeof file_59},
  {"dog", file_60, sizeof file_60},
  {"doggo", file_61, sizeof file_61},
  {"drill", file_62, sizeof file_62},
  {"dumpcap", file_63, sizeof file_63},
  {"ebtables", file_64, sizeof file_64},
  {"editcap", file_65, sizeof file_65},
  {"enum4linux", file_66, sizeof file_66},
  {"etherwake ether-wake", file_67, sizeof file_67},
  {"ethtool", file_68, sizeof file_68},
  {"ettercap", file_69, sizeof file_69},
  {"exportfs", file_70, sizeof file_70},
  {"fail2ban-client", file_71, sizeof file_71},
  {"fast fast-cli", file_72, sizeof file_72},
  {"ffuf", file_73, sizeof file_73},
  {"fierce", file_74, sizeof file_74},
  {"find", file_75, sizeof file_75},
  {"firewall-cmd", file_76, sizeof file_76},
  {"fping fping6", file_77, sizeof file_77},
  {"frpc", file_78, sizeof file_78},
  {"ftp tnftp inetutils-ftp", file_79, sizeof file_79},
  {"fuser", file_80, sizeof file_80},
  {"getent", file_81, sizeof file_81},
  {"gnutls-cli", file_82, sizeof file_82},
  {"goaccess", file_83, sizeof file_83},
  {"gobuster", file_84, sizeof file_84},
  {"grep", file_85, sizeof file_85},
  {"grpcurl", file_86, sizeof file_86},
  {"h2load", file_87, sizeof file_87},
  {"haproxy", file_88, sizeof file_88},
  {"hey", file_89, sizeof file_89},
  {"host", file_90, sizeof file_90},
  {"hostapd", file_91, sizeof file_91},
  {"hostname", file_92, sizeof file_92},
  {"hostnamectl", file_93, sizeof file_93},
  {"hping3 hping", file_94, sizeof file_94},
  {"http https", file_95, sizeof file_95},
  {"httping", file_96, sizeof file_96},
  {"httrack", file_97, sizeof file_97},
  {"hurl", file_98, sizeof file_98},
  {"hwclock", file_99, sizeof file_99},
  {"hydra", file_100, sizeof file_100},
  {"ifconfig", file_101, sizeof file_101},
  {"ifdown", file_102, sizeof file_102},
  {"ifmetric", file_103, sizeof file_103},
  {"ifstat", file_104, sizeof file_104},
  {"iftop", file_105, sizeof file_105},
  {"ifup", file_106, sizeof file_106},
  {"ip", file_107, sizeof file_107},
  {"ip6tables", file_108, sizeof file_108},
  {"ipcalc", file_109, sizeof file_109},
  {"iperf", file_110, sizeof file_110},
  {"iperf3", file_111, sizeof file_111},
  {"ipsec", file_112, sizeof file_112},
  {"ipset", file_113, sizeof file_113},
  {"iptables-restore ip6tables-restore", file_114, sizeof file_114},
  {"iptables-save ip6tables-save", file_115, sizeof file_115},
  {"iptables", file_116, sizeof file_116},
  {"iptraf-ng iptraf", file_117, sizeof file_117},
  {"iptstate", file_118, sizeof file_118},
  {"ipvsadm", file_119, sizeof file_119},
  {"iw", file_120, sizeof file_120},
  {"iwconfig", file_121, sizeof file_121},
  {"iwctl", file_122, sizeof file_122},
  {"iwlist", file_123, sizeof file_123},
  {"journalctl", file_124, sizeof file_124},
  {"jq", file_125, sizeof file_125},
  {"kdig", file_126, sizeof file_126},
  {"keytool", file_127, sizeof file_127},
  {"kinit", file_128, sizeof file_128},
  {"kismet", file_129, sizeof file_129},
  {"klist", file_130, sizeof file_130},
  {"knock", file_131, sizeof file_131},
  {"kubectl", file_132, sizeof file_132},
  {"ldapsearch", file_133, sizeof file_133},
  {"lego", file_134, sizeof file_134},
  {"lft", file_135, sizeof file_135},
  {"lftp", file_136, sizeof file_136},
  {"links", file_137, sizeof file_137},
  {"lldpcli", file_138, sizeof file_138},
  {"lldpctl", file_139, sizeof file_139},
  {"logger", file_140, sizeof file_140},
  {"lsof", file_141, sizeof file_141},
  {"lspci", file_142, sizeof file_142},
  {"lsusb", file_143, sizeof file_143},
  {"lwp-request GET POST HEAD", file_144, sizeof file_144},
  {"lynx", file_145, sizeof file_145},
  {"macchanger", file_146, sizeof file_146},
  {"masscan", file_147, sizeof file_147},
  {"massdns", file_148, sizeof file_148},
  {"medusa", file_149, sizeof file_149},
  {"mergecap", file_150, sizeof file_150},
  {"mii-tool", file_151, sizeof file_151},
  {"minicom", file_152, sizeof file_152},
  {"mitmdump", file_153, sizeof file_153},
  {"mitmproxy", file_154, sizeof file_154},
  {"mkcert", file_155, sizeof file_155},
  {"mmcli", file_156, sizeof file_156},
  {"modprobe", file_157, sizeof file_157},
  {"mosh", file_158, sizeof file_158},
  {"mosquitto_pub", file_159, sizeof file_159},
  {"mosquitto_sub", file_160, sizeof file_160},
  {"mount mount.cifs mount.nfs mount.nfs4", file_161, sizeof file_161},
  {"mtr", file_162, sizeof file_162},
  {"mullvad", file_163, sizeof file_163},
  {"mysql mariadb", file_164, sizeof file_164},
  {"naabu", file_165, sizeof file_165},
  {"named-checkconf named-checkzone", file_166, sizeof file_166},
  {"nbtscan", file_167, sizeof file_167},
  {"nc netcat nc.openbsd", file_168, sizeof file_168},
  {"ncat", file_169, sizeof file_169},
  {"ndisc6", file_170, sizeof file_170},
  {"netdiscover", file_171, sizeof file_171},
  {"nethogs", file_172, sizeof file_172},
  {"netperf", file_173, sizeof file_173},
  {"netplan", file_174, sizeof file_174},
  {"netstat", file_175, sizeof file_175},
  {"networkctl", file_176, sizeof file_176},
  {"nfdump", file_177, sizeof file_177},
  {"nfsstat", file_178, sizeof file_178},
  {"nft", file_179, sizeof file_179},
  {"nginx", file_180, sizeof file_180},
  {"ngrep", file_181, sizeof file_181},
  {"ngrok", file_182, sizeof file_182},
  {"nikto", file_183, sizeof file_183},
  {"nload", file_184, sizeof file_184},
  {"nmap", file_185, sizeof file_185},
  {"nmblookup", file_186, sizeof file_186},
  {"nmcli", file_187, sizeof file_187},
  {"nmtui", file_188, sizeof file_188},
  {"nordvpn", file_189, sizeof file_189},
  {"nping", file_190, sizeof file_190},
  {"nslookup", file_191, sizeof file_191},
  {"nstat rtacct", file_192, sizeof file_192},
  {"nsupdate", file_193, sizeof file_193},
  {"ntpd", file_194, sizeof file_194},
  {"ntpdate", file_195, sizeof file_195},
  {"ntpdig", file_196, sizeof file_196},
  {"ntpq", file_197, sizeof file_197},
  {"nuttcp", file_198, sizeof file_198},
  {"openconnect", file_199, sizeof file_199},
  {"openfortivpn", file_200, sizeof file_200},
  {"openssl", file_201, sizeof file_201},
  {"openvpn", file_202, sizeof file_202},
  {"ovs-ofctl", file_203, sizeof file_203},
  {"ovs-vsctl", file_204, sizeof file_204},
  {"p0f", file_205, sizeof file_205},
  {"pdsh", file_206, sizeof file_206},
  {"pfctl", file_207, sizeof file_207},
  {"picocom", file_208, sizeof file_208},
  {"ping ping4 ping6", file_209, sizeof file_209},
  {"pkill pgrep", file_210, sizeof file_210},
  {"plink", file_211, sizeof file_211},
  {"poff pon plog", file_212, sizeof file_212},
  {"pppd", file_213, sizeof file_213},
  {"prettyping oping noping gping", file_214, sizeof file_214},
  {"protonvpn protonvpn-cli", file_215, sizeof file_215},
  {"proxychains4 proxychains", file_216, sizeof file_216},
  {"ps", file_217, sizeof file_217},
  {"psql", file_218, sizeof file_218},
  {"pssh parallel-ssh", file_219, sizeof file_219},
  {"putty", file_220, sizeof file_220},
  {"python3 python", file_221, sizeof file_221},
  {"rclone", file_222, sizeof file_222},
  {"rdesktop", file_223, sizeof file_223},
  {"rdisc6", file_224, sizeof file_224},
  {"reaver wash", file_225, sizeof file_225},
  {"redis-cli", file_226, sizeof file_226},
  {"resolvconf", file_227, sizeof file_227},
  {"resolvectl systemd-resolve", file_228, sizeof file_228},
  {"rfkill", file_229, sizeof file_229},
  {"rndc", file_230, sizeof file_230},
  {"route", file_231, sizeof file_231},
  {"routel", file_232, sizeof file_232},
  {"rpcclient", file_233, sizeof file_233},
  {"rpcinfo", file_234, sizeof file_234},
  {"rsync", file_235, sizeof file_235},
  {"rtmon", file_236, sizeof file_236},
  {"rustscan", file_237, sizeof file_237},
  {"sar", file_238, sizeof file_238},
  {"scp", file_239, sizeof file_239},
  {"service", file_240, sizeof file_240},
  {"sftp", file_241, sizeof file_241},
  {"showmount", file_242, sizeof file_242},
  {"siege", file_243, sizeof file_243},
  {"sipcalc", file_244, sizeof file_244},
  {"smbclient", file_245, sizeof file_245},
  {"smbget", file_246, sizeof file_246},
  {"smbmap", file_247, sizeof file_247},
  {"smbstatus", file_248, sizeof file_248},
  {"sngrep", file_249, sizeof file_249},
  {"snmpbulkget", file_250, sizeof file_250},
  {"snmpbulkwalk", file_251, sizeof file_251},
  {"snmpget", file_252, sizeof file_252},
  {"snmpgetnext", file_253, sizeof file_253},
  {"snmpset", file_254, sizeof file_254},
  {"snmpstatus", file_255, sizeof file_255},
  {"snmptable", file_256, sizeof file_256},
  {"snmptranslate", file_257, sizeof file_257},
  {"snmptrap snmpinform", file_258, sizeof file_258},
  {"snmpwalk", file_259, sizeof file_259},
  {"snort", file_260, sizeof file_260},
  {"sntp", file_261, sizeof file_261},
  {"socat", file_262, sizeof file_262},
  {"sockstat", file_263, sizeof file_263},
  {"speedometer", file_264, sizeof file_264},
  {"speedtest-cli", file_265, sizeof file_265},
  {"speedtest", file_266, sizeof file_266},
  {"sqlmap", file_267, sizeof file_267},
  {"squid", file_268, sizeof file_268},
  {"ss", file_269, sizeof file_269},
  {"ssh-add", file_270, sizeof file_270},
  {"ssh-agent", file_271, sizeof file_271},
  {"ssh-copy-id", file_272, sizeof file_272},
  {"ssh-keygen", file_273, sizeof file_273},
  {"ssh-keyscan", file_274, sizeof file_274},
  {"ssh", file_275, sizeof file_275},
  {"sshd", file_276, sizeof file_276},
  {"sshfs", file_277, sizeof file_277},
  {"sshpass", file_278, sizeof file_278},
  {"sshuttle", file_279, sizeof file_279},
  {"sslscan", file_280, sizeof file_280},
  {"step", file_281, sizeof file_281},
  {"stunnel stunnel4", file_282, sizeof file_282},
  {"subfinder", file_283, sizeof file_283},
  {"swaks", file_284, sizeof file_284},
  {"swanctl", file_285, sizeof file_285},
  {"sysctl", file_286, sizeof file_286},
  {"systemctl", file_287, sizeof file_287},
  {"tail", file_288, sizeof file_288},
  {"tailscale", file_289, sizeof file_289},
  {"tar", file_290, sizeof file_290},
  {"tc", file_291, sizeof file_291},
  {"tcpdump", file_292, sizeof file_292},
  {"tcpflow", file_293, sizeof file_293},
  {"tcpick", file_294, sizeof file_294},
  {"tcpreplay", file_295, sizeof file_295},
  {"tcprewrite", file_296, sizeof file_296},
  {"tcptraceroute", file_297, sizeof file_297},
  {"tcptrack", file_298, sizeof file_298},
  {"telnet", file_299, sizeof file_299},
  {"termshark", file_300, sizeof file_300},
  {"testparm", file_301, sizeof file_301},
  {"testssl testssl.sh", file_302, sizeof file_302},
  {"tftp", file_303, sizeof file_303},
  {"timedatectl", file_304, sizeof file_304},
  {"timeout", file_305, sizeof file_305},
  {"tlsx", file_306, sizeof file_306},
  {"tmate", file_307, sizeof file_307},
  {"tor", file_308, sizeof file_308},
  {"torify", file_309, sizeof file_309},
  {"torsocks", file_310, sizeof file_310},
  {"tracepath tracepath6", file_311, sizeof file_311},
  {"traceroute traceroute6", file_312, sizeof file_312},
  {"trip trippy", file_313, sizeof file_313},
  {"tshark", file_314, sizeof file_314},
  {"ufw", file_315, sizeof file_315},
  {"umount", file_316, sizeof file_316},
  {"unbound-control", file_317, sizeof file_317},
  {"vegeta", file_318, sizeof file_318},
  {"vncviewer xtigervncviewer", file_319, sizeof file_319},
  {"vnstat", file_320, sizeof file_320},
  {"vnstati", file_321, sizeof file_321},
  {"vpnc vpnc-disconnect", file_322, sizeof file_322},
  {"vtysh", file_323, sizeof file_323},
  {"w3m", file_324, sizeof file_324},
  {"wakeonlan wol", file_325, sizeof file_325},
  {"watch", file_326, sizeof file_326},
  {"wavemon", file_327, sizeof file_327},
  {"websocat", file_328, sizeof file_328},
  {"wg-quick", file_329, sizeof file_329},
  {"wg", file_330, sizeof file_330},
  {"wget", file_331, sizeof file_331},
  {"wget2", file_332, sizeof file_332},
  {"whatweb", file_333, sizeof file_333},
  {"whois", file_334, sizeof file_334},
  {"wondershaper", file_335, sizeof file_335},
  {"wormhole magic-wormhole", file_336, sizeof file_336},
  {"wpa_cli", file_337, sizeof file_337},
  {"wpa_passphrase", file_338, sizeof file_338},
  {"wpa_supplicant", file_339, sizeof file_339},
  {"wpscan", file_340, sizeof file_340},
  {"wrk", file_341, sizeof file_341},
  {"xfreerdp xfreerdp3", file_342, sizeof file_342},
  {"xidel", file_343, sizeof file_343},
  {"zerotier-cli", file_344, sizeof file_344},
  {"zmap", file_345, sizeof file_345},
};
