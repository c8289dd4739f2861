/* SPDX-License-Identifier: Apache-2.0 */
#include "store/db.h"

#include "base/text.h"
#include "store/connection.h"

#include <assert.h>
#include <errno.h>
#include <inttypes.h>
#include <libpq-fe.h>
#include <stdlib.h>
#include <string.h>

enum { MAX_PARAMS = 24 };

struct sv_param sv_param_int64(struct sv_arena *arena, int64_t value)
{
    return (struct sv_param){ sv_arena_printf(arena, "%" PRId64, value) };
}

struct sv_param sv_param_double(struct sv_arena *arena, double value)
{
    return (struct sv_param){ sv_arena_printf(arena, "%.17g", value) };
}

struct sv_param sv_param_bool(struct sv_arena *arena, bool value)
{
    (void)arena;
    return (struct sv_param){ value ? "t" : "f" };
}

struct sv_param sv_param_day(struct sv_arena *arena, sv_day value)
{
    char text[SV_DAY_TEXT_SIZE];

    if (value == SV_DAY_NEVER)
        return (struct sv_param){ "infinity" };
    sv_day_print(value, text);
    return (struct sv_param){ sv_arena_strdup(arena, text) };
}

struct sv_param sv_param_text(struct sv_arena *arena, const char *value)
{
    (void)arena;
    return (struct sv_param){ value };
}

struct sv_param sv_param_bytes(struct sv_arena *arena, struct sv_bytes value)
{
    return (
        struct sv_param){ sv_arena_printf(arena, "\\x%s", sv_hex(arena, value.data, value.size)) };
}

struct sv_param sv_param_uuid(struct sv_arena *arena, struct sv_uuid value)
{
    char text[SV_UUID_TEXT_SIZE];

    sv_uuid_print(&value, text);
    return (struct sv_param){ sv_arena_strdup(arena, text) };
}

/* The array literal of PostgreSQL, every element quoted. */
struct sv_param sv_param_strings(struct sv_arena *arena, struct sv_strings value)
{
    struct sv_buffer buffer = { .arena = arena };

    if (value.count == 0)
        return (struct sv_param){ NULL };
    for (size_t i = 0; i < value.count; i++) {
        sv_buffer_add(&buffer, i == 0 ? "{\"" : ",\"");
        for (const char *at = value.items[i]; *at != '\0'; at++) {
            if (*at == '"' || *at == '\\')
                sv_buffer_add(&buffer, "\\");
            sv_buffer_append(&buffer, at, 1);
        }
        sv_buffer_add(&buffer, "\"");
    }
    sv_buffer_add(&buffer, "}");
    return (struct sv_param){ buffer.data };
}

/* PostgreSQL's error classes are the retry policy: see its Appendix A. */
static enum sv_status status_of(const char *sqlstate)
{
    static const char *const busy[] = {
        "08",    "40",    "53",
        "57",                      /* connection, rolled back, out of resources, shutting down */
        "55P03", "25P03", "25006", /* lock not had, idle too long, read-only after a failover */
        "0A000", "26000",          /* a plan or statement of before a migration (sv_db_look_at) */
    };

    if (sqlstate == NULL)
        return SV_ERR_BUSY; /* the connection itself was lost */
    for (size_t i = 0; i < sizeof(busy) / sizeof(busy[0]); i++) {
        if (strncmp(sqlstate, busy[i], strlen(busy[i])) == 0)
            return SV_ERR_BUSY;
    }
    return strcmp(sqlstate, "23505") == 0 ? SV_ERR_CONFLICT : SV_ERR_INTERNAL;
}

enum sv_status sv_db_failed(const PGresult *res, const char *where, struct sv_error *reterr)
{
    const char *sqlstate = PQresultErrorField(res, PG_DIAG_SQLSTATE);
    const char *constraint = PQresultErrorField(res, PG_DIAG_CONSTRAINT_NAME);
    const char *primary = PQresultErrorField(res, PG_DIAG_MESSAGE_PRIMARY);
    bool quotes_data = sqlstate != NULL && sqlstate[0] == '2';

    return sv_fail(reterr, status_of(sqlstate), where, "%s %s",
                   sqlstate == NULL ? "the connection was lost" : sqlstate,
                   quotes_data ? (constraint == NULL ? "" : constraint)
                               : (primary == NULL ? "" : primary));
}

