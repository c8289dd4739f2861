/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_DOMAIN_VIETNAMESE_H
#define SV_DOMAIN_VIETNAMESE_H

#include "base/arena.h"
#include "base/calendar.h"
#include "domain/interval.h"
#include "domain/survey.h"

#include <stdint.h>

/* Figures and days as official documents in Viet Nam write them. All in the arena. */

#define SV_VI_NONE   "–"      /* there is no such figure */
#define SV_VI_MINUS  "\u2212" /* as wide as "+" */
#define SV_VI_HIDDEN "c"      /* not told by disclosure control */

/* "36.525" */
const char *sv_vi_count(struct sv_arena *arena, int64_t count);
/* "7,4", "30,9": points rounded half up to 0..6 decimals, without zeros at the end. */
const char *sv_vi_points(struct sv_arena *arena, sv_points points, int64_t decimals);
/* "31,20", halves away from zero; 0..6 decimals. */
const char *sv_vi_decimal(struct sv_arena *arena, double value, int decimals);

/*
 * Shares of fewer than 100 answers are told in whole percents, others with one decimal: a share
 * at full precision gives its denominator away.
 */
int sv_vi_share_decimals(int64_t answers);
/* "82,1%" */
const char *sv_vi_share(struct sv_arena *arena, double share, int decimals);
/* "78,4–85,3", in percent; SV_VI_NONE if it is not known. */
const char *sv_vi_interval(struct sv_arena *arena, struct sv_interval interval, int decimals);
/* "+3,1" or "−1,8": percentage points. */
const char *sv_vi_difference(struct sv_arena *arena, double difference, int decimals);
/* "−6,9 đến +6,3" */
const char *sv_vi_difference_interval(struct sv_arena *arena, struct sv_interval interval,
                                      int decimals);
/* "0,003", "< 0,001" */
const char *sv_vi_p(struct sv_arena *arena, double p);

/* "15/01/2026" */
const char *sv_vi_day(struct sv_arena *arena, sv_day day);
/* "ngày 15 tháng 01 năm 2026": below 10, and of January and February, with a zero before. */
const char *sv_vi_day_in_words(struct sv_arena *arena, sv_day day);
/* "Quý III/2025", "tháng 7/2025", "năm 2025", or the code of another period. */
const char *sv_vi_period(struct sv_arena *arena, const struct sv_period *period);

const char *sv_vi_channel(enum sv_channel channel);
const char *sv_vi_respondent(enum sv_respondent respondent);

/* Text with its first letter small: ASCII and Đ. */
const char *sv_vi_uncapitalised(struct sv_arena *arena, const char *text);

#endif
