/* SPDX-License-Identifier: Apache-2.0 */
#include "app/webhooks.h"

#include "app/outbox.h"
#include "app/seal.h"
#include "store/pool.h"
#include "store/release_store.h"
#include "store/transaction.h"
#include "store/webhook_store.h"

enum { SECRET_SIZE = 32 };

struct adding {
    struct sv_arena *arena;
    const struct sv_new_webhook *webhook;
    int64_t id;
};

static enum sv_status add(struct sv_db *db, void *context, struct sv_error *reterr)
{
    struct adding *adding = context;

    return sv_store_webhook_add(db, adding->arena, adding->webhook, &adding->id, reterr);
}

enum sv_status sv_app_webhook_add(const struct sv_app *app, struct sv_arena *arena,
                                  const struct sv_webhook_order *order, int64_t *ret_id,
                                  const char **ret_secret, struct sv_error *reterr)
{
    SV_LOAN loan = { 0 };
    uint8_t secret[SECRET_SIZE];
    const struct sv_new_webhook webhook = { .name = order->name,
                                            .url = order->url,
                                            .secret = secret,
                                            .secret_size = sizeof(secret),
                                            .local = order->local,
                                            .today = order->today };
    struct adding adding = { .arena = arena, .webhook = &webhook };

    sv_random_bytes(secret, sizeof(secret));
    enum sv_status status = sv_pool_take(app->pool, &loan, reterr);
    if (status == SV_OK)
        status = sv_transact(loan.db, add, &adding, reterr);
    if (status != SV_OK)
        return status;
    *ret_id = adding.id;
    *ret_secret =
        sv_arena_printf(arena, SV_WEBHOOK_PREFIX "%s", sv_base64(arena, secret, sizeof(secret)));
    return SV_OK;
}

enum sv_status sv_app_webhooks(const struct sv_app *app, struct sv_arena *arena,
                               const struct sv_webhook **ret_webhooks, size_t *ret_count,
                               struct sv_error *reterr)
{
    SV_LOAN loan = { 0 };

    enum sv_status status = sv_pool_take(app->pool, &loan, reterr);
    if (status != SV_OK)
        return status;
    return sv_store_webhook_list(loan.db, arena, ret_webhooks, ret_count, reterr);
}

enum sv_status sv_app_webhook_end(const struct sv_app *app, struct sv_arena *arena, int64_t id,
                                  sv_day today, struct sv_error *reterr)
{
    SV_LOAN loan = { 0 };

    enum sv_status status = sv_pool_take(app->pool, &loan, reterr);
    if (status != SV_OK)
        return status;
    return sv_store_webhook_end(loan.db, arena, id, today, reterr);
}

enum sv_status sv_app_dead_deliveries(const struct sv_app *app, struct sv_arena *arena,
                                      const struct sv_dead_delivery **ret_list, size_t *ret_count,
                                      struct sv_error *reterr)
{
    SV_LOAN loan = { 0 };

    enum sv_status status = sv_pool_take(app->pool, &loan, reterr);
    if (status != SV_OK)
        return status;
    return sv_store_dead_deliveries(loan.db, arena, ret_list, ret_count, reterr);
}

struct replaying {
    struct sv_arena *arena;
    const struct sv_webhook_replay *replay;
    size_t count;
};

static enum sv_status replay(struct sv_db *db, void *context, struct sv_error *reterr)
{
    struct replaying *replaying = context;
    const struct sv_webhook_replay *order = replaying->replay;

    enum sv_status status = sv_store_webhook_check(db, replaying->arena, order->webhook, reterr);
    if (status == SV_OK)
        status = sv_store_delivery_spread(db, reterr);
    if (status != SV_OK)
        return status;
    if (!order->all)
        return sv_store_delivery_revive(db, replaying->arena, order->webhook, &replaying->count,
                                        reterr);
    return sv_store_delivery_replay(db, replaying->arena, order->webhook, order->after,
                                    &replaying->count, reterr);
}

enum sv_status sv_app_webhook_replay(const struct sv_app *app, struct sv_arena *arena,
                                     const struct sv_webhook_replay *order, size_t *ret_count,
                                     struct sv_error *reterr)
{
    SV_LOAN loan = { 0 };
    struct replaying replaying = { .arena = arena, .replay = order };

