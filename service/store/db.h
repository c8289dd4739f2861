/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_STORE_DB_H
#define SV_STORE_DB_H

/*
 * Typed access to PostgreSQL. Private to service/store: no other layer
 * includes this header, so no SQL can be run from outside the store.
 */
#include "base/arena.h"
#include "base/calendar.h"
#include "base/status.h"
#include "base/uuid.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct sv_db;

/* A prepared statement; its text is store/sql/<name>.sql. */
struct sv_stmt {
    const char *name;
    const char *sql;
    int param_count;
};

/* One bound value. A NULL text is the SQL null. */
struct sv_param {
    const char *text;
};

struct sv_bytes {
    const uint8_t *data;
    size_t size;
};

/* Strings that become a text[]; without any, the SQL null. */
struct sv_strings {
    const char *const *items;
    size_t count;
};

struct sv_param sv_param_int64(struct sv_arena *arena, int64_t value);
struct sv_param sv_param_double(struct sv_arena *arena, double value);
struct sv_param sv_param_bool(struct sv_arena *arena, bool value);
struct sv_param sv_param_day(struct sv_arena *arena, sv_day value);
struct sv_param sv_param_text(struct sv_arena *arena, const char *value);
struct sv_param sv_param_bytes(struct sv_arena *arena, struct sv_bytes value);
struct sv_param sv_param_uuid(struct sv_arena *arena, struct sv_uuid value);
struct sv_param sv_param_strings(struct sv_arena *arena, struct sv_strings value);

/* clang-format off */
/* Picks the binder from the C type; any other type does not compile. */
#define SV_PARAM(arena, value)                  \
    _Generic((value),                           \
        int64_t:           sv_param_int64,      \
        double:            sv_param_double,     \
        bool:              sv_param_bool,       \
        sv_day:            sv_param_day,        \
        struct sv_bytes:   sv_param_bytes,      \
        struct sv_uuid:    sv_param_uuid,       \
        struct sv_strings: sv_param_strings,    \
        char *:            sv_param_text,       \
        const char *:      sv_param_text)((arena), (value))
/* clang-format on */

enum sv_col_type {
    SV_COL_INT64,
    SV_COL_DOUBLE,
    SV_COL_BOOL,
    SV_COL_DAY,
    SV_COL_TEXT,
    SV_COL_BYTES
};

/* Where a result column goes in the row struct. */
struct sv_col {
    const char *name;
    size_t offset;
    enum sv_col_type type;
};

/* clang-format off */
/*
 * Binds a column to the member of the same name. The column type follows
 * from the member's C type, so the two can never disagree.
 */
#define SV_COL(row_type, member)                     \
    {                                                \
        .name = #member,                             \
        .offset = offsetof(row_type, member),        \
        .type = _Generic(((row_type *)0)->member,    \
            int64_t:         SV_COL_INT64,           \
            double:          SV_COL_DOUBLE,          \
            bool:            SV_COL_BOOL,            \
            sv_day:          SV_COL_DAY,             \
            struct sv_bytes: SV_COL_BYTES,           \
            const char *:    SV_COL_TEXT)            \
    }
/* clang-format on */

struct sv_row_shape {
    size_t size;
    const struct sv_col *cols;
    size_t col_count;
};

#define SV_ROW_SHAPE(row_type, columns)                                     \
    {                                                                       \
        sizeof(row_type), (columns), sizeof(columns) / sizeof((columns)[0]) \
    }

/* The rows of a result: count structs of the given shape, in the arena. */
struct sv_rows {
    const void *items;
    size_t count;
};

/*
 * Runs stmt and reads its rows. A null, or a value its member cannot hold, is
 * SV_ERR_INTERNAL: the statement must coalesce() what may be missing. Trouble
 * with the connection or a lock is SV_ERR_BUSY.
 */
SV_MUST_USE
enum sv_status sv_db_select(struct sv_db *db, struct sv_arena *arena, const struct sv_stmt *stmt,
                            const struct sv_param *params, const struct sv_row_shape *shape,
                            struct sv_rows *ret_rows, struct sv_error *reterr);

/* Runs a statement without rows; *ret_affected (may be NULL) is how many it touched. */
SV_MUST_USE
enum sv_status sv_db_run(struct sv_db *db, const struct sv_stmt *stmt,
                         const struct sv_param *params, size_t *ret_affected,
                         struct sv_error *reterr);

#endif
