#include "nc_capture.h"

#include <errno.h>
#include <linux/capability.h>
#include <sys/mman.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

int nc_capture_signals(const sigset_t *signals) {
  int descriptor = signalfd(-1, signals, SFD_CLOEXEC | SFD_NONBLOCK);
  return descriptor < 0 ? -errno : descriptor;
}

int nc_capture_memory_file(void) {
  int descriptor = memfd_create("netcopilot", MFD_CLOEXEC);
  return descriptor < 0 ? -errno : descriptor;
}

int nc_capture_socket_pair(int *one, int *other) {
  int ends[2];
  if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0) return errno;
  *one = ends[0];
  *other = ends[1];
  return 0;
}

int nc_capture_keep_file_capability(void) {
  struct __user_cap_header_struct header = {_LINUX_CAPABILITY_VERSION_3, 0};
  struct __user_cap_data_struct held[2];
  if (syscall(SYS_capget, &header, held) != 0) return errno;
  held[0].effective &= 1u << CAP_DAC_OVERRIDE;
  held[0].permitted &= 1u << CAP_DAC_OVERRIDE;
  held[0].inheritable = held[1].effective = held[1].permitted = held[1].inheritable = 0;
  return syscall(SYS_capset, &header, held) == 0 ? 0 : errno;
}

int nc_capture_drop_capabilities(void) {
  struct __user_cap_header_struct header = {_LINUX_CAPABILITY_VERSION_3, 0};
  struct __user_cap_data_struct none[2] = {{0, 0, 0}, {0, 0, 0}};
  return syscall(SYS_capset, &header, none) == 0 ? 0 : errno;
}
