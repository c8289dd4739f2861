/* SPDX-License-Identifier: Apache-2.0 */
#include "store/measure_store.h"

#include "base/text.h"
#include "store/statements.h"

#include <string.h>

/* Codes hold no blank, so that a blank may separate them. */
static const char *joined(struct sv_arena *arena, const struct sv_codes *codes)
{
    struct sv_buffer text = { .arena = arena };

    for (size_t i = 0; i < codes->count; i++)
        sv_buffer_printf(&text, "%s%s", i == 0 ? "" : " ", codes->items[i]);
    return text.data == NULL ? "" : text.data;
}

static struct sv_codes split(struct sv_arena *arena, const char *text)
{
    const char **items = sv_arena_array(arena, strlen(text) / 2 + 1, sizeof(*items));
    size_t count = 0;

    while (*text != '\0') {
        size_t size = strcspn(text, " ");

        items[count++] = sv_arena_strndup(arena, text, size);
        text += size + (text[size] == ' ' ? 1 : 0);
    }
    return (struct sv_codes){ items, count };
}

enum sv_status sv_store_measure_add(struct sv_db *db, struct sv_arena *arena,
                                    const struct sv_scorecard_key *key,
                                    const struct sv_measure *measure, struct sv_error *reterr)
{
    const struct sv_param unknown = { NULL };
    const struct sv_param params[] = {
        SV_PARAM(arena, key->unit),
        SV_PARAM(arena, key->framework),
        SV_PARAM(arena, key->period),
        SV_PARAM(arena, measure->code),
        SV_PARAM(arena, measure->criterion),
        SV_PARAM(arena, measure->title),
        SV_PARAM(arena, measure->owner_unit),
        SV_PARAM(arena, measure->owner),
        SV_PARAM(arena, measure->due_on),
        SV_PARAM(arena, measure->cost),
        SV_PARAM(arena, measure->chance_percent),
        SV_PARAM(arena, measure->expected),
        measure->achieved_known ? SV_PARAM(arena, measure->achieved) : unknown,
        SV_PARAM(arena, joined(arena, &measure->needs)),
        SV_PARAM(arena, joined(arena, &measure->excludes)),
        SV_PARAM(arena, measure->proof),
        SV_PARAM(arena, measure->progress),
        SV_PARAM(arena, sv_measure_state_word(measure->state)),
        SV_PARAM(arena, measure->reason),
        SV_PARAM(arena, measure->author),
        SV_PARAM(arena, measure->made_on),
    };

    return sv_db_run(db, &sv_stmt_measure_insert, params, NULL, reterr);
}

struct measure_row {
    const char *code, *criterion, *title, *owner_unit, *owner, *owner_vi, *owner_en;
    sv_day due_on;
    int64_t cost, chance, expected;
    bool achieved_known;
    int64_t achieved;
    const char *requires, *excludes, *proof;
    int64_t progress;
    const char *state, *reason, *author;
    sv_day made_on;
};

static struct sv_measure measure_of(struct sv_arena *arena, const struct measure_row *row)
{
    struct sv_measure measure = {
        .code = row->code,
        .criterion = row->criterion,
        .title = row->title,
        .owner_unit = row->owner_unit,
        .owner = row->owner,
        .owner_name = { row->owner_vi[0] == '\0' ? NULL : row->owner_vi,
                        row->owner_en[0] == '\0' ? NULL : row->owner_en },
        .due_on = row->due_on,
        .cost = row->cost,
        .chance_percent = row->chance,
        .expected = row->expected,
        .achieved_known = row->achieved_known,
        .achieved = row->achieved,
        .needs = split(arena, row->requires),
        .excludes = split(arena, row->excludes),
        .proof = row->proof,
        .progress = row->progress,
        .reason = row->reason,
        .author = row->author,
        .made_on = row->made_on,
    };

    (void)sv_measure_state_of_word(row->state, &measure.state); /* a constraint has the words */
    return measure;
}

