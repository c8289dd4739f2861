/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_DOMAIN_RELEASE_H
#define SV_DOMAIN_RELEASE_H

#include "base/calendar.h"
#include "domain/results.h"

#include <stddef.h>
#include <stdint.h>

/* What a release document is written from. */
struct sv_release {
    int64_t number;
    sv_day released_on;
    const struct sv_survey *survey;
    const char *instrument_sha256;
    const char *period;                  /* the only period it covers, or "" for all */
    const struct sv_group_result *units; /* key "" (the whole survey) first, then ordered by code */
    size_t unit_count;
};

/* A release as it is listed, with the index of one unit or of the whole survey. */
struct sv_release_head {
    const char *survey;
    int64_t number;
    sv_day released_on;
    const char *sha256;
    struct sv_share index;
    struct sv_sub_index sub_index;
};

struct sv_release_key {
    const char *survey;
    int64_t number;
};

struct sv_release_heads {
    const struct sv_release_head *items;
    size_t count;
};

/* A reporting unit and itself or a unit above it. */
struct sv_unit_above {
    const char *unit;
    const char *above;
};

struct sv_units_above {
    const struct sv_unit_above *items; /* ordered by above */
    size_t count;
};

/*
 * Fills release->units: one result for the whole survey (key "") and one for each
 * unit that reports or stands above one that does. by_unit holds the tallies of
 * the units that report.
 */
void sv_release_fill(struct sv_arena *arena, const struct sv_results *by_unit,
                     const struct sv_units_above *pairs, struct sv_release *release);

#endif
