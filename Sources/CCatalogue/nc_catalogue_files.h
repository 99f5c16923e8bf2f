// Written by `make catalogue`.
static const unsigned char file_0[] = {
#embed "../Commands/Catalogue/Utilities/ab.json"
};
static const unsigned char file_1[] = {
#embed "../Commands/Catalogue/Utilities/aria2c.json"
};
static const unsigned char file_2[] = {
#embed "../Commands/Catalogue/Utilities/arping.json"
};
static const unsigned char file_3[] = {
#embed "../Commands/Catalogue/Utilities/curl.json"
};
static const unsigned char file_4[] = {
#embed "../Commands/Catalogue/Utilities/delv.json"
};
static const unsigned char file_5[] = {
#embed "../Commands/Catalogue/Utilities/dig.json"
};
static const unsigned char file_6[] = {
#embed "../Commands/Catalogue/Utilities/dnsperf.json"
};
static const unsigned char file_7[] = {
#embed "../Commands/Catalogue/Utilities/drill.json"
};
static const unsigned char file_8[] = {
#embed "../Commands/Catalogue/Utilities/fping.json"
};
static const unsigned char file_9[] = {
#embed "../Commands/Catalogue/Utilities/getent.json"
};
static const unsigned char file_10[] = {
#embed "../Commands/Catalogue/Utilities/hey.json"
};
static const unsigned char file_11[] = {
#embed "../Commands/Catalogue/Utilities/host.json"
};
static const unsigned char file_12[] = {
#embed "../Commands/Catalogue/Utilities/hping3.json"
};
static const unsigned char file_13[] = {
#embed "../Commands/Catalogue/Utilities/http.json"
};
static const unsigned char file_14[] = {
#embed "../Commands/Catalogue/Utilities/lynx.json"
};
static const unsigned char file_15[] = {
#embed "../Commands/Catalogue/Utilities/mtr.json"
};
static const unsigned char file_16[] = {
#embed "../Commands/Catalogue/Utilities/nping.json"
};
static const unsigned char file_17[] = {
#embed "../Commands/Catalogue/Utilities/nslookup.json"
};
static const unsigned char file_18[] = {
#embed "../Commands/Catalogue/Utilities/nsupdate.json"
};
static const unsigned char file_19[] = {
#embed "../Commands/Catalogue/Utilities/ping.json"
};
static const unsigned char file_20[] = {
#embed "../Commands/Catalogue/Utilities/resolvectl.json"
};
static const unsigned char file_21[] = {
#embed "../Commands/Catalogue/Utilities/siege.json"
};
static const unsigned char file_22[] = {
#embed "../Commands/Catalogue/Utilities/tcptraceroute.json"
};
static const unsigned char file_23[] = {
#embed "../Commands/Catalogue/Utilities/tracepath.json"
};
static const unsigned char file_24[] = {
#embed "../Commands/Catalogue/Utilities/traceroute.json"
};
static const unsigned char file_25[] = {
#embed "../Commands/Catalogue/Utilities/w3m.json"
};
static const unsigned char file_26[] = {
#embed "../Commands/Catalogue/Utilities/wget.json"
};
static const unsigned char file_27[] = {
#embed "../Commands/Catalogue/Utilities/whois.json"
};
static const unsigned char file_28[] = {
#embed "../Commands/Catalogue/Utilities/wrk.json"
};
static const struct nc_catalogue_file files[] = {
  {"ab", file_0, sizeof file_0},
  {"aria2c", file_1, sizeof file_1},
  {"arping", file_2, sizeof file_2},
  {"curl", file_3, sizeof file_3},
  {"delv", file_4, sizeof file_4},
  {"dig", file_5, sizeof file_5},
  {"dnsperf", file_6, sizeof file_6},
  {"drill", file_7, sizeof file_7},
  {"fping fping6", file_8, sizeof file_8},
  {"getent", file_9, sizeof file_9},
  {"hey", file_10, sizeof file_10},
  {"host", file_11, sizeof file_11},
  {"hping3 hping", file_12, sizeof file_12},
  {"http https", file_13, sizeof file_13},
  {"lynx", file_14, sizeof file_14},
  {"mtr", file_15, sizeof file_15},
  {"nping", file_16, sizeof file_16},
  {"nslookup", file_17, sizeof file_17},
  {"nsupdate", file_18, sizeof file_18},
  {"ping ping4 ping6", file_19, sizeof file_19},
  {"resolvectl systemd-resolve", file_20, sizeof file_20},
  {"siege", file_21, sizeof file_21},
  {"tcptraceroute", file_22, sizeof file_22},
  {"tracepath tracepath6", file_23, sizeof file_23},
  {"traceroute traceroute6", file_24, sizeof file_24},
  {"w3m", file_25, sizeof file_25},
  {"wget", file_26, sizeof file_26},
  {"whois", file_27, sizeof file_27},
  {"wrk", file_28, sizeof file_28},
};
