/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_DOMAIN_DRIVERS_H
#define SV_DOMAIN_DRIVERS_H

#include "domain/cube.h"
#include "domain/figure.h"
#include "domain/linear.h"
#include "domain/symmetric.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum sv_drivers_state {
    SV_DRIVERS_KNOWN,
    SV_DRIVERS_NOT_KEPT,     /* the cube has no products of factor scores */
    SV_DRIVERS_TOO_FEW,      /* fewer complete cases than factors + 2 */
    SV_DRIVERS_NO_VARIATION, /* a factor or the overall answer is the same throughout */
    SV_DRIVERS_COLLINEAR,    /* a factor is told by the ones before it, see collinear */
};

const char *sv_drivers_state_word(enum sv_drivers_state state); /* "" for known */

/* Martilla and James (1977): importance across, performance up. */
enum sv_quadrant {
    SV_QUADRANT_KEEP,              /* important and good */
    SV_QUADRANT_CONCENTRATE,       /* important and not good */
    SV_QUADRANT_LOW_PRIORITY,      /* neither */
    SV_QUADRANT_POSSIBLE_OVERKILL, /* good and not important */
};

const char *sv_quadrant_word(enum sv_quadrant quadrant);

/* What one factor has to do with the overall answer. */
struct sv_driver {
    size_t factor;  /* place in the plan's factors */
    bool collinear; /* told by the factors before it */

    /* Of everybody in the domain, whoever is a complete case; unweighted. */
    struct sv_figure mean;        /* of the factor scores */
    struct sv_figure performance; /* share of satisfied among valid answers */

    /* Set if the state is known. */
    double b;
    double beta;
    double r;
    double first;     /* r squared */
    double last;      /* what R2 loses without it */
    double lmg;       /* Lindeman, Merenda, Gold (1980): its mean gain over all orders */
    double lmg_share; /* of R2, 0..1; 0 if R2 is 0 */
    double vif;
    struct sv_figure se; /* of b */
    struct sv_figure t;
    struct sv_figure p;
    enum sv_quadrant quadrant; /* if the performance is known */
};

/* Regression of the overall answer on the factor scores, over complete cases. */
struct sv_drivers {
    enum sv_drivers_state state;
    size_t left_out; /* SV_NO_ITEM, or the factor that is not in */
    int64_t n;       /* complete cases */
    double r2;
    double adjusted_r2;
    double intercept;
    double condition; /* of the correlations of the factors: largest eigenvalue by smallest */
    int64_t df;
    double importance_cut;            /* 0..1: 1 / factors */
    struct sv_figure performance_cut; /* mean of the performances */
    const struct sv_driver *factors;
    size_t factor_count;
    struct sv_symmetric correlations; /* of the factors, then the overall answer */
};

/*
 * Of the responses of the domain, which must not name a procedure: the products of scores are not
 * kept by them. Unweighted with the standard errors of least squares if weight_of_cell (per
 * weight cell, see sv_weight_cell_at) and linear are NULL; else weighted, with those of the
 * design of linear (statistics section 10): df are clusters less strata less factors.
 */
struct sv_drivers sv_drivers_of(struct sv_arena *arena, const struct sv_cube *cube,
                                const struct sv_domain *domain, size_t left_out,
                                const double *weight_of_cell, struct sv_linear *linear);

#endif
