/* SPDX-License-Identifier: Apache-2.0 */
#include "domain/special.h"

#include "support/reference.h"

#include <criterion/criterion.h>
#include <math.h>

static cJSON *reference;

static void open_reference(void)
{
    reference = test_reference("quantiles.json");
}

static void close_reference(void)
{
    cJSON_Delete(reference);
}

TestSuite(quantile, .init = open_reference, .fini = close_reference);
TestSuite(tail, .init = open_reference, .fini = close_reference);

/* Closer than the references ask: 1e-9 of a p-value of 1e-300, too. */
static void expect_digits(double actual, double expected, double digits, const char *what)
{
    cr_expect(fabs(actual - expected) <= digits * fabs(expected), "%s: %.17g instead of %.17g",
              what, actual, expected);
}

Test(quantile, of_the_normal_distribution_matches_the_references)
{
    const cJSON *entry = NULL;
    int seen = 0;

    cJSON_ArrayForEach(entry, test_member(reference, "qnorm"))
    {
        double p = strtod(entry->string, NULL);

        expect_digits(sv_normal_quantile(p), entry->valuedouble, 1e-13, entry->string);
        expect_digits(sv_normal_quantile(1.0 - p), -entry->valuedouble, 1e-13, entry->string);
        seen++;
    }
    cr_expect_eq(seen, 6);
}

static int expect_t_quantiles(const char *name, double p)
{
    const cJSON *entry = NULL;
    int seen = 0;

    cJSON_ArrayForEach(entry, test_member(reference, name))
    {
        double df = test_number(entry, "df"), q = test_number(entry, "q");

        expect_digits(sv_t_quantile(p, df), q, 1e-11, name);
        expect_digits(sv_t_quantile(1.0 - p, df), -q, 1e-11, name);
        seen++;
    }
    return seen;
}

Test(quantile, of_the_t_distribution_matches_the_references)
{
    cr_expect_eq(expect_t_quantiles("qt_0.975", 0.975), 209);
    cr_expect_eq(expect_t_quantiles("qt_0.95", 0.95), 32);
    cr_expect_eq(sv_t_quantile(0.5, 3), 0.0);
}

Test(quantile, of_the_beta_distribution_matches_the_references)
{
    const cJSON *entry = NULL;
    int seen = 0;

    cJSON_ArrayForEach(entry, test_member(reference, "qbeta"))
    {
        double a = test_number(entry, "a"), b = test_number(entry, "b");

        expect_digits(sv_beta_quantile(test_number(entry, "p"), a, b), test_number(entry, "q"),
                      1e-12, "qbeta");
        seen++;
    }
    cr_expect_eq(seen, 12);
}

Test(quantile, of_the_f_distribution_matches_the_references)
{
    const cJSON *entry = NULL;
    int seen = 0;

    cJSON_ArrayForEach(entry, test_member(reference, "qf"))
    {
        double df1 = test_number(entry, "d1"), df2 = test_number(entry, "d2");

        expect_digits(sv_f_quantile(test_number(entry, "p"), df1, df2), test_number(entry, "q"),
                      1e-12, "qf");
        seen++;
    }
    cr_expect_eq(seen, 5);
}

Test(tail, of_the_t_distribution_has_its_digits_however_small)
{
    const cJSON *entry = NULL;
    int seen = 0;

    cJSON_ArrayForEach(entry, test_member(reference, "two_sided_p_t"))
    {
        double t = test_number(entry, "t"), df = test_number(entry, "df");

        expect_digits(sv_t_two_sided_p(t, df), test_number(entry, "p"), 1e-11, "t");
        expect_digits(sv_t_two_sided_p(-t, df), test_number(entry, "p"), 1e-11, "-t");
        seen++;
    }
    cr_expect_eq(seen, 56);
}

Test(tail, of_the_normal_distribution_has_its_digits_however_small)
{
    const cJSON *entry = NULL;
    int seen = 0;

    cJSON_ArrayForEach(entry, test_member(reference, "two_sided_p_z"))
    {
        double z = test_number(entry, "z");

        expect_digits(sv_normal_two_sided_p(z), test_number(entry, "p"), 1e-12, "z");
        expect_digits(sv_normal_two_sided_p(-z), test_number(entry, "p"), 1e-12, "-z");
        seen++;
    }
    cr_expect_eq(seen, 8);
}

/* Computed with 50 digits (mpmath). GSL alone gives six digits here, or none, or does not end. */
Test(quantile, is_right_where_the_library_is_not)
{
    expect_digits(sv_t_two_sided_p(17, 30.1), 5.5910525600819437e-17, 1e-10, "t of 17");
    expect_digits(sv_beta_quantile(0.975, 4, 99997), 8.7670202566362004e-5, 1e-12, "3 of 100,000");
    expect_digits(sv_beta_quantile(0.975, 2, 999999), 5.5716306551722433e-6, 1e-10,
                  "1 of a million");
    expect_digits(sv_beta_quantile(0.975, 1e6, 1e6), 0.50069295166605055, 1e-11, "beta(1e6, 1e6)");
    expect_digits(sv_f_quantile(0.975, 99999, 2099979), 1.0089932356094782, 1e-11,
                  "F of 100,000 people");
}

