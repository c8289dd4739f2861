/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_WIRE_PAR_ICS_H
#define SV_WIRE_PAR_ICS_H

#include "domain/par_workflow.h"
#include "domain/plan.h"

/* What a unit has to do by when, as a calendar, in the arena. */

/* The measures of a plan that are not dropped. */
const char *sv_ics_of_plan(struct sv_arena *arena, const struct sv_plan *plan);

/*
 * These, the last days of the round with what is missing, and, while anything is overdue, an event
 * of today that lists it: whoever subscribes is reminded each morning until it is done.
 */
const char *sv_ics_of_par(struct sv_arena *arena, const struct sv_plan *plan,
                          const struct sv_scorecard_work *work);

#endif
