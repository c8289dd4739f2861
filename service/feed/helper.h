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

/* SV_ERR_INTERNAL if it cannot be run. */
SV_MUST_USE
enum sv_status sv_helper_start(const struct sv_post_order *order, struct sv_helper *ret_helper,
                               struct sv_error *reterr);
/* Hears what it says, waiting if there is nothing yet; true when it has said all. */
bool sv_helper_hear(struct sv_helper *helper);
/* For one that hangs; it is heard to its end then. */
void sv_helper_kill(const struct sv_helper *helper);
/* The fault of a run that did not tell what became of its order. */
extern const char sv_helper_failed[];
/* Ends the run, which has said all or is to stop. The fault is in the helper, or the one above. */
struct sv_post_outcome sv_helper_end(struct sv_helper *helper);

#endif
