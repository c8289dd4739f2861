/* SPDX-License-Identifier: Apache-2.0 */
#include "domain/cube_pack.h"

enum { BITS = 7, MORE = 0x80, SHIFT_LAST = BITS * (SV_SUM_SIZE_MAX - 1) };

size_t sv_sums_pack(const int64_t *sums, size_t width, uint8_t *packed)
{
    uint8_t *at = packed;

    for (size_t i = 0; i < width; i++) {
        uint64_t zigzag = (uint64_t)sums[i] << 1 ^ (sums[i] < 0 ? UINT64_MAX : 0);

        for (; zigzag >= MORE; zigzag >>= BITS)
            *at++ = (uint8_t)(zigzag | MORE);
        *at++ = (uint8_t)zigzag;
    }
    return (size_t)(at - packed);
}

/* The next number, from *ret_at on; false if it does not end before the end, or has bits to spare.
 */
static bool next(const uint8_t **ret_at, const uint8_t *end, uint64_t *ret_zigzag)
{
    const uint8_t *at = *ret_at;
    uint64_t zigzag = 0;

    for (unsigned shift = 0; at < end && shift <= SHIFT_LAST; shift += BITS) {
        const uint8_t byte = *at++;

        zigzag |= (uint64_t)(byte & ~MORE) << shift;
        if ((byte & MORE) != 0)
            continue;
        *ret_at = at;
        *ret_zigzag = zigzag;
        return (byte != 0 || shift == 0) && (shift < SHIFT_LAST || byte == 1);
    }
    return false;
}

bool sv_sums_add_packed(const uint8_t *packed, size_t size, size_t width, int64_t *sums)
{
    const uint8_t *end = packed + size;
    uint64_t zigzag = 0;

    for (size_t i = 0; i < width; i++) {
        if (!next(&packed, end, &zigzag))
            return false;
        sums[i] += (int64_t)(zigzag >> 1 ^ (0 - (zigzag & 1)));
    }
    return packed == end;
}
