/* SPDX-License-Identifier: Apache-2.0 */
#include "domain/trimming.h"

#include <math.h>

static int64_t responses_of(const struct sv_weights *weights)
{
    int64_t n = 0;

    for (size_t i = 0; i < weights->count; i++)
        n += weights->responses[i];
    return n;
}

double sv_weights_sum(const struct sv_weights *weights)
{
    double sum = 0;

    for (size_t i = 0; i < weights->count; i++)
        sum += (double)weights->responses[i] * weights->weights[i];
    return sum;
}

double sv_weights_mean(const struct sv_weights *weights)
{
    int64_t n = responses_of(weights);

    return n == 0 ? 0 : sv_weights_sum(weights) / (double)n;
}

double sv_weights_max(const struct sv_weights *weights)
{
    double max = 0;

    for (size_t i = 0; i < weights->count; i++) {
        if (weights->responses[i] > 0)
            max = fmax(max, weights->weights[i]);
    }
    return max;
}

/* Clips the free weights that are outside; the responses clipped and what was taken from them. */
static int64_t clip(const struct sv_weights *weights, bool *clipped,
                    struct sv_trimming_report *report, double *ret_taken)
{
    int64_t n = 0;

    *ret_taken = 0;
    for (size_t i = 0; i < weights->count; i++) {
        double weight = weights->weights[i];
        double inside = fmin(fmax(weight, report->lower), report->upper);

        if (clipped[i] || weights->responses[i] == 0 || weight == inside)
            continue;
        clipped[i] = true;
        n += weights->responses[i];
        if (report->passes == 0) {
            report->below += weight < inside ? weights->responses[i] : 0;
            report->above += weight > inside ? weights->responses[i] : 0;
        }
        *ret_taken += (double)weights->responses[i] * (weight - inside);
        weights->weights[i] = inside;
    }
    return n;
}

static void spread(const struct sv_weights *weights, const bool *clipped, double taken)
{
    int64_t n = 0;

    for (size_t i = 0; i < weights->count; i++)
        n += clipped[i] ? 0 : weights->responses[i];
    for (size_t i = 0; i < weights->count; i++) {
        if (!clipped[i] && weights->responses[i] > 0)
            weights->weights[i] += taken / (double)n;
    }
}

bool sv_trim(const struct sv_weights *weights, bool *clipped, struct sv_trimming_report *report)
{
    double mean = sv_weights_mean(weights), taken = 0;

    if (!(report->lower < mean && mean < report->upper))
        return false;
    for (size_t i = 0; i < weights->count; i++)
        clipped[i] = false;
    /* Each pass clips a weight or is the last one. */
    while (clip(weights, clipped, report, &taken) > 0) {
        report->passes++;
        spread(weights, clipped, taken);
    }
    return true;
}
