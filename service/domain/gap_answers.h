/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_DOMAIN_GAP_ANSWERS_H
#define SV_DOMAIN_GAP_ANSWERS_H

#include "domain/results_answer.h"
#include "domain/showing.h"

/* The answers of a survey by unit and by counter, as far as they may be told. */

struct sv_gap_place {
    const char *unit;
    const char *counter; /* NULL: the unit as a whole; "" for what was given at no counter */
    const int64_t *sums; /* of SV_PART_ANSWERS */
};

struct sv_gap_places {
    const struct sv_gap_place *items;
    size_t count;
    size_t hidden; /* that have answers, of which nothing may be told */
};

struct sv_gap_answers {
    const struct sv_survey *survey;
    const struct sv_cube_plan *plan;
    const int64_t *whole; /* sums of all; NULL if they are hidden, and then there are no places */
    struct sv_gap_places units;
    struct sv_gap_places counters; /* of the units, in the years of which they may be told */
};

/* by_unit: what the cube answers by unit under disclosure control. Places point into the cube's
 * survey. */
struct sv_gap_answers sv_gap_answers_of(struct sv_arena *arena, const struct sv_cube *cube,
                                        const struct sv_lattice *const *lattices,
                                        const struct sv_results_answer *by_unit,
                                        const struct sv_shown_state *state);

#endif
