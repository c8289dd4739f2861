/* SPDX-License-Identifier: Apache-2.0 */
#include "domain/linear.h"

#include "domain/calibration.h"
#include "domain/weighting_raked.h"

#include <string.h>

/* What rounding leaves of a variance that is 0. That of a share of 10 million people is more. */
static const double ROUNDING_ONLY = 1e-24;

struct sv_design {
    const struct sv_survey *survey;
    const struct sv_weighting *weighting;
    struct sv_calibration calibration;
    const size_t *first;       /* per stratum, and one more: its first cluster */
    const int64_t *counts;     /* per stratum: clusters with responses and weights */
    const bool *active;        /* per cluster: it has responses and weights */
    size_t columns;            /* of the calibration, at most */
    const double *column_sums; /* per cluster and column: sum of weight times x */
    /* Raked, per stratum: the variance that b_h1, ... alone would give is b' spread b. */
    const double (*spreads)[SV_SLOTS_MAX][SV_SLOTS_MAX];
};

struct sv_linear {
    const struct sv_design *design;
    double *clusters; /* sum of weight times u; only of touched strata, as all that follows */
    double *cells;    /* per weight cell: sum of u */
    bool *touched;    /* per stratum */
    double *totals;   /* of the clusters of one stratum, while its variance is computed */
};

static void set_clusters(struct sv_arena *arena, const struct sv_cube *cube,
                         struct sv_design *design)
{
    const struct sv_cube_rows *rows = &cube->rows[SV_PART_ANSWERS];
    size_t strata = sv_stratum_count(cube->survey);
    size_t *first = sv_arena_array(arena, strata + 1, sizeof(*first));
    int64_t *counts = sv_arena_array(arena, strata, sizeof(*counts));
    bool *active = sv_arena_array(arena, cube->cluster_count, sizeof(*active));

    for (size_t c = 0; c < cube->cluster_count; c++)
        first[sv_stratum_at(cube->survey, cube->clusters[c].unit, cube->clusters[c].period) + 1]++;
    for (size_t h = 0; h < strata; h++)
        first[h + 1] += first[h];
    for (size_t i = 0; i < rows->count; i++) {
        const struct sv_cube_row *row = &rows->items[i];

        if (design->weighting->weights[row->weight_cell] <= 0 || row->sums[SV_SUM_RESPONSES] == 0 ||
            active[row->cluster])
            continue;
        active[row->cluster] = true;
        counts[row->weight_cell / SV_WEIGHT_CELLS_A_STRATUM]++;
    }
    design->first = first;
    design->counts = counts;
    design->active = active;
}

static void set_column_sums(struct sv_arena *arena, const struct sv_cube *cube,
                            struct sv_design *design)
{
    const struct sv_cube_rows *rows = &cube->rows[SV_PART_ANSWERS];
    double *sums = NULL;
    double x[SV_COLUMNS_MAX];

    design->columns = design->calibration.post ? SV_CHANNEL_COUNT : 0;
    for (size_t p = 0; design->calibration.raked && p < cube->survey->period_count; p++) {
        if (design->columns < 1 + design->calibration.periods[p].slot_count)
            design->columns = 1 + design->calibration.periods[p].slot_count;
    }
    if (design->columns == 0)
        return;
    sums = sv_arena_array(arena, cube->cluster_count * design->columns, sizeof(*sums));
    for (size_t i = 0; i < rows->count; i++) {
        const struct sv_cube_row *row = &rows->items[i];
        double weight =
            design->weighting->weights[row->weight_cell] * (double)row->sums[SV_SUM_RESPONSES];
        size_t count = 0;

        if (weight <= 0)
            continue;
        count = sv_calibration_columns(&design->calibration, row->weight_cell, x);
        for (size_t k = 0; k < count; k++)
            sums[row->cluster * design->columns + k] += weight * x[k];
    }
    design->column_sums = sums;
}

/* Sum over a stratum's clusters of one of their sums, by the number of clusters. */
static double mean_of(const struct sv_design *design, size_t stratum, const double *sums,
                      size_t stride)
{
    double sum = 0;

    /* A single cluster stands for itself: its distance is taken from 0. */
    if (design->counts[stratum] < 2)
        return 0;
    for (size_t c = 0; c < design->first[stratum + 1] - design->first[stratum]; c++)
        sum += sums[c * stride];
    return sum / (double)design->counts[stratum];
}

static double scale_of(const struct sv_design *design, size_t stratum)
{
    double m = (double)design->counts[stratum];

    return m < 2 ? 1 : m / (m - 1);
}

static void add_spread(const struct sv_design *design, size_t stratum,
                       double spread[SV_SLOTS_MAX][SV_SLOTS_MAX])
{
    size_t stride = design->columns, slots = stride - 1;
    const double *sums = design->column_sums + design->first[stratum] * stride;
    double means[SV_SLOTS_MAX] = { 0 };

    for (size_t k = 0; k < slots; k++)
        means[k] = mean_of(design, stratum, sums + 1 + k, stride);
    for (size_t c = design->first[stratum]; c < design->first[stratum + 1]; c++) {
        const double *row = design->column_sums + c * stride + 1;

        for (size_t i = 0; design->active[c] && i < slots; i++) {
            for (size_t j = 0; j < slots; j++)
                spread[i][j] += (row[i] - means[i]) * (row[j] - means[j]);
        }
    }
    for (size_t i = 0; i < slots; i++) {
        for (size_t j = 0; j < slots; j++)
            spread[i][j] *= scale_of(design, stratum);
    }
}

