/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_STORE_WEBHOOK_STORE_H
#define SV_STORE_WEBHOOK_STORE_H

#include "base/arena.h"
#include "base/status.h"
#include "domain/feed.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct sv_db;

/* A receiver that is being added. */
struct sv_new_webhook {
    const char *name;
    const char *url;
    const uint8_t *secret;
    size_t secret_size;
    bool local;
    sv_day today;
};

/* It gets what is released from now on. In a transaction. */
SV_MUST_USE
enum sv_status sv_store_webhook_add(struct sv_db *db, struct sv_arena *arena,
                                    const struct sv_new_webhook *webhook, int64_t *ret_id,
                                    struct sv_error *reterr);
SV_MUST_USE
enum sv_status sv_store_webhook_list(struct sv_db *db, struct sv_arena *arena,
                                     const struct sv_webhook **ret_webhooks, size_t *ret_count,
                                     struct sv_error *reterr);
/* SV_ERR_NOT_FOUND if there is no such receiver. */
SV_MUST_USE
enum sv_status sv_store_webhook_end(struct sv_db *db, struct sv_arena *arena, int64_t id,
                                    sv_day today, struct sv_error *reterr);

/* Whether there is such a receiver that was not ended, else SV_ERR_NOT_FOUND. */
SV_MUST_USE
enum sv_status sv_store_webhook_check(struct sv_db *db, struct sv_arena *arena, int64_t id,
                                      struct sv_error *reterr);
/* Tries the dead again; *ret_count is how many. */
SV_MUST_USE
enum sv_status sv_store_delivery_revive(struct sv_db *db, struct sv_arena *arena, int64_t webhook,
                                        size_t *ret_count, struct sv_error *reterr);
/* Sends everything after an entry again. Give receivers what is new first, or it may be left out.
 */
SV_MUST_USE
enum sv_status sv_store_delivery_replay(struct sv_db *db, struct sv_arena *arena, int64_t webhook,
                                        int64_t after, size_t *ret_count, struct sv_error *reterr);
SV_MUST_USE
enum sv_status sv_store_dead_deliveries(struct sv_db *db, struct sv_arena *arena,
                                        const struct sv_dead_delivery **ret_list, size_t *ret_count,
                                        struct sv_error *reterr);

/* Whether there is something to do for a courier. */
struct sv_courier_view {
    bool untaken;  /* entries that the scoring module has not taken */
    bool unspread; /* entries that receivers were not given */
    bool due;      /* documents to be posted */
};
SV_MUST_USE
enum sv_status sv_store_courier_look(struct sv_db *db, struct sv_arena *arena,
                                     struct sv_courier_view *ret_view, struct sv_error *reterr);
/* Gives every receiver what is new. */
SV_MUST_USE
enum sv_status sv_store_delivery_spread(struct sv_db *db, struct sv_error *reterr);

/* A document to be posted. */
struct sv_claimed {
    int64_t webhook;
    int64_t entry;
    int64_t attempts; /* with this one */
    const char *url;
    bool local;
    const uint8_t *secret;
    size_t secret_size;
};

/* Receivers that are being posted to, and for how long the next document is to be taken. */
struct sv_busy_webhooks {
    const int64_t *ids;
    size_t count;
    int64_t lease_ms;
};

/* Takes the document of another receiver that waits longest; its entry is 0 if none is due. */
SV_MUST_USE
enum sv_status sv_store_delivery_claim(struct sv_db *db, struct sv_arena *arena,
                                       const struct sv_busy_webhooks *busy,
                                       struct sv_claimed *ret_claimed, struct sv_error *reterr);

/* What became of an attempt. */
struct sv_delivery_record {
    int64_t webhook;
    int64_t entry;
    int64_t attempts;
    const char *state; /* waiting, delivered or dead */
    int64_t wait_ms;   /* to the next attempt */
    int64_t status;    /* HTTP, 0 without an answer */
    const char *fault;
};
SV_MUST_USE
enum sv_status sv_store_delivery_record(struct sv_db *db, struct sv_arena *arena,
                                        const struct sv_delivery_record *record,
                                        struct sv_error *reterr);

#endif
