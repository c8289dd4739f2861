/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_STORE_FOLD_CONTESTED_H
#define SV_STORE_FOLD_CONTESTED_H

#include "store/fold_store.h"

/* An id and a revision; of both there is one stored row (response_once). */
struct sv_fold_once {
    struct sv_uuid id;
    int64_t revision;
};

struct sv_fold_onces {
    struct sv_fold_once *items;
    size_t count;
    size_t room;
};

/*
 * What a round took out of the queue and could not settle by itself: revisions that are not the
 * only stored one under their id. Zero-initialise, set arena.
 */
struct sv_fold_contested {
    struct sv_arena *arena;
    struct sv_fold_onces own;
    struct sv_fold_onces waiting; /* what the queue still has under their ids */
    size_t settled;               /* of own, once it is in order */
};

/* Moves the contested ones of the entries of a portion, all of them new, to the others. */
SV_MUST_USE
enum sv_status sv_store_fold_set_aside(struct sv_db *db, struct sv_fold_entries *entries,
                                       struct sv_fold_contested *contested,
                                       struct sv_error *reterr);

/* Looks through the queue, the whole of it, for what is waiting. To be done once all are own. */
SV_MUST_USE
enum sv_status sv_store_fold_look(struct sv_db *db, struct sv_fold_contested *contested,
                                  struct sv_error *reterr);

/*
 * Appends what is stored under the next ids and not waiting: as new what is own, as taken
 * what earlier rounds have taken. One may be of another response that has the same id.
 * Nothing is appended when all are settled.
 */
SV_MUST_USE
enum sv_status sv_store_fold_revisions(struct sv_db *db, struct sv_fold_contested *contested,
                                       struct sv_fold_entries *entries, struct sv_error *reterr);

#endif
