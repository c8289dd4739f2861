/* SPDX-License-Identifier: Apache-2.0 */
#include "domain/interval.h"

#include "support/reference.h"

#include <criterion/criterion.h>
#include <math.h>

static cJSON *reference;

static void open_reference(void)
{
    reference = test_reference("edge_cases.json");
}

static void close_reference(void)
{
    cJSON_Delete(reference);
}

TestSuite(interval, .init = open_reference, .fini = close_reference);

static void expect_ends(struct sv_interval actual, double low, double high, const char *what)
{
    cr_expect(actual.known, "%s", what);
    test_near(actual.low, low, what);
    test_near(actual.high, high, what);
}

static void expect_unknown(struct sv_interval actual)
{
    cr_expect(!actual.known && actual.low == 0.0 && actual.high == 0.0);
}

Test(interval, of_counts_matches_the_references)
{
    const cJSON *entry = NULL;
    int seen = 0;

    cJSON_ArrayForEach(entry, test_member(reference, "wilson_and_clopper_pearson"))
    {
        double n = test_number(entry, "n"), share = n > 0 ? test_number(entry, "share") : 0.0;

        test_near_interval(sv_wilson(share, n), test_member(entry, "wilson"), "Wilson");
        test_near_interval(sv_clopper_pearson(share, n), test_member(entry, "clopper_pearson"),
                           "Clopper-Pearson");
        seen++;
    }
    cr_expect_eq(seen, 17);
}

Test(interval, of_effective_sizes_matches_the_references)
{
    const cJSON *entry = NULL;
    int seen = 0;

    cJSON_ArrayForEach(entry, test_member(reference, "fractional_n_star"))
    {
        double share = test_number(entry, "p"), n = test_number(entry, "n_star");

        test_near_interval(sv_wilson(share, n), test_member(entry, "wilson"), "Wilson");
        test_near_interval(sv_clopper_pearson(share, n), test_member(entry, "kg"), "Korn-Graubard");
        seen++;
    }
    cr_expect_eq(seen, 5);
}

/* From here on criterion c1_1 and the reliability of the reference data (300 responses). */
Test(interval, of_agresti_and_coull_matches_the_references)
{
    expect_ends(sv_agresti_coull(198, 231), 0.805796106531885, 0.8968055585598849, "198 of 231");
    expect_ends(sv_agresti_coull(246, 291), 0.7991065798791672, 0.8826157287946506, "246 of 291");
}

Test(interval, on_the_logit_scale_matches_the_references)
{
    expect_ends(sv_logit_interval(0.8439820237060246, 0.02554028373601469, 69), 0.7860394393060548,
                0.8884598317541234, "design");
    expect_ends(sv_logit_interval(0.8328311795159224, 0.03080265533684431, 69), 0.7621408296970315,
                0.885664482463671, "rake");
}

Test(interval, of_a_mean_or_a_difference_matches_the_references)
{
    expect_ends(sv_t_interval(4.058271237531019, 0.07042795591174546, 69), 3.917771309789508,
                4.198771165272531, "mean");
    expect_ends(sv_t_interval(-0.07897922381433209, 0.06116635542753037, 69), -0.20100276413330354,
                0.04304431650463934, "difference");
}

Test(interval, of_newcombe_matches_the_references)
{
    expect_ends(sv_newcombe(106, 120, 92, 111), -0.147390045187964, 0.0366349914468876, "c1_1");
}

/* Newcombe 1998 (Statistics in Medicine 17, 873-890), table II, method 10: 56/70 less 48/80; 10/10
 * less 0/10. */
Test(interval, of_newcombe_matches_the_published_ones)
{
    struct sv_interval wide = sv_newcombe(48, 80, 56, 70), all = sv_newcombe(0, 10, 10, 10);

    cr_expect(fabs(wide.low - 0.0524) < 5e-5 && fabs(wide.high - 0.3339) < 5e-5);
    cr_expect(fabs(all.low - 0.6075) < 5e-5 && fabs(all.high - 1.0) < 5e-5);
}

Test(interval, of_feldt_matches_the_references)
{
    expect_ends(sv_feldt(0.9674293352663106, 40, 22), 0.9508366298309111, 0.9804033519559855, "22");
    expect_ends(sv_feldt(0.863990110716973, 182, 4), 0.8285965132919334, 0.8936176402611637, "F1");
    expect_ends(sv_feldt(0.8248244202627787, 255, 3), 0.7839869860878594, 0.8590294758059676, "F4");
}

Test(interval, is_not_known_where_there_is_none)
{
    expect_unknown(sv_wilson(0, 0));
    expect_unknown(sv_wilson(0.5, -1));
    expect_unknown(sv_wilson(0.5, NAN));
    expect_unknown(sv_wilson(0.5, HUGE_VAL));
    expect_unknown(sv_clopper_pearson(0.5, 0));
    expect_unknown(sv_clopper_pearson(0.5, NAN));
    expect_unknown(sv_agresti_coull(0, 0));
    expect_unknown(sv_logit_interval(0.5, 0, 10));
    expect_unknown(sv_logit_interval(0.5, NAN, 10));
    expect_unknown(sv_logit_interval(0, 0.1, 10));
    expect_unknown(sv_logit_interval(1, 0.1, 10));
    expect_unknown(sv_logit_interval(0.5, 0.1, 0));
    expect_unknown(sv_t_interval(4, 0.1, 0));
    expect_unknown(sv_t_interval(4, NAN, 10));
    expect_unknown(sv_newcombe(0, 0, 1, 2));
    expect_unknown(sv_newcombe(1, 2, 0, 0));
    expect_unknown(sv_feldt(0.9, 1, 5));
    expect_unknown(sv_feldt(0.9, 50, 1));
}

