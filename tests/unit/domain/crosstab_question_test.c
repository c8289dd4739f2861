/* SPDX-License-Identifier: Apache-2.0 */
#include "domain/crosstab_question.h"

#include "domain/crosstab_nested.h"
#include "support/builders.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>

enum { A1 = 0, ALL = 3 };

static struct sv_arena *arena;
static const struct sv_survey *survey;
static struct sv_columns *columns;

/* Groups with the words that the tests ask for. */
static const struct sv_column_group groups[] = {
    { .unit = "U", .period = "P1", .procedure = "PU", .channel = SV_CHANNEL_KIOSK, .since = 1 },
    { .unit = "U",
      .period = "P2",
      .procedure = "",
      .channel = SV_CHANNEL_ONLINE,
      .respondent = SV_RESPONDENT_BUSINESS,
      .since = 1,
      .few = 6,
      .few_until = 3 },
    { .unit = "V", .period = "P1", .procedure = "PX", .channel = SV_CHANNEL_ONLINE, .since = 2 },
    { .unit = "V", .period = "", .procedure = "", .channel = SV_CHANNEL_KIOSK, .since = 1 },
};

static void add(size_t place, int count, int all)
{
    struct sv_column_group group = groups[place];

    group.counter = "";
    for (int i = 0; i < count; i++)
        sv_columns_add(columns, sv_columns_group(columns, &group),
                       test_answers(arena, 1 + i % 2, 3, 3, all));
}

/* Of unit U 40 in P1, and 30 in P2 of whom 6 were there before showing 3; of V 24 from showing 2;
 * and 9 of no period. */
static void set_up(void)
{
    arena = sv_arena_new();
    survey = test_survey(arena, SV_INDEX_POOLED);
    columns = sv_columns_new(arena, survey);
    add(0, 40, 4);
    add(1, 30, 5);
    add(2, 24, 4);
    add(3, 9, 4);
}

static void tear_down(void)
{
    sv_arena_free(arena);
}

TestSuite(crosstab_question, .init = set_up, .fini = tear_down);

static struct sv_question everybody(void)
{
    return (struct sv_question){
        .units = "", .period = "", .procedure = "", .channel = "", .respondent = ""
    };
}

/* The groups of a question, the first in the lowest bit. */
static unsigned groups_of(const struct sv_question *question)
{
    const bool *chosen = sv_question_groups(arena, survey, columns, question);
    unsigned bits = 0;

    for (unsigned i = 0; i < 4; i++)
        bits |= chosen[i] ? 1U << i : 0;
    return bits;
}

Test(crosstab_question, is_of_the_groups_that_all_its_words_hold)
{
    struct sv_question question = everybody();

    cr_expect(eq(uint, groups_of(&question), 7), "the last is of no period");
    question.units = "V";
    cr_expect(eq(uint, groups_of(&question), 4));
    question.units = "U,V";
    question.channel = "online";
    cr_expect(eq(uint, groups_of(&question), 6));
    question.period = "P2";
    cr_expect(eq(uint, groups_of(&question), 2));
    question = everybody();
    question.procedure = "PX";
    cr_expect(eq(uint, groups_of(&question), 4));
    question.procedure = "GONE";
    cr_expect(eq(uint, groups_of(&question), 0));
    question = everybody();
    question.respondent = "business";
    cr_expect(eq(uint, groups_of(&question), 2));
    question.units = "GONE,V";
    cr_expect(eq(uint, groups_of(&question), 0));
}

static const char *unit_of(const bool *chosen, const char *channel)
{
    struct sv_question question = everybody();

    question.channel = channel;
    return sv_question_find_unit(arena, survey, columns, chosen, &question) ? question.units : NULL;
}

Test(crosstab_question, is_of_one_unit_or_of_all)
{
    static const bool all[] = { true, true, true, false }, both[] = { true, true, false, false },
                      last[] = { false, false, true, false }, part[] = { true, false, true, false },
                      online[] = { false, true, true, false }, none[4] = { false };

    cr_expect(eq(str, (char *)unit_of(all, ""), ""));
    cr_expect(eq(str, (char *)unit_of(online, "online"), ""));
    cr_expect(eq(str, (char *)unit_of(both, ""), "U"));
    cr_expect(eq(str, (char *)unit_of(last, "online"), "V"));
    cr_expect(eq(ptr, (void *)unit_of(part, ""), NULL), "a part of U, and V");
    cr_expect(eq(ptr, (void *)unit_of(both, "online"), NULL), "some are not online");
    cr_expect(eq(ptr, (void *)unit_of(none, ""), NULL));
}

