/* SPDX-License-Identifier: Apache-2.0 */
#include "domain/crosstab.h"

#include "domain/answers.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <math.h>

#define NEAR(actual, expected) epsilon_eq(dbl, actual, expected, 1e-12 * (expected))

static int64_t counts[SV_CROSSTAB_CELLS];

static int64_t *cell(size_t first, size_t second)
{
    return &counts[first * SV_CROSSTAB_CODES + second];
}

Test(crosstab, counts_every_pair_once_however_many_rows_there_are)
{
    static const uint8_t codes[] = { SV_CODE_ABSENT, 1, 2, 3, 4, 5, 32, SV_CODE_NA };
    static struct sv_crosstab_counts counted;
    uint8_t first[103], second[103];
    uint32_t expected[SV_CROSSTAB_CELLS] = { 0 };

    for (size_t i = 0; i < sizeof(first); i++) {
        first[i] = codes[i * i % 8];
        second[i] = codes[i / 3 % 8];
        expected[first[i] % 64 * SV_CROSSTAB_CODES + second[i] % 64]++;
    }
    sv_crosstab_count(first, second, 50, &counted);
    sv_crosstab_count(first + 50, second + 50, sizeof(first) - 50, &counted);
    for (size_t i = 0; i < SV_CROSSTAB_CELLS; i++) {
        for (size_t turn = 0; turn < SV_CROSSTAB_TURNS; turn++)
            expected[i] -= counted.turns[turn][i];
        cr_expect(eq(u32, expected[i], 0));
    }
}

Test(crosstab, measures_association_over_answers_alone)
{
    static const int64_t table[2][3] = { { 10, 20, 30 }, { 20, 20, 10 } };
    double chi_square = 0;
    struct sv_association actual = { 0 };

    for (size_t a = 0; a < 2; a++) {
        for (size_t b = 0; b < 3; b++)
            *cell(a + 1, b + 2) = table[a][b];
    }
    *cell(0, 3) = 1000;
    *cell(2, SV_CROSSTAB_NA) = 1000;
    chi_square = 110 * (100 / (60 * 30.0) + 400 / (60 * 40.0) + 900 / (60 * 40.0) +
                        400 / (50 * 30.0) + 400 / (50 * 40.0) + 100 / (50 * 40.0) - 1);
    actual = sv_association_of(counts);
    cr_expect(eq(i64, actual.n, 110));
    cr_expect(eq(sz, actual.df, 2));
    cr_expect(NEAR(actual.chi_square.value, chi_square));
    cr_expect(NEAR(actual.p.value, exp(-chi_square / 2))); /* of two degrees of freedom */
    cr_expect(NEAR(actual.cramers_v.value, sqrt(chi_square / 110)));
}

Test(crosstab, has_no_association_where_an_item_has_but_one_answer)
{
    *cell(1, 1) = 5;
    *cell(1, 2) = 7;
    cr_expect(eq(i64, sv_association_of(counts).n, 12));
    cr_expect(not(sv_association_of(counts).chi_square.known));
    cr_expect(not(sv_association_of(counts).cramers_v.known));
}

Test(crosstab, is_associated_wholly_where_one_answer_tells_the_other)
{
    *cell(1, 3) = 5;
    *cell(2, 1) = 7;
    *cell(3, 2) = 9;
    cr_expect(eq(dbl, sv_association_of(counts).cramers_v.value, 1));
}

Test(crosstab, knows_the_tail_of_chi_square)
{
    /* The 95 % points of the tables. */
    cr_expect(NEAR(sv_chi_square_p(3.841458820694124, 1), 0.05));
    cr_expect(NEAR(sv_chi_square_p(5.991464547107979, 2), 0.05));
    cr_expect(NEAR(sv_chi_square_p(7.814727903251178, 3), 0.05));
    cr_expect(NEAR(sv_chi_square_p(26.29622760486423, 16), 0.05));
    cr_expect(NEAR(sv_chi_square_p(0, 4), 1.0));
    cr_expect(lt(dbl, sv_chi_square_p(3000, 961), 1e-200));
    cr_expect(gt(dbl, sv_chi_square_p(3000, 961), 0));
}
