/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_STORE_FOLD_STORE_H
#define SV_STORE_FOLD_STORE_H

#include "base/arena.h"
#include "base/status.h"
#include "domain/fold.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct sv_db;

/* Entries of the fold, in an arena; zero-initialise, set arena. */
struct sv_fold_entries {
    struct sv_arena *arena;
    struct sv_fold_entry *items;
    size_t count;
    size_t room;
};

/*
 * The right to fold, one at a time in a database, until the transaction ends, whose
 * statements are then planned as the fold needs it. Without may_wait *ret_locked is false if
 * another process has it.
 */
SV_MUST_USE
enum sv_status sv_store_fold_lock(struct sv_db *db, bool may_wait, bool *ret_locked,
                                  struct sv_error *reterr);

/*
 * Takes the first batches out of the queue until they have responses_enough, and appends their
 * revisions as new ones. Fewer are appended only if none is left. *ret_taken is the number
 * of batches.
 */
SV_MUST_USE
enum sv_status sv_store_fold_take(struct sv_db *db, int64_t responses_enough,
                                  struct sv_fold_entries *entries, int64_t *ret_taken,
                                  struct sv_error *reterr);

/* Batches in the queue. */
SV_MUST_USE
enum sv_status sv_store_fold_behind(struct sv_db *db, int64_t *ret_batches,
                                    struct sv_error *reterr);

/* How far the cube of a survey has come. */
struct sv_fold_state {
    const char *survey;
    int64_t folded;    /* folds that changed it */
    int64_t responses; /* counted in it */
    bool outdated;     /* to be recomputed before it is read */
};

struct sv_fold_states {
    const struct sv_fold_state *items;
    size_t count;
};

/* Of one survey, or of all if survey is "". One that nothing was folded of has none. */
SV_MUST_USE
enum sv_status sv_store_fold_states(struct sv_db *db, struct sv_arena *arena, const char *survey,
                                    struct sv_fold_states *ret_states, struct sv_error *reterr);
SV_MUST_USE
enum sv_status sv_store_fold_state_put(struct sv_db *db, struct sv_arena *arena,
                                       const struct sv_fold_state *state, struct sv_error *reterr);

/* For what reads everything: no time-out of statements, and any plan, until the transaction ends.
 */
SV_MUST_USE
enum sv_status sv_store_take_time(struct sv_db *db, struct sv_error *reterr);

/* Called for each response of a survey that counts; the entry's memory is the callee's for the
 * call only. */
typedef enum sv_status sv_each_entry(const struct sv_fold_entry *entry, void *context,
                                     struct sv_error *reterr);
SV_MUST_USE
enum sv_status sv_store_responses_each(struct sv_db *db, const char *survey, sv_each_entry *each,
                                       void *context, struct sv_error *reterr);

#endif
