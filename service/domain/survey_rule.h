/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_DOMAIN_SURVEY_RULE_H
#define SV_DOMAIN_SURVEY_RULE_H

#include "domain/par.h"

/* How a survey becomes points of a criterion: survey_linear, survey_options, survey_steps. */

/*
 * What a survey measured for a criterion, in 0..1: the share of satisfied answers or, of options,
 * their mean weight. The interval is the release's; of options it is Wilson's, with as many
 * answers as a share of the same variance would need.
 */
struct sv_survey_level {
    bool known; /* false without an answer, or if the release hides them */
    double value;
    struct sv_interval interval;
    double size; /* answers of a simple random sample with this interval; respondents without one */
    int64_t respondents;
};
struct sv_survey_level sv_survey_level_of(const struct sv_criterion *criterion,
                                          const struct sv_survey_points *survey);

/* Points of a level by the rule, unrounded: in 0..max_points, and never less for more. */
double sv_survey_points_of_level(const struct sv_criterion *criterion, double level);

/*
 * Points of the release with their interval. Thresholds of steps are held against the counts, by
 * integers, where the share is theirs; step_certain tells if both ends of the interval stand on
 * one step.
 */
struct sv_points_estimate sv_survey_estimate(const struct sv_criterion *criterion,
                                             const struct sv_survey_points *survey);

#endif
