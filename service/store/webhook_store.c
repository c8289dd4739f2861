/* SPDX-License-Identifier: Apache-2.0 */
#include "store/webhook_store.h"

#include "store/db.h"
#include "store/statements.h"

struct lock_row {
    bool locked;
};

struct id_row {
    int64_t id;
};

enum sv_status sv_store_webhook_add(struct sv_db *db, struct sv_arena *arena,
                                    const struct sv_new_webhook *webhook, int64_t *ret_id,
                                    struct sv_error *reterr)
{
    static const struct sv_col lock_cols[] = { SV_COL(struct lock_row, locked) };
    static const struct sv_row_shape lock_shape = SV_ROW_SHAPE(struct lock_row, lock_cols);
    static const struct sv_col cols[] = { SV_COL(struct id_row, id) };
    static const struct sv_row_shape shape = SV_ROW_SHAPE(struct id_row, cols);
    const struct sv_bytes secret = { webhook->secret, webhook->secret_size };
    const struct sv_param params[] = {
        SV_PARAM(arena, webhook->name),  SV_PARAM(arena, webhook->url),   SV_PARAM(arena, secret),
        SV_PARAM(arena, webhook->local), SV_PARAM(arena, webhook->today),
    };
    struct sv_rows rows = { 0 };

    enum sv_status status =
        sv_db_select(db, arena, &sv_stmt_feed_lock, NULL, &lock_shape, &rows, reterr);
    if (status == SV_OK)
        status = sv_db_select(db, arena, &sv_stmt_webhook_insert, params, &shape, &rows, reterr);
    if (status == SV_OK)
        *ret_id = ((const struct id_row *)rows.items)->id;
    return status;
}

enum sv_status sv_store_webhook_list(struct sv_db *db, struct sv_arena *arena,
                                     const struct sv_webhook **ret_webhooks, size_t *ret_count,
                                     struct sv_error *reterr)
{
    static const struct sv_col cols[] = {
        SV_COL(struct sv_webhook, id),        SV_COL(struct sv_webhook, name),
        SV_COL(struct sv_webhook, url),       SV_COL(struct sv_webhook, local),
        SV_COL(struct sv_webhook, made_on),   SV_COL(struct sv_webhook, ended),
        SV_COL(struct sv_webhook, ended_on),  SV_COL(struct sv_webhook, waiting),
        SV_COL(struct sv_webhook, delivered), SV_COL(struct sv_webhook, dead),
    };
    static const struct sv_row_shape shape = SV_ROW_SHAPE(struct sv_webhook, cols);
    struct sv_rows rows = { 0 };

    enum sv_status status =
        sv_db_select(db, arena, &sv_stmt_webhook_list, NULL, &shape, &rows, reterr);
    if (status != SV_OK)
        return status;
    *ret_webhooks = rows.items;
    *ret_count = rows.count;
    return SV_OK;
}

static enum sv_status none(struct sv_error *reterr)
{
    return sv_fail(reterr, SV_ERR_NOT_FOUND, "webhook", "no such receiver");
}

enum sv_status sv_store_webhook_end(struct sv_db *db, struct sv_arena *arena, int64_t id,
                                    sv_day today, struct sv_error *reterr)
{
    const struct sv_param params[] = { SV_PARAM(arena, id), SV_PARAM(arena, today) };
    size_t count = 0;

    enum sv_status status = sv_db_run(db, &sv_stmt_webhook_end, params, &count, reterr);
    return status == SV_OK && count == 0 ? none(reterr) : status;
}

struct number_row {
    int64_t number;
};

enum sv_status sv_store_webhook_check(struct sv_db *db, struct sv_arena *arena, int64_t id,
                                      struct sv_error *reterr)
{
    static const struct sv_col cols[] = { SV_COL(struct number_row, number) };
    static const struct sv_row_shape shape = SV_ROW_SHAPE(struct number_row, cols);
    const struct sv_param params[] = { SV_PARAM(arena, id) };
    struct sv_rows rows = { 0 };

    enum sv_status status =
        sv_db_select(db, arena, &sv_stmt_webhook_find, params, &shape, &rows, reterr);
    if (status == SV_OK && ((const struct number_row *)rows.items)->number == 0)
        return none(reterr);
    return status;
}

enum sv_status sv_store_delivery_revive(struct sv_db *db, struct sv_arena *arena, int64_t webhook,
                                        size_t *ret_count, struct sv_error *reterr)
{
    const struct sv_param params[] = { SV_PARAM(arena, webhook) };

    return sv_db_run(db, &sv_stmt_delivery_revive, params, ret_count, reterr);
}

enum sv_status sv_store_delivery_replay(struct sv_db *db, struct sv_arena *arena, int64_t webhook,
                                        int64_t after, size_t *ret_count, struct sv_error *reterr)
{
    const struct sv_param params[] = { SV_PARAM(arena, webhook), SV_PARAM(arena, after) };

    return sv_db_run(db, &sv_stmt_delivery_replay, params, ret_count, reterr);
}

