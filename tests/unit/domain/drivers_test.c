/* SPDX-License-Identifier: Apache-2.0 */
#include "domain/drivers.h"

#include "support/cube_reference.h"
#include "support/oracle_cube.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <math.h>
#include <string.h>

static struct sv_arena *arena;
static const struct sv_survey *survey;
static struct oracle_responses responses;
static struct sv_cube cube;
static cJSON *expected;

static void load(void)
{
    arena = sv_arena_new();
    survey = oracle_survey(arena);
    responses = oracle_responses(arena, survey);
    cube = oracle_cube(arena, survey, &responses);
    expected = reference_document(arena, "expected.json");
}

static void unload(void)
{
    cJSON_Delete(expected);
    sv_arena_free(arena);
}

TestSuite(drivers, .init = load, .fini = unload);

static const char *code_of(const struct sv_driver *driver)
{
    return survey->instrument->sections[cube.plan->factors[driver->factor]].code;
}

/* The member of that name has a member per factor. */
static void expect_of_factor(const cJSON *object, const char *name, const struct sv_driver *driver,
                             double actual)
{
    expect_number(reference_at(object, name), code_of(driver), actual);
}

static void expect_driver(const cJSON *object, const struct sv_driver *driver)
{
    expect_of_factor(object, "b", driver, driver->b);
    expect_of_factor(object, "beta", driver, driver->beta);
    expect_of_factor(object, "r", driver, driver->r);
    expect_of_factor(object, "first", driver, driver->first);
    expect_of_factor(object, "last", driver, driver->last);
    expect_of_factor(object, "lmg", driver, driver->lmg);
    expect_of_factor(object, "lmg_pct", driver, 100 * driver->lmg_share);
    expect_of_factor(object, "vif", driver, driver->vif);
    expect_of_factor(object, "se_b", driver, driver->se.value);
    expect_of_factor(object, "t", driver, driver->t.value);
    expect_of_factor(object, "p_value", driver, driver->p.value);
}

static void expect_drivers(const cJSON *object, const struct sv_drivers *actual)
{
    size_t order = actual->correlations.order;

    cr_expect(eq(int, actual->state, SV_DRIVERS_KNOWN));
    expect_number(object, "n", (double)actual->n);
    expect_number(object, "r2", actual->r2);
    expect_number(object, "adj_r2", actual->adjusted_r2);
    expect_number(object, "intercept", actual->intercept);
    expect_number(object, "cond", actual->condition);
    expect_number(object, "df", (double)actual->df);
    for (size_t j = 0; j < actual->factor_count; j++)
        expect_driver(object, &actual->factors[j]);
    cr_expect(eq(int, cJSON_GetArraySize(reference_at(object, "R")), (int)order));
    for (size_t i = 0; i < order * order; i++) {
        const cJSON *row = cJSON_GetArrayItem(reference_at(object, "R"), (int)(i / order));
        double r = cJSON_GetArrayItem(row, (int)(i % order))->valuedouble;

        cr_expect(fabs(actual->correlations.cells[i] - r) <= 1e-9 * fmax(1e-3, fabs(r)));
    }
}

static void expect_quadrants(const cJSON *object, const struct sv_drivers *actual)
{
    expect_number(object, "importance_cut", 100 * actual->importance_cut);
    expect_figure(object, "performance_cut", actual->performance_cut);
    for (size_t j = 0; j < actual->factor_count; j++) {
        const struct sv_driver *driver = &actual->factors[j];

        expect_figure(reference_at(object, "factor_mean"), code_of(driver), driver->mean);
        cr_expect(eq(str, (char *)sv_quadrant_word(driver->quadrant),
                     reference_at(reference_at(object, "quadrant"), code_of(driver))->valuestring));
    }
}

