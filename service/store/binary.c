/* SPDX-License-Identifier: Apache-2.0 */
#include "store/binary.h"

#include "store/connection.h"

#include <assert.h>
#include <string.h>

enum {
    BOUND_MAX = 16,
    HEADER_SIZE = 20,     /* dimensions, has nulls, element type, length, lower bound */
    COUNT_AT = 12,        /* of the length */
    DAYS_TO_2000 = 10957, /* PostgreSQL counts days from 1 January 2000 */
};

struct sv_bound sv_bound_array(const struct sv_array_param *array)
{
    return (struct sv_bound){ array->buffer.data, array->buffer.size, true };
}

struct sv_bound sv_bound_param(struct sv_param param)
{
    return (struct sv_bound){ param.text, strlen(param.text), false };
}

static bool send(struct sv_db *db, const struct sv_stmt *stmt, const struct sv_bound *values)
{
    PGconn *conn = sv_db_handle(db);
    const char *data[BOUND_MAX];
    int sizes[BOUND_MAX], formats[BOUND_MAX];

    assert(stmt->param_count <= BOUND_MAX);
    for (int i = 0; i < stmt->param_count; i++) {
        assert(values[i].size <= INT32_MAX);
        data[i] = values[i].data;
        sizes[i] = (int)values[i].size;
        formats[i] = values[i].binary;
    }
    return PQsendQueryPrepared(conn, stmt->name, stmt->param_count, data, sizes, formats, 1) == 1 &&
           PQsetSingleRowMode(conn) == 1;
}

enum sv_status sv_db_stream(struct sv_db *db, const struct sv_stmt *stmt,
                            const struct sv_bound *values, sv_each_row *each, void *context,
                            struct sv_error *reterr)
{
    PGconn *conn = sv_db_handle(db);
    enum sv_status status = SV_OK;

    if (!send(db, stmt, values))
        status = sv_fail(reterr, SV_ERR_BUSY, stmt->name, "the connection was lost");
    /* To the end, whatever happens: the connection is used again. */
    for (PGresult *res = PQgetResult(conn); res != NULL; res = PQgetResult(conn)) {
        ExecStatusType kind = PQresultStatus(res);

        if (kind == PGRES_SINGLE_TUPLE && status == SV_OK && each != NULL)
            status = each(res, context, reterr);
        else if (kind != PGRES_SINGLE_TUPLE && kind != PGRES_TUPLES_OK &&
                 kind != PGRES_COMMAND_OK && status == SV_OK)
            status = sv_db_failed(res, stmt->name, reterr);
        sv_db_look_at(db, res);
        PQclear(res);
    }
    return status;
}

static int64_t int_of(const uint8_t *bytes, size_t size)
{
    uint64_t value = size > 0 && (bytes[0] & 0x80) != 0 ? UINT64_MAX : 0;

    for (size_t i = 0; i < size; i++)
        value = value << 8 | bytes[i];
    return (int64_t)value;
}

static struct sv_uuid uuid_of(const uint8_t *bytes, size_t size)
{
    struct sv_uuid uuid = { 0 };

    if (size == sizeof(uuid.bytes))
        memcpy(uuid.bytes, bytes, sizeof(uuid.bytes));
    return uuid;
}

static struct sv_bytes value_of(const PGresult *res, int column)
{
    return (struct sv_bytes){ (const uint8_t *)PQgetvalue(res, 0, column),
                              (size_t)PQgetlength(res, 0, column) };
}

int64_t sv_binary_int(const PGresult *res, int column)
{
    struct sv_bytes value = value_of(res, column);

    return int_of(value.data, value.size);
}

bool sv_binary_bool(const PGresult *res, int column)
{
    return sv_binary_int(res, column) != 0;
}

sv_day sv_binary_day(const PGresult *res, int column)
{
    return (sv_day)(sv_binary_int(res, column) + DAYS_TO_2000);
}

struct sv_uuid sv_binary_uuid(const PGresult *res, int column)
{
    struct sv_bytes value = value_of(res, column);

    return uuid_of(value.data, value.size);
}

const char *sv_binary_text(struct sv_arena *arena, const PGresult *res, int column)
{
    struct sv_bytes value = value_of(res, column);

    return sv_arena_strndup(arena, (const char *)value.data, value.size);
}

struct sv_bytes sv_binary_bytes(struct sv_arena *arena, const PGresult *res, int column)
{
    struct sv_bytes value = value_of(res, column);

    return (struct sv_bytes){
        (const uint8_t *)sv_arena_strndup(arena, (const char *)value.data, value.size), value.size
    };
}

struct sv_array_value sv_binary_array(const PGresult *res, int column)
{
    struct sv_bytes value = value_of(res, column);

    if (value.size < HEADER_SIZE) /* no dimensions: empty */
        return (struct sv_array_value){ NULL, 0, 0 };
    return (struct sv_array_value){ value.data + HEADER_SIZE, value.size - HEADER_SIZE,
                                    (size_t)int_of(value.data + COUNT_AT, 4) };
}

struct sv_bytes sv_array_next(struct sv_array_value *array)
{
    struct sv_bytes none = { NULL, 0 };

    if (array->left < 4)
        return none;
    int64_t size = int_of(array->at, 4);

    array->at += 4;
    array->left -= 4;
    if (size < 0 || (size_t)size > array->left)
        return none;
    struct sv_bytes element = { array->at, (size_t)size };

    array->at += size;
    array->left -= (size_t)size;
    return element;
}

int64_t sv_array_next_int(struct sv_array_value *array)
{
    struct sv_bytes element = sv_array_next(array);

    return int_of(element.data, element.size);
}

sv_day sv_array_next_day(struct sv_array_value *array)
{
    return (sv_day)(sv_array_next_int(array) + DAYS_TO_2000);
}

const char *sv_array_next_text(struct sv_array_value *array, struct sv_arena *arena)
{
    struct sv_bytes element = sv_array_next(array);

    return element.data == NULL ? ""
                                : sv_arena_strndup(arena, (const char *)element.data, element.size);
}

struct sv_uuid sv_array_next_uuid(struct sv_array_value *array)
{
    struct sv_bytes element = sv_array_next(array);

    return uuid_of(element.data, element.size);
}
