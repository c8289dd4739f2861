/* SPDX-License-Identifier: Apache-2.0 */
#include "store/head_rows.h"

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
    int64_t turn;
    int64_t returned;
    int64_t decisions;
};

static struct sv_scorecard_head head_of(const struct head_row *row)
{
    struct sv_scorecard_head head = {
        .key = { .framework = row->framework, .unit = row->unit, .period = row->period },
        .version = row->version,
        .unit_name = { .vi = row->name_vi, .en = row->name_en },
        .decision_number = row->decision_number,
        .decision_date = row->decision_date,
        .turns = { row->turn, row->returned, row->decisions },
    };

    (void)sv_card_state_of_word(row->state, &head.state); /* a constraint has the same words */
    return head;
}

enum sv_status sv_heads_select(struct sv_db *db, struct sv_arena *arena, const struct sv_stmt *stmt,
                               const struct sv_param *params, struct sv_heads *ret_heads,
                               struct sv_error *reterr)
{
    static const struct sv_col cols[] = {
        SV_COL(struct head_row, framework),     SV_COL(struct head_row, version),
        SV_COL(struct head_row, unit),          SV_COL(struct head_row, name_vi),
        SV_COL(struct head_row, name_en),       SV_COL(struct head_row, period),
        SV_COL(struct head_row, state),         SV_COL(struct head_row, decision_number),
        SV_COL(struct head_row, decision_date), SV_COL(struct head_row, turn),
        SV_COL(struct head_row, returned),      SV_COL(struct head_row, decisions),
    };
    static const struct sv_row_shape shape = SV_ROW_SHAPE(struct head_row, cols);
    struct sv_rows rows = { 0 };

    enum sv_status status = sv_db_select(db, arena, stmt, params, &shape, &rows, reterr);
    if (status != SV_OK)
        return status;
    struct sv_scorecard_head *heads = sv_arena_array(arena, rows.count, sizeof(*heads));

    for (size_t i = 0; i < rows.count; i++)
        heads[i] = head_of((const struct head_row *)rows.items + i);
    *ret_heads = (struct sv_heads){ heads, rows.count };
    return SV_OK;
}
