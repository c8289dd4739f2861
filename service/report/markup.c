/* SPDX-License-Identifier: Apache-2.0 */
#include "report/markup.h"

#include <stddef.h>

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
        else if (sv_is_noncharacter(c))
            c += 2;
        else if ((unsigned char)*c >= ' ' || *c == '\t' || *c == '\n')
            sv_buffer_append(buffer, c, 1);
    }
}
