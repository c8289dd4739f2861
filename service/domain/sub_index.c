/* SPDX-License-Identifier: Apache-2.0 */
#include "domain/sub_index.h"

#include <assert.h>

static const struct sv_step assumed[] = {
    { 90, 100 }, { 80, 85 }, { 70, 70 }, { 60, 55 }, { 50, 40 }, { 0, 0 },
};
const struct sv_steps sv_steps_assumed = { assumed, sizeof(assumed) / sizeof(assumed[0]) };

/* Where weights cancel, a share of exactly the threshold must not lose it to rounding. */
static const double ROUNDING = 1e-12;

const char *sv_position_word(enum sv_position position)
{
    static const char *const words[] = {
        [SV_POSITION_NONE] = "",
        [SV_POSITION_BELOW] = "below",
        [SV_POSITION_WITHIN] = "within",
        [SV_POSITION_ABOVE] = "above",
    };

    return words[position];
}

enum sv_position sv_position_of_points(const struct sv_sub_index *sub_index, double points)
{
    sv_points reached = sv_points_of_double(points);

    if (!sub_index->has_target)
        return SV_POSITION_NONE;
    if (reached < sub_index->target_low)
        return SV_POSITION_BELOW;
    return reached <= sub_index->target_high ? SV_POSITION_WITHIN : SV_POSITION_ABOVE;
}

int64_t sv_step_of_counts(const struct sv_steps *steps, int64_t x, int64_t m)
{
    assert(m > 0);
    for (size_t i = 0; i < steps->count; i++) {
        if (100 * x >= steps->items[i].at_least_percent * m)
            return steps->items[i].points_percent;
    }
    return 0;
}

int64_t sv_step_of_share(const struct sv_steps *steps, double share)
{
    for (size_t i = 0; i < steps->count; i++) {
        if (share + ROUNDING >= (double)steps->items[i].at_least_percent / 100.0)
            return steps->items[i].points_percent;
    }
    return 0;
}

static double points_of(int64_t percent, double max_points)
{
    return (double)percent / 100.0 * max_points;
}

struct sv_points_estimate sv_points_estimate_of(const struct sv_estimate *index, double max_points,
                                                const struct sv_steps *steps)
{
    struct sv_points_estimate points = { .known = index->known };
    int64_t low = 0, high = 0;

    if (!index->known)
        return points;
    points.points = index->value * max_points;
    points.step_percent = sv_step_of_share(steps, index->value);
    points.step_points = points_of(points.step_percent, max_points);
    if (!index->interval.known)
        return points;
    low = sv_step_of_share(steps, index->interval.low);
    high = sv_step_of_share(steps, index->interval.high);
    points.interval = (struct sv_interval){ true, index->interval.low * max_points,
                                            index->interval.high * max_points };
    points.step_interval =
        (struct sv_interval){ true, points_of(low, max_points), points_of(high, max_points) };
    points.step_certain = low == high;
    return points;
}
