/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_DOMAIN_CUBE_DISCLOSURE_H
#define SV_DOMAIN_CUBE_DISCLOSURE_H

#include "domain/columns.h"
#include "domain/cube.h"
#include "domain/disclosure_lattice.h"

/*
 * How finely figures are asked for: each of them decides whether a cell is told, so that
 * the index of a unit may be, though one of its criteria was answered by too few.
 */
enum sv_fineness {
    SV_FINE_INDEX,   /* index and overall item */
    SV_FINE_FACTORS, /* and factors */
    SV_FINE_ITEMS,   /* and criteria */
    SV_FINENESS_COUNT
};

/* What of a cube may be told: the published lattice for each fineness, a finer one inside the
 * coarser. A counter is a contributor. In the arena; made once for a cube. */
void sv_cube_lattices_of(struct sv_arena *arena, const struct sv_cube *cube,
                         const struct sv_lattice *ret_lattices[SV_FINENESS_COUNT]);

/*
 * Whether the figures of a domain may be told. One that takes some counters of a unit but
 * not all is hidden: counters are no part of the lattice.
 */
bool sv_cube_may_show(struct sv_arena *arena, const struct sv_lattice *lattice,
                      const struct sv_cube *cube, const struct sv_domain *domain);

/*
 * Whether the answers of chosen groups of the columns to two items may be told beside what is told
 * of the cube, that is (lattice_asked.h) with the figures of the lattices. Columns may lack
 * responses of the cube: a group as a whole, or late ones of a group, but of those asked for not
 * one to nine in all, whom the published figures would tell.
 */
bool sv_cube_may_cross(struct sv_arena *arena,
                       const struct sv_lattice *const lattices[SV_FINENESS_COUNT],
                       const struct sv_cube *cube, const struct sv_columns *columns,
                       const bool *chosen, const size_t items[2]);

#endif
