/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_HTTP_LISTEN_H
#define SV_HTTP_LISTEN_H

#include "base/status.h"

/*
 * Opens a listening socket on "[address]:port" or "address:port" (numeric;
 * port 0 picks a free one). "[::]" takes IPv4 too. The socket does not block.
 */
SV_MUST_USE
enum sv_status sv_listen(const char *address, int *ret_socket, unsigned *ret_port,
                         struct sv_error *reterr);

#endif
