/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_DOMAIN_OPTION_GAP_H
#define SV_DOMAIN_OPTION_GAP_H

#include "domain/survey_gap.h"

/* Makes room for so many more. */
void sv_gap_list_grow(struct sv_arena *arena, struct sv_gap_list *list, size_t more);

/*
 * The answers to the item of a survey_options rule by option and place. The points are the mean of
 * the options' weights, so each answer loses its part of the maximum alone; an answer without a
 * weight is no part of it. Nothing is added if the survey has no such item.
 */
void sv_option_gaps_add(struct sv_arena *arena, const struct sv_criterion *criterion,
                        const struct sv_gap_answers *answers, const struct sv_gap_places *places,
                        struct sv_gap_list *list);

#endif
