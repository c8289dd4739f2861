/* SPDX-License-Identifier: Apache-2.0 */
#include "domain/par_error.h"
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

TestSuite(par_error, .init = open_arena, .fini = close_arena);

static const struct sv_simulation usual = { .runs = 2000, .seed = 1 };

static struct sv_par_error error_of(const struct sv_scorecard *cards, size_t count,
                                    const struct sv_simulation *simulation)
{
    struct sv_ranking *ranking = sv_arena_alloc(arena, sizeof(*ranking));

    *ranking = sv_ranking_of(arena, "2026", cards, count);
    return sv_par_error_of(arena, ranking, simulation);
}

Test(par_error, of_one_linear_survey_is_exactly_its_interval)
{
    const struct sv_framework *framework = sv_test_framework(arena);
    const struct sv_scorecard card = sv_test_card(arena, framework, "a", 5000, 300, 400);
    struct sv_par_error error = error_of(&card, 1, &usual);
    struct sv_interval share = sv_wilson(0.75, 400);

    cr_expect(error.varies);
    cr_expect(eq(i64, error.items[0].low, 50 * SV_POINT + sv_points_of_double(38 * share.low)));
    cr_expect(eq(i64, error.items[0].high, 50 * SV_POINT + sv_points_of_double(38 * share.high)));
    cr_expect(eq(sz, error.items[0].rank_low, 1));
    cr_expect(eq(sz, error.items[0].rank_high, 1), "alone it is always the first");
}

Test(par_error, of_what_is_scored_by_hand_has_no_width)
{
    struct sv_framework *framework = sv_test_fields(arena, 1, 100);
    const int64_t points[] = { 9000, 8000, 8000 };
    const struct sv_scorecard cards[] = {
        sv_test_field_card(arena, framework, "a", &points[0]),
        sv_test_field_card(arena, framework, "b", &points[1]),
        sv_test_field_card(arena, framework, "c", &points[2]),
    };
    struct sv_par_error error = error_of(cards, 3, &usual);
    const size_t ranks[] = { 1, 2, 2 };

    cr_expect(not(error.varies));
    for (size_t i = 0; i < 3; i++) {
        cr_expect(eq(i64, error.items[i].low, points[i] * (SV_POINT / 100)));
        cr_expect(eq(i64, error.items[i].high, error.items[i].low));
        cr_expect(eq(sz, error.items[i].rank_low, ranks[i]));
        cr_expect(eq(sz, error.items[i].rank_high, ranks[i]));
    }
}

Test(par_error, leaves_a_total_alone_that_is_no_sum)
{
    struct sv_framework *framework = sv_test_framework(arena);
    struct sv_scorecard card = sv_test_card(arena, framework, "a", 5000, 300, 400);

    framework->total_entered = true;
    struct sv_par_error error = error_of(&card, 1, &usual);

    cr_expect(not(error.varies));
    cr_expect(eq(i64, error.items[0].low, card.total));
}

Test(par_error, gives_the_same_figures_for_the_same_seed_and_order_of_units_is_nothing)
{
    const struct sv_framework *framework = sv_test_framework(arena);
    const struct sv_scorecard cards[] = {
        sv_test_card(arena, framework, "a", 5000, 30, 40),
        sv_test_card(arena, framework, "b", 5050, 30, 40),
        sv_test_card(arena, framework, "c", 5100, 30, 40),
    };
    const struct sv_scorecard turned[] = { cards[2], cards[0], cards[1] };
    const struct sv_simulation other = { .runs = 2000, .seed = 2 };
    struct sv_par_error first = error_of(cards, 3, &usual), again = error_of(turned, 3, &usual);
    struct sv_par_error changed = error_of(cards, 3, &other);

    for (size_t i = 0; i < 3; i++) {
        cr_expect(eq(sz, first.items[i].rank_low, again.items[i].rank_low));
        cr_expect(eq(sz, first.items[i].rank_high, again.items[i].rank_high));
        for (size_t run = 0; run < 2000; run++)
            cr_assert(eq(i64, first.totals[i][run], again.totals[i][run]));
    }
    cr_expect(ne(i64, first.totals[0][0], changed.totals[0][0]));
}

/* The golden figures: the same on every machine. */
Test(par_error, has_these_figures_for_this_seed)
{
    const struct sv_framework *framework = sv_test_framework(arena);
    const struct sv_scorecard card = sv_test_card(arena, framework, "unit", 5000, 30, 40);
    struct sv_par_error error = error_of(&card, 1, &usual);

    cr_expect(eq(i64, error.totals[0][0], 74869945));
    cr_expect(eq(i64, error.totals[0][1], 78371780));
    cr_expect(eq(i64, error.totals[0][1999], 82758504));
}

Test(par_error, has_a_narrow_band_with_many_answers_and_a_wide_one_with_few)
{
    const struct sv_framework *framework = sv_test_framework(arena);
    struct sv_scorecard few[5], many[5];
    const char *const units[] = { "a", "b", "c", "d", "e" };

    for (int i = 0; i < 5; i++) {
        few[i] = sv_test_card(arena, framework, units[i], 5000, 36 - i, 50);
        many[i] = sv_test_card(arena, framework, units[i], 5000, 36000 - 1000 * i, 50000);
    }
    struct sv_par_error wide = error_of(few, 5, &usual), narrow = error_of(many, 5, &usual);

    for (size_t i = 0; i < 5; i++) {
        cr_expect(eq(sz, narrow.items[i].rank_low, i + 1));
        cr_expect(eq(sz, narrow.items[i].rank_high, i + 1));
    }
    cr_expect(eq(sz, wide.items[2].rank_low, 1));
    cr_expect(eq(sz, wide.items[2].rank_high, 5));
}

