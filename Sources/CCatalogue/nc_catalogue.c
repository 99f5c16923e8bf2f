#include "nc_catalogue.h"

// Written by Scripts/list-catalogue, because #embed takes no directory.
#include "nc_catalogue_files.h"

size_t nc_catalogue_count(void) { return sizeof files / sizeof files[0]; }

struct nc_catalogue_file nc_catalogue_file_at(size_t index) {
  return files[index < nc_catalogue_count() ? index : 0];
}
