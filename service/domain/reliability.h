/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_DOMAIN_RELIABILITY_H
#define SV_DOMAIN_RELIABILITY_H

#include "domain/cube.h"
#include "domain/figure.h"
#include "domain/interval.h"
#include "domain/symmetric.h"

#include <stddef.h>
#include <stdint.h>

/* How a criterion goes with the others of its set, over the complete cases. */
struct sv_item_reliability {
    size_t criterion; /* place in the plan's criteria */
    struct sv_figure mean;
    struct sv_figure sd;
    struct sv_figure r_total; /* correlation with the sum of the set */
    struct sv_figure r_rest;  /* with the sum of the others */
    struct sv_figure alpha_if_deleted;
};

/* Whether a set of criteria measures one thing: Cronbach's alpha (1951). */
struct sv_reliability {
    enum sv_item_set set;
    size_t factor; /* place in the plan's factors, of SV_SET_WITHOUT_FACTOR and SV_SET_FACTOR */
    size_t item_count;
    int64_t n;                   /* complete cases */
    int64_t rows;                /* responses looked at */
    struct sv_figure alpha;      /* may be negative: an item is reversed or broken */
    struct sv_interval interval; /* Feldt's */
    struct sv_figure alpha_standardized;
    struct sv_figure mean_r;         /* of the correlations between two items */
    struct sv_figure alpha_pairwise; /* each covariance from all who answered the two items */
    struct sv_figure alpha_weighted; /* not known without weights */
    struct sv_figure scale_mean;     /* of the respondents' means */
    struct sv_figure scale_sd;
    const struct sv_item_reliability *items; /* in the order of the criteria */
};

/* k / (k - 1) (1 - trace / sum); not known if k < 2 or the sum of the items does not vary. */
struct sv_figure sv_cronbach_alpha(const struct sv_symmetric *covariances);

/*
 * Of the responses of the domain, which must name neither clusters nor a procedure: the
 * products of criteria are not kept by them, and nothing is known then. weight_of_cell, per
 * weight cell (see sv_weight_cell_at) or NULL, is for alpha_weighted alone.
 */
struct sv_reliability sv_reliability_of(struct sv_arena *arena, const struct sv_cube *cube,
                                        const struct sv_domain *domain, enum sv_item_set set,
                                        size_t factor, const double *weight_of_cell);

#endif
