/* SPDX-License-Identifier: Apache-2.0 */
#include "store/fold_store.h"

#include "base/text_pool.h"
#include "store/binary.h"
#include "store/connection.h"
#include "store/fold_entry.h"
#include "store/statements.h"

#include <stdlib.h>
#include <string.h>

static enum sv_status read_locked(const PGresult *res, void *context, struct sv_error *reterr)
{
    (void)reterr;
    *(bool *)context = sv_binary_bool(res, 0);
    return SV_OK;
}

static enum sv_status set(struct sv_db *db, const char *sql, struct sv_error *reterr)
{
    SV_FREED_BY(PQclear) PGresult *res = PQexec(sv_db_handle(db), sql);

    return PQresultStatus(res) == PGRES_COMMAND_OK ? SV_OK
                                                   : sv_db_failed(res, "fold_settings", reterr);
}

/*
 * By the indexes, and planned for the tables as they are now: what grew from nothing
 * since it was last analysed would be scanned from end to end in each round.
 */
static const char SETTINGS_SQL[] = "SET LOCAL plan_cache_mode = force_custom_plan;"
                                   "SET LOCAL jit = off;"
                                   "SET LOCAL enable_seqscan = off;"
                                   "SET LOCAL enable_bitmapscan = off;"
                                   "SET LOCAL enable_hashjoin = off;"
                                   "SET LOCAL enable_mergejoin = off";

enum sv_status sv_store_fold_lock(struct sv_db *db, bool may_wait, bool *ret_locked,
                                  struct sv_error *reterr)
{
    enum sv_status status = set(db, SETTINGS_SQL, reterr);

    return status != SV_OK
               ? status
               : sv_db_stream(db, may_wait ? &sv_stmt_fold_lock : &sv_stmt_fold_try_lock, NULL,
                              read_locked, ret_locked, reterr);
}

struct taking {
    struct sv_fold_entries *entries;
    struct sv_text_pool texts;
    int64_t batches;
};

/* The columns of a batch, in the order of the statement. */
enum { BATCH_COLUMNS = 12 };

static const char *next_text(struct taking *taking, struct sv_array_value *column)
{
    struct sv_bytes text = sv_array_next(column);

    return text.data == NULL
               ? ""
               : sv_text_pool_keep(&taking->texts, (const char *)text.data, text.size);
}

static enum sv_status add_of_batch(struct taking *taking, struct sv_array_value *column,
                                   struct sv_error *reterr)
{
    struct sv_fold_entry *entry = sv_fold_entries_append(taking->entries);
    const char *channel = NULL, *respondent = NULL;
    struct sv_bytes answers = { 0 };

    entry->key.unit = next_text(taking, column++);
    entry->survey = next_text(taking, column++);
    entry->key.day = sv_array_next_day(column++);
    entry->id = sv_array_next_uuid(column++);
    entry->revision = sv_array_next_int(column++);
    entry->brought.complete = sv_array_next_int(column++) != 0;
    channel = next_text(taking, column++);
    respondent = next_text(taking, column++);
    entry->key.counter = next_text(taking, column++);
    entry->key.procedure = next_text(taking, column++);
    entry->brought.duration_s = sv_array_next_int(column++);
    answers = sv_array_next(column);
    entry->brought.answers = (const uint8_t *)sv_arena_strndup(
        taking->entries->arena, (const char *)answers.data, answers.size);
    entry->answers_size = answers.size;
    return sv_fold_entry_words(entry, channel, respondent, "fold_take", reterr);
}

static enum sv_status add_batch(const PGresult *res, void *context, struct sv_error *reterr)
{
    struct taking *taking = context;
    struct sv_array_value columns[BATCH_COLUMNS];
    enum sv_status status = SV_OK;

    for (int i = 0; i < BATCH_COLUMNS; i++)
        columns[i] = sv_binary_array(res, i);
    for (size_t i = columns[0].count; i > 0 && status == SV_OK; i--)
        status = add_of_batch(taking, columns, reterr);
    taking->batches++;
    return status;
}

