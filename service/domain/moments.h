/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_DOMAIN_MOMENTS_H
#define SV_DOMAIN_MOMENTS_H

#include "domain/symmetric.h"

#include <stddef.h>
#include <stdint.h>

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

/* The integers nearest to the means of values that are not negative; 0 without cases. */
void sv_centres_of(const int64_t *sums, size_t count, int64_t *ret_centres);

/* centres must live as long. */
struct sv_moments sv_moments_new(struct sv_arena *arena, size_t count, const int64_t *centres);
void sv_moments_add(const struct sv_moments *moments, const int64_t *sums, double weight);

double sv_moments_mean(const struct sv_moments *moments, size_t value);

/* Sum of the (weighted) products of deviations from the means; the sum of weights must not be 0. */
struct sv_symmetric sv_moments_products(struct sv_arena *arena, const struct sv_moments *moments);

/* The same products over the cases of one vector of sums alone, about the means of all. */
void sv_moments_deviations(const struct sv_moments *moments, const int64_t *sums,
                           const struct sv_symmetric *ret_products);

#endif
