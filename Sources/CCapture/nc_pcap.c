#include "nc_capture.h"

#include <dlfcn.h>
#include <pcap/pcap.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

// Every function that is used, with libpcap's own types.
static struct {
  __typeof__(pcap_create) *create;
  __typeof__(pcap_set_snaplen) *set_snaplen;
  __typeof__(pcap_set_promisc) *set_promisc;
  __typeof__(pcap_set_timeout) *set_timeout;
  __typeof__(pcap_set_immediate_mode) *set_immediate_mode;
  __typeof__(pcap_set_buffer_size) *set_buffer_size;
  __typeof__(pcap_set_tstamp_precision) *set_tstamp_precision;
  __typeof__(pcap_get_tstamp_precision) *get_tstamp_precision;
  __typeof__(pcap_activate) *activate;
  __typeof__(pcap_close) *close;
  __typeof__(pcap_geterr) *geterr;
  __typeof__(pcap_statustostr) *statustostr;
  __typeof__(pcap_datalink) *datalink;
  __typeof__(pcap_set_datalink) *set_datalink;
  __typeof__(pcap_setnonblock) *setnonblock;
  __typeof__(pcap_get_selectable_fd) *get_selectable_fd;
  __typeof__(pcap_next_ex) *next_ex;
  __typeof__(pcap_stats) *stats;
  __typeof__(pcap_compile) *compile;
  __typeof__(pcap_setfilter) *setfilter;
  __typeof__(pcap_freecode) *freecode;
  __typeof__(pcap_open_dead) *open_dead;
} library;

static int library_state;
static pthread_once_t library_once = PTHREAD_ONCE_INIT;

static void load(void) {
  void *handle = dlopen("libpcap.so.0.8", RTLD_NOW | RTLD_LOCAL);
  if (handle == NULL) handle = dlopen("libpcap.so.1", RTLD_NOW | RTLD_LOCAL);
  if (handle == NULL) {
    library_state = nc_capture_no_library;
    return;
  }
  const struct {
    void *place;
    const char *name;
  } functions[] = {
      {&library.create, "pcap_create"},
      {&library.set_snaplen, "pcap_set_snaplen"},
      {&library.set_promisc, "pcap_set_promisc"},
      {&library.set_timeout, "pcap_set_timeout"},
      {&library.set_immediate_mode, "pcap_set_immediate_mode"},
      {&library.set_buffer_size, "pcap_set_buffer_size"},
      {&library.set_tstamp_precision, "pcap_set_tstamp_precision"},
      {&library.get_tstamp_precision, "pcap_get_tstamp_precision"},
      {&library.activate, "pcap_activate"},
      {&library.close, "pcap_close"},
      {&library.geterr, "pcap_geterr"},
      {&library.statustostr, "pcap_statustostr"},
      {&library.datalink, "pcap_datalink"},
      {&library.set_datalink, "pcap_set_datalink"},
      {&library.setnonblock, "pcap_setnonblock"},
      {&library.get_selectable_fd, "pcap_get_selectable_fd"},
      {&library.next_ex, "pcap_next_ex"},
      {&library.stats, "pcap_stats"},
      {&library.compile, "pcap_compile"},
      {&library.setfilter, "pcap_setfilter"},
      {&library.freecode, "pcap_freecode"},
      {&library.open_dead, "pcap_open_dead"},
  };
  for (size_t index = 0; index < sizeof functions / sizeof functions[0]; index++) {
    void *function = dlsym(handle, functions[index].name);
    if (function == NULL) {
      library_state = nc_capture_old_library;
      return;
    }
    // POSIX lets a data pointer from dlsym hold a function's address.
    memcpy(functions[index].place, &function, sizeof function);
  }
}

int nc_capture_load(void) {
  pthread_once(&library_once, load);
  return library_state;
}

struct nc_capture {
  pcap_t *handle;
  int64_t unit_nanoseconds;
};

static void say(char *message, size_t size, const char *text) {
  snprintf(message, size, "%s", text);
}

static int kind_of(int status) {
  switch (status) {
    case PCAP_ERROR_PERM_DENIED:
    case PCAP_ERROR_PROMISC_PERM_DENIED:
      return nc_capture_no_permission;
    case PCAP_ERROR_NO_SUCH_DEVICE:
      return nc_capture_no_interface;
    case PCAP_ERROR_IFACE_NOT_UP:
      return nc_capture_interface_down;
    default:
      return nc_capture_failed;
  }
}

