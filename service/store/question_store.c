/* SPDX-License-Identifier: Apache-2.0 */
#include "store/question_store.h"

#include "store/statements.h"

enum sv_status sv_store_questions(struct sv_db *db, struct sv_arena *arena, const char *survey,
                                  int64_t after, struct sv_questions *ret_questions,
                                  struct sv_error *reterr)
{
    static const struct sv_col cols[] = {
        SV_COL(struct sv_question, showing), SV_COL(struct sv_question, unit),
        SV_COL(struct sv_question, period),  SV_COL(struct sv_question, procedure),
        SV_COL(struct sv_question, channel), SV_COL(struct sv_question, respondent),
    };
    static const struct sv_row_shape shape = SV_ROW_SHAPE(struct sv_question, cols);
    const struct sv_param params[] = { SV_PARAM(arena, survey), SV_PARAM(arena, after) };
    struct sv_rows rows = { 0 };
    enum sv_status status =
        sv_db_select(db, arena, &sv_stmt_crosstab_question_list, params, &shape, &rows, reterr);

    if (status == SV_OK)
        *ret_questions = (struct sv_questions){ rows.items, rows.count };
    return status;
}

enum sv_status sv_store_question_add(struct sv_db *db, struct sv_arena *arena, const char *survey,
                                     int64_t number, const struct sv_question *question,
                                     struct sv_error *reterr)
{
    const struct sv_param params[] = {
        SV_PARAM(arena, survey),
        SV_PARAM(arena, number),
        SV_PARAM(arena, question->showing),
        SV_PARAM(arena, question->unit),
        SV_PARAM(arena, question->period),
        SV_PARAM(arena, question->procedure),
        SV_PARAM(arena, question->channel),
        SV_PARAM(arena, question->respondent),
    };

    return sv_db_run(db, &sv_stmt_crosstab_question_insert, params, NULL, reterr);
}
