/* SPDX-License-Identifier: Apache-2.0 */
#include "domain/estimate.h"

#include "domain/interval.h"
#include "support/builders.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <math.h>

static struct sv_arena *arena;

static void open_arena(void)
{
    arena = sv_arena_new();
}

static void close_arena(void)
{
    sv_arena_free(arena);
}

TestSuite(share, .init = open_arena, .fini = close_arena);
TestSuite(index, .init = open_arena, .fini = close_arena);

/* The overall item of the reference data (statistics, key numbers): 249 of 290. */
Test(share, of_one_question_matches_the_reference_wilson_interval)
{
    struct sv_share share = sv_share_of_counts(249, 290);

    cr_assert(share.known);
    cr_expect(epsilon_eq(dbl, share.value, 0.858620689655172, 1e-15));
    cr_expect(epsilon_eq(dbl, share.low, 0.813820558889649, 1e-14));
    cr_expect(epsilon_eq(dbl, share.high, 0.894044154397540, 1e-14));
}

/* Newcombe 1998 (Statistics in Medicine 17, 857-872), table I: 81/263 and 15/148. */
Test(share, matches_published_intervals)
{
    struct sv_share share = sv_share_of_counts(81, 263);

    cr_expect(epsilon_eq(dbl, share.low, 0.2553, 5e-5));
    cr_expect(epsilon_eq(dbl, share.high, 0.3662, 5e-5));
    share = sv_share_of_counts(15, 148);
    cr_expect(epsilon_eq(dbl, share.low, 0.0624, 5e-5));
    cr_expect(epsilon_eq(dbl, share.high, 0.1605, 5e-5));
}

Test(share, without_answers_is_not_known_rather_than_zero)
{
    struct sv_share share = sv_share_of_counts(0, 0);

    cr_expect(not(share.known));
}

Test(share, lies_within_its_interval_and_both_within_zero_and_one)
{
    for (int64_t n = 1; n <= 60; n++) {
        for (int64_t x = 0; x <= n; x++) {
            struct sv_share share = sv_share_of_counts(x, n);

            cr_assert(share.low >= 0.0 && share.low <= share.value);
            cr_assert(share.value <= share.high && share.high <= 1.0);
            cr_assert(share.low < share.high, "%d of %d", (int)x, (int)n);
        }
    }
}

static struct sv_share fold(enum sv_index_rule rule, const int (*people)[3], size_t count,
                            struct sv_tally **ret_tally)
{
    struct sv_plan *plan = sv_arena_alloc(arena, sizeof(*plan));

    *plan = sv_plan_of(arena, test_instrument(arena), rule);
    *ret_tally = sv_tally_new(arena, plan);
    for (size_t i = 0; i < count; i++)
        sv_tally_fold(*ret_tally, &(struct sv_tally_row){
                                      .answers = test_answers(arena, people[i][0], people[i][1],
                                                              people[i][2], 4),
                                      .complete = true,
                                      .count = 1 });
    return sv_share_of_measure(&plan->measures[plan->index], &(*ret_tally)->measures[plan->index]);
}

/* Three people; a1: 2 of 3, a2: 1 of 2, b1: 0 of 1. NA (-1) and missing (0) are in no share. */
static const int people[][3] = { { 4, 5, 0 }, { 5, 1, 3 }, { 2, -1, 0 } };

Test(index, pooled_is_satisfied_over_valid_answers)
{
    struct sv_tally *tally = NULL;
    struct sv_share share = fold(SV_INDEX_POOLED, people, 3, &tally);

    cr_expect(eq(i64, share.satisfied, 3));
    cr_expect(eq(i64, share.valid, 6));
    cr_expect(eq(i64, share.respondents, 3));
    cr_expect(epsilon_eq(dbl, share.value, 0.5, 1e-15));
}

Test(index, mean_of_items_factors_and_groups_follow_their_definitions)
{
    struct sv_tally *tally = NULL;

    cr_expect(epsilon_eq(dbl, fold(SV_INDEX_MEAN_ITEMS, people, 3, &tally).value,
                         (2.0 / 3 + 1.0 / 2 + 0.0) / 3, 1e-15));
    cr_expect(epsilon_eq(dbl, fold(SV_INDEX_MEAN_FACTORS, people, 3, &tally).value,
                         (3.0 / 5 + 0.0) / 2, 1e-15));
    cr_expect(epsilon_eq(dbl, fold(SV_INDEX_MEAN_GROUPS, people, 3, &tally).value,
                         (3.0 / 5 + 0.0) / 2, 1e-15));
}

