#ifndef NC_NETWORK_H
#define NC_NETWORK_H
// Counting a command's bytes: bpf(2) has no C library function, netlink's macros and socket
// structures do not reach Swift.
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

struct nc_traffic {
  uint64_t received_bytes;
  uint64_t received_packets;
  uint64_t sent_bytes;
  uint64_t sent_packets;
};

/// Attaches byte and packet counters to an open cgroup2 directory and returns the descriptor of
/// the map they count in, or -errno. They last as long as the cgroup.
int nc_traffic_attach(int control_group);
/// Reads the counters; 0 or an errno.
int nc_traffic_read(int map, struct nc_traffic *traffic);

enum {
  /// Bytes kept of each packet: the longest headers of IPv4 and TCP without the latter's options.
  NC_HEADER_BYTES = 80,
  /// The ring's size.
  NC_RING_BYTES = 1 << 20,
};

/// What stands before a packet's headers in the ring.
struct nc_header_mark {
  /// When the packet passed, on the monotonic clock.
  uint64_t nanoseconds;
  /// The whole packet's length, from its IP header on.
  uint32_t length;
  /// Twice the tag, plus one for packets that were sent.
  uint32_t tag;
  /// How many segments it becomes on the wire, or was there; 0 for one.
  uint32_t segments;
  uint32_t unused;
};

/// The headers of one packet.
struct nc_header {
  struct nc_header_mark mark;
  uint8_t bytes[NC_HEADER_BYTES];
  /// How many of the bytes are there.
  uint32_t kept;
};

/// A ring that the kernel puts headers into; see the kernel's bpf/ringbuf documentation.
struct nc_ring;
/// Makes a ring; 0 or an errno.
int nc_ring_open(struct nc_ring **ring);
void nc_ring_close(struct nc_ring *ring);
/// What to poll for POLLIN: it comes when the ring is a quarter full.
int nc_ring_descriptor(const struct nc_ring *ring);
/// Takes the next headers out; 1, or 0 when there are none. One thread at a time.
int nc_ring_next(struct nc_ring *ring, struct nc_header *header);
/// From now on, the headers of the TCP segments of an open cgroup2 directory go into the ring under
/// a tag, as long as the cgroup lasts. The descriptor of the map for nc_headers_lost, or -errno.
int nc_headers_attach(int control_group, const struct nc_ring *ring, uint32_t tag);
/// How many segments of a cgroup found no room in the ring, or -errno.
int64_t nc_headers_lost(int map);

/// A non-blocking socket for sock_diag(7), or -errno. With `destroyed`, it is told of every TCP
/// socket that the kernel lets go.
int nc_diagnostics_open(int destroyed);
/// Asks for all TCP sockets of a family with their tcp_info; 0 or an errno.
int nc_diagnostics_ask(int descriptor, int family, uint32_t sequence);
/// Receives one datagram without waiting; its length or -errno.
ssize_t nc_diagnostics_receive(int descriptor, void *bytes, size_t capacity);
#endif
