/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_BASE_CLOCK_H
#define SV_BASE_CLOCK_H

#include <stdint.h>

/* For deadlines and durations: a clock that nobody sets, so none misfires when the time of day
 * jumps. */
int64_t sv_monotonic_us(void);
int64_t sv_monotonic_ms(void);

/* The time of day, in ms since 1 January 1970. */
int64_t sv_time_of_day_ms(void);

#endif
