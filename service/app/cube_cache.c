/* SPDX-License-Identifier: Apache-2.0 */
#include "app/cube_cache.h"

#include "base/clock.h"
#include "domain/cube_map.h"
#include "store/fold_store.h"
#include "store/shown_store.h"
#include "store/tally_store.h"

#include <pthread.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

enum {
    FRESH_MS = 1000,
    SPENT_CELLS_MIN = 1000, /* so many more than are in use are not worth reading all anew */
};

/* Cells of one reading, which several cubes may use. */
struct sv_cube_stock {
    struct sv_arena *arena;
    size_t cells;
    int users; /* under the cache's lock */
};

struct entry {
    char *survey;
    enum sv_cube_view view;
    struct sv_held_cube *current; /* NULL until first read; the entry is one of its holders */
    int64_t looked_at_ms;
    bool refreshing; /* by one thread, without the lock */
    struct entry *next;
};

struct sv_cube_cache {
    pthread_mutex_t lock; /* guards the entries and who holds what */
    pthread_cond_t refreshed;
    struct entry *entries;
    struct sv_held_cube *cubes; /* all that are held */
};

struct sv_cube_cache *sv_cube_cache_new(void)
{
    struct sv_cube_cache *cache = calloc(1, sizeof(*cache));

    if (cache == NULL)
        abort();
    (void)pthread_mutex_init(&cache->lock, NULL);
    (void)pthread_cond_init(&cache->refreshed, NULL);
    return cache;
}

/* Lock held, or nobody else there. */
static void let_go(struct sv_held_cube *held)
{
    if (held == NULL || --held->holders > 0)
        return;
    for (size_t i = 0; i < held->stock_count; i++) {
        struct sv_cube_stock *stock = held->stocks[i];

        if (--stock->users > 0)
            continue;
        sv_arena_free(stock->arena);
        free(stock);
    }
    struct sv_held_cube **link = &held->cache->cubes;

    while (*link != held)
        link = &(*link)->next;
    *link = held->next;
    sv_survey_give(&held->loaded);
    sv_arena_free(held->arena); /* held itself lives in it */
}

void sv_cube_cache_free(struct sv_cube_cache *cache)
{
    if (cache == NULL)
        return;
    for (struct entry *entry = cache->entries, *next; entry != NULL; entry = next) {
        next = entry->next;
        let_go(entry->current);
        free(entry->survey);
        free(entry);
    }
    (void)pthread_cond_destroy(&cache->refreshed);
    (void)pthread_mutex_destroy(&cache->lock);
    free(cache);
}

/* Lock held. */
static struct entry *entry_of(struct sv_cube_cache *cache, enum sv_cube_view view,
                              const char *survey)
{
    struct entry *entry = cache->entries;

    while (entry != NULL && (entry->view != view || strcmp(entry->survey, survey) != 0))
        entry = entry->next;
    if (entry != NULL)
        return entry;
    entry = calloc(1, sizeof(*entry));
    if (entry == NULL || (entry->survey = strdup(survey)) == NULL)
        abort();
    entry->view = view;
    entry->next = cache->entries;
    cache->entries = entry;
    return entry;
}

static int compare_cell(const void *a, const void *b)
{
    return sv_cube_key_compare(&((const struct sv_cube_cell *)a)->key,
                               &((const struct sv_cube_cell *)b)->key);
}

/* Old cells, those read anew in place of those with their key; both in order. */
static struct sv_cube_cells merge(struct sv_held_cube *held, const struct sv_cube_cells *old,
                                  const struct sv_cube_cells *read)
{
    struct sv_cube_cell *cells =
        sv_arena_array(held->arena, old->count + read->count, sizeof(*cells));
    size_t count = 0, i = 0, k = 0;

    while (i < old->count || k < read->count) {
        int order = i == old->count    ? 1
                    : k == read->count ? -1
                                       : compare_cell(&old->items[i], &read->items[k]);
        const struct sv_cube_cell *cell = order < 0 ? &old->items[i] : &read->items[k];

        i += order <= 0;
        k += order >= 0;
        /* An empty cell would make a cluster of no responses. */
        if (order < 0 || !sv_sums_are_zero(cell->sums, held->cube.plan->width[cell->key.part]))
            cells[count++] = *cell;
    }
    return (struct sv_cube_cells){ cells, count };
}

