/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_DOMAIN_SURVEY_GAP_H
#define SV_DOMAIN_SURVEY_GAP_H

#include "domain/results_answer.h"

/* Where the points of a survey criterion are lost: at which item, in which unit. */

/* The answers to an item of the survey in one unit. */
struct sv_survey_gap {
    const char *criterion;
    const char *item;
    const char *unit;
    int64_t valid, satisfied;
    sv_points lost;           /* by its answers that are not satisfied */
    double points_per_answer; /* that one of these brings if it becomes a satisfied one */
};

struct sv_survey_gaps {
    struct sv_survey_gap *items; /* what lost most first */
    size_t count;
    size_t hidden_units; /* of which nothing may be told */
};

/*
 * Adds what the answers of the whole unit, and the same by unit, tell of a criterion that is worth
 * max_points for a share of 1. The index is the survey's, counted without weights: with weights an
 * answer is worth more in one unit and less in another. What is hidden is left out.
 */
void sv_survey_gaps_add(struct sv_arena *arena, struct sv_survey_gaps *gaps, const char *criterion,
                        sv_points max_points, const struct sv_results_answer *whole,
                        const struct sv_results_answer *by_unit);

/* What lost most first; of equal ones by unit and item. */
void sv_survey_gaps_sort(struct sv_survey_gaps *gaps);

#endif