Test(crosstab_question, has_the_place_of_its_words_alone)
{
    static const bool chosen[] = { false, false, true, false };
    struct sv_question question = everybody();
    int32_t at[SV_DIMENSION_COUNT];

    sv_question_place(columns, chosen, &question, at);
    for (int i = 0; i < SV_DIMENSION_COUNT; i++)
        cr_expect(eq(i32, at[i], SV_ANY_CODE));
    question.units = "V";
    question.channel = "online";
    sv_question_place(columns, chosen, &question, at);
    cr_expect(eq(i32, at[SV_DIMENSION_UNIT], 1));
    cr_expect(eq(i32, at[SV_DIMENSION_CHANNEL], SV_CHANNEL_ONLINE));
    cr_expect(eq(i32, at[SV_DIMENSION_PROCEDURE], SV_ANY_CODE));
}

Test(crosstab_question, is_of_those_who_were_there_at_its_showing)
{
    static const bool all[] = { true, true, true, false };
    size_t count = 0;
    const int64_t *people = sv_question_people(arena, columns, &count);
    int64_t sums[4] = { 0 };

    cr_assert(eq(sz, count, 8));
    for (int64_t showing = 1; showing <= 3; showing++) {
        const uint64_t *cells = sv_question_cells(arena, columns, all, showing);

        for (size_t i = 0; i < count; i++)
            sums[showing] += (cells[0] >> i & 1) != 0 ? people[i] : 0;
    }
    cr_expect(eq(i64, sums[1], 46));
    cr_expect(eq(i64, sums[2], 70));
    cr_expect(eq(i64, sums[3], 94));
}

static const struct sv_disclosure_rule rule = { .threshold = 10, .unanimous_below = 30, 0.5, 0.75 };

static bool ask(const bool *chosen, const bool *const *earlier, size_t earlier_count,
                struct sv_crosstab *ret_crosstab)
{
    const struct sv_crosstab_asking asking = { .columns = columns,
                                               .all_items = survey->instrument->items,
                                               .items = { A1, ALL },
                                               .chosen = chosen,
                                               .earlier = earlier,
                                               .earlier_count = earlier_count };

    return sv_crosstab_ask(arena, &rule, &asking, ret_crosstab);
}

static bool is_shown(const struct sv_crosstab *crosstab, size_t first, size_t second)
{
    return crosstab->cell_shown[first * crosstab->second.count + second];
}

Test(crosstab_question, hides_cells_of_which_an_earlier_table_would_tell_a_few)
{
    static const bool two[] = { true, false, true, false }, three[] = { true, true, true, false };
    const bool *const earlier[] = { two };
    struct sv_crosstab crosstab = { 0 };

    add(1, 18, 4); /* between the two: 9 people in each of two cells, 15 in each of two more */
    cr_assert(ask(three, NULL, 0, &crosstab));
    cr_expect(is_shown(&crosstab, 0, 3) && is_shown(&crosstab, 1, 3));
    cr_expect(eq(i64, crosstab.responses, 112));
    cr_assert(ask(three, earlier, 1, &crosstab));
    cr_expect(eq(i64, crosstab.responses, 112));
    cr_expect(not(is_shown(&crosstab, 0, 3)));
    cr_expect(not(is_shown(&crosstab, 1, 3)));
}

Test(crosstab_question, is_refused_where_an_earlier_table_would_tell_the_few_themselves)
{
    static const bool two[] = { true, false, true, false }, three[] = { true, false, true, true };
    const bool *const earlier[] = { two };
    struct sv_crosstab crosstab = { 0 };

    cr_expect(ask(three, NULL, 0, &crosstab));
    cr_expect(not(ask(three, earlier, 1, &crosstab)));
}

/* More than one pass over the responses. */
Test(crosstab_question, is_held_against_any_number_of_earlier_ones)
{
    static const bool two[] = { true, false, true, false }, three[] = { true, true, true, false };
    const bool *earlier[13];
    struct sv_crosstab crosstab = { 0 }, alone = { 0 };

    add(1, 18, 4);
    for (size_t i = 0; i < 13; i++)
        earlier[i] = i < 12 ? three : two; /* the same again adds nothing */
    cr_assert(ask(three, earlier, 12, &alone));
    cr_expect(is_shown(&alone, 0, 3));
    cr_assert(ask(three, earlier, 13, &crosstab));
    cr_expect(not(is_shown(&crosstab, 0, 3)));
    cr_expect(eq(i64, crosstab.responses, 112));
}
