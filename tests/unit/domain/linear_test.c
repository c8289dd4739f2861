/* SPDX-License-Identifier: Apache-2.0 */
#include "domain/linear.h"

#include "domain/cube_estimate.h"
#include "support/cube_reference.h"
#include "support/oracle_cube.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <math.h>

static struct sv_arena *arena;

static void load(void)
{
    arena = sv_arena_new();
}

static void unload(void)
{
    sv_arena_free(arena);
}

TestSuite(linear, .init = load, .fini = unload);

enum { ROWS = 8 };

/* The eight responses of edge_cases.json: three strata, five clusters, one in the last stratum. */
static struct sv_cube lonely_cube(void)
{
    static const size_t cluster_of[ROWS] = { 0, 0, 1, 2, 3, 3, 4, 4 };
    static const size_t unit_of_cluster[] = { 0, 0, 1, 1, 2 };
    static const int64_t one[SV_SUM_FIXED_COUNT] = { [SV_SUM_RESPONSES] = 1 };
    struct sv_survey *survey = sv_arena_alloc(arena, sizeof(*survey));
    struct sv_cluster *clusters = sv_arena_array(arena, 5, sizeof(*clusters));
    struct sv_cube_row *rows = sv_arena_array(arena, ROWS, sizeof(*rows));
    struct sv_cube cube = { .survey = survey, .clusters = clusters, .cluster_count = 5 };

    survey->units.items = sv_arena_array(arena, 3, sizeof(struct sv_unit));
    survey->units.count = 3;
    survey->periods = sv_arena_alloc(arena, sizeof(struct sv_period));
    survey->period_count = 1;
    for (size_t c = 0; c < 5; c++)
        clusters[c] = (struct sv_cluster){ .unit = unit_of_cluster[c], .counter = "" };
    for (size_t i = 0; i < ROWS; i++) {
        struct sv_weight_cell cell = { .unit = unit_of_cluster[cluster_of[i]] };

        rows[i] =
            (struct sv_cube_row){ cluster_of[i], SV_ANY, sv_weight_cell_at(survey, &cell), one };
    }
    cube.rows[SV_PART_ANSWERS] = (struct sv_cube_rows){ rows, ROWS };
    return cube;
}

Test(linear, takes_the_square_of_a_single_cluster)
{
    cJSON *cases = reference_document(arena, "edge_cases.json");
    const cJSON *reference = reference_at(cases, "lonely_psu/policies/adjust");
    const cJSON *data = reference_at(cases, "lonely_psu/data"), *row = NULL;
    struct sv_cube cube = lonely_cube();
    struct sv_weighting weighting = sv_weighting_of(arena, &cube, SV_SCHEME_NONE);
    double *weights = sv_arena_array(arena, sv_weight_cell_count(cube.survey), sizeof(double));
    double sum = 0, total = 0;
    size_t i = 0;

    cJSON_ArrayForEach(row, data)
    {
        double weight = reference_at(row, "w")->valuedouble;

        weights[cube.rows[SV_PART_ANSWERS].items[i++].weight_cell] = weight;
        sum += weight;
        total += weight * reference_at(row, "y")->valuedouble;
    }
    weighting.weights = weights;
    cr_assert(eq(sz, weighting.lonely.count, 1));
    cr_expect(eq(sz, weighting.lonely.items[0], 2));

    struct sv_linear *linear = sv_linear_new(arena, sv_design_of(arena, &cube, &weighting));

    i = 0;
    cJSON_ArrayForEach(row, data)
    {
        const struct sv_cube_row *at = &cube.rows[SV_PART_ANSWERS].items[i++];

        sv_linear_add(linear, at->cluster, at->weight_cell,
                      (reference_at(row, "y")->valuedouble - total / sum) / sum);
    }
    expect_number(reference, "mean", total / sum);
    expect_number(reference, "se", sqrt(sv_linear_variance(linear)));
    expect_number(reference, "df", (double)(weighting.cluster_count - weighting.stratum_count));
    cJSON_Delete(cases);
}

/* Estimates of all items, factors and the index in each unit and of everybody. */
static size_t estimate_all(const struct sv_cube *cube, enum sv_scheme scheme,
                           struct sv_estimate *estimates)
{
    struct sv_weighting weighting = sv_weighting_of(arena, cube, scheme);
    struct sv_estimator *estimator = sv_estimator_new(arena, cube, &weighting);
    const struct sv_cube_plan *plan = cube->plan;
    size_t count = 0;

