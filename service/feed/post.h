/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_FEED_POST_H
#define SV_FEED_POST_H

#include "base/arena.h"
#include "base/status.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* All that is asked of libcurl; its only caller. */

/* Call once before any thread. */
SV_MUST_USE
enum sv_status sv_post_begin(struct sv_error *reterr);

/* A URL fit for posting: http or https, a host, at most 2,000 characters, and without `local` no
 * address that is not public. SV_ERR_INVALID. */
SV_MUST_USE
enum sv_status sv_post_url_check(const char *url, bool local, struct sv_error *reterr);
/* The same without user, password, query and fragment, for lists and logs. */
const char *sv_post_url_shown(struct sv_arena *arena, const char *url);

/* What is posted; all of it stays where it is until the post has ended. */
struct sv_post {
    const char *url;
    bool local; /* may go to addresses that are not public */
    const char *body;
    const char *const *headers; /* "name: value" */
    size_t header_count;
};

struct sv_post_outcome {
    int64_t status;        /* HTTP; 0 without an answer */
    int64_t retry_after_s; /* 0 if it was not asked for */
    const char *fault;     /* why there is no answer, "" if there is one; never a part of the URL */
};

/* Posts at the same time; used by one thread but for sv_poster_wake. */
struct sv_poster;

SV_MUST_USE
enum sv_status sv_poster_open(int64_t timeout_ms, struct sv_poster **ret_poster,
                              struct sv_error *reterr);
/* Ends what is under way. NULL is fine. */
void sv_poster_close(struct sv_poster *poster);

/* Begins a post; tag is given back when it has ended. */
SV_MUST_USE
enum sv_status sv_poster_begin(struct sv_poster *poster, const struct sv_post *post, void *tag,
                               struct sv_error *reterr);
/* Goes on with all that is under way, waiting until something happens, is woken or time is up. */
void sv_poster_wait(struct sv_poster *poster, int64_t ms);
/* Takes a post that has ended; its tag, or NULL if none has. */
void *sv_poster_ended(struct sv_poster *poster, struct sv_post_outcome *ret_outcome);
/* Ends a wait, from any thread. */
void sv_poster_wake(struct sv_poster *poster);

#endif
