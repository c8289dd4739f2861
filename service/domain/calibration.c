/* SPDX-License-Identifier: Apache-2.0 */
#include "domain/calibration.h"

#include "domain/weighting_raked.h"

#include <math.h>
#include <string.h>

static const double EXPLAINED =
    1e-10; /* of a column's square that is left when others explain it */

static size_t period_of(const struct sv_calibration *calibration, size_t stratum)
{
    return stratum / calibration->cube->survey->units.count;
}

/* Numbers the categories with responses in a period, all but the first. */
static void number_slots(struct sv_period_margins *margins, const bool *present, size_t count,
                         size_t *slot_of)
{
    bool reference = true;

    for (size_t k = 0; k < count; k++) {
        slot_of[k] = SV_ANY;
        if (!present[k])
            continue;
        if (!reference)
            slot_of[k] = margins->slot_count++;
        reference = false;
    }
}

static void set_slots(const struct sv_calibration *calibration, size_t period,
                      struct sv_period_margins *margins)
{
    size_t cells = calibration->cube->survey->units.count * SV_WEIGHT_CELLS_A_STRATUM;
    bool channels[SV_CHANNEL_COUNT] = { false }, respondents[SV_RESPONDENT_COUNT] = { false };

    for (size_t c = period * cells; c < (period + 1) * cells; c++) {
        if (calibration->weighting->weights[c] <= 0)
            continue;
        channels[c / SV_RESPONDENT_COUNT % SV_CHANNEL_COUNT] = true;
        respondents[c % SV_RESPONDENT_COUNT] = true;
    }
    number_slots(margins, channels, SV_CHANNEL_COUNT, margins->slot_of_channel);
    number_slots(margins, respondents, SV_RESPONDENT_COUNT, margins->slot_of_respondent);
}

/* The indicators of a weight cell. */
static void set_indicators(const struct sv_period_margins *margins, size_t weight_cell,
                           double z[SV_SLOTS_MAX])
{
    size_t channel = margins->slot_of_channel[weight_cell / SV_RESPONDENT_COUNT % SV_CHANNEL_COUNT];
    size_t respondent = margins->slot_of_respondent[weight_cell % SV_RESPONDENT_COUNT];

    for (size_t k = 0; k < SV_SLOTS_MAX; k++)
        z[k] = k == channel || k == respondent ? 1 : 0;
}

static void set_means(const struct sv_calibration *calibration, size_t stratum,
                      double means[SV_SLOTS_MAX])
{
    const struct sv_period_margins *margins =
        &calibration->periods[period_of(calibration, stratum)];
    size_t first = stratum * SV_WEIGHT_CELLS_A_STRATUM;
    double z[SV_SLOTS_MAX];

    if (calibration->weighting->base[stratum] <= 0)
        return;
    for (size_t c = first; c < first + SV_WEIGHT_CELLS_A_STRATUM; c++) {
        set_indicators(margins, c, z);
        for (size_t k = 0; k < SV_SLOTS_MAX; k++)
            means[k] += (double)calibration->weighting->responses[c] * z[k];
    }
    for (size_t k = 0; k < SV_SLOTS_MAX; k++)
        means[k] /= (double)calibration->responses[stratum];
}

/* Adds base weight times x x' of all responses of a stratum. */
static void add_products(const struct sv_calibration *calibration, size_t stratum,
                         double products[SV_SLOTS_MAX][SV_SLOTS_MAX])
{
    size_t first = stratum * SV_WEIGHT_CELLS_A_STRATUM;
    double x[SV_COLUMNS_MAX];

    for (size_t c = first; c < first + SV_WEIGHT_CELLS_A_STRATUM; c++) {
        double weight =
            calibration->weighting->base[stratum] * (double)calibration->weighting->responses[c];

        if (weight <= 0)
            continue;
        (void)sv_calibration_columns(calibration, c, x);
        for (size_t i = 0; i < SV_SLOTS_MAX; i++) {
            for (size_t j = 0; j < SV_SLOTS_MAX; j++)
                products[i][j] += weight * x[1 + i] * x[1 + j];
        }
    }
}

