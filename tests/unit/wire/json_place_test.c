/* SPDX-License-Identifier: Apache-2.0 */
#include "wire/json_place.h"

#include "wire/json_read.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <string.h>

static const char text[] = "{\n"
                           "  \"code\": \"F\\\"]\", \"title\": {\"vi\": \"Bộ\", \"en\": \"Set\"},\n"
                           "  \"fields\": [\n"
                           "    {\"code\": \"1\", \"max\": -1.5e3},\n"
                           "    {\"code\": \"2\", \"a/b~c\": [true, null, []],\n"
                           "     \"rule\": {\"kind\": \"guess\"}}\n"
                           "  ]\n"
                           "}\n";

static void expect(const char *pointer, size_t line, size_t column)
{
    struct sv_json_place place = sv_json_place_of_pointer(text, strlen(text), pointer);

    cr_expect(place.line == line && place.column == column, "%s: %zu:%zu, not %zu:%zu", pointer,
              place.line, place.column, line, column);
}

Test(json_place, is_the_line_and_column_of_a_member_or_element)
{
    expect("", 1, 1);
    expect("/code", 2, 3);
    expect("/title", 2, 19);
    expect("/title/en", 2, 41); /* one character each, though "ộ" has three bytes */
    expect("/fields", 3, 3);
    expect("/fields/0", 4, 5);
    expect("/fields/0/max", 4, 19);
    expect("/fields/1/a~1b~0c/2", 5, 41);
    expect("/fields/1/rule/kind", 6, 15);
}

Test(json_place, of_what_is_not_there_is_that_of_what_should_hold_it)
{
    expect("/version", 1, 1);
    expect("/fields/0/rule", 4, 5);
    expect("/fields/7", 3, 3);
    expect("/fields/x", 3, 3);
    expect("/code/x", 2, 3);
    expect("/fields/1/a~1b~0c/2/0", 5, 41);
}

Test(json_place, of_a_syntax_error_is_told)
{
    struct sv_error error = { 0 };
    cJSON *root = NULL;
    const char *broken = "{\n  \"ộ\": 1,\n  \"b\" 2\n}";

    cr_assert(eq(int, sv_json_parse(broken, strlen(broken), &root, &error), SV_ERR_MALFORMED));
    cr_expect(ne(ptr, strstr(error.detail, "at line 3, column "), NULL), "%s", error.detail);
}
