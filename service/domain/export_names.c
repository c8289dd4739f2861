/* SPDX-License-Identifier: Apache-2.0 */
#include "domain/export.h"

#include <string.h>

enum { NAME_SIZE_MAX = 32 }; /* of Stata; SPSS would take 64 */

/* Words that SPSS or Stata keep for themselves, in lower case. */
static const char *const reserved[] = {
    "all",      "and",         "by",         "eq",        "ge",        "gt",           "le",
    "lt",       "ne",          "not",        "or",        "to",        "with",         "alias",
    "array",    "boolean",     "break",      "byte",      "case",      "catch",        "class",
    "const",    "continue",    "delegate",   "delete",    "do",        "double",       "else",
    "enum",     "export",      "float",      "for",       "friend",    "function",     "global",
    "goto",     "if",          "import",     "in",        "inline",    "int",          "local",
    "long",     "namespace",   "new",        "null",      "pragma",    "private",      "protected",
    "public",   "return",      "short",      "static",    "struct",    "super",        "switch",
    "template", "this",        "throw",      "try",       "typedef",   "typename",     "union",
    "using",    "vector",      "version",    "virtual",   "void",      "volatile",     "while",
    "strl",     "quad",        "rowvector",  "colvector", "complex",   "matrix",       "numeric",
    "pointer",  "polymorphic", "real",       "scalar",    "string",    "transmorphic", "unsigned",
    "virtual",  "aggregate",   "explicit",   "external",  "final",     "finally",      "interface",
    "mata",     "operator",    "orgtypedef", "signed",    "sizeof",    "size_t",       "typeof",
    "auto",     "char",        "assert",     "byvar",     "eltypedef", "eltypename",   "foreach",
    "goto",     "nan",         "end",        "dec",       "default",
};

static int lowered(char c)
{
    return c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c;
}

static bool is_letter(char c)
{
    return lowered(c) >= 'a' && lowered(c) <= 'z';
}

static bool same_name(const char *a, const char *b)
{
    while (*a != '\0' && lowered(*a) == lowered(*b)) {
        a++;
        b++;
    }
    return lowered(*a) == lowered(*b);
}

/* "str12" is a type of Stata. */
static bool is_reserved(const char *name)
{
    for (size_t i = 0; i < sizeof(reserved) / sizeof(reserved[0]); i++) {
        if (same_name(reserved[i], name))
            return true;
    }
    return strlen(name) > 3 && memcmp(name, "str", 3) == 0 && name[3] >= '0' && name[3] <= '9';
}

static bool is_taken(const char *const *names, size_t count, const char *name)
{
    for (size_t i = 0; i < count; i++) {
        if (same_name(names[i], name))
            return true;
    }
    return false;
}

static char *plain_name(struct sv_arena *arena, const char *text)
{
    bool prefixed = !is_letter(text[0]) || is_reserved(text);
    char *name = sv_arena_printf(arena, "%s%.*s", prefixed ? "q" : "", NAME_SIZE_MAX - 1, text);

    for (char *at = name; *at != '\0'; at++) {
        if (!is_letter(*at) && (*at < '0' || *at > '9'))
            *at = '_';
    }
    return name;
}

const char *const *sv_export_stat_names(struct sv_arena *arena, const struct sv_export_sheet *sheet)
{
    const char **names = sv_arena_array(arena, sheet->count, sizeof(*names));

    for (size_t i = 0; i < sheet->count; i++) {
        const char *plain = plain_name(arena, sheet->columns[i].name);
        const char *name = plain;

        for (int n = 2; is_taken(names, i, name) || is_reserved(name); n++)
            name = sv_arena_printf(arena, "%.26s_%d", plain, n);
        names[i] = name;
    }
    return names;
}

const char *sv_text_begin(struct sv_arena *arena, const char *text, size_t size)
{
    size_t end = strlen(text);

    if (end <= size)
        return text;
    end = size;
    while (end > 0 && ((unsigned char)text[end] & 0xC0U) == 0x80U)
        end--;
    return sv_arena_strndup(arena, text, end);
}
