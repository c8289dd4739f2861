/* SPDX-License-Identifier: Apache-2.0 */
#include "domain/multiplicity.h"

#include "support/reference.h"

#include <criterion/criterion.h>
#include <math.h>

enum { MOST = 40 };

static size_t read_family(const cJSON *values, double *p, bool *known)
{
    const cJSON *value = NULL;
    size_t count = 0;

    cJSON_ArrayForEach(value, values)
    {
        cr_assert(count < MOST);
        known[count] = cJSON_IsNumber(value);
        p[count] = known[count] ? value->valuedouble : NAN;
        count++;
    }
    return count;
}

static void expect_family(const double *adjusted, const bool *known, const cJSON *expected)
{
    const cJSON *value = NULL;
    size_t i = 0;

    cJSON_ArrayForEach(value, expected)
    {
        cr_expect_eq(known[i], cJSON_IsNumber(value));
        test_near(adjusted[i], known[i] ? value->valuedouble : 1.0, expected->string);
        i++;
    }
}

Test(multiplicity, matches_the_references_and_leaves_out_what_is_not_known)
{
    cJSON *reference = test_reference("edge_cases.json");
    const cJSON *family = test_member(reference, "holm_bh");
    double p[MOST] = { 0 }, adjusted[MOST] = { 0 };
    bool known[MOST] = { false };
    size_t count = read_family(test_member(family, "p"), p, known);

    cr_assert_eq(count, 6);
    sv_holm(p, known, count, adjusted);
    expect_family(adjusted, known, test_member(family, "holm"));
    sv_benjamini_hochberg(p, known, count, adjusted);
    expect_family(adjusted, known, test_member(family, "bh"));
    cJSON_Delete(reference);
}

Test(multiplicity, of_none_known_or_none_at_all_finds_nothing)
{
    const double p[2] = { NAN, NAN };
    const bool known[2] = { false, false };
    double adjusted[2] = { 0, 0 };

    sv_holm(p, known, 0, adjusted);
    cr_expect_eq(adjusted[0], 0.0);
    sv_holm(p, known, 2, adjusted);
    cr_expect(adjusted[0] == 1.0 && adjusted[1] == 1.0);
    sv_benjamini_hochberg(p, known, 2, adjusted);
    cr_expect(adjusted[0] == 1.0 && adjusted[1] == 1.0);
}

Test(multiplicity, leaves_a_single_p_as_it_is)
{
    const double p[2] = { 0.04, 0 };
    const bool known[2] = { true, false };
    double adjusted[2] = { 0, 0 };

    sv_holm(p, known, 2, adjusted);
    cr_expect_eq(adjusted[0], 0.04);
    sv_benjamini_hochberg(p, known, 2, adjusted);
    cr_expect_eq(adjusted[0], 0.04);
}

/* The definitions themselves, over every pair, for families with many ties and gaps. */
static double holm_by_definition(const double *p, const bool *known, size_t count, size_t of)
{
    double highest = 0;

    for (size_t j = 0; j < count; j++) {
        double left = 0;

        if (!known[j] || p[j] > p[of])
            continue;
        for (size_t k = 0; k < count; k++)
            left += known[k] && p[k] >= p[j];
        highest = fmax(highest, left * p[j]);
    }
    return fmin(1.0, highest);
}

static double hochberg_by_definition(const double *p, const bool *known, size_t count, size_t of)
{
    double lowest = 1, size = 0;

    for (size_t k = 0; k < count; k++)
        size += known[k];
    for (size_t j = 0; j < count; j++) {
        double rank = 0;

        if (!known[j] || p[j] < p[of])
            continue;
        for (size_t k = 0; k < count; k++)
            rank += known[k] && p[k] <= p[j];
        lowest = fmin(lowest, size / rank * p[j]);
    }
    return lowest;
}

Test(multiplicity, follows_the_definitions_with_ties_gaps_and_ends)
{
    double p[MOST] = { 0 }, holm[MOST] = { 0 }, hochberg[MOST] = { 0 };
    bool known[MOST] = { false };
    unsigned seed = 7;

    for (size_t count = 1; count <= MOST; count++) {
        for (size_t i = 0; i < count; i++) {
            seed = seed * 1664525u + 1013904223u;
            p[i] = ((seed >> 16) % 11) / 10.0 * ((seed >> 24) % 3 == 0 ? 0.01 : 1.0);
            known[i] = (seed >> 20) % 5 != 0;
        }
        sv_holm(p, known, count, holm);
        sv_benjamini_hochberg(p, known, count, hochberg);
        for (size_t i = 0; i < count; i++) {
            if (!known[i])
                continue;
            test_near(holm[i], holm_by_definition(p, known, count, i), "Holm");
            test_near(hochberg[i], hochberg_by_definition(p, known, count, i), "Hochberg");
            cr_expect(p[i] <= hochberg[i] && hochberg[i] <= holm[i] && holm[i] <= 1.0);
        }
    }
}
