/* SPDX-License-Identifier: Apache-2.0 */
#include "store/results_store.h"

#include "store/statements.h"

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
