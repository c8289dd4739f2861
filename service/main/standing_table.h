/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_MAIN_STANDING_TABLE_H
#define SV_MAIN_STANDING_TABLE_H

#include "domain/outlook.h"

/* Print to standard output, points rounded as their framework has it; --json has all digits. */
void sv_ranking_print(struct sv_arena *arena, const struct sv_ranked *ranked);
void sv_outlook_print(struct sv_arena *arena, const struct sv_outlook *outlook);
void sv_overview_print(struct sv_arena *arena, const struct sv_unit_indices *indices);

#endif
