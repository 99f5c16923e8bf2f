// GNU functions that Swift's Glibc module does not show.
#pragma once

#include <stddef.h>

// Opens a new pseudo-terminal of 120 columns and 40 rows and writes the path of its device into
// `path`. Returns the master's descriptor, or -1 with errno.
int nc_open_terminal(char *path, size_t capacity);

// Starts a program: posix_spawn(3) with default signals. For each standard stream either a
// descriptor (path NULL) or a path and its flags for open(2). With `is_session` the first terminal
// that is opened becomes the controlling one. Returns 0 and the process, or an error number.
struct nc_stream {
  int descriptor;
  const char *path;
  int flags;
};
int nc_spawn(char *const *arguments, char *const *environment, const struct nc_stream *streams,
             const char *directory, int is_session, int *pid);

// Whether a descriptor becomes readable in so many seconds. ppoll(2), for its finer clock.
int nc_wait_readable(int descriptor, double seconds);

// The place behind the first `part` in `bytes`, or -1. memmem(3).
long nc_end_of(const void *bytes, size_t count, const void *part, size_t part_count);

// Removes a file or a directory with all that is in it. nftw(3).
void nc_remove_tree(const char *path);
