/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_APP_CUBE_CACHE_H
#define SV_APP_CUBE_CACHE_H

#include "app/app.h"
#include "app/survey_cache.h"
#include "domain/cube_disclosure.h"

#include <stdint.h>

struct sv_db;

enum sv_cube_view {
    SV_CUBE_LIVE,     /* everything that was folded */
    SV_CUBE_SHOWN,    /* what results under disclosure control tell, see domain/showing.h */
    SV_CUBE_SHOWN_NOW /* the same, looked at anew */
};

/*
 * Cubes in memory, shared by all threads. One that is held is never changed: when
 * more was folded, it is made anew beside the old one, of whose cells it keeps those
 * that stayed as they were; the old one goes once nobody holds it.
 */
struct sv_held_cube {
    struct sv_cube cube; /* of loaded->survey */
    const struct sv_loaded_survey *loaded;
    int64_t folded; /* the fold, or showing, up to which it is complete; 0 if there was none */
    const struct sv_lattice *lattices[SV_FINENESS_COUNT]; /* of a shown cube: what may be told */
    /* Private to cube_cache.c. */
    enum sv_cube_view view;
    struct sv_arena *arena;
    struct sv_cube_cells cells; /* in the order of their keys, the empty ones left out */
    struct sv_cube_stock *const *stocks;
    size_t stock_count;
    struct sv_cube_cache *cache;
    struct sv_held_cube *next;
    int holders; /* under the cache's lock */
};

struct sv_cube_cache *sv_cube_cache_new(void);
void sv_cube_cache_free(struct sv_cube_cache *cache); /* NULL is fine */

/*
 * The live cube of a survey as it is, or the shown one as it was at most a second ago; over the
 * caller's connection, in no transaction that sees the database as it was at its beginning.
 * SV_ERR_NOT_FOUND for an unknown survey, SV_ERR_BUSY while it has still to be recomputed after an
 * upgrade. The command line, where no thread folds, calls sv_fold_all before.
 */
SV_MUST_USE
enum sv_status sv_cube_take(const struct sv_app *app, struct sv_db *db, enum sv_cube_view view,
                            const char *survey, const struct sv_held_cube **ret_held,
                            struct sv_error *reterr);
void sv_cube_give(const struct sv_held_cube **held); /* a NULL cube is fine */

/* For variables: gives the cube back at the end of the scope. */
#define SV_HELD_CUBE __attribute__((cleanup(sv_cube_give))) const struct sv_held_cube

#endif
