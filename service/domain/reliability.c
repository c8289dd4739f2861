/* SPDX-License-Identifier: Apache-2.0 */
#include "domain/reliability.h"

#include "domain/moments.h"

#include <math.h>

/* Below this share of the trace a sum of covariances is what rounding left of 0. */
#define SV_VARIANCE_MIN 1e-12

static struct sv_figure figure_of(double value)
{
    return (struct sv_figure){ true, value };
}

/* Sums over the items but one (SV_NO_ITEM for none): how they vary, alone and added up. */
struct scale {
    size_t count;
    double trace, sum;
    bool varies;
};

static struct scale scale_without(const struct sv_symmetric *covariances, size_t without)
{
    struct scale scale = { 0 };

    for (size_t i = 0; i < covariances->order; i++) {
        if (i == without)
            continue;
        scale.count++;
        scale.trace += sv_symmetric_get(covariances, i, i);
        for (size_t j = 0; j < covariances->order; j++)
            scale.sum += j == without ? 0 : sv_symmetric_get(covariances, i, j);
    }
    scale.varies = scale.sum > SV_VARIANCE_MIN * scale.trace;
    return scale;
}

static struct sv_figure alpha_of(const struct scale *scale)
{
    double k = (double)scale->count;

    if (scale->count < 2 || !scale->varies)
        return SV_NO_FIGURE;
    return figure_of(k / (k - 1) * (1 - scale->trace / scale->sum));
}

struct sv_figure sv_cronbach_alpha(const struct sv_symmetric *covariances)
{
    struct scale scale = scale_without(covariances, SV_NO_ITEM);

    return alpha_of(&scale);
}

/* The rows of criteria that are looked at. */
static bool is_looked_at(const struct sv_cube *cube, const struct sv_domain *domain,
                         const struct sv_cube_row *row, const double *weight_of_cell)
{
    return sv_domain_holds(cube, domain, row) &&
           (weight_of_cell == NULL || weight_of_cell[row->weight_cell] > 0);
}

/* Products of a set's items over the rows of the domain; at is the place of its triangle. */
static struct sv_moments moments_of(struct sv_arena *arena, const struct sv_cube *cube,
                                    const struct sv_domain *domain, size_t at, size_t count,
                                    const double *weight_of_cell)
{
    const struct sv_cube_rows *rows = &cube->rows[SV_PART_ITEMS];
    int64_t *totals = sv_arena_array(arena, count + 1, sizeof(*totals));
    int64_t *centres = sv_arena_array(arena, count, sizeof(*centres));
    struct sv_moments moments = sv_moments_new(arena, count, centres);

    for (size_t r = 0; r < rows->count; r++) {
        if (!is_looked_at(cube, domain, &rows->items[r], weight_of_cell))
            continue;
        for (size_t i = 0; i <= count; i++)
            totals[i] += rows->items[r].sums[at + i];
    }
    sv_centres_of(totals, count, centres);
    for (size_t r = 0; r < rows->count; r++) {
        const struct sv_cube_row *row = &rows->items[r];

        if (is_looked_at(cube, domain, row, weight_of_cell))
            sv_moments_add(&moments, row->sums + at,
                           weight_of_cell == NULL ? 1 : weight_of_cell[row->weight_cell]);
    }
    return moments;
}

/* The pairs' sums over the rows of the domain. */
static const int64_t *pairs_of(struct sv_arena *arena, const struct sv_cube *cube,
                               const struct sv_domain *domain)
{
    const struct sv_cube_rows *rows = &cube->rows[SV_PART_ITEMS];
    size_t from = sv_item_pair_at(cube->plan, 0, 0);
    size_t width = cube->plan->width[SV_PART_ITEMS] - from;
    int64_t *sums = sv_arena_array(arena, width, sizeof(*sums));

    for (size_t r = 0; r < rows->count; r++) {
        if (!sv_domain_holds(cube, domain, &rows->items[r]))
            continue;
        for (size_t k = 0; k < width; k++)
            sums[k] += rows->items[r].sums[from + k];
    }
    return sums;
}

/* Over a pair's complete cases. About integers near the means, as in moments.h. */
static struct sv_figure covariance_of_pair(const int64_t *sums)
{
    int64_t centres[2] = { 0 }, n = sums[SV_PAIR_N], first = 0, second = 0, product = 0;

    if (n < 2)
        return SV_NO_FIGURE;
    sv_centres_of(sums, 2, centres);
    first = sums[SV_PAIR_FIRST] - centres[0] * n;
    second = sums[SV_PAIR_SECOND] - centres[1] * n;
    product = sums[SV_PAIR_PRODUCT] - centres[0] * sums[SV_PAIR_SECOND] - centres[1] * first;
    return figure_of(((double)product - (double)first * (double)second / (double)n) /
                     (double)(n - 1));
}

/* places: the criteria of the set. */
static struct sv_figure alpha_pairwise(struct sv_arena *arena, const struct sv_cube *cube,
                                       const struct sv_domain *domain, const size_t *places,
                                       size_t count)
{
    const int64_t *pairs = pairs_of(arena, cube, domain);
    size_t from = sv_item_pair_at(cube->plan, 0, 0);
    struct sv_symmetric covariances = sv_symmetric_new(arena, count);

    for (size_t i = 0; i < count; i++) {
        for (size_t j = i; j < count; j++) {
            size_t at = sv_item_pair_at(cube->plan, places[i], places[j]) - from;
            struct sv_figure covariance = covariance_of_pair(pairs + at);

            if (!covariance.known)
                return SV_NO_FIGURE;
            sv_symmetric_set(&covariances, i, j, covariance.value);
        }
    }
    return sv_cronbach_alpha(&covariances);
}

