/* SPDX-License-Identifier: Apache-2.0 */
#include "store/response_store.h"

#include "store/statements.h"

#include <string.h>

struct verdict_row {
    const char *verdict;
};

static enum sv_status select_verdict(struct sv_db *db, struct sv_arena *arena,
                                     const struct sv_param *params, const char **ret_verdict,
                                     struct sv_error *reterr)
{
    static const struct sv_col cols[] = { SV_COL(struct verdict_row, verdict) };
    static const struct sv_row_shape shape = SV_ROW_SHAPE(struct verdict_row, cols);
    struct sv_rows rows = { 0 };

    enum sv_status status =
        sv_db_select(db, arena, &sv_stmt_response_stored, params, &shape, &rows, reterr);
    if (status == SV_OK)
        *ret_verdict = ((const struct verdict_row *)rows.items)->verdict;
    return status;
}

static enum sv_status why_not_stored(struct sv_db *db, struct sv_arena *arena,
                                     const struct sv_param *params, enum sv_verdict *ret_verdict,
                                     struct sv_error *reterr)
{
    const char *verdict = "";

    enum sv_status status = select_verdict(db, arena, params, &verdict, reterr);
    if (status != SV_OK)
        return status;
    if (strcmp(verdict, "known") == 0)
        *ret_verdict = SV_VERDICT_KNOWN;
    else if (strcmp(verdict, "conflict") == 0)
        *ret_verdict = SV_VERDICT_CONFLICT;
    else if (strcmp(verdict, "closed") == 0)
        *ret_verdict = SV_VERDICT_CLOSED;
    else
        return sv_fail(reterr, SV_ERR_BUSY, "response", "a request with this id is under way");
    return SV_OK;
}

/* The parameters of response_insert and response_stored. */
static const struct sv_param *params_of(struct sv_arena *arena, const struct sv_response *response)
{
    const char *channel = sv_channel_word(response->channel);
    const char *respondent = sv_respondent_word(response->respondent);
    const struct sv_bytes answers = { response->answers, response->answers_size };
    const struct sv_strings texts = { response->texts, response->text_count };
    const struct sv_param params[] = {
        SV_PARAM(arena, response->unit),
        SV_PARAM(arena, response->survey),
        SV_PARAM(arena, response->day),
        SV_PARAM(arena, response->id),
        SV_PARAM(arena, response->revision),
        SV_PARAM(arena, response->complete),
        SV_PARAM(arena, channel),
        SV_PARAM(arena, respondent),
        SV_PARAM(arena, response->counter),
        SV_PARAM(arena, response->procedure),
        SV_PARAM(arena, response->language),
        SV_PARAM(arena, response->duration_s),
        SV_PARAM(arena, answers),
        SV_PARAM(arena, texts),
    };

    return memcpy(sv_arena_alloc(arena, sizeof(params)), params, sizeof(params));
}

enum sv_status sv_store_response_add(struct sv_db *db, struct sv_arena *arena,
                                     const struct sv_response *response,
                                     enum sv_verdict *ret_verdict, struct sv_error *reterr)
{
    const struct sv_param *params = params_of(arena, response);
    size_t added = 0;

    enum sv_status status = sv_db_run(db, &sv_stmt_response_insert, params, &added, reterr);
    if (status != SV_OK)
        return status;
    if (added == 0)
        return why_not_stored(db, arena, params, ret_verdict, reterr);
    *ret_verdict = SV_VERDICT_STORED;
    return SV_OK;
}

enum sv_status sv_store_response_known(struct sv_db *db, struct sv_arena *arena,
                                       const struct sv_response *response, bool *ret_known,
                                       struct sv_error *reterr)
{
    const char *verdict = "";
    enum sv_status status = select_verdict(db, arena, params_of(arena, response), &verdict, reterr);

    if (status == SV_OK)
        *ret_known = strcmp(verdict, "known") == 0;
    return status;
}

struct results_row {
    const char *key;
    const char *channel;
    bool complete;
    struct sv_bytes answers;
    int64_t n;
};

enum sv_status sv_store_results_rows(struct sv_db *db, struct sv_arena *arena,
                                     const struct sv_survey *survey, const struct sv_cut *cut,
                                     struct sv_grouped_rows *ret_rows, struct sv_error *reterr)
{
    static const struct sv_col cols[] = {
        SV_COL(struct results_row, key),      SV_COL(struct results_row, channel),
        SV_COL(struct results_row, complete), SV_COL(struct results_row, answers),
        SV_COL(struct results_row, n),
    };
    static const struct sv_row_shape shape = SV_ROW_SHAPE(struct results_row, cols);
    const char *by = sv_results_by_word(cut->by);
    const struct sv_param params[] = {
        SV_PARAM(arena, survey->code), SV_PARAM(arena, cut->scope),
        SV_PARAM(arena, cut->unit),    SV_PARAM(arena, cut->procedure),
        SV_PARAM(arena, cut->channel), SV_PARAM(arena, cut->respondent),
        SV_PARAM(arena, cut->period),  SV_PARAM(arena, by),
    };
    struct sv_rows rows = { 0 };

    enum sv_status status =
        sv_db_select(db, arena, &sv_stmt_results_rows, params, &shape, &rows, reterr);
    if (status != SV_OK)
        return status;
    struct sv_grouped_row *grouped = sv_arena_array(arena, rows.count, sizeof(*grouped));

    for (size_t i = 0; i < rows.count; i++) {
        const struct results_row *row = (const struct results_row *)rows.items + i;
        enum sv_channel channel = SV_CHANNEL_KIOSK;

        if (row->answers.size != survey->instrument->answers_size ||
            !sv_channel_of_word(row->channel, &channel))
            return sv_fail(reterr, SV_ERR_INTERNAL, "results_rows",
                           "a stored response does not fit its instrument");
        grouped[i] = (struct sv_grouped_row){
            .key = row->key,
            .row = { .answers = row->answers.data,
                     .complete = row->complete,
                     .channel = channel,
                     .count = row->n },
        };
    }
    *ret_rows = (struct sv_grouped_rows){ .items = grouped, .count = rows.count };
    return SV_OK;
}
