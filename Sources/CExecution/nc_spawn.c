#include "nc_spawn.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/sched.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

enum { LOWEST_DESCRIPTOR = 10 };

// What the child writes for the parent to read; they share memory until the exec.
struct report {
  volatile int error;
  volatile int stage;
  volatile int candidate;
};

static _Noreturn void fail(struct report *report, int stage, int error) {
  report->stage = stage;
  report->error = error;
  _exit(127);
}

// Tries each candidate as execvp(3) does: a missing one is passed over, a forbidden one is
// remembered, a script without "#!" is given to the shell.
static _Noreturn void run_program(const struct nc_launch *launch, struct report *report) {
  int remembered = ENOENT;
  int is_searched = strchr(launch->argv[0], '/') == NULL;
  for (int i = 0; launch->candidates[i] != NULL; i++) {
    const char *path = launch->candidates[i];
    execve(path, launch->argv, launch->envp);
    int error = errno;
    if (error == ENOEXEC) {
      launch->script_argv[1] = (char *)path;
      execve(launch->script_argv[0], launch->script_argv, launch->envp);
      report->candidate = i;
      fail(report, NC_STAGE_EXEC, errno);
    }
    // A file that is there although exec says ENOENT names an interpreter that is not.
    if (error == ENOENT && faccessat(AT_FDCWD, path, F_OK, 0) == 0) error = ELIBBAD;
    // As in bash, a directory of that name or one that may not be looked into is not the program.
    struct stat status;
    if (error == EACCES && is_searched && (stat(path, &status) != 0 || S_ISDIR(status.st_mode)))
      continue;
    if (error == ENOENT || error == ENOTDIR || error == ENAMETOOLONG || error == ESTALE ||
        error == ENODEV || error == ETIMEDOUT)
      continue;
    if (remembered == ENOENT) {
      remembered = error;
      report->candidate = i;
    }
    if (error != EACCES) break;
  }
  fail(report, NC_STAGE_EXEC, remembered);
}

// The child's whole life before exec. It runs on the parent's stack and memory, so it is one
// function that never returns, it calls only async-signal-safe functions, and it changes nothing
// but `report` and the second slot of `script_argv`.
static _Noreturn __attribute__((noinline)) void child(
    const struct nc_launch *launch, struct report *report) {
  // The kernel's own form of the call, because the C library's refuses its two internal signals,
  // which a careless parent may have left ignored. The handler is the structure's first word.
  for (int number = 1; number <= 64; number++) {
    if (number == SIGKILL || number == SIGSTOP) continue;
    int ignored = (launch->ignored_signals >> (number - 1)) & 1;
    uintptr_t action[4] = {(uintptr_t)(ignored ? SIG_IGN : SIG_DFL), 0, 0, 0};
    syscall(SYS_rt_sigaction, number, action, NULL, 8);
  }
  if (launch->group >= 0) setpgid(0, launch->group);
  // All signals are still blocked, so taking the terminal does not stop this process.
  if (launch->terminal >= 0) tcsetpgrp(launch->terminal, getpgrp());
  if (launch->file_mode_mask >= 0) umask((mode_t)launch->file_mode_mask);
  for (int number = 0; number < 3; number++) {
    if (launch->standard[number] >= 0 && dup2(launch->standard[number], number) < 0)
      fail(report, NC_STAGE_DESCRIPTOR, errno);
  }
  if (launch->extra >= 0) {
    int result = launch->extra == launch->extra_number
                     ? fcntl(launch->extra, F_SETFD, 0)
                     : dup2(launch->extra, launch->extra_number);
    if (result < 0) fail(report, NC_STAGE_DESCRIPTOR, errno);
  }
  if (launch->directory != NULL && chdir(launch->directory) != 0)
    fail(report, NC_STAGE_DIRECTORY, errno);
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, NULL);
  run_program(launch, report);
}