Test(index, mean_of_groups_pools_the_factors_of_a_group)
{
    struct sv_instrument instrument = *test_instrument(arena);
    const struct sv_section sections[] = { { .code = "A", .group = "G", .factor = true },
                                           { .code = "B", .group = "G", .factor = true },
                                           { .code = "rest" } };
    struct sv_tally *tally = NULL;

    instrument.sections = sections;
    struct sv_plan plan = sv_plan_of(arena, &instrument, SV_INDEX_MEAN_GROUPS);

    (void)fold(SV_INDEX_POOLED, people, 3, &tally);
    cr_expect(eq(sz, plan.measures[plan.index].component_count, 1));
}

/* The variance of a mean of shares by its definition, person by person. */
Test(index, interval_of_a_mean_of_items_follows_from_the_same_variance)
{
    static const int rows[][3] = { { 5, 5, 5 }, { 4, 4, 0 },  { 1, 2, 3 }, { 4, 2, 5 },
                                   { 3, 0, 3 }, { 5, -1, 4 }, { 0, 4, 1 }, { 4, 5, 4 } };
    struct sv_tally *tally = NULL;
    struct sv_share share = fold(SV_INDEX_MEAN_ITEMS, rows, 8, &tally);
    double num[3] = { 0 }, den[3] = { 0 }, squares = 0;

    for (size_t i = 0; i < 8; i++) {
        for (size_t k = 0; k < 3; k++) {
            num[k] += rows[i][k] >= 4;
            den[k] += rows[i][k] > 0;
        }
    }
    for (size_t i = 0; i < 8; i++) {
        double u = 0;

        for (size_t k = 0; k < 3; k++)
            u += ((rows[i][k] >= 4) - num[k] / den[k] * (rows[i][k] > 0)) / den[k] / 3;
        squares += u * u;
    }
    double m = den[0] + den[1] + den[2], p = share.value;
    double effective = m / (m - 1) * p * (1 - p) / (8.0 / 7 * squares);

    struct sv_interval interval = sv_wilson(p, effective < m ? effective : m);

    cr_expect(epsilon_eq(dbl, share.low, interval.low, 1e-12));
    cr_expect(epsilon_eq(dbl, share.high, interval.high, 1e-12));
}

Test(index, overall_question_and_single_choices_are_no_criteria)
{
    struct sv_tally *tally = NULL;

    (void)fold(SV_INDEX_POOLED, people, 3, &tally);
    cr_expect(eq(sz, tally->plan->overall_item, 3));
    cr_expect(eq(i64, sv_share_of_item(tally, 3).valid, 3));
    cr_expect(not(sv_share_of_item(tally, 4).known));
}

/* The variance by its definition, person by person, against the one from sums of products. */
static double interval_width_by_definition(const int (*rows)[3], size_t count)
{
    double num = 0, den = 0, squares = 0;

    for (size_t i = 0; i < count; i++) {
        for (int k = 0; k < 3; k++) {
            num += rows[i][k] >= 4;
            den += rows[i][k] > 0;
        }
    }
    double p = num / den;

    for (size_t i = 0; i < count; i++) {
        double x = 0, m = 0;

        for (int k = 0; k < 3; k++) {
            x += rows[i][k] >= 4;
            m += rows[i][k] > 0;
        }
        squares += (x - p * m) * (x - p * m) / (den * den);
    }
    double n = (double)count;
    double effective = den / (den - 1) * p * (1 - p) / (n / (n - 1) * squares);
    struct sv_interval interval = sv_wilson(p, effective < den ? effective : den);

    return interval.high - interval.low;
}

Test(index, interval_follows_from_the_variance_between_respondents)
{
    static const int rows[][3] = { { 5, 5, 5 }, { 4, 4, 0 },  { 1, 2, 3 }, { 4, 2, 5 },
                                   { 3, 3, 3 }, { 5, -1, 4 }, { 2, 4, 1 }, { 4, 5, 4 } };
    struct sv_tally *tally = NULL;
    struct sv_share share = fold(SV_INDEX_POOLED, rows, 8, &tally);

    cr_expect(
        epsilon_eq(dbl, share.high - share.low, interval_width_by_definition(rows, 8), 1e-12));
}