enum sv_status sv_store_dead_deliveries(struct sv_db *db, struct sv_arena *arena,
                                        const struct sv_dead_delivery **ret_list, size_t *ret_count,
                                        struct sv_error *reterr)
{
    static const struct sv_col cols[] = {
        SV_COL(struct sv_dead_delivery, webhook), SV_COL(struct sv_dead_delivery, name),
        SV_COL(struct sv_dead_delivery, entry),   SV_COL(struct sv_dead_delivery, survey),
        SV_COL(struct sv_dead_delivery, number),  SV_COL(struct sv_dead_delivery, attempts),
        SV_COL(struct sv_dead_delivery, status),  SV_COL(struct sv_dead_delivery, fault),
    };
    static const struct sv_row_shape shape = SV_ROW_SHAPE(struct sv_dead_delivery, cols);
    struct sv_rows rows = { 0 };

    enum sv_status status =
        sv_db_select(db, arena, &sv_stmt_delivery_dead_list, NULL, &shape, &rows, reterr);
    if (status != SV_OK)
        return status;
    *ret_list = rows.items;
    *ret_count = rows.count;
    return SV_OK;
}

enum sv_status sv_store_courier_look(struct sv_db *db, struct sv_arena *arena,
                                     struct sv_courier_view *ret_view, struct sv_error *reterr)
{
    static const struct sv_col cols[] = {
        SV_COL(struct sv_courier_view, untaken),
        SV_COL(struct sv_courier_view, unspread),
        SV_COL(struct sv_courier_view, due),
    };
    static const struct sv_row_shape shape = SV_ROW_SHAPE(struct sv_courier_view, cols);
    struct sv_rows rows = { 0 };

    enum sv_status status =
        sv_db_select(db, arena, &sv_stmt_courier_look, NULL, &shape, &rows, reterr);
    if (status == SV_OK)
        *ret_view = *(const struct sv_courier_view *)rows.items;
    return status;
}

enum sv_status sv_store_delivery_spread(struct sv_db *db, struct sv_error *reterr)
{
    return sv_db_run(db, &sv_stmt_delivery_spread, NULL, NULL, reterr);
}

struct claimed_row {
    int64_t webhook;
    int64_t entry;
    int64_t attempts;
    const char *url;
    bool local;
    struct sv_bytes secret;
};

static struct sv_claimed claimed_of(const struct claimed_row *row)
{
    return (struct sv_claimed){ .webhook = row->webhook,
                                .entry = row->entry,
                                .attempts = row->attempts,
                                .url = row->url,
                                .local = row->local,
                                .secret = row->secret.data,
                                .secret_size = row->secret.size };
}

enum sv_status sv_store_delivery_claim(struct sv_db *db, struct sv_arena *arena,
                                       const struct sv_busy_webhooks *busy,
                                       struct sv_claimed *ret_claimed, struct sv_error *reterr)
{
    static const struct sv_col cols[] = {
        SV_COL(struct claimed_row, webhook),  SV_COL(struct claimed_row, entry),
        SV_COL(struct claimed_row, attempts), SV_COL(struct claimed_row, url),
        SV_COL(struct claimed_row, local),    SV_COL(struct claimed_row, secret),
    };
    static const struct sv_row_shape shape = SV_ROW_SHAPE(struct claimed_row, cols);
    const char **ids = sv_arena_array(arena, busy->count, sizeof(*ids));
    const struct sv_strings over = { ids, busy->count };
    struct sv_rows rows = { 0 };

    for (size_t i = 0; i < busy->count; i++)
        ids[i] = sv_param_int64(arena, busy->ids[i]).text;
    const struct sv_param params[] = { SV_PARAM(arena, over), SV_PARAM(arena, busy->lease_ms) };

    enum sv_status status =
        sv_db_select(db, arena, &sv_stmt_delivery_claim, params, &shape, &rows, reterr);
    if (status != SV_OK)
        return status;
    *ret_claimed = (struct sv_claimed){ 0 };
    if (rows.count > 0)
        *ret_claimed = claimed_of(rows.items);
    return SV_OK;
}

enum sv_status sv_store_delivery_record(struct sv_db *db, struct sv_arena *arena,
                                        const struct sv_delivery_record *record,
                                        struct sv_error *reterr)
{
    const struct sv_param params[] = {
        SV_PARAM(arena, record->webhook),  SV_PARAM(arena, record->entry),
        SV_PARAM(arena, record->attempts), SV_PARAM(arena, record->state),
        SV_PARAM(arena, record->wait_ms),  SV_PARAM(arena, record->status),
        SV_PARAM(arena, record->fault),
    };

    return sv_db_run(db, &sv_stmt_delivery_record, params, NULL, reterr);
}
