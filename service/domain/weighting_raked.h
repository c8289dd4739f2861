/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_DOMAIN_WEIGHTING_RAKED_H
#define SV_DOMAIN_WEIGHTING_RAKED_H

#include "domain/weighting.h"

/* Between weighting.c and weighting_raked.c: the weights while they are made. */

enum { SV_WEIGHT_CELLS_A_STRATUM = SV_CHANNEL_COUNT * SV_RESPONDENT_COUNT };

struct sv_weighing {
    struct sv_arena *arena;
    const struct sv_survey *survey;
    size_t cell_count;
    size_t stratum_count;
    const int64_t *responses; /* per weight cell */
    int64_t *transactions;
    int64_t *stratum_responses; /* per stratum */
    int64_t *stratum_transactions;
    double *weights; /* per weight cell */
    double *base;    /* per stratum */
};

struct sv_weights sv_weighing_weights(const struct sv_weighing *weighing);

/*
 * From base weights to raked ones, trimmed or capped if the scheme says so. False, with the
 * reason in the note, if that cannot be: then the weights are left in between.
 */
bool sv_weighing_rake(struct sv_weighing *weighing, struct sv_weighting *weighting);

#endif
