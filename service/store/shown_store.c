/* SPDX-License-Identifier: Apache-2.0 */
#include "store/shown_store.h"

#include "store/binary.h"
#include "store/connection.h"
#include "store/statements.h"

#include <string.h>

struct state_row {
    int64_t folded;
    sv_day day;
    bool keeps_answers;
};

enum sv_status sv_store_shown_state(struct sv_db *db, struct sv_arena *arena, const char *survey,
                                    struct sv_shown_state *ret_state, struct sv_error *reterr)
{
    static const struct sv_col cols[] = { SV_COL(struct state_row, folded),
                                          SV_COL(struct state_row, day),
                                          SV_COL(struct state_row, keeps_answers) };
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
        ret_state->keeps_answers = row->keeps_answers;
    }
    return SV_OK;
}

enum sv_status sv_store_shown_state_put(struct sv_db *db, struct sv_arena *arena,
                                        const char *survey, const struct sv_shown_state *state,
                                        struct sv_error *reterr)
{
    const struct sv_param params[] = { SV_PARAM(arena, survey), SV_PARAM(arena, state->folded),
                                       SV_PARAM(arena, state->day),
                                       SV_PARAM(arena, state->keeps_answers) };

    return sv_db_run(db, &sv_stmt_shown_state_put, params, NULL, reterr);
}

static enum sv_status select_groups(struct sv_db *db, struct sv_arena *arena,
                                    const struct sv_stmt *stmt, const char *survey,
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
    enum sv_status status = sv_db_select(db, arena, stmt, params, &shape, &rows, reterr);

    if (status == SV_OK)
        *ret_groups = (struct sv_shown_groups){ rows.items, rows.count };
    return status;
}

enum sv_status sv_store_shown_groups(struct sv_db *db, struct sv_arena *arena, const char *survey,
                                     struct sv_shown_groups *ret_groups, struct sv_error *reterr)
{
    return select_groups(db, arena, &sv_stmt_shown_counts, survey, ret_groups, reterr);
}

enum sv_status sv_store_shown_groups_at_rest(struct sv_db *db, struct sv_arena *arena,
                                             const char *survey, struct sv_shown_groups *ret_groups,
                                             struct sv_error *reterr)
{
    return select_groups(db, arena, &sv_stmt_shown_rest, survey, ret_groups, reterr);
}

enum { MOVE_COLUMNS = 6, MOVE_PARAMS = 2 + MOVE_COLUMNS };

static void bind_moves(struct sv_arena *arena, const char *survey,
                       const struct sv_shown_moves *moves, struct sv_param params[MOVE_PARAMS])
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
    params[0] = SV_PARAM(arena, survey);
    params[1] = SV_PARAM(arena, moves->folded);
    for (size_t k = 0; k < MOVE_COLUMNS; k++)
        params[2 + k] = sv_param_strings(arena, (struct sv_strings){ columns[k], count });
}

enum sv_status sv_store_shown_move(struct sv_db *db, struct sv_arena *arena, const char *survey,
                                   const struct sv_shown_moves *moves, struct sv_error *reterr)
{
    struct sv_param params[MOVE_PARAMS];

    bind_moves(arena, survey, moves, params);
    return sv_db_run(db, &sv_stmt_shown_move, params, NULL, reterr);
}

/*
 * Responses and groups are to be read once each and hashed. How many there are of a survey that has
 * just grown is not known to the planner, which would look a million responses up one by one.
 */
static enum sv_status settle_plan(struct sv_db *db, struct sv_error *reterr)
{
    SV_FREED_BY(PQclear)
    PGresult *res = PQexec(sv_db_handle(db), "SET LOCAL plan_cache_mode = force_custom_plan;"
                                             "SET LOCAL enable_nestloop = off;"
                                             "SET LOCAL work_mem = '64MB'");

    return PQresultStatus(res) == PGRES_COMMAND_OK
               ? SV_OK
               : sv_db_failed(res, "shown_answers_settings", reterr);
}

enum sv_status sv_store_shown_answers_move(struct sv_db *db, struct sv_arena *arena,
                                           const char *survey, const struct sv_shown_moves *moves,
                                           struct sv_error *reterr)
{
    struct sv_param params[MOVE_PARAMS + 1];

    bind_moves(arena, survey, moves, params);
    params[MOVE_PARAMS] = SV_PARAM(arena, (int64_t)SV_SHOWING_MIN);
    enum sv_status status = settle_plan(db, reterr);

    return status == SV_OK ? sv_db_run(db, &sv_stmt_shown_answers_move, params, NULL, reterr)
                           : status;
}

struct visit {
    sv_each_shown_answers *each;
    void *context;
};

static enum sv_status visit_answers(const PGresult *res, void *context, struct sv_error *reterr)
{
    SV_FREED_BY(sv_arena_free) struct sv_arena *arena = sv_arena_new();
    const struct visit *visit = context;
    int at = 0;
    struct sv_shown_answers answers = { 0 };

    answers.unit = sv_binary_text(arena, res, at++);
    answers.period = sv_binary_text(arena, res, at++);
    if (!sv_channel_of_word(sv_binary_text(arena, res, at++), &answers.channel) ||
        !sv_respondent_of_word(sv_binary_text(arena, res, at++), &answers.respondent))
        return sv_fail(reterr, SV_ERR_INTERNAL, "shown_answers_each",
                       "an unknown channel or respondent type");
    answers.procedure = sv_binary_text(arena, res, at++);
    answers.since = sv_binary_int(res, at++);
    answers.few = sv_binary_int(res, at++);
    answers.few_until = sv_binary_int(res, at++);
    /* Not copied to the arena: they may be large. */
    answers.answers = (const uint8_t *)PQgetvalue(res, 0, at);
    answers.size = (size_t)PQgetlength(res, 0, at);
    return visit->each(&answers, visit->context, reterr);
}

enum sv_status sv_store_shown_answers_each(struct sv_db *db, const char *survey,
                                           sv_each_shown_answers *each, void *context,
                                           struct sv_error *reterr)
{
    const struct sv_bound values[] = { { survey, strlen(survey), false } };
    struct visit visit = { .each = each, .context = context };

    return sv_db_stream(db, &sv_stmt_shown_answers_each, values, visit_answers, &visit, reterr);
}