    enum sv_status status = sv_pool_take(app->pool, &loan, reterr);
    if (status == SV_OK)
        status = sv_transact(loan.db, replay, &replaying, reterr);
    *ret_count = replaying.count;
    return status;
}

enum sv_status sv_app_courier_round(const struct sv_app *app, bool *ret_due,
                                    struct sv_error *reterr)
{
    SV_FREED_BY(sv_arena_free) struct sv_arena *arena = sv_arena_new();
    SV_LOAN loan = { 0 };
    struct sv_courier_view view = { 0 };
    struct sv_taking taking = { 0 };

    enum sv_status status = sv_pool_take(app->pool, &loan, reterr);
    if (status == SV_OK)
        status = sv_store_courier_look(loan.db, arena, &view, reterr);
    if (status == SV_OK && view.untaken)
        status = sv_outbox_take(app, loan.db, &taking, reterr);
    if (status == SV_OK && view.unspread)
        status = sv_store_delivery_spread(loan.db, reterr);
    *ret_due = status == SV_OK && (view.due || view.unspread);
    return status;
}

/* Of the whole survey, with the document. */
static enum sv_status find_entry(struct sv_db *db, struct sv_arena *arena, int64_t entry,
                                 struct sv_release_head *ret_head, struct sv_error *reterr)
{
    const struct sv_feed_query query = {
        .survey = "", .after = entry - 1, .limit = 1, .documents = true
    };
    struct sv_release_heads heads = { 0 };

    enum sv_status status = sv_store_feed_page(db, arena, &query, "", &heads, reterr);
    if (status == SV_OK && (heads.count == 0 || heads.items[0].cursor != entry))
        status = sv_fail(reterr, SV_ERR_INTERNAL, "delivery", "no such entry of the feed");
    if (status == SV_OK)
        *ret_head = heads.items[0];
    return status;
}

enum sv_status sv_app_delivery_take(const struct sv_app *app, struct sv_arena *arena,
                                    const struct sv_delivery_limits *limits,
                                    struct sv_delivery *ret_delivery, struct sv_error *reterr)
{
    SV_LOAN loan = { 0 };
    const struct sv_busy_webhooks busy = { limits->busy, limits->busy_count, limits->lease_ms };
    struct sv_claimed claimed = { 0 };
    struct sv_release_head head = { 0 };

    *ret_delivery = (struct sv_delivery){ 0 };
    enum sv_status status = sv_pool_take(app->pool, &loan, reterr);
    if (status == SV_OK)
        status = sv_store_delivery_claim(loan.db, arena, &busy, &claimed, reterr);
    if (status != SV_OK || claimed.entry == 0)
        return status;
    status = find_entry(loan.db, arena, claimed.entry, &head, reterr);
    if (status != SV_OK)
        return status;
    *ret_delivery = (struct sv_delivery){ .webhook = claimed.webhook,
                                          .entry = claimed.entry,
                                          .attempt = claimed.attempts,
                                          .url = claimed.url,
                                          .local = claimed.local,
                                          .secret = claimed.secret,
                                          .secret_size = claimed.secret_size,
                                          .survey = head.survey,
                                          .number = head.number,
                                          .body = app->codec->write_event(arena, &head) };
    return SV_OK;
}

enum sv_status sv_app_delivery_record(const struct sv_app *app, struct sv_arena *arena,
                                      const struct sv_delivery *delivery,
                                      const struct sv_delivery_outcome *outcome,
                                      struct sv_error *reterr)
{
    static const char *const states[] = { [SV_DELIVERY_AGAIN] = "waiting",
                                          [SV_DELIVERY_ARRIVED] = "delivered",
                                          [SV_DELIVERY_DEAD] = "dead" };
    SV_LOAN loan = { 0 };
    const struct sv_delivery_record record = { .webhook = delivery->webhook,
                                               .entry = delivery->entry,
                                               .attempts = delivery->attempt,
                                               .state = states[outcome->end],
                                               .wait_ms = outcome->wait_ms,
                                               .status = outcome->status,
                                               .fault = outcome->fault };

    enum sv_status status = sv_pool_take(app->pool, &loan, reterr);
    if (status != SV_OK)
        return status;
    return sv_store_delivery_record(loan.db, arena, &record, reterr);
}
