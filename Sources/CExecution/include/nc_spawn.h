#ifndef NC_SPAWN_H
#define NC_SPAWN_H
#endif
