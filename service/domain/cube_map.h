/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_DOMAIN_CUBE_MAP_H
#define SV_DOMAIN_CUBE_MAP_H

#include "base/arena.h"
#include "domain/cube.h"
#include "domain/cube_sums.h"

/*
 * Cells of one survey's cube that are being summed up: made as responses are added,
 * found by their key. What it holds grows with the cells, not with the responses.
 */
struct sv_cube_map;

/* In the arena; survey and plan must live as long. */
struct sv_cube_map *sv_cube_map_new(struct sv_arena *arena, const struct sv_survey *survey,
                                    const struct sv_cube_plan *plan);

/* Adds count responses that are alike to their cell of each part that is kept. */
void sv_cube_map_add(struct sv_cube_map *map, const struct sv_cube_key *response,
                     const struct sv_cube_response *brought, int64_t count);

/* The cell's sums, which may be changed; zeros for one that was not there. */
int64_t *sv_cube_map_sums(struct sv_cube_map *map, const struct sv_cube_key *key);
/* The same, but NULL for one that is not there. */
const int64_t *sv_cube_map_find(const struct sv_cube_map *map, const struct sv_cube_key *key);

/* All cells in the order of sv_cube_key_compare; what is added later shows in their sums. */
struct sv_cube_cells sv_cube_map_cells(const struct sv_cube_map *map);

/* Whether every sum is zero: no response is in the cell. */
bool sv_sums_are_zero(const int64_t *sums, size_t width);

#endif
