/* SPDX-License-Identifier: Apache-2.0 */
#include "domain/points.h"

#include <assert.h>
#include <math.h>

static const double LIMIT = 1e9;

void sv_points_print(sv_points points, char text[SV_POINTS_TEXT_SIZE])
{
    uint64_t value = points < 0 ? 0 - (uint64_t)points : (uint64_t)points;
    uint64_t fraction = value % (uint64_t)SV_POINT;
    uint64_t whole = value / (uint64_t)SV_POINT;
    char reversed[SV_POINTS_TEXT_SIZE];
    int count = 0;
    char *at = text;

    if (points < 0)
        *at++ = '-';
    do {
        reversed[count++] = (char)('0' + whole % 10);
        whole /= 10;
    } while (whole > 0);
    while (count > 0)
        *at++ = reversed[--count];
    if (fraction > 0)
        *at++ = '.';
    for (uint64_t place = (uint64_t)SV_POINT / 10; fraction > 0; place /= 10) {
        *at++ = (char)('0' + fraction / place);
        fraction %= place;
    }
    *at = '\0';
}

sv_points sv_points_of_double(double value)
{
    assert(value > -LIMIT && value < LIMIT);
    double scaled = value * (double)SV_POINT;

    return (sv_points)(scaled < 0 ? ceil(scaled - 0.5) : floor(scaled + 0.5));
}

bool sv_points_exact(double value, sv_points *ret_points)
{
    if (!(value > -LIMIT && value < LIMIT))
        return false;

    sv_points points = sv_points_of_double(value);

    /* A decimal with six places differs from its double by far less than 1e-3 millionths. */
    if (fabs(value * (double)SV_POINT - (double)points) > 1e-3)
        return false;
    *ret_points = points;
    return true;
}

double sv_double_of_points(sv_points points)
{
    return (double)points / (double)SV_POINT;
}

/* floor(amount x numerator / denominator) bit by bit: the product may need 128. What is left over
 * is *ret_rest. 0 <= numerator < denominator. */
static uint64_t divide(uint64_t amount, uint64_t numerator, uint64_t denominator,
                       uint64_t *ret_rest)
{
    uint64_t quotient = 0, rest = 0;

    for (int bit = 63; bit >= 0; bit--) {
        quotient *= 2;
        rest *= 2;
        if (rest >= denominator) {
            rest -= denominator;
            quotient++;
        }
        if ((amount >> bit & 1) == 0)
            continue;
        rest += numerator;
        if (rest >= denominator) {
            rest -= denominator;
            quotient++;
        }
    }
    *ret_rest = rest;
    return quotient;
}

sv_points sv_points_percent(int64_t numerator, int64_t denominator)
{
    const int64_t whole_max = 1000000000;
    uint64_t rest = 0;

    assert(numerator >= 0 && denominator > 0);
    int64_t whole = numerator / denominator;

    if (whole >= whole_max)
        return whole_max * 100 * SV_POINT;
    return whole * 100 * SV_POINT + (int64_t)divide(100 * SV_POINT,
                                                    (uint64_t)(numerator % denominator),
                                                    (uint64_t)denominator, &rest);
}

sv_points sv_points_part(sv_points amount, int64_t numerator, int64_t denominator)
{
    uint64_t rest = 0;

    assert(amount >= 0 && numerator >= 0 && denominator > 0);
    if (numerator >= denominator)
        return amount;
    uint64_t part = divide((uint64_t)amount, (uint64_t)numerator, (uint64_t)denominator, &rest);

    return (sv_points)(part + (2 * rest >= (uint64_t)denominator));
}

sv_points sv_points_round(sv_points points, int64_t decimals)
{
    sv_points step = SV_POINT;

    assert(decimals >= 0 && decimals <= 6);
    for (int64_t i = 0; i < decimals; i++)
        step /= 10;

    sv_points up = points + step / 2, rest = up % step;

    return up - rest - (rest < 0 ? step : 0);
}
