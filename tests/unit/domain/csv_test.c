/* SPDX-License-Identifier: Apache-2.0 */
#include "domain/csv.h"
#include "domain/export.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>

static struct sv_arena *arena;

static void open_arena(void)
{
    arena = sv_arena_new();
}

static void close_arena(void)
{
    sv_arena_free(arena);
}

TestSuite(csv, .init = open_arena, .fini = close_arena);

static char *row_of(struct sv_csv_form form)
{
    struct sv_buffer buffer = { .arena = arena };
    struct sv_csv csv = { .buffer = &buffer, .form = form };

    sv_csv_begin(&csv);
    sv_csv_word(&csv, "1.1");
    sv_csv_text(&csv, "a;b");
    sv_csv_text(&csv, "a,b");
    sv_csv_text(&csv, "=1+1");
    sv_csv_count(&csv, 1234);
    sv_csv_number(&csv, -0.5, 15);
    sv_csv_number(&csv, 2, 15);
    sv_csv_empty(&csv, 1);
    sv_csv_end_row(&csv);
    return buffer.data;
}

Test(csv, is_rfc_4180_unless_asked_otherwise)
{
    char *expected = "1.1,a;b,\"a,b\",'=1+1,1234,-0.5,2,\r\n";

    cr_expect(eq(str, row_of((struct sv_csv_form){ 0 }), expected));
}

Test(csv, quotes_what_separates_the_fields)
{
    char *expected = "\xEF\xBB\xBF"
                     "1.1;\"a;b\";a,b;'=1+1;1234;-0,5;2;\r\n";

    cr_expect(eq(str, row_of((struct sv_csv_form){ .mark = true, .comma = true }), expected));
}

Test(csv, is_told_its_decimals_by_a_word)
{
    struct sv_csv_form form = { .comma = true };

    cr_expect(sv_csv_decimal_of_word("", &form));
    cr_expect(not(form.comma));
    cr_expect(sv_csv_decimal_of_word("comma", &form));
    cr_expect(form.comma);
    cr_expect(sv_csv_decimal_of_word("point", &form));
    cr_expect(not(form.comma));
    cr_expect(not(sv_csv_decimal_of_word("Comma", &form)));
}

Test(csv, weights_are_named_by_their_schemes)
{
    bool weights[SV_SCHEME_COUNT] = { false };

    cr_expect(sv_export_weights_of_words("", weights));
    cr_expect(sv_export_weights_of_words("post,rake_cap", weights));
    cr_expect(weights[SV_SCHEME_POST]);
    cr_expect(weights[SV_SCHEME_RAKE_CAP]);
    cr_expect(not(weights[SV_SCHEME_RAKE]));
    cr_expect(not(weights[SV_SCHEME_DESIGN]));
    cr_expect(not(sv_export_weights_of_words("none", weights)));
    cr_expect(not(sv_export_weights_of_words("rak", weights)));
    cr_expect(not(sv_export_weights_of_words(",rake", weights)));
}
