/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_HTTP_ROUTES_H
#define SV_HTTP_ROUTES_H

#include "http/exchange.h"

/*
 * Who may call a route: a set of roles, or the public. Checked before the body
 * is read. The zero value is nobody: a forgotten field denies.
 */
#define SV_ACCESS_NOBODY     0u
#define SV_ACCESS_PUBLIC     1u
#define SV_ACCESS_ROLE(role) (1u << (role))

/* How a route is served; by default on a worker thread, each time anew, with a line in the log. */
#define SV_IN_LOOP 1u /* the handler never waits: it needs no worker thread */
#define SV_KEPT    2u /* its reply follows from the catalogue and the day alone */
#define SV_QUIET   4u /* that it succeeded must not be logged (docs/adr/0003) */
#define SV_HEAVY   8u /* it may take long or much memory: a few of them at a time */
/* Its body is a file, application/octet-stream; who sends it is asked before it is read. */
#define SV_FILE 16u
/* Programs that know only HTTP Basic may give their key as its password. */
#define SV_BASIC 32u

struct sv_route {
    const char *method;
    const char *pattern; /* {name} matches one path segment */
    unsigned access;
    size_t body_limit; /* bytes; 0 refuses any body */
    sv_handler *handler;
    sv_stored_handler *stored; /* answers once the parcel of the handler is stored; or NULL */
    /* Parameters it takes, a space before and after each, and a star after one that is any text
     * rather than a code; NULL: none. */
    const char *query;
    unsigned manner; /* SV_IN_LOOP, ... */
};

extern const struct sv_route sv_routes[];
extern const size_t sv_route_count;

#endif
