/* SPDX-License-Identifier: Apache-2.0 */
#include "store/export_store.h"

#include "base/priority.h"
#include "store/statements.h"

#include <stdlib.h>
#include <string.h>

struct stored_row {
    const char *id, *unit, *counter, *procedure, *channel, *respondent, *period, *language, *texts;
    int64_t revision, duration_s;
    sv_day day;
    bool complete;
    struct sv_bytes answers;
};

static const struct sv_col row_cols[] = {
    SV_COL(struct stored_row, id),         SV_COL(struct stored_row, unit),
    SV_COL(struct stored_row, counter),    SV_COL(struct stored_row, procedure),
    SV_COL(struct stored_row, channel),    SV_COL(struct stored_row, respondent),
    SV_COL(struct stored_row, period),     SV_COL(struct stored_row, language),
    SV_COL(struct stored_row, texts),      SV_COL(struct stored_row, revision),
    SV_COL(struct stored_row, duration_s), SV_COL(struct stored_row, day),
    SV_COL(struct stored_row, complete),   SV_COL(struct stored_row, answers),
};
static const struct sv_row_shape row_shape = SV_ROW_SHAPE(struct stored_row, row_cols);

/* "4:text" one after the other; false if it is not that. */
static bool read_texts(struct sv_arena *arena, const char *list, const char *const **ret_texts,
                       size_t *ret_count)
{
    const char **texts = sv_arena_array(arena, (size_t)2 * (SV_ITEMS_MAX + 1), sizeof(*texts));
    const char *end = list + strlen(list);
    size_t count = 0;

    while (list < end) {
        char *colon = NULL;
        unsigned long size = strtoul(list, &colon, 10);

        if (*colon != ':' || size > (size_t)(end - colon - 1) ||
            count == (size_t)2 * (SV_ITEMS_MAX + 1))
            return false;
        texts[count++] = sv_arena_strndup(arena, colon + 1, size);
        list = colon + 1 + size;
    }
    *ret_texts = texts;
    *ret_count = count;
    return true;
}

static size_t weight_cell_of(const struct sv_survey *survey, const struct sv_population *of)
{
    size_t cell = SV_ANY;

    return sv_population_cell(survey, of, &cell) ? cell : SV_ANY;
}

static bool read_row(struct sv_arena *arena, const struct sv_survey *survey,
                     const struct stored_row *stored, struct sv_export_row *ret_row)
{
    struct sv_response *response = &ret_row->response;

    *ret_row = (struct sv_export_row){
        .response = { .revision = stored->revision,
                      .survey = survey->code,
                      .unit = stored->unit,
                      .counter = stored->counter,
                      .procedure = stored->procedure,
                      .day = stored->day,
                      .language = stored->language,
                      .duration_s = stored->duration_s,
                      .complete = stored->complete,
                      .answers = stored->answers.data,
                      .answers_size = stored->answers.size },
        .period = stored->period,
    };
    if (!sv_channel_of_word(stored->channel, &response->channel) ||
        !sv_respondent_of_word(stored->respondent, &response->respondent))
        return false;
    ret_row->weight_cell =
        weight_cell_of(survey, &(struct sv_population){ .period = stored->period,
                                                        .unit = stored->unit,
                                                        .channel = response->channel,
                                                        .respondent = response->respondent });
    return stored->answers.size == survey->instrument->answers_size &&
           sv_uuid_parse(stored->id, &response->id) &&
           (stored->texts[0] == '\0' ||
            read_texts(arena, stored->texts, &response->texts, &response->text_count));
}

/* One portion of the cursor; *ret_count of 0 is its end. */
static enum sv_status next_rows(struct sv_db *db, const struct sv_survey *survey,
                                sv_export_each *each, void *context, size_t *ret_count,
                                struct sv_error *reterr)
{
    SV_FREED_BY(sv_arena_free) struct sv_arena *arena = sv_arena_new();
    struct sv_rows rows = { 0 };