/* Cholesky, row by row; a pivot that is rounding only takes its column out. */
static void factorise(const double a[SV_SLOTS_MAX][SV_SLOTS_MAX],
                      double factor[SV_SLOTS_MAX][SV_SLOTS_MAX])
{
    for (size_t i = 0; i < SV_SLOTS_MAX; i++) {
        double pivot = a[i][i];

        for (size_t j = 0; j < i; j++) {
            double rest = a[i][j];

            for (size_t k = 0; k < j; k++)
                rest -= factor[i][k] * factor[j][k];
            factor[i][j] = factor[j][j] > 0 ? rest / factor[j][j] : 0;
            pivot -= factor[i][j] * factor[i][j];
        }
        factor[i][i] = pivot > EXPLAINED * a[i][i] ? sqrt(pivot) : 0;
    }
}

static void solve(const double factor[SV_SLOTS_MAX][SV_SLOTS_MAX], double b[SV_SLOTS_MAX])
{
    for (size_t i = 0; i < SV_SLOTS_MAX; i++) {
        for (size_t k = 0; k < i; k++)
            b[i] -= factor[i][k] * b[k];
        b[i] = factor[i][i] > 0 ? b[i] / factor[i][i] : 0;
    }
    for (size_t i = SV_SLOTS_MAX; i-- > 0;) {
        for (size_t k = i + 1; k < SV_SLOTS_MAX; k++)
            b[i] -= factor[k][i] * b[k];
        b[i] = factor[i][i] > 0 ? b[i] / factor[i][i] : 0;
    }
}

static void set_margins(struct sv_arena *arena, struct sv_calibration *calibration)
{
    size_t periods = calibration->cube->survey->period_count;
    size_t strata = sv_stratum_count(calibration->cube->survey);
    struct sv_period_margins *margins = sv_arena_array(arena, periods, sizeof(*margins));
    double(*means)[SV_SLOTS_MAX] = sv_arena_array(arena, strata, sizeof(*means));

    calibration->periods = margins;
    calibration->means = (const double(*)[SV_SLOTS_MAX])means;
    for (size_t p = 0; p < periods; p++)
        set_slots(calibration, p, &margins[p]);
    for (size_t h = 0; h < strata; h++)
        set_means(calibration, h, means[h]);
    for (size_t p = 0; p < periods; p++) {
        size_t units = calibration->cube->survey->units.count;
        double products[SV_SLOTS_MAX][SV_SLOTS_MAX] = { { 0 } };

        for (size_t h = p * units; h < (p + 1) * units; h++)
            add_products(calibration, h, products);
        factorise((const double(*)[SV_SLOTS_MAX])products, margins[p].factor);
    }
}

struct sv_calibration sv_calibration_of(struct sv_arena *arena, const struct sv_cube *cube,
                                        const struct sv_weighting *weighting)
{
    size_t strata = sv_stratum_count(cube->survey);
    bool *collapsed = sv_arena_array(arena, strata, sizeof(*collapsed));
    int64_t *responses = sv_arena_array(arena, strata, sizeof(*responses));
    struct sv_calibration calibration = {
        .cube = cube,
        .weighting = weighting,
        .post = weighting->scheme == SV_SCHEME_POST,
        .raked = weighting->scheme >= SV_SCHEME_RAKE,
        .collapsed = collapsed,
        .responses = responses,
    };

    for (size_t i = 0; i < weighting->collapsed.count; i++)
        collapsed[weighting->collapsed.items[i]] = true;
    for (size_t c = 0; c < sv_weight_cell_count(cube->survey); c++)
        responses[c / SV_WEIGHT_CELLS_A_STRATUM] += weighting->responses[c];
    if (calibration.raked)
        set_margins(arena, &calibration);
    return calibration;
}

