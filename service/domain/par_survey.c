/* SPDX-License-Identifier: Apache-2.0 */
#include "domain/par_survey.h"

#include <math.h>
#include <string.h>

static const double ONE = 100.0 * (double)SV_POINT; /* 100 % */

/* Where weights cancel, a share of exactly a step must not lose it to rounding. */
static const double ROUNDING = 1e-12;

/* Points of the highest step reached, by integers. valid > 0. */
static sv_points step_of_counts(const struct sv_rule *rule, int64_t satisfied, int64_t valid)
{
    sv_points percent = sv_points_percent(satisfied, valid);

    for (size_t i = 0; i < rule->step_count; i++) {
        if (percent >= rule->steps[i].at_least)
            return rule->steps[i].points;
    }
    return 0;
}

static sv_points step_of_share(const struct sv_rule *rule, double share)
{
    for (size_t i = 0; i < rule->step_count; i++) {
        if (share + ROUNDING >= (double)rule->steps[i].at_least / ONE)
            return rule->steps[i].points;
    }
    return 0;
}

/* Whether the share is that of the answers as they were counted: nothing is weighted. */
static bool is_count(const struct sv_estimate *index)
{
    return index->valid > 0 &&
           fabs(index->value - (double)index->satisfied / (double)index->valid) <= ROUNDING;
}

static double limited(sv_points points, sv_points max_points)
{
    return sv_double_of_points(points > max_points ? max_points : points);
}

struct sv_points_estimate sv_points_of_share_steps(const struct sv_criterion *criterion,
                                                   const struct sv_estimate *index)
{
    const struct sv_rule *rule = &criterion->rule;
    struct sv_points_estimate estimate = { .known = index->known };

    if (!index->known)
        return estimate;
    sv_points reached = is_count(index) ? step_of_counts(rule, index->satisfied, index->valid)
                                        : step_of_share(rule, index->value);

    estimate.points = limited(reached, criterion->max_points);
    estimate.step_points = estimate.points;
    if (criterion->max_points > 0)
        estimate.step_percent =
            (int64_t)(100.0 * (double)reached / (double)criterion->max_points + 0.5);
    if (!index->interval.known)
        return estimate;
    sv_points low = step_of_share(rule, index->interval.low);
    sv_points high = step_of_share(rule, index->interval.high);

    estimate.interval = (struct sv_interval){ true, limited(low, criterion->max_points),
                                              limited(high, criterion->max_points) };
    estimate.step_interval = estimate.interval;
    estimate.step_certain = low == high;
    return estimate;
}

/* The weight of an option in millionths of a percent; false if the rule does not have it. */
static bool weight_of(const struct sv_rule *rule, const char *code, sv_points *ret_weight)
{
    for (size_t i = 0; i < rule->option_count; i++) {
        if (strcmp(rule->options[i].code, code) != 0)
            continue;
        *ret_weight = rule->options[i].percent;
        return true;
    }
    return false;
}

/* Of answers with weights in 0..1. */
struct mean {
    int64_t n;
    double value;
    double squares; /* sum of squared differences from it */
};

/* The sum is one of integers: a further answer of the highest weight never lowers the mean. */
static struct mean mean_of(const struct sv_rule *rule, const struct sv_option_count *counts,
                           size_t count)
{
    struct mean mean = { 0 };
    sv_points weight = 0;
    int64_t sum = 0;

    for (size_t i = 0; i < count; i++) {
        if (weight_of(rule, counts[i].option, &weight)) {
            mean.n += counts[i].count;
            sum += weight * counts[i].count;
        }
    }
    if (mean.n == 0)
        return mean;
    mean.value = (double)sum / ((double)mean.n * ONE);
    for (size_t i = 0; i < count; i++) {
        if (!weight_of(rule, counts[i].option, &weight))
            continue;
        double off = (double)weight / ONE - mean.value;

        mean.squares += (double)counts[i].count * off * off;
    }
    return mean;
}

static struct sv_interval interval_of(const struct mean *mean)
{
    double n = (double)mean->n;

    if (mean->n < 2)
        return (struct sv_interval){ 0 };
    if (mean->squares <= ROUNDING * n)
        return sv_wilson(mean->value, n);
    struct sv_interval interval =
        sv_t_interval(mean->value, sqrt(mean->squares / (n - 1.0) / n), n - 1.0);

    interval.low = fmax(0.0, interval.low);
    interval.high = fmin(1.0, interval.high);
    return interval;
}

struct sv_points_estimate sv_points_of_options(const struct sv_criterion *criterion,
                                               const struct sv_option_count *counts, size_t count)
{
    const struct mean mean = mean_of(&criterion->rule, counts, count);
    const struct sv_interval interval = interval_of(&mean);
    double max_points = sv_double_of_points(criterion->max_points);
    struct sv_points_estimate estimate = { .known = mean.n > 0 };

    estimate.points = mean.value * max_points;
    estimate.interval = (struct sv_interval){ interval.known, interval.low * max_points,
                                              interval.high * max_points };
    return estimate;
}

struct sv_points_estimate sv_survey_estimate(const struct sv_criterion *criterion,
                                             const struct sv_survey_points *survey)
{
    const struct sv_release_head *release = &survey->release;

    if (criterion->rule.kind == SV_RULE_SURVEY_LINEAR)
        return sv_release_points(release, criterion->max_points);
    if (!release->shown)
        return (struct sv_points_estimate){ 0 };
    if (criterion->rule.kind == SV_RULE_SURVEY_STEPS)
        return sv_points_of_share_steps(criterion, &release->index);
    return sv_points_of_options(criterion, survey->options, survey->option_count);
}
