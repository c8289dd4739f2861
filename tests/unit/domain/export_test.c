/* SPDX-License-Identifier: Apache-2.0 */
#include "domain/export.h"

#include "support/builders.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <string.h>

static struct sv_arena *arena;

static void open_arena(void)
{
    arena = sv_arena_new();
}

static void close_arena(void)
{
    sv_arena_free(arena);
}

TestSuite(export, .init = open_arena, .fini = close_arena);

static const struct sv_export_weights no_weights = { 0 };

static struct sv_export_row row_of(const char *remark)
{
    const char **texts = sv_arena_array(arena, 2, sizeof(*texts));
    struct sv_export_row row = {
        .response = { .revision = 1,
                      .unit = "U",
                      .counter = "",
                      .procedure = "",
                      .channel = SV_CHANNEL_ONLINE,
                      .day = 150,
                      .language = "",
                      .complete = true,
                      .answers = test_answers(arena, -1, 0, 5, 4),
                      .texts = texts,
                      .text_count = 2 },
        .period = "P1",
    };

    texts[0] = SV_COMMENT_CODE;
    texts[1] = remark;
    return row;
}

static const char *csv_of(const char *remark)
{
    struct sv_export_sheet sheet =
        sv_export_sheet_of(arena, test_instrument(arena), true, &no_weights);
    struct sv_buffer buffer = { .arena = arena };
    struct sv_export_row row = row_of(remark);

    struct sv_csv csv = { .buffer = &buffer };

    sv_export_csv_row(&csv, &sheet, &row);
    return buffer.data;
}

Test(export, tells_no_answer_na_and_values_apart)
{
    const char *line = csv_of("x");

    cr_assert(strstr(line, ",online,,1970-05-31,P1,,,1,NA,,5,4,") != NULL, "%s", line);
    cr_assert(strcmp(line + strlen(line) - 3, "x\r\n") == 0, "%s", line);
}

Test(export, defuses_a_text_that_a_spreadsheet_would_run)
{
    static const char *const texts[][2] = {
        { "=1+1", ",'=1+1\r\n" }, { "+84", ",'+84\r\n" },
        { "-1", ",'-1\r\n" },     { "@SUM(A1)", ",'@SUM(A1)\r\n" },
        { "\t=1", ",'\t=1\r\n" }, { "\r=1", ",\"'\r=1\"\r\n" },
        { "1=1", ",1=1\r\n" },    { "a \"b\", c", ",\"a \"\"b\"\", c\"\r\n" },
    };

    for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
        const char *line = csv_of(texts[i][0]);
        size_t size = strlen(texts[i][1]);

        cr_expect(strcmp(line + strlen(line) - size, texts[i][1]) == 0, "%s", line);
    }
}

static const char *stat_name(const char *name, const char *before)
{
    const struct sv_export_column columns[] = { { .name = before }, { .name = name } };
    struct sv_export_sheet sheet = { .columns = columns, .count = 2 };

    return sv_export_stat_names(arena, &sheet)[1];
}

Test(export, gives_names_that_spss_and_stata_take)
{
    static const char *const names[][3] = {
        { "1.1", "id", "q1_1" },
        { "why:3", "id", "why_3" },
        { "_x", "id", "q_x" },
        { "by", "id", "qby" },
        { "IF", "id", "qIF" },
        { "str20", "id", "qstr20" },
        { "A1", "a1", "A1_2" },
        { "1_1", "1.1", "q1_1_2" },
        { "a2345678901234567890123456789012345678", "id", "a234567890123456789012345678901" },
        { "a2345678901234567890123456789012345678", "a2345678901234567890123456789012345679",
          "a2345678901234567890123456_2" },
    };

    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
        cr_expect(eq(str, (char *)stat_name(names[i][0], names[i][1]), (char *)names[i][2]));
}

Test(export, columns_have_names_of_their_own_even_if_an_item_is_called_like_one)
{
    struct sv_item items[] = { { .code = "unit", .kind = SV_ITEM_SCALE, .width = 1 } };
    struct sv_instrument instrument = { .items = items, .item_count = 1 };
    struct sv_export_sheet sheet = sv_export_sheet_of(arena, &instrument, false, &no_weights);

    cr_assert(eq(str, (char *)sheet.columns[sheet.count - 1].name, "unit:"));
}

Test(export, cuts_a_text_after_a_whole_character)
{
    cr_expect(eq(str, (char *)sv_text_begin(arena, "Hài", 2), "H"));
    cr_expect(eq(str, (char *)sv_text_begin(arena, "Hài", 3), "Hà"));
    cr_expect(eq(str, (char *)sv_text_begin(arena, "Hài", 4), "Hài"));
}

Test(export, formats_are_read_back_from_their_words)
{
    for (enum sv_export_format i = 0; i < SV_EXPORT_FORMAT_COUNT; i++) {
        enum sv_export_format found = SV_EXPORT_FORMAT_COUNT;

        cr_assert(sv_export_format_of_word(sv_export_format_word(i), &found) && found == i);
    }
}

Test(export, weights_are_read_back_from_their_words)
{
    bool weights[SV_SCHEME_COUNT] = { false };

    cr_expect(eq(str, (char *)sv_export_weights_text(arena, weights), ""));
    cr_assert(sv_export_weights_of_words("rake_cap,design", weights));
    cr_expect(eq(str, (char *)sv_export_weights_text(arena, weights), "design,rake_cap"));
}
