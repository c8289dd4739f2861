/* SPDX-License-Identifier: Apache-2.0 */
#include "domain/drivers.h"

#include "domain/drivers_performance.h"
#include "domain/moments.h"
#include "domain/special.h"

#include <assert.h>
#include <math.h>

/* What is left of the variance once more than this is told is rounding. */
#define ALL_TOLD 1e-14

/* A regression on its way. Values: the scores of the factors that are in, then the overall
 * answer; scores in their units. */
struct regression {
    struct sv_arena *arena;
    const struct sv_cube *cube;
    const struct sv_domain *domain;
    const double *weight_of_cell;
    size_t at, order;          /* of the triangle in a row; order counts values */
    const double *units;       /* per value: what 1 is in the sums */
    struct sv_moments moments; /* of all rows looked at */
    struct sv_symmetric products;
    struct sv_symmetric inverse; /* of the correlations of the factors */
};

static struct sv_figure figure_of(double value)
{
    return (struct sv_figure){ true, value };
}

static bool is_looked_at(const struct regression *regression, const struct sv_cube_row *row)
{
    return row->sums[regression->at] > 0 &&
           sv_domain_holds(regression->cube, regression->domain, row) &&
           (regression->weight_of_cell == NULL || regression->weight_of_cell[row->weight_cell] > 0);
}

static double weight_of(const struct regression *regression, const struct sv_cube_row *row)
{
    return regression->weight_of_cell == NULL ? 1 : regression->weight_of_cell[row->weight_cell];
}

/* Returns the number of complete cases. */
static int64_t add_rows(struct regression *regression)
{
    const struct sv_cube_rows *rows = &regression->cube->rows[SV_PART_FACTORS];
    size_t order = regression->order;
    int64_t *totals = sv_arena_array(regression->arena, order + 1, sizeof(*totals));
    int64_t *centres = sv_arena_array(regression->arena, order, sizeof(*centres));

    for (size_t r = 0; r < rows->count; r++) {
        if (!is_looked_at(regression, &rows->items[r]))
            continue;
        for (size_t i = 0; i <= order; i++)
            totals[i] += rows->items[r].sums[regression->at + i];
    }
    sv_centres_of(totals, order, centres);
    regression->moments = sv_moments_new(regression->arena, order, centres);
    for (size_t r = 0; r < rows->count; r++) {
        const struct sv_cube_row *row = &rows->items[r];

        if (is_looked_at(regression, row))
            sv_moments_add(&regression->moments, row->sums + regression->at,
                           weight_of(regression, row));
    }
    return totals[0];
}

/* The correlations of the factors alone. */
static struct sv_symmetric without_last(struct sv_arena *arena, const struct sv_symmetric *matrix)
{
    struct sv_symmetric smaller = sv_symmetric_new(arena, matrix->order - 1);

    for (size_t i = 0; i < smaller.order; i++) {
        for (size_t j = 0; j <= i; j++)
            sv_symmetric_set(&smaller, i, j, sv_symmetric_get(matrix, i, j));
    }
    return smaller;
}

/* Inverts the correlations of the factors; marks those that the ones before them tell. */
static enum sv_drivers_state prepare(struct regression *regression, struct sv_drivers *drivers,
                                     struct sv_driver *factors)
{
    struct sv_arena *arena = regression->arena;
    size_t count = drivers->factor_count;
    bool *collinear = sv_arena_array(arena, count, sizeof(*collinear)), whole = false;
    struct sv_symmetric told = { 0 }, cholesky = { 0 };

    regression->products = sv_moments_products(arena, &regression->moments);
    if (!sv_symmetric_correlations(arena, &regression->products, &drivers->correlations))
        return SV_DRIVERS_NO_VARIATION;
    told = without_last(arena, &drivers->correlations);
    whole = sv_cholesky(arena, &told, &cholesky, collinear);
    for (size_t j = 0; j < count; j++)
        factors[j].collinear = collinear[j];
    if (!whole)
        return SV_DRIVERS_COLLINEAR;
    drivers->condition = sv_condition_number(arena, &told);
    regression->inverse = sv_cholesky_inverse(arena, &cholesky);
    return SV_DRIVERS_KNOWN;
}

static double sd_of(const struct regression *regression, size_t value)
{
    return sqrt(sv_symmetric_get(&regression->products, value, value)) / regression->units[value];
}

static void set_coefficients(const struct regression *regression, struct sv_drivers *drivers,
                             struct sv_driver *factors)
{
    size_t count = drivers->factor_count;

