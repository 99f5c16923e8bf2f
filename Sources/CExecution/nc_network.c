#include "nc_network.h"

#include <errno.h>
#include <linux/bpf.h>
#include <linux/inet_diag.h>
#include <linux/netlink.h>
#include <linux/sock_diag.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
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

static const int directions[2] = {BPF_CGROUP_INET_INGRESS, BPF_CGROUP_INET_EGRESS};

// Attaches a loaded program, given as a descriptor or -errno, and closes it; 0 or an errno.
static int attach_program(int program, int control_group, int direction) {
  if (program < 0) return -program;
  union bpf_attr attributes;
  memset(&attributes, 0, sizeof attributes);
  attributes.target_fd = (uint32_t)control_group;
  attributes.attach_bpf_fd = (uint32_t)program;
  attributes.attach_type = (uint32_t)direction;
  attributes.attach_flags = BPF_F_ALLOW_MULTI;
  int error = bpf(BPF_PROG_ATTACH, &attributes) != 0 ? errno : 0;
  close(program);
  return error;
}

// An array map, or -errno. Its additions are atomic. A per-processor one is read into a buffer whose
// size depends on how many processors might ever be plugged in, which can only be guessed.
static int make_array(uint32_t value_bytes, uint32_t count) {
  union bpf_attr attributes;
  memset(&attributes, 0, sizeof attributes);
  attributes.map_type = BPF_MAP_TYPE_ARRAY;
  attributes.key_size = 4;
  attributes.value_size = value_bytes;
  attributes.max_entries = count;
  long map = bpf(BPF_MAP_CREATE, &attributes);
  return map < 0 ? -errno : (int)map;
}

