/* SPDX-License-Identifier: Apache-2.0 */
#include "store/feed_store.h"

#include "base/text.h"
#include "domain/survey.h"
#include "store/db.h"
#include "store/statements.h"

enum { PUBLIC_SIZE = 32, SECRET_SIZE = 64 };

struct key_row {
    int64_t number;
    struct sv_bytes public_key;
    struct sv_bytes secret_key;
};

enum sv_status sv_store_signing_key_add(struct sv_db *db, struct sv_arena *arena,
                                        const struct sv_key_bytes *key, sv_day today,
                                        struct sv_error *reterr)
{
    const struct sv_bytes public_key = { key->public_key, PUBLIC_SIZE };
    const struct sv_bytes secret_key = { key->secret_key, SECRET_SIZE };
    const struct sv_param params[] = { SV_PARAM(arena, public_key), SV_PARAM(arena, secret_key),
                                       SV_PARAM(arena, today) };

    return sv_db_run(db, &sv_stmt_signing_key_insert, params, NULL, reterr);
}

enum sv_status sv_store_signing_key_newest(struct sv_db *db, struct sv_arena *arena,
                                           struct sv_key_bytes *ret_key, struct sv_error *reterr)
{
    static const struct sv_col cols[] = {
        SV_COL(struct key_row, number),
        SV_COL(struct key_row, public_key),
        SV_COL(struct key_row, secret_key),
    };
    static const struct sv_row_shape shape = SV_ROW_SHAPE(struct key_row, cols);
    struct sv_rows rows = { 0 };

    enum sv_status status =
        sv_db_select(db, arena, &sv_stmt_signing_key_newest, NULL, &shape, &rows, reterr);
    if (status != SV_OK)
        return status;
    if (rows.count == 0)
        return sv_fail(reterr, SV_ERR_NOT_FOUND, "signing_key", "no key has been made yet");
    const struct key_row *row = rows.items;

    if (row->public_key.size != PUBLIC_SIZE || row->secret_key.size != SECRET_SIZE)
        return sv_fail(reterr, SV_ERR_INTERNAL, "signing_key", "a key of another size");
    *ret_key = (struct sv_key_bytes){ row->number, row->public_key.data, row->secret_key.data };
    return SV_OK;
}

enum sv_status sv_store_public_keys(struct sv_db *db, struct sv_arena *arena,
                                    const struct sv_public_key **ret_keys, size_t *ret_count,
                                    struct sv_error *reterr)
{
    static const struct sv_col cols[] = {
        SV_COL(struct sv_public_key, key),
        SV_COL(struct sv_public_key, public_key),
        SV_COL(struct sv_public_key, made_on),
    };
    static const struct sv_row_shape shape = SV_ROW_SHAPE(struct sv_public_key, cols);
    struct sv_rows rows = { 0 };

    enum sv_status status =
        sv_db_select(db, arena, &sv_stmt_signing_key_public, NULL, &shape, &rows, reterr);
    if (status != SV_OK)
        return status;
    *ret_keys = rows.items;
    *ret_count = rows.count;
    return SV_OK;
}

struct signed_row {
    const char *document;
    int64_t key;
    const char *public_key;
    const char *sha256;
    const char *signature;
};

enum sv_status sv_store_release_signed(struct sv_db *db, struct sv_arena *arena,
                                       const struct sv_release_key *key,
                                       struct sv_signed_release *ret_signed,
                                       struct sv_error *reterr)
{
    static const struct sv_col cols[] = {
        SV_COL(struct signed_row, document),   SV_COL(struct signed_row, key),
        SV_COL(struct signed_row, public_key), SV_COL(struct signed_row, sha256),
        SV_COL(struct signed_row, signature),
    };
    static const struct sv_row_shape shape = SV_ROW_SHAPE(struct signed_row, cols);
    const struct sv_param params[] = { SV_PARAM(arena, key->survey), SV_PARAM(arena, key->number) };
    struct sv_rows rows = { 0 };

    enum sv_status status =
        sv_db_select(db, arena, &sv_stmt_release_signed, params, &shape, &rows, reterr);
    if (status != SV_OK)
        return status;
    if (rows.count == 0)
        return sv_fail(reterr, SV_ERR_NOT_FOUND, "release", "no such release");
    const struct signed_row *row = rows.items;

