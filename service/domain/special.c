/* SPDX-License-Identifier: Apache-2.0 */
#include "domain/special.h"

#include <assert.h>
#include <gsl/gsl_cdf.h>
#include <gsl/gsl_sf_gamma.h>
#include <gsl/gsl_sf_log.h>
#include <math.h>
#include <stdbool.h>

/*
 * The normal distribution and the two functions that make the logarithm of the beta density exact
 * are GSL's; the four of them fail for no argument that passes the assertions here, so GSL's error
 * handler, which would end the process, is never called and needs not be switched off.
 *
 * The beta distribution, and with it t and F, is our own: GSL 2.7 gives no upper limit for 3 of
 * 100,000 (quantile .975 of beta(4, 99997)), searches without end for beta(1e6, 1e6), and its tail
 * of t just above 30 degrees of freedom is right to six digits only (ADR 0008).
 */

static const double TWO_PI = 6.283185307179586;
static const double CONVERGED = 1e-15;

enum {
    FRACTION_STEPS = 200000, /* about 4 sqrt(max(a, b)) are taken */
    NEWTON_STEPS = 200,
    FARTHEST_LOGIT = 700, /* beyond it x or 1 - x is no double any more */
};

/* A point of 0..1 and its distance to 1, each with all its digits, however close to an end. */
struct point {
    double x;
    double y;
};

static struct point point_of_logit(double s)
{
    return (struct point){ .x = 1.0 / (1.0 + exp(-s)), .y = 1.0 / (1.0 + exp(s)) };
}

/* log(1 + d) - d, where one_plus is 1 + d. GSL has it without cancellation near 0, we near -1. */
static double log_less_linear(double d, double one_plus)
{
    gsl_sf_result result = { 0 };

    if (fabs(d) > 0.5)
        return log(one_plus) - d;
    (void)gsl_sf_log_1plusx_mx_e(d, &result);
    return result.val;
}

/* Gamma(a) over Stirling's formula for it. */
static double gamma_over_stirling(double a)
{
    gsl_sf_result result = { 0 };

    (void)gsl_sf_gammastar_e(a, &result);
    return result.val;
}

/*
 * log(x^a y^b / B(a, b)), about the point a/(a+b) where the density is nearly greatest. The
 * difference of three log-gammas, each about 1e7 for a of 1e6, would leave six digits fewer.
 */
static double log_power(struct point at, double a, double b)
{
    double both = a + b, off = b * at.x - a * at.y;
    double height = gamma_over_stirling(both) / gamma_over_stirling(a) / gamma_over_stirling(b);

    return 0.5 * log(a / both * b / TWO_PI) + log(height) +
           a * log_less_linear(off / a, at.x * both / a) +
           b * log_less_linear(-off / b, at.y * both / b);
}

/* Lentz's method wants no zero in a denominator. */
static double not_zero(double value)
{
    return fabs(value) < 1e-300 ? 1e-300 : value;
}

/*
 * What the odd term number m of the fraction below leaves of 1; number 0 begins it. With many
 * degrees of freedom x is next to 1 and the term next to -1: then it is computed from y = 1 - x, or
 * as many digits would go as a has.
 */
static double one_and_odd(struct point at, double a, double b, double m)
{
    double am = a + 2.0 * m, both = (a + m) * (a + b + m), below = am * (am + 1.0);

    if (at.x <= 0.5)
        return 1.0 - both * at.x / below;
    return (a * (2.0 * m + 1.0 - b) + m * (3.0 * m + 2.0 - b) + both * at.y) / below;
}

/* Continued fraction of the incomplete beta function (Abramowitz and Stegun 26.5.8), for x below
 * its mean. */
