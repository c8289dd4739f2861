/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_DOMAIN_BASE_COUNTS_H
#define SV_DOMAIN_BASE_COUNTS_H

#include "domain/disclosure_lattice.h"

/* Sums of base cells, as the lattice needs them. */

/* A cell of the lattice: up to two dimensions with their codes. */
struct sv_marginal {
    int dimension[2]; /* SV_DIMENSION_COUNT: not fixed */
    int32_t code[2];
};
bool sv_marginal_holds(const struct sv_marginal *marginal, const struct sv_base_cell *cell);

size_t sv_base_size(const struct sv_base_counts *counts, int dimension); /* 1 if it is none */

/* The cells of the biggest table, the procedures counted within their unit. */
size_t sv_base_biggest_table(const struct sv_base_counts *counts);

/* A cell of a table. */
struct sv_base_sum {
    int64_t n;
    int64_t x;
    int64_t top[2]; /* answers of the two biggest contributors; 0 if not known */
    size_t first; /* the first base cell with answers; if there is none, how many cells there are */
};

/* Every table of the lattice, for each item: summed once, since decisions change and sums do not.
 */
struct sv_base_sums;
struct sv_base_sums *sv_base_sums_new(struct sv_arena *arena, const struct sv_base_counts *counts);

/*
 * The cells row by row: by one or two of the crossed dimensions, the lower one in rows, by unit and
 * procedure, by procedure, or the total (SV_DIMENSION_COUNT: not broken down).
 */
const struct sv_base_sum *sv_base_sums_of(const struct sv_base_sums *sums, int row, int column,
                                          size_t item);

#endif
