/* SPDX-License-Identifier: Apache-2.0 */
#include "domain/moments.h"

#include "domain/cube_plan.h"

void sv_centres_of(const int64_t *sums, size_t count, int64_t *ret_centres)
{
    int64_t n = sums[0];

    for (size_t i = 0; i < count; i++)
        ret_centres[i] = n == 0 ? 0 : (2 * sums[1 + i] + n) / (2 * n);
}

struct sv_moments sv_moments_new(struct sv_arena *arena, size_t count, const int64_t *centres)
{
    return (struct sv_moments){
        count, centres, sv_arena_array(arena, sv_triangle_size(count + 1), sizeof(double))
    };
}

/* Sum of the value less its centre. */
static int64_t centred_sum(const struct sv_moments *moments, const int64_t *sums, size_t value)
{
    return sums[1 + value] - sums[0] * moments->centres[value];
}

/* Sum of the product of two values less their centres; at: the place of the two, i <= j. */
static int64_t centred_product(const struct sv_moments *moments, const int64_t *sums, size_t at,
                               size_t i, size_t j)
{
    return sums[at] - moments->centres[i] * sums[1 + j] -
           moments->centres[j] * centred_sum(moments, sums, i);
}

void sv_moments_add(const struct sv_moments *moments, const int64_t *sums, double weight)
{
    size_t at = 1 + moments->count;

    moments->sums[0] += weight * (double)sums[0];
    for (size_t i = 0; i < moments->count; i++)
        moments->sums[1 + i] += weight * (double)centred_sum(moments, sums, i);
    for (size_t i = 0; i < moments->count; i++) {
        for (size_t j = i; j < moments->count; j++, at++)
            moments->sums[at] += weight * (double)centred_product(moments, sums, at, i, j);
    }
}

/* How far the mean is from the centre. */
static double offset_of(const struct sv_moments *moments, size_t value)
{
    return moments->sums[1 + value] / moments->sums[0];
}

double sv_moments_mean(const struct sv_moments *moments, size_t value)
{
    return (double)moments->centres[value] + offset_of(moments, value);
}

struct sv_symmetric sv_moments_products(struct sv_arena *arena, const struct sv_moments *moments)
{
    struct sv_symmetric products = sv_symmetric_new(arena, moments->count);
    size_t at = 1 + moments->count;

    for (size_t i = 0; i < moments->count; i++) {
        for (size_t j = i; j < moments->count; j++, at++)
            sv_symmetric_set(&products, i, j,
                             moments->sums[at] - moments->sums[1 + i] * offset_of(moments, j));
    }
    return products;
}

void sv_moments_deviations(const struct sv_moments *moments, const int64_t *sums,
                           const struct sv_symmetric *ret_products)
{
    size_t at = 1 + moments->count;

    for (size_t i = 0; i < moments->count; i++) {
        double offset_i = offset_of(moments, i), sum_i = (double)centred_sum(moments, sums, i);

        for (size_t j = i; j < moments->count; j++, at++) {
            double offset_j = offset_of(moments, j);
            double sum_j = (double)centred_sum(moments, sums, j);

            sv_symmetric_set(ret_products, i, j,
                             (double)centred_product(moments, sums, at, i, j) - offset_i * sum_j -
                                 offset_j * (sum_i - (double)sums[0] * offset_i));
        }
    }
}
