#ifndef NC_CATALOGUE_H
#define NC_CATALOGUE_H
// The files of the catalogue of utilities, inside the program: Swift has no `#embed`.
#include <stddef.h>

/// A file of the catalogue.
struct nc_catalogue_file {
  /// The utility's names with single spaces between them; the first one is the file's.
  const char *names;
  /// The file's bytes, without a zero behind them.
  const unsigned char *bytes;
  size_t count;
};

/// How many files there are.
size_t nc_catalogue_count(void);
/// A file by its place, in the order of names; the first one when there are not so many.
struct nc_catalogue_file nc_catalogue_file_at(size_t index);
#endif
