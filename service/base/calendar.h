/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_BASE_CALENDAR_H
#define SV_BASE_CALENDAR_H

#include <stdbool.h>
#include <stdint.h>

/* Days since 1 January 1970 in the proleptic Gregorian calendar. */
typedef int32_t sv_day;

#define SV_DAY_NEVER INT32_MAX /* the end of what has no end */

enum { SV_DAY_TEXT_SIZE = 11 }; /* "YYYY-MM-DD" with the final zero */

/* Reads "YYYY-MM-DD", years 1900 to 2999; false if text is no such date. */
bool sv_day_parse(const char *text, sv_day *ret_day);
void sv_day_print(sv_day day, char text[SV_DAY_TEXT_SIZE]);

int sv_day_year(sv_day day);

/* The day in Viet Nam (UTC+7, no summer time) at a moment in ms since the epoch. */
sv_day sv_day_of_ms(int64_t ms);

#endif
