/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_DOMAIN_RESULTS_TABLE_H
#define SV_DOMAIN_RESULTS_TABLE_H

#include "domain/cube_estimate.h"
#include "domain/results_query.h"

/* The groups that a question to the results breaks the responses down to, and their estimates. */

struct sv_result_group {
    const char *keys[2]; /* codes, as many as the query breaks down by; "" for none told */
    struct sv_domain domain;
    bool shown; /* or hidden by disclosure control */
};

struct sv_result_groups {
    struct sv_result_group *items; /* ordered as units, periods, procedures ... are in the survey */
    size_t count;
};

/* The groups in which somebody of the domain answered; one of everybody if by nothing. */
struct sv_result_groups sv_result_groups_of(struct sv_arena *arena, const struct sv_cube *cube,
                                            const struct sv_results_query *query,
                                            const struct sv_domain *domain);

/* The answers to an item in a group. */
struct sv_item_estimates {
    const int64_t *counts;    /* per option, then NA and missing; unweighted */
    int64_t valid;            /* sum over the options */
    const double *shares;     /* per option, weighted, of the valid answers; NULL without any */
    struct sv_figure mean;    /* weighted, of a scale item */
    struct sv_figure na;      /* weighted share of NA among valid answers and NA */
    struct sv_estimate share; /* of satisfied answers */
    /* In full only, else NULL: */
    const struct sv_estimate *options;
    const struct sv_estimate *mean_estimate;
};

struct sv_group_estimates {
    int64_t responses, complete;
    int64_t by_channel[SV_CHANNEL_COUNT];
    bool channel_told[SV_CHANNEL_COUNT]; /* or hidden by disclosure control */
    int64_t transactions;                /* of the survey's populations; 0 if not known */
    struct sv_estimate index;
    struct sv_estimate overall;            /* of an instrument with such an item */
    const struct sv_estimate *factors;     /* per factor of the plan, NULL if not asked for */
    const struct sv_item_estimates *items; /* per item of the instrument, NULL if not asked for */
};

/* A cube under a weighting, ready for many estimates; by one thread. */
struct sv_weighted_cube {
    const struct sv_cube *cube;
    const struct sv_weighting *weighting;
    struct sv_estimator *estimator;
};

struct sv_group_estimates sv_group_estimates_of(struct sv_arena *arena,
                                                const struct sv_weighted_cube *weighted,
                                                const struct sv_results_query *query,
                                                const struct sv_result_group *group);

#endif
