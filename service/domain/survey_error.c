/* SPDX-License-Identifier: Apache-2.0 */
#include "domain/survey_error.h"

#include "domain/special.h"

#include <assert.h>
#include <math.h>

static const double FARTHEST = 5.0; /* standard deviations; one draw of two million is beyond */

/* More respondents than there are people. */
static const int64_t MANY = INT64_C(10000000000);

static double logit_of(double share)
{
    return log(share) - log1p(-share);
}

static double share_of(double logit)
{
    return 1.0 / (1.0 + exp(-logit));
}

/* P(Z <= z), from the tail on either side. */
static double normal_cdf(double z)
{
    double tails = sv_normal_two_sided_p(z) / 2.0;

    return z < 0 ? tails : 1.0 - tails;
}

/* The quantile at z, from the side where the beta distribution is nearer to 0: there are digits. */
static double beta_logit(double z, double a, double b)
{
    if (a > b)
        return -beta_logit(-z, b, a);
    return logit_of(sv_beta_quantile(normal_cdf(z), a, b));
}

static void bend(const struct sv_survey_level *level, struct sv_spread *spread)
{
    double n = fmax(1.0, level->size), x = level->value * n;

    spread->bent = true;
    for (size_t i = 0; i < SV_SPREAD_KNOTS; i++) {
        double z = FARTHEST * (2.0 * (double)i / (SV_SPREAD_KNOTS - 1) - 1.0);

        spread->logits[i] = beta_logit(z, x + 0.5, n - x + 0.5);
    }
}

void sv_spread_of(const struct sv_criterion *criterion, const struct sv_survey_level *level,
                  struct sv_spread *ret_spread)
{
    const struct sv_interval *interval = &level->interval;
    bool inside = level->value > 0.0 && level->value < 1.0;

    assert(level->known);
    *ret_spread = (struct sv_spread){ .criterion = criterion };
    ret_spread->certain = interval->known && interval->low >= interval->high;
    if (ret_spread->certain) {
        ret_spread->mean = level->value;
        return;
    }
    if (!inside || !interval->known || interval->low <= 0.0 || interval->high >= 1.0) {
        bend(level, ret_spread);
        return;
    }
    ret_spread->mean = logit_of(level->value);
    ret_spread->sd = (logit_of(interval->high) - logit_of(interval->low)) / (2.0 * SV_Z_95);
}

/* Between the knots along straight lines; outside, what the last knot has. */
static double bent_logit(const struct sv_spread *spread, double z)
{
    double at =
        (fmin(FARTHEST, fmax(-FARTHEST, z)) + FARTHEST) / (2.0 * FARTHEST) * (SV_SPREAD_KNOTS - 1);
    double below = fmin(floor(at), SV_SPREAD_KNOTS - 2);
    size_t knot = (size_t)below;
    double from = spread->logits[knot], to = spread->logits[knot + 1];

    return from + (to - from) * (at - below);
}

static double level_at(const struct sv_spread *spread, double z)
{
    if (spread->certain)
        return spread->mean;
    return share_of(spread->bent ? bent_logit(spread, z) : spread->mean + spread->sd * z);
}

sv_points sv_spread_points(const struct sv_spread *spread, double z)
{
    return sv_points_of_double(sv_survey_points_of_level(spread->criterion, level_at(spread, z)));
}

/* Half the width of the Wilson interval, in points. */
static double half_width(const struct sv_criterion *criterion, double level, double n)
{
    struct sv_interval interval = sv_wilson(level, n);

    return (interval.high - interval.low) / 2.0 * sv_double_of_points(criterion->max_points);
}

bool sv_answers_needed(const struct sv_criterion *criterion, const struct sv_survey_level *level,
                       int64_t *ret_count)
{
    int64_t low = 0, high = MANY; /* low is too few, unless it is 0; high is enough */

    assert(level->known);
    if (criterion->rule.kind == SV_RULE_SURVEY_STEPS)
        return false;

    /* Respondents for one answer of a simple random sample. */
    double design = (double)level->respondents / level->size;

    while (high - low > 1) {
        int64_t middle = low + (high - low) / 2;

        if (half_width(criterion, level->value, (double)middle / design) <= 1.0)
            high = middle;
        else
            low = middle;
    }
    *ret_count = high > level->respondents ? high - level->respondents : 0;
    return true;
}

/* The most that an answer can weigh. */
static double best_of(const struct sv_rule *rule)
{
    sv_points best = 0;

    if (rule->kind != SV_RULE_SURVEY_OPTIONS)
        return 1.0;
    for (size_t i = 0; i < rule->option_count; i++)
        best = rule->options[i].percent > best ? rule->options[i].percent : best;
    return (double)best / (100.0 * (double)SV_POINT);
}

sv_points sv_points_with_false(const struct sv_criterion *criterion,
                               const struct sv_survey_level *level, int64_t more)
{
    double n = (double)level->respondents, k = (double)more;
    double moved = (level->value * n + k * best_of(&criterion->rule)) / (n + k);

    assert(level->known && level->respondents > 0 && more >= 0);
    return sv_points_of_double(sv_survey_points_of_level(criterion, fmin(1.0, moved)));
}