static enum sv_status select_measures(struct sv_db *db, struct sv_arena *arena,
                                      const struct sv_stmt *stmt,
                                      const struct sv_scorecard_key *key,
                                      struct sv_measures *ret_measures, struct sv_error *reterr)
{
    static const struct sv_col cols[] = {
        SV_COL(struct measure_row, code),     SV_COL(struct measure_row, criterion),
        SV_COL(struct measure_row, title),    SV_COL(struct measure_row, owner_unit),
        SV_COL(struct measure_row, owner),    SV_COL(struct measure_row, owner_vi),
        SV_COL(struct measure_row, owner_en), SV_COL(struct measure_row, due_on),
        SV_COL(struct measure_row, cost),     SV_COL(struct measure_row, chance),
        SV_COL(struct measure_row, expected), SV_COL(struct measure_row, achieved_known),
        SV_COL(struct measure_row, achieved), SV_COL(struct measure_row, requires),
        SV_COL(struct measure_row, excludes), SV_COL(struct measure_row, proof),
        SV_COL(struct measure_row, progress), SV_COL(struct measure_row, state),
        SV_COL(struct measure_row, reason),   SV_COL(struct measure_row, author),
        SV_COL(struct measure_row, made_on),
    };
    static const struct sv_row_shape shape = SV_ROW_SHAPE(struct measure_row, cols);
    const struct sv_param params[] = {
        SV_PARAM(arena, key->unit),
        SV_PARAM(arena, key->framework),
        SV_PARAM(arena, key->period),
    };
    struct sv_rows rows = { 0 };

    enum sv_status status = sv_db_select(db, arena, stmt, params, &shape, &rows, reterr);
    if (status != SV_OK)
        return status;
    struct sv_measure *measures = sv_arena_array(arena, rows.count, sizeof(*measures));

    for (size_t i = 0; i < rows.count; i++)
        measures[i] = measure_of(arena, (const struct measure_row *)rows.items + i);
    *ret_measures = (struct sv_measures){ measures, rows.count };
    return SV_OK;
}

enum sv_status sv_store_measure_list(struct sv_db *db, struct sv_arena *arena,
                                     const struct sv_scorecard_key *key,
                                     struct sv_measures *ret_measures, struct sv_error *reterr)
{
    return select_measures(db, arena, &sv_stmt_measure_list, key, ret_measures, reterr);
}

enum sv_status sv_store_measure_history(struct sv_db *db, struct sv_arena *arena,
                                        const struct sv_scorecard_key *key,
                                        struct sv_measures *ret_measures, struct sv_error *reterr)
{
    return select_measures(db, arena, &sv_stmt_measure_history, key, ret_measures, reterr);
}

enum sv_status sv_store_measure_evidence(struct sv_db *db, struct sv_arena *arena,
                                         const struct sv_scorecard_key *key,
                                         struct sv_plan_files *ret_files, struct sv_error *reterr)
{
    static const struct sv_col cols[] = {
        SV_COL(struct sv_plan_file, criterion), SV_COL(struct sv_plan_file, period),
        SV_COL(struct sv_plan_file, sha256),    SV_COL(struct sv_plan_file, name),
        SV_COL(struct sv_plan_file, size),      SV_COL(struct sv_plan_file, added_on),
    };
    static const struct sv_row_shape shape = SV_ROW_SHAPE(struct sv_plan_file, cols);
    const struct sv_param params[] = {
        SV_PARAM(arena, key->unit),
        SV_PARAM(arena, key->framework),
        SV_PARAM(arena, key->period),
    };
    struct sv_rows rows = { 0 };

    enum sv_status status =
        sv_db_select(db, arena, &sv_stmt_measure_evidence, params, &shape, &rows, reterr);
    if (status == SV_OK)
        *ret_files = (struct sv_plan_files){ rows.items, rows.count };
    return status;
}

struct release_row {
    const char *period, *criterion, *survey;
    int64_t number;
    const char *sha256;
    sv_day released_on;
    bool shown;
    int64_t satisfied, valid, respondents;
    bool known;
    double value;
    bool interval_known;
    double low, high;
    int64_t max_points;
    const char *answers;
};

