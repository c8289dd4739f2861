/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_DOMAIN_PAR_DRAW_H
#define SV_DOMAIN_PAR_DRAW_H

#include "domain/random.h"
#include "domain/survey_error.h"

#include <stddef.h>

/* The survey criteria of a scorecard on their way through the runs of a simulation. */

struct sv_part {
    size_t criterion; /* place in the framework */
    sv_points observed;
    struct sv_spread spread;
    struct sv_random random;
};

struct sv_parts {
    struct sv_part *items;
    size_t count;
};

/* At the first run: the same numbers each time. In the arena. */
struct sv_parts sv_parts_of(struct sv_arena *arena, const struct sv_scorecard *card, uint64_t seed);

/* The points of the next run. */
sv_points sv_part_draw(struct sv_part *part);

/* Whether the criterion is this one or above it. */
bool sv_part_below(const struct sv_framework *framework, size_t part, size_t criterion);

#endif
