/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_HTTP_SERVER_H
#define SV_HTTP_SERVER_H

#include "base/status.h"
#include "http/exchange.h"
#include "http/serving.h"
#include "http/transport.h"

struct sv_server;

struct sv_server_limits {
    struct sv_transport_limits transport;
    struct sv_serving_limits serving;
};

/*
 * Serves the routes and pages of site, which must outlive it, on a thread of its
 * own and a listening socket that it takes over, until sv_server_stop.
 */
SV_MUST_USE
enum sv_status sv_server_start(const struct sv_site *site, int listen_socket,
                               const struct sv_server_limits *limits, struct sv_server **ret_server,
                               struct sv_error *reterr);
/* Answers every request that has reached the service, then ends. NULL is fine. */
void sv_server_stop(struct sv_server *server);

#endif
