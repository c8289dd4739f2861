/* SPDX-License-Identifier: Apache-2.0 */
#include "domain/comparison.h"

#include "domain/fpc.h"
#include "domain/special.h"
#include "support/cube_reference.h"
#include "support/oracle_cube.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>
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
    cr_log_info("worst relative error %.2g\n", worst_error());
    cJSON_Delete(expected);
    sv_arena_free(arena);
}

TestSuite(comparison, .init = load, .fini = unload);

static struct sv_estimator *estimator_of(const char *word)
{
    struct sv_weighting *weighting = sv_arena_alloc(arena, sizeof(*weighting));
    enum sv_scheme scheme = SV_SCHEME_NONE;

    cr_assert(sv_scheme_of_word(word, &scheme));
    *weighting = sv_weighting_of(arena, &cube, scheme);
    return sv_estimator_new(arena, &cube, weighting);
}

/* A measure by the reference's name: index, a factor, an item, or mean_overall. */
static struct sv_ratio measure_of(const char *name)
{
    const struct sv_cube_plan *plan = cube.plan;

    if (strcmp(name, "index") == 0)
        return sv_ratio_of_index(arena, plan, SV_INDEX_POOLED);
    if (strcmp(name, "mean_overall") == 0)
        return sv_ratio_of_item_mean(arena, plan, plan->overall_item);
    for (size_t g = 0; g < plan->factor_count; g++) {
        if (strcmp(plan->instrument->sections[plan->factors[g]].code, name) == 0)
            return sv_ratio_of_factor(arena, plan, g);
    }
    return sv_ratio_of_item(arena, plan, sv_instrument_find(plan->instrument, name));
}

static struct sv_selection period_of(struct sv_estimator *estimator, size_t unit, size_t period)
{
    struct sv_domain domain = SV_DOMAIN_ALL;

    domain.unit = unit;
    domain.period = period;
    return sv_selection_of(arena, estimator, &domain);
}

static size_t unit_of(const char *code)
{
    return (size_t)(sv_survey_unit(survey, code) - survey->units.items);
}

static void expect_difference(const cJSON *reference, const struct sv_difference *difference)
{
    struct sv_figure with_df_less_one = { difference->t.known, 0 };

    if (difference->t.known)
        with_df_less_one.value = sv_t_two_sided_p(difference->t.value, (double)difference->df - 1);
    expect_figure(reference, "est_1", difference->from);
    expect_figure(reference, "est_2", difference->to);
    expect_number(reference, "diff", difference->difference);
    expect_figure(reference, "se", difference->se);
    expect_number(reference, "df", (double)difference->df);
    expect_figure(reference, "t", difference->t);
    expect_figure(reference, "p_value", difference->p);
    expect_figure(reference, "p_value_df_minus_1", with_df_less_one);
    expect_interval(reference, "ci", difference->interval);
    if (cJSON_GetObjectItem(reference, "p_holm") == NULL)
        return;
    expect_figure(reference, "p_holm", difference->p_holm);
    expect_figure(reference, "p_bh", difference->p_bh);
}

/* A family of the reference, in its order, with the differences of the periods. */
static void expect_periods(struct sv_estimator *estimator, const cJSON *family)
{
    size_t count = (size_t)cJSON_GetArraySize(family), i = 0;
    struct sv_difference *differences = sv_arena_array(arena, count, sizeof(*differences));
    bool units = strcmp(family->string, "agency_index") == 0;
    const cJSON *member = NULL;

    cJSON_ArrayForEach(member, family)
    {
        size_t unit = units ? unit_of(member->string) : SV_ANY;
        struct sv_selection from = period_of(estimator, unit, 0);
        struct sv_selection to = period_of(estimator, unit, 1);
        struct sv_ratio ratio = measure_of(units ? "index" : member->string);

        differences[i++] = sv_difference_of(&from, &to, &ratio);
    }
    sv_differences_adjust(arena, differences, count);
    i = 0;
    cJSON_ArrayForEach(member, family) expect_difference(member, &differences[i++]);
}

Test(comparison, of_the_periods_of_s300_is_the_reference)
{
    static const char *const words[] = { "design", "rake" };

    for (size_t s = 0; s < 2; s++) {
        struct sv_estimator *estimator = estimator_of(words[s]);
        const cJSON *family = NULL;

        cJSON_ArrayForEach(family, reference_at(reference_at(expected, "period_difference"),
                                                words[s])) expect_periods(estimator, family);
    }
}

