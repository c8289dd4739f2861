/* SPDX-License-Identifier: Apache-2.0 */
#include "domain/instrument.h"

#include "domain/points.h"
#include "domain/survey.h"
#include "support/builders.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>

static struct sv_arena *arena;
static struct sv_instrument instrument;

static void open_instrument(void)
{
    arena = sv_arena_new();
    instrument = *test_instrument(arena);
}

static void close_instrument(void)
{
    sv_arena_free(arena);
}

TestSuite(instrument, .init = open_instrument, .fini = close_instrument);
TestSuite(survey, .init = open_instrument, .fini = close_instrument);

static const char *check(void)
{
    struct sv_violations found = { .arena = arena };

    sv_instrument_check(&instrument, &found);
    if (found.count != 1)
        return sv_arena_printf(arena, "%zu violations", found.count);
    return sv_arena_printf(arena, "%s %s", found.first->pointer,
                           sv_violation_slug(found.first->code));
}

#define EXPECT(expected, actual) cr_expect(eq(str, (char *)(actual), (char *)(expected)))

Test(instrument, gives_each_item_its_bytes)
{
    cr_expect(eq(sz, instrument.items[5].offset, 5));
    cr_expect(eq(sz, instrument.items[5].width, 2), "ten options need ten bits");
    cr_expect(eq(sz, instrument.items[6].width, 0), "texts stand elsewhere");
    cr_expect(eq(sz, instrument.answers_size, 7));
}

Test(instrument, that_is_sound_may_be_published)
{
    EXPECT("0 violations", check());
}

Test(instrument, codes_are_unique_and_comment_is_taken)
{
    instrument.items[2].code = "a1";
    EXPECT("/items/a1/code repeated", check());
    instrument.items[2].code = "comment";
    EXPECT("/items/comment/code repeated", check());
}

Test(instrument, condition_must_name_an_earlier_item_and_one_of_its_values)
{
    instrument.items[6].only_if_value = 3;
    EXPECT("/items/why/only_if unknown-reference", check());
    instrument.items[6].only_if_value = 2;
    instrument.items[0].only_if_item = 4;
    instrument.items[0].only_if_value = 1;
    EXPECT("/items/a1/only_if unknown-reference", check());
}

Test(instrument, scale_has_two_to_seven_points_and_no_value_twice)
{
    static const struct sv_option eight[] = { { 1, 0, { 0 } }, { 2, 0, { 0 } }, { 3, 0, { 0 } },
                                              { 4, 0, { 0 } }, { 5, 0, { 0 } }, { 6, 0, { 0 } },
                                              { 7, 0, { 0 } }, { 8, 0, { 0 } } };
    static const struct sv_option twice[] = { { 1, 0, { 0 } }, { 1, 0, { 0 } } };

    instrument.items[0].options = eight;
    instrument.items[0].option_count = 8;
    EXPECT("/items/a1/options out-of-range", check());
    instrument.items[0].option_count = 7;
    EXPECT("0 violations", check());
    instrument.items[0].option_count = 1;
    EXPECT("/items/a1/options out-of-range", check());
    instrument.items[0].options = twice;
    instrument.items[0].option_count = 2;
    EXPECT("/items/a1/options repeated-option", check());
}

Test(instrument, overall_question_stands_once_and_outside_the_factors)
{
    instrument.items[3].overall = false;
    instrument.items[0].overall = true;
    EXPECT("/items/a1/overall inconsistent", check());
    instrument.items[0].overall = false;
    instrument.items[3].overall = true;
    EXPECT("0 violations", check());
}

Test(instrument, na_is_for_scales_and_single_choices_and_sensitive_is_never_required)
{
    instrument.items[5].allows_na = true;
    EXPECT("/items/tools/na inconsistent", check());
    instrument.items[5].allows_na = false;
    instrument.items[3].sensitive = true;
    EXPECT("/items/all/required inconsistent", check());
}

Test(instrument, sections_are_told_apart_and_it_ends_after_it_begins)
{
    struct sv_section sections[3];

    for (size_t i = 0; i < 3; i++)
        sections[i] = instrument.sections[i];
    instrument.sections = sections;
    sections[1].code = "A";
    EXPECT("/sections/A repeated", check());
    sections[1].code = "B";
    instrument.valid_until = instrument.valid_from;
    EXPECT("/valid_until inconsistent", check());
}

Test(instrument, has_one_overall_question)
{
    struct sv_section sections[3];

    for (size_t i = 0; i < 3; i++)
        sections[i] = instrument.sections[i];
    sections[1].factor = false;
    instrument.sections = sections;
    instrument.items[2].overall = true;
    EXPECT("/sections repeated", check());
}