    for (size_t unit = 0; unit <= cube->survey->units.count; unit++) {
        struct sv_domain domain = SV_DOMAIN_ALL;

        domain.unit = unit < cube->survey->units.count ? unit : SV_ANY;
        struct sv_selection selection = sv_selection_of(arena, estimator, &domain);
        struct sv_ratio ratio = { 0 };

        for (size_t i = 0; i < plan->instrument->item_count; i++) {
            ratio = sv_ratio_of_item(arena, plan, i);
            estimates[count++] = sv_estimate_of(&selection, &ratio);
        }
        for (size_t g = 0; g < plan->factor_count; g++) {
            ratio = sv_ratio_of_factor(arena, plan, g);
            estimates[count++] = sv_estimate_of(&selection, &ratio);
        }
        for (int rule = 0; rule < SV_INDEX_RULE_COUNT; rule++) {
            ratio = sv_ratio_of_index(arena, plan, (enum sv_index_rule)rule);
            estimates[count++] = sv_estimate_of(&selection, &ratio);
        }
    }
    return count;
}

Test(linear, keeps_shares_in_their_bounds_and_intervals_around_them)
{
    const struct sv_survey *survey = oracle_survey(arena);
    struct oracle_responses responses = oracle_responses(arena, survey);
    struct sv_cube cube = oracle_cube(arena, survey, &responses);
    struct sv_estimate *estimates = sv_arena_array(arena, 1000, sizeof(*estimates));

    for (int scheme = 0; scheme < SV_SCHEME_COUNT; scheme++) {
        size_t count = estimate_all(&cube, (enum sv_scheme)scheme, estimates);

        for (size_t i = 0; i < count; i++) {
            const struct sv_estimate *e = &estimates[i];

            bool around = e->interval.low <= e->value && e->value <= e->interval.high;

            cr_expect(e->satisfied <= e->valid && e->respondents <= e->valid);
            cr_expect(e->value >= 0 && e->value <= 1);
            cr_expect(e->se.value >= 0);
            cr_expect(eq(int, e->value == 1.0, e->known && e->satisfied == e->valid));
            cr_expect(eq(int, e->value == 0.0, e->satisfied == 0));
            cr_expect(around || !e->interval.known);
            cr_expect(e->n_star.value <= (double)e->valid);
        }
    }
}

/* Member by member: what is between them is nobody's. */
static bool is_same(const struct sv_estimate *a, const struct sv_estimate *b)
{
    return a->respondents == b->respondents && a->valid == b->valid &&
           a->satisfied == b->satisfied && a->known == b->known && a->value == b->value &&
           a->se.value == b->se.value && a->df == b->df && a->deff.value == b->deff.value &&
           a->n_star.value == b->n_star.value && a->interval.known == b->interval.known &&
           a->interval.low == b->interval.low && a->interval.high == b->interval.high;
}

Test(linear, is_the_same_bit_for_bit_in_whatever_order_responses_come)
{
    const struct sv_survey *survey = oracle_survey(arena);
    struct oracle_responses responses = oracle_responses(arena, survey);
    struct oracle_responses turned = {
        sv_arena_array(arena, responses.count, sizeof(*responses.items)), responses.count
    };
    struct sv_estimate *first = sv_arena_array(arena, 1000, sizeof(*first));
    struct sv_estimate *second = sv_arena_array(arena, 1000, sizeof(*second));

    for (size_t i = 0; i < responses.count; i++)
        turned.items[i] = responses.items[i * 7 % responses.count]; /* 7 does not divide 300 */
    struct sv_cube cubes[] = { oracle_cube(arena, survey, &responses),
                               oracle_cube(arena, survey, &turned) };

    for (int scheme = 0; scheme < SV_SCHEME_COUNT; scheme++) {
        size_t count = estimate_all(&cubes[0], (enum sv_scheme)scheme, first);

        cr_assert(eq(sz, estimate_all(&cubes[1], (enum sv_scheme)scheme, second), count));
        for (size_t i = 0; i < count; i++)
            cr_expect(is_same(&first[i], &second[i]));
    }
}