    drivers->intercept = sv_moments_mean(&regression->moments, count);
    for (size_t j = 0; j < count; j++) {
        struct sv_driver *factor = &factors[j];

        factor->r = sv_symmetric_get(&drivers->correlations, j, count);
        factor->vif = sv_symmetric_get(&regression->inverse, j, j);
        factor->beta = 0;
        for (size_t k = 0; k < count; k++)
            factor->beta += sv_symmetric_get(&regression->inverse, j, k) *
                            sv_symmetric_get(&drivers->correlations, k, count);
        factor->b = factor->beta * sd_of(regression, count) / sd_of(regression, j);
        drivers->intercept -=
            factor->b * sv_moments_mean(&regression->moments, j) / regression->units[j];
    }
}

/* Bits set. */
static size_t size_of(size_t subset)
{
    size_t size = 0;

    for (; subset != 0; subset &= subset - 1)
        size++;
    return size;
}

/* Of the orders of count factors: the share in which exactly a given set of that size comes
 * before a given other: size! (count - 1 - size)! / count!. */
static double share_of_orders(size_t count, size_t size)
{
    double share = 1.0 / (double)count;

    for (size_t i = 1; i <= size; i++)
        share *= (double)i / (double)(count - i);
    return share;
}

static void set_importance(const double *shares, struct sv_drivers *drivers,
                           struct sv_driver *factors)
{
    size_t count = drivers->factor_count, all = ((size_t)1 << count) - 1;

    drivers->r2 = shares[all];
    drivers->adjusted_r2 = 1 - (1 - drivers->r2) * (double)(drivers->n - 1) /
                                   (double)(drivers->n - (int64_t)count - 1);
    drivers->importance_cut = 1.0 / (double)count;
    for (size_t j = 0; j < count; j++) {
        size_t own = (size_t)1 << j;

        factors[j].first = shares[own];
        factors[j].last = shares[all] - shares[all & ~own];
        factors[j].lmg = 0;
        for (size_t subset = 0; subset <= all; subset++) {
            if ((subset & own) == 0)
                factors[j].lmg += share_of_orders(count, size_of(subset)) *
                                  (shares[subset | own] - shares[subset]);
        }
        factors[j].lmg_share = drivers->r2 > 0 ? factors[j].lmg / drivers->r2 : 0;
    }
}

/* Those of least squares. */
static void set_errors_unweighted(const struct regression *regression, struct sv_drivers *drivers,
                                  struct sv_driver *factors)
{
    size_t count = drivers->factor_count;
    double rest = (1 - drivers->r2) * (sd_of(regression, count) * sd_of(regression, count));

    drivers->df = drivers->n - (int64_t)count - 1;
    if (drivers->df < 1)
        return;
    rest = drivers->r2 < 1 - ALL_TOLD ? rest : 0;
    for (size_t j = 0; j < count; j++)
        factors[j].se =
            figure_of(sqrt(rest / (double)drivers->df * factors[j].vif) / sd_of(regression, j));
}

/* Row j of the inverse of the factors' products, in the units of the sums. */
static double inverse_product(const struct regression *regression, size_t j, size_t k)
{
    return sv_symmetric_get(&regression->inverse, j, k) /
           sqrt(sv_symmetric_get(&regression->products, j, j) *
                sv_symmetric_get(&regression->products, k, k));
}

/*
 * The sum over a row of u_j = [A^-1 x e]_j. With x as deviations from the means its part of A is
 * apart from the intercept's: (sum of products)^-1 times the sum of deviation times residual.
 * deviations: the row's products about the means of all.
 */
static double linearised(const struct regression *regression, const struct sv_driver *factors,
                         const struct sv_symmetric *deviations, size_t j)
{
    size_t count = regression->order - 1;
    double u = 0;

    for (size_t k = 0; k < count; k++) {
        double with_residual = sv_symmetric_get(deviations, k, count);

        for (size_t m = 0; m < count; m++)
            with_residual -=
                factors[m].b / regression->units[m] * sv_symmetric_get(deviations, k, m);
        u += inverse_product(regression, j, k) * with_residual;
    }
    return u * regression->units[j];
}

/* Primary sampling units with a complete case, less their strata, less the factors. */
static int64_t design_df(const struct regression *regression, size_t factor_count)
{
    const struct sv_cube_rows *rows = &regression->cube->rows[SV_PART_FACTORS];
    const struct sv_cluster *clusters = regression->cube->clusters, *before = NULL;
    int64_t df = -(int64_t)factor_count;

    for (size_t r = 0; r < rows->count; r++) {
        const struct sv_cluster *cluster = &clusters[rows->items[r].cluster];

        if (!is_looked_at(regression, &rows->items[r]) || cluster == before)
            continue;
        df += before != NULL && before->unit == cluster->unit && before->period == cluster->period;
        before = cluster;
    }
    return df;
}

