/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_BASE_TEXT_H
#define SV_BASE_TEXT_H

#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Text that grows, in an arena. Zero-initialise, set arena; data is NULL until the first append. */
struct sv_buffer {
    struct sv_arena *arena;
    char *data; /* always ends in a zero byte */
    size_t size;
    size_t capacity;
};

/* Makes room for more bytes at once, so that appending them copies nothing. */
void sv_buffer_reserve(struct sv_buffer *buffer, size_t more);
void sv_buffer_append(struct sv_buffer *buffer, const char *data, size_t size);
void sv_buffer_add(struct sv_buffer *buffer, const char *text);
void sv_buffer_printf(struct sv_buffer *buffer, const char *format, ...) SV_PRINTF(2, 3);

/* Well-formed UTF-8 without surrogates, overlong forms or zero bytes. */
bool sv_utf8_valid(const char *data, size_t size);
/* Whether U+FFFE or U+FFFF begins here: UTF-8 has them, XML has not. */
bool sv_is_noncharacter(const char *at);
/* The text without those: itself, or a copy in room that lasts until the next. */
const char *sv_xml_text(struct sv_buffer *room, const char *text);
/* Code points of valid UTF-8. */
size_t sv_utf8_length(const char *text);

/* Codes of units, surveys, items: [A-Za-z0-9][A-Za-z0-9._-]{0,39}. */
bool sv_code_valid(const char *text);

/* prefix followed by one member name, escaped as RFC 6901 wants ("~0", "~1"). */
const char *sv_json_pointer(struct sv_arena *arena, const char *prefix, const char *member);
const char *sv_json_pointer_index(struct sv_arena *arena, const char *prefix, size_t index);

/* Two lower-case hex digits a byte. */
char *sv_hex(struct sv_arena *arena, const uint8_t *bytes, size_t size);

#endif
