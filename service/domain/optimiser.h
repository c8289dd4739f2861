/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_DOMAIN_OPTIMISER_H
#define SV_DOMAIN_OPTIMISER_H

#include "base/arena.h"
#include "domain/framework.h"
#include "domain/points.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * Which measures win lost points back at the least cost: exactly, with the runner-up and the
 * reason why each other measure stays out. docs/adr/0014-exact-optimiser.md has the method.
 */

/*
 * What a criterion lost, and what of it can be won. Measures of a criterion add up; together
 * they win the highest step that their sum reaches, without steps the sum itself, and never
 * more than was lost.
 */
struct sv_gap_criterion {
    sv_points lost;         /* 0 or more */
    const sv_points *steps; /* ascending gains that the rule can give; none: every gain */
    size_t step_count;
};

/* A measure. The optimiser sees it as done or not done, and if done as a success or not. */
struct sv_remedy {
    const char *code;       /* unique; of equally good sets the one with earlier codes is chosen */
    size_t criterion;       /* place among those of the gap */
    sv_points gain;         /* 0 or more: what it brings when it succeeds */
    int64_t cost;           /* 0 or more */
    int chance_percent;     /* 0 to 100: that it succeeds, whatever the others do */
    const size_t *requires; /* places of measures without which it cannot be chosen */
    size_t require_count;
    const size_t *excludes; /* places of measures that it stands against, and they against it */
    size_t exclude_count;
    bool closed; /* dropped, or too late: it is never chosen */
};

struct sv_points_gap {
    sv_points target; /* points that are to be won; 0 or less is reached by doing nothing */
    bool expected;    /* count expected points (ADR 0014), not those of measures that succeed */
    const struct sv_gap_criterion *criteria;
    size_t criterion_count;
    const struct sv_remedy *remedies;
    size_t remedy_count;
    int64_t work_limit; /* 0: the usual one. Beyond it the answer may not be exact. */
};

/* A set of measures that can be done together. */
struct sv_remedy_set {
    const size_t *remedies; /* places, ascending */
    size_t count;
    sv_points points;   /* if each of them succeeds */
    sv_points expected; /* mean over their chances, caps and steps counted */
    int64_t cost;       /* INT64_MAX for that and everything above */
    double chance;      /* that they win at least the target */
    bool chance_exact;  /* false: chance and expected are lower bounds (too many outcomes) */
};

enum sv_left_out {
    SV_LEFT_DEARER,     /* it would bring points; a reaching set with it is no better */
    SV_LEFT_EXCLUDED,   /* by a chosen measure */
    SV_LEFT_NEEDS,      /* a measure that is not chosen */
    SV_LEFT_AT_MAXIMUM, /* beside the chosen ones it brings nothing: cap or steps */
    SV_LEFT_DROPPED,    /* it is closed */
    SV_LEFT_OUT_COUNT
};
const char *sv_left_out_word(enum sv_left_out why);

struct sv_left_remedy {
    size_t remedy;
    enum sv_left_out why;
    size_t by;          /* place of the measure that excludes it or that it needs; SIZE_MAX */
    bool known;         /* what follows; false: given up, it is of the sets found so far */
    bool can_reach;     /* some set with it reaches the target */
    int64_t extra_cost; /* of the cheapest such set, above the best; 0 or more */
};

struct sv_optimum {
    bool reached; /* false and not exact: no set that reaches was found, there may be one */
    bool exact; /* best and runner-up; false: the work limit was met, or costs do not fit: the sets
                 are valid ones */
    /*
     * The cheapest set that reaches the target; of these the one with most points, fewest
     * measures, earliest codes. So none can be taken out without losing points. If no set
     * reaches the target: the set with most points, of these the cheapest (and so on).
     */
    struct sv_remedy_set best;
    bool has_runner_up; /* false if not reached, or if every reaching set holds the whole best */
    struct sv_remedy_set runner_up; /* the best one that reaches without all of the best set */
    const struct sv_left_remedy *left_out; /* in the order of the measures */
    size_t left_out_count;
    int64_t work; /* steps taken, to compare with a limit */
};

/* Places in requires, excludes and criterion are of this gap; a code may be there only once. */
struct sv_optimum sv_optimise(struct sv_arena *arena, const struct sv_points_gap *gap);

/*
 * What a leaf that has these points lost, and the gains that its rule can give. A ratio, bonus
 * or survey without steps, and points that are entered, can give every gain. Nothing is lost
 * that the rule cannot give.
 */
struct sv_gap_criterion sv_gap_criterion_of(struct sv_arena *arena,
                                            const struct sv_criterion *criterion, sv_points points);

#endif
