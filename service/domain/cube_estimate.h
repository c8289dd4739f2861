/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_DOMAIN_CUBE_ESTIMATE_H
#define SV_DOMAIN_CUBE_ESTIMATE_H

#include "domain/figure.h"
#include "domain/interval.h"
#include "domain/linear.h"
#include "domain/ratio.h"
#include "domain/weighting.h"

#include <stdbool.h>
#include <stdint.h>

/*
 * Estimates from a cube under a weighting (statistics sections 3, 5 and 6). With scheme
 * none respondents are taken as a simple random sample (section 3), and the interval of an
 * index counts opinions of people, not answers, from the spread between respondents.
 */

struct sv_estimate {
    int64_t respondents; /* n_resp: with a valid answer and a weight */
    int64_t valid;       /* n_ans: answers */
    int64_t satisfied;   /* x; without meaning for a mean */
    bool known;          /* false without a valid answer */
    double value;        /* exactly 0 or 1 if nobody or everybody is satisfied */
    struct sv_figure se; /* not known for one respondent */
    int64_t df; /* clusters less strata with a respondent; of scheme none: respondents - 1 */
    struct sv_figure sd; /* of a mean: spread of the values, divisor n - 1 */
    struct sv_figure deff;
    struct sv_figure n_star;     /* effective sample size of a share; not known if df < 1 */
    struct sv_interval interval; /* 95 %: of a share Wilson with n_star, of a mean t */
};

/* The other intervals of a share. */
struct sv_interval sv_estimate_logit(const struct sv_estimate *estimate);
struct sv_interval sv_estimate_korn_graubard(const struct sv_estimate *estimate);

/* Prepared once for a cube and a weighting, used for all domains and measures; by one thread. */
struct sv_estimator;
struct sv_estimator *sv_estimator_new(struct sv_arena *arena, const struct sv_cube *cube,
                                      const struct sv_weighting *weighting);
const struct sv_design *sv_estimator_design(const struct sv_estimator *estimator);

struct sv_selected_row {
    const int64_t *sums;
    size_t cluster;
    size_t weight_cell;
    size_t cell; /* place of that among the selection's cells */
};

/* The rows of a domain, looked up once for all measures. In the arena. */
struct sv_selection {
    struct sv_estimator *estimator;
    const struct sv_selected_row *rows; /* those with a weight, in the order of the cube */
    size_t row_count;
    const size_t *cells; /* the weight cells they are of */
    size_t cell_count;
    int64_t responses; /* all in the domain, weighted or not */
    int64_t complete;
    int64_t by_channel[SV_CHANNEL_COUNT];
};
struct sv_selection sv_selection_of(struct sv_arena *arena, struct sv_estimator *estimator,
                                    const struct sv_domain *domain);
/* All of the domain but one unit. */
struct sv_selection sv_selection_of_rest(struct sv_arena *arena, struct sv_estimator *estimator,
                                         const struct sv_domain *domain, size_t unit);

struct sv_estimate sv_estimate_of(const struct sv_selection *selection,
                                  const struct sv_ratio *ratio);

/* t_{.975, df}, remembered: an estimator needs the same few again and again. df >= 1. */
double sv_estimator_t(struct sv_estimator *estimator, int64_t df);

#endif
