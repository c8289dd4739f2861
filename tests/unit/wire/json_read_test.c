/* SPDX-License-Identifier: Apache-2.0 */
#include "wire/json_read.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <stdio.h>
#include <string.h>

static struct sv_arena *arena;
static struct sv_violations found;

static void open_arena(void)
{
    arena = sv_arena_new();
    found = (struct sv_violations){ .arena = arena };
}

static void close_arena(void)
{
    sv_arena_free(arena);
}

TestSuite(json, .init = open_arena, .fini = close_arena);

static enum sv_status parse_sized(const char *text, size_t size)
{
    SV_FREED_BY(cJSON_Delete) cJSON *root = NULL;
    struct sv_error error = { 0 };

    return sv_json_parse(text, size, &root, &error);
}

static enum sv_status parse(const char *text)
{
    return parse_sized(text, strlen(text));
}

Test(json, is_taken_whole_and_with_white_space_around)
{
    cr_expect(eq(int, parse(" {\"a\":[1,2,{}]}\r\n\t "), SV_OK));
    cr_expect(eq(int, parse("\"Hài lòng \\u1EA1 \\\\u0000\""), SV_OK));
}

Test(json, that_is_none_is_malformed)
{
    const char *bad[] = { "",    "{",          "{}x",          "[1,]",        "{\"a\"}",
                          "nul", "{\"a\":1}{", "\"\xC3\x28\"", "\"\\u0000\"", "\"a\\\\\\u0000\"",
                          "'a'" };

    for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
        cr_expect(eq(int, parse(bad[i]), SV_ERR_MALFORMED), "case %zu: %s", i, bad[i]);
    cr_expect(eq(int, parse_sized("{}\0", 3), SV_ERR_MALFORMED));
}

Test(json, nested_deeper_than_thirty_two_levels_is_malformed)
{
    char deep[100000];

    memset(deep, '[', sizeof(deep));
    cr_expect(eq(int, parse_sized(deep, sizeof(deep)), SV_ERR_MALFORMED));
    memset(deep, '[', 32);
    memset(deep + 32, ']', 32);
    cr_expect(eq(int, parse_sized(deep, 64), SV_OK));
    memset(deep, '[', 33);
    memset(deep + 33, ']', 33);
    cr_expect(eq(int, parse_sized(deep, 66), SV_ERR_MALFORMED));
    /* Brackets inside a text do not nest. */
    memset(deep, '[', 100);
    deep[0] = deep[99] = '"';
    cr_expect(eq(int, parse_sized(deep, 100), SV_OK));
}

Test(json, names_given_twice_are_told_once_where_an_object_is_read)
{
    SV_FREED_BY(cJSON_Delete)
    cJSON *root = cJSON_Parse("{\"a\":1,\"b\":{\"c\":1,\"d/\":2,\"c\":2,\"c\":3}}");
    struct sv_scope scope = { 0 }, inside = { 0 };

    cr_assert(sv_scope_of(&scope, &found, root, ""));
    cr_expect(eq(sz, found.count, 0));
    cr_assert(sv_read_object(&scope, "b", SV_REQUIRED, &inside));
    cr_assert(eq(sz, found.count, 1));
    cr_expect(eq(str, (char *)found.first->pointer, "/b/c"));
}

Test(json, escapes_that_cjson_takes_for_something_else_are_malformed)
{
    const char *bad[] = { "\"a\\uZZZZb\"", "\"\\u12\"", "\"\\u123G\"", "\"\\x41\"", "\"\\\"" };

    for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
        cr_expect(eq(int, parse(bad[i]), SV_ERR_MALFORMED), "case %zu: %s", i, bad[i]);
    cr_expect(eq(int, parse("\"\\u1eA1 \\\\u0000 \\/\\b\""), SV_OK));
}

Test(json, member_names_have_at_most_a_hundred_bytes)
{
    char text[400];

    (void)snprintf(text, sizeof(text), "{\"%0100d\":\"%0200d\"}", 1, 1);
    cr_expect(eq(int, parse(text), SV_OK));
    (void)snprintf(text, sizeof(text), "{\"%0101d\" :1}", 1);
    cr_expect(eq(int, parse(text), SV_ERR_MALFORMED));
}

static struct sv_scope scope_of(cJSON *root)
{
    struct sv_scope scope = { 0 };

    cr_assert(sv_scope_of(&scope, &found, root, ""));
    return scope;
}

Test(json, readers_name_the_place_and_the_fault)
{
    SV_FREED_BY(cJSON_Delete)
    cJSON *root =
        cJSON_Parse("{\"t\":1,\"i\":4.5,\"big\":1e300,\"b\":0,\"d\":\"2025-02-30\","
                    "\"c\":\"a b\",\"p\":0.1234567,\"l\":{\"en\":\"x\"},\"n\":null,\"z\":1}");
    static const char *const names[] = { "t", "i", "big", "b", "d", "c", "p", "l", "n", NULL };
    const struct sv_scope scope = scope_of(root);
    const char *text = NULL;
    struct sv_label label = { 0 };
    int64_t number = 0;
    sv_points points = 0;
    sv_day day = 0;
    bool flag = false;
    const char *expected[] = { "/t wrong-type",    "/i wrong-type",  "/big wrong-type",
                               "/b wrong-type",    "/d bad-date",    "/c bad-format",
                               "/p out-of-range",  "/l/vi required", "/n required",
                               "/z unknown-member" };
    const struct sv_violation *next = NULL;

    cr_expect(not(sv_read_text(&scope, "t", SV_REQUIRED, &text)));
    cr_expect(not(sv_read_int(&scope, "i", SV_REQUIRED, 0, 9, &number)));
    cr_expect(not(sv_read_int(&scope, "big", SV_REQUIRED, 0, 9, &number)));
    cr_expect(not(sv_read_bool(&scope, "b", SV_REQUIRED, &flag)));
    cr_expect(not(sv_read_day(&scope, "d", SV_REQUIRED, &day)));
    cr_expect(not(sv_read_code(&scope, "c", SV_REQUIRED, &text)));
    cr_expect(not(sv_read_points(&scope, "p", SV_REQUIRED, &points)));
    cr_expect(not(sv_read_label(&scope, "l", SV_REQUIRED, &label)));
    cr_expect(not(sv_read_text(&scope, "n", SV_REQUIRED, &text)));
    cr_expect(not(sv_read_text(&scope, "n", SV_OPTIONAL, &text)));
    sv_read_only(&scope, names);
    cr_assert(eq(sz, found.count, 10));
    next = found.first;
    for (size_t i = 0; i < 10; i++, next = next->next)
        cr_expect(eq(str,
                     sv_arena_printf(arena, "%s %s", next->pointer, sv_violation_slug(next->code)),
                     (char *)expected[i]));
}

Test(json, whole_numbers_may_be_written_with_a_fraction_of_zero)
{
    SV_FREED_BY(cJSON_Delete) cJSON *root = cJSON_Parse("{\"a\":4.0,\"b\":1e0}");
    const struct sv_scope scope = scope_of(root);
    int64_t number = 0;

    cr_expect(sv_read_int(&scope, "a", SV_REQUIRED, 1, 5, &number) && number == 4);
    cr_expect(sv_read_int(&scope, "b", SV_REQUIRED, 1, 5, &number) && number == 1);
    cr_expect(not(sv_read_int(&scope, "a", SV_REQUIRED, 1, 3, &number)));
}