Test(comparison, of_the_periods_of_s300_without_weights_is_the_reference)
{
    struct sv_estimator *estimator = estimator_of("none");
    struct sv_selection periods[] = { period_of(estimator, SV_ANY, 0),
                                      period_of(estimator, SV_ANY, 1) };
    const cJSON *member = NULL;

    cJSON_ArrayForEach(member, reference_at(expected, "period_difference/unweighted"))
    {
        struct sv_ratio ratio = measure_of(member->string);
        struct sv_estimate from = sv_estimate_of(&periods[0], &ratio);
        struct sv_estimate to = sv_estimate_of(&periods[1], &ratio);
        struct sv_difference difference =
            sv_unweighted_difference(from.satisfied, from.valid, to.satisfied, to.valid);

        expect_number(member, "diff", difference.difference);
        expect_interval(member, "ci_newcombe", difference.interval);
        expect_figure(member, "z_pooled", difference.t);
        expect_figure(member, "p_value", difference.p);
    }
}

Test(comparison, of_a_unit_of_s300_with_the_rest_is_the_reference)
{
    const cJSON *scheme = NULL;

    cJSON_ArrayForEach(scheme, reference_at(expected, "agency_vs_rest"))
    {
        struct sv_estimator *estimator = estimator_of(scheme->string);
        struct sv_ratio index = measure_of("index");
        struct sv_difference differences[12];
        const cJSON *member = NULL;
        size_t i = 0;

        cr_assert(eq(int, cJSON_GetArraySize(scheme), 12));
        cJSON_ArrayForEach(member, scheme)
        {
            size_t unit = unit_of(member->string);
            struct sv_selection rest = sv_selection_of_rest(arena, estimator, &SV_DOMAIN_ALL, unit);
            struct sv_selection own = period_of(estimator, unit, SV_ANY);

            differences[i++] = sv_difference_of(&rest, &own, &index);
        }
        sv_differences_adjust(arena, differences, 12);
        i = 0;
        cJSON_ArrayForEach(member, scheme) expect_difference(member, &differences[i++]);
    }
}

Test(comparison, is_not_known_where_a_side_has_no_answer)
{
    struct sv_estimator *estimator = estimator_of("rake");
    struct sv_domain nobody = SV_DOMAIN_ALL;
    struct sv_ratio index = measure_of("index");

    nobody.channel = SV_CHANNEL_PAPER;
    struct sv_selection from = sv_selection_of(arena, estimator, &nobody);
    struct sv_selection to = sv_selection_of(arena, estimator, &SV_DOMAIN_ALL);
    struct sv_difference differences[2] = { sv_difference_of(&from, &to, &index),
                                            sv_unweighted_difference(0, 0, 1, 2) };

    cr_expect(not(differences[0].known));
    cr_expect(not(differences[1].known));
    sv_differences_adjust(arena, differences, 2);
    cr_expect(not(differences[0].p_holm.known));
    cr_expect(eq(int, sv_place_of(&differences[0]), SV_PLACE_UNKNOWN));
}

Test(comparison, of_a_set_with_itself_has_no_error_and_no_p)
{
    struct sv_estimator *estimator = estimator_of("rake");
    struct sv_selection all = sv_selection_of(arena, estimator, &SV_DOMAIN_ALL);
    struct sv_ratio index = measure_of("index");
    struct sv_difference difference = sv_difference_of(&all, &all, &index);

    cr_expect(eq(dbl, difference.difference, 0.0));
    cr_expect(eq(dbl, difference.se.value, 0.0));
    cr_expect(not(difference.p.known));
}

Test(comparison, tells_the_place_by_the_adjusted_p)
{
    struct sv_difference difference = { .known = true, .difference = 0.1 };

    difference.p_holm = (struct sv_figure){ true, 0.049 };
    cr_expect(eq(str, (char *)sv_place_word(sv_place_of(&difference)), "above"));
    difference.difference = -0.1;
    cr_expect(eq(str, (char *)sv_place_word(sv_place_of(&difference)), "below"));
    difference.p_holm.value = 0.05;
    cr_expect(eq(str, (char *)sv_place_word(sv_place_of(&difference)), "same"));
}

Test(comparison, as_a_sample_of_responses_is_the_reference)
{
    struct sv_estimator *estimator = estimator_of("design");
    struct sv_ratio share = measure_of("overall");
    struct sv_ratio mean = sv_ratio_of_item_mean(arena, cube.plan, cube.plan->overall_item);
    const cJSON *kind = NULL, *member = NULL;

    cJSON_ArrayForEach(kind, reference_at(expected, "fpc"))
    {
        bool corrected = strcmp(kind->string, "with_fpc") == 0;

        cJSON_ArrayForEach(member, kind)
        {
            size_t period = strcmp(member->string, "all") == 0      ? SV_ANY
                            : strcmp(member->string, "2025Q3") == 0 ? 0
                                                                    : 1;
            struct sv_selection selection = period_of(estimator, SV_ANY, period);
            struct sv_estimate estimate = sv_estimate_as_sample(&selection, &share, corrected);

            expect_number(member, "share", estimate.value);
            expect_figure(member, "se_share", estimate.se);
            expect_number(member, "df", (double)estimate.df);
            estimate = sv_estimate_as_sample(&selection, &mean, corrected);
            expect_number(member, "mean", estimate.value);
            expect_figure(member, "se_mean", estimate.se);
        }
    }
}
