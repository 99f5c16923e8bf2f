#ifndef NC_TERMINAL_H
#define NC_TERMINAL_H
// Starting a program on a pseudo-terminal: POSIX_SPAWN_SETSID stands behind _GNU_SOURCE.
#include <sys/types.h>

/// Starts a program as the leader of a new session whose terminal is `slave_path`; 0 or an errno.
int nc_spawn_on_terminal(const char *path, char *const arguments[], char *const environment[],
                         const char *slave_path, const char *directory, pid_t *process);
#endif
