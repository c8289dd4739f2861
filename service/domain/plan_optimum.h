/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_DOMAIN_PLAN_OPTIMUM_H
#define SV_DOMAIN_PLAN_OPTIMUM_H

#include "domain/measure.h"
#include "domain/optimiser.h"

/* The cheapest measures of a plan that bring its scorecard to a target. */
struct sv_plan_optimum {
    const struct sv_scorecard *card;
    sv_points from, target;
    struct sv_optimum optimum;         /* places are those of measures */
    const struct sv_measure *measures; /* of the plan, whose criteria the framework has */
};

/*
 * What a measure brings is held against what its criterion lost and the steps of its rule. Measures
 * on a whole field win what no measure on a criterion of the field is about. Dropped measures are
 * closed; those done already count as they are planned, since the scorecard is of before them.
 */
struct sv_plan_optimum sv_plan_optimum_of(struct sv_arena *arena, const struct sv_scorecard *card,
                                          const struct sv_measures *measures, sv_points target);

#endif
