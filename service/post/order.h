/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_POST_ORDER_H
#define SV_POST_ORDER_H

#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* What the service asks of sipas-post, on its standard input, and what it is told, on its output.
 */

enum { SV_POST_HEADERS_MAX = 8 };

struct sv_post_order {
    bool send;  /* or only look at the URL */
    bool local; /* may go to addresses that are not public */
    int64_t timeout_ms;
    const char *url;
    const char *headers[SV_POST_HEADERS_MAX]; /* "name: value" */
    size_t header_count;
    const char *body;
};

struct sv_post_outcome {
    int64_t status;        /* HTTP; 0 without an answer */
    int64_t retry_after_s; /* 0 if it was not asked for */
    const char *fault;     /* why there is no answer, "" if there is one; never a part of the URL */
};

/* The bytes of an order. */
const char *sv_post_order_write(struct sv_arena *arena, const struct sv_post_order *order,
                                size_t *ret_size);
/* What points into the text, which must end in a zero byte; false if it is no order. */
bool sv_post_order_read(const char *text, size_t size, struct sv_post_order *ret_order);

const char *sv_post_outcome_write(struct sv_arena *arena, const struct sv_post_outcome *outcome);
bool sv_post_outcome_read(const char *text, struct sv_post_outcome *ret_outcome);

#endif
