/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_WIRE_PLAN_ICS_H
#define SV_WIRE_PLAN_ICS_H

#include "domain/plan.h"

/*
 * The days on which measures are due, as a calendar (RFC 5545): an event of a whole day for each
 * measure that is not dropped. The same measure has the same id each time, so that a newer file
 * takes the place of an older one. In the arena.
 */
const char *sv_ics_of_plan(struct sv_arena *arena, const struct sv_plan *plan);

#endif
