/* SPDX-License-Identifier: Apache-2.0 */
#include "store/fold_store.h"

#include "base/text_pool.h"
#include "store/binary.h"
#include "store/connection.h"
#include "store/statements.h"

#include <stdlib.h>
#include <string.h>

static struct sv_fold_entry *append(struct sv_fold_entries *entries)
{
    enum { ROOM_FIRST = 512 };

    if (entries->count == entries->room) {
        size_t room = entries->room == 0 ? ROOM_FIRST : 2 * entries->room;
        struct sv_fold_entry *items = sv_arena_array(entries->arena, room, sizeof(*items));

        if (entries->count > 0)
            memcpy(items, entries->items, entries->count * sizeof(*items));
        entries->items = items;
        entries->room = room;
    }
    return &entries->items[entries->count++];
}

static enum sv_status set_words(struct sv_fold_entry *entry, const char *channel,
                                const char *respondent, const char *where, struct sv_error *reterr)
{
    if (!sv_channel_of_word(channel, &entry->key.channel) ||
        !sv_respondent_of_word(respondent, &entry->key.respondent))
        return sv_fail(reterr, SV_ERR_INTERNAL, where, "an unknown channel or respondent type");
    return SV_OK;
}

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
    struct sv_fold_entry *entry = append(taking->entries);
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
    return set_words(entry, channel, respondent, "fold_take", reterr);
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

enum sv_status sv_store_fold_take(struct sv_db *db, int64_t batches_max,
                                  struct sv_fold_entries *entries, int64_t *ret_taken,
                                  struct sv_error *reterr)
{
    const struct sv_bound values[] = { sv_bound_param(SV_PARAM(entries->arena, batches_max)) };
    struct taking taking = { .entries = entries, .texts = { .arena = entries->arena } };
    enum sv_status status =
        sv_db_stream(db, &sv_stmt_fold_take, values, add_batch, &taking, reterr);

    if (status == SV_OK)
        *ret_taken = taking.batches;
    return status;
}

/* An entry of a row of response, its texts in the arena. */
static enum sv_status read_entry(struct sv_arena *arena, const PGresult *res,
                                 struct sv_fold_entry *entry, struct sv_error *reterr)
{
    struct sv_bytes answers = sv_binary_bytes(arena, res, 11);

    *entry = (struct sv_fold_entry){
        .key = { .unit = sv_binary_text(arena, res, 0),
                 .day = sv_binary_day(res, 2),
                 .counter = sv_binary_text(arena, res, 8),
                 .procedure = sv_binary_text(arena, res, 9) },
        .survey = sv_binary_text(arena, res, 1),
        .id = sv_binary_uuid(res, 3),
        .revision = sv_binary_int(res, 4),
        .brought = { .answers = answers.data,
                     .complete = sv_binary_bool(res, 5),
                     .duration_s = sv_binary_int(res, 10) },
        .answers_size = answers.size,
    };
    return set_words(entry, sv_binary_text(arena, res, 6), sv_binary_text(arena, res, 7),
                     "response", reterr);
}

/* An id and a revision. */
struct stored_once {
    struct sv_uuid id;
    int64_t revision;
};

static int compare_once(const void *first, const void *second)
{
    const struct stored_once *a = first, *b = second;
    int order = memcmp(a->id.bytes, b->id.bytes, sizeof(a->id.bytes));

    return order != 0 ? order : (a->revision > b->revision) - (a->revision < b->revision);
}

/* What no earlier round has taken: the round's own revisions, and those in the queue. Of both
 * there is one row under an id and a revision (response_once). */
struct not_taken {
    struct sv_arena *arena;
    struct stored_once *items;
    size_t count, room;
};

static void not_taken_add(struct not_taken *set, struct sv_uuid id, int64_t revision)
{
    if (set->count == set->room) {
        struct stored_once *items = sv_arena_array(set->arena, 2 * set->room, sizeof(*items));

        memcpy(items, set->items, set->count * sizeof(*items));
        set->items = items;
        set->room *= 2;
    }
    set->items[set->count++] = (struct stored_once){ id, revision };
}

static enum sv_status add_waiting(const PGresult *res, void *context, struct sv_error *reterr)
{
    (void)reterr;
    not_taken_add(context, sv_binary_uuid(res, 0), sv_binary_int(res, 1));
    return SV_OK;
}

static enum sv_status add_other(const PGresult *res, void *context, struct sv_error *reterr)
{
    struct sv_fold_entries *others = context;

    return read_entry(others->arena, res, append(others), reterr);
}

static enum sv_status find_others(struct sv_db *db, const struct sv_fold_entries *entries,
                                  struct sv_fold_entries *others, struct sv_error *reterr)
{
    struct sv_array_param ids = sv_array_begin(entries->arena, SV_ELEMENT_UUID, entries->count);
    struct sv_array_param revisions =
        sv_array_begin(entries->arena, SV_ELEMENT_INT2, entries->count);

    for (size_t i = 0; i < entries->count; i++) {
        sv_array_add_uuid(&ids, &entries->items[i].id);
        sv_array_add_int2(&revisions, entries->items[i].revision);
    }
    const struct sv_bound values[] = { sv_bound_array(&ids), sv_bound_array(&revisions) };

    return sv_db_stream(db, &sv_stmt_fold_others, values, add_other, others, reterr);
}

static enum sv_status find_waiting(struct sv_db *db, const struct sv_fold_entries *others,
                                   struct not_taken *set, struct sv_error *reterr)
{
    struct sv_array_param ids = sv_array_begin(others->arena, SV_ELEMENT_UUID, others->count);

    for (size_t i = 0; i < others->count; i++)
        sv_array_add_uuid(&ids, &others->items[i].id);
    const struct sv_bound values[] = { sv_bound_array(&ids) };

    return sv_db_stream(db, &sv_stmt_fold_waiting, values, add_waiting, set, reterr);
}

enum sv_status sv_store_fold_others(struct sv_db *db, struct sv_fold_entries *entries,
                                    struct sv_error *reterr)
{
    struct sv_fold_entries others = { .arena = entries->arena };
    struct not_taken set = { .arena = entries->arena, .room = entries->count };

    if (entries->count == 0)
        return SV_OK;
    enum sv_status status = find_others(db, entries, &others, reterr);

    if (status != SV_OK || others.count == 0)
        return status;
    set.items = sv_arena_array(set.arena, set.room, sizeof(*set.items));
    for (size_t i = 0; i < entries->count; i++)
        not_taken_add(&set, entries->items[i].id, entries->items[i].revision);
    status = find_waiting(db, &others, &set, reterr);
    if (status != SV_OK)
        return status;
    qsort(set.items, set.count, sizeof(*set.items), compare_once);
    for (size_t i = 0; i < others.count; i++) {
        const struct stored_once once = { others.items[i].id, others.items[i].revision };

        if (bsearch(&once, set.items, set.count, sizeof(once), compare_once) != NULL)
            continue;
        others.items[i].taken = true;
        *append(entries) = others.items[i];
    }
    return SV_OK;
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
    enum sv_status status = read_entry(visit->arena, res, &entry, reterr);

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
