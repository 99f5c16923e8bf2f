#include "nc_log.h"

#include <pthread.h>
#include <sqlite3.h>
#include <string.h>

enum {
  // The head of a frame; its bytes 4 to 7 are not all zero in a frame that commits.
  FRAME_HEAD = 24,
  CAPACITY = 1 << 16,
};

// An open log. The system's file follows it in the same allocation.
struct log_file {
  sqlite3_file base;
  // Gathered bytes and where in the file they belong.
  unsigned char *bytes;
  sqlite3_int64 start;
  int count;
  // Where the last write ended.
  sqlite3_int64 end;
  // Whether the transaction is committing: nothing is held back then.
  int is_committing;
  // Where bytes that could not be written belong, or -1. What follows them means nothing until the
  // log is written again from there.
  sqlite3_int64 lost;
  int error;
};

static sqlite3_vfs *system_vfs;
static sqlite3_vfs log_vfs;

static sqlite3_file *system_file(struct log_file *log) { return (sqlite3_file *)(log + 1); }

static int write_gathered(struct log_file *log) {
  if (log->count == 0) return SQLITE_OK;
  int code = system_file(log)->pMethods->xWrite(
      system_file(log), log->bytes, log->count, log->start);
  log->count = 0;
  if (code != SQLITE_OK) {
    log->lost = log->start;
    log->error = code;
  }
  return code;
}

// Everything but writing wants the file to be as SQLite believes it to be.
static int settle(struct log_file *log) {
  return log->lost >= 0 ? log->error : write_gathered(log);
}

static int log_write(sqlite3_file *file, const void *data, int amount, sqlite3_int64 offset) {
  struct log_file *log = (struct log_file *)file;
  const unsigned char *bytes = data;
  if (log->lost >= 0) {
    if (offset > log->lost) return log->error;
    log->lost = -1;
  }
  if (log->bytes == NULL) log->bytes = sqlite3_malloc(CAPACITY);
  if (log->count > 0 && (offset != log->start + log->count || amount > CAPACITY - log->count)) {
    int code = write_gathered(log);
    if (code != SQLITE_OK) return code;
  }
  if (log->bytes == NULL || amount > CAPACITY)
    return system_file(log)->pMethods->xWrite(system_file(log), data, amount, offset);
  if (amount == FRAME_HEAD) log->is_committing = (bytes[4] | bytes[5] | bytes[6] | bytes[7]) != 0;
  // The head of the frame that commits waits for its page. When frames were given up and written
  // over, SQLite writes the heads of all that follow once more: these come alone.
  int awaits_page = amount == FRAME_HEAD && offset == log->end;
  log->end = offset + amount;
  if (log->count == 0) log->start = offset;
  memcpy(log->bytes + log->count, bytes, (size_t)amount);
  log->count += amount;
  return log->is_committing && !awaits_page ? write_gathered(log) : SQLITE_OK;
}

static int log_read(sqlite3_file *file, void *data, int amount, sqlite3_int64 offset) {
  struct log_file *log = (struct log_file *)file;
  int code = settle(log);
  if (code != SQLITE_OK) return code;
  return system_file(log)->pMethods->xRead(system_file(log), data, amount, offset);
}

static int log_truncate(sqlite3_file *file, sqlite3_int64 size) {
  struct log_file *log = (struct log_file *)file;
  int code = settle(log);
  if (code != SQLITE_OK) return code;
  return system_file(log)->pMethods->xTruncate(system_file(log), size);
}

static int log_sync(sqlite3_file *file, int flags) {
  struct log_file *log = (struct log_file *)file;
  int code = settle(log);
  if (code != SQLITE_OK) return code;
  return system_file(log)->pMethods->xSync(system_file(log), flags);
}

static int log_size(sqlite3_file *file, sqlite3_int64 *size) {
  struct log_file *log = (struct log_file *)file;
  int code = settle(log);
  if (code != SQLITE_OK) return code;
  return system_file(log)->pMethods->xFileSize(system_file(log), size);
}

static int log_close(sqlite3_file *file) {
  struct log_file *log = (struct log_file *)file;
  (void)settle(log);
  sqlite3_free(log->bytes);
  return system_file(log)->pMethods->xClose(system_file(log));
}

static int log_lock(sqlite3_file *file, int level) {
  sqlite3_file *own = system_file((struct log_file *)file);
  return own->pMethods->xLock(own, level);
}

static int log_unlock(sqlite3_file *file, int level) {
  sqlite3_file *own = system_file((struct log_file *)file);
  return own->pMethods->xUnlock(own, level);
}

static int log_check_reserved_lock(sqlite3_file *file, int *is_reserved) {
  sqlite3_file *own = system_file((struct log_file *)file);
  return own->pMethods->xCheckReservedLock(own, is_reserved);
}

static int log_control(sqlite3_file *file, int operation, void *argument) {
  sqlite3_file *own = system_file((struct log_file *)file);
  return own->pMethods->xFileControl(own, operation, argument);
}

static int log_sector_size(sqlite3_file *file) {
  sqlite3_file *own = system_file((struct log_file *)file);
  return own->pMethods->xSectorSize(own);
}

static int log_characteristics(sqlite3_file *file) {
  sqlite3_file *own = system_file((struct log_file *)file);
  return own->pMethods->xDeviceCharacteristics(own);
}

static const sqlite3_io_methods log_methods = {
    .iVersion = 1,
    .xClose = log_close,
    .xRead = log_read,
    .xWrite = log_write,
    .xTruncate = log_truncate,
    .xSync = log_sync,
    .xFileSize = log_size,
    .xLock = log_lock,
    .xUnlock = log_unlock,
    .xCheckReservedLock = log_check_reserved_lock,
    .xFileControl = log_control,
    .xSectorSize = log_sector_size,
    .xDeviceCharacteristics = log_characteristics,
};

// Only logs are opened in our own way; every other file is the system's.
static int open_file(
    sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *flags_out) {
  (void)vfs;
  if ((flags & SQLITE_OPEN_WAL) == 0)
    return system_vfs->xOpen(system_vfs, name, file, flags, flags_out);
  struct log_file *log = (struct log_file *)file;
  memset(log, 0, sizeof *log);
  log->lost = -1;
  int code = system_vfs->xOpen(system_vfs, name, system_file(log), flags, flags_out);
  // SQLite closes a file that has methods, even one that could not be opened.
  if (system_file(log)->pMethods != NULL) log->base.pMethods = &log_methods;
  return code;
}

static void make_vfs(void) {
  system_vfs = sqlite3_vfs_find(NULL);
  if (system_vfs == NULL) return;
  // The other functions are the system's own: they know it by the data that is copied here too.
  log_vfs = *system_vfs;
  log_vfs.zName = "netcopilot";
  log_vfs.pNext = NULL;
  log_vfs.szOsFile = (int)sizeof(struct log_file) + system_vfs->szOsFile;
  log_vfs.xOpen = open_file;
  if (sqlite3_vfs_register(&log_vfs, 0) != SQLITE_OK) system_vfs = NULL;
}

const char *nc_log_vfs(void) {
  static pthread_once_t once = PTHREAD_ONCE_INIT;
  pthread_once(&once, make_vfs);
  return system_vfs != NULL ? log_vfs.zName : NULL;
}
