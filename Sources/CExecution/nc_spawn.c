#include "nc_spawn.h"
