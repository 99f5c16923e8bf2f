#include "nc_network.h"

#include <errno.h>
#include <linux/bpf.h>
#include <linux/inet_diag.h>
#include <linux/netlink.h>
#include <linux/sock_diag.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

// The offsets that ConnectionFigures reads are those of the kernel's published structures.
_Static_assert(sizeof(struct nlmsghdr) == 16, "netlink header");
_Static_assert(sizeof(struct inet_diag_msg) == 72, "socket message");
_Static_assert(offsetof(struct inet_diag_msg, id.idiag_cookie) == 44, "socket cookie");
_Static_assert(offsetof(struct inet_diag_msg, idiag_inode) == 68, "socket inode");

static long bpf(int command, union bpf_attr *attributes) {
  return syscall(SYS_bpf, command, attributes, sizeof *attributes);
}

// One program per direction: it finds its slot, adds the packet's length and one, and lets the
// packet pass.
static int load_program(int map, int slot) {
  struct bpf_insn program[] = {
      // r6 = context; *(u32 *)(stack - 4) = slot
      {.code = BPF_ALU64 | BPF_MOV | BPF_X, .dst_reg = BPF_REG_6, .src_reg = BPF_REG_1},
      {.code = BPF_ST | BPF_MEM | BPF_W, .dst_reg = BPF_REG_10, .off = -4, .imm = slot},
      // r0 = lookup(map, stack - 4)
      {.code = BPF_LD | BPF_DW | BPF_IMM, .dst_reg = BPF_REG_1, .src_reg = BPF_PSEUDO_MAP_FD,
       .imm = map},
      {0},
      {.code = BPF_ALU64 | BPF_MOV | BPF_X, .dst_reg = BPF_REG_2, .src_reg = BPF_REG_10},
      {.code = BPF_ALU64 | BPF_ADD | BPF_K, .dst_reg = BPF_REG_2, .imm = -4},
      {.code = BPF_JMP | BPF_CALL, .imm = BPF_FUNC_map_lookup_elem},
      {.code = BPF_JMP | BPF_JEQ | BPF_K, .dst_reg = BPF_REG_0, .imm = 0, .off = 4},
      // atomically r0[0] += context->len, r0[1] += 1
      {.code = BPF_LDX | BPF_MEM | BPF_W, .dst_reg = BPF_REG_1, .src_reg = BPF_REG_6,
       .off = offsetof(struct __sk_buff, len)},
      {.code = BPF_STX | BPF_XADD | BPF_DW, .dst_reg = BPF_REG_0, .src_reg = BPF_REG_1, .off = 0},
      {.code = BPF_ALU64 | BPF_MOV | BPF_K, .dst_reg = BPF_REG_1, .imm = 1},
      {.code = BPF_STX | BPF_XADD | BPF_DW, .dst_reg = BPF_REG_0, .src_reg = BPF_REG_1, .off = 8},
      // return 1
      {.code = BPF_ALU64 | BPF_MOV | BPF_K, .dst_reg = BPF_REG_0, .imm = 1},
      {.code = BPF_JMP | BPF_EXIT},
  };
  union bpf_attr attributes;
  memset(&attributes, 0, sizeof attributes);
  attributes.prog_type = BPF_PROG_TYPE_CGROUP_SKB;
  attributes.insns = (uint64_t)(uintptr_t)program;
  attributes.insn_cnt = sizeof program / sizeof *program;
  attributes.license = (uint64_t)(uintptr_t) "GPL";
  long result = bpf(BPF_PROG_LOAD, &attributes);
  return result < 0 ? -errno : (int)result;
}

