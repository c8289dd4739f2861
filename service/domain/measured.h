/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_DOMAIN_MEASURED_H
#define SV_DOMAIN_MEASURED_H

#include "domain/cube_estimate.h"

/* Between cube_estimate.c, comparison.c and fpc.c: a measure in a selection. */

enum { SV_T_REMEMBERED = 1024 };

struct sv_estimator {
    struct sv_arena *arena;
    const struct sv_cube *cube;
    const struct sv_weighting *weighting;
    const struct sv_design *design;
    struct sv_linear *linear;

    int64_t *sums; /* room for the sums of a measure, per weight cell */
    size_t sums_count;
    double *totals; /* per place */
    double *u;      /* per place */
    size_t *at;     /* per place */
    size_t place_count;

    /* Clusters and strata with a respondent, of the round that is on. */
    uint32_t round;
    uint32_t *cluster_seen;
    uint32_t *stratum_seen;
    int64_t clusters;
    int64_t strata;

    int64_t t_df[SV_T_REMEMBERED]; /* 0 for none */
    double t[SV_T_REMEMBERED];
};

struct sv_measured {
    int64_t respondents;
    int64_t satisfied;
    int64_t valid;
    bool known;
    double value;
    double weight_sum; /* of the respondents' weights */
    /* Sum over respondents of weight times u^2, where u is what one brings to the value,
     * linearised: (num - p den) / sum of weighted den. 0 if rounding only. */
    bool has_squares;
    double square_sum;
    const double *u; /* per place of the ratio; valid until the next one is measured */
};

struct sv_measured sv_measured_of(const struct sv_selection *selection,
                                  const struct sv_ratio *ratio);

/* Forgets the u and the clusters of earlier measures. */
void sv_measured_begin(struct sv_estimator *estimator);
/* Adds sign times u of the measure, and its respondents' clusters and strata. */
void sv_measured_add(const struct sv_selection *selection, const struct sv_ratio *ratio,
                     const struct sv_measured *measured, double sign);
/* Clusters less strata of all that was added. */
int64_t sv_measured_df(const struct sv_estimator *estimator);

/* Sets what follows from a variance: se, deff, n_star, interval. */
void sv_estimate_set_variance(const struct sv_selection *selection, const struct sv_ratio *ratio,
                              const struct sv_measured *measured, double variance,
                              struct sv_estimate *estimate);

#endif
