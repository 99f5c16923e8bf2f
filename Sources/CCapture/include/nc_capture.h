// What libpcap offers, loaded when it is first asked for: linking it costs every start 1.3 ms.
#ifndef NC_CAPTURE_H
#define NC_CAPTURE_H

// Opens the library; returns NULL when it is there, else a static description of what is missing.
const char *nc_capture_load(void);

#endif