static struct sv_release_point release_of(const struct release_row *row)
{
    const struct sv_interval interval = { row->interval_known, row->low, row->high };
    const struct sv_release_head head = {
        .survey = row->survey,
        .number = row->number,
        .released_on = row->released_on,
        .sha256 = row->sha256,
        .shown = row->shown,
        .index = { .respondents = row->respondents,
                   .valid = row->valid,
                   .satisfied = row->satisfied,
                   .known = row->known,
                   .value = row->value,
                   .interval = interval },
        .sub_index = { .max_points = row->max_points },
    };

    return (struct sv_release_point){
        .period = row->period,
        .points = { .criterion = row->criterion, .release = head, .answers = row->answers },
    };
}

enum sv_status sv_store_measure_releases(struct sv_db *db, struct sv_arena *arena,
                                         const struct sv_scorecard_key *key,
                                         const struct sv_release_point **ret_releases,
                                         size_t *ret_count, struct sv_error *reterr)
{
    static const struct sv_col cols[] = {
        SV_COL(struct release_row, period),         SV_COL(struct release_row, criterion),
        SV_COL(struct release_row, survey),         SV_COL(struct release_row, number),
        SV_COL(struct release_row, sha256),         SV_COL(struct release_row, released_on),
        SV_COL(struct release_row, shown),          SV_COL(struct release_row, satisfied),
        SV_COL(struct release_row, valid),          SV_COL(struct release_row, respondents),
        SV_COL(struct release_row, known),          SV_COL(struct release_row, value),
        SV_COL(struct release_row, interval_known), SV_COL(struct release_row, low),
        SV_COL(struct release_row, high),           SV_COL(struct release_row, max_points),
        SV_COL(struct release_row, answers),
    };
    static const struct sv_row_shape shape = SV_ROW_SHAPE(struct release_row, cols);
    const struct sv_param params[] = { SV_PARAM(arena, key->unit),
                                       SV_PARAM(arena, key->framework) };
    struct sv_rows rows = { 0 };

    enum sv_status status =
        sv_db_select(db, arena, &sv_stmt_measure_releases, params, &shape, &rows, reterr);
    if (status != SV_OK)
        return status;
    struct sv_release_point *releases = sv_arena_array(arena, rows.count, sizeof(*releases));

    for (size_t i = 0; i < rows.count; i++)
        releases[i] = release_of((const struct release_row *)rows.items + i);
    *ret_releases = releases;
    *ret_count = rows.count;
    return SV_OK;
}

struct period_row {
    const char *period;
};

static enum sv_status select_period(struct sv_db *db, struct sv_arena *arena,
                                    const struct sv_stmt *stmt, const struct sv_scorecard_key *key,
                                    const char **ret_period, struct sv_error *reterr)
{
    static const struct sv_col cols[] = { SV_COL(struct period_row, period) };
    static const struct sv_row_shape shape = SV_ROW_SHAPE(struct period_row, cols);
    const struct sv_param params[] = {
        SV_PARAM(arena, key->unit),
        SV_PARAM(arena, key->framework),
        SV_PARAM(arena, key->period),
    };
    struct sv_rows rows = { 0 };

    enum sv_status status = sv_db_select(db, arena, stmt, params, &shape, &rows, reterr);
    if (status == SV_OK)
        *ret_period = rows.count == 0 ? "" : ((const struct period_row *)rows.items)->period;
    return status;
}

enum sv_status sv_store_scorecard_next(struct sv_db *db, struct sv_arena *arena,
                                       const struct sv_scorecard_key *key, const char **ret_period,
                                       struct sv_error *reterr)
{
    return select_period(db, arena, &sv_stmt_scorecard_next, key, ret_period, reterr);
}

enum sv_status sv_store_measure_lock(struct sv_db *db, struct sv_arena *arena,
                                     const struct sv_scorecard_key *key, struct sv_error *reterr)
{
    const char *period = "";

    return select_period(db, arena, &sv_stmt_measure_lock, key, &period, reterr);
}
