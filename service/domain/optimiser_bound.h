/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_DOMAIN_OPTIMISER_BOUND_H
#define SV_DOMAIN_OPTIMISER_BOUND_H

#include "domain/optimiser_table.h"

/*
 * Between the optimiser's files: what cannot be part of a set that is cheap enough. Without the
 * links between criteria everything costs less, so fronts of that bound the cost of the rest from
 * below, and what passes the most that a set may cost even so is left out.
 */
struct sv_bounds {
    const struct sv_front *to_come; /* per stop: the criteria from there on */
    const struct sv_front *rest;    /* per step: all criteria but its own */
};
/* Empty fronts, for any cost, unless it is wanted. */
struct sv_bounds sv_bounds_of(struct sv_problem *problem, const struct sv_table *tables,
                              bool wanted);

/* The sets that reach the target with one of others at a cost of most at most; all if most is
 * INT64_MAX. */
struct sv_front sv_front_within(struct sv_problem *problem, struct sv_arena *arena,
                                const struct sv_front *front, const struct sv_front *others,
                                int64_t most);
struct sv_table sv_table_within(struct sv_problem *problem, struct sv_arena *arena,
                                const struct sv_table *table, const struct sv_front *others,
                                int64_t most);

#endif
