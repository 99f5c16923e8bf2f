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

/// A non-blocking socket for sock_diag(7), or -errno. With `destroyed`, it is told of every TCP
/// socket that the kernel lets go.
int nc_diagnostics_open(int destroyed);
/// Asks for all TCP sockets of a family with their tcp_info; 0 or an errno.
int nc_diagnostics_ask(int descriptor, int family, uint32_t sequence);
/// Receives one datagram without waiting; its length or -errno.
ssize_t nc_diagnostics_receive(int descriptor, void *bytes, size_t capacity);
#endif