// clone3(2) with CLONE_VM lets the child use the parent's stack. A library function's return
// address would lie on it and be overwritten, so the call is made in place. Only here may a
// process be born in a cgroup: posix_spawn(3) of this C library can't.
static inline __attribute__((always_inline)) long raw_clone3(struct clone_args *arguments) {
#if defined(__x86_64__)
  long result = SYS_clone3;
  __asm__ volatile("syscall"
                   : "+a"(result)
                   : "D"(arguments), "S"(sizeof *arguments)
                   : "rcx", "r11", "memory");
  return result;
#elif defined(__aarch64__)
  register long number __asm__("x8") = SYS_clone3;
  register long result __asm__("x0") = (long)arguments;
  register long size __asm__("x1") = sizeof *arguments;
  __asm__ volatile("svc 0" : "+r"(result) : "r"(number), "r"(size) : "memory");
  return result;
#else
  (void)arguments;
  return -ENOSYS;
#endif
}

static __attribute__((noinline)) long clone_child(
    const struct nc_launch *launch, struct report *report, int *pid_descriptor) {
  struct clone_args arguments;
  memset(&arguments, 0, sizeof arguments);
  arguments.flags = CLONE_VM | CLONE_VFORK | CLONE_PIDFD;
  arguments.exit_signal = SIGCHLD;
  arguments.pidfd = (uint64_t)(uintptr_t)pid_descriptor;
  if (launch->control_group >= 0) {
    arguments.flags |= CLONE_INTO_CGROUP;
    arguments.cgroup = (uint64_t)launch->control_group;
  }
  long result = raw_clone3(&arguments);
  if (result == 0) child(launch, report);
  return result;
}

// Older kernels and seccomp filters refuse clone3; vfork(2) has the same sharing and runs the
// same child.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wdeprecated-declarations"
static __attribute__((noinline)) long vfork_child(
    const struct nc_launch *launch, struct report *report) {
  pid_t pid = vfork();
  if (pid == 0) child(launch, report);
  return pid < 0 ? -errno : pid;
}
#pragma GCC diagnostic pop

int nc_start(const struct nc_launch *launch, struct nc_launched *launched) {
  struct report report = {0, NC_STAGE_NONE, -1};
  struct nc_launch plain = *launch;
  int pid_descriptor = -1;
  sigset_t all, before;
  sigfillset(&all);
  pthread_sigmask(SIG_SETMASK, &all, &before);
  long pid = clone_child(launch, &report, &pid_descriptor);
  int is_in_control_group = pid > 0 && launch->control_group >= 0;
  if (pid < 0 && launch->control_group >= 0) {
    plain.control_group = -1;
    pid = clone_child(&plain, &report, &pid_descriptor);
  }
  if (pid == -ENOSYS || pid == -EPERM || pid == -EINVAL) {
    pid = vfork_child(&plain, &report);
    if (pid > 0) pid_descriptor = (int)syscall(SYS_pidfd_open, (pid_t)pid, 0);
  }
  pthread_sigmask(SIG_SETMASK, &before, NULL);

  memset(launched, 0, sizeof *launched);
  launched->pid = (pid_t)pid;
  launched->pid_descriptor = pid_descriptor;
  launched->is_in_control_group = is_in_control_group;
  if (pid < 0) {
    launched->error = (int)-pid;
    launched->stage = NC_STAGE_CLONE;
  } else if (report.error != 0) {
    launched->error = report.error;
    launched->stage = report.stage;
    launched->candidate = report.candidate;
    while (waitpid((pid_t)pid, NULL, 0) < 0 && errno == EINTR) {
    }
    if (pid_descriptor >= 0) close(pid_descriptor);
    launched->pid_descriptor = -1;
  }
  return launched->error;
}

static int64_t microseconds(struct timeval time) {
  return (int64_t)time.tv_sec * 1000000 + time.tv_usec;
}

