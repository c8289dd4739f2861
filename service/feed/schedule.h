/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_FEED_SCHEDULE_H
#define SV_FEED_SCHEDULE_H

#include "base/status.h"

#include <stddef.h>
#include <stdint.h>

enum { SV_SCHEDULE_MAX = 20 };

/* How long to wait after each attempt that failed; after the last of them none follows. */
struct sv_schedule {
    int64_t waits_ms[SV_SCHEDULE_MAX];
    size_t count;
};

/* Reads "5 30 120": seconds, each from 0 to a week. SV_ERR_INVALID. */
SV_MUST_USE
enum sv_status sv_schedule_read(const char *text, struct sv_schedule *ret_schedule,
                                struct sv_error *reterr);

/* An attempt that failed. */
struct sv_setback {
    int64_t attempt;       /* from 1 */
    int64_t retry_after_s; /* what the receiver asked for, 0 if it did not */
    uint32_t chance;       /* any number: attempts that failed together shall not come together */
};

/* Milliseconds to the next attempt, up to a quarter more than the schedule says, and no sooner than
 * the receiver asked for, though at most an hour for that; -1 if there is none. */
int64_t sv_schedule_wait_ms(const struct sv_schedule *schedule, const struct sv_setback *setback);

#endif
