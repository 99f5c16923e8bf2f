#include "nc_capture.h"

#include <dlfcn.h>
#include <errno.h>
#include <stddef.h>
#include <sys/mman.h>
#include <sys/socket.h>

const char *nc_capture_load(void) {
  return dlopen("libpcap.so.0.8", RTLD_NOW | RTLD_LOCAL) == NULL ? "libpcap.so.0.8" : NULL;
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
