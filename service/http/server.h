/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_HTTP_SERVER_H
#define SV_HTTP_SERVER_H

#include "base/status.h"
#include "http/exchange.h"

struct sv_server;

/*
 * Serves the routes and pages of site on its own threads, on a listening
 * socket that it takes over, until sv_server_stop.
 */
SV_MUST_USE
enum sv_status sv_server_start(const struct sv_site *site, int listen_socket, unsigned threads,
                               struct sv_server **ret_server, struct sv_error *reterr);
/* Finishes the requests under way. */
void sv_server_stop(struct sv_server *server);

#endif
