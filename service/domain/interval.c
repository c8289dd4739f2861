/* SPDX-License-Identifier: Apache-2.0 */
#include "domain/interval.h"

#include "domain/special.h"

#include <assert.h>
#include <math.h>

static const double Z2 = SV_Z_95 * SV_Z_95;
static const double LOWER = 0.025, UPPER = 0.975;

/* An effective size comes from a quotient of variances; a boundless one says nothing. */
static bool is_size(double n)
{
    return n > 0 && n < HUGE_VAL;
}

static struct sv_interval interval_of(double low, double high)
{
    return (struct sv_interval){ .known = true, .low = low, .high = high };
}

struct sv_interval sv_wilson(double share, double n)
{
    assert(share >= 0 && share <= 1);
    if (!is_size(n))
        return (struct sv_interval){ 0 };

    /* The formula times n: n * n of a very small effective size would be zero. */
    double centre = (n * share + Z2 / 2.0) / (n + Z2);
    double half = SV_Z_95 * sqrt(n * share * (1.0 - share) + Z2 / 4.0) / (n + Z2);

    /* Near the two ends rounding would push the bound past the share itself. */
    return interval_of(share <= 0.0 ? 0.0 : fmin(share, fmax(0.0, centre - half)),
                       share >= 1.0 ? 1.0 : fmax(share, fmin(1.0, centre + half)));
}

struct sv_interval sv_clopper_pearson(double share, double n)
{
    assert(share >= 0 && share <= 1);
    if (!is_size(n))
        return (struct sv_interval){ 0 };

    double x = share * n, rest = (1.0 - share) * n;

    return interval_of(x <= 0.0 ? 0.0 : sv_beta_quantile(LOWER, x, rest + 1.0),
                       rest <= 0.0 ? 1.0 : sv_beta_quantile(UPPER, x + 1.0, rest));
}

struct sv_interval sv_agresti_coull(int64_t x, int64_t n)
{
    assert(x >= 0 && x <= n);
    if (n == 0)
        return (struct sv_interval){ 0 };

    double size = (double)n + Z2;
    double centre = ((double)x + Z2 / 2.0) / size;
    double half = SV_Z_95 * sqrt(centre * (1.0 - centre) / size);

    return interval_of(fmax(0.0, centre - half), fmin(1.0, centre + half));
}

static double share_of_logit(double logit)
{
    return 1.0 / (1.0 + exp(-logit));
}

struct sv_interval sv_logit_interval(double share, double se, double df)
{
    assert(share >= 0 && share <= 1);
    if (!(se > 0 && share > 0 && share < 1 && df >= 1))
        return (struct sv_interval){ 0 };

    double logit = log(share) - log1p(-share);
    double half = sv_t_quantile(UPPER, df) * se / (share * (1.0 - share));

    return interval_of(share_of_logit(logit - half), share_of_logit(logit + half));
}

struct sv_interval sv_t_interval(double value, double se, double df)
{
    if (!(se >= 0 && df >= 1))
        return (struct sv_interval){ 0 };

    double half = sv_t_quantile(UPPER, df) * se;

    return interval_of(value - half, value + half);
}

struct sv_interval sv_newcombe(int64_t x1, int64_t n1, int64_t x2, int64_t n2)
{
    assert(x1 >= 0 && x1 <= n1 && x2 >= 0 && x2 <= n2);
    if (n1 == 0 || n2 == 0)
        return (struct sv_interval){ 0 };

    double p1 = (double)x1 / (double)n1, p2 = (double)x2 / (double)n2;
    struct sv_interval of1 = sv_wilson(p1, (double)n1), of2 = sv_wilson(p2, (double)n2);

    return interval_of(p2 - p1 - hypot(p2 - of2.low, of1.high - p1),
                       p2 - p1 + hypot(of2.high - p2, p1 - of1.low));
}

struct sv_interval sv_feldt(double alpha, int64_t n, int64_t k)
{
    if (n < 2 || k < 2)
        return (struct sv_interval){ 0 };

    double df1 = (double)(n - 1), df2 = df1 * (double)(k - 1);
    double lack = fmax(0.0, 1.0 - alpha); /* rounding may leave an alpha of 1 a little above it */

    return interval_of(1.0 - lack * sv_f_quantile(UPPER, df1, df2),
                       1.0 - lack * sv_f_quantile(LOWER, df1, df2));
}
