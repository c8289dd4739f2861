/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_FEED_COURIER_H
#define SV_FEED_COURIER_H

#include "app/app.h"
#include "feed/schedule.h"

#include <stdint.h>

/*
 * The thread of a service that carries releases on: every second it lets the scoring
 * module take what was released and not yet taken (a service may have died between the two), and
 * posts to receivers what they have not got, a few at a time and one at a time to each. A
 * receiver gets each document at least once, in no order that it may rely on. Several
 * services share the work: each takes documents for itself for a while (app/webhooks.h).
 */
struct sv_courier;

struct sv_courier_settings {
    struct sv_schedule schedule;
    int64_t timeout_ms; /* of a post */
};

enum sv_courier_word {
    SV_COURIER_FAILS, /* the database does not do its part */
    SV_COURIER_WORKS, /* again */
    SV_COURIER_DELIVERED,
    SV_COURIER_WAITS, /* a post failed; another follows */
    SV_COURIER_GIVES_UP
};

/* What happened. Nothing of the receiver's URL or of the document is in it. */
struct sv_courier_event {
    enum sv_courier_word word;
    const struct sv_error *error; /* of the first */
    int64_t webhook, entry, attempt;
    int64_t status; /* HTTP, 0 without an answer */
    const char *fault;
    int64_t wait_ms;
};

/* Called from the thread. */
typedef void sv_courier_report(const struct sv_courier_event *event);

struct sv_courier *sv_courier_start(const struct sv_app *app,
                                    const struct sv_courier_settings *settings,
                                    sv_courier_report *report);
/* Ends posts under way; what became of them is not known, so they are made again. NULL is fine. */
void sv_courier_stop(struct sv_courier *courier);

#endif
