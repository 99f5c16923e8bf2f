#include "nc_models.h"

static const unsigned char next_command[] = {
#embed "../../models/next-command.model"
};

const unsigned char *nc_next_command_model(size_t *count) {
  *count = sizeof next_command;
  return next_command;
}

static const unsigned char request_ranking[] = {
#embed "../../models/request-ranking.model"
};

const unsigned char *nc_request_ranking_model(size_t *count) {
  *count = sizeof request_ranking;
  return request_ranking;
}
