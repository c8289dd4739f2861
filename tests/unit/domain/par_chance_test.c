/* SPDX-License-Identifier: Apache-2.0 */
#include "domain/par_chance.h"
#include "support/par_cards.h"

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

TestSuite(par_chance, .init = open_arena, .fini = close_arena);

static const struct sv_simulation usual = { .runs = 4000, .seed = 1 };

static struct sv_par_error error_of(const struct sv_scorecard *cards, size_t count)
{
    struct sv_ranking *ranking = sv_arena_alloc(arena, sizeof(*ranking));

    *ranking = sv_ranking_of(arena, "2026", cards, count);
    return sv_par_error_of(arena, ranking, &usual);
}

static struct sv_chance chance_of(const struct sv_scorecard *cards, size_t count,
                                  const struct sv_target *target)
{
    struct sv_par_error error = error_of(cards, count);

    return sv_target_chance(arena, &error, &cards[0], target);
}

static struct sv_target target_of(enum sv_target_kind kind, double low, double high)
{
    return (struct sv_target){ .kind = kind,
                               .criterion = kind == SV_TARGET_CRITERION ? "2" : "",
                               .low = sv_points_of_double(low),
                               .high = sv_points_of_double(high),
                               .source = "" };
}

Test(par_chance, of_a_total_runs_from_one_to_zero_as_the_target_rises)
{
    const struct sv_framework *framework = sv_test_framework(arena);
    const struct sv_scorecard card = sv_test_card(arena, framework, "a", 5000, 30, 40);
    double before = 1;

    for (double low = 50; low <= 90; low += 0.5) {
        const struct sv_target target = target_of(SV_TARGET_TOTAL, low, 100);
        struct sv_chance chance = chance_of(&card, 1, &target);

        cr_assert(chance.known);
        cr_expect(eq(int, chance.reached, low <= 78.5));
        cr_expect(le(dbl, chance.probability, before));
        before = chance.probability;
        if (low == 50)
            cr_expect(epsilon_eq(dbl, chance.probability, 1, 0));
        if (low == 78.5)
            cr_expect(epsilon_eq(dbl, chance.probability, 0.5, 0.03));
    }
    cr_expect(epsilon_eq(dbl, before, 0, 0));
}

Test(par_chance, of_the_seeds_target_of_28_points_grows_with_the_satisfied_answers)
{
    const struct sv_framework *framework = sv_test_framework(arena);
    const struct sv_target target = target_of(SV_TARGET_CRITERION, 28, 30);
    double before = -1;

    for (int64_t satisfied = 0; satisfied <= 100; satisfied += 2) {
        const struct sv_scorecard card = sv_test_card(arena, framework, "a", 5000, satisfied, 100);
        struct sv_chance chance = chance_of(&card, 1, &target);

        cr_expect(eq(int, chance.reached, satisfied >= 74), "28 of 38 is 73.7 %%");
        cr_expect(ge(dbl, chance.probability, before));
        before = chance.probability;
        if (satisfied == 0)
            cr_expect(epsilon_eq(dbl, before, 0, 0));
    }
    cr_expect(epsilon_eq(dbl, before, 1, 0));
}

Test(par_chance, of_a_rank_depends_on_the_peers_and_their_error)
{
    const struct sv_framework *framework = sv_test_framework(arena);
    const struct sv_scorecard cards[] = {
        sv_test_card(arena, framework, "a", 5000, 30, 40),
        sv_test_card(arena, framework, "b", 5000, 30, 40),
        sv_test_card(arena, framework, "c", 6200, 40, 40),
    };
    const struct sv_target first = target_of(SV_TARGET_RANK, 1, 1);
    const struct sv_target second = target_of(SV_TARGET_RANK, 1, 2);
    const struct sv_target third = target_of(SV_TARGET_RANK, 1, 3);

    cr_expect(epsilon_eq(dbl, chance_of(cards, 3, &first).probability, 0, 0.001));
    cr_expect(not(chance_of(cards, 3, &first).reached));
    cr_expect(epsilon_eq(dbl, chance_of(cards, 3, &second).probability, 0.5, 0.03));
    cr_expect(chance_of(cards, 3, &second).reached, "it ties with another one");
    cr_expect(epsilon_eq(dbl, chance_of(cards, 3, &third).probability, 1, 0));
}

