/* SPDX-License-Identifier: Apache-2.0 */
#include "domain/crosstab_question.h"

#include "domain/crosstab_nested.h"
#include "support/builders.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <string.h>

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
        .unit = "", .period = "", .procedure = "", .channel = "", .respondent = ""
    };
}

/* The groups of a question, the first in the lowest bit; by its cut, and by the number of that. */
static unsigned groups_of(const struct sv_question *question)
{
    const struct sv_cut cut = sv_question_cut(survey, question);
    struct sv_cuts *cuts = sv_cuts_new(arena, survey);
    size_t number = sv_cuts_number(cuts, &cut), numbers[SV_CUT_KINDS], count = 0;
    const struct sv_column_group *all = sv_columns_groups(columns, &count);
    unsigned bits = 0;

    for (unsigned i = 0; i < 4; i++) {
        sv_cuts_of(cuts, &all[i], numbers);
        cr_expect(
            eq(int, numbers[sv_cuts_kind(cuts, number)] == number, sv_cut_holds(&cut, &all[i])));
        bits |= sv_cut_holds(&cut, &all[i]) ? 1U << i : 0;
    }
    return bits;
}

Test(crosstab_question, is_of_the_groups_that_all_its_words_hold)
{
    struct sv_question question = everybody();

    cr_expect(eq(uint, groups_of(&question), 7), "the last is of no period");
    question.unit = "V";
    cr_expect(eq(uint, groups_of(&question), 4));
    question = everybody();
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
    question.unit = "GONE";
    cr_expect(eq(uint, groups_of(&question), 0));
    question.unit = "V";
    cr_expect(eq(uint, groups_of(&question), 0), "nobody, but not for a word");
}

Test(crosstab_question, has_a_number_for_each_cut_however_many_there_are)
{
    struct sv_cuts *cuts = sv_cuts_new(arena, survey);
    struct sv_cut cut = { { SV_ANY_CODE, SV_ANY_CODE, SV_ANY_CODE, SV_ANY_CODE, SV_ANY_CODE } };
    size_t count = 0;

    for (int again = 0; again < 2; again++) {
        for (size_t i = 0; i < (size_t)3 * 5 * 4 * 3 * 4; i++) {
            cut.at[SV_DIMENSION_UNIT] = (int32_t)(i % 3) - 1;
            cut.at[SV_DIMENSION_CHANNEL] = (int32_t)(i / 3 % 5) - 1;
            cut.at[SV_DIMENSION_RESPONDENT] = (int32_t)(i / 15 % 4) - 1;
            cut.at[SV_DIMENSION_PERIOD] = (int32_t)(i / 60 % 3) - 1;
            cut.at[SV_DIMENSION_PROCEDURE] = (int32_t)(i / 180) - 1;
            cr_assert(eq(sz, sv_cuts_number(cuts, &cut), i));
            count++;
        }
    }
    cr_expect(eq(sz, sv_cuts_count(cuts), count / 2));
    cr_expect(eq(sz, sv_cuts_kind_count(cuts), SV_CUT_KINDS));
}

Test(crosstab_question, shares_with_another_whoever_has_the_words_of_both)
{
    const struct sv_cut one = { { 1, SV_ANY_CODE, 2, SV_ANY_CODE, SV_ANY_CODE } };
    const struct sv_cut other = { { SV_ANY_CODE, 0, 2, SV_ANY_CODE, SV_ANY_CODE } };
    const struct sv_cut apart = { { 0, 0, SV_ANY_CODE, SV_ANY_CODE, SV_ANY_CODE } };
    static const int32_t both[] = { 1, 0, 2, SV_ANY_CODE, SV_ANY_CODE };

    cr_expect(eq(int, memcmp(sv_cut_both(&one, &other).at, both, sizeof(both)), 0));
    cr_expect(eq(int, memcmp(sv_cut_both(&other, &one).at, both, sizeof(both)), 0));
    cr_expect(eq(i32, sv_cut_both(&one, &apart).at[SV_DIMENSION_UNIT], SV_NO_CODE));
}

