/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_DOMAIN_INTERVAL_H
#define SV_DOMAIN_INTERVAL_H

#include <stdbool.h>
#include <stdint.h>

/* The quantile of the normal distribution that all intervals of 95 % stand on. */
#define SV_Z_95 1.959963984540054

/* A 95 % interval. Where there is none it is not known and both ends are zero. */
struct sv_interval {
    bool known;
    double low;
    double high;
};

/*
 * Wilson score interval (1927) around a share in 0..1 with the (effective) size n, a fraction or
 * not: centre (p + z2/2n) / (1 + z2/n), half width z sqrt(p(1-p)/n + z2/4n2) / (1 + z2/n). Its
 * lower end is 0 at share 0, its upper end 1 at share 1. Not known unless n > 0.
 */
struct sv_interval sv_wilson(double share, double n);

/*
 * Clopper and Pearson (1934), by quantiles of the beta distribution; with an effective size, the
 * interval of Korn and Graubard (1998). Not known unless n > 0.
 */
struct sv_interval sv_clopper_pearson(double share, double n);

/* Agresti and Coull (1998) for x of n, cut to 0..1. Not known without answers. */
struct sv_interval sv_agresti_coull(int64_t x, int64_t n);

/* On the scale of log(p / (1 - p)), with the t distribution. Not known if se is 0, share 0 or 1, or
 * df < 1. */
struct sv_interval sv_logit_interval(double share, double se, double df);

/*
 * value -+ t se. Not known if df < 1. With se 0 it has no width: a caller whose values do not vary
 * says so instead of showing it.
 */
struct sv_interval sv_t_interval(double value, double se, double df);

/* Of the difference p2 - p1: Newcombe (1998), from the two Wilson intervals. Not known if either n
 * is 0. */
struct sv_interval sv_newcombe(int64_t x1, int64_t n1, int64_t x2, int64_t n2);

/* Of Cronbach's alpha of k items and n respondents: Feldt (1965). Not known if n < 2 or k < 2. */
struct sv_interval sv_feldt(double alpha, int64_t n, int64_t k);

#endif
