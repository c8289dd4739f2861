/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_APP_OPTIMUM_H
#define SV_APP_OPTIMUM_H

#include "app/plan.h"
#include "domain/plan_optimum.h"
#include "domain/survey_gap.h"

struct sv_told_optimum {
    struct sv_plan_optimum plan;
    struct sv_survey_gaps survey;
};

/*
 * The cheapest measures of the plan that reach target, and where the points of surveys are lost:
 * in the units of the scorecard that the caller may see, and at their counters. Always under
 * disclosure control: hidden units and counters are left out and counted. Fails as sv_app_plan
 * does.
 */
SV_MUST_USE
enum sv_status sv_app_optimum(const struct sv_app *app, struct sv_arena *arena,
                              const struct sv_plan_question *question, sv_points target,
                              struct sv_told_optimum *ret_told, struct sv_error *reterr);

#endif
