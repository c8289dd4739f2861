/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_DOMAIN_CUBE_PACK_H
#define SV_DOMAIN_CUBE_PACK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * The sums of a cell as they are kept: most are small, a byte each. A number is kept zigzag
 * (0, -1, 1, -2, ... as 0, 1, 2, 3, ...), seven bits a byte, the lowest first; the high bit
 * is set in all of its bytes but the last. The same sums are always the same bytes.
 */
enum { SV_SUM_SIZE_MAX = 10 }; /* bytes of a number */

/* Returns how many bytes there are; there must be room for width numbers of the greatest size. */
size_t sv_sums_pack(const int64_t *sums, size_t width, uint8_t *packed);

/* Adds packed sums to others. False, with sums of no use, if they are not of this number. */
bool sv_sums_add_packed(const uint8_t *packed, size_t size, size_t width, int64_t *sums);

#endif
