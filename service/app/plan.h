/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_APP_PLAN_H
#define SV_APP_PLAN_H

#include "app/app.h"
#include "domain/plan.h"
#include "domain/staff.h"
#include "domain/target.h"

/* Targets and the remedial plan of a scorecard. Everything found is in the arena. */

struct sv_plan_question {
    struct sv_scorecard_key key; /* period "" is the latest */
    const struct sv_caller *caller;
    sv_day today;
};

/*
 * The plan with what has come of it. SV_ERR_NOT_FOUND without the scorecard, SV_ERR_FORBIDDEN if
 * the unit is not one the caller may see; this holds for all below.
 */
SV_MUST_USE
enum sv_status sv_app_plan(const struct sv_app *app, struct sv_arena *arena,
                           const struct sv_plan_question *question, struct sv_plan *ret_plan,
                           struct sv_error *reterr);

/* Proposes a measure for each criterion below maximum that has none; the same again adds nothing.
 * *ret_added is how many. */
SV_MUST_USE
enum sv_status sv_app_plan_propose(const struct sv_app *app, struct sv_arena *arena,
                                   const struct sv_plan_question *question, size_t *ret_added,
                                   struct sv_error *reterr);

/* Measures on their way in, and what became of them. */
struct sv_plan_entry {
    const struct sv_plan_order *order;
    struct sv_violations violations; /* the reader's on entry, all on return: nothing is written */
    size_t written;                  /* measures that are new or changed */
};
SV_MUST_USE
enum sv_status sv_app_plan_enter(const struct sv_app *app, struct sv_arena *arena,
                                 const struct sv_plan_question *question,
                                 struct sv_plan_entry *entry, struct sv_error *reterr);

SV_MUST_USE
enum sv_status sv_app_targets(const struct sv_app *app, struct sv_arena *arena,
                              const struct sv_plan_question *question,
                              struct sv_targets *ret_targets, struct sv_error *reterr);

/* Targets on their way in. Those that stand already are not set again. */
struct sv_targets_entry {
    const struct sv_targets_order *order;
    struct sv_violations violations;
    size_t set;
};
/* All or none. A target may be set before there is a scorecard: by the newest version of the
 * framework. */
SV_MUST_USE
enum sv_status sv_app_targets_enter(const struct sv_app *app, struct sv_arena *arena,
                                    const struct sv_plan_question *question,
                                    struct sv_targets_entry *entry, struct sv_error *reterr);

#endif