static double beta_fraction(struct point at, double a, double b)
{
    double c = 1.0, d = 1.0 / not_zero(one_and_odd(at, a, b, 0.0)), value = d;

    for (int i = 1; i <= FRACTION_STEPS; i++) {
        double m = i, am = a + 2.0 * m;
        double even = m * (b - m) * at.x / ((am - 1.0) * am), odd = one_and_odd(at, a, b, m);
        double d_rest = even * d, c_rest = even / c; /* 1 - d and c - 1 of the even term */

        d = 1.0 / not_zero(1.0 + d_rest);
        d_rest *= d;
        c = not_zero(1.0 + c_rest);
        value *= d * c;
        d = 1.0 / not_zero(d_rest + odd * d);
        c = not_zero((c_rest + odd) / c);
        value *= d * c;
        if (fabs(d * c - 1.0) < CONVERGED)
            break;
    }
    return value;
}

/* The logarithm of the part of the distribution below the point, and of the density over log(x/y).
 */
struct tail {
    double log_part;
    double log_slope;
};

static struct tail lower_tail(struct point at, double a, double b)
{
    struct tail tail = { .log_slope = log_power(at, a, b) };

    if (at.x < (a + 1.0) / (a + b + 2.0)) {
        tail.log_part = tail.log_slope + log(beta_fraction(at, a, b) / a);
        return tail;
    }
    /* At the far end rounding could make the rest a little more than all. */
    double rest = exp(tail.log_slope) * beta_fraction((struct point){ at.y, at.x }, b, a) / b;

    tail.log_part = rest < 1.0 ? log1p(-rest) : -FARTHEST_LOGIT;
    return tail;
}

/*
 * The point below which lies the part 0 < p <= 1/2. The logarithm of the part is a concave function
 * of log(x/y), so Newton's method cannot miss; halving takes over where a step leaves what is
 * known.
 */
static struct point lower_quantile(double p, double a, double b)
{
    double low = -FARTHEST_LOGIT, high = FARTHEST_LOGIT, s = log(a / b), wanted = log(p);

    s = fmin(fmax(s, low), high);
    for (int i = 0; i < NEWTON_STEPS; i++) {
        struct tail tail = lower_tail(point_of_logit(s), a, b);
        double above = tail.log_part - wanted;
        double next = s - above * exp(tail.log_part - tail.log_slope);

        if (above > 0)
            high = s;
        else
            low = s;
        if (!(next > low && next < high))
            next = 0.5 * (low + high);
        bool done = fabs(next - s) <= CONVERGED * fmax(1.0, fabs(s));

        s = next;
        if (done)
            break;
    }
    return point_of_logit(s);
}

/* The upper half by its mirror image, so that p close to 1 is as good as p close to 0. */
static struct point beta_point(double p, double a, double b)
{
    assert(p > 0 && p < 1 && a > 0 && b > 0);
    if (p <= 0.5)
        return lower_quantile(p, a, b);
    struct point mirrored = lower_quantile(1.0 - p, b, a);

    return (struct point){ .x = mirrored.y, .y = mirrored.x };
}

double sv_beta_quantile(double p, double a, double b)
{
    return beta_point(p, a, b).x;
}

double sv_f_quantile(double p, double df1, double df2)
{
    struct point at = beta_point(p, df1 / 2.0, df2 / 2.0);

    return df2 * at.x / (df1 * at.y);
}

double sv_t_quantile(double p, double df)
{
    assert(p > 0 && p < 1 && df > 0);
    if (p == 0.5)
        return 0.0;
    struct point at = beta_point(2.0 * fmin(p, 1.0 - p), df / 2.0, 0.5);
    double t = sqrt(df * at.y / at.x);

    return p < 0.5 ? -t : t;
}

double sv_t_two_sided_p(double t, double df)
{
    double share = fabs(t) / sqrt(df), square = share * share;
    struct point at = { .x = 1.0 / (1.0 + square), .y = square / (1.0 + square) };

    assert(df > 0);
    if (!(square > 0))
        return 1.0;
    if (!(at.x > 0 && square < HUGE_VAL))
        return 0.0;
    return fmin(1.0, exp(lower_tail(at, df / 2.0, 0.5).log_part));
}

double sv_normal_quantile(double p)
{
    assert(p > 0 && p < 1);
    return gsl_cdf_ugaussian_Pinv(p);
}

double sv_normal_two_sided_p(double z)
{
    return 2.0 * gsl_cdf_ugaussian_Q(fabs(z));
}
