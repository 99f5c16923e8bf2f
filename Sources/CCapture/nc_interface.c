#include "nc_capture.h"

#include <linux/ethtool.h>
#include <linux/if_arp.h>
#include <linux/sockios.h>
#include <linux/wireless.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <unistd.h>

static void set_name(char *target, const char *name) {
  strncpy(target, name, IFNAMSIZ - 1);
  target[IFNAMSIZ - 1] = '\0';
}

void nc_ask_interface(const char *name, struct nc_interface_facts *facts) {
  *facts = (struct nc_interface_facts){.hardware = -1, .mtu = -1, .megabits = -1};
  int descriptor = socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
  if (descriptor < 0) return;

  struct ifreq request;
  memset(&request, 0, sizeof request);
  set_name(request.ifr_name, name);
  if (ioctl(descriptor, SIOCGIFHWADDR, &request) == 0) {
    facts->hardware = request.ifr_hwaddr.sa_family;
    // Ethernet and what passes itself off as such; other hardware's addresses have other lengths.
    if (facts->hardware == ARPHRD_ETHER)
      memcpy(facts->address, request.ifr_hwaddr.sa_data, sizeof facts->address);
  }

  memset(&request, 0, sizeof request);
  set_name(request.ifr_name, name);
  if (ioctl(descriptor, SIOCGIFMTU, &request) == 0) facts->mtu = request.ifr_mtu;

  struct iwreq wireless;
  memset(&wireless, 0, sizeof wireless);
  set_name(wireless.ifr_name, name);
  facts->is_wireless = ioctl(descriptor, SIOCGIWNAME, &wireless) == 0;

  struct ethtool_cmd link;
  memset(&link, 0, sizeof link);
  link.cmd = ETHTOOL_GSET;
  memset(&request, 0, sizeof request);
  set_name(request.ifr_name, name);
  request.ifr_data = (char *)&link;
  if (ioctl(descriptor, SIOCETHTOOL, &request) == 0) {
    uint32_t speed = ethtool_cmd_speed(&link);
    if (speed != 0 && speed != (uint32_t)SPEED_UNKNOWN && speed != 0xFFFF) facts->megabits = speed;
  }

  struct ethtool_drvinfo driver;
  memset(&driver, 0, sizeof driver);
  driver.cmd = ETHTOOL_GDRVINFO;
  request.ifr_data = (char *)&driver;
  if (ioctl(descriptor, SIOCETHTOOL, &request) == 0) {
    memcpy(facts->driver, driver.driver, sizeof facts->driver);
    facts->driver[sizeof facts->driver - 1] = '\0';
  }
  close(descriptor);
}
