/* SPDX-License-Identifier: Apache-2.0 */
#include "base/text.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void sv_buffer_reserve(struct sv_buffer *buffer, size_t more)
{
    if (more > SIZE_MAX / 2 - buffer->size)
        abort();
    size_t wanted = buffer->size + more + 1;

    if (wanted <= buffer->capacity)
        return;
    size_t capacity = buffer->capacity == 0 ? 256 : buffer->capacity * 2;

    if (capacity < wanted)
        capacity = wanted;
    char *data = sv_arena_alloc(buffer->arena, capacity);

    if (buffer->size > 0)
        memcpy(data, buffer->data, buffer->size);
    buffer->data = data;
    buffer->capacity = capacity;
}

void sv_buffer_append(struct sv_buffer *buffer, const char *data, size_t size)
{
    sv_buffer_reserve(buffer, size);
    memcpy(buffer->data + buffer->size, data, size);
    buffer->size += size;
    buffer->data[buffer->size] = '\0';
}

void sv_buffer_add(struct sv_buffer *buffer, const char *text)
{
    sv_buffer_append(buffer, text, strlen(text));
}

void sv_buffer_printf(struct sv_buffer *buffer, const char *format, ...)
{
    va_list args, again;

    va_start(args, format);
    va_copy(again, args);
    int length = vsnprintf(NULL, 0, format, args);

    va_end(args);
    if (length < 0)
        abort();
    sv_buffer_reserve(buffer, (size_t)length);
    (void)vsnprintf(buffer->data + buffer->size, (size_t)length + 1, format, again);
    va_end(again);
    buffer->size += (size_t)length;
}

/* The least and the greatest second byte after a lead byte (Unicode table 3-7). */
static void second_byte_range(unsigned char lead, unsigned char *ret_low, unsigned char *ret_high)
{
    *ret_low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
    *ret_high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
}

/* Length of the sequence that starts at data, or 0 if it is not well formed. */
static size_t utf8_sequence(const unsigned char *data, size_t size)
{
    unsigned char lead = data[0], low = 0, high = 0;
    size_t length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;

    if (lead < 0x80)
        return lead == 0 ? 0 : 1;
    if (lead < 0xC2 || lead > 0xF4 || length > size)
        return 0;
    second_byte_range(lead, &low, &high);
    if (data[1] < low || data[1] > high)
        return 0;
    for (size_t i = 2; i < length; i++) {
        if ((data[i] & 0xC0) != 0x80)
            return 0;
    }
    return length;
}

bool sv_utf8_valid(const char *data, size_t size)
{
    const unsigned char *bytes = (const unsigned char *)data;

    for (size_t i = 0; i < size;) {
        size_t length = utf8_sequence(bytes + i, size - i);

        if (length == 0)
            return false;
        i += length;
    }
    return true;
}

bool sv_is_noncharacter(const char *at)
{
    return strncmp(at, "\xEF\xBF\xBE", 3) == 0 || strncmp(at, "\xEF\xBF\xBF", 3) == 0;
}

const char *sv_xml_text(struct sv_buffer *room, const char *text)
{
    const char *at = text;

    while (*at != '\0' && !sv_is_noncharacter(at))
        at++;
    if (*at == '\0')
        return text;
    room->size = 0;
    sv_buffer_append(room, text, (size_t)(at - text));
    for (; *at != '\0'; at++) {
        if (sv_is_noncharacter(at))
            at += 2;
        else
            sv_buffer_append(room, at, 1);
    }
    return room->data;
}

size_t sv_utf8_length(const char *text)
{
    size_t length = 0;

    for (; *text != '\0'; text++)
        length += ((unsigned char)*text & 0xC0) != 0x80;
    return length;
}

static bool is_letter_or_digit(char letter)
{
    return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') ||
           (letter >= '0' && letter <= '9');
}

bool sv_code_valid(const char *text)
{
    size_t size = 0;

    while (size <= 40 &&
           (is_letter_or_digit(text[size]) ||
            (size > 0 && (text[size] == '.' || text[size] == '_' || text[size] == '-'))))
        size++;
    return size >= 1 && size <= 40 && text[size] == '\0';
}

const char *sv_json_pointer(struct sv_arena *arena, const char *prefix, const char *member)
{
    size_t prefix_size = strlen(prefix), size = prefix_size + 1;
    char *pointer = NULL, *at = NULL;

    for (const char *from = member; *from != '\0'; from++)
        size += *from == '~' || *from == '/' ? 2 : 1;
    pointer = sv_arena_alloc(arena, size + 1);
    memcpy(pointer, prefix, prefix_size); /* NOLINT(bugprone-not-null-terminated-result): zeroed */
    at = pointer + prefix_size;
    *at++ = '/';
    for (; *member != '\0'; member++) {
        if (*member == '~' || *member == '/') {
            *at++ = '~';
            *at++ = *member == '~' ? '0' : '1';
        } else {
            *at++ = *member;
        }
    }
    return pointer;
}

const char *sv_json_pointer_index(struct sv_arena *arena, const char *prefix, size_t index)
{
    return sv_arena_printf(arena, "%s/%zu", prefix, index);
}

char *sv_hex(struct sv_arena *arena, const uint8_t *bytes, size_t size)
{
    static const char digits[] = "0123456789abcdef";
    char *text = sv_arena_alloc(arena, size * 2 + 1);

    for (size_t i = 0; i < size; i++) {
        text[2 * i] = digits[bytes[i] >> 4];
        text[2 * i + 1] = digits[bytes[i] & 15];
    }
    return text;
}