int nc_traffic_attach(int control_group) {
  int map = make_array(16, 2);
  if (map < 0) return map;
  for (int slot = 0; slot < 2; slot++) {
    int error = attach_program(load_program(map, slot), control_group, directions[slot]);
    if (error != 0) {
      close(map);
      return -error;
    }
  }
  return map;
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

struct nc_ring {
  int map;
  size_t page_bytes;
  // The kernel reads what we write here, and the other way round.
  _Atomic uint64_t *consumed;
  _Atomic uint64_t *produced;
  const uint8_t *data;
};

int nc_ring_open(struct nc_ring **result) {
  union bpf_attr attributes;
  memset(&attributes, 0, sizeof attributes);
  attributes.map_type = BPF_MAP_TYPE_RINGBUF;
  attributes.max_entries = NC_RING_BYTES;
  long map = bpf(BPF_MAP_CREATE, &attributes);
  if (map < 0) return errno;
  struct nc_ring *ring = malloc(sizeof *ring);
  if (ring == NULL) {
    close((int)map);
    return ENOMEM;
  }
  *ring = (struct nc_ring){.map = (int)map, .page_bytes = (size_t)sysconf(_SC_PAGESIZE)};
  // A page that we write, then a page that the kernel writes with the data twice behind it, so that
  // no record is in two parts.
  void *consumer = mmap(NULL, ring->page_bytes, PROT_READ | PROT_WRITE, MAP_SHARED, ring->map, 0);
  void *producer = mmap(NULL, ring->page_bytes + 2 * (size_t)NC_RING_BYTES, PROT_READ, MAP_SHARED,
                        ring->map, (off_t)ring->page_bytes);
  if (consumer == MAP_FAILED || producer == MAP_FAILED) {
    int error = errno;
    if (consumer != MAP_FAILED) munmap(consumer, ring->page_bytes);
    close(ring->map);
    free(ring);
    return error;
  }
  ring->consumed = consumer;
  ring->produced = producer;
  ring->data = (const uint8_t *)producer + ring->page_bytes;
  *result = ring;
  return 0;
}

void nc_ring_close(struct nc_ring *ring) {
  munmap((void *)ring->consumed, ring->page_bytes);
  munmap((void *)ring->produced, ring->page_bytes + 2 * (size_t)NC_RING_BYTES);
  close(ring->map);
  free(ring);
}

int nc_ring_descriptor(const struct nc_ring *ring) { return ring->map; }

int nc_ring_next(struct nc_ring *ring, struct nc_header *header) {
  uint64_t consumed = atomic_load_explicit(ring->consumed, memory_order_relaxed);
  while (consumed < atomic_load_explicit(ring->produced, memory_order_acquire)) {
    const uint8_t *record = ring->data + (consumed & (NC_RING_BYTES - 1));
    uint32_t length = atomic_load_explicit((const _Atomic uint32_t *)record, memory_order_acquire);
    if (length & BPF_RINGBUF_BUSY_BIT) return 0;
    uint32_t size = length & ~(uint32_t)(BPF_RINGBUF_BUSY_BIT | BPF_RINGBUF_DISCARD_BIT);
    consumed += (size + BPF_RINGBUF_HDR_SZ + 7) & ~(uint64_t)7;
    uint32_t kept = size - (uint32_t)sizeof header->mark;
    int is_whole = size >= sizeof header->mark && kept <= NC_HEADER_BYTES;
    if (is_whole && !(length & BPF_RINGBUF_DISCARD_BIT)) {
      memcpy(header, record + BPF_RINGBUF_HDR_SZ, size);
      header->kept = kept;
      atomic_store_explicit(ring->consumed, consumed, memory_order_release);
      return 1;
    }
    atomic_store_explicit(ring->consumed, consumed, memory_order_release);
  }
  return 0;
}

// Where the program below keeps things on its 512 bytes of stack, from the top down.
enum {
  place_key = -4,
  place_headers = -8 - NC_HEADER_BYTES,
  place_record = place_headers - (int)sizeof(struct nc_header_mark),
};
_Static_assert(sizeof(struct nc_header_mark) == 24, "what stands before the headers");
_Static_assert(NC_HEADER_BYTES % 8 == 0, "the headers are cleared by eights");

#define MOVE(to, from) {.code = BPF_ALU64 | BPF_MOV | BPF_X, .dst_reg = to, .src_reg = from}
#define SET(to, value) {.code = BPF_ALU64 | BPF_MOV | BPF_K, .dst_reg = to, .imm = value}
#define ADD(to, value) {.code = BPF_ALU64 | BPF_ADD | BPF_K, .dst_reg = to, .imm = value}
#define SHIFT_RIGHT(to, value) {.code = BPF_ALU64 | BPF_RSH | BPF_K, .dst_reg = to, .imm = value}
#define LOAD(size, to, from, offset) \
  {.code = BPF_LDX | BPF_MEM | size, .dst_reg = to, .src_reg = from, .off = offset}
#define STORE(size, to, offset, from) \
  {.code = BPF_STX | BPF_MEM | size, .dst_reg = to, .src_reg = from, .off = offset}
#define STORE_VALUE(size, to, offset, value) \
  {.code = BPF_ST | BPF_MEM | size, .dst_reg = to, .off = offset, .imm = value}
#define COUNT(to, offset, from) \
  {.code = BPF_STX | BPF_XADD | BPF_DW, .dst_reg = to, .src_reg = from, .off = offset}
#define JUMP(condition, left, value, distance) \
  {.code = BPF_JMP | condition | BPF_K, .dst_reg = left, .imm = value, .off = distance}
#define CALL(function) {.code = BPF_JMP | BPF_CALL, .imm = function}
#define MAP(to, map) \
  {.code = BPF_LD | BPF_DW | BPF_IMM, .dst_reg = to, .src_reg = BPF_PSEUDO_MAP_FD, .imm = map}, {0}

// One program per direction: it puts the headers of TCP segments into the ring under a mark, and
// lets every packet pass. A segment that finds no room is counted in the map.
static int load_header_program(int ring, int lost, uint32_t mark) {
  struct bpf_insn program[NC_HEADER_BYTES / 8 + 64];
  size_t count = 0;
  // What may stay unwritten below must be cleared.
  for (int offset = place_headers; offset < place_headers + NC_HEADER_BYTES; offset += 8)
    program[count++] = (struct bpf_insn)STORE_VALUE(BPF_DW, 10, offset, 0);
  const struct bpf_insn rest[] = {
      // r6 = context; r8 = the packet's length; r9 = how many bytes are kept: at least the shortest
      // headers, at most what there is room for
      MOVE(6, 1),
      LOAD(BPF_W, 8, 6, offsetof(struct __sk_buff, len)),
      MOVE(9, 8),
      JUMP(BPF_JLT, 9, 40, 48),
      JUMP(BPF_JLE, 9, NC_HEADER_BYTES, 1),
      SET(9, NC_HEADER_BYTES),
      MOVE(1, 6),
      SET(2, 0),
      MOVE(3, 10),
      ADD(3, place_headers),
      MOVE(4, 9),
      CALL(BPF_FUNC_skb_load_bytes),
      JUMP(BPF_JNE, 0, 0, 39),
      // TCP over IPv4 or, without extension headers, IPv6
      LOAD(BPF_B, 1, 10, place_headers),
      SHIFT_RIGHT(1, 4),
      JUMP(BPF_JEQ, 1, 4, 3),
      JUMP(BPF_JNE, 1, 6, 35),
      LOAD(BPF_B, 1, 10, place_headers + 6),
      JUMP(BPF_JA, 0, 0, 1),
      LOAD(BPF_B, 1, 10, place_headers + 9),
      JUMP(BPF_JNE, 1, IPPROTO_TCP, 31),
      CALL(BPF_FUNC_ktime_get_ns),
      STORE(BPF_DW, 10, place_record, 0),
      STORE(BPF_W, 10, place_record + 8, 8),
      STORE_VALUE(BPF_W, 10, place_record + 12, (int)mark),
      LOAD(BPF_W, 1, 6, offsetof(struct __sk_buff, gso_segs)),
      STORE(BPF_W, 10, place_record + 16, 1),
      STORE_VALUE(BPF_W, 10, place_record + 20, 0),
      // Whoever reads is woken when the ring is a quarter full, and looks by itself before that.
      MAP(1, ring),
      SET(2, BPF_RB_AVAIL_DATA),
      CALL(BPF_FUNC_ringbuf_query),
      SET(4, BPF_RB_NO_WAKEUP),
      JUMP(BPF_JLT, 0, NC_RING_BYTES / 4, 1),
      SET(4, BPF_RB_FORCE_WAKEUP),
      MAP(1, ring),
      MOVE(2, 10),
      ADD(2, place_record),
      MOVE(3, 9),
      ADD(3, sizeof(struct nc_header_mark)),
      CALL(BPF_FUNC_ringbuf_output),
      JUMP(BPF_JEQ, 0, 0, 9),
      // atomically lost[0] += 1
      STORE_VALUE(BPF_W, 10, place_key, 0),
      MAP(1, lost),
      MOVE(2, 10),
      ADD(2, place_key),
      CALL(BPF_FUNC_map_lookup_elem),
      JUMP(BPF_JEQ, 0, 0, 2),
      SET(1, 1),
      COUNT(0, 0, 1),
      SET(0, 1),
      {.code = BPF_JMP | BPF_EXIT},
  };
  _Static_assert(sizeof rest / sizeof *rest <= 64, "the program has room");
  memcpy(program + count, rest, sizeof rest);
  count += sizeof rest / sizeof *rest;

  union bpf_attr attributes;
  memset(&attributes, 0, sizeof attributes);
  attributes.prog_type = BPF_PROG_TYPE_CGROUP_SKB;
  attributes.insns = (uint64_t)(uintptr_t)program;
  attributes.insn_cnt = (uint32_t)count;
  attributes.license = (uint64_t)(uintptr_t) "GPL";
  long result = bpf(BPF_PROG_LOAD, &attributes);
  return result < 0 ? -errno : (int)result;
}

int nc_headers_attach(int control_group, const struct nc_ring *ring, uint32_t tag) {
  int lost = make_array(8, 1);
  if (lost < 0) return lost;
  for (uint32_t slot = 0; slot < 2; slot++) {
    int program = load_header_program(ring->map, lost, tag << 1 | slot);
    int error = attach_program(program, control_group, directions[slot]);
    if (error != 0) {
      close(lost);
      return -error;
    }
  }
  return lost;
}

int64_t nc_headers_lost(int map) {
  uint64_t value = 0;
  uint32_t key = 0;
  union bpf_attr attributes;
  memset(&attributes, 0, sizeof attributes);
  attributes.map_fd = (uint32_t)map;
  attributes.key = (uint64_t)(uintptr_t)&key;
  attributes.value = (uint64_t)(uintptr_t)&value;
  return bpf(BPF_MAP_LOOKUP_ELEM, &attributes) == 0 ? (int64_t)value : -errno;
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
