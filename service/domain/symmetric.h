/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_DOMAIN_SYMMETRIC_H
#define SV_DOMAIN_SYMMETRIC_H

#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>

/* A small dense symmetric matrix: rows one after another, both triangles filled. */
struct sv_symmetric {
    size_t order;
    double *cells;
};

struct sv_symmetric sv_symmetric_new(struct sv_arena *arena, size_t order); /* of zeros */
double sv_symmetric_get(const struct sv_symmetric *matrix, size_t row, size_t column);
void sv_symmetric_set(const struct sv_symmetric *matrix, size_t row, size_t column, double value);

/* Correlations from products; false, and nothing set, if a value does not vary. */
bool sv_symmetric_correlations(struct sv_arena *arena, const struct sv_symmetric *products,
                               struct sv_symmetric *ret_correlations);

/* A pivot below this share of its diagonal is none: what is left of the row is rounding. */
#define SV_PIVOT_MIN 1e-10

/*
 * The lower triangle L of L L' = matrix. Rows without a pivot, those that the rows before them
 * tell, are marked in ret_collinear (per row) and are zero in L; returns whether there are none.
 */
bool sv_cholesky(struct sv_arena *arena, const struct sv_symmetric *matrix,
                 struct sv_symmetric *ret_factor, bool *ret_collinear);

/* Of the matrix with this Cholesky factor, which must have all its pivots. */
struct sv_symmetric sv_cholesky_inverse(struct sv_arena *arena, const struct sv_symmetric *factor);

/*
 * Per subset S of the first order - 1 values (bit i of its place for value i): the share of the
 * variance of the last value that they tell, r_S' R_SS^-1 r_S. Without its last row the matrix
 * must have all its pivots. 2^(order - 1) shares, in the arena; order at most 17.
 */
const double *sv_subset_shares(struct sv_arena *arena, const struct sv_symmetric *correlations);

/* Largest eigenvalue through the smallest; 0 if that is not above 0. */
double sv_condition_number(struct sv_arena *arena, const struct sv_symmetric *matrix);

#endif