static void expect_model(const char *name, size_t left_out)
{
    const cJSON *object = reference_at(reference_at(expected, "drivers"), name);
    const struct sv_weighting weighting = sv_weighting_of(arena, &cube, SV_SCHEME_RAKE);
    struct sv_linear *linear = sv_linear_new(arena, sv_design_of(arena, &cube, &weighting));
    struct sv_drivers actual = sv_drivers_of(arena, &cube, &SV_DOMAIN_ALL, left_out, NULL, NULL);

    expect_drivers(reference_at(object, "unweighted"), &actual);
    expect_quadrants(reference_at(object, "importance_performance"), &actual);
    actual = sv_drivers_of(arena, &cube, &SV_DOMAIN_ALL, left_out, weighting.weights, linear);
    expect_drivers(reference_at(object, "rake"), &actual);
}

Test(drivers, of_s300_are_those_of_the_reference)
{
    expect_model("five", SV_NO_ITEM);
    expect_model("four_without_F5", 4);
}

/* The cube of the responses after somebody has changed each of them. */
static struct sv_cube changed_cube(void (*change)(uint8_t *answers))
{
    struct oracle_responses changed = {
        sv_arena_array(arena, responses.count, sizeof(*changed.items)), responses.count
    };

    for (size_t i = 0; i < responses.count; i++) {
        size_t size = survey->instrument->answers_size;
        uint8_t *answers = sv_arena_array(arena, size, sizeof(*answers));

        memcpy(answers, responses.items[i].answers, size);
        change(answers);
        changed.items[i] = responses.items[i];
        changed.items[i].answers = answers;
    }
    return oracle_cube(arena, survey, &changed);
}

static uint8_t *answer_to(uint8_t *answers, const char *code)
{
    size_t item = sv_instrument_find(survey->instrument, code);

    return answers + survey->instrument->items[item].offset;
}

static const char *const first_factor[] = { "c1_1", "c1_2", "c1_3", "c1_4" };
static const char *const second_factor[] = { "c2_1", "c2_2", "c2_3", "c2_4" };

static void swap_first_two_factors(uint8_t *answers)
{
    for (size_t i = 0; i < 4; i++) {
        uint8_t *first = answer_to(answers, first_factor[i]);
        uint8_t *second = answer_to(answers, second_factor[i]), kept = *first;

        *first = *second;
        *second = kept;
    }
}

static void copy_first_factor(uint8_t *answers)
{
    for (size_t i = 0; i < 4; i++)
        *answer_to(answers, second_factor[i]) = *answer_to(answers, first_factor[i]);
}

static void satisfy(uint8_t *answers)
{
    *answer_to(answers, "overall") = 4;
}

static struct sv_drivers drivers_of(const struct sv_cube *of)
{
    return sv_drivers_of(arena, of, &SV_DOMAIN_ALL, SV_NO_ITEM, NULL, NULL);
}

Test(drivers, share_what_is_told_and_none_has_less_than_nothing)
{
    for (size_t unit = 0; unit < survey->units.count; unit++) {
        struct sv_domain domain = SV_DOMAIN_ALL;
        struct sv_drivers drivers = { 0 };
        double sum = 0;

        domain.unit = unit;
        drivers = sv_drivers_of(arena, &cube, &domain, 4, NULL, NULL);
        if (drivers.state != SV_DRIVERS_KNOWN)
            continue;
        for (size_t j = 0; j < drivers.factor_count; j++) {
            cr_expect(ge(dbl, drivers.factors[j].lmg, -1e-13));
            sum += drivers.factors[j].lmg;
        }
        cr_expect(epsilon_eq(dbl, sum, drivers.r2, 1e-13));
    }
}

Test(drivers, change_places_with_the_answers)
{
    static const size_t place[] = { 1, 0, 2, 3, 4 };
    struct sv_cube swapped = changed_cube(swap_first_two_factors);
    struct sv_drivers before = drivers_of(&cube), after = drivers_of(&swapped);

    cr_expect(epsilon_eq(dbl, after.r2, before.r2, 1e-13));
    cr_expect(epsilon_eq(dbl, after.condition, before.condition, 1e-11));
    for (size_t j = 0; j < before.factor_count; j++) {
        const struct sv_driver *one = &before.factors[j], *other = &after.factors[place[j]];

        cr_expect(epsilon_eq(dbl, other->b, one->b, 1e-13));
        cr_expect(epsilon_eq(dbl, other->lmg, one->lmg, 1e-13));
        cr_expect(epsilon_eq(dbl, other->se.value, one->se.value, 1e-13));
        cr_expect(eq(int, other->quadrant, one->quadrant));
    }
}

