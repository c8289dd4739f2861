/* SPDX-License-Identifier: Apache-2.0 */
#include "wire/json_lex.h"

#include <stdbool.h>
#include <string.h>

enum { DEPTH_MAX = 32 };

struct lexer {
    const char *text;
    size_t size;
    size_t at;
};

static bool is_digit(const struct lexer *lexer)
{
    return lexer->at < lexer->size && lexer->text[lexer->at] >= '0' &&
           lexer->text[lexer->at] <= '9';
}

static bool takes(struct lexer *lexer, const char *any)
{
    if (lexer->at == lexer->size || lexer->text[lexer->at] == '\0' ||
        strchr(any, lexer->text[lexer->at]) == NULL)
        return false;
    lexer->at++;
    return true;
}

static bool take_digits(struct lexer *lexer)
{
    bool any = is_digit(lexer);

    while (is_digit(lexer))
        lexer->at++;
    return any;
}

/* From the opening to the closing quotation mark. */
static const char *take_text(struct lexer *lexer)
{
    for (lexer->at++; lexer->at < lexer->size; lexer->at++) {
        unsigned char byte = (unsigned char)lexer->text[lexer->at];

        if (byte < 0x20)
            return "a control character inside a text";
        if (byte == '"') {
            lexer->at++;
            return NULL;
        }
        if (byte != '\\')
            continue;
        /* It would end a C string early and so change the text silently. */
        if (lexer->size - lexer->at >= 6 && memcmp(lexer->text + lexer->at, "\\u0000", 6) == 0)
            return "a text holds the zero character";
        lexer->at++; /* the escaped character */
    }
    return "a text without an end";
}

static const char *take_number(struct lexer *lexer)
{
    static const char fault[] = "not a number as JSON writes it";

    (void)takes(lexer, "-");
    if (takes(lexer, "0")) {
        if (is_digit(lexer))
            return fault;
    } else if (!take_digits(lexer)) {
        return fault;
    }
    if (takes(lexer, ".") && !take_digits(lexer))
        return fault;
    if (takes(lexer, "eE")) {
        (void)takes(lexer, "+-");
        if (!take_digits(lexer))
            return fault;
    }
    return NULL;
}

static const char *take_mark(struct lexer *lexer, size_t *depth)
{
    if (takes(lexer, "[{"))
        return ++*depth > DEPTH_MAX ? "nested deeper than 32 levels" : NULL;
    if (takes(lexer, "]}")) {
        *depth -= *depth > 0;
        return NULL;
    }
    if (takes(lexer, " \t\r\n:,abcdefghijklmnopqrstuvwxyz"))
        return NULL; /* whether it stands in the right place, cJSON says */
    return "a character that JSON does not know";
}

const char *sv_json_refusal(const char *text, size_t size, size_t *ret_at)
{
    struct lexer lexer = { .text = text, .size = size };
    const char *fault = NULL;
    size_t depth = 0;

    while (fault == NULL && lexer.at < size) {
        *ret_at = lexer.at;
        if (text[lexer.at] == '"')
            fault = take_text(&lexer);
        else if (text[lexer.at] == '-' || is_digit(&lexer))
            fault = take_number(&lexer);
        else
            fault = take_mark(&lexer, &depth);
    }
    return fault;
}
