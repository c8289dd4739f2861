/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_DOMAIN_RESULTS_ANSWER_H
#define SV_DOMAIN_RESULTS_ANSWER_H

#include "domain/comparison.h"
#include "domain/crosstab_table.h"
#include "domain/cube_disclosure.h"
#include "domain/drivers.h"
#include "domain/reliability.h"
#include "domain/results_table.h"
#include "domain/sub_index.h"

/* What the results of a survey answer to a question. */

/* A difference and of what it is. */
struct sv_named_difference {
    const char *code; /* "index", "overall", "mean_overall", of a factor, an item or a unit */
    const char *kind; /* index, factor, item, mean, unit */
    bool shown;
    int64_t people;       /* with a valid answer, of the side that has fewer */
    int64_t from_n, to_n; /* valid answers of both sides, and the satisfied ones */
    int64_t from_satisfied, to_satisfied;
    struct sv_difference difference;
};

struct sv_named_differences {
    struct sv_named_difference *items;
    size_t count;
};

/* The index of a group by every rule (statistics section 6). */
struct sv_index_variants {
    struct sv_estimate pooled, mean_items, mean_factors, mean_groups, mean_respondents, overall;
};

/* The overall item of a group as a sample of responses (statistics section 8). */
struct sv_sample_estimates {
    struct sv_estimate share[2]; /* uncorrected, corrected for the finite population */
    struct sv_estimate mean[2];
};

/* How the answers at one counter were given. */
struct sv_counter_quality {
    const char *unit;
    const char *counter;
    int64_t responses, straight, fast;
    bool shown;
};

struct sv_answer_quality {
    int64_t responses, complete, straight, fast, straight_fast;
    const struct sv_item_estimates *items;     /* per item of the instrument */
    const struct sv_counter_quality *counters; /* ordered by unit and counter */
    size_t counter_count;
};

struct sv_results_answer {
    const struct sv_survey *survey;
    const struct sv_cube_plan *plan;
    const struct sv_results_query *query;
    const struct sv_weighting *weighting;
    sv_day as_of; /* the day up to which responses count; 0 if they are the latest */
    bool shown;   /* the whole domain; if not, nothing of it is told */
    struct sv_result_groups groups;
    /* Per group, of those figures that were asked for: */
    const struct sv_group_estimates *estimates; /* of estimates and sub_index */
    const struct sv_points_estimate *points;
    const struct sv_index_variants *variants;
    const struct sv_sample_estimates *samples;
    /* Of the whole domain: */
    const char *from, *to; /* periods of change */
    struct sv_named_differences measures;
    struct sv_named_differences units; /* change and rest */
    const struct sv_reliability *reliability;
    size_t reliability_count;
    const struct sv_drivers *drivers;
    size_t driver_count;
    struct sv_answer_quality quality;
    const struct sv_crosstab *crosstab; /* put in by app/crosstabs.c; NULL if it may not be told */
    /* Of the weights: those of their lists that may be told. */
    struct sv_strata lonely, without_population;
    /* In full: how they look when trimmed and when capped. */
    const struct sv_weighting *trimmed, *capped;
    struct sv_estimate trimmed_overall, capped_overall;
};

/* Whether figures of a domain may be told, as fine as they are asked for. */
typedef bool sv_may_show(const void *context, const struct sv_cube *cube,
                         const struct sv_domain *domain, enum sv_fineness fineness);

struct sv_results_rules {
    sv_may_show *may_show; /* NULL: everything is told */
    const void *context;
};
bool sv_results_may_show(const struct sv_results_rules *rules, const struct sv_cube *cube,
                         const struct sv_domain *domain, enum sv_fineness fineness);

/*
 * query and cube must live as long as the answer; the domain is what the query's filters and scope
 * leave. Which scheme is wanted is given by the weighting.
 */
struct sv_results_answer sv_results_answer_of(struct sv_arena *arena,
                                              const struct sv_weighted_cube *weighted,
                                              const struct sv_results_query *query,
                                              const struct sv_domain *domain,
                                              const struct sv_results_rules *rules);

/* The points that the survey's sub-index has at most, or those of the query. */
double sv_max_points_of(const struct sv_survey *survey, const struct sv_results_query *query);

#endif