    *ret_signed = (struct sv_signed_release){
        .document = row->document,
        .signature = { row->key, row->public_key, row->sha256, row->signature },
    };
    return SV_OK;
}

struct lock_row {
    bool locked;
};

static enum sv_status lock(struct sv_db *db, struct sv_arena *arena, const struct sv_stmt *stmt,
                           struct sv_error *reterr)
{
    static const struct sv_col cols[] = { SV_COL(struct lock_row, locked) };
    static const struct sv_row_shape shape = SV_ROW_SHAPE(struct lock_row, cols);
    struct sv_rows rows = { 0 };

    return sv_db_select(db, arena, stmt, NULL, &shape, &rows, reterr);
}

enum sv_status sv_store_feed_add(struct sv_db *db, struct sv_arena *arena, const char *survey,
                                 int64_t number, struct sv_error *reterr)
{
    const struct sv_param params[] = { SV_PARAM(arena, survey), SV_PARAM(arena, number) };

    enum sv_status status = lock(db, arena, &sv_stmt_feed_lock, reterr);
    if (status != SV_OK)
        return status;
    return sv_db_run(db, &sv_stmt_feed_insert, params, NULL, reterr);
}

enum sv_status sv_store_take_lock(struct sv_db *db, struct sv_arena *arena, struct sv_error *reterr)
{
    return lock(db, arena, &sv_stmt_feed_take_lock, reterr);
}

enum sv_status sv_store_feed_next(struct sv_db *db, struct sv_arena *arena, int64_t after,
                                  struct sv_feed_document *ret_next, struct sv_error *reterr)
{
    static const struct sv_col cols[] = { SV_COL(struct sv_feed_document, entry),
                                          SV_COL(struct sv_feed_document, document) };
    static const struct sv_row_shape shape = SV_ROW_SHAPE(struct sv_feed_document, cols);
    const struct sv_param params[] = { SV_PARAM(arena, after) };
    struct sv_rows rows = { 0 };

    enum sv_status status =
        sv_db_select(db, arena, &sv_stmt_feed_next, params, &shape, &rows, reterr);
    if (status != SV_OK)
        return status;
    *ret_next = (struct sv_feed_document){ 0 };
    if (rows.count > 0)
        *ret_next = *(const struct sv_feed_document *)rows.items;
    return SV_OK;
}

enum sv_status sv_store_feed_taken(struct sv_db *db, struct sv_arena *arena, int64_t entry,
                                   const char *fault, struct sv_error *reterr)
{
    const struct sv_param params[] = { SV_PARAM(arena, entry), SV_PARAM(arena, fault) };

    return sv_db_run(db, &sv_stmt_feed_taken_insert, params, NULL, reterr);
}

struct known_row {
    bool ours;
    struct sv_bytes sha256;
};

enum sv_status sv_store_release_known(struct sv_db *db, struct sv_arena *arena,
                                      const struct sv_released *released,
                                      struct sv_release_known *ret_known, struct sv_error *reterr)
{
    static const struct sv_col cols[] = { SV_COL(struct known_row, ours),
                                          SV_COL(struct known_row, sha256) };
    static const struct sv_row_shape shape = SV_ROW_SHAPE(struct known_row, cols);
    const struct sv_param params[] = { SV_PARAM(arena, released->survey),
                                       SV_PARAM(arena, released->number) };
    struct sv_rows rows = { 0 };

    enum sv_status status =
        sv_db_select(db, arena, &sv_stmt_release_known, params, &shape, &rows, reterr);
    if (status != SV_OK)
        return status;
    const struct known_row *row = rows.items;

    *ret_known =
        (struct sv_release_known){ .ours = row->ours,
                                   .sha256 = sv_hex(arena, row->sha256.data, row->sha256.size) };
    return SV_OK;
}

/* One column of the units of a document, as an array of PostgreSQL. */
typedef const char *column(struct sv_arena *arena, const struct sv_released_unit *unit);

static const char *count_text(struct sv_arena *arena, int64_t count)
{
    return sv_param_int64(arena, count).text;
}

