/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_DOMAIN_OPTIMISER_GREEDY_H
#define SV_DOMAIN_OPTIMISER_GREEDY_H

#include "domain/optimiser_problem.h"

/*
 * Between the optimiser's files: a good set where the exact way was given up. Takes again and
 * again what wins most for its cost, with all that it needs, until the target is reached, and
 * then leaves out what is not needed. A set of ranks; it need not reach the target.
 */
const uint64_t *sv_problem_greedy(struct sv_problem *problem, struct sv_arena *arena);

/* Points of a set, over all criteria. */
sv_points sv_problem_total(struct sv_problem *problem, const uint64_t *bits);

#endif
