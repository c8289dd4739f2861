/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_HTTP_TRANSPORT_H
#define SV_HTTP_TRANSPORT_H

#include "http/serving.h"

#include <stddef.h>
#include <stdint.h>
#include <sys/socket.h>

/*
 * HTTP over the connections that it is given: it reads requests, passes each to
 * serving, and sends what that answers. The only part that knows libmicrohttpd.
 * For the thread of the event loop.
 */
struct sv_transport;

struct sv_transport_limits {
    unsigned connections;
    int64_t headers_ms; /* from the connection, or the last reply, to the end of the headers */
    int64_t body_ms;    /* to the end of the body; as long for the client to take the reply */
};

struct sv_transport *sv_transport_open(const struct sv_site *site, struct sv_serving *serving,
                                       const struct sv_transport_limits *limits);
/* No call may wait for its answer. NULL is fine. */
void sv_transport_close(struct sv_transport *transport);

/* Takes over a connection that was accepted. */
void sv_transport_add(struct sv_transport *transport, int fd, const struct sockaddr *address,
                      socklen_t size, int64_t now_ms);

size_t sv_transport_connections(const struct sv_transport *transport);
size_t sv_transport_calls(const struct sv_transport *transport); /* under way */

/* Readable when sv_transport_run has something to do; at the deadline it has, too (0: at once). */
int sv_transport_fd(const struct sv_transport *transport);
int64_t sv_transport_deadline_ms(const struct sv_transport *transport);
void sv_transport_run(struct sv_transport *transport, int64_t now_ms);

/* From now on each connection ends with the request under way; a body has body_ms left to come. */
void sv_transport_drain(struct sv_transport *transport, int64_t body_ms);

/* For sv_serving_open: the call's reply can be sent. */
void sv_transport_resume(void *context, struct sv_call *call);

#endif