    enum sv_status status =
        sv_db_select(db, arena, &sv_stmt_export_next, NULL, &row_shape, &rows, reterr);
    for (size_t i = 0; status == SV_OK && i < rows.count; i++) {
        struct sv_export_row row;

        if (!read_row(arena, survey, (const struct stored_row *)rows.items + i, &row))
            return sv_fail(reterr, SV_ERR_INTERNAL, "export_rows",
                           "a stored response does not fit its instrument");
        status = each(context, &row, reterr);
    }
    *ret_count = rows.count;
    sv_rest();
    return status;
}

static enum sv_status open_rows(struct sv_db *db, const struct sv_export_order *order,
                                struct sv_error *reterr)
{
    SV_FREED_BY(sv_arena_free) struct sv_arena *arena = sv_arena_new();
    const struct sv_cut *cut = &order->cut;
    const struct sv_param params[] = {
        SV_PARAM(arena, cut->survey),  SV_PARAM(arena, cut->scope),
        SV_PARAM(arena, cut->unit),    SV_PARAM(arena, cut->procedure),
        SV_PARAM(arena, cut->channel), SV_PARAM(arena, cut->respondent),
        SV_PARAM(arena, cut->period),  SV_PARAM(arena, order->texts),
    };

    enum sv_status status = sv_db_run(db, &sv_stmt_export_whole, NULL, NULL, reterr);
    return status == SV_OK ? sv_db_run(db, &sv_stmt_export_rows, params, NULL, reterr) : status;
}

enum sv_status sv_store_export_rows(struct sv_db *db, const struct sv_survey *survey,
                                    const struct sv_export_order *order, sv_export_each *each,
                                    void *context, struct sv_error *reterr)
{
    size_t count = 1;

    enum sv_status status = open_rows(db, order, reterr);
    while (status == SV_OK && count > 0)
        status = next_rows(db, survey, each, context, &count, reterr);
    return status == SV_OK ? sv_db_run(db, &sv_stmt_export_close, NULL, NULL, reterr) : status;
}

struct weight_cell_row {
    const char *unit, *period, *channel, *respondent;
    int64_t responses;
};

enum sv_status sv_store_export_weight_cells(struct sv_db *db, struct sv_arena *arena,
                                            const struct sv_survey *survey,
                                            const int64_t **ret_responses, struct sv_error *reterr)
{
    static const struct sv_col cols[] = {
        SV_COL(struct weight_cell_row, unit),      SV_COL(struct weight_cell_row, period),
        SV_COL(struct weight_cell_row, channel),   SV_COL(struct weight_cell_row, respondent),
        SV_COL(struct weight_cell_row, responses),
    };
    static const struct sv_row_shape shape = SV_ROW_SHAPE(struct weight_cell_row, cols);
    const struct sv_param params[] = { SV_PARAM(arena, survey->code) };
    int64_t *responses = sv_arena_array(arena, sv_weight_cell_count(survey), sizeof(*responses));
    struct sv_rows rows = { 0 };

    enum sv_status status =
        sv_db_select(db, arena, &sv_stmt_export_weight_cells, params, &shape, &rows, reterr);
    for (size_t i = 0; status == SV_OK && i < rows.count; i++) {
        const struct weight_cell_row *row = (const struct weight_cell_row *)rows.items + i;
        struct sv_population of = { .period = row->period, .unit = row->unit };

        if (!sv_channel_of_word(row->channel, &of.channel) ||
            !sv_respondent_of_word(row->respondent, &of.respondent))
            return sv_fail(reterr, SV_ERR_INTERNAL, "export_weight_cells", "not a word of ours");
        size_t cell = weight_cell_of(survey, &of);

        if (cell != SV_ANY)
            responses[cell] += row->responses;
    }
    if (status == SV_OK)
        *ret_responses = responses;
    return status;
}