static const char *check_survey(const struct sv_survey *survey)
{
    struct sv_violations found = { .arena = arena };

    sv_survey_check(survey, &found);
    if (found.count != 1)
        return sv_arena_printf(arena, "%zu violations", found.count);
    return sv_arena_printf(arena, "%s %s", found.first->pointer,
                           sv_violation_slug(found.first->code));
}

Test(survey, periods_may_not_overlap_or_run_backward)
{
    struct sv_survey *survey = test_survey(arena, SV_INDEX_POOLED);
    struct sv_period periods[] = { { "P1", 100, 201 }, { "P2", 200, 300 } };

    EXPECT("0 violations", check_survey(survey));
    survey->periods = periods;
    EXPECT("/periods/1 inconsistent", check_survey(survey));
    periods[0].until = 200;
    periods[1].code = "P1";
    EXPECT("/periods/1 repeated", check_survey(survey));
}

Test(survey, mean_of_groups_needs_every_factor_in_a_group)
{
    struct sv_survey *survey = test_survey(arena, SV_INDEX_MEAN_GROUPS);
    struct sv_section sections[3];
    struct sv_instrument ungrouped = *survey->instrument;

    EXPECT("0 violations", check_survey(survey));
    for (size_t i = 0; i < 3; i++)
        sections[i] = ungrouped.sections[i];
    sections[1].group = NULL;
    ungrouped.sections = sections;
    survey->instrument = &ungrouped;
    EXPECT("/index_rule inconsistent", check_survey(survey));
}

Test(survey, target_lies_within_the_maximum_and_population_in_the_survey)
{
    struct sv_survey *survey = test_survey(arena, SV_INDEX_POOLED);
    struct sv_population population = {
        "P1", "U", "", SV_CHANNEL_ONLINE, SV_RESPONDENT_CITIZEN, 5
    };

    survey->sub_index.target_high = 39 * SV_POINT;
    EXPECT("/sub_index/target inconsistent", check_survey(survey));
    survey->sub_index.target_high = 38 * SV_POINT;
    survey->populations = &population;
    survey->population_count = 1;
    EXPECT("0 violations", check_survey(survey));
    population.unit = "W";
    EXPECT("/populations/0 unknown-reference", check_survey(survey));
    population.unit = "U";
    population.period = "P3";
    EXPECT("/populations/0 unknown-reference", check_survey(survey));
    population.period = "P1";
    population.channel = SV_CHANNEL_PAPER;
    EXPECT("/populations/0 channel-closed", check_survey(survey));
}

Test(survey, names_a_unit_once_and_feeds_only_what_it_has)
{
    static const char *const twice[] = { "U", "U" };
    static const struct sv_feed feed = { "F", "7", "2026" };
    struct sv_survey *survey = test_survey(arena, SV_INDEX_POOLED);

    survey->unit_codes = twice;
    EXPECT("/units/1 repeated", check_survey(survey));
    survey->unit_code_count = 1;
    survey->feeds = &feed;
    survey->feed_count = 1;
    EXPECT("0 violations", check_survey(survey));
    survey->sub_index = (struct sv_sub_index){ 0 };
    EXPECT("/feeds inconsistent", check_survey(survey));
}

Test(survey, finds_its_parts_by_code)
{
    struct sv_survey *survey = test_survey(arena, SV_INDEX_POOLED);

    cr_expect(eq(str, (char *)sv_survey_counter(survey, "V-1")->unit, "V"));
    cr_expect(sv_survey_counter(survey, "W-1") == NULL);
    cr_expect(eq(str, (char *)sv_survey_period(survey, 199)->code, "P1"));
    cr_expect(eq(str, (char *)sv_survey_period(survey, 200)->code, "P2"));
    cr_expect(sv_survey_period(survey, 300) == NULL);
}

Test(points, are_printed_as_the_shortest_decimal)
{
    const struct {
        sv_points points;
        const char *text;
    } cases[] = { { 93050000, "93.05" },
                  { 0, "0" },
                  { 10 * SV_POINT, "10" },
                  { 1, "0.000001" },
                  { -500000, "-0.5" },
                  { 97685000, "97.685" },
                  { INT64_MIN, "-9223372036854.775808" } };
    char text[SV_POINTS_TEXT_SIZE];

    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        sv_points_print(cases[i].points, text);
        cr_expect(eq(str, text, (char *)cases[i].text));
    }
}

Test(points, of_a_decimal_are_exact_and_more_than_six_places_are_refused)
{
    sv_points points = 0, sum = 0;
    const double parts[] = { 10, 10, 18, 7.4, 13.5, 3.25, 30.9 };

    for (size_t i = 0; i < 7; i++) {
        cr_assert(sv_points_exact(parts[i], &points));
        sum += points;
    }
    cr_expect(eq(i64, sum, 93050000));
    cr_expect(not(sv_points_exact(0.1234567, &points)));
    cr_expect(not(sv_points_exact(1e12, &points)));
    cr_expect(not(sv_points_exact(0.0 / 0.0, &points)));
}
