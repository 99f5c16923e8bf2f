#include "nc_edit.h"
