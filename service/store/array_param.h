/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_STORE_ARRAY_PARAM_H
#define SV_STORE_ARRAY_PARAM_H

#include "base/arena.h"
#include "base/calendar.h"
#include "base/text.h"
#include "base/uuid.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * A one-dimensional array in PostgreSQL's binary format (array_send), one
 * parameter of a statement, built element by element. The text format would cost
 * the server a third more for a batch of responses.
 */
struct sv_array_param {
    struct sv_buffer buffer;
};

/* The element types of ours and their object ids, which PostgreSQL never changes (pg_type.dat). */
enum sv_element {
    SV_ELEMENT_BOOL = 16,
    SV_ELEMENT_BYTEA = 17,
    SV_ELEMENT_INT2 = 21,
    SV_ELEMENT_INT4 = 23,
    SV_ELEMENT_TEXT = 25,
    SV_ELEMENT_DATE = 1082,
    SV_ELEMENT_UUID = 2950,
};

/* Begins an array of count elements; all of them must be added. */
struct sv_array_param sv_array_begin(struct sv_arena *arena, enum sv_element element, size_t count);

void sv_array_add_bool(struct sv_array_param *array, bool value);
void sv_array_add_int2(struct sv_array_param *array, int64_t value);
void sv_array_add_int4(struct sv_array_param *array, int64_t value);
void sv_array_add_day(struct sv_array_param *array, sv_day value);
void sv_array_add_text(struct sv_array_param *array, const char *value); /* NULL is the null */
void sv_array_add_bytes(struct sv_array_param *array, const uint8_t *bytes, size_t size);
void sv_array_add_uuid(struct sv_array_param *array, const struct sv_uuid *value);

#endif
