/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_DOMAIN_PAR_CHANCE_H
#define SV_DOMAIN_PAR_CHANCE_H

#include "domain/par_error.h"
#include "domain/target.h"

/* What the error of survey points means for targets, and for whoever would like to help them. */

struct sv_chance {
    bool known;         /* false while what the target is about is not scored */
    bool reached;       /* by the points as they are */
    double probability; /* of having reached it, 0..1: exactly so where nothing is drawn */
};

/*
 * Of a target of the scorecard, which need not be ranked: then nothing is known of its rank and
 * total, but of its criteria. A rank is reached at high or better, everything else from low on.
 */
struct sv_chance sv_target_chance(struct sv_arena *arena, const struct sv_par_error *error,
                                  const struct sv_scorecard *card, const struct sv_target *target);

/* How many false respondents, each satisfied with everything, would lift a unit. */
struct sv_false_answers {
    bool possible;  /* false: there is nothing to pass, or even the maximum of the criterion does
                      not;  or the total is no sum, and nobody knows how it would move */
    int64_t count;  /* the smallest number */
    size_t to_rank; /* where the unit would stand then */
};

/* Over the next one above it, by a survey criterion that a release filled. The others stay where
 * they are. Not possible for a scorecard without a rank. */
struct sv_false_answers sv_false_to_rank(const struct sv_ranking *ranking,
                                         const struct sv_scorecard *card, size_t criterion);

/* To this total; not possible if it is reached without them. */
struct sv_false_answers sv_false_to_total(const struct sv_ranking *ranking,
                                          const struct sv_scorecard *card, size_t criterion,
                                          sv_points total);

#endif
