/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_DOMAIN_TRIMMING_H
#define SV_DOMAIN_TRIMMING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Responses that are weighted alike: how many they are and the weight of each. */
struct sv_weights {
    double *weights;
    const int64_t *responses;
    size_t count;
};

double sv_weights_sum(const struct sv_weights *weights);
double sv_weights_mean(const struct sv_weights *weights); /* 0 without a response */
double sv_weights_max(const struct sv_weights *weights);

/* What trimming, or capping, did. */
struct sv_trimming_report {
    double lower, upper;
    int64_t below, above; /* responses outside before anything was clipped */
    size_t passes;        /* of trimming; of capping: its rounds */
    double margin_error;  /* worst of the raking margins afterwards */
    double max_over_mean; /* largest weight over the mean of the first raked weights */
};

/*
 * Clips weights to lower..upper and keeps their sum: clipped ones stay as they are, and
 * what was taken is added evenly to the free ones, until none is outside (statistics
 * section 4). Sets below, above and passes of the report. False, and nothing done, unless
 * the mean is between report->lower and report->upper.
 */
bool sv_trim(const struct sv_weights *weights, bool *clipped, struct sv_trimming_report *report);

#endif
