/* SPDX-License-Identifier: Apache-2.0 */
#include "domain/reliability.h"

#include "domain/moments.h"
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

TestSuite(reliability, .init = load, .fini = unload);

static void expect_item(const struct sv_item_reliability *item, const cJSON *items)
{
    size_t place = cube.plan->criteria[item->criterion];
    const cJSON *object = reference_at(items, survey->instrument->items[place].code);

    expect_figure(object, "mean", item->mean);
    expect_figure(object, "sd", item->sd);
    expect_figure(object, "r_total", item->r_total);
    expect_figure(object, "r_rest", item->r_rest);
    expect_figure(object, "alpha_if_deleted", item->alpha_if_deleted);
}

static void expect_set(const char *name, enum sv_item_set set, size_t factor)
{
    const double *weights = reference_weights(arena, survey, &responses, "w_rake");
    const struct sv_reliability actual =
        sv_reliability_of(arena, &cube, &SV_DOMAIN_ALL, set, factor, weights);
    const cJSON *object = reference_at(reference_at(expected, "reliability"), name);
    const cJSON *interval = reference_at(object, "ci_feldt");

    expect_number(object, "k", (double)actual.item_count);
    expect_number(object, "n_listwise", (double)actual.n);
    expect_number(object, "n_rows", (double)actual.rows);
    expect_figure(object, "alpha", actual.alpha);
    expect_figure(object, "alpha_standardized", actual.alpha_standardized);
    expect_figure(object, "mean_inter_item_r", actual.mean_r);
    expect_figure(object, "scale_mean", actual.scale_mean);
    expect_figure(object, "scale_sd", actual.scale_sd);
    expect_figure(object, "alpha_pairwise", actual.alpha_pairwise);
    expect_figure(object, "alpha_weighted_rake", actual.alpha_weighted);
    cr_expect(actual.interval.known);
    cr_expect(fabs(actual.interval.low - interval->child->valuedouble) <= 1e-9, "%s", name);
    cr_expect(fabs(actual.interval.high - interval->child->next->valuedouble) <= 1e-9, "%s", name);
    cr_expect(eq(int, cJSON_GetArraySize(reference_at(object, "items")), (int)actual.item_count));
    for (size_t i = 0; i < actual.item_count; i++)
        expect_item(&actual.items[i], reference_at(object, "items"));
}

Test(reliability, of_s300_is_that_of_the_reference)
{
    expect_set("all22", SV_SET_ALL, 0);
    expect_set("without_F5", SV_SET_WITHOUT_FACTOR, 4);
    for (size_t g = 0; g < cube.plan->factor_count; g++)
        expect_set(survey->instrument->sections[cube.plan->factors[g]].code, SV_SET_FACTOR, g);
}

/* Rows of values times two, since one of the cases has a half. */
static struct sv_symmetric products_of_rows(const cJSON *rows, int64_t added)
{
    size_t count = (size_t)cJSON_GetArraySize(rows->child), at = 0;
    int64_t *sums = sv_arena_array(arena, sv_triangle_size(count + 1), sizeof(*sums));
    int64_t *centres = sv_arena_array(arena, count, sizeof(*centres));
    struct sv_moments moments = sv_moments_new(arena, count, centres);
    const cJSON *row = NULL;

    cJSON_ArrayForEach(row, rows)
    {
        int64_t *values = sv_arena_array(arena, count + 1, sizeof(*values));

        values[0] = 1;
        for (size_t i = 0; i < count; i++)
            values[1 + i] =
                (int64_t)(2 * cJSON_GetArrayItem(row, (int)i)->valuedouble) + (i == 0 ? added : 0);
        at = 0;
        for (size_t i = 0; i <= count; i++) {
            for (size_t j = i; j <= count; j++)
                sums[at++] += values[i] * values[j];
        }
    }
    sv_centres_of(sums, count, centres);
    sv_moments_add(&moments, sums, 1);
    return sv_moments_products(arena, &moments);
}

Test(reliability, of_edge_cases_is_negative_or_unknown_where_it_has_to_be)
{
    cJSON *document = reference_document(arena, "edge_cases.json");
    const cJSON *edge = NULL;

    cJSON_ArrayForEach(edge, reference_at(document, "alpha"))
    {
        struct sv_symmetric products = products_of_rows(reference_at(edge, "rows"), 0);

        expect_figure(edge, "alpha", sv_cronbach_alpha(&products));
    }
    cJSON_Delete(document);
}

Test(reliability, is_the_same_when_a_constant_is_added_to_an_item)
{
    cJSON *rows = cJSON_Parse("[[5,4,5],[4,4,5],[4,5,4],[3,3,2],[2,2,1],[5,5,4]]");
    struct sv_symmetric near = products_of_rows(rows, 0), far = products_of_rows(rows, 100000000);

    cr_expect(eq(dbl, sv_cronbach_alpha(&near).value, sv_cronbach_alpha(&far).value));
    cJSON_Delete(rows);
}

Test(reliability, of_nobody_is_unknown)
{
    const struct oracle_responses none = { responses.items, 0 };
    const struct sv_cube empty = oracle_cube(arena, survey, &none);
    const struct sv_reliability actual =
        sv_reliability_of(arena, &empty, &SV_DOMAIN_ALL, SV_SET_ALL, 0, NULL);

    cr_expect(eq(i64, actual.n, 0));
    cr_expect(not(actual.alpha.known));
    cr_expect(not(actual.interval.known));
    cr_expect(not(actual.alpha_pairwise.known));
    cr_expect(not(actual.scale_mean.known));
    cr_expect(not(actual.items[0].mean.known));
}

Test(reliability, is_not_told_by_cluster_nor_procedure_nor_without_weights)
{
    const bool *none = sv_arena_array(arena, cube.cluster_count, sizeof(*none));
    struct sv_domain domain = SV_DOMAIN_ALL;
    struct sv_reliability actual = { 0 };

    actual = sv_reliability_of(arena, &cube, &domain, SV_SET_ALL, 0, NULL);
    cr_expect(actual.alpha.known);
    cr_expect(not(actual.alpha_weighted.known));
    domain.procedure = 0;
    actual = sv_reliability_of(arena, &cube, &domain, SV_SET_ALL, 0, NULL);
    cr_expect(not(actual.alpha.known));
    domain = SV_DOMAIN_ALL;
    domain.clusters = none;
    actual = sv_reliability_of(arena, &cube, &domain, SV_SET_ALL, 0, NULL);
    cr_expect(not(actual.alpha.known));
}
