#ifndef NC_PLATFORM_H
#define NC_PLATFORM_H
// What Glibc's Swift overlay cannot reach: macros, variadic calls and symbols behind _GNU_SOURCE.
#include <stddef.h>
#include <sys/types.h>
#include <wchar.h>

/// Columns that a character takes on a terminal; -1 when it is not printable. wcwidth(3)
int nc_wcwidth(wchar_t character);
/// pipe2(2) with O_CLOEXEC; 0 or an errno.
int nc_pipe(int *read_end, int *write_end);
/// eventfd(2), close-on-exec and non-blocking; a descriptor or -errno.
int nc_eventfd(void);
/// signalfd(2) for one signal, close-on-exec and non-blocking; a descriptor or -errno.
int nc_signalfd(int signal_number);
/// TIOCGWINSZ; 0 or an errno.
int nc_window_size(int descriptor, int *rows, int *columns);
/// TIOCSWINSZ; 0 or an errno.
int nc_set_window_size(int descriptor, int rows, int columns);
/// A pseudo-terminal master, close-on-exec, and its slave's path; 0 or an errno. posix_openpt(3)
int nc_open_pseudo_terminal(int *master, char *slave_path, size_t slave_path_size);
/// flock(2) operations: 1 exclusive, 2 exclusive without waiting, 3 unlock; 0 or an errno.
int nc_lock(int descriptor, int operation);
/// open(2) with a mode; a descriptor or -errno.
int nc_open(const char *path, int flags, unsigned mode);
/// openat(2) with a mode; a descriptor or -errno.
int nc_open_at(int directory, const char *name, int flags, unsigned mode);
/// open(2) of a directory as a place to look from (O_PATH), close-on-exec; a descriptor or -errno.
int nc_open_directory(const char *path, int follows_link);
/// fcntl(2) F_SETFL O_NONBLOCK on or off; 0 or an errno.
int nc_set_nonblocking(int descriptor, int on);
/// WIFEXITED and its relatives on a wait status.
int nc_did_exit(int status);
int nc_exit_code(int status);
int nc_was_signaled(int status);
int nc_terminating_signal(int status);
int nc_was_stopped(int status);
int nc_stop_signal(int status);
/// The process's own environment. environ(7)
char **nc_environment(void);
/// renameat2(2) with RENAME_EXCHANGE, which a feature macro hides from Swift; 0 or a negative errno.
int nc_exchange(const char *one, const char *other);

#endif