/* Reads what a fold later than that of the old cube has changed, everything without an old one. */
static enum sv_status read_cells(struct sv_db *db, struct sv_held_cube *held,
                                 const struct sv_held_cube *old, struct sv_cube_stock *stock,
                                 struct sv_error *reterr)
{
    const struct sv_stored_cube cube = { .db = db,
                                         .survey = held->loaded->survey.code,
                                         .plan = held->cube.plan,
                                         .shown = held->view == SV_CUBE_SHOWN };
    struct sv_cube_cells read = { 0 }, none = { 0 };
    enum sv_status status =
        sv_store_tally_cells(&cube, stock->arena, old == NULL ? 0 : old->folded, &read, reterr);

    if (status != SV_OK)
        return status;
    struct sv_cube_cell *cells = sv_arena_array(held->arena, read.count, sizeof(*cells));

    if (read.count > 0) {
        memcpy(cells, read.items, read.count * sizeof(*cells));
        qsort(cells, read.count, sizeof(*cells), compare_cell);
    }
    stock->cells = read.count;
    read.items = cells;
    held->cells = merge(held, old == NULL ? &none : &old->cells, &read);
    return SV_OK;
}

static void use_stocks(struct sv_held_cube *held, const struct sv_held_cube *old,
                       struct sv_cube_stock *stock)
{
    size_t old_count = old == NULL ? 0 : old->stock_count;
    struct sv_cube_stock **stocks =
        sv_arena_array(held->arena, old_count + 1, sizeof(struct sv_cube_stock *));

    for (size_t i = 0; i < old_count; i++)
        stocks[i] = old->stocks[i];
    stocks[old_count] = stock;
    held->stocks = stocks;
    held->stock_count = old_count + 1;
}

/* Whether most of what an old cube's stocks hold is out of use. */
static bool is_spent(const struct sv_held_cube *old)
{
    size_t kept = 0;

    for (size_t i = 0; i < old->stock_count; i++)
        kept += old->stocks[i]->cells;
    return kept > 2 * old->cells.count + SPENT_CELLS_MIN;
}

/* What a cube is of. */
struct edition {
    enum sv_cube_view view;
    const struct sv_loaded_survey *loaded;
    int64_t folded;
};

/* A cube that takes the loaded survey over; it has no holder yet. */
static enum sv_status make(struct sv_db *db, const struct edition *edition,
                           const struct sv_held_cube *old, struct sv_held_cube **ret_held,
                           struct sv_error *reterr)
{
    struct sv_arena *arena = sv_arena_new();
    struct sv_held_cube *held = sv_arena_alloc(arena, sizeof(*held));
    struct sv_cube_stock *stock = calloc(1, sizeof(*stock));

    if (stock == NULL)
        abort();
    stock->arena = sv_arena_new();
    held->arena = arena;
    held->loaded = edition->loaded;
    held->view = edition->view;
    held->folded = edition->folded;
    held->cube.plan = sv_cube_plan_of(arena, edition->loaded->survey.instrument);
    enum sv_status status = read_cells(db, held, old, stock, reterr);

    if (status != SV_OK) {
        sv_arena_free(stock->arena);
        free(stock);
        sv_arena_free(arena);
        return status;
    }
    use_stocks(held, old, stock);
    held->cube = sv_cube_of(arena, &edition->loaded->survey, held->cube.plan, &held->cells);
    if (edition->view == SV_CUBE_SHOWN)
        sv_cube_lattices_of(arena, &held->cube, held->lattices);
    *ret_held = held;
    return SV_OK;
}

/* How far the stored cube of a survey has come. */
static enum sv_status read_folded(struct sv_db *db, enum sv_cube_view view, const char *survey,
                                  int64_t *ret_folded, struct sv_error *reterr)
{
    SV_FREED_BY(sv_arena_free) struct sv_arena *arena = sv_arena_new();
    struct sv_fold_states states = { 0 };
    struct sv_shown_state shown = { 0 };

    enum sv_status status = sv_store_fold_states(db, arena, survey, &states, reterr);

    if (status != SV_OK)
        return status;
    if (states.count > 0 && states.items[0].outdated)
        return sv_fail(reterr, SV_ERR_BUSY, survey, "its cube is being computed");
    if (view == SV_CUBE_SHOWN)
        status = sv_store_shown_state(db, arena, survey, &shown, reterr);
    if (status != SV_OK)
        return status;
    *ret_folded = view == SV_CUBE_SHOWN ? shown.folded
                  : states.count == 0   ? 0
                                        : states.items[0].folded;
    return SV_OK;
}

