/* SPDX-License-Identifier: Apache-2.0 */
#include "app/columns.h"

#include "app/survey_cache.h"
#include "domain/answers.h"
#include "domain/fold.h"
#include "store/fold_store.h"
#include "store/shown_store.h"
#include "store/transaction.h"

#include <assert.h>
#include <pthread.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

enum { MEGABYTE = 1 << 20 };

struct entry {
    char *survey;
    struct sv_held_columns *current; /* NULL until loaded; the entry is one of its holders */
    bool loading;                    /* by one thread, without the lock */
    uint64_t used;                   /* larger is later */
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

enum sv_status sv_columns_fit(const struct sv_app *app, const struct sv_survey *survey,
                              int64_t count, struct sv_error *reterr)
{
    size_t size = sv_columns_size(survey->instrument, count);

    return size > app->columns->size_max ? refuse(app->columns, size, reterr) : SV_OK;
}

struct loading {
    struct sv_held_columns *held;
    struct sv_columns *columns;
};

static enum sv_status add(const struct loading *loading, uint32_t group, const uint8_t *answers,
                          struct sv_error *reterr)
{
    size_t growth = sv_columns_growth(loading->columns);
    enum sv_status status = growth == 0 ? SV_OK : reserve(loading->held, growth, reterr);

    if (status == SV_OK)
        sv_columns_add(loading->columns, group, answers);
    return status;
}

static enum sv_status does_not_fit(const struct sv_survey *survey, struct sv_error *reterr)
{
    return sv_fail(reterr, SV_ERR_INTERNAL, survey->code,
                   "a stored response does not fit its instrument");
}

static enum sv_status add_response(const struct sv_fold_entry *entry, void *context,
                                   struct sv_error *reterr)
{
    const struct loading *loading = context;
    const struct sv_survey *survey = &loading->held->loaded->survey;
    const struct sv_column_group group = sv_column_group_of(survey, &entry->key);

    if (!sv_fold_fits(survey->instrument, entry))
        return does_not_fit(survey, reterr);
    return add(loading, sv_columns_group(loading->columns, &group), entry->brought.answers, reterr);
}

static enum sv_status add_answers(const struct sv_shown_answers *answers, void *context,
                                  struct sv_error *reterr)
{
    const struct loading *loading = context;
    const struct sv_survey *survey = &loading->held->loaded->survey;
    const struct sv_column_group group = { .unit = answers->unit,
                                           .counter = "",
                                           .period = answers->period,
                                           .procedure = answers->procedure,
                                           .channel = answers->channel,
                                           .respondent = answers->respondent,
                                           .since = answers->since,
                                           .few = answers->few,
                                           .few_until = answers->few_until };
    uint32_t number = sv_columns_group(loading->columns, &group);
    size_t size = survey->instrument->answers_size;
    enum sv_status status = SV_OK;

    if (answers->size % size != 0)
        return does_not_fit(survey, reterr);
    for (size_t at = 0; at < answers->size && status == SV_OK; at += size) {
        if (!sv_answers_fit(survey->instrument, answers->answers + at, size))
            return does_not_fit(survey, reterr);
        status = add(loading, number, answers->answers + at, reterr);
    }
    return status;
}

static enum sv_status stream_live(struct sv_db *db, void *context, struct sv_error *reterr)
{
    const struct loading *loading = context;
    enum sv_status status = sv_store_take_time(db, reterr);

    return status == SV_OK ? sv_store_responses_each(db, loading->held->loaded->survey.code,
                                                     add_response, context, reterr)
                           : status;
}

static enum sv_status stream_shown(struct sv_db *db, void *context, struct sv_error *reterr)
{
    SV_FREED_BY(sv_arena_free) struct sv_arena *arena = sv_arena_new();
    const struct loading *loading = context;
    const char *survey = loading->held->loaded->survey.code;
    struct sv_shown_state state = { 0 };
    enum sv_status status = sv_store_take_time(db, reterr);

