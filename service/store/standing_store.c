/* SPDX-License-Identifier: Apache-2.0 */
#include "store/standing_store.h"

#include "store/head_rows.h"
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

enum sv_status sv_store_standing_heads(struct sv_db *db, struct sv_arena *arena,
                                       const struct sv_scorecard_key *key,
                                       const struct sv_scorecard_head **ret_heads,
                                       size_t *ret_count, struct sv_error *reterr)
{
    const struct sv_param params[] = {
        SV_PARAM(arena, key->framework),
        SV_PARAM(arena, key->period),
        SV_PARAM(arena, key->unit),
    };
    struct sv_heads heads = { 0 };

    enum sv_status status =
        sv_heads_select(db, arena, &sv_stmt_standing_heads, params, &heads, reterr);
    if (status != SV_OK)
        return status;
    *ret_heads = heads.items;
    *ret_count = heads.count;
    return SV_OK;
}

struct score_row {
    const char *unit;
    const char *criterion;
    const char *stage;
    bool applicable;
    int64_t points;
    int64_t turn;
    int64_t card_turn;
    int64_t returned_turn;
};

enum sv_status sv_store_standing_scores(struct sv_db *db, struct sv_arena *arena,
                                        const struct sv_scorecard_key *key,
                                        struct sv_standing_scores *ret_scores,
                                        struct sv_error *reterr)
{
    static const struct sv_col cols[] = {
        SV_COL(struct score_row, unit),      SV_COL(struct score_row, criterion),
        SV_COL(struct score_row, stage),     SV_COL(struct score_row, applicable),
        SV_COL(struct score_row, points),    SV_COL(struct score_row, turn),
        SV_COL(struct score_row, card_turn), SV_COL(struct score_row, returned_turn),
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
        const struct sv_card_turns turns = { .turn = row->card_turn,
                                             .returned = row->returned_turn };

        units[i] = row->unit;
        scores[i] = (struct sv_score){ .criterion = row->criterion,
                                       .applicable = row->applicable,
                                       .points = row->points };
        (void)sv_stage_of_word(row->stage, &scores[i].stage); /* a constraint has the same words */
        scores[i].earlier = sv_score_is_earlier(scores[i].stage, row->turn, &turns);
    }
    *ret_scores = (struct sv_standing_scores){ units, scores, rows.count };
    return SV_OK;
}
