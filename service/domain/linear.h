/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_DOMAIN_LINEAR_H
#define SV_DOMAIN_LINEAR_H

#include "domain/weighting.h"

/*
 * Variance of a statistic by linearisation (statistics section 5): the statistic is
 * followed by a sum over all responses of weight times u, calibration takes from u what
 * the margins explain, and the totals of the clusters vary within their strata.
 */

/* The clusters of a cube under a weighting, prepared once. Not changed afterwards. */
struct sv_design;

/* In the arena; cube and weighting must live as long. */
const struct sv_design *sv_design_of(struct sv_arena *arena, const struct sv_cube *cube,
                                     const struct sv_weighting *weighting);

/* The u of one statistic, summed as they come. */
struct sv_linear;

struct sv_linear *sv_linear_new(struct sv_arena *arena, const struct sv_design *design);

/* Back to u = 0 for everybody, in time proportional to the strata that were added to. */
void sv_linear_clear(struct sv_linear *linear);

/* Adds the sum of u over responses of one cluster and weight cell. */
void sv_linear_add(struct sv_linear *linear, size_t cluster, size_t weight_cell, double u);

/* A single cluster in a stratum counts with its squared total ("adjust"). Never below 0; 0 if it
 * is rounding only. */
double sv_linear_variance(struct sv_linear *linear);

#endif
