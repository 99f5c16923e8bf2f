// What Swift can't reach: libpcap without linking it, which would cost every start 1.3 ms; calls
// behind _GNU_SOURCE; and interface requests with unions and macros.
#ifndef NC_CAPTURE_H
#define NC_CAPTURE_H
#include <signal.h>
#include <stdint.h>
#include <sys/types.h>

/// A live capture.
struct nc_capture;

/// What a capture is opened with.
struct nc_capture_options {
  int snapshot_length;
  int is_promiscuous;
  /// Whether frames are handed out one by one as they come, not in blocks.
  int is_immediate;
  /// How long the kernel gathers a block; not used when immediate.
  int timeout_milliseconds;
  /// The kernel's buffer.
  int buffer_bytes;
};

/// One frame; the bytes are valid until the next call.
struct nc_frame {
  int64_t nanoseconds;
  uint32_t captured;
  uint32_t wire;
  const uint8_t *bytes;
};

/// What the kernel counted.
struct nc_capture_counts {
  uint32_t received;
  uint32_t dropped;
  uint32_t dropped_by_interface;
};

enum {
  nc_capture_ok = 0,
  /// The library is not installed.
  nc_capture_no_library = 1,
  /// It lacks a function that is needed.
  nc_capture_old_library = 2,
  /// A right is missing.
  nc_capture_no_permission = 3,
  nc_capture_no_interface = 4,
  nc_capture_interface_down = 5,
  /// Anything else: the message says what.
  nc_capture_failed = 6,
};

/// Loads libpcap, the first time; nc_capture_ok or what is wrong.
int nc_capture_load(void);

/// Opens an interface; `message` takes libpcap's words when it fails. pcap_create(3PCAP)
int nc_capture_open(const char *interface, const struct nc_capture_options *options,
                    struct nc_capture **capture, char *message, size_t size);
void nc_capture_close(struct nc_capture *capture);
/// The data link type (a DLT_ number). pcap_datalink(3PCAP)
int nc_capture_link(const struct nc_capture *capture);
/// What to poll for POLLIN. pcap_get_selectable_fd(3PCAP)
int nc_capture_descriptor(const struct nc_capture *capture);
/// The next frame without waiting: 1 and the frame, 0 when there is none now, -1 after a failure.
/// pcap_next_ex(3PCAP)
int nc_capture_next(struct nc_capture *capture, struct nc_frame *frame);
/// Why the last call failed. pcap_geterr(3PCAP)
const char *nc_capture_error(const struct nc_capture *capture);
/// What the kernel counted, modulo 2^32; 0, or -1 when it can't say. pcap_stats(3PCAP)
int nc_capture_statistics(struct nc_capture *capture, struct nc_capture_counts *counts);
/// Lets only what a filter accepts through; 0, or -1 and a message. pcap_setfilter(3PCAP)
int nc_capture_set_filter(struct nc_capture *capture, const char *filter, char *message,
                          size_t size);
/// Whether a filter makes sense for a link type, without any right; 0, or -1 and a message.
int nc_capture_check_filter(int link, int snapshot_length, const char *filter, char *message,
                            size_t size);

/// Gives up every capability of this thread; 0 or an errno. capset(2)
int nc_capture_drop_capabilities(void);

/// Gives up every capability of this thread but that to open files as it could before; 0 or an
/// errno. capset(2)
int nc_capture_keep_file_capability(void);

/// A descriptor that becomes readable when one of the signals waits; it or -errno. signalfd(2)
int nc_capture_signals(const sigset_t *signals);

/// An unnamed file in memory, close-on-exec; a descriptor or -errno. memfd_create(2)
int nc_capture_memory_file(void);
/// Two connected sockets, close-on-exec; 0 or an errno. socketpair(2)
int nc_capture_socket_pair(int *one, int *other);

/// What the kernel tells of an interface that getifaddrs(3) does not.
struct nc_interface_facts {
  /// The type of its hardware (an ARPHRD_ number); -1 when unknown.
  int hardware;
  /// Its hardware address; zero when it has none of six bytes.
  uint8_t address[6];
  /// The largest packet in bytes; -1 when unknown.
  int mtu;
  /// Megabits a second; -1 when unknown.
  int64_t megabits;
  /// Whether it answers to wireless extensions.
  int is_wireless;
  /// Its driver, such as `veth`; empty when unknown.
  char driver[32];
};

/// Asks by name in this process's network namespace, which sysfs may not show. netdevice(7)
void nc_ask_interface(const char *name, struct nc_interface_facts *facts);
#endif
