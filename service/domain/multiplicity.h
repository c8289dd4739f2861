/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_DOMAIN_MULTIPLICITY_H
#define SV_DOMAIN_MULTIPLICITY_H

#include <stdbool.h>
#include <stddef.h>

/*
 * Adjust p-values for being many. A p that is not known is not counted, and its adjusted one is 1,
 * which is no evidence of anything. ret_adjusted has count places and is not the same array as p.
 */

/* Holm (1979): bounds the probability of one false discovery or more. */
void sv_holm(const double *p, const bool *known, size_t count, double *ret_adjusted);

/* Benjamini and Hochberg (1995): bounds the expected part of the discoveries that are false. */
void sv_benjamini_hochberg(const double *p, const bool *known, size_t count, double *ret_adjusted);

#endif
