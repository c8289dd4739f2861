/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_DOMAIN_COUNTER_LINKS_H
#define SV_DOMAIN_COUNTER_LINKS_H

#include "domain/cube.h"
#include "domain/disclosure_lattice.h"

/* What the counters of a unit tell together with what the lattice publishes of it. */

/* People of a cell (a counter in a year) who are alike in every dimension. */
struct sv_counter_atom {
    size_t cell;
    int32_t at[SV_DIMENSION_COUNT];
    int64_t *n, *x; /* of each figure that decides: people, and the satisfied ones among them */
};

struct sv_counter_counts {
    const struct sv_cube *cube;
    const struct sv_lattice *lattice;
    size_t unit;
    const struct sv_counter_atom *atoms;
    size_t atom_count;
    size_t figure_count;
    size_t cell_count;
};

/* The code numbers of a row of the cube in the dimensions of the lattice. */
void sv_counter_codes(const struct sv_cube *cube, const struct sv_cube_row *row,
                      int32_t ret_at[SV_DIMENSION_COUNT]);

/*
 * Hides cells until no group that may not be told follows from the sums of the cells that are
 * shown and the published figures of the unit by one dimension or, where these are published, by
 * two. Of up to five published codes this is exact: every set of them is held against the cells;
 * of more, each code and each cell, and all but it. True if it hid one.
 */
bool sv_counters_hide_linked(struct sv_arena *arena, const struct sv_disclosure_rule *rule,
                             const struct sv_counter_counts *counts, bool *shown);

#endif
