/* SPDX-License-Identifier: Apache-2.0 */
#include "wire/instrument_json.h"

#include "support/files.h"
#include "wire/survey_json.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <string.h>

static struct sv_arena *arena;
static struct sv_instrument instrument;
static struct sv_violations found;

static void open_arena(void)
{
    arena = sv_arena_new();
}

static void close_arena(void)
{
    sv_arena_free(arena);
}

TestSuite(instrument, .init = open_arena, .fini = close_arena);
TestSuite(survey, .init = open_arena, .fini = close_arena);

static enum sv_status read(const char *text)
{
    struct sv_error error = { 0 };

    instrument = (struct sv_instrument){ 0 };
    found = (struct sv_violations){ .arena = arena };
    return sv_instrument_of_json(arena, text, strlen(text), &instrument, &found, &error);
}

static const char *fault(void)
{
    if (found.count != 1)
        return sv_arena_printf(arena, "%zu violations", found.count);
    return sv_arena_printf(arena, "%s %s", found.first->pointer,
                           sv_violation_slug(found.first->code));
}

static size_t criteria(void)
{
    size_t count = 0;

    for (size_t i = 0; i < instrument.item_count; i++)
        count += sv_item_is_criterion(&instrument, &instrument.items[i]);
    return count;
}

/* Factors and criteria as the decisions have them. */
Test(instrument, shipped_ones_have_their_factors_and_criteria)
{
    const struct {
        const char *code;
        size_t factors, criteria;
    } cases[] = {
        { "SIPAS_2017_22", 5, 22 }, { "SIPAS_2023_33", 9, 33 }, { "WARD_2026_9", 3, 9 },
        { "ONESTOP_TT01_9", 1, 0 }, { "ONLINE_TT32_4", 1, 3 },  { "COUNTER_SHORT", 1, 3 }
    };

    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        size_t factors = 0;

        cr_assert(
            eq(int,
               read(test_file(arena, sv_arena_printf(arena, "service/data/instruments/%s.json",
                                                     cases[i].code))),
               SV_OK));
        cr_expect(eq(sz, found.count, 0), "%s: %s", cases[i].code, fault());
        for (size_t k = 0; k < instrument.section_count; k++)
            factors += instrument.sections[k].factor;
        cr_expect(eq(str, (char *)instrument.code, (char *)cases[i].code));
        cr_expect(eq(sz, factors, cases[i].factors), "%s", cases[i].code);
        cr_expect(eq(sz, criteria(), cases[i].criteria), "%s", cases[i].code);
        for (size_t k = 0; k < instrument.item_count; k++)
            cr_expect(instrument.items[k].text.en[0] != '\0', "%s is not complete in English",
                      instrument.items[k].code);
    }
}

static const char minimal[] =
    "{\"code\":\"M\",\"version\":1,\"family\":\"sipas\",\"title\":{\"vi\":\"Phiếu\"},"
    "\"legal_basis\":\"-\",\"valid_from\":\"2025-01-01\",\"sections\":[{\"code\":\"A\","
    "\"factor\":true,\"title\":{\"vi\":\"Yếu tố\"},\"items\":[{\"code\":\"1\",\"kind\":\"scale\","
    "\"text\":{\"vi\":\"Lịch sự\"},\"options\":[{\"value\":0,\"label\":{\"vi\":\"Không\"}},"
    "{\"value\":1,\"label\":{\"vi\":\"Có\"},\"satisfied\":true}]}]}]}";

Test(instrument, smallest_one_needs_no_more_than_this)
{
    cr_assert(eq(int, read(minimal), SV_OK));
    cr_assert(eq(sz, found.count, 0), "%s", fault());
    cr_expect(eq(sz, criteria(), 1));
    cr_expect(eq(i32, instrument.valid_until, SV_DAY_NEVER));
    cr_expect(eq(str, (char *)instrument.items[0].text.en, "Lịch sự"));
}

Test(instrument, faults_are_named_with_their_place)
{
    const struct {
        const char *old, *with, *fault;
    } cases[] = {
        { "\"version\":1", "\"version\":0", "/version out-of-range" },
        { "\"family\":\"sipas\"", "\"family\":\"x\"", "/family bad-format" },
        { "\"code\":\"M\",", "", "/code required" },
        { "\"code\":\"M\"", "\"code\":\"M M\"", "/code bad-format" },
        { "\"legal_basis\":\"-\",", "", "/legal_basis required" },
        { "\"2025-01-01\"", "\"2025-13-01\"", "/valid_from bad-date" },
        { "\"kind\":\"scale\"", "\"kind\":\"slider\"", "/sections/0/items/0/kind bad-format" },
        { "\"factor\":true", "\"factor\":\"yes\"", "/sections/0/factor wrong-type" },
        { "\"value\":0", "\"value\":1", "/items/1/options repeated-option" },
        { "\"value\":0", "\"value\":251", "/sections/0/items/0/options/0/value out-of-range" },
        { "\"satisfied\":true", "\"satisfied\":true,\"colour\":1",
          "/sections/0/items/0/options/1/colour unknown-member" },
        { "\"text\":{\"vi\":\"Lịch sự\"}", "\"text\":{\"en\":\"Polite\"}",
          "/sections/0/items/0/text/vi required" },
        { "\"text\":{\"vi\":\"Lịch sự\"},", "\"text\":{\"vi\":\"Lịch sự\"},\"scale\":\"none\",",
          "/sections/0/items/0/scale unknown-reference" },
        { "\"kind\":\"scale\"", "\"kind\":\"scale\",\"only_if\":{\"item\":\"9\",\"value\":1}",
          "/items/1/only_if unknown-reference" },
        { "\"code\":\"A\"", "\"code\":\"A\",\"group\":\"none\"", "/sections/A unknown-reference" },
        { "\"code\":\"M\"", "\"code\":\"M\",\"code\":\"N\"", "/code duplicate-key" },
    };

    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        cr_assert(eq(int, read(test_replaced(arena, minimal, cases[i].old, cases[i].with)), SV_OK));
        cr_expect(eq(str, (char *)fault(), (char *)cases[i].fault), "case %zu", i);
    }
}

