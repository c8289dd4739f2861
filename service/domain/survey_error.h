/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_DOMAIN_SURVEY_ERROR_H
#define SV_DOMAIN_SURVEY_ERROR_H

#include "domain/survey_rule.h"

/* How far the points of a survey criterion may be from those that everybody's answers would give
 * (ADR 0013). */

enum { SV_SPREAD_KNOTS = 201 };

/* Where the level of a survey may be, by standard normal numbers. */
struct sv_spread {
    const struct sv_criterion *criterion;
    bool certain; /* the interval has no width: always the mean */
    bool bent;    /* of a beta distribution: its logits at z = -5 .. 5, else mean and sd */
    double mean, sd;
    double logits[SV_SPREAD_KNOTS];
};

/*
 * The level must be known. Logit-normal around it, as wide as its interval. At 0 or 1, or without
 * an interval, the beta distribution of x + 1/2 and n - x + 1/2 (Jeffreys), n being its size.
 */
void sv_spread_of(const struct sv_criterion *criterion, const struct sv_survey_level *level,
                  struct sv_spread *ret_spread);

/* The points, by the rule and to the nearest millionth, at a standard normal number: never less for
 * a greater one. */
sv_points sv_spread_points(const struct sv_spread *spread, double z);

/* More respondents like those there are until the 95 % interval is at most 1 point to either side.
 * False of steps, which have no width to speak of. The level must be known. */
bool sv_answers_needed(const struct sv_criterion *criterion, const struct sv_survey_level *level,
                       int64_t *ret_count);

/* Points if so many more respondents came, each satisfied with everything. The level must be known.
 */
sv_points sv_points_with_false(const struct sv_criterion *criterion,
                               const struct sv_survey_level *level, int64_t more);

#endif
