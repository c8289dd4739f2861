/* SPDX-License-Identifier: Apache-2.0 */
#include "app/survey_cache.h"

#include "base/clock.h"
#include "store/catalogue_store.h"
#include "store/pool.h"
#include "store/survey_store.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

struct sv_survey_cache {
    pthread_mutex_t lock; /* guards what follows and every holders */
    uint64_t generation;
    struct sv_loaded_survey *surveys;
};

struct sv_survey_cache *sv_survey_cache_new(void)
{
    struct sv_survey_cache *cache = calloc(1, sizeof(*cache));

    if (cache == NULL)
        abort();
    (void)pthread_mutex_init(&cache->lock, NULL);
    cache->generation = (uint64_t)sv_time_of_day_ms(); /* none that an earlier run had */
    return cache;
}

void sv_survey_cache_free(struct sv_survey_cache *cache)
{
    if (cache == NULL)
        return;
    for (struct sv_loaded_survey *loaded = cache->surveys, *next; loaded != NULL; loaded = next) {
        next = loaded->next;
        sv_arena_free(loaded->arena); /* loaded itself lives in it */
    }
    (void)pthread_mutex_destroy(&cache->lock);
    free(cache);
}

/* Takes loaded out of the list and frees it if nobody holds it. Lock held. */
static void drop(struct sv_survey_cache *cache, struct sv_loaded_survey *loaded)
{
    struct sv_loaded_survey **link = &cache->surveys;

    if (loaded->holders > 0)
        return;
    while (*link != loaded)
        link = &(*link)->next;
    *link = loaded->next;
    sv_arena_free(loaded->arena);
}

const struct sv_loaded_survey *sv_survey_held(const struct sv_app *app, const char *code)
{
    struct sv_survey_cache *cache = app->surveys;
    struct sv_loaded_survey *found = NULL;

    (void)pthread_mutex_lock(&cache->lock);
    for (struct sv_loaded_survey *loaded = cache->surveys; loaded != NULL; loaded = loaded->next) {
        if (loaded->generation == cache->generation && strcmp(loaded->survey.code, code) == 0)
            found = loaded;
    }
    if (found != NULL)
        found->holders++;
    (void)pthread_mutex_unlock(&cache->lock);
    return found;
}

void sv_surveys_outdated(const struct sv_app *app)
{
    struct sv_survey_cache *cache = app->surveys;

    (void)pthread_mutex_lock(&cache->lock);
    cache->generation++;
    (void)pthread_mutex_unlock(&cache->lock);
}

uint64_t sv_surveys_generation(const struct sv_app *app)
{
    struct sv_survey_cache *cache = app->surveys;

    (void)pthread_mutex_lock(&cache->lock);
    uint64_t generation = cache->generation;

    (void)pthread_mutex_unlock(&cache->lock);
    return generation;
}

/* Adds what was loaded, and frees what is outdated and held by nobody. */
static void keep(struct sv_survey_cache *cache, struct sv_loaded_survey *added)
{
    (void)pthread_mutex_lock(&cache->lock);
    for (struct sv_loaded_survey *loaded = cache->surveys, *next; loaded != NULL; loaded = next) {
        next = loaded->next;
        if (loaded->generation != cache->generation)
            drop(cache, loaded);
    }
    added->next = cache->surveys;
    cache->surveys = added;
    (void)pthread_mutex_unlock(&cache->lock);
}

static enum sv_status read_parts(const struct sv_app *app, struct sv_db *db,
                                 const struct sv_survey_record *record,
                                 struct sv_loaded_survey *loaded, struct sv_error *reterr)
{
    struct sv_arena *arena = loaded->arena;
    struct sv_violations violations = { .arena = arena };
    struct sv_survey *survey = &loaded->survey;
    struct sv_instrument *instrument = sv_arena_alloc(arena, sizeof(*instrument));

    enum sv_status status = app->codec->read_survey(
        arena, record->document, strlen(record->document), survey, &violations, reterr);
    if (status == SV_OK)
        status =
            sv_store_instrument_find(db, arena, survey->instrument_code, survey->instrument_version,
                                     &loaded->instrument_document, reterr);
    if (status == SV_OK)
        status = app->codec->read_instrument(arena, loaded->instrument_document.text,
                                             strlen(loaded->instrument_document.text), instrument,
                                             &violations, reterr);
    if (status == SV_ERR_MALFORMED || (status == SV_OK && violations.count > 0))
        status = sv_fail(reterr, SV_ERR_INTERNAL, record->code,
                         "its stored documents are no longer accepted");
    if (status == SV_OK)
        status = sv_store_survey_places(db, arena, survey, reterr);
    survey->instrument = instrument;
    survey->open = record->open;
    return status;
}

static enum sv_status load(const struct sv_app *app, struct sv_db *db, const char *code,
                           struct sv_loaded_survey **ret_loaded, struct sv_error *reterr)
{
    struct sv_arena *arena = sv_arena_new();
    struct sv_loaded_survey *loaded = sv_arena_alloc(arena, sizeof(*loaded));
    struct sv_survey_record record = { 0 };

    loaded->arena = arena;
    loaded->cache = app->surveys;
    loaded->holders = 1;
    /* Before reading: what changes meanwhile makes this one outdated. */
    loaded->generation = sv_surveys_generation(app);
    enum sv_status status = sv_store_survey_find(db, arena, code, &record, reterr);
    if (status == SV_OK)
        status = read_parts(app, db, &record, loaded, reterr);
    if (status != SV_OK) {
        sv_arena_free(arena);
        return status;
    }
    /* Another thread may have loaded the same: two copies are as good as one. */
    keep(app->surveys, loaded);
    *ret_loaded = loaded;
    return SV_OK;
}

enum sv_status sv_survey_take(const struct sv_app *app, struct sv_db *db, const char *code,
                              const struct sv_loaded_survey **ret_loaded, struct sv_error *reterr)
{
    struct sv_loaded_survey *loaded = NULL;

    *ret_loaded = sv_survey_held(app, code);
    if (*ret_loaded != NULL)
        return SV_OK;
    enum sv_status status = load(app, db, code, &loaded, reterr);

    *ret_loaded = loaded;
    return status;
}

enum sv_status sv_survey_load(const struct sv_app *app, const char *code,
                              const struct sv_loaded_survey **ret_loaded, struct sv_error *reterr)
{
    SV_LOAN loan = { 0 };

    *ret_loaded = sv_survey_held(app, code);
    if (*ret_loaded != NULL)
        return SV_OK;
    enum sv_status status = sv_pool_take(app->pool, &loan, reterr);

    return status == SV_OK ? sv_survey_take(app, loan.db, code, ret_loaded, reterr) : status;
}

void sv_survey_give(const struct sv_loaded_survey **loaded)
{
    if (*loaded == NULL)
        return;
    struct sv_survey_cache *cache = (*loaded)->cache;

    (void)pthread_mutex_lock(&cache->lock);
    for (struct sv_loaded_survey *held = cache->surveys; held != NULL; held = held->next) {
        if (held == *loaded)
            held->holders--;
    }
    (void)pthread_mutex_unlock(&cache->lock);
    *loaded = NULL;
}