/* Each draw is below what a unit has whose answers are all satisfied. */
Test(par_error, has_a_band_that_contains_the_rank_and_an_interval_that_contains_the_total)
{
    const struct sv_framework *framework = sv_test_framework(arena);
    uint64_t state = 1;

    for (int round = 0; round < 60; round++) {
        static const char *const units[] = { "a", "b", "c", "d", "e", "f", "g", "h" };
        struct sv_scorecard cards[8];

        for (size_t i = 0; i < 8; i++) {
            state = state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
            cards[i] = sv_test_card(arena, framework, units[i], 5000 + (int64_t)(state >> 60),
                                    (int64_t)(state >> 32) % 12, 11);
        }
        struct sv_par_error error =
            error_of(cards, 8, &(struct sv_simulation){ .runs = 200, .seed = 7 });

        for (size_t i = 0; i < 8; i++) {
            const struct sv_standing *standing = &error.ranking->items[i];

            cr_assert(le(sz, error.items[i].rank_low, standing->rank));
            cr_assert(ge(sz, error.items[i].rank_high, standing->rank));
            cr_assert(ge(sz, error.items[i].rank_low, 1));
            cr_assert(le(sz, error.items[i].rank_high, 8));
            cr_assert(le(i64, error.items[i].low, standing->card->total));
            cr_assert(ge(i64, error.items[i].high, standing->card->total));
        }
    }
}

/* Two criteria: drawn, not exact. The standard error of the sum is that of both together. */
Test(par_error, of_two_surveys_is_drawn_from_both)
{
    struct sv_framework *framework = sv_test_framework(arena);

    framework->criteria[0].rule.kind = SV_RULE_SURVEY_LINEAR;

    struct sv_survey_points surveys[2] = { { .criterion = "1" }, { .criterion = "2" } };

    for (size_t i = 0; i < 2; i++)
        surveys[i].release.index = (struct sv_estimate){ .satisfied = 300,
                                                         .valid = 400,
                                                         .respondents = 400,
                                                         .known = true,
                                                         .value = 0.75,
                                                         .interval = sv_wilson(0.75, 400) };
    struct sv_scorecard card = sv_scorecard_of(arena, framework, NULL, 0, surveys, 2);

    card.unit = "a";
    struct sv_par_error error = error_of(&card, 1, &(struct sv_simulation){ 20000, 1 });
    /* sqrt(62^2 + 38^2) x sqrt(.75 x .25 / 400) x 1.96 */
    const double half = 72.72 * 0.021651 * 1.96;

    cr_expect(epsilon_eq(dbl, sv_double_of_points(error.items[0].high - error.items[0].low),
                         2 * half, 0.15));
}

Test(par_error, of_a_perfect_survey_by_steps_contains_the_total_all_the_same)
{
    static const struct sv_rule_step step[] = { { 100 * SV_POINT, 38 * SV_POINT } };
    struct sv_framework *framework = sv_test_framework(arena);

    framework->criteria[1].rule =
        (struct sv_rule){ .kind = SV_RULE_SURVEY_STEPS, .steps = step, .step_count = 1 };

    const struct sv_scorecard card = sv_test_card(arena, framework, "a", 5000, 10, 10);
    struct sv_par_error error = error_of(&card, 1, &usual);

    cr_expect(eq(i64, card.total, 88 * SV_POINT));
    cr_expect(eq(i64, error.items[0].low, 50 * SV_POINT), "all draws are below 100 %");
    cr_expect(eq(i64, error.items[0].high, 88 * SV_POINT));
}

/* 88 points by ten of ten satisfied: hardly a draw is above the 87.9999 of the other one, whose
 * ten million answers leave no doubt. */
Test(par_error, has_a_band_from_the_rank_on_even_if_no_draw_reaches_it)
{
    const struct sv_framework *framework = sv_test_framework(arena);
    const struct sv_scorecard cards[] = {
        sv_test_card(arena, framework, "a", 5000, 10, 10),
        sv_test_card(arena, framework, "b", 5000, 9999974, 10000000),
    };
    struct sv_par_error error = error_of(cards, 2, &usual);

    cr_expect(eq(str, (char *)error.ranking->items[0].card->unit, "a"));
    cr_expect(eq(sz, error.items[0].rank_low, 1));
    cr_expect(eq(sz, error.items[0].rank_high, 2));
}

Test(par_error, is_drawn_of_many_scorecards_by_fewer_runs)
{
    struct sv_simulation most = { .runs = SV_RUNS_MAX }, usual_runs = { .runs = 10000 };
    int64_t runs = 0;

    cr_expect(sv_simulation_fit(&most, 200, &runs));
    cr_expect(eq(i64, runs, 50000));
    cr_expect(not(sv_simulation_fit(&most, 201, &runs)));
    cr_expect(eq(i64, runs, 49751));
    cr_expect(sv_simulation_fit(&usual_runs, 1000, &runs));
    cr_expect(not(sv_simulation_fit(&usual_runs, 1001, &runs)));
    cr_expect(sv_simulation_fit(&most, 0, &runs));
}

Test(par_error, is_drawn_by_as_many_runs_as_fit_where_nobody_named_a_number)
{
    const size_t counts[] = { 0, 1000, 1001, 20000 };
    const int64_t expected[] = { 10000, 10000, 9990, 500 };

    for (size_t i = 0; i < 4; i++) {
        struct sv_simulation simulation = { .runs = SV_RUNS_THAT_FIT };
        int64_t most = 0;

        cr_expect(sv_simulation_fit(&simulation, counts[i], &most));
        cr_expect(eq(i64, simulation.runs, expected[i]));
    }
}
