/* SPDX-License-Identifier: Apache-2.0 */
#include "domain/raking.h"

#include "domain/trimming.h"
#include "support/cube_reference.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <string.h>

static struct sv_arena *arena;
static cJSON *cases;

static void load(void)
{
    arena = sv_arena_new();
    cases = reference_document(arena, "edge_cases.json");
}

static void unload(void)
{
    cJSON_Delete(cases);
    sv_arena_free(arena);
}

TestSuite(raking, .init = load, .fini = unload);

/* A two by two table with its margins, of edge_cases.json. */
struct table {
    double cells[4];
    double targets[2][2];
    struct sv_raking_margin margins[2];
    struct sv_raking_table table;
};

static void read_table(const cJSON *reference, struct table *table)
{
    static const size_t rows[] = { 0, 0, 1, 1 }, columns[] = { 0, 1, 0, 1 };

    for (int i = 0; i < 2; i++) {
        const cJSON *row = cJSON_GetArrayItem(reference_at(reference, "sample"), i);

        for (int k = 0; k < 2; k++)
            table->cells[2 * i + k] = cJSON_GetArrayItem(row, k)->valuedouble;
        table->targets[0][i] = cJSON_GetArrayItem(reference_at(reference, "rows"), i)->valuedouble;
        table->targets[1][i] = cJSON_GetArrayItem(reference_at(reference, "cols"), i)->valuedouble;
    }
    table->margins[0] = (struct sv_raking_margin){ rows, table->targets[0], 2 };
    table->margins[1] = (struct sv_raking_margin){ columns, table->targets[1], 2 };
    table->table = (struct sv_raking_table){ 4, table->margins, 2 };
}

static void expect_raked(const char *name)
{
    const cJSON *reference = reference_at(reference_at(cases, "raking"), name);
    const cJSON *cells = cJSON_GetObjectItem(reference, "cells");
    struct table table;

    read_table(reference, &table);
    cr_expect(
        eq(int, sv_raking_check(arena, &table.table, table.cells).refusal, SV_RAKING_POSSIBLE));

    struct sv_raking_report report = sv_rake(arena, &table.table, table.cells);

    expect_number(reference, "iterations", (double)report.iterations);
    expect_number(reference, "err", report.margin_error);
    cr_expect(eq(int, report.converged, cJSON_IsTrue(reference_at(reference, "converged"))));
    for (int i = 0; cells != NULL && i < 4; i++) {
        cJSON *pair = cJSON_CreateObject();

        cJSON_AddNumberToObject(
            pair, "cell", cJSON_GetArrayItem(cJSON_GetArrayItem(cells, i / 2), i % 2)->valuedouble);
        expect_number(pair, "cell", table.cells[i]);
        cJSON_Delete(pair);
    }
}

Test(raking, fits_a_table_to_its_margins)
{
    expect_raked("ok");
}

Test(raking, does_not_converge_where_zeros_forbid_it)
{
    expect_raked("structural_zero_infeasible");
}

Test(raking, fits_around_a_zero_where_it_can)
{
    expect_raked("structural_zero_feasible");
}

Test(raking, crawls_towards_a_zero_and_says_that_it_did_not_converge)
{
    expect_raked("boundary_needs_zero");
}

static struct sv_raking_obstacle obstacle_of(const char *name)
{
    struct table table;

    read_table(reference_at(reference_at(cases, "raking"), name), &table);
    return sv_raking_check(arena, &table.table, table.cells);
}

Test(raking, refuses_margins_with_different_totals)
{
    struct sv_raking_obstacle obstacle = obstacle_of("totals_disagree");

    cr_expect(eq(int, obstacle.refusal, SV_RAKING_TOTALS_DISAGREE));
    cr_expect(eq(sz, obstacle.margin, 1));
}

Test(raking, refuses_a_category_without_a_response_and_names_it)
{
    struct sv_raking_obstacle obstacle = obstacle_of("empty_margin");

    cr_expect(eq(int, obstacle.refusal, SV_RAKING_NO_RESPONSE));
    cr_expect(eq(sz, obstacle.margin, 0));
    cr_expect(eq(sz, obstacle.category, 1));
}

Test(raking, refuses_a_category_without_a_target_and_names_it)
{
    struct table table;

    read_table(reference_at(cases, "raking/ok"), &table);
    table.targets[1][1] = 0;

    struct sv_raking_obstacle obstacle = sv_raking_check(arena, &table.table, table.cells);

    cr_expect(eq(int, obstacle.refusal, SV_RAKING_NO_TRANSACTION));
    cr_expect(eq(sz, obstacle.margin, 1));
    cr_expect(eq(sz, obstacle.category, 1));
}

static void expect_trimmed(const char *name)
{
    const cJSON *reference = reference_at(reference_at(cases, "trimming"), name);
    const cJSON *sample = reference_at(reference, "w");
    const cJSON *after = cJSON_GetObjectItem(reference, "weights");
    int64_t responses[8] = { 1, 1, 1, 1, 1, 1, 1, 1 };
    double values[8];
    bool clipped[8];
    struct sv_weights weights = { values, responses, (size_t)cJSON_GetArraySize(sample) };
    struct sv_trimming_report report = {
        .lower = reference_at(reference, "lower")->valuedouble,
        .upper = reference_at(reference, "upper")->valuedouble,
    };

    for (size_t i = 0; i < weights.count; i++)
        values[i] = cJSON_GetArrayItem(sample, (int)i)->valuedouble;
    cr_assert(eq(int, sv_trim(&weights, clipped, &report), after != NULL));
    if (after == NULL)
        return;
    expect_number(reference, "passes", (double)report.passes);
    expect_number(reference, "sum", sv_weights_sum(&weights));
    for (size_t i = 0; i < weights.count; i++)
        cr_expect(
            epsilon_eq(dbl, values[i], cJSON_GetArrayItem(after, (int)i)->valuedouble, 1e-12));
}

Test(raking, trims_in_passes_and_keeps_what_was_clipped)
{
    expect_trimmed("two_passes");
}

Test(raking, trims_nothing_that_is_inside)
{
    expect_trimmed("none");
}

Test(raking, trims_not_to_bounds_that_cannot_keep_the_total)
{
    expect_trimmed("infeasible");
}
