/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_STORE_TARGET_STORE_H
#define SV_STORE_TARGET_STORE_H

#include "base/arena.h"
#include "base/status.h"
#include "domain/target.h"

struct sv_db;

/* Those that count, in the order in which they were set. */
SV_MUST_USE
enum sv_status sv_store_target_list(struct sv_db *db, struct sv_arena *arena,
                                    const struct sv_scorecard_key *key,
                                    struct sv_targets *ret_targets, struct sv_error *reterr);

SV_MUST_USE
enum sv_status sv_store_target_add(struct sv_db *db, struct sv_arena *arena,
                                   const struct sv_scorecard_key *key,
                                   const struct sv_target *target, struct sv_error *reterr);

#endif
