/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_TESTS_PAR_CARDS_H
#define SV_TESTS_PAR_CARDS_H

#include "domain/par.h"

/* Scorecards of two fields: "1" scored by hand (62), "2" by a linear survey (38). */
struct sv_framework *sv_test_framework(struct sv_arena *arena);

/* Points in hundredths; of valid answers, one a respondent, so many are satisfied. */
struct sv_scorecard sv_test_card(struct sv_arena *arena, const struct sv_framework *framework,
                                 const char *unit, int64_t hundredths, int64_t satisfied,
                                 int64_t valid);

/* A framework of count fields of max points each, scored by hand, and a card of it. */
struct sv_framework *sv_test_fields(struct sv_arena *arena, size_t count, int64_t max);
/* Points in hundredths; below zero: not scored, below -1: does not apply. */
struct sv_scorecard sv_test_field_card(struct sv_arena *arena, const struct sv_framework *framework,
                                       const char *unit, const int64_t *hundredths);

#endif
