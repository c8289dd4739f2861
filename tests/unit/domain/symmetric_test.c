/* SPDX-License-Identifier: Apache-2.0 */
#include "domain/symmetric.h"

#include "domain/moments.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>

#define NEAR(actual, expected) epsilon_eq(dbl, actual, expected, 1e-13)

static struct sv_arena *arena;

static void start(void)
{
    arena = sv_arena_new();
}

static void stop(void)
{
    sv_arena_free(arena);
}

TestSuite(symmetric, .init = start, .fini = stop);
TestSuite(moments, .init = start, .fini = stop);

/* Of order 3, from its lower triangle row by row. */
static struct sv_symmetric matrix_of(const double *lower)
{
    struct sv_symmetric matrix = sv_symmetric_new(arena, 3);

    for (size_t i = 0; i < 3; i++) {
        for (size_t j = 0; j <= i; j++)
            sv_symmetric_set(&matrix, i, j, *lower++);
    }
    return matrix;
}

Test(symmetric, times_its_inverse_is_the_identity)
{
    struct sv_symmetric matrix = matrix_of((const double[]){ 4, 2, 3, 0.6, -1, 2 });
    struct sv_symmetric factor = { 0 }, inverse = { 0 };
    bool collinear[3];

    cr_assert(sv_cholesky(arena, &matrix, &factor, collinear));
    inverse = sv_cholesky_inverse(arena, &factor);
    for (size_t i = 0; i < 3; i++) {
        for (size_t j = 0; j < 3; j++) {
            double sum = 0;

            for (size_t k = 0; k < 3; k++)
                sum += sv_symmetric_get(&matrix, i, k) * sv_symmetric_get(&inverse, k, j);
            cr_expect(NEAR(sum, i == j));
        }
    }
}

Test(symmetric, has_no_pivot_in_a_row_that_the_rows_before_tell)
{
    /* The second value is twice the first. */
    struct sv_symmetric matrix = matrix_of((const double[]){ 1, 2, 4, 0.5, 1, 3 });
    struct sv_symmetric factor = { 0 };
    bool collinear[3];

    cr_expect(not(sv_cholesky(arena, &matrix, &factor, collinear)));
    cr_expect(not(collinear[0]));
    cr_expect(collinear[1]);
    cr_expect(not(collinear[2]));
}

Test(symmetric, tells_the_share_of_each_subset)
{
    /* Two values correlated by 0.5, by 0.6 and 0.2 with the last. */
    struct sv_symmetric matrix = matrix_of((const double[]){ 1, 0.5, 1, 0.6, 0.2, 1 });
    const double *shares = sv_subset_shares(arena, &matrix);

    cr_expect(NEAR(shares[0], 0));
    cr_expect(NEAR(shares[1], 0.36));
    cr_expect(NEAR(shares[2], 0.04));
    cr_expect(NEAR(shares[3], (0.36 + 0.04 - 2 * 0.5 * 0.6 * 0.2) / 0.75));
}

Test(symmetric, has_the_eigenvalues_ratio_as_condition)
{
    /* Eigenvalues 1.5, 1 and 0.5. */
    struct sv_symmetric matrix = matrix_of((const double[]){ 1, 0.5, 1, 0, 0, 1 });

    cr_expect(NEAR(sv_condition_number(arena, &matrix), 3));
}

Test(symmetric, has_no_correlations_if_a_value_does_not_vary)
{
    struct sv_symmetric matrix = matrix_of((const double[]){ 1, 0, 0, 0.5, 0, 2 });
    struct sv_symmetric correlations = { 0 };

    cr_expect(not(sv_symmetric_correlations(arena, &matrix, &correlations)));
}

/* n cases, half of them of the value, half of one less. */
static struct sv_symmetric products_of(int64_t n, int64_t value, int64_t less)
{
    const int64_t half = n / 2, other = value - less;
    const int64_t sums[3] = { n, half * (value + other), half * (value * value + other * other) };
    int64_t *centre = sv_arena_array(arena, 1, sizeof(*centre));
    struct sv_moments moments = sv_moments_new(arena, 1, centre);

    sv_centres_of(sums, 1, centre);
    sv_moments_add(&moments, sums, 1);
    return sv_moments_products(arena, &moments);
}

Test(moments, of_large_sums_lose_nothing)
{
    /* The largest score there is, of twelve criteria, and ten million respondents. */
    cr_expect(eq(dbl, products_of(9999998, 5 * 27720, 1).cells[0], 9999998.0 / 4));
    cr_expect(eq(dbl, products_of(9999998, 5 * 27720, 0).cells[0], 0));
}

Test(moments, of_a_vector_of_sums_alone_are_about_the_means_of_all)
{
    /* (2, 3) twice and (4, 7) once: means 8/3 and 13/3. */
    const int64_t first[6] = { 2, 4, 6, 8, 12, 18 }, second[6] = { 1, 4, 7, 16, 28, 49 };
    const int64_t centres[2] = { 3, 4 };
    struct sv_moments moments = sv_moments_new(arena, 2, centres);
    struct sv_symmetric one = sv_symmetric_new(arena, 2), other = one, all = one;

    sv_moments_add(&moments, first, 1);
    sv_moments_add(&moments, second, 1);
    cr_expect(NEAR(sv_moments_mean(&moments, 0), 8.0 / 3));
    cr_expect(NEAR(sv_moments_mean(&moments, 1), 13.0 / 3));
    all = sv_moments_products(arena, &moments);
    sv_moments_deviations(&moments, first, &one);
    cr_expect(NEAR(sv_symmetric_get(&one, 0, 1), 2 * (2.0 / 3) * (4.0 / 3)));
    cr_expect(NEAR(sv_symmetric_get(&one, 0, 0), 2 * (4.0 / 9)));
    other = sv_symmetric_new(arena, 2);
    sv_moments_deviations(&moments, second, &other);
    for (size_t i = 0; i < 4; i++)
        cr_expect(NEAR(one.cells[i] + other.cells[i], all.cells[i]));
}

Test(moments, count_a_row_as_often_as_it_weighs)
{
    const int64_t first[3] = { 1, 2, 4 }, second[3] = { 1, 5, 25 }, centre = 4;
    struct sv_moments weighted = sv_moments_new(arena, 1, &centre), plain = weighted;

    plain = sv_moments_new(arena, 1, &centre);
    sv_moments_add(&weighted, first, 1);
    sv_moments_add(&weighted, second, 3);
    sv_moments_add(&plain, first, 1);
    for (int i = 0; i < 3; i++)
        sv_moments_add(&plain, second, 1);
    cr_expect(NEAR(sv_moments_mean(&weighted, 0), 17.0 / 4));
    cr_expect(NEAR(sv_moments_products(arena, &weighted).cells[0],
                   sv_moments_products(arena, &plain).cells[0]));
}
