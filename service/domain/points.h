/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_DOMAIN_POINTS_H
#define SV_DOMAIN_POINTS_H

#include <stdbool.h>
#include <stdint.h>

/*
 * Points of a scorecard in millionths, so that 10 + 7.4 + 13.5 is exactly 30.9
 * and a class cut at 90 is never missed by a rounding error.
 */
typedef int64_t sv_points;

#define SV_POINT INT64_C(1000000)

enum { SV_POINTS_TEXT_SIZE = 28 };

/* The shortest decimal: "93.05", "10", "-0.5". */
void sv_points_print(sv_points points, char text[SV_POINTS_TEXT_SIZE]);

/* The nearest millionth, halves away from zero; |value| must be below 1e9. */
sv_points sv_points_of_double(double value);

/* False if value has more than six decimals or is out of range. */
bool sv_points_exact(double value, sv_points *ret_points);

/*
 * numerator of denominator in percent, cut (not rounded) to millionths, by integers: the quotient
 * reaches a percentage exactly if this does. 0 <= numerator, 0 < denominator; at most 1e17.
 */
sv_points sv_points_percent(int64_t numerator, int64_t denominator);

/* amount x numerator / denominator, the nearest millionth by integers; at most amount, which must
 * not be negative. The same preconditions. */
sv_points sv_points_part(sv_points amount, int64_t numerator, int64_t denominator);

double sv_double_of_points(sv_points points);

/* To 0..6 decimals, half up: as decisions publish points. */
sv_points sv_points_round(sv_points points, int64_t decimals);

#endif
