#include "nc_capture.h"

#include <dlfcn.h>
#include <stddef.h>

const char *nc_capture_load(void) {
  return dlopen("libpcap.so.0.8", RTLD_NOW | RTLD_LOCAL) == NULL ? "libpcap.so.0.8" : NULL;
}