enum sv_status sv_store_fold_take(struct sv_db *db, int64_t responses_enough,
                                  struct sv_fold_entries *entries, int64_t *ret_taken,
                                  struct sv_error *reterr)
{
    const struct sv_bound values[] = { sv_bound_param(SV_PARAM(entries->arena, responses_enough)) };
    struct taking taking = { .entries = entries, .texts = { .arena = entries->arena } };
    enum sv_status status =
        sv_db_stream(db, &sv_stmt_fold_take, values, add_batch, &taking, reterr);

    if (status == SV_OK)
        *ret_taken = taking.batches;
    return status;
}

static enum sv_status read_int(const PGresult *res, void *context, struct sv_error *reterr)
{
    (void)reterr;
    *(int64_t *)context = sv_binary_int(res, 0);
    return SV_OK;
}

enum sv_status sv_store_fold_behind(struct sv_db *db, int64_t *ret_batches, struct sv_error *reterr)
{
    return sv_db_stream(db, &sv_stmt_fold_behind, NULL, read_int, ret_batches, reterr);
}

enum sv_status sv_store_fold_states(struct sv_db *db, struct sv_arena *arena, const char *survey,
                                    struct sv_fold_states *ret_states, struct sv_error *reterr)
{
    static const struct sv_col cols[] = {
        SV_COL(struct sv_fold_state, survey),
        SV_COL(struct sv_fold_state, folded),
        SV_COL(struct sv_fold_state, responses),
        SV_COL(struct sv_fold_state, outdated),
    };
    static const struct sv_row_shape shape = SV_ROW_SHAPE(struct sv_fold_state, cols);
    const struct sv_param params[] = { SV_PARAM(arena, survey) };
    struct sv_rows rows = { 0 };
    enum sv_status status =
        sv_db_select(db, arena, &sv_stmt_fold_state_list, params, &shape, &rows, reterr);

    if (status == SV_OK)
        *ret_states = (struct sv_fold_states){ rows.items, rows.count };
    return status;
}

enum sv_status sv_store_fold_state_put(struct sv_db *db, struct sv_arena *arena,
                                       const struct sv_fold_state *state, struct sv_error *reterr)
{
    const struct sv_param params[] = { SV_PARAM(arena, state->survey),
                                       SV_PARAM(arena, state->folded),
                                       SV_PARAM(arena, state->responses),
                                       SV_PARAM(arena, state->outdated) };

    return sv_db_run(db, &sv_stmt_fold_state_put, params, NULL, reterr);
}

enum sv_status sv_store_take_time(struct sv_db *db, struct sv_error *reterr)
{
    return set(db,
               "SET LOCAL statement_timeout = 0;"
               "SET LOCAL enable_seqscan = DEFAULT;"
               "SET LOCAL enable_bitmapscan = DEFAULT;"
               "SET LOCAL enable_hashjoin = DEFAULT;"
               "SET LOCAL enable_mergejoin = DEFAULT",
               reterr);
}

struct visit {
    struct sv_arena *arena; /* of one entry, or some hundred of them */
    size_t entries;
    sv_each_entry *each;
    void *context;
};

static enum sv_status visit_entry(const PGresult *res, void *context, struct sv_error *reterr)
{
    enum { ENTRIES_OF_ARENA = 512 };
    struct visit *visit = context;
    struct sv_fold_entry entry;

    if (visit->entries++ % ENTRIES_OF_ARENA == 0) {
        sv_arena_free(visit->arena);
        visit->arena = sv_arena_new();
    }
    enum sv_status status = sv_fold_entry_read(visit->arena, res, &entry, reterr);

    return status == SV_OK ? visit->each(&entry, visit->context, reterr) : status;
}

enum sv_status sv_store_responses_each(struct sv_db *db, const char *survey, sv_each_entry *each,
                                       void *context, struct sv_error *reterr)
{
    const struct sv_bound values[] = { { survey, strlen(survey), false } };
    struct visit visit = { .each = each, .context = context };
    enum sv_status status =
        sv_db_stream(db, &sv_stmt_tally_responses, values, visit_entry, &visit, reterr);

    sv_arena_free(visit.arena);
    return status;
}
