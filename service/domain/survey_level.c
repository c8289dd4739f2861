/* SPDX-License-Identifier: Apache-2.0 */
#include "domain/survey_level.h"

#include <math.h>
#include <string.h>

static const double ROUNDING = 1e-12;
static const double HUNDRED_PERCENT = 100.0 * (double)SV_POINT;

/* Inverts Wilson's interval, whose ends solve |share - end| = z sqrt(end (1 - end) / n). */
static double size_of(const struct sv_estimate *index)
{
    const struct sv_interval *interval = &index->interval;
    double end = interval->low > 0.0 ? interval->low : interval->high;
    double off = index->value - end;

    if (!interval->known || off == 0.0 || end <= 0.0 || end >= 1.0)
        return (double)index->respondents;
    return SV_Z_95 * SV_Z_95 * end * (1.0 - end) / (off * off);
}

static struct sv_survey_level level_of_share(const struct sv_estimate *index)
{
    return (struct sv_survey_level){
        .known = index->known,
        .value = index->value,
        .interval = index->interval,
        .size = size_of(index),
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

/* Answers that a share with the same mean would need to vary as little: its own variance is the
 * most that weights can have. Weights that do not vary at all claim no certainty by that. */
static double size_of_options(const struct sv_rule *rule, const struct sv_survey_points *survey,
                              const struct sv_survey_level *level)
{
    double n = (double)level->respondents, most = level->value * (1.0 - level->value);
    double own = 0.0;

    for (size_t i = 0; i < rule->option_count; i++) {
        double off = (double)rule->options[i].percent / HUNDRED_PERCENT - level->value;

        own += (double)count_of(survey, rule->options[i].code) / n * off * off;
    }
    return own > ROUNDING && own < most ? n * most / own : n;
}

static struct sv_survey_level level_of_options(const struct sv_criterion *criterion,
                                               const struct sv_survey_points *survey)
{
    const struct sv_rule *rule = &criterion->rule;
    const struct sv_points_estimate points = sv_survey_estimate(criterion, survey);
    double max_points = sv_double_of_points(criterion->max_points);
    struct sv_survey_level level = { .known = points.known };

    if (!points.known)
        return level;
    for (size_t i = 0; i < rule->option_count; i++)
        level.respondents += count_of(survey, rule->options[i].code);
    level.value = fmin(1.0, points.points / max_points);
    level.interval = (struct sv_interval){ points.interval.known, points.interval.low / max_points,
                                           points.interval.high / max_points };
    level.size = size_of_options(rule, survey, &level);
    return level;
}

struct sv_survey_level sv_survey_level_of(const struct sv_criterion *criterion,
                                          const struct sv_survey_points *survey)
{
    if (criterion->rule.kind == SV_RULE_SURVEY_OPTIONS)
        return level_of_options(criterion, survey);
    return level_of_share(&survey->release.index);
}

double sv_survey_points_of_level(const struct sv_criterion *criterion, double level)
{
    const struct sv_estimate share = { .known = true, .value = level };

    if (criterion->rule.kind == SV_RULE_SURVEY_STEPS)
        return sv_points_of_share_steps(criterion, &share).points;
    return level * sv_double_of_points(criterion->max_points);
}