    if (status == SV_OK)
        status = sv_store_shown_state(db, arena, survey, &state, reterr);
    if (status == SV_OK && state.folded != loading->held->showing)
        return sv_fail(reterr, SV_ERR_BUSY, "columns", "the survey was shown anew meanwhile");
    return status == SV_OK ? sv_store_shown_answers_each(db, survey, add_answers, context, reterr)
                           : status;
}

/* Columns that take the loaded survey over, with one holder; nothing is taken if that fails. */
static enum sv_status load(struct sv_column_cache *cache, struct sv_db *db,
                           const struct sv_loaded_survey **loaded,
                           const struct sv_columns_wanted *wanted,
                           struct sv_held_columns **ret_held, struct sv_error *reterr)
{
    struct sv_arena *arena = sv_arena_new();
    struct sv_held_columns *held = sv_arena_alloc(arena, sizeof(*held));
    struct loading loading = { .held = held };

    *held = (struct sv_held_columns){
        .arena = arena,
        .loaded = *loaded,
        .cache = cache,
        .showing = wanted->live ? 0 : wanted->showing,
        .holders = 1,
    };
    *loaded = NULL;
    (void)pthread_mutex_lock(&cache->lock);
    held->next = cache->held;
    cache->held = held;
    (void)pthread_mutex_unlock(&cache->lock);
    loading.columns = sv_columns_new(arena, &held->loaded->survey);
    held->columns = loading.columns;
    enum sv_status status =
        sv_transact_once(db, wanted->live ? stream_live : stream_shown, &loading, reterr);

    if (status == SV_OK) {
        *ret_held = held;
        return SV_OK;
    }
    (void)pthread_mutex_lock(&cache->lock);
    let_go(held);
    (void)pthread_mutex_unlock(&cache->lock);
    return status;
}

/* Lock held; let go of while the answers are read. */
static enum sv_status load_anew(struct entry *entry, struct sv_db *db,
                                const struct sv_loaded_survey **loaded,
                                const struct sv_columns_wanted *wanted,
                                struct sv_column_cache *cache, struct sv_error *reterr)
{
    struct sv_held_columns *made = NULL;

    if (entry->loading)
        return sv_fail(reterr, SV_ERR_BUSY, "columns", "the answers are being loaded");
    entry->loading = true;
    entry->used = ++cache->uses;
    /* Before the newer ones come, so that both need not fit at once. */
    let_go(entry->current);
    entry->current = NULL;
    (void)pthread_mutex_unlock(&cache->lock);
    enum sv_status status = load(cache, db, loaded, wanted, &made, reterr);

    (void)pthread_mutex_lock(&cache->lock);
    entry->loading = false;
    entry->current = made;
    return status;
}

enum sv_status sv_columns_take(const struct sv_app *app, struct sv_db *db,
                               const struct sv_columns_wanted *wanted,
                               const struct sv_held_columns **ret_held, struct sv_error *reterr)
{
    struct sv_column_cache *cache = app->columns;
    struct sv_held_columns *made = NULL;
    SV_HELD_SURVEY *loaded = NULL;
    /* First, so that an unknown survey gets no entry. */
    enum sv_status status = sv_survey_take(app, db, wanted->survey, &loaded, reterr);

    if (status != SV_OK)
        return status;
    if (wanted->live) {
        status = load(cache, db, &loaded, wanted, &made, reterr);
        if (status == SV_OK)
            *ret_held = made;
        return status;
    }
    (void)pthread_mutex_lock(&cache->lock);
    struct entry *entry = entry_of(cache, wanted->survey);

    if (entry->current == NULL || entry->current->showing != wanted->showing ||
        entry->current->loaded != loaded)
        status = load_anew(entry, db, &loaded, wanted, cache, reterr);
    if (status == SV_OK) {
        assert(entry->current != NULL);
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
