/* SPDX-License-Identifier: Apache-2.0 */
#include "domain/fpc.h"

#include "domain/measured.h"
#include "domain/weighting_raked.h"

#include <assert.h>
#include <math.h>

/* A stratum: all its responses, and those with an answer by what they bring. */
struct sample {
    const struct sv_selection *selection;
    const struct sv_ratio *ratio;
    const struct sv_measured *measured;
    size_t stratum;
};

/* Responses of the stratum in one of the sums. */
static int64_t count_of(const struct sample *sample, size_t place)
{
    const struct sv_selection *selection = sample->selection;
    int64_t sum = 0;

    for (size_t c = 0; c < selection->cell_count; c++) {
        if (selection->cells[c] / SV_WEIGHT_CELLS_A_STRATUM == sample->stratum)
            sum += selection->estimator->sums[c * sample->ratio->place_count + place];
    }
    return sum;
}

/* Variance of the total of base weight times u over a stratum; the responses in its domain. */
static double stratum_variance(const struct sample *sample, int64_t responses, int64_t *ret_count)
{
    double base = sample->selection->estimator->weighting->base[sample->stratum];
    double n = (double)responses, mean = 0, squares = 0;

    *ret_count = 0;
    for (size_t k = 0; k < sample->ratio->respondents_count; k++) {
        int64_t count = count_of(sample, k);

        *ret_count += count;
        mean += (double)count * base * sample->measured->u[k] / n;
    }
    if (responses == 1)
        mean = 0; /* stands for itself, as a single cluster does */
    for (size_t k = 0; k < sample->ratio->respondents_count; k++) {
        double distance = base * sample->measured->u[k] - mean;

        squares += (double)count_of(sample, k) * distance * distance;
    }
    squares += (double)(responses - *ret_count) * mean * mean;
    return responses == 1 ? squares : n / (n - 1.0) * squares;
}

struct sv_estimate sv_estimate_as_sample(const struct sv_selection *selection,
                                         const struct sv_ratio *ratio, bool corrected)
{
    const struct sv_weighting *weighting = selection->estimator->weighting;
    struct sv_measured measured = sv_measured_of(selection, ratio);
    struct sv_estimate estimate = {
        .respondents = measured.respondents,
        .valid = measured.valid,
        .satisfied = ratio->mean ? 0 : measured.satisfied,
        .known = measured.known,
        .value = measured.value,
        .df = measured.respondents,
    };
    double variance = 0;

    assert(ratio->kind == SV_RATIO_SINGLE && weighting->scheme == SV_SCHEME_DESIGN);
    if (!measured.known)
        return (struct sv_estimate){ 0 };
    for (size_t h = 0; h < sv_stratum_count(selection->estimator->cube->survey); h++) {
        struct sample sample = { selection, ratio, &measured, h };
        int64_t responses = 0, count = 0;
        size_t first = h * SV_WEIGHT_CELLS_A_STRATUM;

        for (size_t c = first; c < first + SV_WEIGHT_CELLS_A_STRATUM; c++)
            responses += weighting->responses[c];
        if (weighting->base[h] <= 0)
            continue;
        /* More responses than people asked for: nobody is left to be drawn. */
        double left = corrected ? fmax(0.0, 1.0 - 1.0 / weighting->base[h]) : 1.0;

        variance += left * stratum_variance(&sample, responses, &count);
        estimate.df -= count > 0 ? 1 : 0;
    }
    sv_estimate_set_variance(selection, ratio, &measured, variance, &estimate);
    return estimate;
}
