/* SPDX-License-Identifier: Apache-2.0 */
#include "base/text.h"
#include "domain/par_work.h"

#include <stdint.h>
#include <string.h>

/* Endings under which a file of a type may go; the first is added to a name with another. */
static const struct {
    const char *media_type;
    const char *endings[3];
} types[] = {
    { "application/pdf", { ".pdf" } },
    { "application/vnd.openxmlformats-officedocument.wordprocessingml.document", { ".docx" } },
    { "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", { ".xlsx" } },
    { "application/vnd.openxmlformats-officedocument.presentationml.presentation", { ".pptx" } },
    { "application/vnd.oasis.opendocument.text", { ".odt" } },
    { "application/vnd.oasis.opendocument.spreadsheet", { ".ods" } },
    { "application/vnd.oasis.opendocument.presentation", { ".odp" } },
    { "application/msword", { ".doc" } },
    { "application/vnd.ms-excel", { ".xls" } },
    { "application/vnd.ms-powerpoint", { ".ppt" } },
    { "image/jpeg", { ".jpg", ".jpeg" } },
    { "image/png", { ".png" } },
    { "image/webp", { ".webp" } },
    { "text/csv", { ".csv", ".txt" } },
    { "text/plain", { ".txt", ".csv" } },
};

bool sv_evidence_type_allowed(const char *media_type)
{
    for (size_t i = 0; i < sizeof(types) / sizeof(types[0]); i++) {
        if (strcmp(types[i].media_type, media_type) == 0)
            return true;
    }
    return false;
}

static bool ends_in(const char *name, size_t size, const char *ending)
{
    size_t length = strlen(ending);

    if (size <= length)
        return false;
    for (size_t i = 0; i < length; i++) {
        char letter = name[size - length + i];

        if ((letter >= 'A' && letter <= 'Z' ? letter + 'a' - 'A' : letter) != ending[i])
            return false;
    }
    return true;
}

/* The first ending of the type if the name has none of them, else "". */
static const char *ending_for(const char *name, size_t size, const char *media_type)
{
    for (size_t i = 0; i < sizeof(types) / sizeof(types[0]); i++) {
        if (strcmp(types[i].media_type, media_type) != 0)
            continue;
        for (size_t k = 0; k < 3 && types[i].endings[k] != NULL; k++) {
            if (ends_in(name, size, types[i].endings[k]))
                return "";
        }
        return types[i].endings[0];
    }
    return ".bin";
}

/* Bytes of the character at text, which is valid UTF-8. */
static size_t step_of(const char *text)
{
    unsigned char first = (unsigned char)*text;

    return first < 0x80 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
}

static bool within(uint32_t code, uint32_t from, uint32_t to)
{
    return from <= code && code <= to;
}

/* Characters that cannot be seen, or that turn the direction in which a name is read. */
static bool is_hidden(const char *text, size_t step)
{
    const unsigned char *bytes = (const unsigned char *)text;
    uint32_t code = bytes[0];

    if (step == 1)
        return code < 0x20 || code == 0x7f;
    if (step == 2)
        code = (code & 0x1fu) << 6 | (bytes[1] & 0x3fu);
    if (step == 3)
        code = (code & 0x0fu) << 12 | (bytes[1] & 0x3fu) << 6 | (bytes[2] & 0x3fu);
    return step < 4 && (within(code, 0x80, 0x9f) || code == 0xad || code == 0x61c ||
                        within(code, 0x200b, 0x200f) || within(code, 0x2028, 0x202e) ||
                        within(code, 0x2060, 0x206f) || code == 0xfeff);
}

/* What Windows does not take in a name. */
static bool is_forbidden(char letter)
{
    return letter != '\0' && strchr("\"<>|:*?", letter) != NULL;
}

static bool is_edge(char letter)
{
    return letter == ' ' || letter == '.';
}

/* After the last folder. */
static const char *last_part(const char *given)
{
    const char *part = given;

    for (const char *at = given; *at != '\0'; at++) {
        if (*at == '/' || *at == '\\')
            part = at + 1;
    }
    return part;
}

const char *sv_evidence_name(struct sv_arena *arena, const char *given, const char *media_type)
{
    enum { ROOM = SV_EVIDENCE_NAME_MAX - 8 }; /* the ending comes on top */
    const char *at = sv_utf8_valid(given, strlen(given)) ? last_part(given) : "";
    char *name = sv_arena_alloc(arena, SV_EVIDENCE_NAME_MAX + 1);
    size_t size = 0;

    for (size_t step = 0; *at != '\0'; at += step) {
        step = step_of(at);
        if (is_hidden(at, step) || (size == 0 && is_edge(*at)) || size + step > ROOM)
            continue;
        memcpy(name + size, at, step);
        if (is_forbidden(*at))
            name[size] = '_';
        size += step;
    }
    while (size > 0 && is_edge(name[size - 1]))
        size--;
    const char *kept = size == 0 ? "tep" : name;

    size = size == 0 ? strlen(kept) : size;
    return sv_arena_printf(arena, "%.*s%s", (int)size, kept, ending_for(kept, size, media_type));
}
