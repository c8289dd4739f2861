/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_DOMAIN_RANKING_H
#define SV_DOMAIN_RANKING_H

#include "domain/par.h"

/* Where the scorecards of one framework and period stand among each other. */

struct sv_standing {
    const struct sv_scorecard *card;
    sv_points percent; /* of the applicable maximum */
    size_t rank;       /* from 1 */
    size_t ties;       /* others at the same rank */
};

struct sv_ranking {
    const char *period;
    const struct sv_standing *items; /* by rank, those at one rank by code of the unit */
    size_t count;
    sv_points mean;                         /* of the totals, 0 without any */
    sv_points mean_percent;                 /* the same of the percentages */
    const struct sv_scorecard **incomplete; /* which have no rank, by code of the unit */
    size_t incomplete_count;
};

/*
 * Competition ranking: 1, 2, 2, 4. Ranked is by the total as a part of the applicable maximum,
 * exactly, which is the order of the totals as long as everything applies to everybody; of two
 * units to which not the same applies the totals say nothing. A scorecard that is not complete, or
 * of which nothing applies, has no rank. cards must live as long as the ranking.
 */
struct sv_ranking sv_ranking_of(struct sv_arena *arena, const char *period,
                                const struct sv_scorecard *cards, size_t count);

/* The standing of a unit, or NULL. */
const struct sv_standing *sv_ranking_find(const struct sv_ranking *ranking, const char *unit);

/* Below 0, 0 or above it, as a stands after, with or before b. Both have an applicable maximum. */
int sv_scorecard_compare(const struct sv_scorecard *a, const struct sv_scorecard *b);

/* A field of a scorecard among the others. */
struct sv_field_standing {
    size_t criterion; /* place in the framework */
    sv_points percent;
    bool known;           /* complete, and with a maximum that applies; if not, nothing below is */
    bool lowest;          /* in the lowest quarter of the scorecard's fields */
    bool compared;        /* at least SV_PEERS_MIN scorecards know the field */
    bool lowest_of_peers; /* and this one is in their lowest quarter */
};

enum { SV_PEERS_MIN = 4 };

/*
 * The fields in the order of the framework. The lowest quarter of n is of the n / 4 (rounded up)
 * with the least percent of their maximum, and of those that tie with the last of them; what is at
 * its maximum, or as high as the highest, is in no lowest quarter.
 */
struct sv_field_standings {
    struct sv_field_standing *items;
    size_t count;
};
struct sv_field_standings sv_field_standings_of(struct sv_arena *arena,
                                                const struct sv_ranking *ranking,
                                                const struct sv_scorecard *card);

/* Of the criteria that are scored and lost points, the leaves, most lost first; in the arena. */
struct sv_lost {
    const size_t *criteria; /* places in the framework */
    size_t count;
};
struct sv_lost sv_lost_of(struct sv_arena *arena, const struct sv_scorecard *card);

#endif
