/* SPDX-License-Identifier: Apache-2.0 */
#include "store/shown_store.h"

#include "store/statements.h"

struct state_row {
    int64_t folded;
    sv_day day;
};

enum sv_status sv_store_shown_state(struct sv_db *db, struct sv_arena *arena, const char *survey,
                                    struct sv_shown_state *ret_state, struct sv_error *reterr)
{
    static const struct sv_col cols[] = { SV_COL(struct state_row, folded),
                                          SV_COL(struct state_row, day) };
    static const struct sv_row_shape shape = SV_ROW_SHAPE(struct state_row, cols);
    const struct sv_param params[] = { SV_PARAM(arena, survey) };
    struct sv_rows rows = { 0 };
    enum sv_status status =
        sv_db_select(db, arena, &sv_stmt_shown_state, params, &shape, &rows, reterr);

    if (status != SV_OK)
        return status;
    *ret_state = (struct sv_shown_state){ .known = rows.count > 0 };
    if (rows.count > 0) {
        const struct state_row *row = rows.items;

        ret_state->folded = row->folded;
        ret_state->day = row->day;
    }
    return SV_OK;
}

enum sv_status sv_store_shown_state_put(struct sv_db *db, struct sv_arena *arena,
                                        const char *survey, const struct sv_shown_state *state,
                                        struct sv_error *reterr)
{
    const struct sv_param params[] = { SV_PARAM(arena, survey), SV_PARAM(arena, state->folded),
                                       SV_PARAM(arena, state->day) };

    return sv_db_run(db, &sv_stmt_shown_state_put, params, NULL, reterr);
}

enum sv_status sv_store_shown_groups(struct sv_db *db, struct sv_arena *arena, const char *survey,
                                     struct sv_shown_groups *ret_groups, struct sv_error *reterr)
{
    static const struct sv_col cols[] = {
        SV_COL(struct sv_shown_group, unit),      SV_COL(struct sv_shown_group, period),
        SV_COL(struct sv_shown_group, channel),   SV_COL(struct sv_shown_group, respondent),
        SV_COL(struct sv_shown_group, procedure), SV_COL(struct sv_shown_group, until),
        SV_COL(struct sv_shown_group, live),      SV_COL(struct sv_shown_group, shown),
    };
    static const struct sv_row_shape shape = SV_ROW_SHAPE(struct sv_shown_group, cols);
    const struct sv_param params[] = { SV_PARAM(arena, survey) };
    struct sv_rows rows = { 0 };
    enum sv_status status =
        sv_db_select(db, arena, &sv_stmt_shown_counts, params, &shape, &rows, reterr);

    if (status == SV_OK)
        *ret_groups = (struct sv_shown_groups){ rows.items, rows.count };
    return status;
}

enum { MOVE_COLUMNS = 6 };

enum sv_status sv_store_shown_move(struct sv_db *db, struct sv_arena *arena, const char *survey,
                                   const struct sv_shown_moves *moves, struct sv_error *reterr)
{
    const char **columns[MOVE_COLUMNS];
    size_t count = moves->count;

    for (size_t k = 0; k < MOVE_COLUMNS; k++)
        columns[k] = sv_arena_array(arena, count, sizeof(char *));
    for (size_t i = 0; i < count; i++) {
        const struct sv_shown_group *group = moves->items[i].group;

        columns[0][i] = group->unit;
        columns[1][i] = group->period;
        columns[2][i] = group->channel;
        columns[3][i] = group->respondent;
        columns[4][i] = group->procedure;
        columns[5][i] = moves->items[i].whole ? "1" : "0";
    }
    const struct sv_param params[] = {
        SV_PARAM(arena, survey),
        SV_PARAM(arena, moves->folded),
        sv_param_strings(arena, (struct sv_strings){ columns[0], count }),
        sv_param_strings(arena, (struct sv_strings){ columns[1], count }),
        sv_param_strings(arena, (struct sv_strings){ columns[2], count }),
        sv_param_strings(arena, (struct sv_strings){ columns[3], count }),
        sv_param_strings(arena, (struct sv_strings){ columns[4], count }),
        sv_param_strings(arena, (struct sv_strings){ columns[5], count }),
    };

    return sv_db_run(db, &sv_stmt_shown_move, params, NULL, reterr);
}
