/* SPDX-License-Identifier: Apache-2.0 */
#include "store/response_batch.h"

#include "store/array_param.h"
#include "store/connection.h"
#include "store/response_steps.h"
#include "store/statements.h"

#include <stdlib.h>
#include <string.h>

enum { PARAM_COUNT = 14, BINARY = 1 };

static bool takes_part(const struct sv_batch_row *row, enum sv_batch_step step)
{
    return step == SV_STEP_INSERT ? !row->look_up_only : row->verdict != SV_VERDICT_STORED;
}

size_t sv_batch_step_count(const struct sv_batch_row *rows, size_t count, enum sv_batch_step step)
{
    size_t taking_part = 0;

    for (size_t i = 0; i < count; i++)
        taking_part += takes_part(&rows[i], step);
    return taking_part;
}

static const struct sv_stmt *stmt_of(enum sv_batch_step step)
{
    return step == SV_STEP_INSERT ? &sv_stmt_responses_insert : &sv_stmt_responses_verdict;
}

/* The parameters of both statements, in their order. */
struct columns {
    struct sv_array_param params[PARAM_COUNT];
};

static struct columns columns_begin(struct sv_arena *arena, size_t count)
{
    static const enum sv_element elements[PARAM_COUNT] = {
        SV_ELEMENT_TEXT, SV_ELEMENT_TEXT, SV_ELEMENT_DATE,  SV_ELEMENT_UUID, SV_ELEMENT_INT2,
        SV_ELEMENT_BOOL, SV_ELEMENT_TEXT, SV_ELEMENT_TEXT,  SV_ELEMENT_TEXT, SV_ELEMENT_TEXT,
        SV_ELEMENT_TEXT, SV_ELEMENT_INT4, SV_ELEMENT_BYTEA, SV_ELEMENT_TEXT,
    };
    struct columns columns;

    for (size_t i = 0; i < PARAM_COUNT; i++)
        columns.params[i] = sv_array_begin(arena, elements[i], count);
    return columns;
}

static void columns_add(struct columns *columns, struct sv_arena *arena,
                        const struct sv_response *response)
{
    const struct sv_strings texts = { response->texts, response->text_count };
    struct sv_array_param *param = columns->params;

    sv_array_add_text(param++, response->unit);
    sv_array_add_text(param++, response->survey);
    sv_array_add_day(param++, response->day);
    sv_array_add_uuid(param++, &response->id);
    sv_array_add_int2(param++, response->revision);
    sv_array_add_bool(param++, response->complete);
    sv_array_add_text(param++, sv_channel_word(response->channel));
    sv_array_add_text(param++, sv_respondent_word(response->respondent));
    sv_array_add_text(param++, response->counter);
    sv_array_add_text(param++, response->procedure);
    sv_array_add_text(param++, response->language);
    sv_array_add_int4(param++, response->duration_s);
    sv_array_add_bytes(param++, response->answers, response->answers_size);
    sv_array_add_text(param, sv_param_strings(arena, texts).text);
}

bool sv_batch_step_send(PGconn *conn, struct sv_arena *arena, const struct sv_batch_row *rows,
                        size_t count, enum sv_batch_step step)
{
    struct columns columns = columns_begin(arena, sv_batch_step_count(rows, count, step));
    const char *values[PARAM_COUNT];
    int sizes[PARAM_COUNT], formats[PARAM_COUNT];

    for (size_t i = 0; i < count; i++) {
        if (takes_part(&rows[i], step))
            columns_add(&columns, arena, rows[i].response);
    }
    for (size_t i = 0; i < PARAM_COUNT; i++) {
        values[i] = columns.params[i].buffer.data;
        sizes[i] = (int)columns.params[i].buffer.size;
        formats[i] = BINARY;
    }
    return PQsendQueryPrepared(conn, stmt_of(step)->name, PARAM_COUNT, values, sizes, formats,
                               BINARY) == 1;
}

