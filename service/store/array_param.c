/* SPDX-License-Identifier: Apache-2.0 */
#include "store/array_param.h"

#include <assert.h>
#include <string.h>

enum {
    HEADER_SIZE = 20,        /* dimensions, has nulls, element type, length, lower bound */
    ELEMENT_SIZE_USUAL = 28, /* with its length: what most codes and encoded answers take */
    DAYS_TO_2000 = 10957,    /* PostgreSQL counts days from 1 January 2000 */
};

static void put_int4(struct sv_buffer *buffer, int32_t value)
{
    uint32_t bits = (uint32_t)value;
    const char bytes[] = { (char)(bits >> 24), (char)(bits >> 16), (char)(bits >> 8), (char)bits };

    sv_buffer_append(buffer, bytes, sizeof(bytes));
}

struct sv_array_param sv_array_begin(struct sv_arena *arena, enum sv_element element, size_t count)
{
    struct sv_array_param array = { .buffer = { .arena = arena } };

    assert(count > 0 && count <= INT32_MAX);
    sv_buffer_reserve(&array.buffer, HEADER_SIZE + count * ELEMENT_SIZE_USUAL);
    put_int4(&array.buffer, 1); /* dimensions */
    put_int4(&array.buffer, 1); /* there may be nulls */
    put_int4(&array.buffer, (int32_t)element);
    put_int4(&array.buffer, (int32_t)count);
    put_int4(&array.buffer, 1); /* lower bound */
    return array;
}

static void put(struct sv_array_param *array, const void *data, size_t size)
{
    put_int4(&array->buffer, (int32_t)size);
    sv_buffer_append(&array->buffer, data, size);
}

void sv_array_add_bool(struct sv_array_param *array, bool value)
{
    const char byte = value ? 1 : 0;

    put(array, &byte, sizeof(byte));
}

void sv_array_add_int2(struct sv_array_param *array, int64_t value)
{
    const char bytes[] = { (char)((uint64_t)value >> 8), (char)value };

    assert(value >= INT16_MIN && value <= INT16_MAX);
    put(array, bytes, sizeof(bytes));
}

void sv_array_add_int4(struct sv_array_param *array, int64_t value)
{
    assert(value >= INT32_MIN && value <= INT32_MAX);
    put_int4(&array->buffer, sizeof(int32_t));
    put_int4(&array->buffer, (int32_t)value);
}

void sv_array_add_day(struct sv_array_param *array, sv_day value)
{
    sv_array_add_int4(array, (int64_t)value - DAYS_TO_2000);
}

void sv_array_add_text(struct sv_array_param *array, const char *value)
{
    if (value == NULL)
        put_int4(&array->buffer, -1);
    else
        put(array, value, strlen(value));
}

void sv_array_add_bytes(struct sv_array_param *array, const uint8_t *bytes, size_t size)
{
    put(array, bytes, size);
}

void sv_array_add_uuid(struct sv_array_param *array, const struct sv_uuid *value)
{
    put(array, value->bytes, sizeof(value->bytes));
}
