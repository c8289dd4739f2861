/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_STORE_PAR_WORK_STORE_H
#define SV_STORE_PAR_WORK_STORE_H

#include "base/arena.h"
#include "base/status.h"
#include "domain/par_work.h"

#include <stdbool.h>
#include <stddef.h>

struct sv_db;

/* Begins a round or sets its deadlines. SV_ERR_CONFLICT if it is one of another version. */
SV_MUST_USE
enum sv_status sv_store_par_round_put(struct sv_db *db, struct sv_arena *arena,
                                      const struct sv_par_round *round, struct sv_error *reterr);
/* *ret_found is false without a round; period "" is the latest. */
SV_MUST_USE
enum sv_status sv_store_par_round_find(struct sv_db *db, struct sv_arena *arena,
                                       const struct sv_scorecard_key *key,
                                       struct sv_par_round *ret_round, bool *ret_found,
                                       struct sv_error *reterr);

/* Each change of a scorecard is told in its own transaction. */
SV_MUST_USE
enum sv_status sv_store_par_event_add(struct sv_db *db, struct sv_arena *arena,
                                      const struct sv_scorecard_key *key,
                                      const struct sv_par_event *event, struct sv_error *reterr);
/* Oldest first. */
SV_MUST_USE
enum sv_status sv_store_par_event_list(struct sv_db *db, struct sv_arena *arena,
                                       const struct sv_scorecard_key *key,
                                       struct sv_par_events *ret_events, struct sv_error *reterr);

/* The release that fills the criterion by the last decision on the scorecard. *ret_before is that
 * of the decision before it, "SURVEY 1", or "". */
SV_MUST_USE
enum sv_status sv_store_scorecard_pin(struct sv_db *db, struct sv_arena *arena,
                                      const struct sv_scorecard_head *head,
                                      const struct sv_survey_points *points,
                                      const char **ret_before, struct sv_error *reterr);

#endif
