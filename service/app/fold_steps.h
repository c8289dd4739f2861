/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_APP_FOLD_STEPS_H
#define SV_APP_FOLD_STEPS_H

/* What a round of the fold and recomputing have in common. Private to service/app. */
#include "app/fold.h"
#include "app/survey_cache.h"
#include "domain/cube_plan.h"

#include <stdint.h>

struct sv_fold_survey {
    const char *code;
    const struct sv_loaded_survey *loaded; /* what the fold needs of it never changes */
    const struct sv_cube_plan *plan;       /* NULL: it cannot be loaded */
    struct sv_fold_survey *next;
};

/* A survey that was loaded before; NULL if it was not. */
const struct sv_fold_survey *sv_fold_book_find(const struct sv_fold_book *book, const char *code);

/*
 * Loads a survey; not in a transaction, whose view may be older than the catalogue
 * that is shared. One that cannot be loaded is kept as such, its failure told.
 */
SV_MUST_USE
enum sv_status sv_fold_book_load(struct sv_fold_book *book, const struct sv_app *app,
                                 struct sv_db *db, const char *code, struct sv_error *reterr);

/* What is to be folded in a transaction, and the survey without which it cannot go on. */
struct sv_folding {
    struct sv_fold_book *book;
    struct sv_arena *arena;
    int64_t responses_max; /* no further portion is begun after so many */
    struct sv_fold_round round;
    const char *missing; /* in the arena; the transaction failed with SV_ERR_NOT_FOUND */
};

/* Takes batches and folds them. Within the snapshot of one transaction, the lock had. */
SV_MUST_USE
enum sv_status sv_fold_batches(struct sv_db *db, struct sv_folding *folding,
                               struct sv_error *reterr);

/* Folds what waits, recomputes the cube of a survey and writes it. */
SV_MUST_USE
enum sv_status sv_recompute_with(const struct sv_app *app, struct sv_db *db,
                                 struct sv_fold_book *book, const char *survey,
                                 struct sv_error *reterr);

#endif
