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

/* Working memory for the biggest table. */
struct sv_base_sums {
    const struct sv_base_counts *counts;
    bool *contributes; /* for each contributor: counts as one */
    int64_t *given;    /* answers by cell and contributor */
    size_t given_size;
};
void sv_base_sums_init(struct sv_base_sums *sums, struct sv_arena *arena,
                       const struct sv_base_counts *counts);

/*
 * Fills n, x and top of the cells of a table: rows are codes of one dimension, columns of
 * the other (SV_DIMENSION_COUNT: a single one). within: only the base cells of one unit;
 * SV_ANY_CODE: of all.
 */
struct sv_base_table {
    int row;
    int column;
    int32_t within;
    size_t item;
};
void sv_base_sums_fill(const struct sv_base_sums *sums, const struct sv_base_table *table,
                       struct sv_disclosure_cell *cells);
size_t sv_base_size(const struct sv_base_counts *counts, int dimension); /* 1 if it is none */

#endif