int nc_traffic_attach(int control_group) {
  static const int directions[2] = {BPF_CGROUP_INET_INGRESS, BPF_CGROUP_INET_EGRESS};
  union bpf_attr attributes;
  memset(&attributes, 0, sizeof attributes);
  // A shared map with atomic additions. A per-processor one is read into a buffer whose size depends
  // on how many processors might ever be plugged in, which can only be guessed.
  attributes.map_type = BPF_MAP_TYPE_ARRAY;
  attributes.key_size = 4;
  attributes.value_size = 16;
  attributes.max_entries = 2;
  long map = bpf(BPF_MAP_CREATE, &attributes);
  if (map < 0) return -errno;
  for (int slot = 0; slot < 2; slot++) {
    int program = load_program((int)map, slot);
    int error = program < 0 ? -program : 0;
    if (error == 0) {
      memset(&attributes, 0, sizeof attributes);
      attributes.target_fd = (uint32_t)control_group;
      attributes.attach_bpf_fd = (uint32_t)program;
      attributes.attach_type = (uint32_t)directions[slot];
      attributes.attach_flags = BPF_F_ALLOW_MULTI;
      if (bpf(BPF_PROG_ATTACH, &attributes) != 0) error = errno;
      close(program);
    }
    if (error != 0) {
      close((int)map);
      return -error;
    }
  }
  return (int)map;
}

int nc_traffic_read(int map, struct nc_traffic *traffic) {
  uint64_t values[2][2] = {{0}};
  for (uint32_t slot = 0; slot < 2; slot++) {
    union bpf_attr attributes;
    memset(&attributes, 0, sizeof attributes);
    attributes.map_fd = (uint32_t)map;
    attributes.key = (uint64_t)(uintptr_t)&slot;
    attributes.value = (uint64_t)(uintptr_t)values[slot];
    if (bpf(BPF_MAP_LOOKUP_ELEM, &attributes) != 0) return errno;
  }
  traffic->received_bytes = values[0][0];
  traffic->received_packets = values[0][1];
  traffic->sent_bytes = values[1][0];
  traffic->sent_packets = values[1][1];
  return 0;
}

int nc_diagnostics_open(int destroyed) {
  int descriptor =
      socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC | SOCK_NONBLOCK, NETLINK_SOCK_DIAG);
  if (descriptor < 0) return -errno;
  struct sockaddr_nl address = {.nl_family = AF_NETLINK};
  if (destroyed)
    address.nl_groups = 1u << (SKNLGRP_INET_TCP_DESTROY - 1) | 1u << (SKNLGRP_INET6_TCP_DESTROY - 1);
  if (bind(descriptor, (struct sockaddr *)&address, sizeof address) != 0) {
    int error = errno;
    close(descriptor);
    return -error;
  }
  int size = 1 << 20;
  setsockopt(descriptor, SOL_SOCKET, SO_RCVBUF, &size, sizeof size);
  return descriptor;
}

int nc_diagnostics_ask(int descriptor, int family, uint32_t sequence) {
  struct {
    struct nlmsghdr header;
    struct inet_diag_req_v2 request;
  } message;
  memset(&message, 0, sizeof message);
  message.header.nlmsg_len = sizeof message;
  message.header.nlmsg_type = SOCK_DIAG_BY_FAMILY;
  message.header.nlmsg_flags = NLM_F_REQUEST | NLM_F_DUMP;
  message.header.nlmsg_seq = sequence;
  message.request.sdiag_family = (uint8_t)family;
  message.request.sdiag_protocol = IPPROTO_TCP;
  message.request.idiag_ext = 1 << (INET_DIAG_INFO - 1);
  // Listening sockets and those in TIME_WAIT carry no figures.
  message.request.idiag_states = 0xFFFu & ~(1u << TCP_LISTEN) & ~(1u << TCP_TIME_WAIT);
  return send(descriptor, &message, sizeof message, 0) == (ssize_t)sizeof message ? 0 : errno;
}

ssize_t nc_diagnostics_receive(int descriptor, void *bytes, size_t capacity) {
  ssize_t count;
  do count = recv(descriptor, bytes, capacity, 0);
  while (count < 0 && errno == EINTR);
  return count < 0 ? -errno : count;
}
