/* SPDX-License-Identifier: Apache-2.0 */
#include "domain/raking.h"

#include <math.h>

static const double SAME_TOTAL = 1e-9;

/* Sums of a margin's categories, over the cells in their order. */
static void add_up(const struct sv_raking_table *table, const struct sv_raking_margin *margin,
                   const double *cells, double *ret_achieved)
{
    for (size_t k = 0; k < margin->category_count; k++)
        ret_achieved[k] = 0;
    for (size_t c = 0; c < table->cell_count; c++)
        ret_achieved[margin->category_of[c]] += cells[c];
}

/* Memory for the sums of any of the margins. */
static double *sums_new(struct sv_arena *arena, const struct sv_raking_table *table)
{
    size_t count = 0;

    for (size_t i = 0; i < table->margin_count; i++) {
        if (table->margins[i].category_count > count)
            count = table->margins[i].category_count;
    }
    return sv_arena_array(arena, count, sizeof(double));
}

static bool check_margin(const struct sv_raking_margin *margin, const double *achieved,
                         struct sv_raking_obstacle *obstacle)
{
    for (size_t k = 0; k < margin->category_count; k++) {
        if (achieved[k] > 0 && margin->targets[k] <= 0)
            obstacle->refusal = SV_RAKING_NO_TRANSACTION;
        else if (achieved[k] <= 0 && margin->targets[k] > 0)
            obstacle->refusal = SV_RAKING_NO_RESPONSE;
        else
            continue;
        obstacle->category = k;
        return false;
    }
    return true;
}

static double total_of(const struct sv_raking_margin *margin)
{
    double total = 0;

    for (size_t k = 0; k < margin->category_count; k++)
        total += margin->targets[k];
    return total;
}

struct sv_raking_obstacle sv_raking_check(struct sv_arena *arena,
                                          const struct sv_raking_table *table, const double *cells)
{
    struct sv_raking_obstacle obstacle = { SV_RAKING_POSSIBLE, 0, 0 };
    double *achieved = sums_new(arena, table);

    for (size_t i = 0; i < table->margin_count; i++) {
        obstacle.margin = i;
        add_up(table, &table->margins[i], cells, achieved);
        if (!check_margin(&table->margins[i], achieved, &obstacle))
            return obstacle;
    }
    for (size_t i = 1; i < table->margin_count; i++) {
        double first = total_of(&table->margins[0]), total = total_of(&table->margins[i]);

        if (fabs(total - first) > SAME_TOTAL * first)
            return (struct sv_raking_obstacle){ SV_RAKING_TOTALS_DISAGREE, i, 0 };
    }
    return (struct sv_raking_obstacle){ SV_RAKING_POSSIBLE, 0, 0 };
}

static void fit_margin(const struct sv_raking_table *table, const struct sv_raking_margin *margin,
                       double *cells, double *factors)
{
    add_up(table, margin, cells, factors);
    for (size_t k = 0; k < margin->category_count; k++)
        factors[k] = factors[k] > 0 ? margin->targets[k] / factors[k] : 0;
    for (size_t c = 0; c < table->cell_count; c++)
        cells[c] *= factors[margin->category_of[c]];
}

static double worst_error(const struct sv_raking_table *table, const double *cells,
                          double *achieved)
{
    double worst = 0;

    for (size_t i = 0; i < table->margin_count; i++) {
        const struct sv_raking_margin *margin = &table->margins[i];

        add_up(table, margin, cells, achieved);
        for (size_t k = 0; k < margin->category_count; k++) {
            if (margin->targets[k] > 0)
                worst = fmax(worst, fabs(achieved[k] / margin->targets[k] - 1.0));
        }
    }
    return worst;
}

struct sv_raking_report sv_rake(struct sv_arena *arena, const struct sv_raking_table *table,
                                double *cells)
{
    struct sv_raking_report report = { 0 };
    double *sums = sums_new(arena, table);

    while (!report.converged && report.iterations < SV_RAKING_CYCLES_MAX) {
        for (size_t i = 0; i < table->margin_count; i++)
            fit_margin(table, &table->margins[i], cells, sums);
        report.iterations++;
        report.margin_error = worst_error(table, cells, sums);
        report.converged = report.margin_error < SV_RAKING_TOLERANCE;
    }
    return report;
}

double sv_raking_error(struct sv_arena *arena, const struct sv_raking_table *table,
                       const double *cells)
{
    return worst_error(table, cells, sums_new(arena, table));
}