int nc_reap(pid_t pid, struct nc_ending *ending) {
  int status = 0;
  struct rusage usage;
  memset(&usage, 0, sizeof usage);
  pid_t result;
  do result = wait4(pid, &status, WNOHANG, &usage);
  while (result < 0 && errno == EINTR);
  if (result < 0) return -errno;
  if (result == 0) return 0;
  memset(ending, 0, sizeof *ending);
  ending->is_signal = WIFSIGNALED(status);
  ending->value = ending->is_signal ? WTERMSIG(status) : WEXITSTATUS(status);
  ending->dumped_core = ending->is_signal && WCOREDUMP(status);
  ending->user_microseconds = microseconds(usage.ru_utime);
  ending->system_microseconds = microseconds(usage.ru_stime);
  ending->peak_resident_kilobytes = usage.ru_maxrss;
  ending->voluntary_switches = usage.ru_nvcsw;
  ending->involuntary_switches = usage.ru_nivcsw;
  ending->minor_faults = usage.ru_minflt;
  ending->major_faults = usage.ru_majflt;
  return 1;
}

int nc_stop_news(pid_t pid) {
  siginfo_t info;
  memset(&info, 0, sizeof info);
  if (waitid(P_PID, (id_t)pid, &info, WSTOPPED | WCONTINUED | WNOHANG) != 0) return 0;
  if (info.si_pid != pid) return 0;
  return info.si_code == CLD_CONTINUED ? -1 : info.si_status;
}

int64_t nc_own_peak_kilobytes(void) {
  struct rusage usage;
  return getrusage(RUSAGE_SELF, &usage) == 0 ? usage.ru_maxrss : INT64_MAX;
}

// A handler, not a signalfd: a signalfd needs SIGCHLD blocked in every thread, and a thread of a
// library that does not block it would swallow the signal.
enum { PLACES = 64 };
static _Atomic int places[PLACES];

static void child_changed(int number) {
  (void)number;
  int saved = errno;
  uint64_t one = 1;
  for (int i = 0; i < PLACES; i++) {
    int place = atomic_load(&places[i]);
    if (place > 0) {
      ssize_t written = write(place - 1, &one, sizeof one);
      (void)written;
    }
  }
  errno = saved;
}

int nc_child_events_open(void) {
  int descriptor = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
  if (descriptor < 0) return -errno;
  for (int i = 0; i < PLACES; i++) {
    int empty = 0;
    if (!atomic_compare_exchange_strong(&places[i], &empty, descriptor + 1)) continue;
    struct sigaction action;
    memset(&action, 0, sizeof action);
    action.sa_handler = child_changed;
    action.sa_flags = SA_RESTART;
    sigaction(SIGCHLD, &action, NULL);
    return descriptor;
  }
  close(descriptor);
  return -EMFILE;
}

void nc_child_events_close(int descriptor) {
  for (int i = 0; i < PLACES; i++) {
    int place = descriptor + 1;
    atomic_compare_exchange_strong(&places[i], &place, 0);
  }
  close(descriptor);
}

void nc_drain(int descriptor) {
  uint64_t count;
  ssize_t result = read(descriptor, &count, sizeof count);
  (void)result;
}

static uint64_t bits(const sigset_t *set) {
  uint64_t result = 0;
  for (int number = 1; number <= 64; number++) {
    if (sigismember(set, number) == 1) result |= (uint64_t)1 << (number - 1);
  }
  return result;
}

uint64_t nc_ignored_signals(void) {
  uint64_t result = 0;
  for (int number = 1; number <= 31; number++) {
    struct sigaction action;
    if (sigaction(number, NULL, &action) == 0 && action.sa_handler == SIG_IGN)
      result |= (uint64_t)1 << (number - 1);
  }
  return result;
}

uint64_t nc_block_output_signals(void) {
  sigset_t set, before;
  sigemptyset(&set);
  sigaddset(&set, SIGTTOU);
  sigaddset(&set, SIGPIPE);
  sigemptyset(&before);
  pthread_sigmask(SIG_BLOCK, &set, &before);
  return bits(&before);
}