static bool read_bytes(struct sv_arena *arena, const char *text, struct sv_bytes *ret_bytes)
{
    size_t size = 0;
    unsigned char *data = PQunescapeBytea((const unsigned char *)text, &size);

    if (data == NULL)
        return false;
    *ret_bytes = (struct sv_bytes){ (uint8_t *)sv_arena_strndup(arena, (char *)data, size), size };
    PQfreemem(data);
    return true;
}

static bool read_value(struct sv_arena *arena, const char *text, enum sv_col_type type,
                       void *target)
{
    char *end = NULL;

    errno = 0;
    switch (type) {
    case SV_COL_INT64:
        *(int64_t *)target = strtoll(text, &end, 10);
        return end != text && *end == '\0' && errno == 0;
    case SV_COL_DOUBLE:
        *(double *)target = strtod(text, &end);
        return end != text && *end == '\0' && errno == 0;
    case SV_COL_BOOL:
        *(bool *)target = text[0] == 't';
        return strcmp(text, "t") == 0 || strcmp(text, "f") == 0;
    case SV_COL_DAY:
        if (strcmp(text, "infinity") == 0) {
            *(sv_day *)target = SV_DAY_NEVER;
            return true;
        }
        return sv_day_parse(text, target);
    case SV_COL_TEXT:
        *(const char **)target = sv_arena_strdup(arena, text);
        return true;
    case SV_COL_BYTES:
        return read_bytes(arena, text, target);
    }
    return false;
}

static enum sv_status read_rows(const PGresult *res, struct sv_arena *arena,
                                const struct sv_stmt *stmt, const struct sv_row_shape *shape,
                                char *rows, struct sv_error *reterr)
{
    int row_count = PQntuples(res);

    for (size_t c = 0; c < shape->col_count; c++) {
        const struct sv_col *col = &shape->cols[c];
        int field = PQfnumber(res, col->name);

        if (field < 0)
            return sv_fail(reterr, SV_ERR_INTERNAL, stmt->name, "no column '%s'", col->name);
        for (int r = 0; r < row_count; r++) {
            char *target = rows + (size_t)r * shape->size + col->offset;

            if (PQgetisnull(res, r, field) ||
                !read_value(arena, PQgetvalue(res, r, field), col->type, target))
                return sv_fail(reterr, SV_ERR_INTERNAL, stmt->name, "bad value in column '%s'",
                               col->name);
        }
    }
    return SV_OK;
}

static PGresult *execute(struct sv_db *db, const struct sv_stmt *stmt,
                         const struct sv_param *params)
{
    const char *values[MAX_PARAMS];

    assert(stmt->param_count <= MAX_PARAMS);
    for (int i = 0; i < stmt->param_count; i++)
        values[i] = params[i].text;
    PGresult *res =
        PQexecPrepared(sv_db_handle(db), stmt->name, stmt->param_count, values, NULL, NULL, 0);

    sv_db_look_at(db, res);
    return res;
}

/* NOLINTNEXTLINE(readability-function-size): seven, so that every query reads on one line */
enum sv_status sv_db_select(struct sv_db *db, struct sv_arena *arena, const struct sv_stmt *stmt,
                            const struct sv_param *params, const struct sv_row_shape *shape,
                            struct sv_rows *ret_rows, struct sv_error *reterr)
{
    SV_FREED_BY(PQclear) PGresult *res = execute(db, stmt, params);

    if (PQresultStatus(res) != PGRES_TUPLES_OK)
        return sv_db_failed(res, stmt->name, reterr);

    size_t count = (size_t)PQntuples(res);
    char *rows = sv_arena_array(arena, count, shape->size);
    enum sv_status status = read_rows(res, arena, stmt, shape, rows, reterr);

    if (status != SV_OK)
        return status;
    *ret_rows = (struct sv_rows){ .items = rows, .count = count };
    return SV_OK;
}

enum sv_status sv_db_run(struct sv_db *db, const struct sv_stmt *stmt,
                         const struct sv_param *params, size_t *ret_affected,
                         struct sv_error *reterr)
{
    SV_FREED_BY(PQclear) PGresult *res = execute(db, stmt, params);

    if (PQresultStatus(res) != PGRES_COMMAND_OK)
        return sv_db_failed(res, stmt->name, reterr);
    if (ret_affected != NULL)
        *ret_affected = (size_t)strtoull(PQcmdTuples(res), NULL, 10);
    return SV_OK;
}