/* Rank as simulated is the band: at least 95 % of the runs are in it. */
Test(par_chance, of_the_worse_end_of_the_rank_band_is_at_least_97_5_percent)
{
    const struct sv_framework *framework = sv_test_framework(arena);
    struct sv_scorecard cards[6];
    const char *const units[] = { "a", "b", "c", "d", "e", "f" };

    for (int i = 0; i < 6; i++)
        cards[i] = sv_test_card(arena, framework, units[i], 5000 + 100 * (i % 3), 30 + i, 45);
    struct sv_par_error error = error_of(cards, 6);

    for (size_t i = 0; i < 6; i++) {
        const struct sv_scorecard *card = error.ranking->items[i].card;
        const struct sv_target at = target_of(SV_TARGET_RANK, 1, (double)error.items[i].rank_high);
        const struct sv_target before =
            target_of(SV_TARGET_RANK, 1, (double)error.items[i].rank_low - 1);

        cr_expect(ge(dbl, sv_target_chance(arena, &error, card, &at).probability, 0.975));
        cr_expect(le(dbl, sv_target_chance(arena, &error, card, &before).probability, 0.025));
    }
}

Test(par_chance, is_one_or_zero_where_nothing_is_drawn)
{
    struct sv_framework *framework = sv_test_fields(arena, 6, 10);
    const struct sv_scorecard cards[] = {
        sv_test_field_card(arena, framework, "a", (const int64_t[]){ 1000, 1000, 5, 5, 5, 5 }),
        sv_test_field_card(arena, framework, "b", (const int64_t[]){ 1000, 1000, 9, 9, 9, 9 }),
    };
    const struct {
        enum sv_target_kind kind;
        double low, high;
        bool reached;
    } cases[] = {
        { SV_TARGET_RANK, 1, 1, false },       { SV_TARGET_RANK, 1, 2, true },
        { SV_TARGET_TOTAL, 20.2, 60, true },   { SV_TARGET_TOTAL, 20.21, 60, false },
        { SV_TARGET_AT_MAXIMUM, 2, 6, true },  { SV_TARGET_AT_MAXIMUM, 3, 6, false },
        { SV_TARGET_CRITERION, 10, 10, true },
    };

    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        const struct sv_target target = target_of(cases[i].kind, cases[i].low, cases[i].high);
        struct sv_chance chance = chance_of(cards, 2, &target);

        cr_expect(chance.known);
        cr_expect(eq(int, chance.reached, cases[i].reached), "case %zu", i);
        cr_expect(epsilon_eq(dbl, chance.probability, cases[i].reached ? 1 : 0, 0));
    }
}

Test(par_chance, of_fields_at_maximum_follows_a_survey_by_steps)
{
    static const struct sv_rule_step step[] = { { 75 * SV_POINT, 38 * SV_POINT } };
    struct sv_framework *framework = sv_test_framework(arena);
    const struct sv_target both = target_of(SV_TARGET_AT_MAXIMUM, 2, 2);

    framework->criteria[1].rule =
        (struct sv_rule){ .kind = SV_RULE_SURVEY_STEPS, .steps = step, .step_count = 1 };

    const struct sv_scorecard card = sv_test_card(arena, framework, "a", 6200, 75, 100);
    struct sv_chance chance = chance_of(&card, 1, &both);

    cr_expect(chance.reached);
    cr_expect(epsilon_eq(dbl, chance.probability, 0.5, 0.03));
}

Test(par_chance, of_what_is_not_scored_is_not_known)
{
    const struct sv_framework *framework = sv_test_framework(arena);
    struct sv_scorecard card = sv_test_card(arena, framework, "a", 5000, 0, 0);
    const struct sv_scorecard peer = sv_test_card(arena, framework, "b", 5000, 30, 40);
    const struct sv_scorecard cards[] = { card, peer };

    for (enum sv_target_kind kind = SV_TARGET_RANK; kind < SV_TARGET_KIND_COUNT; kind++) {
        const struct sv_target target = target_of(kind, 1, 2);

        cr_expect(not(chance_of(cards, 2, &target).known), "%s", sv_target_kind_word(kind));
    }
    const struct sv_target by_hand = {
        .kind = SV_TARGET_CRITERION, .criterion = "1", .low = 50 * SV_POINT, .high = 62 * SV_POINT
    };
    struct sv_target unknown = by_hand;

    cr_expect(chance_of(cards, 2, &by_hand).reached, "the other field is scored");
    unknown.criterion = "9";
    cr_expect(not(chance_of(cards, 2, &unknown).known));
}

/* k is enough and k - 1 is not: each false respondent is satisfied with everything. */
static sv_points total_with(const struct sv_scorecard *card, int64_t satisfied, int64_t valid,
                            int64_t more)
{
    return card->total - card->lines[1].points +
           sv_points_of_double(38.0 * (double)(satisfied + more) / (double)(valid + more));
}

