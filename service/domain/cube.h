/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_DOMAIN_CUBE_H
#define SV_DOMAIN_CUBE_H

#include "domain/cube_plan.h"
#include "domain/survey.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Of which responses a vector of sums is. Texts are "" where a part does not tell them. */
struct sv_cube_key {
    enum sv_cube_part part;
    const char *unit;
    const char *counter;
    const char *procedure;
    sv_day day; /* of SV_PART_ITEMS: the first of the period */
    enum sv_channel channel;
    enum sv_respondent respondent;
};

/* The key under which a response of the survey is counted in a part. */
struct sv_cube_key sv_cube_key_of(const struct sv_survey *survey,
                                  const struct sv_cube_key *response, enum sv_cube_part part);

/* By unit, day, counter, procedure, channel, respondent type within a part: <0, 0, >0. */
int sv_cube_key_compare(const struct sv_cube_key *a, const struct sv_cube_key *b);

struct sv_cube_cell {
    struct sv_cube_key key;
    const int64_t *sums; /* of the part's width */
};

struct sv_cube_cells {
    const struct sv_cube_cell *items;
    size_t count;
};

/*
 * A primary sampling unit: a counter on a day; where there is no counter, a unit
 * on a day. A unit in a period is a stratum.
 */
struct sv_cluster {
    size_t unit;   /* place among the survey's units */
    size_t period; /* place among the survey's periods */
    const char *counter;
    sv_day day;
};

/* Responses that are weighted alike: of a unit in a period by channel and respondent type. */
struct sv_weight_cell {
    size_t unit;
    size_t period;
    enum sv_channel channel;
    enum sv_respondent respondent;
};

#define SV_ANY SIZE_MAX
#define SV_NONE_TOLD                                                             \
    (SIZE_MAX - 1) /* of a procedure: the response names none, or an unknown one \
                    */

struct sv_cube_row {
    size_t cluster;   /* SV_ANY in SV_PART_ITEMS */
    size_t procedure; /* place among the survey's procedures, or SV_NONE_TOLD; SV_ANY if not kept */
    size_t weight_cell; /* see sv_weight_cell_at */
    const int64_t *sums;
};

struct sv_cube_rows {
    const struct sv_cube_row *items; /* ordered by stratum, cluster, weight cell, procedure */
    size_t count;
};

/* The cube of one survey in memory, to compute with. */
struct sv_cube {
    const struct sv_survey *survey;
    const struct sv_cube_plan *plan;
    const struct sv_cluster *clusters; /* ordered by stratum, day, counter */
    size_t cluster_count;
    struct sv_cube_rows by_procedure;        /* SV_PART_ANSWERS as it is kept */
    struct sv_cube_rows rows[SV_PART_COUNT]; /* the parts, SV_PART_ANSWERS summed over procedures */
};

/*
 * Places the cells of a survey, of all its parts and in any order. What is not of the
 * survey any more (a unit, a period) is left out. The cube is in the arena and points
 * into the survey, the plan and the cells.
 */
struct sv_cube sv_cube_of(struct sv_arena *arena, const struct sv_survey *survey,
                          const struct sv_cube_plan *plan, const struct sv_cube_cells *cells);

/* Strata and weight cells are numbered through, those without a response too. */
size_t sv_stratum_count(const struct sv_survey *survey);
size_t sv_stratum_at(const struct sv_survey *survey, size_t unit, size_t period);
size_t sv_weight_cell_count(const struct sv_survey *survey);
size_t sv_weight_cell_at(const struct sv_survey *survey, const struct sv_weight_cell *cell);
struct sv_weight_cell sv_weight_cell_of(const struct sv_survey *survey, size_t at);

/* Which responses are looked at; the others stay in the design (statistics section 5). */
struct sv_domain {
    const bool *clusters;                                /* per cluster of the cube, NULL for all */
    size_t unit, period, procedure, channel, respondent; /* SV_ANY for all */
};
#define SV_DOMAIN_ALL ((struct sv_domain){ NULL, SV_ANY, SV_ANY, SV_ANY, SV_ANY, SV_ANY })
bool sv_domain_holds(const struct sv_cube *cube, const struct sv_domain *domain,
                     const struct sv_cube_row *row);

/* The rows of the answers to look through for a domain: without procedures unless it names one. */
const struct sv_cube_rows *sv_domain_rows(const struct sv_cube *cube,
                                          const struct sv_domain *domain);

#endif
