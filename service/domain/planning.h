/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_DOMAIN_PLANNING_H
#define SV_DOMAIN_PLANNING_H

#include <stdint.h>

/* How many answers a survey needs, and what can be seen with those it has. All shares are in 0..1.
 */

struct sv_sample_wish {
    double share;         /* expected share of satisfied answers */
    double margin;        /* wanted half width of the interval, e.g. 0.03 */
    double deff;          /* 1 for a simple random sample */
    double confidence;    /* e.g. 0.95 */
    double population;    /* transactions, for the finite population correction; 0 if not known */
    double valid_rate;    /* part of the responses that answer the question */
    double response_rate; /* part of the invitations that respond */
};

struct sv_sample_size {
    double without_population; /* valid answers, before any rounding */
    double with_population;
    int64_t valid; /* from here on whole people, rounded up */
    int64_t responses;
    int64_t invitations;
};

/* Cochran (1977): n0 = deff z2 p(1-p) / e2, and n = n0 / (1 + (n0 - 1) / N). Every rate, margin and
 * deff is above 0. */
struct sv_sample_size sv_sample_size_of(const struct sv_sample_wish *wish);

struct sv_comparison_plan {
    double share;
    double n1, n2; /* valid answers on either side, above 0 */
    double deff;
    double alpha; /* e.g. 0.05, two-sided */
    double power; /* e.g. 0.8 */
};

/* The smallest true difference that is found with the wanted power. */
double sv_detectable_difference(const struct sv_comparison_plan *plan);

/* The smallest observed difference that is significant: found with a power of about one half only.
 */
double sv_least_significant_difference(const struct sv_comparison_plan *plan);

/*
 * Valid answers a side so that a change from the share p1 to p2 (not the same) is found, with
 * 80 % power at 5 %.
 */
int64_t sv_answers_for_difference(double p1, double p2, double deff);

/* Design effect to plan with: (1 + cv2) (1 + (per_cluster - 1) rho), cv2 the squared variation of
 * the weights. */
double sv_planning_deff(double cv2, double per_cluster, double rho);

/* Yamane (1967), as older guidance has it: N / (1 + N e2). It is p = 0.5, z = 2, deff = 1, for one
 * total. */
double sv_yamane(double population, double margin);

/* People are whole: rounds up, but not for the sake of the last digits of a double. */
int64_t sv_whole_people(double n);

#endif
