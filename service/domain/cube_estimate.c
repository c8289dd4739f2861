/* SPDX-License-Identifier: Apache-2.0 */
#include "domain/cube_estimate.h"

#include "domain/measured.h"
#include "domain/special.h"

#include <assert.h>
#include <math.h>

struct sv_estimator *sv_estimator_new(struct sv_arena *arena, const struct sv_cube *cube,
                                      const struct sv_weighting *weighting)
{
    struct sv_estimator *estimator = sv_arena_alloc(arena, sizeof(*estimator));
    size_t strata = sv_stratum_count(cube->survey);

    estimator->arena = arena;
    estimator->cube = cube;
    estimator->weighting = weighting;
    estimator->design = sv_design_of(arena, cube, weighting);
    estimator->linear = sv_linear_new(arena, estimator->design);
    estimator->cluster_seen = sv_arena_array(arena, cube->cluster_count, sizeof(uint32_t));
    estimator->stratum_seen = sv_arena_array(arena, strata, sizeof(uint32_t));
    return estimator;
}

const struct sv_design *sv_estimator_design(const struct sv_estimator *estimator)
{
    return estimator->design;
}

double sv_estimator_t(struct sv_estimator *estimator, int64_t df)
{
    size_t place = (size_t)df % SV_T_REMEMBERED;

    if (estimator->t_df[place] != df) {
        estimator->t_df[place] = df;
        estimator->t[place] = sv_t_quantile(0.975, (double)df);
    }
    return estimator->t[place];
}

/* Which weight cells are in a selection, and where. */
struct chosen {
    const bool *holds;
    size_t *place; /* or SV_ANY, so far */
    size_t *cells;
};

static void take_row(struct sv_selection *selection, const struct sv_cube_row *row,
                     struct sv_selected_row *rows, struct chosen *chosen)
{
    int64_t n = row->sums[SV_SUM_RESPONSES];

    if (n == 0)
        return;
    selection->responses += n;
    selection->complete += row->sums[SV_SUM_COMPLETE];
    selection->by_channel[row->weight_cell / SV_RESPONDENT_COUNT % SV_CHANNEL_COUNT] += n;
    if (selection->estimator->weighting->weights[row->weight_cell] <= 0)
        return;
    if (chosen->place[row->weight_cell] == SV_ANY) {
        chosen->place[row->weight_cell] = selection->cell_count;
        chosen->cells[selection->cell_count++] = row->weight_cell;
    }
    rows[selection->row_count++] = (struct sv_selected_row){
        .sums = row->sums,
        .cluster = row->cluster,
        .weight_cell = row->weight_cell,
        .cell = chosen->place[row->weight_cell],
    };
}

/* The weight cells of the domain, but of one unit if that is not SV_ANY. */
static struct chosen choose(struct sv_arena *arena, const struct sv_survey *survey,
                            const struct sv_domain *domain, size_t left_out)
{
    size_t count = sv_weight_cell_count(survey);
    bool *holds = sv_arena_array(arena, count, sizeof(*holds));
    size_t *place = sv_arena_array(arena, count, sizeof(*place));

    for (size_t c = 0; c < count; c++) {
        holds[c] = sv_domain_holds_weight_cell(survey, domain, c) &&
                   sv_weight_cell_of(survey, c).unit != left_out;
        place[c] = SV_ANY;
    }
    return (struct chosen){ holds, place, sv_arena_array(arena, count, sizeof(size_t)) };
}

static struct sv_selection select_rows(struct sv_arena *arena, struct sv_estimator *estimator,
                                       const struct sv_domain *domain, size_t left_out)
{
    const struct sv_cube_rows *all = sv_domain_rows(estimator->cube, domain);
    struct chosen chosen = choose(arena, estimator->cube->survey, domain, left_out);
    struct sv_selection selection = { .estimator = estimator };
    struct sv_selected_row *rows = NULL;
    size_t count = 0;

    for (size_t i = 0; i < all->count; i++)
        count += chosen.holds[all->items[i].weight_cell] ? 1 : 0;
    rows = sv_arena_array(arena, count, sizeof(*rows));
    for (size_t i = 0; i < all->count; i++) {
        const struct sv_cube_row *row = &all->items[i];

        if (!chosen.holds[row->weight_cell])
            continue;
        if (domain->procedure != SV_ANY && row->procedure != domain->procedure)
            continue;
        if (domain->clusters != NULL && !domain->clusters[row->cluster])
            continue;
        take_row(&selection, row, rows, &chosen);
    }
    selection.rows = rows;
    selection.cells = chosen.cells;
    return selection;
}

struct sv_selection sv_selection_of(struct sv_arena *arena, struct sv_estimator *estimator,
                                    const struct sv_domain *domain)
{
    return select_rows(arena, estimator, domain, SV_ANY);
}

struct sv_selection sv_selection_of_rest(struct sv_arena *arena, struct sv_estimator *estimator,
                                         const struct sv_domain *domain, size_t unit)
{
    return select_rows(arena, estimator, domain, unit);
}

/* With p in 0..1, not at the ends: how much a variance is worth in answers. */
static double spread_of(const struct sv_measured *measured)
{
    double m = (double)measured->valid;

    return m / (m - 1.0) * measured->value * (1.0 - measured->value);
}

static bool is_unanimous(const struct sv_measured *measured, const struct sv_ratio *ratio)
{
    return !ratio->mean && (measured->satisfied == 0 || measured->satisfied == measured->valid);
}

