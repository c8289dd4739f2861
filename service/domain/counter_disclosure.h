/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_DOMAIN_COUNTER_DISCLOSURE_H
#define SV_DOMAIN_COUNTER_DISCLOSURE_H

#include "domain/cube_disclosure.h"
#include "domain/showing.h"

/* The answers at a counter of a unit in the periods of a year: those that end in it. */
struct sv_counter_cell {
    const char *counter; /* "" if they were given at none (online, on paper) */
    int year;
    int64_t *sums; /* of SV_PART_ANSWERS */
    bool shown;
};

struct sv_counter_cells {
    const struct sv_counter_cell *items; /* ordered by counter and year */
    size_t count;
};

/*
 * The counters of a unit that is shown, and which of their cells may be told beside what the
 * lattice publishes (ADR 9). Only those of years whose periods have all been shown for the last
 * time: what is shown moves by ten people of a unit, who may be one of each counter. Each year is
 * decided by itself, so that two looks tell no more than the cells of both.
 *
 * The finest lattice says which years of the unit may be told, the coarsest what is known of it.
 */
struct sv_counter_cells sv_counter_cells_of(struct sv_arena *arena, const struct sv_cube *cube,
                                            const struct sv_lattice *const *lattices, size_t unit,
                                            const struct sv_shown_state *state);

#endif