static const char *share_text(struct sv_arena *arena, bool known, double value)
{
    return known ? sv_param_double(arena, value).text : "0";
}

static const char *bool_text(bool value)
{
    return value ? "t" : "f";
}

static const char *unit_column(struct sv_arena *arena, const struct sv_released_unit *unit)
{
    (void)arena;
    return unit->unit;
}

static const char *shown_column(struct sv_arena *arena, const struct sv_released_unit *unit)
{
    (void)arena;
    return bool_text(unit->shown);
}

static const char *satisfied_column(struct sv_arena *arena, const struct sv_released_unit *unit)
{
    return count_text(arena, unit->index.satisfied);
}

static const char *valid_column(struct sv_arena *arena, const struct sv_released_unit *unit)
{
    return count_text(arena, unit->index.valid);
}

static const char *respondents_column(struct sv_arena *arena, const struct sv_released_unit *unit)
{
    return count_text(arena, unit->index.respondents);
}

static const char *known_column(struct sv_arena *arena, const struct sv_released_unit *unit)
{
    (void)arena;
    return bool_text(unit->index.known);
}

static const char *value_column(struct sv_arena *arena, const struct sv_released_unit *unit)
{
    return share_text(arena, unit->index.known, unit->index.value);
}

static const char *interval_column(struct sv_arena *arena, const struct sv_released_unit *unit)
{
    (void)arena;
    return bool_text(unit->index.interval.known);
}

static const char *low_column(struct sv_arena *arena, const struct sv_released_unit *unit)
{
    return share_text(arena, unit->index.interval.known, unit->index.interval.low);
}

static const char *high_column(struct sv_arena *arena, const struct sv_released_unit *unit)
{
    return share_text(arena, unit->index.interval.known, unit->index.interval.high);
}

static const char *options_column(struct sv_arena *arena, const struct sv_released_unit *unit)
{
    (void)arena;
    return unit->options;
}

static column *const columns[] = {
    unit_column,  shown_column,    satisfied_column, valid_column, respondents_column, known_column,
    value_column, interval_column, low_column,       high_column,  options_column,
};
enum { CONSTANTS = 12, COLUMNS = sizeof(columns) / sizeof(columns[0]) };

static struct sv_param column_param(struct sv_arena *arena, const struct sv_released *released,
                                    column *text_of)
{
    const char **texts = sv_arena_array(arena, released->unit_count, sizeof(*texts));
    const struct sv_strings strings = { texts, released->unit_count };

    for (size_t i = 0; i < released->unit_count; i++)
        texts[i] = text_of(arena, &released->units[i]);
    return SV_PARAM(arena, strings);
}

enum sv_status sv_store_survey_scores_add(struct sv_db *db, struct sv_arena *arena,
                                          const struct sv_taken_document *document,
                                          size_t *ret_added, struct sv_error *reterr)
{
    const struct sv_released *released = document->released;
    const struct sv_sub_index *sub_index = &released->sub_index;
    const char *source = sub_index->target_source == NULL ? "" : sub_index->target_source;
    const char *sha256 = sv_arena_printf(arena, "\\x%s", document->sha256);
    enum sv_status status = SV_OK;

    *ret_added = 0;
    for (size_t i = 0; i < released->feed_count && status == SV_OK; i++) {
        struct sv_param params[CONSTANTS + COLUMNS] = {
            SV_PARAM(arena, released->survey),
            SV_PARAM(arena, released->number),
            SV_PARAM(arena, sha256),
            SV_PARAM(arena, released->released_on),
            SV_PARAM(arena, released->feeds[i].framework),
            SV_PARAM(arena, released->feeds[i].criterion),
            SV_PARAM(arena, released->feeds[i].period),
            SV_PARAM(arena, sub_index->max_points),
            SV_PARAM(arena, sub_index->has_target),
            SV_PARAM(arena, sub_index->target_low),
            SV_PARAM(arena, sub_index->target_high),
            SV_PARAM(arena, source),
        };
        size_t added = 0;

        for (size_t k = 0; k < COLUMNS; k++)
            params[CONSTANTS + k] = column_param(arena, released, columns[k]);
        status = sv_db_run(db, &sv_stmt_survey_score_insert, params, &added, reterr);
        *ret_added += added;
    }
    return status;
}
