/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_DOMAIN_OPTIMISER_TABLE_H
#define SV_DOMAIN_OPTIMISER_TABLE_H

#include "domain/optimiser_problem.h"

/* Between the optimiser's files: what the measures of one criterion can do. */

/* The best sets of a criterion that agree on the measures with links to other criteria. */
struct sv_table_row {
    const uint64_t *across; /* those of them that are chosen */
    struct sv_front front;
};

struct sv_table {
    const struct sv_table_row *rows;
    size_t count;
};

#define SV_NO_RANK SIZE_MAX

/* A measure that must be chosen and one that must not; SV_NO_RANK for none. */
struct sv_forcing {
    size_t in, out;
};

/* The table is in the arena, with everything that was needed to make it. */
struct sv_table sv_table_of(struct sv_problem *problem, struct sv_arena *arena, size_t criterion,
                            const struct sv_forcing *forcing);

#endif
