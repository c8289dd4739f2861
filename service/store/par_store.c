/* SPDX-License-Identifier: Apache-2.0 */
#include "store/par_store.h"

#include "store/document_rows.h"
#include "store/statements.h"

static const struct sv_document_kind frameworks = { .find = &sv_stmt_framework_find,
                                                    .insert = &sv_stmt_framework_insert };

enum sv_status sv_store_framework_add(struct sv_db *db, struct sv_arena *arena,
                                      const struct sv_document *document, bool *ret_added,
                                      struct sv_error *reterr)
{
    return sv_document_add(db, arena, &frameworks, document, ret_added, reterr);
}

enum sv_status sv_store_framework_find(struct sv_db *db, struct sv_arena *arena, const char *code,
                                       int64_t version, struct sv_document *ret_document,
                                       struct sv_error *reterr)
{
    const struct sv_document wanted = { .code = code, .version = version };

    return sv_document_find(db, arena, &frameworks, &wanted, ret_document, reterr);
}

enum sv_status sv_store_framework_list(struct sv_db *db, struct sv_arena *arena,
                                       struct sv_documents *ret_documents, struct sv_error *reterr)
{
    return sv_documents_select(db, arena, &sv_stmt_framework_list, NULL, ret_documents, reterr);
}

enum sv_status sv_store_scorecard_add(struct sv_db *db, struct sv_arena *arena,
                                      const struct sv_scorecard_key *key, int64_t version,
                                      struct sv_error *reterr)
{
    const struct sv_param params[] = {
        SV_PARAM(arena, key->unit),
        SV_PARAM(arena, key->framework),
        SV_PARAM(arena, key->period),
        SV_PARAM(arena, version),
    };

    return sv_db_run(db, &sv_stmt_scorecard_insert, params, NULL, reterr);
}

struct head_row {
    const char *framework;
    int64_t version;
    const char *unit;
    const char *name_vi;
    const char *name_en;
    const char *period;
    const char *state;
    const char *decision_number;
    sv_day decision_date;
};

static enum sv_status select_heads(struct sv_db *db, struct sv_arena *arena,
                                   const struct sv_stmt *stmt, const struct sv_param *params,
                                   struct sv_rows *ret_rows, struct sv_error *reterr)
{
    static const struct sv_col cols[] = {
        SV_COL(struct head_row, framework),     SV_COL(struct head_row, version),
        SV_COL(struct head_row, unit),          SV_COL(struct head_row, name_vi),
        SV_COL(struct head_row, name_en),       SV_COL(struct head_row, period),
        SV_COL(struct head_row, state),         SV_COL(struct head_row, decision_number),
        SV_COL(struct head_row, decision_date),
    };
    static const struct sv_row_shape shape = SV_ROW_SHAPE(struct head_row, cols);

    return sv_db_select(db, arena, stmt, params, &shape, ret_rows, reterr);
}

static struct sv_scorecard_head head_of(const struct head_row *row)
{
    struct sv_scorecard_head head = {
        .key = { .framework = row->framework, .unit = row->unit, .period = row->period },
        .version = row->version,
        .unit_name = { .vi = row->name_vi, .en = row->name_en },
        .decision_number = row->decision_number,
        .decision_date = row->decision_date,
    };

    (void)sv_card_state_of_word(row->state, &head.state); /* a constraint has the same words */
    return head;
}

enum sv_status sv_store_scorecard_find(struct sv_db *db, struct sv_arena *arena,
                                       const struct sv_scorecard_key *key,
                                       struct sv_scorecard_head *ret_head, struct sv_error *reterr)
{
    const struct sv_param params[] = {
        SV_PARAM(arena, key->unit),
        SV_PARAM(arena, key->framework),
        SV_PARAM(arena, key->period),
    };
    struct sv_rows rows = { 0 };

    enum sv_status status = select_heads(db, arena, &sv_stmt_scorecard_find, params, &rows, reterr);
    if (status != SV_OK)
        return status;
    if (rows.count == 0)
        return sv_fail(reterr, SV_ERR_NOT_FOUND, "scorecard",
                       "unit '%.40s' has no scorecard in framework '%.40s'%s%.40s", key->unit,
                       key->framework, key->period[0] == '\0' ? "" : " and period ", key->period);
    *ret_head = head_of(rows.items);
    return SV_OK;
}

enum sv_status sv_store_scorecard_list(struct sv_db *db, struct sv_arena *arena, const char *unit,
                                       const struct sv_scorecard_head **ret_heads,
                                       size_t *ret_count, struct sv_error *reterr)
{
    const struct sv_param params[] = { SV_PARAM(arena, unit) };
    struct sv_rows rows = { 0 };

    enum sv_status status = select_heads(db, arena, &sv_stmt_scorecard_list, params, &rows, reterr);
    if (status != SV_OK)
        return status;
    struct sv_scorecard_head *heads = sv_arena_array(arena, rows.count, sizeof(*heads));

    for (size_t i = 0; i < rows.count; i++)
        heads[i] = head_of((const struct head_row *)rows.items + i);
    *ret_heads = heads;
    *ret_count = rows.count;
    return SV_OK;
}

enum sv_status sv_store_score_add(struct sv_db *db, struct sv_arena *arena,
                                  const struct sv_scores *scores, const struct sv_score *score,
                                  sv_day entered_on, struct sv_error *reterr)
{
    const struct sv_param params[] = {
        SV_PARAM(arena, scores->unit),
        SV_PARAM(arena, scores->framework),
        SV_PARAM(arena, scores->period),
        SV_PARAM(arena, score->criterion),
        SV_PARAM(arena, sv_stage_word(score->stage)),
        SV_PARAM(arena, score->applicable),
        SV_PARAM(arena, score->points),
        SV_PARAM(arena, scores->reason),
        SV_PARAM(arena, entered_on),
    };

    return sv_db_run(db, &sv_stmt_score_insert, params, NULL, reterr);
}

struct score_row {
    const char *criterion;
    const char *stage;
    bool applicable;
    int64_t points;
};

enum sv_status sv_store_score_list(struct sv_db *db, struct sv_arena *arena,
                                   const struct sv_scorecard_key *key,
                                   const struct sv_score **ret_scores, size_t *ret_count,
                                   struct sv_error *reterr)
{
    static const struct sv_col cols[] = {
        SV_COL(struct score_row, criterion),
        SV_COL(struct score_row, stage),
        SV_COL(struct score_row, applicable),
        SV_COL(struct score_row, points),
    };
    static const struct sv_row_shape shape = SV_ROW_SHAPE(struct score_row, cols);
    const struct sv_param params[] = {
        SV_PARAM(arena, key->unit),
        SV_PARAM(arena, key->framework),
        SV_PARAM(arena, key->period),
    };
    struct sv_rows rows = { 0 };

    enum sv_status status =
        sv_db_select(db, arena, &sv_stmt_score_list, params, &shape, &rows, reterr);
    if (status != SV_OK)
        return status;
    struct sv_score *scores = sv_arena_array(arena, rows.count, sizeof(*scores));

    for (size_t i = 0; i < rows.count; i++) {
        const struct score_row *row = (const struct score_row *)rows.items + i;

        scores[i] = (struct sv_score){ .criterion = row->criterion,
                                       .applicable = row->applicable,
                                       .points = row->points };
        if (!sv_stage_of_word(row->stage, &scores[i].stage))
            return sv_fail(reterr, SV_ERR_INTERNAL, "score_list", "unknown stage '%s'", row->stage);
    }
    *ret_scores = scores;
    *ret_count = rows.count;
    return SV_OK;
}
