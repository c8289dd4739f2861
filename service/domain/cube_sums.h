/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_DOMAIN_CUBE_SUMS_H
#define SV_DOMAIN_CUBE_SUMS_H

#include "domain/cube_plan.h"

#include <stdbool.h>
#include <stdint.h>

/* What a response brings to the cube. */
struct sv_cube_response {
    const uint8_t *answers; /* encoded, of the instrument's size */
    bool complete;
    int64_t duration_s; /* 0 if not told */
};

/*
 * Adds count responses that are alike to the sums of a part: 1 for a new one, -1 to
 * take back a revision that a higher one has overtaken. sums is of the part's width.
 */
void sv_cube_sums_add(const struct sv_cube_plan *plan, enum sv_cube_part part,
                      const struct sv_cube_response *response, int64_t count, int64_t *sums);

#endif
