/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_DOMAIN_SURVEY_GAP_H
#define SV_DOMAIN_SURVEY_GAP_H

#include "domain/framework.h"
#include "domain/gap_answers.h"

/*
 * Where the points of a survey criterion are lost: at which item, in which unit, at which counter
 * of it. Counted without weights: with weights an answer is worth more in one unit and less in
 * another.
 */

/* The answers to an item at a place, or those of them that chose an option. */
struct sv_survey_gap {
    const char *criterion;
    const char *item;
    const char *option; /* survey_options: its value; else NULL */
    struct sv_gap_place place;
    int64_t valid, satisfied;
    int64_t answers; /* that lose points */
    bool in_points;  /* false of survey_steps, where no single answer is worth points */
    sv_points lost;
    double points_per_answer; /* that one of these brings if it becomes satisfied, or the best */
    double share_per_answer;  /* that it lifts the index by; 0 of survey_options */
};

struct sv_gap_list {
    struct sv_survey_gap *items; /* what lost most first */
    size_t count;
    size_t hidden; /* places with answers of which nothing may be told */
};

/* How far a criterion of survey_steps is from the step above its points. These stand on a release
 * with its weights: the answers of now may be there already. */
struct sv_step_gap {
    const char *criterion;
    double share;       /* of now */
    sv_points at_least; /* percent */
    sv_points points, more;
    int64_t answers; /* the least that have to become satisfied; -1: all are not enough */
};

struct sv_survey_gaps {
    struct sv_gap_list units;
    struct sv_gap_list counters;
    struct sv_step_gap *steps;
    size_t step_count;
};

/* Adds what the answers tell of a leaf to which a survey brought its points. Texts point into both.
 */
void sv_survey_gaps_add(struct sv_arena *arena, struct sv_survey_gaps *gaps,
                        const struct sv_criterion *criterion, sv_points points,
                        const struct sv_gap_answers *answers);

/* What lost most first, in points or else in answers; of equal ones by unit, counter and item. */
void sv_survey_gaps_sort(struct sv_survey_gaps *gaps);

#endif
