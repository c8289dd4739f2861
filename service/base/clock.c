/* SPDX-License-Identifier: Apache-2.0 */
#include "base/clock.h"

#include <time.h>

static int64_t us_of(clockid_t clock)
{
    struct timespec now = { 0 };

    (void)clock_gettime(clock, &now);
    return (int64_t)now.tv_sec * 1000000 + now.tv_nsec / 1000;
}

int64_t sv_monotonic_us(void)
{
    return us_of(CLOCK_MONOTONIC);
}

int64_t sv_monotonic_ms(void)
{
    return us_of(CLOCK_MONOTONIC) / 1000;
}

int64_t sv_time_of_day_ms(void)
{
    return us_of(CLOCK_REALTIME) / 1000;
}