static void set_errors_of_design(const struct regression *regression, struct sv_drivers *drivers,
                                 struct sv_driver *factors, struct sv_linear *linear)
{
    const struct sv_cube_rows *rows = &regression->cube->rows[SV_PART_FACTORS];
    struct sv_symmetric deviations = sv_symmetric_new(regression->arena, regression->order);

    drivers->df = design_df(regression, drivers->factor_count);
    for (size_t j = 0; j < drivers->factor_count; j++) {
        sv_linear_clear(linear);
        for (size_t r = 0; r < rows->count; r++) {
            const struct sv_cube_row *row = &rows->items[r];

            if (!is_looked_at(regression, row))
                continue;
            sv_moments_deviations(&regression->moments, row->sums + regression->at, &deviations);
            sv_linear_add(linear, row->cluster, row->weight_cell,
                          linearised(regression, factors, &deviations, j));
        }
        factors[j].se = figure_of(sqrt(sv_linear_variance(linear)));
    }
}

static void set_tests(const struct sv_drivers *drivers, struct sv_driver *factors)
{
    for (size_t j = 0; j < drivers->factor_count; j++) {
        struct sv_driver *factor = &factors[j];

        if (!factor->se.known || !(factor->se.value > 0))
            continue;
        factor->t = figure_of(factor->b / factor->se.value);
        if (drivers->df >= 1)
            factor->p = figure_of(sv_t_two_sided_p(factor->t.value, (double)drivers->df));
    }
}

/* The factors that are in, and the units of their scores; the overall answer is last. */
static struct sv_driver *place_factors(struct regression *regression, struct sv_drivers *drivers)
{
    const struct sv_cube_plan *plan = regression->cube->plan;
    struct sv_driver *factors =
        sv_arena_array(regression->arena, plan->factor_count + 1, sizeof(*factors));
    double *units = sv_arena_array(regression->arena, plan->factor_count + 1, sizeof(*units));

    for (size_t g = 0; g < plan->factor_count; g++) {
        if (g == drivers->left_out)
            continue;
        units[drivers->factor_count] = (double)plan->score_units[g];
        factors[drivers->factor_count++].factor = g;
    }
    units[drivers->factor_count] = 1;
    regression->units = units;
    drivers->factors = factors;
    return factors;
}

static enum sv_drivers_state regress(struct regression *regression, struct sv_drivers *drivers,
                                     struct sv_driver *factors)
{
    const struct sv_cube_plan *plan = regression->cube->plan;
    enum sv_drivers_state state = SV_DRIVERS_KNOWN;

    if (plan->width[SV_PART_FACTORS] == 0 || regression->domain->procedure != SV_ANY)
        return SV_DRIVERS_NOT_KEPT;
    regression->at = sv_factor_set_at(plan, drivers->left_out);
    regression->order = sv_factor_set_order(plan, drivers->left_out) - 1;
    drivers->n = add_rows(regression);
    if (drivers->n < (int64_t)drivers->factor_count + 2)
        return SV_DRIVERS_TOO_FEW;
    state = prepare(regression, drivers, factors);
    if (state != SV_DRIVERS_KNOWN)
        return state;
    set_coefficients(regression, drivers, factors);
    set_importance(sv_subset_shares(regression->arena, &drivers->correlations), drivers, factors);
    return state;
}

struct sv_drivers sv_drivers_of(struct sv_arena *arena, const struct sv_cube *cube,
                                const struct sv_domain *domain, size_t left_out,
                                const double *weight_of_cell, struct sv_linear *linear)
{
    struct regression regression = {
        .arena = arena, .cube = cube, .domain = domain, .weight_of_cell = weight_of_cell
    };
    struct sv_drivers drivers = { .left_out = left_out };
    struct sv_driver *factors = place_factors(&regression, &drivers);

    assert((weight_of_cell == NULL) == (linear == NULL));
    sv_drivers_set_performance(cube, domain, &drivers, factors);
    drivers.state = regress(&regression, &drivers, factors);
    if (drivers.state != SV_DRIVERS_KNOWN)
        return drivers;
    if (linear == NULL)
        set_errors_unweighted(&regression, &drivers, factors);
    else
        set_errors_of_design(&regression, &drivers, factors, linear);
    set_tests(&drivers, factors);
    sv_drivers_set_quadrants(&drivers, factors);
    return drivers;
}
