/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_DOMAIN_SYMMETRIC_H
#define SV_DOMAIN_SYMMETRIC_H

#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A small dense symmetric matrix: rows one after another, both triangles filled. */
struct sv_symmetric {
    size_t order;
    double *cells;
};

struct sv_symmetric sv_symmetric_new(struct sv_arena *arena, size_t order); /* of zeros */
double sv_symmetric_get(const struct sv_symmetric *matrix, size_t row, size_t column);
void sv_symmetric_set(const struct sv_symmetric *matrix, size_t row, size_t column, double value);

/*
 * Products of count values, seen from integer centres near their means. Sums are
 * packed triangles of (1, x1, x2, ...) as the cube keeps them. Taking an integer from
 * an integer loses nothing, so that what is left is of the size of the variance, not of
 * the values: where doubles begin, nothing cancels, and a constant has exactly 0.
 * int64 is enough: nothing on the way is larger than a few times the sums themselves.
 */
struct sv_moments {
    size_t count;
    const int64_t *centres; /* per value */
    double *sums;           /* packed triangle of (1, x1 - centre, ...), each row with its weight */
};

/* The integers nearest to the means; 0 without cases. */
void sv_centres_of(const int64_t *sums, size_t count, int64_t *ret_centres);

/* The sums moved to the centres, still exact. */
void sv_sums_centred(const int64_t *sums, size_t count, const int64_t *centres,
                     int64_t *ret_centred);

/* centres must live as long. */
struct sv_moments sv_moments_new(struct sv_arena *arena, size_t count, const int64_t *centres);
void sv_moments_add(const struct sv_moments *moments, const int64_t *sums, double weight);

double sv_moments_mean(const struct sv_moments *moments, size_t value);

/* Sum of the (weighted) products of deviations from the means; the sum of weights must not be 0. */
struct sv_symmetric sv_moments_products(struct sv_arena *arena, const struct sv_moments *moments);

/* Correlations from products; false, and nothing set, if a value does not vary. */
bool sv_symmetric_correlations(struct sv_arena *arena, const struct sv_symmetric *products,
                               struct sv_symmetric *ret_correlations);

/* A pivot below this share of its diagonal is none: what is left of the row is rounding. */
#define SV_PIVOT_MIN 1e-10

/*
 * Lower triangle L with L L' = matrix, in place of *ret_factor. Rows without a pivot, those
 * that the rows before them tell, are marked in collinear (per row) and left out of L; returns
 * whether there are none.
 */
bool sv_cholesky(struct sv_arena *arena, const struct sv_symmetric *matrix,
                 struct sv_symmetric *ret_factor, bool *ret_collinear);

/* Solves matrix x = right, in place, with its Cholesky factor. */
void sv_cholesky_solve(const struct sv_symmetric *factor, double *right);

struct sv_symmetric sv_cholesky_inverse(struct sv_arena *arena, const struct sv_symmetric *factor);

/*
 * Per subset S of the first order - 1 values (bit i of its place for value i): the share of the
 * variance of the last value that they tell, r_S' R_SS^-1 r_S. R must have passed
 * sv_cholesky without the last row; 2^(order - 1) shares, in the arena.
 */
const double *sv_subset_shares(struct sv_arena *arena, const struct sv_symmetric *correlations);

/* Largest eigenvalue through the smallest; 0 if that is not above 0. */
double sv_condition_number(struct sv_arena *arena, const struct sv_symmetric *matrix);

#endif
