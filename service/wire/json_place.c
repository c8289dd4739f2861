/* SPDX-License-Identifier: Apache-2.0 */
#include "wire/json_place.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

/* A walk over text that has been parsed before: it is well formed. */
struct walk {
    const char *text;
    size_t size, at;
};

struct sv_json_place sv_json_place_of_byte(const char *text, size_t size, size_t at)
{
    struct sv_json_place place = { 1, 1 };

    for (size_t i = 0; i < at && i < size; i++) {
        bool begins = ((unsigned char)text[i] & 0xC0) != 0x80; /* a character of UTF-8 */

        if (text[i] == '\n')
            place = (struct sv_json_place){ place.line + 1, 1 };
        else if (begins)
            place.column++;
    }
    return place;
}

static char here(const struct walk *walk)
{
    if (walk->at >= walk->size)
        return '\0';
    return walk->text[walk->at];
}

static void skip_blanks(struct walk *walk)
{
    while (walk->at < walk->size && strchr(" \t\r\n", walk->text[walk->at]) != NULL)
        walk->at++;
}

/* From one quotation mark past the other. */
static void skip_text(struct walk *walk)
{
    for (walk->at++; walk->at < walk->size && here(walk) != '"'; walk->at++)
        walk->at += here(walk) == '\\';
    walk->at++;
}

/* Past a value: brackets are counted, those within texts are not brackets. */
static void skip_value(struct walk *walk)
{
    size_t depth = 0;

    do {
        char c = here(walk);

        if (c == '"') {
            skip_text(walk);
        } else if (c == '{' || c == '[') {
            depth++;
            walk->at++;
        } else if (depth > 0 && (c == '}' || c == ']')) {
            depth--;
            walk->at++;
        } else {
            walk->at++;
        }
        c = here(walk);
        if (depth == 0 && strchr(",]} \t\r\n", c) != NULL) /* '\0' is one of them */
            return;
    } while (walk->at < walk->size);
}

/* Whether the name that stands here, in quotation marks, is this token of a pointer. */
static bool is_named(const struct walk *walk, const char *token, size_t size)
{
    size_t at = walk->at + 1;

    for (size_t i = 0; i < size; i++, at++) {
        char c = token[i];

        if (c == '~' && i + 1 < size)
            c = token[++i] == '0' ? '~' : '/';
        if (at >= walk->size || walk->text[at] != c)
            return false;
    }
    return at < walk->size && walk->text[at] == '"';
}

static size_t number_of(const char *token, size_t size)
{
    size_t number = 0;

    for (size_t i = 0; i < size; i++) {
        if (token[i] < '0' || token[i] > '9')
            return SIZE_MAX;
        number = 10 * number + (size_t)(token[i] - '0');
    }
    return number;
}

/*
 * Into the member or element: then *ret_begin is where it begins and the walk stands at its value.
 * Otherwise false.
 */
static bool enter(struct walk *walk, const char *token, size_t size, size_t *ret_begin)
{
    bool object = here(walk) == '{';
    size_t wanted = number_of(token, size), number = 0;

    if (!object && here(walk) != '[')
        return false;
    for (walk->at++; walk->at < walk->size; walk->at++, number++) {
        skip_blanks(walk);
        size_t begin = walk->at;
        bool found = object ? is_named(walk, token, size) : number == wanted;

        if (here(walk) == '}' || here(walk) == ']')
            return false;
        if (object) {
            skip_text(walk);
            skip_blanks(walk);
            walk->at++; /* the colon */
            skip_blanks(walk);
        }
        if (found) {
            *ret_begin = begin;
            return true;
        }
        skip_value(walk);
        skip_blanks(walk);
        if (here(walk) != ',')
            return false;
    }
    return false;
}

struct sv_json_place sv_json_place_of_pointer(const char *text, size_t size, const char *pointer)
{
    struct walk walk = { text, size, 0 };
    size_t begin = 0;

    skip_blanks(&walk);
    begin = walk.at;
    while (*pointer == '/') {
        size_t length = strcspn(pointer + 1, "/");

        if (!enter(&walk, pointer + 1, length, &begin))
            break;
        pointer += 1 + length;
    }
    return sv_json_place_of_byte(text, size, begin);
}
