/* SPDX-License-Identifier: Apache-2.0 */
#include "domain/release.h"

#include "support/oracle_cube.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <string.h>

static struct sv_arena *arena;
static const struct sv_survey *survey;
static struct oracle_responses responses;

static void open_oracle(void)
{
    arena = sv_arena_new();
    survey = oracle_survey(arena);
    responses = oracle_responses(arena, survey);
}

static void close_oracle(void)
{
    sv_arena_free(arena);
}

TestSuite(release, .init = open_oracle, .fini = close_oracle);

/* The release of a cube: A01 and A02 stand below PAIR, everything below TOP, A10 and A12 (which are
 * hidden) below THIN, and each unit is told itself. */
static struct sv_results_answer release_of(const struct sv_cube *cube, const char *period)
{
    const struct sv_units *units = &survey->units;
    struct sv_unit_above *pairs = sv_arena_array(arena, 2 * units->count + 4, sizeof(*pairs));
    const struct sv_lattice *lattices[SV_FINENESS_COUNT];
    struct sv_weighting *weighting = sv_arena_alloc(arena, sizeof(*weighting));
    size_t count = 0;

    for (size_t i = 0; i < units->count; i++)
        pairs[count++] = (struct sv_unit_above){ units->items[i].code, units->items[i].code };
    pairs[count++] = (struct sv_unit_above){ "A01", "PAIR" };
    pairs[count++] = (struct sv_unit_above){ "A02", "PAIR" };
    pairs[count++] = (struct sv_unit_above){ "A11", "THIN" };
    pairs[count++] = (struct sv_unit_above){ "A12", "THIN" };
    for (size_t i = 0; i < units->count; i++)
        pairs[count++] = (struct sv_unit_above){ units->items[i].code, "TOP" };
    sv_cube_lattices_of(arena, cube, lattices);
    *weighting = sv_weighting_of(arena, cube, SV_SCHEME_NONE);
    const struct sv_weighted_cube weighted = { cube, weighting,
                                               sv_estimator_new(arena, cube, weighting) };
    const struct sv_release_extent extent = { period, { pairs, count } };

    return sv_release_answer_of(arena, &weighted, &extent, lattices);
}

static size_t place_of(const struct sv_results_answer *answer, const char *unit)
{
    size_t place = 0;

    while (place < answer->groups.count && strcmp(answer->groups.items[place].keys[0], unit) != 0)
        place++;
    cr_assert(place < answer->groups.count, "no group %s", unit);
    return place;
}

static bool is_shown(const struct sv_results_answer *answer, const char *unit)
{
    return answer->groups.items[place_of(answer, unit)].shown;
}

static const struct sv_group_estimates *of(const struct sv_results_answer *answer, const char *unit)
{
    return &answer->estimates[place_of(answer, unit)];
}

Test(release, tells_the_whole_survey_first_and_then_every_unit)
{
    const struct sv_cube cube = oracle_cube(arena, survey, &responses);
    struct sv_results_answer answer = release_of(&cube, "");

    cr_assert(eq(sz, answer.groups.count, 1 + survey->units.count + 3));
    cr_expect(eq(str, (char *)answer.groups.items[0].keys[0], ""));
    cr_expect(answer.shown);
    cr_expect(eq(i64, answer.estimates[0].responses, 300));
    cr_expect(eq(i64, answer.estimates[0].index.satisfied, 4764));
    cr_expect(eq(i64, answer.estimates[0].index.valid, 5606));
    cr_expect(epsilon_eq(dbl, answer.points[0].points,
                         4764.0 / 5606 * sv_double_of_points(survey->sub_index.max_points), 1e-9));
}

Test(release, adds_up_units_below_another)
{
    const struct sv_cube cube = oracle_cube(arena, survey, &responses);
    struct sv_results_answer answer = release_of(&cube, "");

    cr_expect(eq(i64, of(&answer, "TOP")->index.satisfied, 4764));
    cr_assert(is_shown(&answer, "PAIR"));
    cr_expect(eq(i64, of(&answer, "PAIR")->responses,
                 of(&answer, "A01")->responses + of(&answer, "A02")->responses));
    cr_expect(eq(i64, of(&answer, "PAIR")->index.satisfied,
                 of(&answer, "A01")->index.satisfied + of(&answer, "A02")->index.satisfied));
}

