#include "nc_benchmarks.h"

#include <fcntl.h>
#include <ftw.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <time.h>
#include <unistd.h>

int nc_open_terminal(char *path, size_t capacity) {
  int master = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC);
  if (master < 0) return -1;
  struct winsize size = {.ws_row = 40, .ws_col = 120};
  if (grantpt(master) != 0 || unlockpt(master) != 0 ||
      ptsname_r(master, path, capacity) != 0 || ioctl(master, TIOCSWINSZ, &size) != 0) {
    close(master);
    return -1;
  }
  return master;
}

int nc_spawn(char *const *arguments, char *const *environment, const struct nc_stream *streams,
             const char *directory, int is_session, int *pid) {
  posix_spawn_file_actions_t actions;
  posix_spawnattr_t attributes;
  sigset_t signals;
  posix_spawn_file_actions_init(&actions);
  posix_spawnattr_init(&attributes);
  sigfillset(&signals);
  posix_spawnattr_setsigdefault(&attributes, &signals);
  sigemptyset(&signals);
  posix_spawnattr_setsigmask(&attributes, &signals);
  short flags = POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK;
  if (is_session) flags |= POSIX_SPAWN_SETSID;
  posix_spawnattr_setflags(&attributes, flags);
  for (int number = 0; number < 3; number++) {
    if (streams[number].path == NULL)
      posix_spawn_file_actions_adddup2(&actions, streams[number].descriptor, number);
    else
      posix_spawn_file_actions_addopen(
          &actions, number, streams[number].path, streams[number].flags, 0600);
  }
  if (directory != NULL) posix_spawn_file_actions_addchdir_np(&actions, directory);
  int code = posix_spawn(pid, arguments[0], &actions, &attributes, arguments, environment);
  posix_spawn_file_actions_destroy(&actions);
  posix_spawnattr_destroy(&attributes);
  return code;
}

int nc_wait_readable(int descriptor, double seconds) {
  struct pollfd polled = {.fd = descriptor, .events = POLLIN};
  struct timespec limit = {.tv_sec = (time_t)seconds};
  limit.tv_nsec = (long)((seconds - (double)limit.tv_sec) * 1e9);
  return ppoll(&polled, 1, &limit, NULL) > 0;
}

long nc_end_of(const void *bytes, size_t count, const void *part, size_t part_count) {
  const char *found = memmem(bytes, count, part, part_count);
  return found == NULL ? -1 : (long)(found - (const char *)bytes) + (long)part_count;
}

static int remove_one(const char *path, const struct stat *status, int kind, struct FTW *place) {
  (void)status;
  (void)kind;
  (void)place;
  return remove(path);
}

void nc_remove_tree(const char *path) { nftw(path, remove_one, 16, FTW_DEPTH | FTW_PHYS); }
