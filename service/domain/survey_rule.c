/* SPDX-License-Identifier: Apache-2.0 */
#include "domain/survey_rule.h"

#include <math.h>
#include <string.h>

/* Where weights cancel, a share of exactly the threshold must not lose it to rounding. */
static const double ROUNDING = 1e-12;
static const double HUNDRED_PERCENT = 100.0 * (double)SV_POINT;

/* Inverts Wilson's interval, whose ends solve |share - end| = z sqrt(end (1 - end) / n). */
static double size_of(double share, const struct sv_interval *interval, int64_t respondents)
{
    double end = interval->low > 0.0 ? interval->low : interval->high;
    double off = share - end;

    if (!interval->known || off == 0.0 || end <= 0.0 || end >= 1.0)
        return (double)respondents;
    return SV_Z_95 * SV_Z_95 * end * (1.0 - end) / (off * off);
}

static struct sv_survey_level level_of_share(const struct sv_estimate *index)
{
    return (struct sv_survey_level){
        .known = index->known,
        .value = index->value,
        .interval = index->interval,
        .size = size_of(index->value, &index->interval, index->respondents),
        .respondents = index->respondents,
    };
}

static int64_t count_of(const struct sv_survey_points *survey, const char *option)
{
    for (size_t i = 0; i < survey->option_count; i++) {
        if (strcmp(survey->options[i].option, option) == 0)
            return survey->options[i].count;
    }
    return 0;
}

/* Answers that the rule gives no weight (an option "other") are no part of it. */
static struct sv_survey_level level_of_options(const struct sv_rule *rule,
                                               const struct sv_survey_points *survey)
{
    struct sv_survey_level level = { 0 };
    double sum = 0.0, squares = 0.0;

    for (size_t i = 0; i < rule->option_count; i++) {
        double weight = (double)rule->options[i].percent / HUNDRED_PERCENT;
        int64_t count = count_of(survey, rule->options[i].code);

        level.respondents += count;
        sum += (double)count * weight;
        squares += (double)count * weight * weight;
    }
    if (level.respondents == 0)
        return level;

    double n = (double)level.respondents;

    level.known = true;
    level.value = fmin(1.0, sum / n);

    /* Weights vary at most as a share with their mean does. If they do not vary at all, their own
     * variance would claim a certainty that no sample gives: then the share's is taken. */
    double own = squares / n - level.value * level.value;
    double most = level.value * (1.0 - level.value);

    level.size = own > ROUNDING && own < most ? n * most / own : n;
    level.interval = sv_wilson(level.value, level.size);
    return level;
}

struct sv_survey_level sv_survey_level_of(const struct sv_criterion *criterion,
                                          const struct sv_survey_points *survey)
{
    if (criterion->rule.kind == SV_RULE_SURVEY_OPTIONS)
        return level_of_options(&criterion->rule, survey);
    return level_of_share(&survey->release.index);
}

static sv_points step_points(const struct sv_rule *rule, double level)
{
    for (size_t i = 0; i < rule->step_count; i++) {
        if (level + ROUNDING >= (double)rule->steps[i].at_least / HUNDRED_PERCENT)
            return rule->steps[i].points;
    }
    return 0;
}

/* By integers. The percentage is cut off, so it reaches whatever the share itself reaches. */
static sv_points step_points_of_counts(const struct sv_rule *rule, int64_t satisfied, int64_t valid)
{
    sv_points percent = sv_points_percent(satisfied, valid);

    for (size_t i = 0; i < rule->step_count; i++) {
        if (percent >= rule->steps[i].at_least)
            return rule->steps[i].points;
    }
    return 0;
}

double sv_survey_points_of_level(const struct sv_criterion *criterion, double level)
{
    if (criterion->rule.kind == SV_RULE_SURVEY_STEPS)
        return sv_double_of_points(step_points(&criterion->rule, level));
    return level * sv_double_of_points(criterion->max_points);
}

static double points_of_steps(const struct sv_criterion *criterion, const struct sv_estimate *index)
{
    const struct sv_rule *rule = &criterion->rule;
    bool plain =
        index->valid > 0 && index->value == (double)index->satisfied / (double)index->valid;

    return sv_double_of_points(plain ? step_points_of_counts(rule, index->satisfied, index->valid)
                                     : step_points(rule, index->value));
}

struct sv_points_estimate sv_survey_estimate(const struct sv_criterion *criterion,
                                             const struct sv_survey_points *survey)
{
    const struct sv_survey_level level = sv_survey_level_of(criterion, survey);
    struct sv_points_estimate points = { .known = level.known };

    if (criterion->rule.kind == SV_RULE_SURVEY_LINEAR)
        return sv_release_points(&survey->release, criterion->max_points);
    if (!level.known)
        return points;
    points.points = criterion->rule.kind == SV_RULE_SURVEY_STEPS
                        ? points_of_steps(criterion, &survey->release.index)
                        : sv_survey_points_of_level(criterion, level.value);
    if (!level.interval.known)
        return points;
    points.interval =
        (struct sv_interval){ true, sv_survey_points_of_level(criterion, level.interval.low),
                              sv_survey_points_of_level(criterion, level.interval.high) };
    points.step_certain = points.interval.low == points.interval.high;
    return points;
}
