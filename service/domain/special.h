/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_DOMAIN_SPECIAL_H
#define SV_DOMAIN_SPECIAL_H

/*
 * Quantiles and tail probabilities of the distributions that statistics stand
 * on. Preconditions: 0 < p < 1, and degrees of freedom and parameters above 0.
 * The result is a finite number, right to 1e-9 of itself for parameters up to
 * 1e7 (to 1e-11 up to 1e5); a quantile below 1e-304 is as good as zero.
 */

double sv_normal_quantile(double p);
double sv_t_quantile(double p, double df);
double sv_beta_quantile(double p, double a, double b);
double sv_f_quantile(double p, double df1, double df2);

/* How probable a value at least this far from zero is, on either side. From the tail, never 1 -
 * cdf. */
double sv_normal_two_sided_p(double z);
double sv_t_two_sided_p(double t, double df);

#endif
