/* SPDX-License-Identifier: Apache-2.0 */
#include "http/file_name.h"

#include "base/text.h"

#include <string.h>

static const char PLAIN[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.-";

const char *sv_attachment(struct sv_arena *arena, const char *name)
{
    struct sv_buffer text = { .arena = arena };

    sv_buffer_add(&text, "attachment; filename=\"");
    for (const char *at = name; *at != '\0'; at++) {
        if (((unsigned char)*at & 0xc0) != 0x80) /* one for each character */
            sv_buffer_append(&text, strchr(PLAIN, *at) != NULL ? at : "_", 1);
    }
    sv_buffer_add(&text, "\"; filename*=UTF-8''");
    for (const char *at = name; *at != '\0'; at++) {
        if (strchr(PLAIN, *at) != NULL)
            sv_buffer_append(&text, at, 1);
        else
            sv_buffer_printf(&text, "%%%02X", (unsigned)(unsigned char)*at);
    }
    return text.data;
}
