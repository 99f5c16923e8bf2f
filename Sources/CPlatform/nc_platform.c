#include "nc_platform.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/eventfd.h>
#include <sys/file.h>
#include <sys/ioctl.h>
#include <sys/signalfd.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

int nc_wcwidth(wchar_t character) { return wcwidth(character); }

int nc_pipe(int *read_end, int *write_end) {
  int ends[2];
  if (pipe2(ends, O_CLOEXEC) != 0) return errno;
  *read_end = ends[0];
  *write_end = ends[1];
  return 0;
}

int nc_eventfd(void) {
  int descriptor = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
  return descriptor < 0 ? -errno : descriptor;
}

int nc_signalfd(int signal_number) {
  sigset_t set;
  sigemptyset(&set);
  sigaddset(&set, signal_number);
  int descriptor = signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK);
  return descriptor < 0 ? -errno : descriptor;
}

int nc_window_size(int descriptor, int *rows, int *columns) {
  struct winsize size;
  if (ioctl(descriptor, TIOCGWINSZ, &size) != 0) return errno;
  *rows = size.ws_row;
  *columns = size.ws_col;
  return 0;
}

int nc_set_window_size(int descriptor, int rows, int columns) {
  struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns};
  return ioctl(descriptor, TIOCSWINSZ, &size) == 0 ? 0 : errno;
}

int nc_open_pseudo_terminal(int *master, char *slave_path, size_t slave_path_size) {
  int descriptor = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC);
  if (descriptor < 0) return errno;
  int error = 0;
  if (grantpt(descriptor) != 0 || unlockpt(descriptor) != 0) error = errno;
  if (error == 0) error = ptsname_r(descriptor, slave_path, slave_path_size);
  if (error != 0) {
    close(descriptor);
    return error;
  }
  *master = descriptor;
  return 0;
}

int nc_lock(int descriptor, int operation) {
  static const int operations[] = {0, LOCK_EX, LOCK_EX | LOCK_NB, LOCK_UN};
  if (operation < 1 || operation > 3) return EINVAL;
  return flock(descriptor, operations[operation]) == 0 ? 0 : errno;
}

int nc_open(const char *path, int flags, unsigned mode) {
  int descriptor = open(path, flags, mode);
  return descriptor < 0 ? -errno : descriptor;
}

int nc_open_at(int directory, const char *name, int flags, unsigned mode) {
  int descriptor = openat(directory, name, flags, mode);
  return descriptor < 0 ? -errno : descriptor;
}

int nc_open_directory(const char *path, int follows_link) {
  int flags = O_PATH | O_DIRECTORY | O_CLOEXEC | (follows_link ? 0 : O_NOFOLLOW);
  int descriptor = open(path, flags);
  return descriptor < 0 ? -errno : descriptor;
}

int nc_set_nonblocking(int descriptor, int on) {
  int flags = fcntl(descriptor, F_GETFL);
  if (flags < 0) return errno;
  flags = on ? (flags | O_NONBLOCK) : (flags & ~O_NONBLOCK);
  return fcntl(descriptor, F_SETFL, flags) == 0 ? 0 : errno;
}

int nc_did_exit(int status) { return WIFEXITED(status); }
int nc_exit_code(int status) { return WEXITSTATUS(status); }
int nc_was_signaled(int status) { return WIFSIGNALED(status); }
int nc_terminating_signal(int status) { return WTERMSIG(status); }
int nc_was_stopped(int status) { return WIFSTOPPED(status); }
int nc_stop_signal(int status) { return WSTOPSIG(status); }

char **nc_environment(void) { return environ; }

int nc_exchange(const char *one, const char *other) {
  return renameat2(AT_FDCWD, one, AT_FDCWD, other, RENAME_EXCHANGE) == 0 ? 0 : -errno;
}
