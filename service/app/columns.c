/* SPDX-License-Identifier: Apache-2.0 */
#include "app/columns.h"

#include "app/survey_cache.h"
#include "domain/fold.h"
#include "domain/showing.h"
#include "store/fold_store.h"
#include "store/transaction.h"

#include <pthread.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

enum { MEGABYTE = 1 << 20 };

struct entry {
    char *survey;
    struct sv_held_columns *current; /* NULL until loaded; the entry is one of its holders */
    sv_day looked_at; /* when it was last asked whether there is enough that is new */
    bool loading;     /* by one thread, without the lock */
    uint64_t used;    /* larger is later */
    struct entry *next;
};

struct sv_column_cache {
    pthread_mutex_t lock; /* guards the rest, and who holds what */
    struct entry *entries;
    struct sv_held_columns *held; /* by anybody, and those that are being loaded */
    size_t size, size_max;        /* of them all */
    uint64_t uses;
};

struct sv_column_cache *sv_column_cache_new(size_t size_max)
{
    struct sv_column_cache *cache = calloc(1, sizeof(*cache));

    if (cache == NULL)
        abort();
    (void)pthread_mutex_init(&cache->lock, NULL);
    cache->size_max = size_max;
    return cache;
}

/* Lock held, or nobody else there. */
static void let_go(struct sv_held_columns *held)
{
    if (held == NULL || --held->holders > 0)
        return;
    struct sv_held_columns **link = &held->cache->held;

    while (*link != held)
        link = &(*link)->next;
    *link = held->next;
    held->cache->size -= held->size;
    sv_survey_give(&held->loaded);
    sv_arena_free(held->arena); /* held itself lives in it */
}

void sv_column_cache_free(struct sv_column_cache *cache)
{
    if (cache == NULL)
        return;
    for (struct entry *entry = cache->entries, *next; entry != NULL; entry = next) {
        next = entry->next;
        let_go(entry->current);
        free(entry->survey);
        free(entry);
    }
    (void)pthread_mutex_destroy(&cache->lock);
    free(cache);
}

/* Lock held. */
static struct entry *entry_of(struct sv_column_cache *cache, const char *survey)
{
    struct entry *entry = cache->entries;

    while (entry != NULL && strcmp(entry->survey, survey) != 0)
        entry = entry->next;
    if (entry != NULL)
        return entry;
    entry = calloc(1, sizeof(*entry));
    if (entry == NULL || (entry->survey = strdup(survey)) == NULL)
        abort();
    entry->next = cache->entries;
    cache->entries = entry;
    return entry;
}

/* Lock held. Lets the columns go that nobody uses and whose last use is longest ago. */
static bool let_one_go(struct sv_column_cache *cache)
{
    struct entry *oldest = NULL;

    for (struct entry *entry = cache->entries; entry != NULL; entry = entry->next) {
        if (entry->current != NULL && entry->current->holders == 1 &&
            (oldest == NULL || entry->used < oldest->used))
            oldest = entry;
    }
    if (oldest == NULL)
        return false;
    let_go(oldest->current);
    oldest->current = NULL;
    return true;
}

static enum sv_status refuse(const struct sv_column_cache *cache, size_t size,
                             struct sv_error *reterr)
{
    return sv_fail(reterr, SV_ERR_INVALID, "figures",
                   "the answers of this survey take %zu MB or more of memory: more than "
                   "SIPAS_COLUMNS_MAX_MB, which is %zu",
                   size / MEGABYTE + 1, cache->size_max / MEGABYTE);
}

/* Counts the columns as size larger. */
static enum sv_status reserve(struct sv_held_columns *held, size_t size, struct sv_error *reterr)
{
    struct sv_column_cache *cache = held->cache;
    bool fits = true;

    if (held->size + size > cache->size_max)
        return refuse(cache, held->size + size, reterr);
    (void)pthread_mutex_lock(&cache->lock);
    while (fits && cache->size + size > cache->size_max)
        fits = let_one_go(cache);
    if (fits) {
        cache->size += size;
        held->size += size;
    }
    (void)pthread_mutex_unlock(&cache->lock);
    if (!fits)
        return sv_fail(reterr, SV_ERR_BUSY, "columns", "other surveys take all the memory");
    return SV_OK;
}

struct loading {
    struct sv_held_columns *held;
    struct sv_columns *columns;
};

static enum sv_status add_response(const struct sv_fold_entry *entry, void *context,
                                   struct sv_error *reterr)
{
    const struct loading *loading = context;
    const struct sv_survey *survey = &loading->held->loaded->survey;
    size_t growth = sv_columns_growth(loading->columns);
    enum sv_status status = growth == 0 ? SV_OK : reserve(loading->held, growth, reterr);

    if (status != SV_OK)
        return status;
    if (!sv_fold_fits(survey->instrument, entry))
        return sv_fail(reterr, SV_ERR_INTERNAL, survey->code,
                       "a stored response does not fit its instrument");
    sv_columns_add(loading->columns, &entry->key, entry->brought.answers);
    return SV_OK;
}

static enum sv_status stream(struct sv_db *db, void *context, struct sv_error *reterr)
{
    const struct loading *loading = context;
    enum sv_status status = sv_store_take_time(db, reterr);

    return status == SV_OK ? sv_store_responses_each(db, loading->held->loaded->survey.code,
                                                     add_response, context, reterr)
                           : status;
}

/* Columns that take the loaded survey over, with one holder; nothing is taken if that fails. */
static enum sv_status load(struct sv_column_cache *cache, struct sv_db *db,
                           const struct sv_loaded_survey **loaded, sv_day today,
                           struct sv_held_columns **ret_held, struct sv_error *reterr)
{
    struct sv_arena *arena = sv_arena_new();
    struct sv_held_columns *held = sv_arena_alloc(arena, sizeof(*held));
    struct loading loading = { .held = held };

