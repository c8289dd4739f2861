/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_TESTS_BUILDERS_H
#define SV_TESTS_BUILDERS_H

#include "domain/response.h"
#include "domain/survey.h"

/*
 * A small instrument for tests: factors A (items a1, a2) and B (item b1) on a
 * five-point scale, each in a group of its own; then the overall question
 * "all" (required), a single choice "kind" (1, 2), a multiple choice "tools"
 * (1..10), "why" (text, at most 5 characters, only if kind is 2).
 * a1 and a2 take "NA".
 */
const struct sv_instrument *test_instrument(struct sv_arena *arena);

/*
 * A survey on it: open, channels kiosk and online, citizens and businesses,
 * period P1 = days [100, 200) and P2 = [200, 300), unit U (counter U-1) and
 * unit V (counter V-1), procedures PU (of U) and PX (of any), 38 points with the
 * target 28 to 30.
 */
struct sv_survey *test_survey(struct sv_arena *arena, enum sv_index_rule rule);

/* A submission that breaks no rule of that survey: online, unit U, day 150, all = 4. */
struct sv_submission test_submission(void);

/* Encoded answers with the given values (0 absent, -1 NA) of a1, a2, b1 and all. */
const uint8_t *test_answers(struct sv_arena *arena, int a1, int a2, int b1, int all);

#endif
