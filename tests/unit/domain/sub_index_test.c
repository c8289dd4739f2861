/* SPDX-License-Identifier: Apache-2.0 */
#include "domain/sub_index.h"

#include "support/cube_reference.h"
#include "support/oracle_cube.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <string.h>

static struct sv_arena *arena;
static const struct sv_survey *survey;
static struct sv_cube cube;
static cJSON *expected;

static void load(void)
{
    arena = sv_arena_new();
    survey = oracle_survey(arena);
    struct oracle_responses responses = oracle_responses(arena, survey);

    cube = oracle_cube(arena, survey, &responses);
    expected = reference_document(arena, "expected.json");
}

static void unload(void)
{
    cr_log_info("worst relative error %.2g\n", worst_error());
    cJSON_Delete(expected);
    sv_arena_free(arena);
}

TestSuite(sub_index, .init = load, .fini = unload);

static struct sv_estimate index_of(enum sv_scheme scheme, size_t unit)
{
    struct sv_weighting weighting = sv_weighting_of(arena, &cube, scheme);
    struct sv_domain domain = SV_DOMAIN_ALL;

    domain.unit = unit;
    struct sv_selection selection =
        sv_selection_of(arena, sv_estimator_new(arena, &cube, &weighting), &domain);
    struct sv_ratio index = sv_ratio_of_index(arena, cube.plan, SV_INDEX_POOLED);

    return sv_estimate_of(&selection, &index);
}

static void expect_points(const cJSON *reference, const struct sv_estimate *index)
{
    double max_points = reference_at(reference, "max_points")->valuedouble;
    struct sv_points_estimate points = sv_points_estimate_of(index, max_points, &sv_steps_assumed);

    expect_number(reference, "share", index->value);
    expect_number(reference, "linear", points.points);
    expect_interval(reference, "linear_ci", points.interval);
    expect_number(reference, "step_pct", (double)points.step_percent);
    expect_number(reference, "step_points", points.step_points);
    expect_interval(reference, "step_points_ci", points.step_interval);
    cr_expect(eq(int, points.step_certain, cJSON_IsTrue(reference_at(reference, "step_certain"))));
}

static void expect_counts(const cJSON *reference, const struct sv_estimate *index)
{
    expect_number(reference, "x", (double)index->satisfied);
    expect_number(reference, "m", (double)index->valid);
    expect_number(reference, "linear38", index->value * 38);
    expect_number(reference, "step_pct",
                  (double)sv_step_of_counts(&sv_steps_assumed, index->satisfied, index->valid));
}

Test(sub_index, of_s300_is_the_reference)
{
    struct sv_estimate index = index_of(SV_SCHEME_DESIGN, SV_ANY);
    const cJSON *member = NULL;

    expect_points(reference_at(expected, "subindex/all/design/p38"), &index);
    expect_points(reference_at(expected, "subindex/all/design/p10"), &index);
    index = index_of(SV_SCHEME_RAKE, SV_ANY);
    expect_points(reference_at(expected, "subindex/all/rake/p38"), &index);
    expect_points(reference_at(expected, "subindex/all/rake/p10"), &index);
    index = index_of(SV_SCHEME_NONE, SV_ANY);
    expect_counts(reference_at(expected, "subindex/unweighted_all"), &index);
    cJSON_ArrayForEach(member, reference_at(expected, "subindex/by_agency"))
    {
        size_t unit = (size_t)(sv_survey_unit(survey, member->string) - survey->units.items);

        index = index_of(SV_SCHEME_RAKE, unit);
        expect_points(reference_at(member, "rake"), &index);
        index = index_of(SV_SCHEME_NONE, unit);
        expect_counts(reference_at(member, "unweighted"), &index);
    }
}

Test(sub_index, has_the_steps_of_the_reference)
{
    const cJSON *steps = reference_at(expected, "subindex/steps");

    cr_assert(eq(sz, (size_t)cJSON_GetArraySize(steps), sv_steps_assumed.count));
    for (size_t i = 0; i < sv_steps_assumed.count; i++) {
        const cJSON *step = cJSON_GetArrayItem(steps, (int)i);

        expect_number(step, "at_least_pct", (double)sv_steps_assumed.items[i].at_least_percent);
        expect_number(step, "points_pct", (double)sv_steps_assumed.items[i].points_percent);
    }
}

Test(sub_index, meets_a_threshold_that_doubles_miss)
{
    cJSON *cases = reference_document(arena, "edge_cases.json");
    const cJSON *member = NULL;

    cJSON_ArrayForEach(member, reference_at(cases, "step_threshold"))
    {
        struct sv_step items[] = {
            { (int64_t)reference_at(member, "threshold_pct")->valuedouble, 100 }, { 0, 0 }
        };
        struct sv_steps steps = { items, 2 };
        int64_t x = (int64_t)reference_at(member, "x")->valuedouble;
        int64_t m = (int64_t)reference_at(member, "m")->valuedouble;

        cr_expect(eq(i64, sv_step_of_counts(&steps, x, m), 100));
        cr_expect(eq(i64, sv_step_of_share(&steps, (double)x / (double)m), 100));
        cr_expect(eq(i64, sv_step_of_counts(&steps, x - 1, m), 0));
    }
    cJSON_Delete(cases);
}

Test(sub_index, is_not_known_without_an_index)
{
    struct sv_estimate none = { 0 };
    struct sv_points_estimate points = sv_points_estimate_of(&none, 38, &sv_steps_assumed);

    cr_expect(not(points.known));
    cr_expect(not(points.step_certain));
}
