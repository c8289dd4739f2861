/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_FEED_HELPER_H
#define SV_FEED_HELPER_H

#include "base/status.h"
#include "post/order.h"

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

/* Between the files of feed: a run of sipas-post. */
struct sv_helper {
    pid_t pid;
    int pipe; /* what it says; readable at its end, too */
    int64_t deadline_ms;
    char said[512];
    size_t said_size;
};

/* Whether the program is there. */
SV_MUST_USE
enum sv_status sv_helper_find(struct sv_error *reterr);
SV_MUST_USE
enum sv_status sv_helper_start(const struct sv_post_order *order, struct sv_helper *ret_helper,
                               struct sv_error *reterr);
/* Hears what it says, waiting if there is nothing yet; true when it has said all. */
bool sv_helper_hear(struct sv_helper *helper);
/* Ends one that hangs; it is heard to its end then. */
void sv_helper_kill(const struct sv_helper *helper);
/* After its end. The fault is in the helper. */
struct sv_post_outcome sv_helper_end(struct sv_helper *helper);

#endif