Test(par_chance, finds_the_fewest_false_answers_that_lift_a_unit_over_the_next)
{
    const struct sv_framework *framework = sv_test_framework(arena);

    for (int64_t satisfied = 0; satisfied < 60; satisfied++) {
        const struct sv_scorecard cards[] = {
            sv_test_card(arena, framework, "a", 5000, satisfied, 80),
            sv_test_card(arena, framework, "b", 5000, 60, 80),
            sv_test_card(arena, framework, "c", 6100, 80, 80),
        };
        struct sv_par_error error = error_of(cards, 3);
        struct sv_false_answers found = sv_false_to_rank(error.ranking, &cards[0], 1);

        cr_assert(found.possible);
        cr_expect(eq(sz, found.to_rank, 2));
        cr_expect(lt(i64, cards[1].total, total_with(&cards[0], satisfied, 80, found.count)));
        cr_expect(le(i64, total_with(&cards[0], satisfied, 80, found.count - 1), cards[1].total));
    }
}

Test(par_chance, finds_no_false_answers_for_the_first_nor_where_the_maximum_is_not_enough)
{
    const struct sv_framework *framework = sv_test_framework(arena);
    const struct sv_scorecard cards[] = {
        sv_test_card(arena, framework, "a", 5000, 70, 80),
        sv_test_card(arena, framework, "b", 2000, 70, 80),
        sv_test_card(arena, framework, "c", 2000, 0, 0),
    };
    struct sv_par_error error = error_of(cards, 3);

    cr_expect(not(sv_false_to_rank(error.ranking, &cards[0], 1).possible));
    cr_expect(not(sv_false_to_rank(error.ranking, &cards[1], 1).possible));
    cr_expect(not(sv_false_to_rank(error.ranking, &cards[2], 1).possible), "it has no rank");
    cr_expect(not(sv_false_to_total(error.ranking, &cards[2], 1, SV_POINT).possible));
}

Test(par_chance, passes_all_that_tie_above_it_at_once)
{
    const struct sv_framework *framework = sv_test_framework(arena);
    const struct sv_scorecard cards[] = {
        sv_test_card(arena, framework, "a", 5000, 20, 80),
        sv_test_card(arena, framework, "b", 5000, 40, 80),
        sv_test_card(arena, framework, "c", 5000, 40, 80),
        sv_test_card(arena, framework, "d", 5000, 20, 80),
    };
    struct sv_par_error error = error_of(cards, 4);

    cr_expect(eq(sz, sv_false_to_rank(error.ranking, &cards[3], 1).to_rank, 1));
}

Test(par_chance, finds_the_fewest_false_answers_that_reach_a_total)
{
    const struct sv_framework *framework = sv_test_framework(arena);
    const struct sv_scorecard card = sv_test_card(arena, framework, "a", 5000, 20, 80);
    struct sv_par_error error = error_of(&card, 1);
    struct sv_false_answers found =
        sv_false_to_total(error.ranking, &card, 1, 69 * SV_POINT); /* 19 of 38: half */

    cr_assert(found.possible);
    cr_expect(eq(i64, found.count, 40), "60 of 120");
    cr_expect(not(sv_false_to_total(error.ranking, &card, 1, card.total).possible));
    cr_expect(not(sv_false_to_total(error.ranking, &card, 1, 88 * SV_POINT + 1).possible));
}

Test(par_chance, knows_of_no_false_answers_where_the_total_is_no_sum)
{
    struct sv_framework *framework = sv_test_framework(arena);
    const struct sv_scorecard card = sv_test_card(arena, framework, "a", 5000, 20, 80);
    struct sv_par_error error = error_of(&card, 1);

    framework->total_entered = true;
    cr_expect(not(sv_false_to_total(error.ranking, &card, 1, 69 * SV_POINT).possible));
}

/* The field of the criterion below it counts once, and a field of a bonus not at all. */
Test(par_chance, of_fields_at_maximum_counts_fields_with_a_maximum)
{
    struct sv_framework *framework = sv_test_fields(arena, 3, 10);
    const struct sv_target one = target_of(SV_TARGET_AT_MAXIMUM, 1, 3);
    const struct sv_target two = target_of(SV_TARGET_AT_MAXIMUM, 2, 3);

    framework->criteria[0].leaf = false;
    framework->criteria[1].parent = 0;
    framework->criteria[2].rule.kind = SV_RULE_BONUS;

    const struct sv_scorecard card =
        sv_test_field_card(arena, framework, "a", (const int64_t[]){ -1, 1000, 1000 });

    cr_expect(chance_of(&card, 1, &one).reached);
    cr_expect(not(chance_of(&card, 1, &two).reached));
}