    *held = (struct sv_held_columns){
        .arena = arena, .loaded = *loaded, .cache = cache, .day = today, .holders = 1
    };
    *loaded = NULL;
    (void)pthread_mutex_lock(&cache->lock);
    held->next = cache->held;
    cache->held = held;
    (void)pthread_mutex_unlock(&cache->lock);
    loading.columns = sv_columns_new(arena, &held->loaded->survey);
    held->columns = loading.columns;
    enum sv_status status = sv_transact_once(db, stream, &loading, reterr);

    if (status == SV_OK) {
        *ret_held = held;
        return SV_OK;
    }
    (void)pthread_mutex_lock(&cache->lock);
    let_go(held);
    (void)pthread_mutex_unlock(&cache->lock);
    return status;
}

static enum sv_status count_responses(struct sv_db *db, const char *survey, int64_t *ret_count,
                                      struct sv_error *reterr)
{
    SV_FREED_BY(sv_arena_free) struct sv_arena *arena = sv_arena_new();
    struct sv_fold_states states = { 0 };
    enum sv_status status = sv_store_fold_states(db, arena, survey, &states, reterr);

    if (status == SV_OK)
        *ret_count = states.count == 0 ? 0 : states.items[0].responses;
    return status;
}

/* A look at whether columns are to be loaded. */
struct look {
    sv_day today;
    bool loaded_before;
    int64_t count_before;
};

/* Newer columns, if enough has come; else *ret_held stays NULL. */
static enum sv_status refresh(struct sv_column_cache *cache, struct sv_db *db,
                              const struct sv_loaded_survey **loaded, const struct look *look,
                              struct sv_held_columns **ret_held, struct sv_error *reterr)
{
    const struct sv_survey *survey = &(*loaded)->survey;
    int64_t count = 0;
    enum sv_status status = count_responses(db, survey->code, &count, reterr);

    if (status != SV_OK || (look->loaded_before && count - look->count_before < SV_SHOWING_MIN))
        return status;
    /* Said at once rather than after minutes. */
    size_t size = sv_columns_size(survey->instrument, count);

    if (size > cache->size_max)
        return refuse(cache, size, reterr);
    return load(cache, db, loaded, look->today, ret_held, reterr);
}

/* Lock held. */
static bool may_stay(const struct entry *entry, sv_day today)
{
    const struct sv_shown_state state = { .known = true, .day = entry->looked_at };

    return entry->current != NULL && (entry->loading || !sv_showing_is_due(&state, today));
}

/* Lock held; let go of while the responses are read. */
static enum sv_status look_anew(struct sv_column_cache *cache, struct entry *entry,
                                struct sv_db *db, const struct sv_loaded_survey **loaded,
                                sv_day today, struct sv_error *reterr)
{
    struct sv_held_columns *made = NULL;
    struct look look = { .today = today, .loaded_before = entry->current != NULL };

    if (entry->loading)
        return sv_fail(reterr, SV_ERR_BUSY, "columns", "the answers are being loaded");
    if (look.loaded_before)
        look.count_before = sv_columns_count(entry->current->columns);
    entry->loading = true;
    entry->used = ++cache->uses;
    (void)pthread_mutex_unlock(&cache->lock);
    enum sv_status status = refresh(cache, db, loaded, &look, &made, reterr);

    (void)pthread_mutex_lock(&cache->lock);
    entry->loading = false;
    if (status != SV_OK)
        return status;
    entry->looked_at = today;
    if (made != NULL) {
        let_go(entry->current);
        entry->current = made;
    }
    if (entry->current == NULL)
        return sv_fail(reterr, SV_ERR_BUSY, "columns", "others have just taken the memory");
    return SV_OK;
}

enum sv_status sv_columns_take(const struct sv_app *app, struct sv_db *db,
                               const struct sv_columns_wanted *wanted,
                               const struct sv_held_columns **ret_held, struct sv_error *reterr)
{
    struct sv_column_cache *cache = app->columns;
    struct sv_held_columns *made = NULL;
    const struct look look = { .today = wanted->today };
    SV_HELD_SURVEY *loaded = NULL;
    /* First, so that an unknown survey gets no entry. */
    enum sv_status status = sv_survey_take(app, db, wanted->survey, &loaded, reterr);

    if (status != SV_OK)
        return status;
    if (wanted->live) {
        status = refresh(cache, db, &loaded, &look, &made, reterr);
        if (status == SV_OK)
            *ret_held = made;
        return status;
    }
    (void)pthread_mutex_lock(&cache->lock);
    struct entry *entry = entry_of(cache, wanted->survey);

    if (!may_stay(entry, wanted->today))
        status = look_anew(cache, entry, db, &loaded, wanted->today, reterr);
    if (status == SV_OK) {
        entry->used = ++cache->uses;
        entry->current->holders++;
        *ret_held = entry->current;
    }
    (void)pthread_mutex_unlock(&cache->lock);
    return status;
}

void sv_columns_give(const struct sv_held_columns **held)
{
    if (*held == NULL)
        return;
    struct sv_column_cache *cache = (*held)->cache;

    (void)pthread_mutex_lock(&cache->lock);
    for (struct sv_held_columns *one = cache->held, *next; one != NULL; one = next) {
        next = one->next;
        if (one == *held)
            let_go(one);
    }
    (void)pthread_mutex_unlock(&cache->lock);
    *held = NULL;
}
