/* SPDX-License-Identifier: Apache-2.0 */
#include "store/release_store.h"

#include "base/text.h"
#include "store/standing_store.h"
#include "store/statements.h"
#include "store/survey_store.h"

enum { SIGNATURE_SIZE = 64 };

struct number_row {
    int64_t number;
};

enum sv_status sv_store_release_next(struct sv_db *db, struct sv_arena *arena, const char *survey,
                                     int64_t *ret_number, struct sv_error *reterr)
{
    static const struct sv_col cols[] = { SV_COL(struct number_row, number) };
    static const struct sv_row_shape shape = SV_ROW_SHAPE(struct number_row, cols);
    const struct sv_param params[] = { SV_PARAM(arena, survey) };
    struct sv_rows rows = { 0 };

    enum sv_status status = sv_store_survey_lock(db, arena, survey, reterr);
    if (status == SV_OK)
        status = sv_db_select(db, arena, &sv_stmt_release_next, params, &shape, &rows, reterr);
    if (status != SV_OK)
        return status;
    *ret_number = ((const struct number_row *)rows.items)->number;
    return SV_OK;
}

static enum sv_status add_figure(struct sv_db *db, struct sv_arena *arena,
                                 const struct sv_release *release, size_t group,
                                 struct sv_error *reterr)
{
    const struct sv_results_answer *answer = &release->answer;
    const struct sv_estimate *index = &answer->estimates[group].index;
    const struct sv_param params[] = {
        SV_PARAM(arena, answer->survey->code),
        SV_PARAM(arena, release->number),
        SV_PARAM(arena, answer->groups.items[group].keys[0]),
        SV_PARAM(arena, answer->groups.items[group].shown),
        SV_PARAM(arena, index->satisfied),
        SV_PARAM(arena, index->valid),
        SV_PARAM(arena, index->respondents),
        SV_PARAM(arena, index->known),
        SV_PARAM(arena, index->value),
        SV_PARAM(arena, index->interval.known),
        SV_PARAM(arena, index->interval.low),
        SV_PARAM(arena, index->interval.high),
    };

    return sv_db_run(db, &sv_stmt_release_figure_insert, params, NULL, reterr);
}

struct hash_row {
    struct sv_bytes sha256;
};

enum sv_status sv_store_release_add(struct sv_db *db, struct sv_arena *arena,
                                    const struct sv_release *release,
                                    const struct sv_signed_document *document,
                                    const char **ret_sha256, struct sv_error *reterr)
{
    const struct sv_survey *survey = release->answer.survey;
    const struct sv_sub_index *sub_index = &survey->sub_index;
    const char *source = sub_index->target_source == NULL ? "" : sub_index->target_source;
    const struct sv_bytes signature = { document->signature, SIGNATURE_SIZE };
    const struct sv_param params[] = {
        SV_PARAM(arena, survey->code),
        SV_PARAM(arena, release->number),
        SV_PARAM(arena, document->text),
        SV_PARAM(arena, release->released_on),
        SV_PARAM(arena, sub_index->max_points),
        SV_PARAM(arena, sub_index->has_target),
        SV_PARAM(arena, sub_index->target_low),
        SV_PARAM(arena, sub_index->target_high),
        SV_PARAM(arena, source),
        SV_PARAM(arena, document->key),
        SV_PARAM(arena, signature),
    };
    static const struct sv_col cols[] = { SV_COL(struct hash_row, sha256) };
    static const struct sv_row_shape shape = SV_ROW_SHAPE(struct hash_row, cols);
    struct sv_rows rows = { 0 };
    enum sv_status status =
        sv_db_select(db, arena, &sv_stmt_release_insert, params, &shape, &rows, reterr);

    for (size_t i = 0; i < release->answer.groups.count && status == SV_OK; i++)
        status = add_figure(db, arena, release, i, reterr);
    if (status != SV_OK)
        return status;

    const struct sv_bytes *hash = &((const struct hash_row *)rows.items)->sha256;

    *ret_sha256 = sv_hex(arena, hash->data, hash->size);
    return SV_OK;
}

struct head_row {
    const char *survey;
    int64_t number;
    struct sv_bytes sha256;
    sv_day released_on;
    bool shown;
    int64_t satisfied;
    int64_t valid;
    int64_t respondents;
    bool known;
    double value;
    bool interval_known;
    double low;
    double high;
    int64_t max_points;
    bool has_target;
    int64_t target_low;
    int64_t target_high;
    const char *target_source;
    int64_t key; /* this and what follows are of some statements only */
    const char *signature;
    int64_t cursor;
    const char *document;
    const char *criterion;
    const char *answers;
    bool pinned;
    int64_t newer;
    const char *unit;
};