/* Three alike answers of one person tell no more than one: never 24 people out of 8. */
Test(index, does_not_count_alike_answers_of_a_person_as_many_people)
{
    static const int rows[][3] = { { 5, 5, 5 }, { 4, 4, 4 }, { 1, 1, 1 }, { 4, 4, 4 },
                                   { 3, 3, 3 }, { 5, 5, 5 }, { 2, 2, 2 }, { 4, 4, 4 } };
    struct sv_tally *tally = NULL;
    struct sv_share index = fold(SV_INDEX_POOLED, rows, 8, &tally);
    struct sv_share as_people = sv_share_of_counts(15, 24);

    cr_expect(eq(i64, index.satisfied, 15));
    cr_expect(index.high - index.low > 1.5 * (as_people.high - as_people.low));
}

Test(index, of_a_single_item_is_the_plain_interval_of_its_respondents)
{
    static const int rows[][3] = { { 5, 0, 0 }, { 4, 0, 0 }, { 1, 0, 0 }, { 3, 0, 0 } };
    struct sv_tally *tally = NULL;
    struct sv_share index = fold(SV_INDEX_POOLED, rows, 4, &tally);
    struct sv_share plain = sv_share_of_counts(2, 4);

    cr_expect(epsilon_eq(dbl, index.low, plain.low, 1e-12));
    cr_expect(epsilon_eq(dbl, index.high, plain.high, 1e-12));
}

Test(index, of_everybody_satisfied_or_of_one_person_still_has_an_interval)
{
    static const int satisfied[][3] = { { 5, 5, 4 }, { 4, 4, 5 } };
    static const int alone[][3] = { { 5, 1, 4 } };
    struct sv_tally *tally = NULL;
    struct sv_share share = fold(SV_INDEX_POOLED, satisfied, 2, &tally);

    cr_expect(epsilon_eq(dbl, share.high, 1.0, 0.0));
    cr_expect(share.low > 0.0 && share.low < 1.0);
    share = fold(SV_INDEX_POOLED, alone, 1, &tally);
    cr_expect(share.low > 0.0 && share.high < 1.0 && share.low < share.high);
}

Test(index, of_respondents_who_are_all_the_same_mixture_counts_each_once)
{
    static const int rows[][3] = { { 5, 1, 0 }, { 4, 2, 0 }, { 1, 5, 0 } };
    struct sv_tally *tally = NULL;
    struct sv_share share = fold(SV_INDEX_POOLED, rows, 3, &tally);

    cr_expect(epsilon_eq(dbl, share.low, sv_wilson(0.5, 3).low, 1e-12));
}

Test(index, without_a_valid_answer_is_not_known)
{
    static const int rows[][3] = { { -1, 0, 0 }, { 0, 0, 0 } };
    struct sv_tally *tally = NULL;

    cr_expect(not(fold(SV_INDEX_MEAN_ITEMS, rows, 2, &tally).known));
    cr_expect(eq(i64, tally->items[0].na, 1));
    cr_expect(eq(i64, tally->items[0].missing, 1));
}

/* Nobody answered b1: it is in neither the mean nor the variance of the others. */
Test(index, of_items_leaves_out_those_without_an_answer)
{
    static const int rows[][3] = { { 5, 1, 0 }, { 1, 4, 0 }, { 4, 4, 0 }, { 2, 1, 0 } };
    struct sv_tally *tally = NULL;
    struct sv_share share = fold(SV_INDEX_MEAN_ITEMS, rows, 4, &tally);
    double mean = 0;

    cr_expect(epsilon_eq(dbl, share.value, 0.5, 1e-15));
    cr_expect(share.low > 0.0 && share.high < 1.0);
    cr_expect(not(sv_mean_of_item(tally, 2, &mean)), "an item without answers has no mean");
}

Test(share, mean_of_an_item_is_over_its_valid_answers)
{
    struct sv_tally *tally = NULL;
    double mean = 0;

    (void)fold(SV_INDEX_POOLED, people, 3, &tally);
    cr_assert(sv_mean_of_item(tally, 1, &mean));
    cr_expect(epsilon_eq(dbl, mean, 3.0, 1e-15));
    cr_expect(not(sv_mean_of_item(tally, 4, &mean)), "a choice has no mean");
}
