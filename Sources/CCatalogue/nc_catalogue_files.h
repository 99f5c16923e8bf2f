// Written by `make catalogue`.
static const unsigned char file_0[] = {
#embed "../Commands/Catalogue/Utilities/ab.json"
};
static const unsigned char file_1[] = {
#embed "../Commands/Catalogue/Utilities/aria2c.json"
};
static const unsigned char file_2[] = {
#embed "../Commands/Catalogue/Utilities/arp.json"
};
static const unsigned char file_3[] = {
#embed "../Commands/Catalogue/Utilities/arping.json"
};
static const unsigned char file_4[] = {
#embed "../Commands/Catalogue/Utilities/birdc.json"
};
static const unsigned char file_5[] = {
#embed "../Commands/Catalogue/Utilities/bmon.json"
};
static const unsigned char file_6[] = {
#embed "../Commands/Catalogue/Utilities/brctl.json"
};
static const unsigned char file_7[] = {
#embed "../Commands/Catalogue/Utilities/bridge.json"
};
static const unsigned char file_8[] = {
#embed "../Commands/Catalogue/Utilities/chronyc.json"
};
static const unsigned char file_9[] = {
#embed "../Commands/Catalogue/Utilities/curl.json"
};
static const unsigned char file_10[] = {
#embed "../Commands/Catalogue/Utilities/date.json"
};
static const unsigned char file_11[] = {
#embed "../Commands/Catalogue/Utilities/delv.json"
};
static const unsigned char file_12[] = {
#embed "../Commands/Catalogue/Utilities/dhclient.json"
};
static const unsigned char file_13[] = {
#embed "../Commands/Catalogue/Utilities/dhcpcd.json"
};
static const unsigned char file_14[] = {
#embed "../Commands/Catalogue/Utilities/dig.json"
};
static const unsigned char file_15[] = {
#embed "../Commands/Catalogue/Utilities/dnsperf.json"
};
static const unsigned char file_16[] = {
#embed "../Commands/Catalogue/Utilities/drill.json"
};
static const unsigned char file_17[] = {
#embed "../Commands/Catalogue/Utilities/ethtool.json"
};
static const unsigned char file_18[] = {
#embed "../Commands/Catalogue/Utilities/fping.json"
};
static const unsigned char file_19[] = {
#embed "../Commands/Catalogue/Utilities/fuser.json"
};
static const unsigned char file_20[] = {
#embed "../Commands/Catalogue/Utilities/getent.json"
};
static const unsigned char file_21[] = {
#embed "../Commands/Catalogue/Utilities/hey.json"
};
static const unsigned char file_22[] = {
#embed "../Commands/Catalogue/Utilities/host.json"
};
static const unsigned char file_23[] = {
#embed "../Commands/Catalogue/Utilities/hostapd.json"
};
static const unsigned char file_24[] = {
#embed "../Commands/Catalogue/Utilities/hostname.json"
};
static const unsigned char file_25[] = {
#embed "../Commands/Catalogue/Utilities/hostnamectl.json"
};
static const unsigned char file_26[] = {
#embed "../Commands/Catalogue/Utilities/hping3.json"
};
static const unsigned char file_27[] = {
#embed "../Commands/Catalogue/Utilities/http.json"
};
static const unsigned char file_28[] = {
#embed "../Commands/Catalogue/Utilities/ifconfig.json"
};
static const unsigned char file_29[] = {
#embed "../Commands/Catalogue/Utilities/ifdown.json"
};
static const unsigned char file_30[] = {
#embed "../Commands/Catalogue/Utilities/ifstat.json"
};
static const unsigned char file_31[] = {
#embed "../Commands/Catalogue/Utilities/iftop.json"
};
static const unsigned char file_32[] = {
#embed "../Commands/Catalogue/Utilities/ifup.json"
};
static const unsigned char file_33[] = {
#embed "../Commands/Catalogue/Utilities/ip.json"
};
static const unsigned char file_34[] = {
#embed "../Commands/Catalogue/Utilities/ipcalc.json"
};
static const unsigned char file_35[] = {
#embed "../Commands/Catalogue/Utilities/iw.json"
};
static const unsigned char file_36[] = {
#embed "../Commands/Catalogue/Utilities/iwconfig.json"
};
static const unsigned char file_37[] = {
#embed "../Commands/Catalogue/Utilities/iwctl.json"
};
static const unsigned char file_38[] = {
#embed "../Commands/Catalogue/Utilities/iwlist.json"
};
static const unsigned char file_39[] = {
#embed "../Commands/Catalogue/Utilities/journalctl.json"
};
static const unsigned char file_40[] = {
#embed "../Commands/Catalogue/Utilities/lldpcli.json"
};
static const unsigned char file_41[] = {
#embed "../Commands/Catalogue/Utilities/lsof.json"
};
static const unsigned char file_42[] = {
#embed "../Commands/Catalogue/Utilities/lynx.json"
};
static const unsigned char file_43[] = {
#embed "../Commands/Catalogue/Utilities/mii-tool.json"
};
static const unsigned char file_44[] = {
#embed "../Commands/Catalogue/Utilities/modprobe.json"
};
static const unsigned char file_45[] = {
#embed "../Commands/Catalogue/Utilities/mtr.json"
};
static const unsigned char file_46[] = {
#embed "../Commands/Catalogue/Utilities/ndisc6.json"
};
static const unsigned char file_47[] = {
#embed "../Commands/Catalogue/Utilities/nethogs.json"
};
static const unsigned char file_48[] = {
#embed "../Commands/Catalogue/Utilities/netplan.json"
};
static const unsigned char file_49[] = {
#embed "../Commands/Catalogue/Utilities/netstat.json"
};
static const unsigned char file_50[] = {
#embed "../Commands/Catalogue/Utilities/networkctl.json"
};
static const unsigned char file_51[] = {
#embed "../Commands/Catalogue/Utilities/nload.json"
};
static const unsigned char file_52[] = {
#embed "../Commands/Catalogue/Utilities/nmcli.json"
};
static const unsigned char file_53[] = {
#embed "../Commands/Catalogue/Utilities/nmtui.json"
};
static const unsigned char file_54[] = {
#embed "../Commands/Catalogue/Utilities/nping.json"
};
static const unsigned char file_55[] = {
#embed "../Commands/Catalogue/Utilities/nslookup.json"
};
static const unsigned char file_56[] = {
#embed "../Commands/Catalogue/Utilities/nsupdate.json"
};
static const unsigned char file_57[] = {
#embed "../Commands/Catalogue/Utilities/ntpdate.json"
};
static const unsigned char file_58[] = {
#embed "../Commands/Catalogue/Utilities/ntpdig.json"
};
static const unsigned char file_59[] = {
#embed "../Commands/Catalogue/Utilities/ntpq.json"
};
static const unsigned char file_60[] = {
#embed "../Commands/Catalogue/Utilities/ping.json"
};
static const unsigned char file_61[] = {
#embed "../Commands/Catalogue/Utilities/rdisc6.json"
};
static const unsigned char file_62[] = {
#embed "../Commands/Catalogue/Utilities/resolvectl.json"
};
static const unsigned char file_63[] = {
#embed "../Commands/Catalogue/Utilities/rfkill.json"
};
static const unsigned char file_64[] = {
#embed "../Commands/Catalogue/Utilities/route.json"
};
static const unsigned char file_65[] = {
#embed "../Commands/Catalogue/Utilities/sar.json"
};
static const unsigned char file_66[] = {
#embed "../Commands/Catalogue/Utilities/service.json"
};
static const unsigned char file_67[] = {
#embed "../Commands/Catalogue/Utilities/siege.json"
};
static const unsigned char file_68[] = {
#embed "../Commands/Catalogue/Utilities/sipcalc.json"
};
static const unsigned char file_69[] = {
#embed "../Commands/Catalogue/Utilities/snmpget.json"
};
static const unsigned char file_70[] = {
#embed "../Commands/Catalogue/Utilities/snmpset.json"
};
static const unsigned char file_71[] = {
#embed "../Commands/Catalogue/Utilities/snmpwalk.json"
};
static const unsigned char file_72[] = {
#embed "../Commands/Catalogue/Utilities/sockstat.json"
};
static const unsigned char file_73[] = {
#embed "../Commands/Catalogue/Utilities/ss.json"
};
static const unsigned char file_74[] = {
#embed "../Commands/Catalogue/Utilities/sysctl.json"
};
static const unsigned char file_75[] = {
#embed "../Commands/Catalogue/Utilities/systemctl.json"
};
static const unsigned char file_76[] = {
#embed "../Commands/Catalogue/Utilities/tc.json"
};
static const unsigned char file_77[] = {
#embed "../Commands/Catalogue/Utilities/tcptraceroute.json"
};
static const unsigned char file_78[] = {
#embed "../Commands/Catalogue/Utilities/timedatectl.json"
};
static const unsigned char file_79[] = {
#embed "../Commands/Catalogue/Utilities/tracepath.json"
};
static const unsigned char file_80[] = {
#embed "../Commands/Catalogue/Utilities/traceroute.json"
};
static const unsigned char file_81[] = {
#embed "../Commands/Catalogue/Utilities/vnstat.json"
};
static const unsigned char file_82[] = {
#embed "../Commands/Catalogue/Utilities/vtysh.json"
};
static const unsigned char file_83[] = {
#embed "../Commands/Catalogue/Utilities/w3m.json"
};
static const unsigned char file_84[] = {
#embed "../Commands/Catalogue/Utilities/wget.json"
};
static const unsigned char file_85[] = {
#embed "../Commands/Catalogue/Utilities/whois.json"
};
static const unsigned char file_86[] = {
#embed "../Commands/Catalogue/Utilities/wpa_cli.json"
};
static const unsigned char file_87[] = {
#embed "../Commands/Catalogue/Utilities/wpa_supplicant.json"
};
static const unsigned char file_88[] = {
#embed "../Commands/Catalogue/Utilities/wrk.json"
};
static const struct nc_catalogue_file files[] = {
  {"ab", file_0, sizeof file_0},
  {"aria2c", file_1, sizeof file_1},
  {"arp", file_2, sizeof file_2},
  {"arping", file_3, sizeof file_3},
  {"birdc", file_4, sizeof file_4},
  {"bmon", file_5, sizeof file_5},
  {"brctl", file_6, sizeof file_6},
  {"bridge", file_7, sizeof file_7},
  {"chronyc", file_8, sizeof file_8},
  {"curl", file_9, sizeof file_9},
  {"date", file_10, sizeof file_10},
  {"delv", file_11, sizeof file_11},
  {"dhclient", file_12, sizeof file_12},
  {"dhcpcd", file_13, sizeof file_13},
  {"dig", file_14, sizeof file_14},
  {"dnsperf", file_15, sizeof file_15},
  {"drill", file_16, sizeof file_16},
  {"ethtool", file_17, sizeof file_17},
  {"fping fping6", file_18, sizeof file_18},
  {"fuser", file_19, sizeof file_19},
  {"getent", file_20, sizeof file_20},
  {"hey", file_21, sizeof file_21},
  {"host", file_22, sizeof file_22},
  {"hostapd", file_23, sizeof file_23},
  {"hostname", file_24, sizeof file_24},
  {"hostnamectl", file_25, sizeof file_25},
  {"hping3 hping", file_26, sizeof file_26},
  {"http https", file_27, sizeof file_27},
  {"ifconfig", file_28, sizeof file_28},
  {"ifdown", file_29, sizeof file_29},
  {"ifstat", file_30, sizeof file_30},
  {"iftop", file_31, sizeof file_31},
  {"ifup", file_32, sizeof file_32},
  {"ip", file_33, sizeof file_33},
  {"ipcalc", file_34, sizeof file_34},
  {"iw", file_35, sizeof file_35},
  {"iwconfig", file_36, sizeof file_36},
  {"iwctl", file_37, sizeof file_37},
  {"iwlist", file_38, sizeof file_38},
  {"journalctl", file_39, sizeof file_39},
  {"lldpcli", file_40, sizeof file_40},
  {"lsof", file_41, sizeof file_41},
  {"lynx", file_42, sizeof file_42},
  {"mii-tool", file_43, sizeof file_43},
  {"modprobe", file_44, sizeof file_44},
  {"mtr", file_45, sizeof file_45},
  {"ndisc6", file_46, sizeof file_46},
  {"nethogs", file_47, sizeof file_47},
  {"netplan", file_48, sizeof file_48},
  {"netstat", file_49, sizeof file_49},
  {"networkctl", file_50, sizeof file_50},
  {"nload", file_51, sizeof file_51},
  {"nmcli", file_52, sizeof file_52},
  {"nmtui", file_53, sizeof file_53},
  {"nping", file_54, sizeof file_54},
  {"nslookup", file_55, sizeof file_55},
  {"nsupdate", file_56, sizeof file_56},
  {"ntpdate", file_57, sizeof file_57},
  {"ntpdig", file_58, sizeof file_58},
  {"ntpq", file_59, sizeof file_59},
  {"ping ping4 ping6", file_60, sizeof file_60},
  {"rdisc6", file_61, sizeof file_61},
  {"resolvectl systemd-resolve", file_62, sizeof file_62},
  {"rfkill", file_63, sizeof file_63},
  {"route", file_64, sizeof file_64},
  {"sar", file_65, sizeof file_65},
  {"service", file_66, sizeof file_66},
  {"siege", file_67, sizeof file_67},
  {"sipcalc", file_68, sizeof file_68},
  {"snmpget", file_69, sizeof file_69},
  {"snmpset", file_70, sizeof file_70},
  {"snmpwalk", file_71, sizeof file_71},
  {"sockstat", file_72, sizeof file_72},
  {"ss", file_73, sizeof file_73},
  {"sysctl", file_74, sizeof file_74},
  {"systemctl", file_75, sizeof file_75},
  {"tc", file_76, sizeof file_76},
  {"tcptraceroute", file_77, sizeof file_77},
  {"timedatectl", file_78, sizeof file_78},
  {"tracepath tracepath6", file_79, sizeof file_79},
  {"traceroute traceroute6", file_80, sizeof file_80},
  {"vnstat", file_81, sizeof file_81},
  {"vtysh", file_82, sizeof file_82},
  {"w3m", file_83, sizeof file_83},
  {"wget", file_84, sizeof file_84},
  {"whois", file_85, sizeof file_85},
  {"wpa_cli", file_86, sizeof file_86},
  {"wpa_supplicant", file_87, sizeof file_87},
  {"wrk", file_88, sizeof file_88},
};
