/* SPDX-License-Identifier: Apache-2.0 */
#include "app/survey_cache.h"

#include "store/catalogue_store.h"
#include "store/survey_store.h"

#include <pthread.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

struct sv_survey_cache {
    pthread_mutex_t lock; /* guards the list and every holders */
    struct sv_loaded_survey *surveys;
};

struct sv_survey_cache *sv_survey_cache_new(void)
{
    struct sv_survey_cache *cache = calloc(1, sizeof(*cache));

    if (cache == NULL)
        abort();
    (void)pthread_mutex_init(&cache->lock, NULL);
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

/* Frees what is outdated and not held; returns the survey if a current one is there. Lock held. */
static struct sv_loaded_survey *find_current(struct sv_survey_cache *cache,
                                             const struct sv_survey_record *record)
{
    struct sv_loaded_survey *found = NULL;

    for (struct sv_loaded_survey *loaded = cache->surveys, *next; loaded != NULL; loaded = next) {
        next = loaded->next;
        if (loaded->catalogue_version != record->catalogue_version)
            drop(cache, loaded);
        else if (strcmp(loaded->survey.code, record->code) == 0)
            found = loaded;
    }
    if (found != NULL)
        found->holders++;
    return found;
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
    loaded->catalogue_version = record->catalogue_version;
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
    enum sv_status status = sv_store_survey_find(db, arena, code, &record, reterr);
    if (status == SV_OK)
        status = read_parts(app, db, &record, loaded, reterr);
    if (status != SV_OK) {
        sv_arena_free(arena);
        return status;
    }
    *ret_loaded = loaded;
    return SV_OK;
}

enum sv_status sv_survey_take(const struct sv_app *app, struct sv_db *db, const char *code,
                              const struct sv_loaded_survey **ret_loaded, struct sv_error *reterr)
{
    SV_FREED_BY(sv_arena_free) struct sv_arena *arena = sv_arena_new();
    struct sv_survey_cache *cache = app->surveys;
    struct sv_survey_record record = { 0 };
    struct sv_loaded_survey *loaded = NULL;

    enum sv_status status = sv_store_survey_find(db, arena, code, &record, reterr);
    if (status != SV_OK)
        return status;
    (void)pthread_mutex_lock(&cache->lock);
    loaded = find_current(cache, &record);
    (void)pthread_mutex_unlock(&cache->lock);
    if (loaded == NULL) {
        status = load(app, db, code, &loaded, reterr);
        if (status != SV_OK)
            return status;
        /* Another thread may have loaded the same: two copies are as good as one. */
        (void)pthread_mutex_lock(&cache->lock);
        loaded->next = cache->surveys;
        cache->surveys = loaded;
        (void)pthread_mutex_unlock(&cache->lock);
    }
    *ret_loaded = loaded;
    return SV_OK;
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
