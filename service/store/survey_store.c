/* SPDX-License-Identifier: Apache-2.0 */
#include "store/survey_store.h"

#include "store/catalogue_rows.h"
#include "store/statements.h"

#include <string.h>

static enum sv_status select_records(struct sv_db *db, struct sv_arena *arena,
                                     const struct sv_stmt *stmt, const struct sv_param *params,
                                     struct sv_rows *ret_rows, struct sv_error *reterr)
{
    static const struct sv_col cols[] = {
        SV_COL(struct sv_survey_record, code),     SV_COL(struct sv_survey_record, document),
        SV_COL(struct sv_survey_record, open),     SV_COL(struct sv_survey_record, title_vi),
        SV_COL(struct sv_survey_record, title_en),
    };
    static const struct sv_row_shape shape = SV_ROW_SHAPE(struct sv_survey_record, cols);

    return sv_db_select(db, arena, stmt, params, &shape, ret_rows, reterr);
}

enum sv_status sv_store_survey_find(struct sv_db *db, struct sv_arena *arena, const char *code,
                                    struct sv_survey_record *ret_record, struct sv_error *reterr)
{
    const struct sv_param params[] = { SV_PARAM(arena, code) };
    struct sv_rows rows = { 0 };

    enum sv_status status = select_records(db, arena, &sv_stmt_survey_find, params, &rows, reterr);
    if (status != SV_OK)
        return status;
    if (rows.count == 0)
        return sv_fail(reterr, SV_ERR_NOT_FOUND, "survey", "no survey '%.40s'", code);
    *ret_record = *(const struct sv_survey_record *)rows.items;
    return SV_OK;
}

enum sv_status sv_store_survey_list(struct sv_db *db, struct sv_arena *arena,
                                    const struct sv_survey_record **ret_records, size_t *ret_count,
                                    struct sv_error *reterr)
{
    struct sv_rows rows = { 0 };

    enum sv_status status = select_records(db, arena, &sv_stmt_survey_list, NULL, &rows, reterr);
    if (status != SV_OK)
        return status;
    *ret_records = rows.items;
    *ret_count = rows.count;
    return SV_OK;
}

static enum sv_status insert_period(struct sv_db *db, struct sv_arena *arena, const char *survey,
                                    const struct sv_period *period, struct sv_error *reterr)
{
    const struct sv_param params[] = {
        SV_PARAM(arena, survey),
        SV_PARAM(arena, period->code),
        SV_PARAM(arena, period->from),
        SV_PARAM(arena, period->until),
    };

    return sv_db_run(db, &sv_stmt_survey_period_insert, params, NULL, reterr);
}

static enum sv_status insert_unit(struct sv_db *db, struct sv_arena *arena, const char *survey,
                                  const char *unit, struct sv_error *reterr)
{
    const struct sv_param params[] = { SV_PARAM(arena, survey), SV_PARAM(arena, unit) };
    size_t affected = 0;
    enum sv_status status = sv_db_run(db, &sv_stmt_survey_unit_insert, params, &affected, reterr);

    if (status == SV_OK && affected == 0)
        return sv_fail(reterr, SV_ERR_INVALID, "units", "no unit '%s': add it first", unit);
    return status;
}

static enum sv_status insert_population(struct sv_db *db, struct sv_arena *arena,
                                        const char *survey, const struct sv_population *population,
                                        struct sv_error *reterr)
{
    const char *channel = sv_channel_word(population->channel);
    const char *respondent = sv_respondent_word(population->respondent);
    const struct sv_param params[] = {
        SV_PARAM(arena, survey),
        SV_PARAM(arena, population->period),
        SV_PARAM(arena, population->unit),
        SV_PARAM(arena, population->procedure),
        SV_PARAM(arena, channel),
        SV_PARAM(arena, respondent),
        SV_PARAM(arena, population->transactions),
    };
    enum sv_status status = sv_db_run(db, &sv_stmt_survey_population_insert, params, NULL, reterr);

    if (status == SV_ERR_CONFLICT)
        return sv_fail(reterr, SV_ERR_INVALID, "populations", "two counts for %s, %s, %s, %s, %s",
                       population->period, population->unit, population->procedure, channel,
                       respondent);
    return status;
}

