/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_APP_SURVEY_CACHE_H
#define SV_APP_SURVEY_CACHE_H

#include "app/app.h"
#include "domain/documents.h"

#include <stdint.h>

struct sv_db;

/*
 * Loaded surveys, shared by all threads. A loaded survey is never changed: when
 * the catalogue in the database has changed, it is loaded again beside the old
 * one, which goes once nobody holds it.
 */
struct sv_loaded_survey {
    struct sv_survey survey; /* with instrument, units, counters and procedures */
    struct sv_document instrument_document;
    uint64_t generation; /* of the catalogue when it was loaded */
    /* Private to survey_cache.c. */
    struct sv_arena *arena;
    struct sv_survey_cache *cache;
    struct sv_loaded_survey *next;
    int holders; /* under the cache's lock */
};

struct sv_survey_cache *sv_survey_cache_new(void);
void sv_survey_cache_free(struct sv_survey_cache *cache); /* NULL is fine */

/* The survey if it is in memory, else NULL; never waits. Give it back when done. */
const struct sv_loaded_survey *sv_survey_held(const struct sv_app *app, const char *code);

/* From memory, or from the database over a connection of the pool; SV_ERR_NOT_FOUND. */
SV_MUST_USE
enum sv_status sv_survey_load(const struct sv_app *app, const char *code,
                              const struct sv_loaded_survey **ret_loaded, struct sv_error *reterr);
/* The same over a connection that the caller has. */
SV_MUST_USE
enum sv_status sv_survey_take(const struct sv_app *app, struct sv_db *db, const char *code,
                              const struct sv_loaded_survey **ret_loaded, struct sv_error *reterr);
void sv_survey_give(const struct sv_loaded_survey **loaded); /* a NULL survey is fine */

/* The catalogue in the database has changed, or may have: nothing in memory is current any more. */
void sv_surveys_outdated(const struct sv_app *app);
/* Grows with each such change, from one run to the next too: what was made of a catalogue is
 * current as long as it stays. */
uint64_t sv_surveys_generation(const struct sv_app *app);

/* For variables: gives the survey back at the end of the scope. */
#define SV_HELD_SURVEY __attribute__((cleanup(sv_survey_give))) const struct sv_loaded_survey

#endif
