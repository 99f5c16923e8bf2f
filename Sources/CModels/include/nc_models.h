#ifndef NC_MODELS_H
#define NC_MODELS_H
// Models that ship inside the program; #embed is C's.
#include <stddef.h>

/// The bytes of models/next-command.model.
const unsigned char *nc_next_command_model(size_t *count);

/// The bytes of models/request-ranking.model.
const unsigned char *nc_request_ranking_model(size_t *count);

#endif