int nc_capture_open(const char *interface, const struct nc_capture_options *options,
                    struct nc_capture **result, char *message, size_t size) {
  say(message, size, "");
  int state = nc_capture_load();
  if (state != nc_capture_ok) return state;
  char error[PCAP_ERRBUF_SIZE] = "";
  pcap_t *handle = library.create(interface, error);
  if (handle == NULL) {
    say(message, size, error);
    return nc_capture_failed;
  }
  library.set_snaplen(handle, options->snapshot_length);
  library.set_promisc(handle, options->is_promiscuous);
  library.set_timeout(handle, options->timeout_milliseconds);
  library.set_immediate_mode(handle, options->is_immediate);
  library.set_buffer_size(handle, options->buffer_bytes);
  library.set_tstamp_precision(handle, PCAP_TSTAMP_PRECISION_NANO);
  int status = library.activate(handle);
  if (status < 0) {
    const char *words = library.geterr(handle);
    say(message, size, words[0] != '\0' ? words : library.statustostr(status));
    library.close(handle);
    return kind_of(status);
  }
  // On "any", the second form of cooked captures also tells the interface. Others refuse it.
  if (strcmp(interface, "any") == 0) library.set_datalink(handle, DLT_LINUX_SLL2);
  if (library.setnonblock(handle, 1, error) != 0) {
    say(message, size, error);
    library.close(handle);
    return nc_capture_failed;
  }
  struct nc_capture *capture = malloc(sizeof *capture);
  if (capture == NULL) {
    library.close(handle);
    say(message, size, "no memory is left");
    return nc_capture_failed;
  }
  capture->handle = handle;
  capture->unit_nanoseconds =
      library.get_tstamp_precision(handle) == PCAP_TSTAMP_PRECISION_NANO ? 1 : 1000;
  *result = capture;
  return nc_capture_ok;
}

void nc_capture_close(struct nc_capture *capture) {
  library.close(capture->handle);
  free(capture);
}

int nc_capture_link(const struct nc_capture *capture) {
  return library.datalink(capture->handle);
}

int nc_capture_descriptor(const struct nc_capture *capture) {
  return library.get_selectable_fd(capture->handle);
}

int nc_capture_next(struct nc_capture *capture, struct nc_frame *frame) {
  struct pcap_pkthdr *header = NULL;
  const u_char *bytes = NULL;
  int status = library.next_ex(capture->handle, &header, &bytes);
  if (status <= 0) return status < 0 ? -1 : 0;
  frame->nanoseconds = (int64_t)header->ts.tv_sec * 1000000000 +
                       (int64_t)header->ts.tv_usec * capture->unit_nanoseconds;
  frame->captured = header->caplen;
  frame->wire = header->len;
  frame->bytes = bytes;
  return 1;
}

const char *nc_capture_error(const struct nc_capture *capture) {
  return library.geterr(capture->handle);
}

int nc_capture_statistics(struct nc_capture *capture, struct nc_capture_counts *counts) {
  struct pcap_stat stats;
  memset(&stats, 0, sizeof stats);
  if (library.stats(capture->handle, &stats) != 0) return -1;
  counts->received = stats.ps_recv;
  counts->dropped = stats.ps_drop;
  counts->dropped_by_interface = stats.ps_ifdrop;
  return 0;
}

static int compile(pcap_t *handle, const char *filter, struct bpf_program *program, char *message,
                   size_t size) {
  if (library.compile(handle, program, filter, 1, PCAP_NETMASK_UNKNOWN) == 0) return 0;
  say(message, size, library.geterr(handle));
  return -1;
}

int nc_capture_set_filter(struct nc_capture *capture, const char *filter, char *message,
                          size_t size) {
  struct bpf_program program;
  if (compile(capture->handle, filter, &program, message, size) != 0) return -1;
  int status = library.setfilter(capture->handle, &program);
  if (status != 0) say(message, size, library.geterr(capture->handle));
  library.freecode(&program);
  return status == 0 ? 0 : -1;
}

int nc_capture_check_filter(int link, int snapshot_length, const char *filter, char *message,
                            size_t size) {
  pcap_t *handle = library.open_dead(link, snapshot_length);
  if (handle == NULL) {
    say(message, size, "no memory is left");
    return -1;
  }
  struct bpf_program program;
  int status = compile(handle, filter, &program, message, size);
  if (status == 0) library.freecode(&program);
  library.close(handle);
  return status;
}