Test(release, has_no_figure_of_what_is_hidden)
{
    const struct sv_cube cube = oracle_cube(arena, survey, &responses);
    struct sv_results_answer answer = release_of(&cube, "");

    cr_expect(is_shown(&answer, "A01"));
    cr_assert(not(is_shown(&answer, "A10")));
    cr_expect(eq(i64, of(&answer, "A10")->responses, 0));
    cr_expect(eq(i64, of(&answer, "A10")->index.valid, 0));
    cr_expect(not(of(&answer, "A10")->index.known));
    cr_expect(not(is_shown(&answer, "THIN")), "A11 is told: THIN would give A12 away");
}

Test(release, leaves_out_items_where_only_they_are_hidden)
{
    const struct sv_cube cube = oracle_cube(arena, survey, &responses);
    struct sv_results_answer answer = release_of(&cube, "");
    const struct sv_lattice *lattices[SV_FINENESS_COUNT];
    size_t without = 0;

    sv_cube_lattices_of(arena, &cube, lattices);
    for (size_t i = 0; i < answer.groups.count; i++) {
        bool told =
            sv_cube_may_show(arena, lattices[SV_FINE_ITEMS], &cube, &answer.groups.items[i].domain);

        if (!answer.groups.items[i].shown)
            continue;
        cr_expect(eq(int, answer.estimates[i].items != NULL, told));
        without += !told;
    }
    cr_expect(without > 0, "the data have no unit that shows it");
}

Test(release, of_one_period_has_the_responses_of_that_period)
{
    const struct sv_cube cube = oracle_cube(arena, survey, &responses);
    int64_t sum = 0;

    for (size_t i = 0; i < survey->period_count; i++) {
        struct sv_results_answer answer = release_of(&cube, survey->periods[i].code);

        cr_expect(eq(i64, of(&answer, "TOP")->responses, answer.estimates[0].responses));
        sum += answer.estimates[0].responses;
    }
    cr_expect(eq(i64, sum, 300));
}

Test(release, of_no_responses_tells_nothing)
{
    const struct oracle_responses none = { responses.items, 0 };
    const struct sv_cube cube = oracle_cube(arena, survey, &none);
    struct sv_results_answer answer = release_of(&cube, "");

    cr_expect(not(answer.estimates[0].index.known));
    cr_expect(not(answer.points[0].known));
}

Test(release, tells_no_channel_that_the_table_by_channel_hides)
{
    const struct sv_cube cube = oracle_cube(arena, survey, &responses);
    struct sv_results_answer whole = release_of(&cube, "");
    struct sv_results_answer period = release_of(&cube, "2025Q3");

    cr_expect(not(of(&whole, "A05")->channel_hidden[SV_CHANNEL_KIOSK]));
    cr_expect(of(&whole, "A11")->channel_hidden[SV_CHANNEL_KIOSK]);
    cr_expect(of(&whole, "A11")->channel_hidden[SV_CHANNEL_ONLINE]);
    cr_expect(of(&period, "A05")->channel_hidden[SV_CHANNEL_KIOSK], "three dimensions");
}

Test(release, tells_which_units_are_below_others_than_they_were)
{
    static const struct sv_unit_above then[] = { { "A", "N" }, { "B", "N" }, { "C", "S" } };
    static const struct sv_unit_above now[] = { { "A", "N" }, { "B", "S" }, { "C", "S" } };
    const struct sv_units_above released = { then, 3 }, today = { now, 3 }, none = { 0 };
    struct sv_units_moved moved = sv_units_moved_of(arena, &released, &today);

    cr_assert(eq(sz, moved.count, 2));
    cr_expect(moved.items[0].released);
    cr_expect(eq(str, (char *)moved.items[0].pair.above, "N"));
    cr_expect(not(moved.items[1].released));
    cr_expect(eq(str, (char *)moved.items[1].pair.above, "S"));
    cr_expect(eq(str, (char *)moved.items[1].pair.unit, "B"));
    cr_expect(eq(sz, sv_units_moved_of(arena, &released, &released).count, 0));
    moved = sv_units_moved_of(arena, &released, &none);
    cr_expect(eq(sz, moved.count, 3));
    cr_expect(moved.items[2].released);
    moved = sv_units_moved_of(arena, &none, &today);
    cr_expect(eq(sz, moved.count, 3));
    cr_expect(not(moved.items[2].released));
}
