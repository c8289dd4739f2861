/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_APP_WEBHOOKS_H
#define SV_APP_WEBHOOKS_H

#include "app/app.h"
#include "domain/feed.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Receivers of releases by HTTP, and what they still have to get. feed/ posts it. */

#define SV_WEBHOOK_PREFIX "whsec_" /* of the secret of a receiver, then base64 */

struct sv_webhook_order {
    const char *name;
    const char *url;
    bool local; /* may have an address of this machine or network */
    sv_day today;
};

/* Adds a receiver of all that is released from now on; *ret_secret is told this once. */
SV_MUST_USE
enum sv_status sv_app_webhook_add(const struct sv_app *app, struct sv_arena *arena,
                                  const struct sv_webhook_order *order, int64_t *ret_id,
                                  const char **ret_secret, struct sv_error *reterr);
SV_MUST_USE
enum sv_status sv_app_webhooks(const struct sv_app *app, struct sv_arena *arena,
                               const struct sv_webhook **ret_webhooks, size_t *ret_count,
                               struct sv_error *reterr);
/* SV_ERR_NOT_FOUND if there is none. */
SV_MUST_USE
enum sv_status sv_app_webhook_end(const struct sv_app *app, struct sv_arena *arena, int64_t id,
                                  sv_day today, struct sv_error *reterr);
SV_MUST_USE
enum sv_status sv_app_dead_deliveries(const struct sv_app *app, struct sv_arena *arena,
                                      const struct sv_dead_delivery **ret_list, size_t *ret_count,
                                      struct sv_error *reterr);

/* Which documents a receiver is to get again. */
struct sv_webhook_replay {
    int64_t webhook;
    bool all;      /* every one after the cursor, or else the dead ones */
    int64_t after; /* cursor */
};
/* SV_ERR_NOT_FOUND if there is no such receiver, or it was ended. */
SV_MUST_USE
enum sv_status sv_app_webhook_replay(const struct sv_app *app, struct sv_arena *arena,
                                     const struct sv_webhook_replay *replay, size_t *ret_count,
                                     struct sv_error *reterr);

/* A document on its way to a receiver. */
struct sv_delivery {
    int64_t webhook;
    int64_t entry; /* 0: nothing is due */
    int64_t attempt;
    const char *url;
    bool local;
    const uint8_t *secret;
    size_t secret_size;
    const char *survey;
    int64_t number;
    const char *body;
};

/* Receivers that are being posted to now, and for how long a document is to be taken. */
struct sv_delivery_limits {
    const int64_t *busy;
    size_t busy_count;
    int64_t lease_ms;
};

/*
 * What a courier does each second: lets the scoring module take what it has not
 * taken, gives receivers what is new, and tells whether a document is to be posted.
 */
SV_MUST_USE
enum sv_status sv_app_courier_round(const struct sv_app *app, bool *ret_due,
                                    struct sv_error *reterr);

/* Takes the document that waits longest, of a receiver that is not busy. */
SV_MUST_USE
enum sv_status sv_app_delivery_take(const struct sv_app *app, struct sv_arena *arena,
                                    const struct sv_delivery_limits *limits,
                                    struct sv_delivery *ret_delivery, struct sv_error *reterr);

enum sv_delivery_end { SV_DELIVERY_AGAIN, SV_DELIVERY_ARRIVED, SV_DELIVERY_DEAD };

struct sv_delivery_outcome {
    enum sv_delivery_end end;
    int64_t wait_ms; /* to the next attempt */
    int64_t status;  /* HTTP, 0 without an answer */
    const char *fault;
};
SV_MUST_USE
enum sv_status sv_app_delivery_record(const struct sv_app *app, struct sv_arena *arena,
                                      const struct sv_delivery *delivery,
                                      const struct sv_delivery_outcome *outcome,
                                      struct sv_error *reterr);

#endif
