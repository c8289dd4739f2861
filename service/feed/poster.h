/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_FEED_POSTER_H
#define SV_FEED_POSTER_H

#include "base/status.h"
#include "post/order.h"

#include <stdbool.h>
#include <stdint.h>

/* Runs sipas-post, the program beside this one, once for each post (service/post). */

/* A URL fit for posting; SV_ERR_INVALID tells why it is not, SV_ERR_INTERNAL that nobody knows. */
SV_MUST_USE
enum sv_status sv_post_url_check(const char *url, bool local, struct sv_error *reterr);

/* Posts at the same time; used by one thread but for sv_poster_wake. */
struct sv_poster;

struct sv_poster *sv_poster_open(void);
/* Ends what is under way. NULL is fine. */
void sv_poster_close(struct sv_poster *poster);

/* Begins a post; tag is given back when it has ended. The order is not needed any more. On
 * SV_ERR_INTERNAL nothing was begun. */
SV_MUST_USE
enum sv_status sv_poster_begin(struct sv_poster *poster, const struct sv_post_order *order,
                               void *tag, struct sv_error *reterr);
/* Waits until something happens, is woken or time is up. */
void sv_poster_wait(struct sv_poster *poster, int64_t ms);
/*
 * Takes a post that has ended; its tag, or NULL if none has. The fault is valid until the next
 * call.
 */
void *sv_poster_ended(struct sv_poster *poster, struct sv_post_outcome *ret_outcome);
/* Ends a wait, from any thread. */
void sv_poster_wake(struct sv_poster *poster);

#endif
