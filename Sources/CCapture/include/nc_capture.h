// What libpcap offers, loaded when it is first asked for: linking it costs every start 1.3 ms.
#ifndef NC_CAPTURE_H
#define NC_CAPTURE_H

// Opens the library; returns NULL when it is there, else a static description of what is missing.
const char *nc_capture_load(void);

// An unnamed file in memory, close-on-exec; a descriptor or -errno. memfd_create(2)
int nc_capture_memory_file(void);
// Two connected sockets, close-on-exec; 0 or an errno. socketpair(2)
int nc_capture_socket_pair(int *one, int *other);

#endif
