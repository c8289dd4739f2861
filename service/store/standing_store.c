/* SPDX-License-Identifier: Apache-2.0 */
#include "store/standing_store.h"

#include "store/statements.h"

struct period_row {
    const char *period;
};

enum sv_status sv_store_standing_period(struct sv_db *db, struct sv_arena *arena,
                                        const char *framework, const char *before,
                                        const char **ret_period, struct sv_error *reterr)
{
    static const struct sv_col cols[] = { SV_COL(struct period_row, period) };
    static const struct sv_row_shape shape = SV_ROW_SHAPE(struct period_row, cols);
    const struct sv_param params[] = { SV_PARAM(arena, framework), SV_PARAM(arena, before) };
    struct sv_rows rows = { 0 };

    enum sv_status status =
        sv_db_select(db, arena, &sv_stmt_standing_period, params, &shape, &rows, reterr);
    if (status == SV_OK)
        *ret_period = ((const struct period_row *)rows.items)->period;
    return status;
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

enum sv_status sv_store_standing_heads(struct sv_db *db, struct sv_arena *arena,
                                       const struct sv_scorecard_key *key,
                                       const struct sv_scorecard_head **ret_heads,
                                       size_t *ret_count, struct sv_error *reterr)
{
    static const struct sv_col cols[] = {
        SV_COL(struct head_row, framework),     SV_COL(struct head_row, version),
        SV_COL(struct head_row, unit),          SV_COL(struct head_row, name_vi),
        SV_COL(struct head_row, name_en),       SV_COL(struct head_row, period),
        SV_COL(struct head_row, state),         SV_COL(struct head_row, decision_number),
        SV_COL(struct head_row, decision_date),
    };
    static const struct sv_row_shape shape = SV_ROW_SHAPE(struct head_row, cols);
    const struct sv_param params[] = {
        SV_PARAM(arena, key->framework),
        SV_PARAM(arena, key->period),
        SV_PARAM(arena, key->unit),
    };
    struct sv_rows rows = { 0 };

    enum sv_status status =
        sv_db_select(db, arena, &sv_stmt_standing_heads, params, &shape, &rows, reterr);
    if (status != SV_OK)
        return status;
    struct sv_scorecard_head *heads = sv_arena_array(arena, rows.count, sizeof(*heads));

    for (size_t i = 0; i < rows.count; i++)
        heads[i] = head_of((const struct head_row *)rows.items + i);
    *ret_heads = heads;
    *ret_count = rows.count;
    return SV_OK;
}

struct score_row {
    const char *unit;
    const char *criterion;
    const char *stage;
    bool applicable;
    int64_t points;
};

enum sv_status sv_store_standing_scores(struct sv_db *db, struct sv_arena *arena,
                                        const struct sv_scorecard_key *key,
                                        struct sv_standing_scores *ret_scores,
                                        struct sv_error *reterr)
{
    static const struct sv_col cols[] = {
        SV_COL(struct score_row, unit),   SV_COL(struct score_row, criterion),
        SV_COL(struct score_row, stage),  SV_COL(struct score_row, applicable),
        SV_COL(struct score_row, points),
    };
    static const struct sv_row_shape shape = SV_ROW_SHAPE(struct score_row, cols);
    const struct sv_param params[] = { SV_PARAM(arena, key->framework),
                                       SV_PARAM(arena, key->period) };
    struct sv_rows rows = { 0 };

    enum sv_status status =
        sv_db_select(db, arena, &sv_stmt_standing_scores, params, &shape, &rows, reterr);
    if (status != SV_OK)
        return status;
    const char **units = sv_arena_array(arena, rows.count, sizeof(char *));
    struct sv_score *scores = sv_arena_array(arena, rows.count, sizeof(*scores));

    for (size_t i = 0; i < rows.count; i++) {
        const struct score_row *row = (const struct score_row *)rows.items + i;

        units[i] = row->unit;
        scores[i] = (struct sv_score){ .criterion = row->criterion,
                                       .applicable = row->applicable,
                                       .points = row->points };
        (void)sv_stage_of_word(row->stage, &scores[i].stage); /* as above */
    }
    *ret_scores = (struct sv_standing_scores){ units, scores, rows.count };
    return SV_OK;
}