/* Where there is a formula: beta(a, 1) is x^a, t of 1 degree the tangent, t of 2 an algebraic
 * function. */
Test(quantile, agrees_with_closed_forms)
{
    static const double shares[] = { 1e-6, 0.001, 0.025, 0.3, 0.5, 0.7, 0.95, 0.975, 0.9999 };
    static const double sizes[] = { 0.05, 0.5, 1, 2.5, 30, 999, 1e5, 1e6 };
    const double pi = 3.141592653589793;

    for (size_t i = 0; i < sizeof(shares) / sizeof(shares[0]); i++) {
        double p = shares[i], twice = 2.0 * p - 1.0;

        for (size_t k = 0; k < sizeof(sizes) / sizeof(sizes[0]); k++) {
            double a = sizes[k];

            expect_digits(sv_beta_quantile(p, a, 1), pow(p, 1.0 / a), 1e-11, "beta(a, 1)");
            expect_digits(sv_beta_quantile(p, 1, a), -expm1(log1p(-p) / a), 1e-11, "beta(1, a)");
        }
        test_near(sv_t_quantile(p, 1), tan(pi * (p - 0.5)), "t of 1");
        test_near(sv_t_quantile(p, 2), twice / sqrt(2.0 * p * (1.0 - p)), "t of 2");
    }
}

Test(quantile, and_tail_undo_each_other)
{
    static const double p[] = { 1e-20, 1e-8, 0.001, 0.05, 0.3, 0.8, 0.999 };
    static const double df[] = { 1, 1.5, 2, 7, 30, 31, 83, 1000, 12345.6, 1e6 };

    for (size_t i = 0; i < sizeof(p) / sizeof(p[0]); i++) {
        for (size_t k = 0; k < sizeof(df) / sizeof(df[0]); k++) {
            double t = sv_t_quantile(p[i] / 2.0, df[k]);

            expect_digits(sv_t_two_sided_p(t, df[k]), p[i], 1e-9, "p of the quantile of t");
        }
        expect_digits(sv_normal_two_sided_p(sv_normal_quantile(p[i] / 2.0)), p[i], 1e-12,
                      "p of the normal quantile");
    }
}

Test(quantile, grows_with_its_share_and_mirrors)
{
    static const double sizes[] = { 0.0123, 0.5, 1, 3, 47.5, 2000, 1e6 };

    for (size_t i = 0; i < 7; i++) {
        for (size_t k = 0; k < 7; k++) {
            double last = 0;

            for (int p = 1; p < 100; p++) {
                double x = sv_beta_quantile(p / 100.0, sizes[i], sizes[k]);
                double mirrored = sv_beta_quantile(1.0 - p / 100.0, sizes[k], sizes[i]);

                cr_assert(x >= last && x <= 1.0, "beta(%g, %g) at %d", sizes[i], sizes[k], p);
                test_near(x, 1.0 - mirrored, "mirror");
                last = x;
            }
        }
    }
}

Test(tail, ends_at_one_and_at_zero)
{
    cr_expect_eq(sv_t_two_sided_p(0, 5), 1.0);
    cr_expect_eq(sv_t_two_sided_p(1e-200, 5), 1.0);
    cr_expect_eq(sv_t_two_sided_p(1e200, 5), 0.0);
    cr_expect_eq(sv_t_two_sided_p(HUGE_VAL, 5), 0.0);
    cr_expect_eq(sv_normal_two_sided_p(0), 1.0);
    cr_expect_eq(sv_normal_two_sided_p(HUGE_VAL), 0.0);
}

Test(quantile, so_small_that_no_double_has_it_is_as_good_as_zero)
{
    double x = sv_beta_quantile(0.025, 0.001, 0.5);

    cr_expect(x >= 0 && x < 1e-300);
    cr_expect_eq(sv_beta_quantile(0.975, 0.5, 0.001), 1.0);
}

/* Cornish and Fisher (1937): z + g1/n + g2/n2 + ..., exact to the last digits from 10,000 on. */
Test(special, quantiles_of_t_keep_their_digits_however_many_degrees_of_freedom_there_are)
{
    const double z = 1.959963984540054, z3 = z * z * z, z5 = z3 * z * z;

    for (double n = 1e4; n < 1e11; n *= 7) {
        double expected = z + (z3 + z) / (4 * n) + (5 * z5 + 16 * z3 + 3 * z) / (96 * n * n);

        cr_expect(fabs(sv_t_quantile(0.975, n) / expected - 1) < 1e-11, "df = %g", n);
    }
}
