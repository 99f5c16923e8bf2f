#include <sqlite3.h>

// sqlite3_db_config takes variable arguments, which Swift cannot pass.

/// Leaves the write-ahead log as it is when the connection closes. 0 or an error code.
static inline int nc_sqlite_leave_log(sqlite3 *database) {
  return sqlite3_db_config(database, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, (int *)0);
}
