/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_HTTP_WORKERS_H
#define SV_HTTP_WORKERS_H

#include "base/status.h"

#include <stddef.h>

struct sv_call;
struct sv_site;

/*
 * Threads that run what may wait: every handler that asks the database, but for
 * the intake's storing. Heavy routes have a few threads of their own, which
 * stand back: ten analysts would otherwise take the processors from the
 * tablets, or the threads from everybody.
 */
struct sv_workers;

typedef void sv_work_of_call(const struct sv_site *site, struct sv_call *call);

/* At least two threads. */
SV_MUST_USE
enum sv_status sv_workers_start(size_t count, const struct sv_site *site, sv_work_of_call *work,
                                struct sv_workers **ret_workers, struct sv_error *reterr);
/* Nothing may be under way. NULL is fine. */
void sv_workers_stop(struct sv_workers *workers);

/* Queues a call; it belongs to the workers until it is taken back. */
void sv_workers_add(struct sv_workers *workers, struct sv_call *call);

/* Readable when a call is finished. */
int sv_workers_fd(const struct sv_workers *workers);
/* The calls finished since the last time, linked by next, in no order that matters. */
struct sv_call *sv_workers_take_finished(struct sv_workers *workers);

#endif
