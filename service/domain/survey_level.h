/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_DOMAIN_SURVEY_LEVEL_H
#define SV_DOMAIN_SURVEY_LEVEL_H

#include "domain/par_survey.h"

/*
 * What a survey measured for a criterion, in 0..1: the share of satisfied answers or, of options,
 * their mean weight.
 */
struct sv_survey_level {
    bool known; /* false without an answer, or if the release hides them */
    double value;
    struct sv_interval interval;
    double size; /* answers of a simple random sample that tell as much; respondents if not known */
    int64_t respondents;
};
struct sv_survey_level sv_survey_level_of(const struct sv_criterion *criterion,
                                          const struct sv_survey_points *survey);

/* Points of a level by the rule, unrounded: in 0..max_points, and never less for more. */
double sv_survey_points_of_level(const struct sv_criterion *criterion, double level);

#endif
