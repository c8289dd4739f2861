/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_DOMAIN_OPTIMISER_PATH_H
#define SV_DOMAIN_OPTIMISER_PATH_H

#include "domain/optimiser_bound.h"

/*
 * Between the optimiser's files: dynamic programming along the order of the criteria. A state
 * between two of them is which of the measures with links to criteria still to come are chosen.
 */
struct sv_path_state {
    const uint64_t *chosen;
    struct sv_front before; /* sets of the criteria gone through that lead here */
    struct sv_front after;  /* sets of the criteria to come that may follow */
};

struct sv_path_stop {
    struct sv_path_state *states; /* the first is that of nothing chosen */
    size_t count;
    size_t *slots; /* where to find a state: hashed, SIZE_MAX where empty */
    size_t slot_count;
};

struct sv_path {
    struct sv_problem *problem;
    const struct sv_table *all; /* per step */
    struct sv_bounds bounds;
    int64_t most;               /* cost; INT64_MAX: any */
    struct sv_table *tables;    /* what of all is within it */
    struct sv_path_stop *stops; /* before each step, and after the last */
};

/* The problem must be in order. Unbounded, it goes along with any cost only. */
struct sv_path sv_path_of(struct sv_problem *problem, bool bounded);

/* Goes along it, forth and back, with all that may be part of a reaching set of this cost. */
void sv_path_go(struct sv_path *path, int64_t most);

/* The best set of all, or the one with most points; see sv_optimum. NULL if none was found. */
const struct sv_pick *sv_path_best(const struct sv_path *path);

/* What a row asks of the state before it. */
struct sv_path_border {
    const uint64_t *needs;   /* must be chosen */
    const uint64_t *forbids; /* must not: excluded, or needing a measure that the row leaves out */
};
struct sv_path_border sv_path_border_of(struct sv_problem *problem, size_t step,
                                        const struct sv_table_row *row);
bool sv_path_fits(const struct sv_path_border *border, const uint64_t *state, size_t words);

/* The state after a row: what stays open of both. */
void sv_path_pass(const struct sv_problem *problem, size_t step, const uint64_t *state,
                  const uint64_t *row, uint64_t *ret_state);
const struct sv_path_state *sv_path_find(const struct sv_path_stop *stop, const uint64_t *chosen,
                                         size_t words); /* NULL if there is none */

/* A set that reaches the target; found = false if none does. */
struct sv_reaching {
    bool found;
    struct sv_pick label;
};

/* The best reaching set whose measures of one step's criterion are as in the table. */
struct sv_reaching sv_path_through(const struct sv_path *path, size_t step,
                                   const struct sv_table *table);

/* Cost, most points, fewest measures, earliest codes. */
bool sv_pick_better(const struct sv_pick *a, const struct sv_pick *b, size_t words);

#endif
