/* SPDX-License-Identifier: Apache-2.0 */
#include "domain/random.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>

/* The first outputs of the reference implementation (Vigna, splitmix64.c) from the state 0. */
Test(random, is_splitmix64)
{
    struct sv_random random = { 0 };

    cr_expect(eq(u64, sv_random_bits(&random), UINT64_C(0xe220a8397b1dcdaf)));
    cr_expect(eq(u64, sv_random_bits(&random), UINT64_C(0x6e789e6aa1b965f4)));
    cr_expect(eq(u64, sv_random_bits(&random), UINT64_C(0x06c45d188009454f)));
}

Test(random, gives_each_seed_unit_and_criterion_a_stream_of_its_own)
{
    const struct sv_random same = sv_random_of(1, "unit", "7");

    cr_expect(eq(u64, sv_random_of(1, "unit", "7").state, same.state));
    cr_expect(ne(u64, sv_random_of(2, "unit", "7").state, same.state));
    cr_expect(ne(u64, sv_random_of(1, "unis", "7").state, same.state));
    cr_expect(ne(u64, sv_random_of(1, "unit", "8").state, same.state));
    cr_expect(ne(u64, sv_random_of(1, "unit7", "").state, same.state), "where one ends matters");
    cr_expect(ne(u64, sv_random_of(1, "", "unit7").state, same.state));
}

Test(random, gives_shares_between_the_ends_with_the_mean_and_spread_of_a_uniform_distribution)
{
    enum { DRAWS = 100000 };
    struct sv_random random = sv_random_of(1, "a", "b");
    double sum = 0, squares = 0;

    for (int i = 0; i < DRAWS; i++) {
        double share = sv_random_share(&random);

        cr_assert(lt(dbl, 0, share));
        cr_assert(lt(dbl, share, 1));
        sum += share;
        squares += share * share;
    }
    cr_expect(epsilon_eq(dbl, sum / DRAWS, 0.5, 0.004));
    cr_expect(epsilon_eq(dbl, squares / DRAWS, 1.0 / 3, 0.004));
}

Test(random, gives_normal_numbers_with_mean_0_and_spread_1)
{
    enum { DRAWS = 100000 };
    struct sv_random random = sv_random_of(1, "a", "b");
    double sum = 0, squares = 0;
    int beyond = 0;

    for (int i = 0; i < DRAWS; i++) {
        double z = sv_random_normal(&random);

        sum += z;
        squares += z * z;
        beyond += z > 1.959963984540054;
    }
    cr_expect(epsilon_eq(dbl, sum / DRAWS, 0, 0.013));
    cr_expect(epsilon_eq(dbl, squares / DRAWS, 1, 0.02));
    cr_expect(epsilon_eq(dbl, (double)beyond / DRAWS, 0.025, 0.002));
}
