/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_POST_SEND_H
#define SV_POST_SEND_H

#include "post/order.h"

/* All that is asked of libcurl; its only caller. */

/*
 * Whether the URL is fit for posting: http or https, a host, at most 2,000 characters, and without
 * `local` no address that is not public. The fault tells what is wrong.
 */
struct sv_post_outcome sv_look_at_url(struct sv_arena *arena, const struct sv_post_order *order);

/* Posts, and waits for the answer. */
struct sv_post_outcome sv_send(const struct sv_post_order *order);

#endif
