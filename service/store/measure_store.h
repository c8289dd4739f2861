/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_STORE_MEASURE_STORE_H
#define SV_STORE_MEASURE_STORE_H

#include "base/arena.h"
#include "base/status.h"
#include "domain/effect.h"
#include "domain/plan.h"

struct sv_db;

/* Plans of one scorecard are written one at a time: to be called first, in a transaction. */
SV_MUST_USE
enum sv_status sv_store_measure_lock(struct sv_db *db, struct sv_arena *arena,
                                     const struct sv_scorecard_key *key, struct sv_error *reterr);

/* Writes an entry; the scorecard must exist. */
SV_MUST_USE
enum sv_status sv_store_measure_add(struct sv_db *db, struct sv_arena *arena,
                                    const struct sv_scorecard_key *key,
                                    const struct sv_measure *measure, struct sv_error *reterr);

/* As they stand: of each measure the last entry, in the order of their first ones. */
SV_MUST_USE
enum sv_status sv_store_measure_list(struct sv_db *db, struct sv_arena *arena,
                                     const struct sv_scorecard_key *key,
                                     struct sv_measures *ret_measures, struct sv_error *reterr);

/* Every entry, oldest first. */
SV_MUST_USE
enum sv_status sv_store_measure_history(struct sv_db *db, struct sv_arena *arena,
                                        const struct sv_scorecard_key *key,
                                        struct sv_measures *ret_measures, struct sv_error *reterr);

/* Files on the criteria of the unit, in the period of key and later ones. */
SV_MUST_USE
enum sv_status sv_store_measure_evidence(struct sv_db *db, struct sv_arena *arena,
                                         const struct sv_scorecard_key *key,
                                         struct sv_plan_files *ret_files, struct sv_error *reterr);

/* Releases that ever filled survey criteria of the unit, in the order in which they were taken;
 * without counts of options. */
SV_MUST_USE
enum sv_status sv_store_measure_releases(struct sv_db *db, struct sv_arena *arena,
                                         const struct sv_scorecard_key *key,
                                         const struct sv_release_point **ret_releases,
                                         size_t *ret_count, struct sv_error *reterr);

/* The period of the unit's next scorecard in the framework, "" without one. */
SV_MUST_USE
enum sv_status sv_store_scorecard_next(struct sv_db *db, struct sv_arena *arena,
                                       const struct sv_scorecard_key *key, const char **ret_period,
                                       struct sv_error *reterr);

#endif
