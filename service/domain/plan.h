/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_DOMAIN_PLAN_H
#define SV_DOMAIN_PLAN_H

#include "domain/effect.h"

/* A plan as it is read: measures with what has come of them. */

/* A file given as evidence on a criterion, in the plan's period or a later one. */
struct sv_plan_file {
    const char *criterion;
    const char *period;
    const char *sha256;
    const char *name;
    int64_t size;
    sv_day added_on;
};

struct sv_plan_files {
    const struct sv_plan_file *items;
    size_t count;
};

struct sv_plan_line {
    const struct sv_measure *measure;
    size_t criterion; /* place in the framework, or SIZE_MAX */
    bool overdue;
    struct sv_gain gain; /* of the criterion, whichever of its measures brought it */
    struct sv_effect effect;
};

struct sv_plan {
    const struct sv_scorecard *card;
    struct sv_plan_line *lines; /* as in measures */
    struct sv_measures measures;
    struct sv_measures history; /* entries, oldest first */
    struct sv_plan_files files;
    struct sv_plan_totals totals;
    bool achieved_known; /* of at least one criterion */
    sv_points achieved;  /* each criterion once: gains and effects */
    sv_day today;
};

/* What there is to a plan besides its measures. */
struct sv_plan_outcome {
    const struct sv_scorecard *next; /* the unit's next scorecard in the framework, or NULL */
    const struct sv_release_point *releases;
    size_t release_count;
};

struct sv_plan sv_plan_of(struct sv_arena *arena, const struct sv_plan_base *base,
                          const struct sv_plan_outcome *outcome);

#endif
