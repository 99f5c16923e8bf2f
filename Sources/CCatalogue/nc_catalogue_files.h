// Written by `make catalogue`.
static const unsigned char file_0[] = {
#embed "../Commands/Catalogue/Utilities/ping.json"
};
static const struct nc_catalogue_file files[] = {
  {"ping ping4 ping6", file_0, sizeof file_0},
};
