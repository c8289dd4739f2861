/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_APP_FOLD_H
#define SV_APP_FOLD_H

#include "app/app.h"
#include "domain/cube.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct sv_db;
struct sv_fold_book;

/*
 * The fold takes stored responses out of the queue and adds them to the tally cube.
 * One process at a time does it in a database.
 */

/* What a fold has loaded: surveys and the plans of their cubes. For one thread. */
struct sv_fold_book *sv_fold_book_new(void);
void sv_fold_book_free(struct sv_fold_book *book); /* NULL is fine */
SV_DEFINE_FREED_BY(struct sv_fold_book, sv_fold_book_free)

/* What a round of the fold has done. */
struct sv_fold_round {
    bool elsewhere;    /* another process is folding: nothing was done */
    int64_t batches;   /* taken out of the queue */
    int64_t responses; /* revisions in them */
    bool emptied;      /* nothing was left in it */
    int64_t waiting;   /* batches that were */
    bool outdated;     /* the cube of a survey has to be recomputed: sv_fold_outdated */
};

/* One round: so many responses that it is over soon. */
SV_MUST_USE
enum sv_status sv_fold_round(const struct sv_app *app, struct sv_db *db, struct sv_fold_book *book,
                             struct sv_fold_round *ret_round, struct sv_error *reterr);

/* Recomputes the cubes that have to be. */
SV_MUST_USE
enum sv_status sv_fold_outdated(const struct sv_app *app, struct sv_db *db,
                                struct sv_fold_book *book, struct sv_error *reterr);

/*
 * Folds until nothing waits. If another process folds, waits for it, though not for
 * ever: what was stored is not lost by being folded later.
 */
SV_MUST_USE
enum sv_status sv_fold_all(const struct sv_app *app, struct sv_error *reterr);

/* A cell that is not what the responses say. */
struct sv_cell_difference {
    struct sv_cube_key key;
    size_t place; /* of the first sum that differs */
    int64_t stored, recomputed;
};

struct sv_recomputed {
    int64_t cells;     /* with a response */
    int64_t responses; /* that count */
    int64_t stored_responses;
    const struct sv_cell_difference *differences; /* the first of them */
    size_t difference_count;                      /* of all */
    bool equal;
};
enum { SV_DIFFERENCES_SHOWN = 100 };

/*
 * Computes the cube of a survey anew from its responses and compares it, cell by
 * cell, with the one that is stored, after folding what waits. With repair the stored one
 * becomes equal. In the arena. SV_ERR_NOT_FOUND for an unknown survey.
 */
SV_MUST_USE
enum sv_status sv_recompute(const struct sv_app *app, struct sv_arena *arena, const char *survey,
                            bool repair, struct sv_recomputed *ret_recomputed,
                            struct sv_error *reterr);

#endif
