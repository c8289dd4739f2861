/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_HTTP_CALL_H
#define SV_HTTP_CALL_H

#include "app/intake.h"
#include "base/text.h"
#include "http/kept.h"
#include "http/routes.h"

/*
 * One request from its last header byte to the last byte of its reply. It lives
 * in its own arena, and is at any time in the hands of one thread alone: the
 * event loop's, or the worker's that runs its handler.
 */
struct sv_call {
    struct sv_arena *arena;
    struct MHD_Connection *connection; /* for transport.c alone */
    struct sv_visitor *visitor;        /* the connection's, for its deadlines */
    const char *method;
    const struct sv_route *route; /* NULL if none matched */
    const char *allow;            /* the methods the path knows, if it does not know this one */
    struct sv_request request;
    struct sv_buffer body;
    size_t upload_size;      /* bytes received, also of a refused body */
    struct sv_error refusal; /* status SV_OK unless headers or body were unacceptable */
    bool asking;             /* whether the caller may send its body at all */
    bool untrusted;          /* where the body ends is in doubt: nothing after it is read */
    int64_t started_us;
    struct sv_edition edition; /* of the catalogue when it began, for what is kept */
    struct sv_parcel *stored;  /* waits for a worker to be answered */
    /* The outcome. */
    bool answered;
    struct sv_reply reply;
    struct sv_error failure; /* for the log */
    unsigned http_status;
    struct sv_call *next; /* in a queue of the workers */
};

#endif
