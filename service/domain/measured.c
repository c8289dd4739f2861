/* SPDX-License-Identifier: Apache-2.0 */
#include "domain/measured.h"

#include "domain/weighting_raked.h"

#include <math.h>
#include <string.h>

static const double ROUNDING_PART = 1e-13; /* of a difference's terms, that rounding leaves */

/* Room for the sums of a measure; it grows to the largest one and is used again. */
static void make_room(struct sv_estimator *estimator, size_t cells, size_t places)
{
    if (estimator->sums == NULL || estimator->sums_count < cells * places) {
        estimator->sums_count = cells * places;
        estimator->sums = sv_arena_array(estimator->arena, cells * places, sizeof(int64_t));
    }
    if (estimator->place_count < places) {
        estimator->place_count = places;
        estimator->totals = sv_arena_array(estimator->arena, places, sizeof(double));
        estimator->u = sv_arena_array(estimator->arena, places, sizeof(double));
        estimator->at = sv_arena_array(estimator->arena, places, sizeof(size_t));
    }
    if (cells > 0)
        memset(estimator->sums, 0, cells * places * sizeof(int64_t));
    memset(estimator->totals, 0, places * sizeof(double));
    memset(estimator->u, 0, places * sizeof(double));
}

/* Integers first, cell by cell; then their weights. */
static void add_up(const struct sv_selection *selection, const struct sv_ratio *ratio)
{
    struct sv_estimator *estimator = selection->estimator;
    size_t count = ratio->place_count;

    make_room(estimator, selection->cell_count, count);
    for (size_t i = 0; i < selection->row_count; i++) {
        const struct sv_selected_row *row = &selection->rows[i];
        int64_t *sums = estimator->sums + row->cell * count;

        for (size_t k = 0; k < count; k++)
            sums[k] += row->sums[ratio->places[k]];
    }
    for (size_t c = 0; c < selection->cell_count; c++) {
        double weight = estimator->weighting->weights[selection->cells[c]];

        for (size_t k = 0; k < count; k++)
            estimator->totals[k] += weight * (double)estimator->sums[c * count + k];
    }
}

static int64_t count_of(const struct sv_selection *selection, const struct sv_ratio *ratio,
                        size_t place)
{
    int64_t sum = 0;

    for (size_t c = 0; c < selection->cell_count; c++)
        sum += selection->estimator->sums[c * ratio->place_count + place];
    return sum;
}

static void count_answers(const struct sv_selection *selection, const struct sv_ratio *ratio,
                          struct sv_measured *measured)
{
    for (size_t k = 0; k < ratio->respondents_count; k++) {
        measured->respondents += count_of(selection, ratio, k);
        measured->weight_sum += selection->estimator->totals[k];
    }
    for (size_t i = 0; i < ratio->counts.count; i++) {
        const struct sv_ratio_term *term = &ratio->counts.items[i];
        int64_t n = term->num == 0 && term->den == 0 ? 0 : count_of(selection, ratio, term->place);

        measured->satisfied += term->num > 0 ? n : 0;
        measured->valid += term->den > 0 ? n : 0;
    }
}

struct part {
    double num;
    double den;
};

static struct part part_of(const struct sv_ratio_terms *terms, const double *totals)
{
    struct part part = { 0, 0 };

    for (size_t i = 0; i < terms->count; i++) {
        part.num += terms->items[i].num * totals[terms->items[i].place];
        part.den += terms->items[i].den * totals[terms->items[i].place];
    }
    return part;
}

/* The value, and what each sum brings to it linearised. Where everybody is satisfied a share is 1:
 * the means of shares have other addends in num than in den, and rounding must not take them past.
 */
static void set_value(const struct sv_ratio *ratio, const struct sv_estimator *estimator,
                      struct sv_measured *measured)
{
    size_t used = 0;

    for (size_t p = 0; p < ratio->part_count; p++) {
        struct part part = part_of(&ratio->parts[p], estimator->totals);

        if (part.den <= 0)
            continue;
        measured->value += part.num / part.den;
        used++;
    }
    measured->known = used > 0;
    if (used == 0)
        return;
    measured->value /= (double)used;
    if (!ratio->mean)
        measured->value = fmin(1.0, measured->value);
    for (size_t p = 0; p < ratio->part_count; p++) {
        const struct sv_ratio_terms *terms = &ratio->parts[p];
        struct part part = part_of(terms, estimator->totals);

        for (size_t i = 0; part.den > 0 && i < terms->count; i++) {
            const struct sv_ratio_term *term = &terms->items[i];

            estimator->u[term->place] =
                (term->num - part.num / part.den * term->den) / (part.den * (double)used);
        }
    }
}