/* clang-format off */
#define HEAD_COLS                                                                          \
    SV_COL(struct head_row, survey),         SV_COL(struct head_row, number),              \
    SV_COL(struct head_row, sha256),         SV_COL(struct head_row, released_on),         \
    SV_COL(struct head_row, shown),          SV_COL(struct head_row, satisfied),           \
    SV_COL(struct head_row, valid),          SV_COL(struct head_row, respondents),         \
    SV_COL(struct head_row, known),          SV_COL(struct head_row, value),               \
    SV_COL(struct head_row, interval_known), SV_COL(struct head_row, low),                 \
    SV_COL(struct head_row, high),           SV_COL(struct head_row, max_points),          \
    SV_COL(struct head_row, has_target),     SV_COL(struct head_row, target_low),          \
    SV_COL(struct head_row, target_high),    SV_COL(struct head_row, target_source)
/* clang-format on */

static struct sv_release_head head_of(struct sv_arena *arena, const struct head_row *row)
{
    return (struct sv_release_head){
        .survey = row->survey,
        .number = row->number,
        .released_on = row->released_on,
        .sha256 = sv_hex(arena, row->sha256.data, row->sha256.size),
        .shown = row->shown,
        .index = { .satisfied = row->satisfied,
                   .valid = row->valid,
                   .respondents = row->respondents,
                   .known = row->known,
                   .value = row->value,
                   .interval = { row->interval_known, row->low, row->high } },
        .sub_index = { .max_points = row->max_points,
                       .has_target = row->has_target,
                       .target_low = row->target_low,
                       .target_high = row->target_high,
                       .target_source = row->target_source[0] == '\0' ? NULL : row->target_source },
        .signature = row->signature,
        .key = row->key,
        .cursor = row->cursor,
        .document = row->document,
    };
}

static struct sv_release_heads heads_of(struct sv_arena *arena, const struct sv_rows *rows)
{
    struct sv_release_head *heads = sv_arena_array(arena, rows->count, sizeof(*heads));

    for (size_t i = 0; i < rows->count; i++)
        heads[i] = head_of(arena, (const struct head_row *)rows->items + i);
    return (struct sv_release_heads){ .items = heads, .count = rows->count };
}

enum sv_status sv_store_release_list(struct sv_db *db, struct sv_arena *arena, const char *survey,
                                     const char *unit, struct sv_release_heads *ret_heads,
                                     struct sv_error *reterr)
{
    static const struct sv_col cols[] = { HEAD_COLS, SV_COL(struct head_row, key),
                                          SV_COL(struct head_row, signature) };
    static const struct sv_row_shape shape = SV_ROW_SHAPE(struct head_row, cols);
    const struct sv_param params[] = { SV_PARAM(arena, survey), SV_PARAM(arena, unit) };
    struct sv_rows rows = { 0 };

    enum sv_status status =
        sv_db_select(db, arena, &sv_stmt_release_list, params, &shape, &rows, reterr);
    if (status == SV_OK)
        *ret_heads = heads_of(arena, &rows);
    return status;
}

enum sv_status sv_store_feed_page(struct sv_db *db, struct sv_arena *arena,
                                  const struct sv_feed_query *query, const char *unit,
                                  struct sv_release_heads *ret_heads, struct sv_error *reterr)
{
    static const struct sv_col cols[] = { HEAD_COLS, SV_COL(struct head_row, key),
                                          SV_COL(struct head_row, signature),
                                          SV_COL(struct head_row, cursor),
                                          SV_COL(struct head_row, document) };
    static const struct sv_row_shape shape = SV_ROW_SHAPE(struct head_row, cols);
    const struct sv_param params[] = {
        SV_PARAM(arena, query->survey),    SV_PARAM(arena, unit),
        SV_PARAM(arena, query->after),     SV_PARAM(arena, query->limit),
        SV_PARAM(arena, query->documents),
    };
    struct sv_rows rows = { 0 };

    enum sv_status status =
        sv_db_select(db, arena, &sv_stmt_feed_page, params, &shape, &rows, reterr);
    if (status == SV_OK)
        *ret_heads = heads_of(arena, &rows);
    return status;
}

#define FILLING_COLS                                                      \
    SV_COL(struct head_row, criterion), SV_COL(struct head_row, answers), \
        SV_COL(struct head_row, pinned), SV_COL(struct head_row, newer)

