/* SPDX-License-Identifier: Apache-2.0 */
#include "store/target_store.h"

#include "store/statements.h"

struct target_row {
    const char *kind;
    const char *criterion;
    int64_t low, high;
    const char *source;
};

enum sv_status sv_store_target_list(struct sv_db *db, struct sv_arena *arena,
                                    const struct sv_scorecard_key *key,
                                    struct sv_targets *ret_targets, struct sv_error *reterr)
{
    static const struct sv_col cols[] = {
        SV_COL(struct target_row, kind),   SV_COL(struct target_row, criterion),
        SV_COL(struct target_row, low),    SV_COL(struct target_row, high),
        SV_COL(struct target_row, source),
    };
    static const struct sv_row_shape shape = SV_ROW_SHAPE(struct target_row, cols);
    const struct sv_param params[] = {
        SV_PARAM(arena, key->unit),
        SV_PARAM(arena, key->framework),
        SV_PARAM(arena, key->period),
    };
    struct sv_rows rows = { 0 };

    enum sv_status status =
        sv_db_select(db, arena, &sv_stmt_target_list, params, &shape, &rows, reterr);
    if (status != SV_OK)
        return status;
    struct sv_target *targets = sv_arena_array(arena, rows.count, sizeof(*targets));

    for (size_t i = 0; i < rows.count; i++) {
        const struct target_row *row = (const struct target_row *)rows.items + i;

        targets[i] = (struct sv_target){
            .criterion = row->criterion, .low = row->low, .high = row->high, .source = row->source
        };
        (void)sv_target_kind_of_word(row->kind, &targets[i].kind); /* a constraint has the words */
    }
    *ret_targets = (struct sv_targets){ targets, rows.count };
    return SV_OK;
}

enum sv_status sv_store_target_add(struct sv_db *db, struct sv_arena *arena,
                                   const struct sv_scorecard_key *key,
                                   const struct sv_target *target, struct sv_error *reterr)
{
    const struct sv_param params[] = {
        SV_PARAM(arena, key->unit),         SV_PARAM(arena, key->framework),
        SV_PARAM(arena, key->period),       SV_PARAM(arena, sv_target_kind_word(target->kind)),
        SV_PARAM(arena, target->criterion), SV_PARAM(arena, target->low),
        SV_PARAM(arena, target->high),      SV_PARAM(arena, target->source),
    };

    return sv_db_run(db, &sv_stmt_target_insert, params, NULL, reterr);
}
