/* SPDX-License-Identifier: Apache-2.0 */
#include "domain/cube.h"

#include "domain/cube_sums.h"
#include "support/oracle_cube.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <string.h>

static struct sv_arena *arena;
static const struct sv_survey *survey;
static struct oracle_responses responses;
static struct sv_cube cube;

static void load(void)
{
    arena = sv_arena_new();
    survey = oracle_survey(arena);
    responses = oracle_responses(arena, survey);
    cube = oracle_cube(arena, survey, &responses);
}

static void unload(void)
{
    sv_arena_free(arena);
}

TestSuite(cube, .init = load, .fini = unload);

static const int64_t *totals(const struct sv_cube_rows *rows, size_t width)
{
    int64_t *sums = sv_arena_array(arena, width, sizeof(*sums));

    for (size_t i = 0; i < rows->count; i++) {
        for (size_t k = 0; k < width; k++)
            sums[k] += rows->items[i].sums[k];
    }
    return sums;
}

static int64_t sum_of(const int64_t *sums, size_t at, size_t count)
{
    int64_t sum = 0;

    for (size_t i = 0; i < count; i++)
        sum += sums[at + i];
    return sum;
}

Test(cube, of_s300_has_the_sums_of_the_reference)
{
    const struct sv_cube_plan *plan = cube.plan;
    const int64_t *sums = totals(&cube.rows[SV_PART_ANSWERS], plan->width[SV_PART_ANSWERS]);
    const int64_t *items = totals(&cube.rows[SV_PART_ITEMS], plan->width[SV_PART_ITEMS]);
    const int64_t *factors = totals(&cube.rows[SV_PART_FACTORS], plan->width[SV_PART_FACTORS]);

    cr_expect(eq(sz, plan->criterion_count, 22));
    cr_expect(eq(sz, plan->factor_count, 5));
    cr_expect(eq(i64, sums[SV_SUM_RESPONSES], 300));
    cr_expect(eq(i64, sum_of(sums, plan->num_at, 5), 4764));
    cr_expect(eq(i64, sum_of(sums, plan->den_at, 5), 5606));
    cr_expect(eq(i64, items[sv_item_set_at(plan, SV_SET_ALL, 0)], 40)); /* complete cases */
    cr_expect(eq(i64, items[sv_item_set_at(plan, SV_SET_FACTOR, 0)], 182));
    cr_expect(eq(i64, factors[sv_factor_set_at(plan, 4)], 272)); /* without F5 */
}

Test(cube, of_s300_has_the_clusters_of_the_reference)
{
    cr_expect(eq(sz, cube.cluster_count, 107));
}

Test(cube, is_the_same_with_and_without_procedures)
{
    size_t width = cube.plan->width[SV_PART_ANSWERS];

    cr_expect(cube.by_procedure.count > cube.rows[SV_PART_ANSWERS].count);
    cr_expect(memcmp(totals(&cube.by_procedure, width), totals(&cube.rows[SV_PART_ANSWERS], width),
                     width * sizeof(int64_t)) == 0);
}

Test(cube, is_empty_again_once_every_response_is_taken_back)
{
    for (int part = 0; part < SV_PART_COUNT; part++) {
        size_t width = cube.plan->width[part];
        int64_t *sums = sv_arena_array(arena, width, sizeof(*sums));
        const int64_t *none = sv_arena_array(arena, width, sizeof(*none));

        for (int count = 1; count >= -1; count -= 2) {
            for (size_t i = 0; i < responses.count; i++) {
                const struct sv_cube_response brought = { responses.items[i].answers,
                                                          responses.items[i].complete,
                                                          responses.items[i].duration_s };

                sv_cube_sums_add(cube.plan, (enum sv_cube_part)part, &brought, count, sums);
            }
            cr_expect(eq(int, memcmp(sums, none, width * sizeof(*sums)) == 0, count < 0));
        }
    }
}

Test(cube, numbers_weight_cells_one_to_one)
{
    for (size_t at = 0; at < sv_weight_cell_count(survey); at++) {
        struct sv_weight_cell cell = sv_weight_cell_of(survey, at);

        cr_expect(eq(sz, sv_weight_cell_at(survey, &cell), at));
    }
}

Test(cube, packs_a_triangle_without_gaps)
{
    size_t at = 0;

    for (size_t row = 0; row < 7; row++) {
        for (size_t column = row; column < 7; column++, at++) {
            cr_expect(eq(sz, sv_triangle_at(7, row, column), at));
            cr_expect(eq(sz, sv_triangle_at(7, column, row), at));
        }
    }
    cr_expect(eq(sz, sv_triangle_size(7), at));
}
