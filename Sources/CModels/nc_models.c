#include "nc_models.h"

static const unsigned char next_command[] = {
#embed "../../models/next-command.model"
};

const unsigned char *nc_next_command_model(size_t *count) {
  *count = sizeof next_command;
  return next_command;
}
