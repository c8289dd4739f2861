/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_DOMAIN_COMPARISON_H
#define SV_DOMAIN_COMPARISON_H

#include "domain/cube_estimate.h"

/* Differences of a measure between two sets of responses (statistics section 7). */

struct sv_difference {
    bool known; /* both sides have a valid answer */
    struct sv_figure from;
    struct sv_figure to;
    double difference; /* to - from */
    struct sv_figure se;
    int64_t df;              /* clusters less strata with a respondent of either side */
    struct sv_figure t;      /* difference / se; of unweighted_difference: z */
    struct sv_figure p;      /* two-sided */
    struct sv_figure p_holm; /* over the family, set by sv_differences_adjust */
    struct sv_figure p_bh;   /* Benjamini and Hochberg, the same */
    struct sv_interval interval;
};

/* Of two selections of one estimator that is weighted, disjoint or not: one variance. With scheme
 * none every response weighs 1 and clusters count all the same. */
struct sv_difference sv_difference_of(const struct sv_selection *from,
                                      const struct sv_selection *to, const struct sv_ratio *ratio);

/* x of n twice, independent: Newcombe's interval, pooled z without correction; df is 0. */
struct sv_difference sv_unweighted_difference(int64_t x1, int64_t n1, int64_t x2, int64_t n2);

/* Sets p_holm and p_bh of a family; a p that is not known is not counted. */
void sv_differences_adjust(struct sv_arena *arena, struct sv_difference *differences, size_t count);

/* Where a unit stands against the rest, by p_holm < 0.05. */
enum sv_place { SV_PLACE_UNKNOWN, SV_PLACE_BELOW, SV_PLACE_SAME, SV_PLACE_ABOVE };
enum sv_place sv_place_of(const struct sv_difference *difference);
const char *sv_place_word(enum sv_place place);

#endif
