/* SPDX-License-Identifier: Apache-2.0 */
#include "report/markup.h"

#include <stdint.h>
#include <string.h>

static const char *entity_of(char c)
{
    switch (c) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '"':
        return "&quot;";
    case '\'':
        return "&#39;";
    default:
        return NULL;
    }
}

void sv_markup_add(struct sv_buffer *buffer, const char *text)
{
    for (const char *c = text; *c != '\0'; c++) {
        const char *entity = entity_of(*c);

        if (entity != NULL)
            sv_buffer_add(buffer, entity);
        else if ((unsigned char)*c >= ' ' || *c == '\t' || *c == '\n')
            sv_buffer_append(buffer, c, 1);
    }
}

const char *sv_data_uri(struct sv_arena *arena, const char *type, const char *bytes, size_t size)
{
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    struct sv_buffer buffer = { .arena = arena };

    sv_buffer_reserve(&buffer, 64 + strlen(type) + size / 3 * 4);
    sv_buffer_printf(&buffer, "data:%s;base64,", type);
    for (size_t i = 0; i < size; i += 3) {
        uint32_t three = (uint32_t)(unsigned char)bytes[i] << 16;
        char four[4];

        if (i + 1 < size)
            three |= (uint32_t)(unsigned char)bytes[i + 1] << 8;
        if (i + 2 < size)
            three |= (unsigned char)bytes[i + 2];
        for (int k = 0; k < 4; k++)
            four[k] = i + (size_t)k > size ? '=' : digits[three >> (18 - 6 * k) & 63];
        sv_buffer_append(&buffer, four, 4);
    }
    return buffer.data;
}
