/* SPDX-License-Identifier: Apache-2.0 */
#include "domain/tally.h"

#include "domain/release.h"
#include "support/builders.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <string.h>

static struct sv_arena *arena;
static struct sv_plan plan;

static void open_plan(void)
{
    arena = sv_arena_new();
    plan = sv_plan_of(arena, test_instrument(arena), SV_INDEX_MEAN_ITEMS);
}

static void close_plan(void)
{
    sv_arena_free(arena);
}

TestSuite(tally, .init = open_plan, .fini = close_plan);
TestSuite(results, .init = open_plan, .fini = close_plan);

static struct sv_tally_row row(int a1, int a2, int b1, int64_t count)
{
    return (struct sv_tally_row){ .answers = test_answers(arena, a1, a2, b1, 5),
                                  .complete = a1 != 0,
                                  .channel = b1 == 0 ? SV_CHANNEL_KIOSK : SV_CHANNEL_ONLINE,
                                  .count = count };
}

static bool same(const struct sv_tally *a, const struct sv_tally *b)
{
    bool equal = a->responses == b->responses && a->complete == b->complete &&
                 memcmp(a->by_channel, b->by_channel, sizeof(a->by_channel)) == 0;

    for (size_t i = 0; i < plan.instrument->item_count; i++) {
        equal =
            equal && a->items[i].na == b->items[i].na && a->items[i].missing == b->items[i].missing;
        for (size_t k = 0; k < plan.instrument->items[i].option_count; k++)
            equal = equal && a->items[i].by_option[k] == b->items[i].by_option[k];
    }
    for (size_t i = 0; i < plan.measure_count; i++) {
        size_t squares = plan.measures[i].component_count * plan.measures[i].component_count;

        for (size_t k = 0; k < squares; k++)
            equal = equal && a->measures[i].num_num[k] == b->measures[i].num_num[k] &&
                    a->measures[i].num_den[k] == b->measures[i].num_den[k] &&
                    a->measures[i].den_den[k] == b->measures[i].den_den[k];
    }
    return equal;
}

Test(tally, of_a_row_counted_three_times_equals_three_rows)
{
    struct sv_tally *at_once = sv_tally_new(arena, &plan), *singly = sv_tally_new(arena, &plan);
    struct sv_tally_row three = row(4, -1, 2, 3), one = row(4, -1, 2, 1);

    sv_tally_fold(at_once, &three);
    for (int i = 0; i < 3; i++)
        sv_tally_fold(singly, &one);
    cr_expect(same(at_once, singly));
    cr_expect(eq(i64, at_once->responses, 3));
}

Test(tally, of_two_sets_adds_up_to_the_tally_of_both)
{
    struct sv_tally *left = sv_tally_new(arena, &plan), *right = sv_tally_new(arena, &plan),
                    *both = sv_tally_new(arena, &plan);

    for (int i = 0; i < 200; i++) {
        struct sv_tally_row next = row(i % 6, i % 7 - 1 > 5 ? 5 : i % 7 - 1, i % 5, 1 + i % 3);

        sv_tally_fold(i % 2 == 0 ? left : right, &next);
        sv_tally_fold(both, &next);
    }
    sv_tally_add(left, right);
    cr_expect(same(left, both));
}

Test(tally, counts_each_option_of_a_multiple_choice)
{
    struct sv_tally *tally = sv_tally_new(arena, &plan);
    const struct sv_item *tools = &plan.instrument->items[5];
    uint8_t *answers = sv_arena_alloc(arena, plan.instrument->answers_size);

    answers[tools->offset] = 0x81;     /* the first and the eighth */
    answers[tools->offset + 1] = 0x02; /* the tenth */
    sv_tally_fold(tally, &(struct sv_tally_row){ .answers = answers, .count = 2 });
    cr_expect(eq(i64, tally->items[5].by_option[0], 2));
    cr_expect(eq(i64, tally->items[5].by_option[1], 0));
    cr_expect(eq(i64, tally->items[5].by_option[7], 2));
    cr_expect(eq(i64, tally->items[5].by_option[9], 2));
    cr_expect(eq(i64, tally->items[5].missing, 0));
    cr_expect(eq(i64, tally->items[0].missing, 2));
}

