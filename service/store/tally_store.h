/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_STORE_TALLY_STORE_H
#define SV_STORE_TALLY_STORE_H

#include "base/arena.h"
#include "base/status.h"
#include "domain/cube_map.h"

#include <stdbool.h>

struct sv_db;

/* The cells of one survey, as they are stored. */
struct sv_stored_cube {
    struct sv_db *db;
    const char *survey;
    const struct sv_cube_plan *plan;
    bool shown; /* of what is shown; it is only read */
};

/* Adds what is stored of the given cells to their sums in the map. */
SV_MUST_USE
enum sv_status sv_store_tally_add(const struct sv_stored_cube *tally,
                                  const struct sv_cube_cells *cells, struct sv_cube_map *map,
                                  struct sv_error *reterr);

/* Writes the cells whole, as changed by the fold of this number. */
SV_MUST_USE
enum sv_status sv_store_tally_put(const struct sv_stored_cube *tally,
                                  const struct sv_cube_cells *cells, int64_t folded,
                                  struct sv_error *reterr);

/*
 * The cells that a later fold than the given one has changed, 0 for all, in the
 * arena and in any order. One that has become empty has zeros only.
 */
SV_MUST_USE
enum sv_status sv_store_tally_cells(const struct sv_stored_cube *tally, struct sv_arena *arena,
                                    int64_t after, struct sv_cube_cells *ret_cells,
                                    struct sv_error *reterr);

#endif