/* Each respondent is in one of the terms. */
static double squares_of_terms(const struct sv_ratio *ratio, const struct sv_estimator *estimator,
                               double weight_sum)
{
    double sum = 0, size = 0;

    for (size_t i = 0; i < ratio->parts[0].count; i++) {
        const struct sv_ratio_term *term = &ratio->parts[0].items[i];
        double total = estimator->totals[term->place], u = estimator->u[term->place];

        sum += total * u * u;
        size += total * term->num / weight_sum * term->num / weight_sum;
    }
    /* Every u is a difference, whose own rounding is squared here. */
    return sum < ROUNDING_PART * ROUNDING_PART * size ? 0 : sum;
}

/* The square of sum_g (u_num num_g + u_den den_g), multiplied out. */
static double squares_of_products(const struct sv_ratio *ratio,
                                  const struct sv_estimator *estimator)
{
    size_t count = ratio->product_factor_count;
    const double *num_num = estimator->totals + ratio->products_place;
    const double *num_den = num_num + count * count, *den_den = num_den + count * count;
    double sum = 0, size = 0;

    for (size_t i = 0; i < count * count; i++) {
        size_t g = i / count, h = i % count;
        /* After the respondents, a pair of terms each. */
        const double *u_g = estimator->u + ratio->respondents_count + 2 * g;
        const double *u_h = estimator->u + ratio->respondents_count + 2 * h;

        sum += u_g[0] * u_h[0] * num_num[i] + u_g[0] * u_h[1] * num_den[i] +
               u_g[1] * u_h[0] * num_den[h * count + g] + u_g[1] * u_h[1] * den_den[i];
        size += fabs(u_g[0] * u_h[0] * num_num[i]) + fabs(u_g[1] * u_h[1] * den_den[i]);
    }
    return sum < ROUNDING_PART * size ? 0 : sum;
}

struct sv_measured sv_measured_of(const struct sv_selection *selection,
                                  const struct sv_ratio *ratio)
{
    struct sv_measured measured = { .has_squares = ratio->kind != SV_RATIO_OTHER };
    struct sv_estimator *estimator = selection->estimator;

    if (ratio->part_count == 0)
        return (struct sv_measured){ 0 };
    add_up(selection, ratio);
    count_answers(selection, ratio, &measured);
    set_value(ratio, estimator, &measured);
    measured.u = estimator->u;
    if (ratio->kind == SV_RATIO_SINGLE)
        measured.square_sum = squares_of_terms(ratio, estimator, measured.weight_sum);
    if (ratio->kind == SV_RATIO_FACTORS)
        measured.square_sum = squares_of_products(ratio, estimator);
    return measured;
}

void sv_measured_begin(struct sv_estimator *estimator)
{
    sv_linear_clear(estimator->linear);
    estimator->round++;
    estimator->clusters = 0;
    estimator->strata = 0;
}

static void see(struct sv_estimator *estimator, const struct sv_selected_row *row)
{
    size_t stratum = row->weight_cell / SV_WEIGHT_CELLS_A_STRATUM;

    if (estimator->cluster_seen[row->cluster] == estimator->round)
        return;
    estimator->cluster_seen[row->cluster] = estimator->round;
    estimator->clusters++;
    if (estimator->stratum_seen[stratum] == estimator->round)
        return;
    estimator->stratum_seen[stratum] = estimator->round;
    estimator->strata++;
}

/* The places that bring something, closed up. */
static size_t terms_in_use(const struct sv_ratio *ratio, const double *u, size_t *at, double *by)
{
    size_t count = 0;

    for (size_t k = 0; k < ratio->place_count; k++) {
        if (u[k] == 0)
            continue;
        at[count] = ratio->places[k];
        by[count++] = u[k];
    }
    return count;
}

void sv_measured_add(const struct sv_selection *selection, const struct sv_ratio *ratio,
                     const struct sv_measured *measured, double sign)
{
    struct sv_estimator *estimator = selection->estimator;
    const size_t *at = estimator->at;
    /* In the place of the totals, which are no longer needed. */
    const double *by = estimator->totals;
    size_t count =
        measured->known ? terms_in_use(ratio, measured->u, estimator->at, estimator->totals) : 0;

    for (size_t i = 0; i < selection->row_count; i++) {
        const struct sv_selected_row *row = &selection->rows[i];
        int64_t respondents = 0;
        double u = 0;

        for (size_t k = 0; k < ratio->respondents_count; k++)
            respondents += row->sums[ratio->places[k]];
        if (respondents == 0)
            continue;
        for (size_t k = 0; k < count; k++)
            u += by[k] * (double)row->sums[at[k]];
        see(estimator, row);
        sv_linear_add(estimator->linear, row->cluster, row->weight_cell, sign * u);
    }
}

int64_t sv_measured_df(const struct sv_estimator *estimator)
{
    return estimator->clusters - estimator->strata;
}