static int compare_id(const void *id, const void *row)
{
    return memcmp(id, ((const struct sv_batch_row *)row)->response->id.bytes,
                  sizeof(struct sv_uuid));
}

static enum sv_status read_stored(const PGresult *res, struct sv_batch_row *rows, size_t count,
                                  struct sv_error *reterr)
{
    for (int i = 0; i < PQntuples(res); i++) {
        struct sv_batch_row *row =
            PQgetlength(res, i, 0) != (int)sizeof(struct sv_uuid)
                ? NULL
                : bsearch(PQgetvalue(res, i, 0), rows, count, sizeof(*rows), compare_id);

        if (row == NULL)
            return sv_fail(reterr, SV_ERR_INTERNAL, "responses_insert", "an id of no row");
        row->verdict = SV_VERDICT_STORED;
    }
    return SV_OK;
}

static enum sv_status read_verdicts(const PGresult *res, struct sv_batch_row *rows, size_t count,
                                    struct sv_error *reterr)
{
    static const struct {
        const char *word;
        enum sv_verdict verdict;
    } verdicts[] = {
        { "absent", SV_VERDICT_ABSENT },
        { "known", SV_VERDICT_KNOWN },
        { "conflict", SV_VERDICT_CONFLICT },
        { "closed", SV_VERDICT_CLOSED },
    };
    int at = 0;

    if ((size_t)PQntuples(res) != sv_batch_step_count(rows, count, SV_STEP_VERDICT))
        return sv_fail(reterr, SV_ERR_INTERNAL, "responses_verdict", "another number of rows");
    for (size_t i = 0; i < count; i++) {
        if (!takes_part(&rows[i], SV_STEP_VERDICT))
            continue;
        for (size_t v = 0; v < sizeof(verdicts) / sizeof(verdicts[0]); v++) {
            if (strcmp(verdicts[v].word, PQgetvalue(res, at, 0)) == 0)
                rows[i].verdict = verdicts[v].verdict;
        }
        at++;
    }
    return SV_OK;
}

enum sv_status sv_batch_step_read(const PGresult *res, struct sv_batch_row *rows, size_t count,
                                  enum sv_batch_step step, struct sv_error *reterr)
{
    if (PQresultStatus(res) != PGRES_TUPLES_OK)
        return sv_db_failed(res, stmt_of(step)->name, reterr);
    return step == SV_STEP_INSERT ? read_stored(res, rows, count, reterr)
                                  : read_verdicts(res, rows, count, reterr);
}

static enum sv_status run_step(struct sv_db *db, struct sv_arena *arena, struct sv_batch_row *rows,
                               size_t count, enum sv_batch_step step, struct sv_error *reterr)
{
    PGconn *conn = sv_db_handle(db);

    if (sv_batch_step_count(rows, count, step) == 0)
        return SV_OK;
    if (!sv_batch_step_send(conn, arena, rows, count, step))
        return sv_fail(reterr, SV_ERR_BUSY, stmt_of(step)->name, "the connection was lost");
    SV_FREED_BY(PQclear) PGresult *res = PQgetResult(conn);

    for (PGresult *rest = PQgetResult(conn); rest != NULL; rest = PQgetResult(conn))
        PQclear(rest);
    return sv_batch_step_read(res, rows, count, step, reterr);
}

enum sv_status sv_store_responses(struct sv_db *db, struct sv_arena *arena,
                                  struct sv_batch_row *rows, size_t count, struct sv_error *reterr)
{
    for (size_t i = 0; i < count; i++)
        rows[i].verdict = SV_VERDICT_ABSENT; /* a transaction that is tried again begins anew */
    enum sv_status status = run_step(db, arena, rows, count, SV_STEP_INSERT, reterr);

    return status == SV_OK ? run_step(db, arena, rows, count, SV_STEP_VERDICT, reterr) : status;
}