Test(instrument, empty_and_foreign_documents_are_refused_without_a_crash)
{
    const char *texts[] = { "[]", "null", "3", "{}",
                            "{\"sections\":[null,{},{\"items\":[0,{}]}]}" };

    for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
        cr_expect(eq(int, read(texts[i]), SV_OK));
        cr_expect(gt(sz, found.count, 0));
    }
    cr_expect(eq(int, read("{"), SV_ERR_MALFORMED));
}

Test(instrument, faulty_rows_do_not_move_the_place_of_those_after_them)
{
    size_t scales = 0, groups = 0;

    cr_assert(eq(int, read("{\"scales\":[1,2],\"groups\":[3,4]}"), SV_OK));
    for (const struct sv_violation *at = found.first; at != NULL; at = at->next) {
        scales += strcmp(at->pointer, "/scales/1") == 0;
        groups += strcmp(at->pointer, "/groups/1") == 0;
    }
    cr_expect(eq(sz, scales, 1));
    cr_expect(eq(sz, groups, 1));
}

static const char survey_text[] =
    "{\"code\":\"S\",\"title\":{\"vi\":\"Đợt 1\"},\"instrument\":{\"code\":\"M\",\"version\":1},"
    "\"channels\":[\"kiosk\"],\"respondent_types\":[\"citizen\"],\"periods\":[{\"code\":\"P\","
    "\"from\":\"2025-07-01\",\"until\":\"2025-10-01\"}],\"units\":[\"U\"],\"index_rule\":"
    "\"pooled\","
    "\"sub_index\":{\"max_points\":38,\"target\":{\"low\":28,\"high\":30.5}},"
    "\"populations\":[{\"period\":\"P\",\"unit\":\"U\",\"channel\":\"kiosk\","
    "\"transactions\":12}]}";

static struct sv_survey read_survey(const char *text)
{
    struct sv_survey survey = { 0 };
    struct sv_error error = { 0 };

    found = (struct sv_violations){ .arena = arena };
    cr_assert(
        eq(int, sv_survey_of_json(arena, text, strlen(text), &survey, &found, &error), SV_OK));
    return survey;
}

Test(survey, is_read_with_its_parts)
{
    struct sv_survey survey = read_survey(survey_text);

    cr_assert(eq(sz, found.count, 0), "%s", fault());
    cr_expect(survey.channels[SV_CHANNEL_KIOSK] && !survey.channels[SV_CHANNEL_ONLINE]);
    cr_expect(eq(i64, survey.sub_index.target_high, 30500000));
    cr_expect(eq(i64, survey.populations[0].transactions, 12));
    cr_expect(eq(sz, survey.period_count, 1));
}

Test(survey, faults_are_named_with_their_place)
{
    const struct {
        const char *old, *with, *fault;
    } cases[] = {
        { "[\"kiosk\"]", "[\"phone\"]", "/channels bad-format" },
        { "[\"kiosk\"]", "[]", "/channels empty" },
        { "\"pooled\"", "\"best\"", "/index_rule bad-format" },
        { "[\"U\"]", "[\"U\",5]", "/units/1 wrong-type" },
        { "\"transactions\":12", "\"transactions\":-1",
          "/populations/0/transactions out-of-range" },
        { "\"transactions\":12", "\"respondent_type\":\"\",\"transactions\":12",
          "/populations/0/respondent_type out-of-range" },
        { "\"low\":28", "\"low\":\"28\"", "/sub_index/target/low wrong-type" },
        { "\"from\":\"2025-07-01\"", "\"from\":\"1/7/2025\"", "/periods/0/from bad-date" },
        { "\"version\":1", "\"version\":1.5", "/instrument/version wrong-type" },
    };

    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        (void)read_survey(test_replaced(arena, survey_text, cases[i].old, cases[i].with));
        cr_expect(eq(str, (char *)fault(), (char *)cases[i].fault), "case %zu", i);
    }
}

Test(survey, units_and_procedures_are_read_row_by_row)
{
    const char units[] = "{\"units\":[{\"code\":\"U\",\"kind\":\"board\",\"name\":{\"vi\":\"Ban\"},"
                         "\"valid_from\":\"2020-01-01\"},{\"code\":\"V\",\"kind\":\"castle\","
                         "\"name\":{\"vi\":\"Ban\"},\"valid_from\":\"2020-01-01\","
                         "\"valid_until\":\"2019-01-01\"}]}";
    struct sv_units rows = { 0 };
    struct sv_error error = { 0 };

    found = (struct sv_violations){ .arena = arena };
    cr_assert(eq(int, sv_units_of_json(arena, units, strlen(units), &rows, &found, &error), SV_OK));
    cr_assert(eq(sz, found.count, 2));
    cr_expect(eq(str, (char *)found.first->pointer, "/units/1/kind"));
    cr_expect(eq(str, (char *)found.first->next->pointer, "/units/1/valid_until"));
    cr_expect(eq(str, (char *)rows.items[0].parent, ""));
}