Test(results, have_one_group_a_key_and_its_rows_only)
{
    const struct sv_survey *survey = test_survey(arena, SV_INDEX_POOLED);
    const struct sv_cut cut = { .by = SV_BY_UNIT };
    const struct sv_grouped_row rows[] = {
        { "U", row(4, 4, 4, 10) },
        { "U", row(1, 1, 1, 10) },
        { "V", row(5, 5, 5, 7) },
    };
    struct sv_results results =
        sv_results_of(arena, survey, &cut, &(struct sv_grouped_rows){ rows, 3 });

    cr_assert(eq(sz, results.group_count, 2));
    cr_expect(eq(str, (char *)results.groups[0].key, "U"));
    cr_expect(eq(i64, results.groups[0].tally->responses, 20));
    cr_expect(epsilon_eq(dbl, results.groups[0].index.value, 0.5, 1e-15));
    cr_expect(eq(i64, results.groups[1].index.satisfied, 21));
}

Test(results, of_no_responses_are_one_empty_group_or_none_by_a_breakdown)
{
    const struct sv_survey *survey = test_survey(arena, SV_INDEX_POOLED);
    struct sv_cut cut = { .by = SV_BY_NOTHING };
    struct sv_results results = sv_results_of(arena, survey, &cut, &(struct sv_grouped_rows){ 0 });

    cr_assert(eq(sz, results.group_count, 1));
    cr_expect(not(results.groups[0].index.known));
    cr_expect(not(results.groups[0].sub_index.known));
    cut.by = SV_BY_PERIOD;
    cr_expect(
        eq(sz, sv_results_of(arena, survey, &cut, &(struct sv_grouped_rows){ 0 }).group_count, 0));
}

Test(results, sub_index_is_share_times_maximum_and_is_placed_against_the_target)
{
    const struct sv_sub_index *rule = &test_survey(arena, SV_INDEX_POOLED)->sub_index;
    struct sv_share share = sv_share_of_counts(4764, 5606);
    struct sv_sub_index_points points = sv_sub_index_of(rule, &share);

    cr_expect(epsilon_eq(dbl, points.points, 32.29254370317517, 1e-12)); /* statistics, s300 */
    cr_expect(eq(int, points.position, SV_POSITION_ABOVE));
    share = sv_share_of_counts(28, 38);
    cr_expect(eq(int, sv_sub_index_of(rule, &share).position, SV_POSITION_WITHIN));
    share = sv_share_of_counts(30, 38);
    cr_expect(eq(int, sv_sub_index_of(rule, &share).position, SV_POSITION_WITHIN));
    share = sv_share_of_counts(2799, 3800);
    cr_expect(eq(int, sv_sub_index_of(rule, &share).position, SV_POSITION_BELOW));
}

Test(results, of_a_release_add_up_for_units_above)
{
    const struct sv_survey *survey = test_survey(arena, SV_INDEX_POOLED);
    const struct sv_cut cut = { .by = SV_BY_UNIT };
    const struct sv_grouped_row rows[] = { { "U", row(4, 4, 4, 10) }, { "V", row(1, 1, 1, 5) } };
    const struct sv_unit_above pairs[] = {
        { "U", "TOP" }, { "V", "TOP" }, { "U", "U" }, { "V", "V" }, { "W", "W" }
    };
    struct sv_results by_unit =
        sv_results_of(arena, survey, &cut, &(struct sv_grouped_rows){ rows, 2 });
    struct sv_release release = { .survey = survey };

    sv_release_fill(arena, &by_unit, &(struct sv_units_above){ pairs, 5 }, &release);
    cr_assert(eq(sz, release.unit_count, 5));
    cr_expect(eq(str, (char *)release.units[0].key, ""));
    cr_expect(eq(str, (char *)release.units[1].key, "TOP"));
    cr_expect(eq(i64, release.units[1].tally->responses, 15));
    cr_expect(eq(i64, release.units[1].index.satisfied, 30));
    cr_expect(eq(i64, release.units[2].tally->responses, 10));
    cr_expect(not(release.units[4].index.known), "a unit where nobody answered");
}