const struct sv_design *sv_design_of(struct sv_arena *arena, const struct sv_cube *cube,
                                     const struct sv_weighting *weighting)
{
    struct sv_design *design = sv_arena_alloc(arena, sizeof(*design));
    size_t strata = sv_stratum_count(cube->survey);
    double(*spreads)[SV_SLOTS_MAX][SV_SLOTS_MAX] = NULL;

    design->survey = cube->survey;
    design->weighting = weighting;
    design->calibration = sv_calibration_of(arena, cube, weighting);
    set_clusters(arena, cube, design);
    set_column_sums(arena, cube, design);
    if (!design->calibration.raked)
        return design;
    spreads = sv_arena_array(arena, strata, sizeof(*spreads));
    for (size_t h = 0; h < strata; h++) {
        if (design->counts[h] > 0)
            add_spread(design, h, spreads[h]);
    }
    design->spreads = (const double(*)[SV_SLOTS_MAX][SV_SLOTS_MAX])spreads;
    return design;
}

struct sv_linear *sv_linear_new(struct sv_arena *arena, const struct sv_design *design)
{
    struct sv_linear *linear = sv_arena_alloc(arena, sizeof(*linear));
    size_t strata = sv_stratum_count(design->survey), most = 0;

    for (size_t h = 0; h < strata; h++) {
        size_t count = design->first[h + 1] - design->first[h];

        most = count > most ? count : most;
    }
    linear->design = design;
    linear->clusters = sv_arena_array(arena, design->first[strata], sizeof(double));
    linear->cells = sv_arena_array(arena, sv_weight_cell_count(design->survey), sizeof(double));
    linear->touched = sv_arena_array(arena, strata, sizeof(bool));
    linear->totals = sv_arena_array(arena, most, sizeof(double));
    return linear;
}

void sv_linear_clear(struct sv_linear *linear)
{
    memset(linear->touched, 0, sv_stratum_count(linear->design->survey) * sizeof(bool));
}

/* What an earlier statistic has left in a stratum goes when it is first touched. */
static void touch(struct sv_linear *linear, size_t stratum)
{
    const struct sv_design *design = linear->design;
    size_t first = design->first[stratum];

    linear->touched[stratum] = true;
    memset(linear->clusters + first, 0, (design->first[stratum + 1] - first) * sizeof(double));
    memset(linear->cells + stratum * SV_WEIGHT_CELLS_A_STRATUM, 0,
           SV_WEIGHT_CELLS_A_STRATUM * sizeof(double));
}

void sv_linear_add(struct sv_linear *linear, size_t cluster, size_t weight_cell, double u)
{
    size_t stratum = weight_cell / SV_WEIGHT_CELLS_A_STRATUM;

    if (!linear->touched[stratum])
        touch(linear, stratum);
    linear->clusters[cluster] += linear->design->weighting->weights[weight_cell] * u;
    linear->cells[weight_cell] += u;
}

/* Of a stratum with u in it, cluster by cluster: centred before it is squared. */
static double touched_variance(struct sv_linear *linear, size_t stratum,
                               const double b[SV_COLUMNS_MAX])
{
    const struct sv_design *design = linear->design;
    size_t first = design->first[stratum], count = design->first[stratum + 1] - first;
    double mean = 0, sum = 0;

    for (size_t c = 0; c < count; c++) {
        const double *row =
            design->columns == 0 ? NULL : design->column_sums + (first + c) * design->columns;

        linear->totals[c] = linear->clusters[first + c];
        for (size_t k = 0; k < design->columns; k++)
            linear->totals[c] -= row[k] * b[k];
    }
    mean = mean_of(design, stratum, linear->totals, 1);
    for (size_t c = 0; c < count; c++) {
        double distance = design->active[first + c] ? linear->totals[c] - mean : 0;

        sum += distance * distance;
    }
    return sum * scale_of(design, stratum);
}

/* Of a stratum nobody of the domain is in: the margins of its period alone move its clusters. */
static double untouched_variance(const struct sv_design *design, size_t stratum,
                                 const double b[SV_SLOTS_MAX])
{
    double sum = 0;

    if (!design->calibration.raked)
        return 0;
    for (size_t i = 0; i + 1 < design->columns; i++) {
        for (size_t j = 0; j + 1 < design->columns; j++)
            sum += b[i] * design->spreads[stratum][i][j] * b[j];
    }
    return sum > 0 ? sum : 0; /* below 0 it is rounding */
}

static double stratum_variance(struct sv_linear *linear, size_t stratum,
                               const double period[SV_SLOTS_MAX])
{
    const struct sv_design *design = linear->design;
    double b[SV_COLUMNS_MAX];

    if (design->counts[stratum] == 0)
        return 0;
    if (!linear->touched[stratum])
        return untouched_variance(design, stratum, period);
    sv_calibration_fit(&design->calibration, stratum, linear->cells, period, b);
    return touched_variance(linear, stratum, b);
}

double sv_linear_variance(struct sv_linear *linear)
{
    const struct sv_design *design = linear->design;
    size_t units = design->survey->units.count;
    double variance = 0;

    for (size_t p = 0; p < design->survey->period_count; p++) {
        double period[SV_SLOTS_MAX];

        sv_calibration_fit_period(&design->calibration, p, linear->cells, linear->touched, period);
        for (size_t h = p * units; h < (p + 1) * units; h++)
            variance += stratum_variance(linear, h, period);
    }
    return variance < ROUNDING_ONLY ? 0 : variance;
}