static void set_standardized(struct sv_arena *arena, const struct sv_symmetric *covariances,
                             struct sv_reliability *reliability)
{
    struct sv_symmetric correlations = { 0 };
    double k = (double)covariances->order, sum = -k; /* less the diagonal */

    if (k < 2 || !sv_symmetric_correlations(arena, covariances, &correlations))
        return;
    for (size_t i = 0; i < covariances->order * covariances->order; i++)
        sum += correlations.cells[i];
    double mean_r = sum / (k * (k - 1)), divisor = 1 + (k - 1) * mean_r;

    reliability->mean_r = figure_of(mean_r);
    if (divisor > SV_VARIANCE_MIN)
        reliability->alpha_standardized = figure_of(k * mean_r / divisor);
}

/* How item i goes with the rest, from covariances that exist. */
static void set_item(const struct sv_symmetric *covariances, const struct scale *whole, size_t i,
                     struct sv_item_reliability *item)
{
    struct scale rest = scale_without(covariances, i);
    double variance = sv_symmetric_get(covariances, i, i), with_total = 0;

    for (size_t j = 0; j < covariances->order; j++)
        with_total += sv_symmetric_get(covariances, i, j);
    item->sd = figure_of(sqrt(variance));
    item->alpha_if_deleted = alpha_of(&rest);
    if (variance > 0 && whole->varies)
        item->r_total = figure_of(with_total / sqrt(variance * whole->sum));
    if (variance > 0 && rest.varies)
        item->r_rest = figure_of((with_total - variance) / sqrt(variance * rest.sum));
}

/* All that stands on the covariances of complete cases: two respondents at least. */
static void set_covaried(struct sv_arena *arena, const struct sv_moments *moments,
                         struct sv_reliability *reliability, struct sv_item_reliability *items)
{
    struct sv_symmetric covariances = sv_moments_products(arena, moments);
    size_t count = moments->count;
    struct scale whole = { 0 };

    for (size_t i = 0; i < count * count; i++)
        covariances.cells[i] /= (double)(reliability->n - 1);
    whole = scale_without(&covariances, SV_NO_ITEM);
    reliability->alpha = alpha_of(&whole);
    if (reliability->alpha.known)
        reliability->interval = sv_feldt(reliability->alpha.value, reliability->n, (int64_t)count);
    if (count > 0)
        reliability->scale_sd = figure_of(whole.varies ? sqrt(whole.sum) / (double)count : 0);
    set_standardized(arena, &covariances, reliability);
    for (size_t i = 0; i < count; i++)
        set_item(&covariances, &whole, i, &items[i]);
}

static void set_means(const struct sv_moments *moments, struct sv_reliability *reliability,
                      struct sv_item_reliability *items)
{
    double sum = 0;

    for (size_t i = 0; i < moments->count; i++) {
        items[i].mean = figure_of(sv_moments_mean(moments, i));
        sum += items[i].mean.value;
    }
    if (moments->count > 0)
        reliability->scale_mean = figure_of(sum / (double)moments->count);
}

static int64_t responses_in(const struct sv_cube *cube, const struct sv_domain *domain)
{
    const struct sv_cube_rows *rows = sv_domain_rows(cube, domain);
    int64_t responses = 0;

    for (size_t r = 0; r < rows->count; r++) {
        if (sv_domain_holds(cube, domain, &rows->items[r]))
            responses += rows->items[r].sums[SV_SUM_RESPONSES];
    }
    return responses;
}

struct sv_reliability sv_reliability_of(struct sv_arena *arena, const struct sv_cube *cube,
                                        const struct sv_domain *domain, enum sv_item_set set,
                                        size_t factor, const double *weight_of_cell)
{
    const struct sv_cube_plan *plan = cube->plan;
    size_t count = 0, size = sv_item_set_size(plan, set, factor);
    struct sv_reliability reliability = { .set = set, .factor = factor, .item_count = size };
    size_t *places = sv_arena_array(arena, size, sizeof(*places));
    struct sv_item_reliability *items = sv_arena_array(arena, size, sizeof(*items));

    for (size_t i = 0; i < plan->criterion_count; i++) {
        if (!sv_item_set_holds(plan, set, factor, i))
            continue;
        items[count].criterion = i;
        places[count++] = i;
    }
    reliability.items = items;
    reliability.rows = responses_in(cube, domain);
    if (plan->width[SV_PART_ITEMS] == 0 || domain->clusters != NULL || domain->procedure != SV_ANY)
        return reliability;

    size_t at = sv_item_set_at(plan, set, factor);
    struct sv_moments moments = moments_of(arena, cube, domain, at, size, NULL);

    reliability.n = (int64_t)moments.sums[0];
    if (reliability.n > 0)
        set_means(&moments, &reliability, items);
    if (reliability.n > 1)
        set_covaried(arena, &moments, &reliability, items);
    reliability.alpha_pairwise = alpha_pairwise(arena, cube, domain, places, size);
    if (reliability.alpha.known && weight_of_cell != NULL) {
        struct sv_moments weighted = moments_of(arena, cube, domain, at, size, weight_of_cell);
        struct sv_symmetric products = { 0 };

        if (weighted.sums[0] > 0) {
            products = sv_moments_products(arena, &weighted);
            reliability.alpha_weighted = sv_cronbach_alpha(&products);
        }
    }
    return reliability;
}