static struct sv_survey_points *points_of(struct sv_arena *arena, const struct sv_rows *rows)
{
    struct sv_survey_points *points = sv_arena_array(arena, rows->count, sizeof(*points));

    for (size_t i = 0; i < rows->count; i++) {
        const struct head_row *row = (const struct head_row *)rows->items + i;

        points[i] = (struct sv_survey_points){ .criterion = row->criterion,
                                               .release = head_of(arena, row),
                                               .answers = row->answers,
                                               .pinned = row->pinned,
                                               .newer = row->newer };
    }
    return points;
}

enum sv_status sv_store_survey_points(struct sv_db *db, struct sv_arena *arena,
                                      const struct sv_scorecard_key *key,
                                      const struct sv_survey_points **ret_points, size_t *ret_count,
                                      struct sv_error *reterr)
{
    static const struct sv_col cols[] = { HEAD_COLS, FILLING_COLS };
    static const struct sv_row_shape shape = SV_ROW_SHAPE(struct head_row, cols);
    const struct sv_param params[] = {
        SV_PARAM(arena, key->unit),
        SV_PARAM(arena, key->framework),
        SV_PARAM(arena, key->period),
    };
    struct sv_rows rows = { 0 };

    enum sv_status status =
        sv_db_select(db, arena, &sv_stmt_release_of_scorecard, params, &shape, &rows, reterr);
    if (status != SV_OK)
        return status;
    *ret_points = points_of(arena, &rows);
    *ret_count = rows.count;
    return SV_OK;
}

enum sv_status sv_store_standing_surveys(struct sv_db *db, struct sv_arena *arena,
                                         const struct sv_scorecard_key *key,
                                         struct sv_standing_surveys *ret_surveys,
                                         struct sv_error *reterr)
{
    static const struct sv_col cols[] = { HEAD_COLS, FILLING_COLS, SV_COL(struct head_row, unit) };
    static const struct sv_row_shape shape = SV_ROW_SHAPE(struct head_row, cols);
    const struct sv_param params[] = { SV_PARAM(arena, key->framework),
                                       SV_PARAM(arena, key->period) };
    struct sv_rows rows = { 0 };

    enum sv_status status =
        sv_db_select(db, arena, &sv_stmt_standing_surveys, params, &shape, &rows, reterr);
    if (status != SV_OK)
        return status;
    const char **units = sv_arena_array(arena, rows.count, sizeof(char *));

    for (size_t i = 0; i < rows.count; i++)
        units[i] = ((const struct head_row *)rows.items + i)->unit;
    *ret_surveys = (struct sv_standing_surveys){ units, points_of(arena, &rows), rows.count };
    return SV_OK;
}

struct document_row {
    const char *document;
};

enum sv_status sv_store_release_document(struct sv_db *db, struct sv_arena *arena,
                                         const struct sv_release_key *key, const char *unit,
                                         const char **ret_document, struct sv_error *reterr)
{
    static const struct sv_col cols[] = { SV_COL(struct document_row, document) };
    static const struct sv_row_shape shape = SV_ROW_SHAPE(struct document_row, cols);
    const struct sv_param params[] = { SV_PARAM(arena, key->survey), SV_PARAM(arena, key->number),
                                       SV_PARAM(arena, unit) };
    struct sv_rows rows = { 0 };

    enum sv_status status =
        sv_db_select(db, arena, &sv_stmt_release_find, params, &shape, &rows, reterr);
    if (status != SV_OK)
        return status;
    if (rows.count == 0)
        return sv_fail(reterr, SV_ERR_NOT_FOUND, "release", "no such release");
    *ret_document = ((const struct document_row *)rows.items)->document;
    return SV_OK;
}

enum sv_status sv_store_units_above(struct sv_db *db, struct sv_arena *arena, const char *survey,
                                    struct sv_units_above *ret_pairs, struct sv_error *reterr)
{
    static const struct sv_col cols[] = {
        SV_COL(struct sv_unit_above, unit),
        SV_COL(struct sv_unit_above, above),
    };
    static const struct sv_row_shape shape = SV_ROW_SHAPE(struct sv_unit_above, cols);
    const struct sv_param params[] = { SV_PARAM(arena, survey) };
    struct sv_rows rows = { 0 };

    enum sv_status status =
        sv_db_select(db, arena, &sv_stmt_units_above, params, &shape, &rows, reterr);
    if (status != SV_OK)
        return status;
    *ret_pairs = (struct sv_units_above){ .items = rows.items, .count = rows.count };
    return SV_OK;
}
