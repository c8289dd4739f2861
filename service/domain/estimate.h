/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_DOMAIN_ESTIMATE_H
#define SV_DOMAIN_ESTIMATE_H

#include "domain/tally.h"

#include <stdbool.h>
#include <stdint.h>

/*
 * A share of satisfied answers with its 95 % interval, all in 0..1, and the
 * integers it stands on. Without a valid answer it is not known: there is no
 * share, rather than a share of zero.
 */
struct sv_share {
    int64_t satisfied;
    int64_t valid;       /* answers: the denominator */
    int64_t respondents; /* people who gave them */
    bool known;
    double value;
    double low;
    double high;
};

/* Of a single question, where every respondent gives one answer. */
struct sv_share sv_share_of_counts(int64_t satisfied, int64_t valid);

/*
 * Of a measure. Answers of one person are alike, so the interval does not count
 * 22 answers as 22 people: its effective size follows from the variance between
 * respondents (linearised ratio, statistics section 5, without weights).
 */
struct sv_share sv_share_of_measure(const struct sv_measure *measure,
                                    const struct sv_measure_tally *tally);

/* Of an item of the tally; not known if none of its options is a satisfied one. */
struct sv_share sv_share_of_item(const struct sv_tally *tally, size_t item);

/* Mean value of the valid answers of a scale item; false without any. */
bool sv_mean_of_item(const struct sv_tally *tally, size_t item, double *ret_mean);

#endif