enum sv_status sv_store_export_log_add(struct sv_db *db, struct sv_arena *arena,
                                       const struct sv_export_order *order,
                                       const struct sv_exported *exported, struct sv_error *reterr)
{
    const struct sv_cut *cut = &order->cut;
    struct sv_bytes hash = { exported->sha256.bytes, sizeof(exported->sha256.bytes) };
    const struct sv_param params[] = {
        SV_PARAM(arena, order->today),
        SV_PARAM(arena, order->key),
        SV_PARAM(arena, cut->survey),
        SV_PARAM(arena, cut->scope),
        SV_PARAM(arena, cut->unit),
        SV_PARAM(arena, cut->procedure),
        SV_PARAM(arena, cut->channel),
        SV_PARAM(arena, cut->respondent),
        SV_PARAM(arena, cut->period),
        SV_PARAM(arena, order->texts),
        SV_PARAM(arena, sv_export_format_word(order->format)),
        SV_PARAM(arena, exported->rows),
        SV_PARAM(arena, hash),
        SV_PARAM(arena, sv_export_weights_text(arena, order->weights)),
        SV_PARAM(arena, order->csv.mark),
        SV_PARAM(arena, order->csv.comma),
    };

    return sv_db_run(db, &sv_stmt_export_log_insert, params, NULL, reterr);
}

struct log_row {
    int64_t number, key, rows;
    sv_day day;
    const char *survey, *scope, *unit, *procedure, *channel, *respondent, *period, *format;
    const char *weights;
    bool texts, form_noted, mark, comma;
    struct sv_bytes sha256;
};

static bool read_entry(const struct log_row *row, struct sv_export_entry *ret_entry)
{
    *ret_entry = (struct sv_export_entry){
        .number = row->number,
        .day = row->day,
        .order = { .cut = { .survey = row->survey,
                            .scope = row->scope,
                            .unit = row->unit,
                            .procedure = row->procedure,
                            .channel = row->channel,
                            .respondent = row->respondent,
                            .period = row->period },
                   .texts = row->texts,
                   .csv = { .mark = row->mark, .comma = row->comma },
                   .key = row->key },
        .form_noted = row->form_noted,
        .exported = { .rows = row->rows },
    };
    if (row->sha256.size != sizeof(ret_entry->exported.sha256.bytes))
        return false;
    memcpy(ret_entry->exported.sha256.bytes, row->sha256.data, row->sha256.size);
    return sv_export_format_of_word(row->format, &ret_entry->order.format) &&
           sv_export_weights_of_words(row->weights, ret_entry->order.weights);
}

enum sv_status sv_store_export_log(struct sv_db *db, struct sv_arena *arena, const char *survey,
                                   struct sv_export_entries *ret_entries, struct sv_error *reterr)
{
    static const struct sv_col cols[] = {
        SV_COL(struct log_row, number),  SV_COL(struct log_row, key),
        SV_COL(struct log_row, rows),    SV_COL(struct log_row, day),
        SV_COL(struct log_row, survey),  SV_COL(struct log_row, scope),
        SV_COL(struct log_row, unit),    SV_COL(struct log_row, procedure),
        SV_COL(struct log_row, channel), SV_COL(struct log_row, respondent),
        SV_COL(struct log_row, period),  SV_COL(struct log_row, format),
        SV_COL(struct log_row, texts),   SV_COL(struct log_row, sha256),
        SV_COL(struct log_row, weights), SV_COL(struct log_row, form_noted),
        SV_COL(struct log_row, mark),    SV_COL(struct log_row, comma),
    };
    static const struct sv_row_shape shape = SV_ROW_SHAPE(struct log_row, cols);
    const struct sv_param params[] = { SV_PARAM(arena, survey) };
    struct sv_rows rows = { 0 };

    enum sv_status status =
        sv_db_select(db, arena, &sv_stmt_export_log_list, params, &shape, &rows, reterr);
    if (status != SV_OK)
        return status;
    struct sv_export_entry *entries = sv_arena_array(arena, rows.count, sizeof(*entries));

    for (size_t i = 0; i < rows.count; i++) {
        if (!read_entry((const struct log_row *)rows.items + i, &entries[i]))
            return sv_fail(reterr, SV_ERR_INTERNAL, "export_log_list", "a line cannot be read");
    }
    *ret_entries = (struct sv_export_entries){ .items = entries, .count = rows.count };
    return SV_OK;
}
