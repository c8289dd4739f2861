/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_DOMAIN_OPTIMISER_PROBLEM_H
#define SV_DOMAIN_OPTIMISER_PROBLEM_H

#include "domain/optimiser.h"
#include "domain/optimiser_front.h"

/* Between the optimiser's files: the gap with its measures in the order of their codes. */

/* How the points of a criterion are counted from the measures done. */
enum sv_counting {
    SV_COUNTING_SURE,     /* as if each succeeds */
    SV_COUNTING_ADDITIVE, /* expected, where neither cap nor steps can touch the sum */
    SV_COUNTING_MEAN      /* expected: the mean over all outcomes */
};

struct sv_gap_part {
    enum sv_counting counting;
    sv_points top;           /* the most that can be won */
    const uint64_t *members; /* its measures that can be chosen */
};

/* Measures are named by rank: their place in the order of the codes. */
struct sv_problem {
    struct sv_arena *arena; /* freed when the optimum is found */
    const struct sv_points_gap *gap;
    sv_points target; /* 0 or more */
    size_t count;
    size_t words;            /* of a set of measures */
    const size_t *remedy_at; /* rank -> place */
    const size_t *rank_of;   /* place -> rank */
    uint64_t *possible;      /* not closed, and all that they need can be done together */
    uint64_t *requires, *required_by, *excludes; /* sets, rank by rank; of possible ones */
    uint64_t *linked;                            /* with a link to any possible measure */
    uint64_t *across;                            /* with one to a measure of another criterion */
    struct sv_gap_part *parts;                   /* per criterion */
    struct sv_work work;

    /* The criteria with possible measures in the order in which they are gone through. */
    size_t *order;
    size_t step_count;
    /* After each number of steps, 0 to step_count: done measures with a link to one to come. */
    uint64_t *open;
};

struct sv_problem *sv_problem_of(struct sv_arena *arena, const struct sv_points_gap *gap);
void sv_problem_put_in_order(struct sv_problem *problem);

static inline const struct sv_remedy *sv_problem_remedy(const struct sv_problem *problem,
                                                        size_t rank)
{
    return &problem->gap->remedies[problem->remedy_at[rank]];
}

/* What a sum of gains wins in a criterion. */
sv_points sv_gap_won(const struct sv_gap_criterion *criterion, sv_points sum);

/* A measure's gain as far as its criterion can use it. */
sv_points sv_problem_gain(const struct sv_problem *problem, size_t rank);

/* Points of a criterion's measures within a set, as this problem counts them. */
sv_points sv_problem_points(struct sv_problem *problem, size_t criterion, const uint64_t *bits);

/* optimiser_chance.c: the mean points of a criterion, and all that is told of a chosen set. */
sv_points sv_problem_mean(struct sv_problem *problem, size_t criterion, const uint64_t *bits);
struct sv_remedy_set sv_problem_set(struct sv_problem *problem, struct sv_arena *arena,
                                    const uint64_t *bits);

#endif