/* A newer cube than the current one, which takes the survey; *ret_held stays NULL if there is none.
 */
static enum sv_status refresh(struct sv_db *db, struct edition *edition,
                              const struct sv_held_cube *current, struct sv_held_cube **ret_held,
                              struct sv_error *reterr)
{
    /* Read before the cells: they may be newer, and are then read once more next time. */
    enum sv_status status =
        read_folded(db, edition->view, edition->loaded->survey.code, &edition->folded, reterr);

    if (status != SV_OK || (current != NULL && current->folded == edition->folded &&
                            current->loaded == edition->loaded))
        return status;
    /* A restored database may have come to fewer folds than we have seen. */
    if (current != NULL && (edition->folded < current->folded || is_spent(current)))
        current = NULL;
    return make(db, edition, current, ret_held, reterr);
}

/* Lock held. */
static bool is_fresh(const struct entry *entry, const struct sv_loaded_survey *loaded)
{
    return entry->current != NULL &&
           (entry->refreshing || (sv_monotonic_ms() < entry->looked_at_ms + FRESH_MS &&
                                  entry->current->loaded == loaded));
}

/* Lock held. */
static void replace(struct sv_cube_cache *cache, struct entry *entry, struct sv_held_cube *made)
{
    for (size_t i = 0; i < made->stock_count; i++)
        made->stocks[i]->users++;
    made->cache = cache;
    made->holders = 1;
    made->next = cache->cubes;
    cache->cubes = made;
    let_go(entry->current);
    entry->current = made;
}

enum sv_status sv_cube_take(const struct sv_app *app, struct sv_db *db, enum sv_cube_view view,
                            const char *survey, const struct sv_held_cube **ret_held,
                            struct sv_error *reterr)
{
    struct sv_cube_cache *cache = app->cubes;
    struct sv_held_cube *made = NULL;
    SV_HELD_SURVEY *loaded = NULL;
    /* First, so that an unknown survey gets no entry. */
    enum sv_status status = sv_survey_take(app, db, survey, &loaded, reterr);

    if (status != SV_OK)
        return status;
    (void)pthread_mutex_lock(&cache->lock);
    bool anew = view != SV_CUBE_SHOWN;
    enum sv_cube_view kept = view == SV_CUBE_LIVE ? SV_CUBE_LIVE : SV_CUBE_SHOWN;
    struct entry *entry = entry_of(cache, kept, survey);

    while (entry->refreshing && (entry->current == NULL || anew))
        (void)pthread_cond_wait(&cache->refreshed, &cache->lock);
    if (anew || !is_fresh(entry, loaded)) {
        int64_t begun_ms = sv_monotonic_ms();

        entry->refreshing = true;
        (void)pthread_mutex_unlock(&cache->lock);
        struct edition edition = { .view = kept, .loaded = loaded };

        status = refresh(db, &edition, entry->current, &made, reterr);
        if (made != NULL)
            loaded = NULL; /* the cube's now */
        (void)pthread_mutex_lock(&cache->lock);
        entry->refreshing = false;
        if (made != NULL)
            replace(cache, entry, made);
        if (status == SV_OK)
            entry->looked_at_ms = begun_ms;
        (void)pthread_cond_broadcast(&cache->refreshed);
    }
    if (status == SV_OK) {
        entry->current->holders++;
        *ret_held = entry->current;
    }
    (void)pthread_mutex_unlock(&cache->lock);
    return status;
}

void sv_cube_give(const struct sv_held_cube **held)
{
    if (*held == NULL)
        return;
    struct sv_cube_cache *cache = (*held)->cache;

    (void)pthread_mutex_lock(&cache->lock);
    for (struct sv_held_cube *one = cache->cubes, *next; one != NULL; one = next) {
        next = one->next;
        if (one == *held)
            let_go(one);
    }
    (void)pthread_mutex_unlock(&cache->lock);
    *held = NULL;
}
