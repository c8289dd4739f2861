/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_TESTS_GAP_BRUTE_H
#define SV_TESTS_GAP_BRUTE_H

#include "domain/optimiser.h"

/* The gap optimiser's answers found by looking at every set of at most 12 measures. */

enum { BRUTE_MAX = 12, BRUTE_SETS = 1 << BRUTE_MAX };

struct brute_answer {
    bool reached;
    unsigned best; /* bit i: the measure at place i */
    sv_points best_points, best_expected;
    int64_t best_cost;
    double best_chance;
    bool has_runner_up;
    unsigned runner_up;
    int64_t runner_up_cost;
    bool can_reach[BRUTE_MAX]; /* with the measure */
    int64_t cost_with[BRUTE_MAX];
};
struct brute_answer brute_optimise(const struct sv_points_gap *gap);

/* Points of a set as the gap counts them. */
sv_points brute_points(const struct sv_points_gap *gap, unsigned set);

/* Repeatable random numbers from 0 to below - 1. */
unsigned brute_random(uint64_t *seed, unsigned below);

/* A small gap with ties, caps, steps, links and closed measures; in the arena. */
struct sv_points_gap brute_gap(struct sv_arena *arena, uint64_t *seed, size_t remedies_max);

#endif