static void expect_around(struct sv_interval actual, double share, const char *what)
{
    cr_assert(actual.known && actual.low < actual.high, "%s", what);
    cr_assert(actual.low >= 0.0 && actual.low <= share, "%s: %.17g of %.17g", what, actual.low,
              share);
    cr_assert(actual.high >= share && actual.high <= 1.0, "%s: %.17g of %.17g", what, actual.high,
              share);
}

Test(interval, of_a_share_holds_it_and_stays_within_zero_and_one)
{
    for (int64_t n = 1; n <= 60; n++) {
        for (int64_t x = 0; x <= n; x++) {
            double share = (double)x / (double)n;

            expect_around(sv_wilson(share, (double)n), share, "Wilson");
            expect_around(sv_clopper_pearson(share, (double)n), share, "Clopper-Pearson");
            expect_around(sv_agresti_coull(x, n), share, "Agresti-Coull");
            if (x > 0 && x < n)
                expect_around(sv_logit_interval(share, sqrt(share * (1.0 - share) / (double)n), 5),
                              share, "logit");
        }
    }
}

Test(interval, of_awkward_shares_and_sizes_holds_them_too)
{
    static const double shares[] = { 0, 1e-300, 1e-17, 1e-6, 1.0 / 3, 0.5, 0.999, 1 - 1e-16, 1 };
    static const double sizes[] = { 1e-3, 0.07, 0.5, 1, 1.7, 29.999, 12.25, 1e5 + 0.5, 1e6 };

    for (size_t i = 0; i < sizeof(shares) / sizeof(shares[0]); i++) {
        for (size_t k = 0; k < sizeof(sizes) / sizeof(sizes[0]); k++) {
            expect_around(sv_wilson(shares[i], sizes[k]), shares[i], "Wilson");
            expect_around(sv_clopper_pearson(shares[i], sizes[k]), shares[i], "Korn-Graubard");
        }
        expect_around(sv_wilson(shares[i], 1e-200), shares[i], "Wilson of next to nothing");
    }
}

Test(interval, narrows_with_more_answers)
{
    static const double shares[] = { 0, 0.01, 0.25, 0.5, 0.83, 1 };

    for (size_t i = 0; i < 6; i++) {
        double wilson = 1.0, exact = 1.0;

        for (double n = 0.5; n < 3e5; n *= 1.37) {
            struct sv_interval by_score = sv_wilson(shares[i], n);
            struct sv_interval by_beta = sv_clopper_pearson(shares[i], n);

            cr_assert(by_score.high - by_score.low < wilson, "Wilson at %g", n);
            cr_assert(by_beta.high - by_beta.low < exact, "Clopper-Pearson at %g", n);
            wilson = by_score.high - by_score.low;
            exact = by_beta.high - by_beta.low;
        }
    }
}

Test(interval, of_dissatisfied_people_mirrors_that_of_satisfied_ones)
{
    for (int64_t x = 0; x <= 23; x++) {
        struct sv_interval one = sv_wilson((double)x / 23.0, 23), other = { 0 };

        other = sv_wilson((double)(23 - x) / 23.0, 23);
        expect_ends(one, 1.0 - other.high, 1.0 - other.low, "Wilson");
        one = sv_clopper_pearson((double)x / 23.0, 23);
        other = sv_clopper_pearson((double)(23 - x) / 23.0, 23);
        expect_ends(one, 1.0 - other.high, 1.0 - other.low, "Clopper-Pearson");
        one = sv_newcombe(x, 23, 5, 9);
        other = sv_newcombe(5, 9, x, 23);
        expect_ends(one, -other.high, -other.low, "Newcombe");
    }
}

Test(interval, of_a_difference_holds_it_and_stays_within_minus_one_and_one)
{
    for (int64_t x1 = 0; x1 <= 13; x1++) {
        for (int64_t x2 = 0; x2 <= 7; x2++) {
            struct sv_interval actual = sv_newcombe(x1, 13, x2, 7);
            double difference = (double)x2 / 7.0 - (double)x1 / 13.0;

            cr_assert(actual.known && actual.low <= difference && difference <= actual.high);
            cr_assert(actual.low >= -1.0 - 1e-15 && actual.high <= 1.0 + 1e-15);
        }
    }
}

Test(interval, of_a_perfect_alpha_has_no_width_and_of_a_negative_one_is_as_it_is)
{
    expect_ends(sv_feldt(1.0, 5, 3), 1.0, 1.0, "perfect");
    expect_ends(sv_feldt(nextafter(1.0, 2.0), 5, 3), 1.0, 1.0, "perfect but for rounding");
    struct sv_interval broken = sv_feldt(-7.96875, 5, 3);

    cr_expect(broken.known && broken.low < -7.96875 && broken.high > -7.96875);
}
