/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_STORE_BINARY_H
#define SV_STORE_BINARY_H

/*
 * Statements whose rows are wide or many: binary both ways, and read row by row as
 * they come. Private to service/store.
 */
#include "store/array_param.h"
#include "store/db.h"

#include <libpq-fe.h>

/* A bound value: an array in the binary format, or a text. */
struct sv_bound {
    const char *data;
    size_t size;
    bool binary;
};
struct sv_bound sv_bound_array(const struct sv_array_param *array);
struct sv_bound sv_bound_param(struct sv_param param);

/* Called for each row: row 0 of res, whose values are binary. It may not use the connection. */
typedef enum sv_status sv_each_row(const PGresult *res, void *context, struct sv_error *reterr);

/* Runs stmt; each may be NULL if it yields no rows. Ends with the first failure. */
SV_MUST_USE
enum sv_status sv_db_stream(struct sv_db *db, const struct sv_stmt *stmt,
                            const struct sv_bound *values, sv_each_row *each, void *context,
                            struct sv_error *reterr);

/* Values of row 0 by column. Texts and bytes are copied to the arena. */
int64_t sv_binary_int(const PGresult *res, int column); /* int2, int4, int8 */
bool sv_binary_bool(const PGresult *res, int column);
sv_day sv_binary_day(const PGresult *res, int column);
struct sv_uuid sv_binary_uuid(const PGresult *res, int column);
const char *sv_binary_text(struct sv_arena *arena, const PGresult *res, int column);
struct sv_bytes sv_binary_bytes(struct sv_arena *arena, const PGresult *res, int column);

/* A one-dimensional array that is read element by element; zero counts as the empty one. */
struct sv_array_value {
    const uint8_t *at;
    size_t left; /* bytes */
    size_t count;
};
struct sv_array_value sv_binary_array(const PGresult *res, int column);
/* The bytes of the next element; a null, or no more of them, has none. */
struct sv_bytes sv_array_next(struct sv_array_value *array);
int64_t sv_array_next_int(struct sv_array_value *array);
sv_day sv_array_next_day(struct sv_array_value *array);
const char *sv_array_next_text(struct sv_array_value *array, struct sv_arena *arena);
struct sv_uuid sv_array_next_uuid(struct sv_array_value *array);

#endif