static enum sv_status insert_parts(struct sv_db *db, struct sv_arena *arena,
                                   const struct sv_survey *survey, struct sv_error *reterr)
{
    enum sv_status status = SV_OK;

    for (size_t i = 0; i < survey->period_count && status == SV_OK; i++)
        status = insert_period(db, arena, survey->code, &survey->periods[i], reterr);
    for (size_t i = 0; i < survey->unit_code_count && status == SV_OK; i++)
        status = insert_unit(db, arena, survey->code, survey->unit_codes[i], reterr);
    for (size_t i = 0; i < survey->population_count && status == SV_OK; i++)
        status = insert_population(db, arena, survey->code, &survey->populations[i], reterr);
    return status;
}

enum sv_status sv_store_survey_add(struct sv_db *db, struct sv_arena *arena,
                                   const struct sv_survey *survey, const char *document,
                                   bool *ret_added, struct sv_error *reterr)
{
    const bool open = true;
    const struct sv_param params[] = {
        SV_PARAM(arena, survey->code),
        SV_PARAM(arena, survey->instrument_code),
        SV_PARAM(arena, survey->instrument_version),
        SV_PARAM(arena, document),
        SV_PARAM(arena, survey->title.vi),
        SV_PARAM(arena, survey->title.en),
        SV_PARAM(arena, open),
    };
    struct sv_survey_record stored = { .document = "" };
    size_t added = 0;

    enum sv_status status = sv_db_run(db, &sv_stmt_survey_insert, params, &added, reterr);
    if (status == SV_OK && added == 1)
        status = insert_parts(db, arena, survey, reterr);
    if (status == SV_OK && added == 0)
        status = sv_store_survey_find(db, arena, survey->code, &stored, reterr);
    if (status != SV_OK)
        return status;
    if (added == 0 && strcmp(stored.document, document) != 0)
        return sv_fail(reterr, SV_ERR_CONFLICT, survey->code,
                       "this survey exists with other content: add a survey with another code");
    *ret_added = added == 1;
    return SV_OK;
}

enum sv_status sv_store_survey_set_open(struct sv_db *db, struct sv_arena *arena, const char *code,
                                        bool open, struct sv_error *reterr)
{
    const struct sv_param params[] = { SV_PARAM(arena, code), SV_PARAM(arena, open) };
    size_t affected = 0;
    enum sv_status status = sv_db_run(db, &sv_stmt_survey_open, params, &affected, reterr);

    if (status == SV_OK && affected == 0)
        return sv_fail(reterr, SV_ERR_NOT_FOUND, "survey", "no survey '%.40s'", code);
    return status;
}

enum sv_status sv_store_survey_places(struct sv_db *db, struct sv_arena *arena,
                                      struct sv_survey *survey, struct sv_error *reterr)
{
    const struct sv_param params[] = { SV_PARAM(arena, survey->code) };

    enum sv_status status =
        sv_units_select(db, arena, &sv_stmt_units_of_survey, params, &survey->units, reterr);
    if (status == SV_OK)
        status = sv_counters_select(db, arena, &sv_stmt_counters_of_survey, params,
                                    &survey->counters, reterr);
    if (status == SV_OK)
        status = sv_procedures_select(db, arena, &sv_stmt_procedures_of_survey, params,
                                      &survey->procedures, reterr);
    return status;
}

struct lock_row {
    const char *code;
};

enum sv_status sv_store_survey_lock(struct sv_db *db, struct sv_arena *arena, const char *survey,
                                    struct sv_error *reterr)
{
    static const struct sv_col cols[] = { SV_COL(struct lock_row, code) };
    static const struct sv_row_shape shape = SV_ROW_SHAPE(struct lock_row, cols);
    const struct sv_param params[] = { SV_PARAM(arena, survey) };
    struct sv_rows rows = { 0 };

    enum sv_status status =
        sv_db_select(db, arena, &sv_stmt_survey_lock, params, &shape, &rows, reterr);
    if (status == SV_OK && rows.count == 0)
        return sv_fail(reterr, SV_ERR_NOT_FOUND, "survey", "no survey '%.40s'", survey);
    return status;
}
