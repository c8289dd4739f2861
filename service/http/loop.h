/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_HTTP_LOOP_H
#define SV_HTTP_LOOP_H

#include <stdbool.h>
#include <stdint.h>

/* An event loop: descriptors to watch, and one way to be stopped from another thread. */
struct sv_loop;

/* Called when the descriptor is readable. */
typedef void sv_ready_fn(void *context);

struct sv_loop *sv_loop_new(void);
void sv_loop_free(struct sv_loop *loop); /* NULL is fine */

/* A few descriptors for as long as the loop lives, or until unwatched. */
void sv_loop_watch(struct sv_loop *loop, int fd, sv_ready_fn *ready, void *context);
void sv_loop_unwatch(struct sv_loop *loop, int fd);

/* Waits until a descriptor is readable, the deadline has come or the loop is stopped; calls who is
 * ready. */
void sv_loop_turn(struct sv_loop *loop, int64_t deadline_ms);

/* The clock (sv_monotonic_ms), read once a turn. */
int64_t sv_loop_now_ms(const struct sv_loop *loop);

void sv_loop_stop(struct sv_loop *loop); /* from any thread */
bool sv_loop_is_stopping(const struct sv_loop *loop);

#endif
