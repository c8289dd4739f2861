/* SPDX-License-Identifier: Apache-2.0 */
#include "domain/interval.h"

#include <assert.h>
#include <math.h>

struct sv_interval sv_wilson(double share, double n)
{
    assert(share >= 0 && share <= 1);
    if (!(n > 0))
        return (struct sv_interval){ 0 };

    double z2 = SV_Z_95 * SV_Z_95;
    double scale = 1.0 / (1.0 + z2 / n);
    double centre = scale * (share + z2 / (2.0 * n));
    double half = scale * SV_Z_95 * sqrt(share * (1.0 - share) / n + z2 / (4.0 * n * n));

    /* At the two ends rounding would push the bound past the share itself. */
    return (struct sv_interval){ .known = true,
                                 .low = share <= 0.0 ? 0.0 : centre - half,
                                 .high = share >= 1.0 ? 1.0 : centre + half };
}
