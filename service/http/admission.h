/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_HTTP_ADMISSION_H
#define SV_HTTP_ADMISSION_H

#include "http/call.h"

#include <stdbool.h>

/* Looks at one header or parameter; false ends the visit. */
typedef bool sv_looks_at(void *context, const char *name, const char *value);
/* Shows all headers, or all parameters, of the request that source stands for. */
typedef void sv_shows_all(const void *source, sv_looks_at *look, void *context);

struct sv_showing {
    sv_shows_all *headers;
    sv_shows_all *parameters;
};

/*
 * Finds the route of a call and checks all that can be refused before the body
 * is read: framing, method, parameters, size and type. What is wrong is left in
 * call->refusal: no reply may be sent while a body is coming. Whether the caller
 * may use the route is asked later, by the database.
 */
void sv_admit(struct sv_call *call, const struct sv_showing *showing);

/* Whether it must be known who is calling before the body is read. */
bool sv_asks_first(const struct sv_call *call);
/* Makes room for the body. */
void sv_expect_body(struct sv_call *call);

/*
 * Takes a piece of the body; false if the connection has to be cut. *held counts
 * the bytes that all calls hold: beyond what the service can bear the call is
 * refused, and what it held is there for others.
 */
bool sv_take_body(struct sv_call *call, const char *data, size_t size, size_t *held);
void sv_drop_body(struct sv_call *call, size_t *held);

/* A page or file; not in the route table, since it has every other path. */
extern const struct sv_route sv_file_route;

#endif
