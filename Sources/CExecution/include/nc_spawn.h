#ifndef NC_SPAWN_H
#define NC_SPAWN_H
// Starting, waiting for and stopping children: vfork-like calls, macros and variadic calls that
// Swift cannot make.
#include <stdint.h>
#include <sys/types.h>

/// Everything that the child does between its birth and its exec.
struct nc_launch {
  char *const *argv;
  char *const *envp;
  /// Paths to try in order, ending with NULL; the name's places on the PATH.
  char *const *candidates;
  /// {"/bin/sh", NULL, argv[1] …, NULL} for a script without "#!"; slot 1 takes the path.
  char **script_argv;
  /// Working directory, or NULL to keep.
  const char *directory;
  /// File mode mask, or -1 to keep.
  int file_mode_mask;
  /// 0 for a process group of its own, -1 to stay in the parent's.
  int group;
  /// Terminal whose foreground group the child becomes, or -1.
  int terminal;
  /// Descriptors that become 0, 1 and 2, or -1 to keep. Each is above 2.
  int standard[3];
  /// A descriptor to hand on and the number it gets, or -1.
  int extra;
  int extra_number;
  /// A cgroup2 directory to be born in, or -1.
  int control_group;
  /// Bit n-1 set: signal n stays ignored in the child. All others get their default.
  uint64_t ignored_signals;
};

enum nc_stage { NC_STAGE_NONE, NC_STAGE_CLONE, NC_STAGE_DIRECTORY, NC_STAGE_DESCRIPTOR, NC_STAGE_EXEC };

struct nc_launched {
  pid_t pid;
  int pid_descriptor;
  int is_in_control_group;
  /// Zero, or why the child could not start and where.
  int error;
  int stage;
  /// The candidate that exec failed on.
  int candidate;
};

/// Starts a child without copying this process's memory; 0 or an errno (also in `launched`).
int nc_start(const struct nc_launch *launch, struct nc_launched *launched);

/// How a child ended and what it used. wait4(2)
struct nc_ending {
  int is_signal;
  int value;
  int dumped_core;
  int64_t user_microseconds;
  int64_t system_microseconds;
  int64_t peak_resident_kilobytes;
  int64_t voluntary_switches;
  int64_t involuntary_switches;
  int64_t minor_faults;
  int64_t major_faults;
};
/// Reaps an ended child; 1 when it had ended, 0 when it has not, or -errno.
int nc_reap(pid_t pid, struct nc_ending *ending);
/// The signal that stopped a child, 0 for no news, or -1 when it was continued. waitid(2)
int nc_stop_news(pid_t pid);
/// This process's own peak resident memory in kilobytes. getrusage(2)
int64_t nc_own_peak_kilobytes(void);

/// A descriptor that becomes readable at each SIGCHLD; it must go back to nc_child_events_close.
/// -EMFILE when all places are taken.
int nc_child_events_open(void);
void nc_child_events_close(int descriptor);
/// Makes an eventfd unreadable.
void nc_drain(int descriptor);

/// The signals ignored by this process, bit n-1 for signal n.
uint64_t nc_ignored_signals(void);
/// Blocks the signals that writing to a terminal or a pipe can raise; returns what was blocked
/// before as a mask for nc_restore_signals.
uint64_t nc_block_output_signals(void);
void nc_restore_signals(uint64_t blocked);
/// write(2) that never raises SIGPIPE in a thread that blocks it; bytes or -errno.
ssize_t nc_write(int descriptor, const void *bytes, size_t count);

/// A close-on-exec pipe whose read end does not block; both ends are above 9. 0 or an errno.
int nc_tap_pipe(int *read_end, int *write_end);
/// A raw pseudo-terminal of the size of `like`; both ends are above 9. 0 or an errno.
int nc_tap_terminal(int like, int *read_end, int *write_end);
/// Copies a terminal's size; 1 when it changed. TIOCGWINSZ
int nc_copy_window_size(int from, int to);
/// An anonymous file, close-on-exec; a descriptor or -errno. memfd_create(2)
int nc_memory_file(const char *name);
/// The processor time of a whole process in nanoseconds, or -1. clock_getcpuclockid(3)
int64_t nc_process_nanoseconds(pid_t pid);
#endif