/* Variance if the respondents were a simple random sample. */
static double srs_variance(const struct sv_measured *measured)
{
    return measured->weight_sum * measured->square_sum / ((double)measured->respondents - 1.0);
}

/* Of a share that is neither 0 nor 1, with df >= 1: never more than the answers, and for a single
 * question never more than the respondents. */
static double effective_size(struct sv_estimator *estimator, const struct sv_measured *measured,
                             double variance, int64_t df)
{
    double n = (double)measured->respondents, spread = spread_of(measured);
    double t = sv_estimator_t(estimator, measured->valid - 1);
    double size = (double)measured->valid, by_df = 0, by_n = 0;

    if (variance > 0) {
        by_df = t / sv_estimator_t(estimator, df);
        size = fmin(size, spread / variance * by_df * by_df);
    }
    if (!measured->has_squares || srs_variance(measured) <= 0)
        return fmin(size, n);
    by_n = t / sv_estimator_t(estimator, measured->respondents - 1);
    return fmin(size, spread / srs_variance(measured) * by_n * by_n);
}

/* The variance of what was measured, clusters and calibration considered; sets df. */
static double linear_variance(const struct sv_selection *selection, const struct sv_ratio *ratio,
                              const struct sv_measured *measured, int64_t *ret_df)
{
    sv_measured_begin(selection->estimator);
    sv_measured_add(selection, ratio, measured, 1);
    *ret_df = sv_measured_df(selection->estimator);
    return is_unanimous(measured, ratio) ? 0 : sv_linear_variance(selection->estimator->linear);
}

static struct sv_figure figure(double value)
{
    return (struct sv_figure){ true, value };
}

void sv_estimate_set_variance(const struct sv_selection *selection, const struct sv_ratio *ratio,
                              const struct sv_measured *measured, double variance,
                              struct sv_estimate *estimate)
{
    bool unanimous = is_unanimous(measured, ratio);

    if (estimate->respondents > 1) {
        estimate->se = figure(sqrt(variance));
        if (measured->has_squares && !unanimous && srs_variance(measured) > 0)
            estimate->deff = figure(variance / srs_variance(measured));
    }
    if (estimate->df < 1)
        return;
    if (ratio->mean) {
        estimate->interval = sv_t_interval(estimate->value, sqrt(variance), (double)estimate->df);
        return;
    }
    estimate->n_star =
        figure(unanimous ? (double)estimate->respondents
                         : effective_size(selection->estimator, measured, variance, estimate->df));
    estimate->interval = sv_wilson(estimate->value, estimate->n_star.value);
}

/* Answers of one person are alike: opinions of people are counted, not answers. */
static double opinions_of(const struct sv_measured *measured, double variance)
{
    double n = (double)measured->respondents, size = 0;

    if (n < 2 || variance <= 0)
        return n; /* everybody the same mixture: no more than one opinion each */
    size = fmin(spread_of(measured) / variance, (double)measured->valid);
    return measured->has_squares ? size : fmin(size, n);
}

static void set_unweighted(const struct sv_selection *selection, const struct sv_ratio *ratio,
                           const struct sv_measured *measured, struct sv_estimate *estimate)
{
    double n = (double)estimate->respondents, variance = 0;

    estimate->df = estimate->respondents - 1;
    if (n > 1 && measured->has_squares)
        variance = srs_variance(measured);
    else if (n > 1) /* the cube tells no more than how the clusters vary */
        variance = linear_variance(selection, ratio, measured, &estimate->df);
    if (n > 1)
        estimate->se =
            figure(sqrt(ratio->mean || !measured->has_squares ? variance : measured->square_sum));
    if (ratio->mean) {
        if (variance > 0)
            estimate->interval = sv_t_interval(estimate->value, sqrt(variance), n - 1.0);
        return;
    }
    estimate->n_star = figure(is_unanimous(measured, ratio) ? n : opinions_of(measured, variance));
    estimate->interval = sv_wilson(estimate->value, estimate->n_star.value);
}

struct sv_estimate sv_estimate_of(const struct sv_selection *selection,
                                  const struct sv_ratio *ratio)
{
    struct sv_measured measured = sv_measured_of(selection, ratio);
    struct sv_estimate estimate = {
        .respondents = measured.respondents,
        .valid = measured.valid,
        .satisfied = ratio->mean ? 0 : measured.satisfied,
        .known = measured.known,
        .value = measured.value,
    };

    if (!measured.known)
        return estimate;
    if (ratio->mean && measured.respondents > 1)
        estimate.sd = figure(sqrt((double)measured.respondents * srs_variance(&measured)));
    if (selection->estimator->weighting->scheme == SV_SCHEME_NONE)
        set_unweighted(selection, ratio, &measured, &estimate);
    else
        sv_estimate_set_variance(selection, ratio, &measured,
                                 linear_variance(selection, ratio, &measured, &estimate.df),
                                 &estimate);
    return estimate;
}

struct sv_interval sv_estimate_logit(const struct sv_estimate *estimate)
{
    if (!estimate->known || !estimate->se.known || !estimate->n_star.known)
        return (struct sv_interval){ 0 };
    return sv_logit_interval(estimate->value, estimate->se.value, (double)estimate->df);
}

struct sv_interval sv_estimate_korn_graubard(const struct sv_estimate *estimate)
{
    if (!estimate->known || !estimate->n_star.known)
        return (struct sv_interval){ 0 };
    return sv_clopper_pearson(estimate->value, estimate->n_star.value);
}
