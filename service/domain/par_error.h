/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_DOMAIN_PAR_ERROR_H
#define SV_DOMAIN_PAR_ERROR_H

#include "domain/ranking.h"

#include <stdint.h>

/*
 * Points with their error (ADR 0013): what is scored by hand is exact, what a survey brought is
 * not. Totals and ranks are drawn from where the survey points may be, of all units at once.
 */

enum {
    SV_RUNS_THAT_FIT = 0, /* nobody named a number: the usual one, or the most */
    SV_RUNS_MIN = 100,
    SV_RUNS_USUAL = 10000,
    SV_RUNS_MAX = 50000,
    SV_SEED_USUAL = 1
};

/* Scorecards times runs: a simulation that takes about a second. */
#define SV_DRAWS_MAX INT64_C(10000000)

struct sv_simulation {
    int64_t runs;
    uint64_t seed; /* the same seed gives the same figures */
};

/* Of a standing; everything contains what it is about. */
struct sv_standing_error {
    sv_points low, high;        /* 95 % of the total */
    size_t rank_low, rank_high; /* the better and the worse end of 95 % of the ranks */
};

struct sv_par_error {
    const struct sv_ranking *ranking;
    struct sv_simulation simulation;
    bool varies;                           /* false: no unit's points come from a survey */
    const struct sv_standing_error *items; /* parallel to the standings */
    const sv_points *const *totals;        /* of each standing its runs; NULL if they are exact */
};

/* Whether so many scorecards may be drawn; *ret_most are the most runs for them. Puts a number in
 * the place of SV_RUNS_THAT_FIT. */
bool sv_simulation_fit(struct sv_simulation *simulation, size_t scorecards, int64_t *ret_most);

/*
 * Draws for all; the simulation must fit. The interval of a total that stands on one linear survey
 * criterion is that criterion's own, without drawing. ranking must live as long.
 */
struct sv_par_error sv_par_error_of(struct sv_arena *arena, const struct sv_ranking *ranking,
                                    const struct sv_simulation *simulation);

/* The total of a standing in a run, as a part of its applicable maximum. */
double sv_run_part(const struct sv_par_error *error, size_t standing, size_t run);

#endif
