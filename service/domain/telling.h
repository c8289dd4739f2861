/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_DOMAIN_TELLING_H
#define SV_DOMAIN_TELLING_H

#include "domain/comparison.h"
#include "domain/cube_estimate.h"

/*
 * How exactly figures are told, the same in every format. Whoever may know every answer gets
 * them as they are; under disclosure control no more digits than a reader can use, since a
 * share at full precision gives its denominator away.
 */
enum sv_precision {
    SV_EXACT,
    SV_ROUNDED, /* three decimals: a tenth of a percent */
    SV_COARSE,  /* two decimals: shares of fewer than 100 answers */
};

struct sv_telling {
    bool controlled; /* shares are rounded by their number of answers */
    bool full;       /* every interval and moment, not only those to be shown */
};

double sv_told(double value, enum sv_precision precision);
/* A p-value; small ones do not become 0. */
struct sv_figure sv_told_p(const struct sv_telling *telling, struct sv_figure p);
/* An effective size. */
struct sv_figure sv_told_size(const struct sv_telling *telling, struct sv_figure size);

/* The precision of figures that stand on so many answers. */
enum sv_precision sv_telling_precision(const struct sv_telling *telling, int64_t n);

/* What makes a figure unreliable: the standards of the NCHS (2017) for proportions. */
enum sv_unreliable {
    SV_FEW_ANSWERS,   /* fewer than 30 respondents */
    SV_FEW_EFFECTIVE, /* an effective size of less than 30 */
    SV_FEW_CLUSTERS,  /* fewer than 8 degrees of freedom */
    SV_WIDE,          /* an interval of more than 30 points, or none */
    SV_UNRELIABLE_COUNT
};
const char *sv_unreliable_word(enum sv_unreliable reason);
bool sv_is_unreliable(const struct sv_estimate *estimate, enum sv_unreliable reason);

#endif
