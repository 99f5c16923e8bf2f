#ifndef NC_LOG_H
#define NC_LOG_H
// How SQLite writes its write-ahead log. SQLite hands over each changed page in two pieces, the
// head of its frame and the page, with a system call for each; a transaction of nine pages costs
// eighteen. A "VFS" is a table of C functions inside structures that SQLite lays out itself, which
// is why this is C.

/// The name for `sqlite3_open_v2` of the system's own VFS that gathers the frames of a transaction
/// and writes them at once; null when it can't be had.
///
/// The frame that commits is written, with all before it, before SQLite's call returns: other
/// processes see no frame that is not in the file, and a full disk fails the transaction. What was
/// not committed may be lost with the process, as it would be rolled back anyway.
/// sqlite.org/vfs.html, sqlite.org/fileformat2.html#walformat
const char *nc_log_vfs(void);

#endif