Test(drivers, leave_out_the_factor_that_is_named)
{
    struct sv_cube swapped = changed_cube(swap_first_two_factors);
    struct sv_drivers first = sv_drivers_of(arena, &cube, &SV_DOMAIN_ALL, 0, NULL, NULL);
    struct sv_drivers second = sv_drivers_of(arena, &swapped, &SV_DOMAIN_ALL, 1, NULL, NULL);

    cr_expect(eq(i64, first.n, second.n));
    cr_expect(eq(sz, first.factors[0].factor, 1));
    cr_expect(eq(sz, second.factors[0].factor, 0));
    for (size_t j = 0; j < first.factor_count; j++) {
        cr_expect(eq(dbl, first.factors[j].b, second.factors[j].b));
        cr_expect(eq(dbl, first.factors[j].mean.value, second.factors[j].mean.value));
    }
}

Test(drivers, of_a_domain_are_those_of_its_responses_alone)
{
    struct oracle_responses online = { sv_arena_array(arena, 300, sizeof(*online.items)), 0 };
    struct sv_domain domain = SV_DOMAIN_ALL;
    struct sv_cube alone = { 0 };
    struct sv_drivers within = { 0 }, expected_drivers = { 0 };

    for (size_t i = 0; i < responses.count; i++) {
        if (responses.items[i].channel == SV_CHANNEL_ONLINE)
            online.items[online.count++] = responses.items[i];
    }
    alone = oracle_cube(arena, survey, &online);
    expected_drivers = drivers_of(&alone);
    domain.channel = SV_CHANNEL_ONLINE;
    within = sv_drivers_of(arena, &cube, &domain, SV_NO_ITEM, NULL, NULL);
    cr_expect(gt(i64, within.n, 0));
    cr_expect(eq(i64, within.n, expected_drivers.n));
    cr_expect(eq(dbl, within.r2, expected_drivers.r2));
    cr_expect(eq(dbl, within.factors[2].se.value, expected_drivers.factors[2].se.value));
    cr_expect(eq(dbl, within.performance_cut.value, expected_drivers.performance_cut.value));
    cr_expect(eq(dbl, within.factors[2].mean.value, expected_drivers.factors[2].mean.value));
}

Test(drivers, that_tell_the_same_are_named)
{
    struct sv_cube same = changed_cube(copy_first_factor);
    struct sv_drivers drivers = drivers_of(&same);

    cr_expect(eq(int, drivers.state, SV_DRIVERS_COLLINEAR));
    for (size_t j = 0; j < drivers.factor_count; j++)
        cr_expect(eq(int, drivers.factors[j].collinear, j == 1));
    cr_expect(drivers.factors[1].performance.known);
}

Test(drivers, of_an_overall_answer_that_is_always_the_same_are_unknown)
{
    struct sv_cube satisfied = changed_cube(satisfy);

    cr_expect(eq(int, drivers_of(&satisfied).state, SV_DRIVERS_NO_VARIATION));
}

Test(drivers, need_two_complete_cases_more_than_there_are_factors)
{
    for (size_t count = 0; count <= 30; count++) {
        const struct oracle_responses some = { responses.items, count };
        struct sv_cube small = oracle_cube(arena, survey, &some);
        struct sv_drivers drivers = drivers_of(&small);

        cr_expect(eq(int, drivers.state == SV_DRIVERS_TOO_FEW, drivers.n < 7));
    }
}

Test(drivers, are_not_told_by_procedure)
{
    struct sv_domain domain = SV_DOMAIN_ALL;

    domain.procedure = 0;
    cr_expect(eq(int, sv_drivers_of(arena, &cube, &domain, SV_NO_ITEM, NULL, NULL).state,
                 SV_DRIVERS_NOT_KEPT));
}
