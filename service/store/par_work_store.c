/* SPDX-License-Identifier: Apache-2.0 */
#include "store/par_work_store.h"

#include "store/statements.h"

enum sv_status sv_store_par_round_put(struct sv_db *db, struct sv_arena *arena,
                                      const struct sv_par_round *round, struct sv_error *reterr)
{
    const struct sv_param params[] = {
        SV_PARAM(arena, round->framework),     SV_PARAM(arena, round->period),
        SV_PARAM(arena, round->version),       SV_PARAM(arena, round->opened_on),
        SV_PARAM(arena, round->self_until),    SV_PARAM(arena, round->appraise_until),
        SV_PARAM(arena, round->explain_until),
    };
    size_t affected = 0;

    enum sv_status status = sv_db_run(db, &sv_stmt_par_round_put, params, &affected, reterr);
    if (status == SV_OK && affected == 0)
        return sv_fail(reterr, SV_ERR_CONFLICT, "version",
                       "the round of '%.40s' for %.40s is one of another version", round->framework,
                       round->period);
    return status;
}

enum sv_status sv_store_par_round_find(struct sv_db *db, struct sv_arena *arena,
                                       const struct sv_scorecard_key *key,
                                       struct sv_par_round *ret_round, bool *ret_found,
                                       struct sv_error *reterr)
{
    static const struct sv_col cols[] = {
        SV_COL(struct sv_par_round, framework),     SV_COL(struct sv_par_round, version),
        SV_COL(struct sv_par_round, period),        SV_COL(struct sv_par_round, opened_on),
        SV_COL(struct sv_par_round, self_until),    SV_COL(struct sv_par_round, appraise_until),
        SV_COL(struct sv_par_round, explain_until),
    };
    static const struct sv_row_shape shape = SV_ROW_SHAPE(struct sv_par_round, cols);
    const struct sv_param params[] = { SV_PARAM(arena, key->framework),
                                       SV_PARAM(arena, key->period) };
    struct sv_rows rows = { 0 };

    enum sv_status status =
        sv_db_select(db, arena, &sv_stmt_par_round_find, params, &shape, &rows, reterr);
    if (status != SV_OK)
        return status;
    *ret_found = rows.count > 0;
    if (*ret_found)
        *ret_round = *(const struct sv_par_round *)rows.items;
    return SV_OK;
}

enum sv_status sv_store_par_event_add(struct sv_db *db, struct sv_arena *arena,
                                      const struct sv_scorecard_key *key,
                                      const struct sv_par_event *event, struct sv_error *reterr)
{
    const struct sv_param params[] = {
        SV_PARAM(arena, key->unit),     SV_PARAM(arena, key->framework),
        SV_PARAM(arena, key->period),   SV_PARAM(arena, event->criterion),
        SV_PARAM(arena, event->action), SV_PARAM(arena, event->from),
        SV_PARAM(arena, event->to),     SV_PARAM(arena, event->reason),
        SV_PARAM(arena, event->author),
    };

    return sv_db_run(db, &sv_stmt_par_event_insert, params, NULL, reterr);
}

enum sv_status sv_store_par_event_list(struct sv_db *db, struct sv_arena *arena,
                                       const struct sv_scorecard_key *key,
                                       struct sv_par_events *ret_events, struct sv_error *reterr)
{
    static const struct sv_col cols[] = {
        SV_COL(struct sv_par_event, criterion), SV_COL(struct sv_par_event, action),
        SV_COL(struct sv_par_event, from),      SV_COL(struct sv_par_event, to),
        SV_COL(struct sv_par_event, reason),    SV_COL(struct sv_par_event, author),
        SV_COL(struct sv_par_event, at),
    };
    static const struct sv_row_shape shape = SV_ROW_SHAPE(struct sv_par_event, cols);
    const struct sv_param params[] = {
        SV_PARAM(arena, key->unit),
        SV_PARAM(arena, key->framework),
        SV_PARAM(arena, key->period),
    };
    struct sv_rows rows = { 0 };

    enum sv_status status =
        sv_db_select(db, arena, &sv_stmt_par_event_list, params, &shape, &rows, reterr);
    if (status != SV_OK)
        return status;
    *ret_events = (struct sv_par_events){ .items = rows.items, .count = rows.count };
    return SV_OK;
}

struct pin_row {
    const char *before;
};

enum sv_status sv_store_scorecard_pin(struct sv_db *db, struct sv_arena *arena,
                                      const struct sv_scorecard_head *head,
                                      const struct sv_survey_points *points,
                                      const char **ret_before, struct sv_error *reterr)
{
    static const struct sv_col cols[] = { SV_COL(struct pin_row, before) };
    static const struct sv_row_shape shape = SV_ROW_SHAPE(struct pin_row, cols);
    const struct sv_param params[] = {
        SV_PARAM(arena, head->key.unit),         SV_PARAM(arena, head->key.framework),
        SV_PARAM(arena, head->key.period),       SV_PARAM(arena, points->criterion),
        SV_PARAM(arena, points->release.survey), SV_PARAM(arena, points->release.number),
        SV_PARAM(arena, head->turns.decisions),
    };
    struct sv_rows rows = { 0 };

    enum sv_status status =
        sv_db_select(db, arena, &sv_stmt_scorecard_release_insert, params, &shape, &rows, reterr);
    if (status == SV_OK)
        *ret_before = ((const struct pin_row *)rows.items)->before;
    return status;
}
