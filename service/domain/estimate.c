/* SPDX-License-Identifier: Apache-2.0 */
#include "domain/estimate.h"

#include "domain/interval.h"

#include <assert.h>
#include <math.h>

static const double ROUNDING_ONLY = 1e-18; /* a variance below this is zero */

static void set_interval(struct sv_share *share, double n)
{
    struct sv_interval interval = sv_wilson(share->value, n);

    share->low = interval.low;
    share->high = interval.high;
}

struct sv_share sv_share_of_counts(int64_t satisfied, int64_t valid)
{
    struct sv_share share = { .satisfied = satisfied, .valid = valid, .respondents = valid };

    assert(satisfied >= 0 && satisfied <= valid);
    if (valid == 0)
        return share;
    share.known = true;
    share.value = (double)satisfied / (double)valid;
    set_interval(&share, (double)valid);
    return share;
}

/*
 * Sum over respondents of the squared linearised values
 * u = (1/G) sum_g (num_g - p_g den_g) / D_g, from the sums of products alone.
 */
static double sum_of_squares(const struct sv_measure *measure, const struct sv_measure_tally *tally,
                             size_t used)
{
    size_t count = measure->component_count;
    double total = 0;

    for (size_t g = 0; g < count; g++) {
        for (size_t h = 0; h < count; h++) {
            double den_g = (double)tally->den[g], den_h = (double)tally->den[h];

            if (tally->den[g] == 0 || tally->den[h] == 0)
                continue;
            double p_g = (double)tally->num[g] / den_g, p_h = (double)tally->num[h] / den_h;
            double product = (double)tally->num_num[g * count + h] -
                             p_h * (double)tally->num_den[g * count + h] -
                             p_g * (double)tally->num_den[h * count + g] +
                             p_g * p_h * (double)tally->den_den[g * count + h];

            total += product / (den_g * den_h);
        }
    }
    return total / ((double)used * (double)used);
}

/* How many independent answers would give an interval as wide as the respondents' answers do. */
static double effective_size(const struct sv_share *share, double squares)
{
    double respondents = (double)share->respondents, valid = (double)share->valid;

    if (share->satisfied == 0 || share->satisfied == share->valid || share->respondents == 1)
        return respondents;

    double variance = respondents / (respondents - 1.0) * squares;
    double spread = valid / (valid - 1.0) * share->value * (1.0 - share->value);

    if (variance < ROUNDING_ONLY)
        return respondents; /* everybody the same mixture: no more than one opinion each */
    return variance * valid <= spread ? valid : spread / variance;
}

struct sv_share sv_share_of_measure(const struct sv_measure *measure,
                                    const struct sv_measure_tally *tally)
{
    struct sv_share share = { .respondents = tally->respondents };
    double sum = 0;
    size_t used = 0;

    for (size_t g = 0; g < measure->component_count; g++) {
        share.satisfied += tally->num[g];
        share.valid += tally->den[g];
        if (tally->den[g] == 0)
            continue;
        sum += (double)tally->num[g] / (double)tally->den[g];
        used++;
    }
    if (used == 0)
        return share;
    share.known = true;
    share.value = sum / (double)used;
    set_interval(&share, effective_size(&share, sum_of_squares(measure, tally, used)));
    return share;
}

struct sv_share sv_share_of_item(const struct sv_tally *tally, size_t item)
{
    const struct sv_item *it = &tally->plan->instrument->items[item];
    int64_t satisfied = 0, valid = 0;
    bool can_satisfy = false;

    for (size_t i = 0; i < it->option_count; i++) {
        valid += tally->items[item].by_option[i];
        satisfied += it->options[i].satisfied ? tally->items[item].by_option[i] : 0;
        can_satisfy = can_satisfy || it->options[i].satisfied;
    }
    if (!can_satisfy || it->kind == SV_ITEM_MULTIPLE)
        return (struct sv_share){ 0 };
    return sv_share_of_counts(satisfied, valid);
}

bool sv_mean_of_item(const struct sv_tally *tally, size_t item, double *ret_mean)
{
    const struct sv_item *it = &tally->plan->instrument->items[item];
    int64_t sum = 0, valid = 0;

    if (it->kind != SV_ITEM_SCALE)
        return false;
    for (size_t i = 0; i < it->option_count; i++) {
        valid += tally->items[item].by_option[i];
        sum += tally->items[item].by_option[i] * it->options[i].value;
    }
    if (valid == 0)
        return false;
    *ret_mean = (double)sum / (double)valid;
    return true;
}
