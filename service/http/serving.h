/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_HTTP_SERVING_H
#define SV_HTTP_SERVING_H

#include "base/status.h"
#include "http/call.h"

#include <stddef.h>
#include <stdint.h>

/*
 * What becomes of a call once its body is there: refused, answered from memory,
 * run here or on a worker, stored. Used by the event loop alone; nothing waits.
 */
struct sv_serving;

struct sv_serving_limits {
    size_t workers;
    size_t queue_max; /* responses waiting to be stored */
};

/* Tells that a call that had to wait is answered. */
typedef void sv_answered_fn(void *context, struct sv_call *call);

SV_MUST_USE
enum sv_status sv_serving_open(const struct sv_site *site, const struct sv_serving_limits *limits,
                               sv_answered_fn *answered, void *context,
                               struct sv_serving **ret_serving, struct sv_error *reterr);
/* No call may be under way. NULL is fine. */
void sv_serving_close(struct sv_serving *serving);

/* Serves a call whose body is complete; call->answered tells whether it was answered at once. */
void sv_serving_begin(struct sv_serving *serving, struct sv_call *call);

/* Asks whether the caller may send the body of a call at all; `answered` tells that it is known:
 * call->refusal, if not. */
void sv_serving_ask(struct sv_serving *serving, struct sv_call *call);

/* Frees what the outcome of a call holds beyond its arena. */
void sv_serving_end(struct sv_call *call);

/* The descriptors to watch: of the workers and of the intake. */
int sv_serving_workers_fd(const struct sv_serving *serving);
int sv_serving_intake_fd(const struct sv_serving *serving);
int64_t sv_serving_deadline_ms(const struct sv_serving *serving);

/* When the workers' descriptor is readable: answers what they have finished. */
void sv_serving_take_finished(struct sv_serving *serving);
/* When the intake's descriptor is readable or the deadline has come: answers what is stored. */
void sv_serving_step(struct sv_serving *serving, int64_t now_ms);
/* Once a turn of the loop, after all calls that came: begins to store them. True if it answered
 * some, of which nothing was to be stored: the transport must run once more to send that. */
bool sv_serving_store(struct sv_serving *serving);

#endif