void nc_restore_signals(uint64_t blocked) {
  sigset_t set;
  sigemptyset(&set);
  if (!(blocked >> (SIGTTOU - 1) & 1)) sigaddset(&set, SIGTTOU);
  if (!(blocked >> (SIGPIPE - 1) & 1)) sigaddset(&set, SIGPIPE);
  pthread_sigmask(SIG_UNBLOCK, &set, NULL);
}

ssize_t nc_write(int descriptor, const void *bytes, size_t count) {
  ssize_t result = write(descriptor, bytes, count);
  if (result >= 0) return result;
  int error = errno;
  if (error == EPIPE) {
    // The signal is pending in this thread only; take it away so that unblocking is harmless.
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGPIPE);
    struct timespec zero = {0, 0};
    while (sigtimedwait(&set, NULL, &zero) < 0 && errno == EINTR) {
    }
  }
  return -error;
}

// Moves a descriptor out of the numbers that a child's standard streams and scripts use.
static int raise_descriptor(int *descriptor) {
  if (*descriptor >= LOWEST_DESCRIPTOR) return 0;
  int raised = fcntl(*descriptor, F_DUPFD_CLOEXEC, LOWEST_DESCRIPTOR);
  if (raised < 0) return errno;
  close(*descriptor);
  *descriptor = raised;
  return 0;
}

static int finish_tap(int *ends) {
  int error = raise_descriptor(&ends[0]);
  if (error == 0) error = raise_descriptor(&ends[1]);
  if (error == 0 && fcntl(ends[0], F_SETFL, fcntl(ends[0], F_GETFL) | O_NONBLOCK) < 0)
    error = errno;
  if (error != 0) {
    close(ends[0]);
    close(ends[1]);
  }
  return error;
}

int nc_tap_pipe(int *read_end, int *write_end) {
  int ends[2];
  if (pipe2(ends, O_CLOEXEC) != 0) return errno;
  int error = finish_tap(ends);
  if (error != 0) return error;
  *read_end = ends[0];
  *write_end = ends[1];
  return 0;
}

int nc_tap_terminal(int like, int *read_end, int *write_end) {
  char path[64];
  int ends[2] = {posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC), -1};
  if (ends[0] < 0) return errno;
  int error = 0;
  if (grantpt(ends[0]) != 0 || unlockpt(ends[0]) != 0) error = errno;
  if (error == 0) error = ptsname_r(ends[0], path, sizeof path);
  if (error == 0) {
    ends[1] = open(path, O_RDWR | O_NOCTTY | O_CLOEXEC);
    if (ends[1] < 0) error = errno;
  }
  if (error != 0) {
    close(ends[0]);
    return error;
  }
  struct termios settings;
  if (tcgetattr(ends[1], &settings) == 0) {
    cfmakeraw(&settings);
    tcsetattr(ends[1], TCSANOW, &settings);
  }
  nc_copy_window_size(like, ends[0]);
  error = finish_tap(ends);
  if (error != 0) return error;
  *read_end = ends[0];
  *write_end = ends[1];
  return 0;
}

int nc_copy_window_size(int from, int to) {
  struct winsize wanted, present;
  if (ioctl(from, TIOCGWINSZ, &wanted) != 0 || ioctl(to, TIOCGWINSZ, &present) != 0) return 0;
  if (memcmp(&wanted, &present, sizeof wanted) == 0) return 0;
  return ioctl(to, TIOCSWINSZ, &wanted) == 0;
}

int nc_memory_file(const char *name) {
  int descriptor = memfd_create(name, MFD_CLOEXEC);
  return descriptor < 0 ? -errno : descriptor;
}

int64_t nc_process_nanoseconds(pid_t pid) {
  clockid_t clock;
  struct timespec time;
  if (clock_getcpuclockid(pid, &clock) != 0 || clock_gettime(clock, &time) != 0) return -1;
  return (int64_t)time.tv_sec * 1000000000 + time.tv_nsec;
}
