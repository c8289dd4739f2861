/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_STORE_STANDING_STORE_H
#define SV_STORE_STANDING_STORE_H

#include "base/arena.h"
#include "base/status.h"
#include "domain/par.h"

#include <stddef.h>

struct sv_db;

/* All scorecards of a framework and period at once: one statement for each kind of row, however
 * many units there are. Everything is ordered by code of the unit. */

/* The latest period before this one, or of all with ""; "" if there is none. */
SV_MUST_USE
enum sv_status sv_store_standing_period(struct sv_db *db, struct sv_arena *arena,
                                        const char *framework, const char *before,
                                        const char **ret_period, struct sv_error *reterr);

/* Those that may be seen: of a unit above ("" for all) its own, of everybody what is published. */
SV_MUST_USE
enum sv_status sv_store_standing_heads(struct sv_db *db, struct sv_arena *arena,
                                       const struct sv_scorecard_key *key,
                                       const struct sv_scorecard_head **ret_heads,
                                       size_t *ret_count, struct sv_error *reterr);

struct sv_standing_scores {
    const char *const *units; /* parallel */
    const struct sv_score *scores;
    size_t count;
};
/* Points only, in the order they were entered: neither facts nor reasons; those that stand no
 * more are marked. */
SV_MUST_USE
enum sv_status sv_store_standing_scores(struct sv_db *db, struct sv_arena *arena,
                                        const struct sv_scorecard_key *key,
                                        struct sv_standing_scores *ret_scores,
                                        struct sv_error *reterr);

struct sv_standing_surveys {
    const char *const *units; /* parallel */
    const struct sv_survey_points *points;
    size_t count;
};
/* As sv_store_survey_points of each. */
SV_MUST_USE
enum sv_status sv_store_standing_surveys(struct sv_db *db, struct sv_arena *arena,
                                         const struct sv_scorecard_key *key,
                                         struct sv_standing_surveys *ret_surveys,
                                         struct sv_error *reterr);

#endif