/* Of post: the cell of a stratum that a weight cell is in. */
static size_t post_cell(const struct sv_calibration *calibration, size_t weight_cell)
{
    bool collapsed = calibration->collapsed[weight_cell / SV_WEIGHT_CELLS_A_STRATUM];

    return collapsed ? 0 : weight_cell / SV_RESPONDENT_COUNT % SV_CHANNEL_COUNT;
}

size_t sv_calibration_columns(const struct sv_calibration *calibration, size_t weight_cell,
                              double x[SV_COLUMNS_MAX])
{
    size_t stratum = weight_cell / SV_WEIGHT_CELLS_A_STRATUM, slots = 0;

    memset(x, 0, SV_COLUMNS_MAX * sizeof(*x));
    if (calibration->post) {
        x[post_cell(calibration, weight_cell)] = 1;
        return SV_CHANNEL_COUNT;
    }
    if (!calibration->raked)
        return 0;
    slots = calibration->periods[period_of(calibration, stratum)].slot_count;
    x[0] = 1;
    set_indicators(&calibration->periods[period_of(calibration, stratum)], weight_cell, x + 1);
    for (size_t k = 0; k < slots; k++)
        x[1 + k] -= calibration->means[stratum][k];
    return 1 + slots;
}

void sv_calibration_fit_period(const struct sv_calibration *calibration, size_t period,
                               const double *sums, const bool *touched, double b[SV_SLOTS_MAX])
{
    size_t units = calibration->cube->survey->units.count;
    double x[SV_COLUMNS_MAX];

    memset(b, 0, SV_SLOTS_MAX * sizeof(*b));
    if (!calibration->raked)
        return;
    for (size_t h = period * units; h < (period + 1) * units; h++) {
        size_t first = h * SV_WEIGHT_CELLS_A_STRATUM;

        for (size_t c = first; touched[h] && c < first + SV_WEIGHT_CELLS_A_STRATUM; c++) {
            (void)sv_calibration_columns(calibration, c, x);
            for (size_t k = 0; k < SV_SLOTS_MAX; k++)
                b[k] += calibration->weighting->base[h] * sums[c] * x[1 + k];
        }
    }
    solve(calibration->periods[period].factor, b);
}

/* Of post: the mean of u in each cell of the stratum. */
static void fit_cells(const struct sv_calibration *calibration, size_t stratum, const double *sums,
                      double b[SV_COLUMNS_MAX])
{
    size_t first = stratum * SV_WEIGHT_CELLS_A_STRATUM;
    int64_t responses[SV_COLUMNS_MAX] = { 0 };

    for (size_t c = first; c < first + SV_WEIGHT_CELLS_A_STRATUM; c++) {
        responses[post_cell(calibration, c)] += calibration->weighting->responses[c];
        b[post_cell(calibration, c)] += sums[c];
    }
    for (size_t k = 0; k < SV_COLUMNS_MAX; k++)
        b[k] = responses[k] > 0 ? b[k] / (double)responses[k] : 0;
}

void sv_calibration_fit(const struct sv_calibration *calibration, size_t stratum,
                        const double *sums, const double period[SV_SLOTS_MAX],
                        double b[SV_COLUMNS_MAX])
{
    size_t first = stratum * SV_WEIGHT_CELLS_A_STRATUM;

    memset(b, 0, SV_COLUMNS_MAX * sizeof(*b));
    if (calibration->post)
        fit_cells(calibration, stratum, sums, b);
    if (!calibration->raked)
        return;
    for (size_t c = first; c < first + SV_WEIGHT_CELLS_A_STRATUM; c++)
        b[0] += sums[c];
    b[0] /= (double)calibration->responses[stratum];
    memcpy(b + 1, period, SV_SLOTS_MAX * sizeof(*b));
}
