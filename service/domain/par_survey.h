/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_DOMAIN_PAR_SURVEY_H
#define SV_DOMAIN_PAR_SURVEY_H

#include "domain/par.h"
#include "domain/sub_index.h"

/*
 * Points of a survey criterion from the release that fills it, with their 95 % interval. For
 * survey_options from the counts of its item; not known if nobody gave one of its options. points
 * is what counts (of survey_steps those of the step); step_certain tells whether both ends of the
 * interval stand on one step.
 */
struct sv_points_estimate sv_survey_estimate(const struct sv_criterion *criterion,
                                             const struct sv_survey_points *survey);

/*
 * survey_steps: the points of the highest step that the share of satisfied answers reaches, and of
 * both ends of its interval. By integers where the counts are the share (no weights).
 */
struct sv_points_estimate sv_points_of_share_steps(const struct sv_criterion *criterion,
                                                   const struct sv_estimate *index);

/*
 * survey_options: max x sum(n w) / sum(n) over the options of the rule; other answers leave the
 * denominator. The interval is that of a mean, t with the multinomial variance, cut to 0..max; of
 * answers that are all the same Wilson's, since they do not vary. Not known for one answer.
 */
struct sv_points_estimate sv_points_of_options(const struct sv_criterion *criterion,
                                               const struct sv_option_count *counts, size_t count);

#endif
