/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_MAIN_SCORECARD_TABLE_H
#define SV_MAIN_SCORECARD_TABLE_H

#include "domain/par.h"

/* As the framework shows points: rounded to its decimals; --json has them in full. */
const char *sv_points_text(struct sv_arena *arena, const struct sv_framework *framework,
                           sv_points points);

/* Prints a scorecard to standard output, with the release behind each survey criterion. */
void sv_scorecard_print(struct sv_arena *arena, const struct sv_scorecard *scorecard);

#endif
