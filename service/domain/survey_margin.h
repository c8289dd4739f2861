/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_DOMAIN_SURVEY_MARGIN_H
#define SV_DOMAIN_SURVEY_MARGIN_H

#include "base/arena.h"
#include "domain/points.h"
#include "domain/words.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * Where a survey criterion loses its points: by item and unit (a counter, an office), from plain
 * counts. Weights would move points between units for reasons that no officer can act on; with
 * them the parts are those of the unweighted index.
 */
struct sv_margin_counts {
    size_t item_count;
    size_t unit_count;
    const int64_t *valid; /* of item i and unit u at i x unit_count + u; below 2^53 in all */
    const int64_t *satisfied;
    const size_t *block_of; /* per item: its factor, or group; not read by the other two rules */
    size_t block_count;
    enum sv_index_rule rule;
};

struct sv_margin_part {
    sv_points lost;           /* what the answers there that are not satisfied cost */
    double points_per_answer; /* gained if one of them were; 0 without a valid answer */
};

struct sv_survey_margin {
    bool known;   /* false if nobody answered */
    double share; /* the index */
    sv_points points;
    sv_points lost;                     /* max_points less points */
    const struct sv_margin_part *parts; /* like the counts; their losses add up to lost exactly */
};

/*
 * Each rule is a mean of pooled shares: of one pool (pooled), of the items, factors or groups
 * that have valid answers. So an answer that turns to satisfied brings the same points however
 * many have turned before, and points lost are the sum over all answers that have not.
 */
struct sv_survey_margin sv_survey_margin_of(struct sv_arena *arena,
                                            const struct sv_margin_counts *counts,
                                            sv_points max_points);

/*
 * The least number of answers that have to turn to satisfied for a share of at_least in all: those
 * that weigh most first. -1 if not even all of them would do; 0 if the share is there, or if
 * nobody answered.
 */
int64_t sv_margin_answers_to(struct sv_arena *arena, const struct sv_margin_counts *counts,
                             double at_least);

/*
 * Rounds what parts lose so that it adds up to lost: whole millionths, then one each by largest
 * remainder. exact is in millionths; a part of none gets none.
 */
void sv_points_share_out(struct sv_arena *arena, const double *exact, size_t count, sv_points lost,
                         sv_points *ret_lost);

#endif