static const char *unit_of(const bool *chosen, const char *channel)
{
    struct sv_question question = everybody();

    question.channel = channel;
    return sv_question_find_unit(survey, columns, chosen, &question) ? question.unit : NULL;
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

static const struct sv_disclosure_rule rule = { .threshold = 10, .unanimous_below = 30, 0.5, 0.75 };

/* The ledger of a question, after others. */
static struct sv_crosstab_ledger *ledger_of(const struct sv_question *answered, size_t count,
                                            const struct sv_question *question)
{
    const struct sv_questions questions = { answered, count };

    return sv_crosstab_ledger_new(arena, survey, columns, &questions, question);
}

static bool ask(const struct sv_question *answered, size_t count,
                const struct sv_question *question, struct sv_crosstab *ret_crosstab)
{
    const struct sv_crosstab_items items = { columns, survey->instrument->items, { A1, ALL } };

    return sv_crosstab_ask(arena, &rule, &items, ledger_of(answered, count, question),
                           ret_crosstab);
}

Test(crosstab_question, is_found_by_those_who_were_there_at_its_showing)
{
    struct sv_question questions[4], late = everybody();

    for (int64_t showing = 1; showing <= 4; showing++) {
        questions[showing - 1] = everybody();
        questions[showing - 1].showing = showing;
    }
    cr_expect(eq(sz, sv_crosstab_ledger_find(ledger_of(questions, 0, &questions[0])), 0));
    cr_expect(eq(sz, sv_crosstab_ledger_find(ledger_of(questions, 1, &questions[1])), 1));
    cr_expect(eq(sz, sv_crosstab_ledger_find(ledger_of(questions, 2, &questions[2])), 2));
    cr_expect(eq(sz, sv_crosstab_ledger_find(ledger_of(questions, 3, &questions[3])), 2),
              "nobody came after the third");
    late.unit = "V";
    late.channel = "online";
    late.showing = 3;
    questions[0] = late;
    questions[0].channel = "";
    cr_expect(eq(sz, sv_crosstab_ledger_find(ledger_of(questions, 1, &late)), 0), "by no word");
}

static bool is_shown(const struct sv_crosstab *crosstab, size_t first, size_t second)
{
    return crosstab->cell_shown[first * crosstab->second.count + second];
}

Test(crosstab_question, hides_cells_of_which_an_earlier_table_would_tell_a_few)
{
    struct sv_question all = everybody(), without = everybody();
    struct sv_crosstab crosstab = { 0 };

    all.showing = without.showing = 3;
    without.period = "P1";
    add(1, 18, 4); /* between the two: 9 people in each of two cells, 15 in each of two more */
    cr_assert(ask(NULL, 0, &all, &crosstab));
    cr_expect(is_shown(&crosstab, 0, 3) && is_shown(&crosstab, 1, 3));
    cr_expect(eq(i64, crosstab.responses, 112));
    cr_assert(ask(&without, 1, &all, &crosstab));
    cr_expect(eq(i64, crosstab.responses, 112));
    cr_expect(not(is_shown(&crosstab, 0, 3)));
    cr_expect(not(is_shown(&crosstab, 1, 3)));
    cr_assert(ask(&all, 1, &all, &crosstab));
    cr_expect(is_shown(&crosstab, 0, 3), "the same again tells nothing");
}

Test(crosstab_question, is_refused_where_an_earlier_table_would_tell_the_few_themselves)
{
    struct sv_question all = everybody(), without = everybody();
    struct sv_crosstab crosstab = { 0 };

    all.showing = 3;
    all.unit = "U";
    without = all;
    without.procedure = "PU";
    cr_expect(ask(&without, 1, &all, &crosstab));
    all.showing = 2; /* six of the thirty */
    cr_expect(not(ask(&without, 1, &all, &crosstab)));
    cr_expect(ask(NULL, 0, &all, &crosstab));
}
