/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_DOMAIN_SUB_INDEX_H
#define SV_DOMAIN_SUB_INDEX_H

#include "domain/cube_estimate.h"

#include <stddef.h>
#include <stdint.h>

/* The index as points of a criterion: linear, and by steps (statistics section 11). */

enum sv_position { SV_POSITION_NONE, SV_POSITION_BELOW, SV_POSITION_WITHIN, SV_POSITION_ABOVE };
const char *sv_position_word(enum sv_position position);
/* Of points, rounded as they are shown, to the target band; NONE without a target. */
enum sv_position sv_position_of_points(const struct sv_sub_index *sub_index, double points);

/* Shares of at least this get this part of the maximum. */
struct sv_step {
    int64_t at_least_percent;
    int64_t points_percent;
};

struct sv_steps {
    const struct sv_step *items; /* descending; the last from 0 on */
    size_t count;
};

/* >=90: 100 %, 80: 85, 70: 70, 60: 55, 50: 40, else 0. An assumption, no regulation. */
extern const struct sv_steps sv_steps_assumed;

/* Part of the maximum in percent, by integers: 100 x >= threshold m. m > 0. */
int64_t sv_step_of_counts(const struct sv_steps *steps, int64_t x, int64_t m);
/* Of a share that is no quotient of integers. */
int64_t sv_step_of_share(const struct sv_steps *steps, double share);

struct sv_points_estimate {
    bool known;
    double points; /* share x maximum, full precision: round for display only */
    struct sv_interval interval;
    int64_t step_percent; /* of the maximum */
    double step_points;
    struct sv_interval step_interval; /* points of the steps of both ends */
    bool step_certain;                /* both ends on one step; false without an interval */
};
struct sv_points_estimate sv_points_estimate_of(const struct sv_estimate *index, double max_points,
                                                const struct sv_steps *steps);

#endif
