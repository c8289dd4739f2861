/* SPDX-License-Identifier: Apache-2.0 */
#include "wire/json_lex.h"

#include <stdbool.h>
#include <string.h>

enum { DEPTH_MAX = 32, NAME_SIZE_MAX = 100 };

struct lexer {
    const char *text;
    size_t size;
    size_t at;
    size_t text_size; /* of the last text, to know it again when a colon makes it a name */
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

/*
 * From the backslash to the last character of the escape. cJSON takes "\\uZZZZ" for
 * the zero character, and that one would end a C string early: both are refused.
 */
static bool take_escape(struct lexer *lexer)
{
    const char *escape = lexer->text + lexer->at + 1;
    size_t left = lexer->size - lexer->at - 1;

    if (left == 0 || escape[0] == '\0' || strchr("\"\\/bfnrtu", escape[0]) == NULL)
        return false;
    lexer->at++;
    if (escape[0] != 'u')
        return true;
    for (size_t i = 1; i <= 4; i++) {
        if (i >= left || escape[i] == '\0' || strchr("0123456789abcdefABCDEF", escape[i]) == NULL)
            return false;
    }
    lexer->at += 4;
    return memcmp(escape + 1, "0000", 4) != 0;
}

/* From the opening to the closing quotation mark. */
static const char *take_text(struct lexer *lexer)
{
    size_t start = lexer->at + 1;

    for (lexer->at++; lexer->at < lexer->size; lexer->at++) {
        unsigned char byte = (unsigned char)lexer->text[lexer->at];

        if (byte < 0x20)
            return "a control character inside a text";
        if (byte == '"') {
            lexer->text_size = lexer->at - start;
            lexer->at++;
            return NULL;
        }
        if (byte == '\\' && !take_escape(lexer))
            return "an escape that JSON does not know";
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
    if (takes(lexer, ":"))
        return lexer->text_size > NAME_SIZE_MAX ? "a member name longer than 100 bytes" : NULL;
    if (takes(lexer, " \t\r\n,abcdefghijklmnopqrstuvwxyz"))
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
