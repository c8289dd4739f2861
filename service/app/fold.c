/* SPDX-License-Identifier: Apache-2.0 */
#include "app/fold.h"

#include "app/fold_steps.h"
#include "store/fold_store.h"
#include "store/pool.h"
#include "store/tally_store.h"
#include "store/transaction.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

/*
 * Why the cube is exact, whoever stores, in whatever order, and wherever a process dies:
 *
 * A revision is stored and queued by one statement, so in any view of the database a
 * stored revision is either in the queue or was taken out of it by a round that
 * committed; the round changed the cube in that same transaction. Hence, of the
 * revisions of a response that are taken, the highest one is in the cube, and none else.
 *
 * A round looks at one view of the database (repeatable read), under a lock that
 * only one round has. To it a stored revision of a response is of one of three kinds: in
 * its own batches, still in the queue, or taken. So those that are taken are those
 * stored, less its own, less those in the queue; their highest is what the cube counts now.
 * The highest of its own takes that place if it is higher, and after the
 * commit the highest of all that are taken is in the cube again. It does not matter
 * that a lower revision is committed after a higher one, by another process say, or
 * lies in a later batch: when it is taken, the higher one is found, and it brings nothing.
 *
 * A round that began before another ended may have the view of before it; then it
 * deletes rows of the queue that are deleted already, and PostgreSQL makes it begin anew.
 */

enum {
    BATCHES_OF_ROUND = 400, /* of 512 responses at most */
    WAIT_MS = 50,
    WAITS_MAX = 600,
};

static struct sv_fold_state state_of(const struct sv_fold_states *states, const char *survey)
{
    for (size_t i = 0; i < states->count; i++) {
        if (strcmp(states->items[i].survey, survey) == 0)
            return states->items[i];
    }
    return (struct sv_fold_state){ .survey = survey };
}

/* The responses of one survey in a round. */
struct share {
    const struct sv_fold_entry *entries;
    size_t count;
    const struct sv_fold_survey *survey;
    struct sv_fold_state state;
};

static bool all_fit(const struct share *share)
{
    for (size_t i = 0; i < share->count; i++) {
        if (!sv_fold_fits(share->survey->loaded->survey.instrument, &share->entries[i]))
            return false;
    }
    return true;
}

/* Sums up what the share changes; false if it changes nothing. */
static bool sum_up(struct share *share, struct sv_cube_map *map)
{
    bool changed = false;

    for (size_t i = 0; i < share->count; i++) {
        const struct sv_fold_entry *entry = &share->entries[i];

        if (entry->count == 0)
            continue;
        sv_cube_map_add(map, &entry->key, &entry->brought, entry->count);
        share->state.responses += entry->count;
        changed = true;
    }
    return changed;
}

/* Without those that stay as they are. */
static struct sv_cube_cells changed_cells(struct sv_arena *arena, struct sv_cube_map *map,
                                          const struct sv_cube_plan *plan)
{
    const struct sv_cube_cells all = sv_cube_map_cells(map);
    struct sv_cube_cell *changed = sv_arena_array(arena, all.count, sizeof(*changed));
    size_t count = 0;

    for (size_t i = 0; i < all.count; i++) {
        if (!sv_sums_are_zero(all.items[i].sums, plan->width[all.items[i].key.part]))
            changed[count++] = all.items[i];
    }
    return (struct sv_cube_cells){ changed, count };
}

static enum sv_status fold_share(struct sv_db *db, struct sv_arena *arena, struct share *share,
                                 struct sv_error *reterr)
{
    const struct sv_cube_plan *plan = share->survey->plan;

    /* What cannot be counted must not hold up the other surveys; recomputing tells why. */
    if (plan == NULL || !all_fit(share)) {
        share->state.outdated = true;
        return sv_store_fold_state_put(db, arena, &share->state, reterr);
    }
    const struct sv_stored_cube tally = { db, share->state.survey, plan, false };
    struct sv_cube_map *map = sv_cube_map_new(arena, &share->survey->loaded->survey, plan);

    if (!sum_up(share, map))
        return SV_OK;
    const struct sv_cube_cells cells = changed_cells(arena, map, plan);

    share->state.folded++;
    enum sv_status status = sv_store_tally_add(&tally, &cells, map, reterr);
    if (status == SV_OK)
        status = sv_store_tally_put(&tally, &cells, share->state.folded, reterr);
    if (status == SV_OK)
        status = sv_store_fold_state_put(db, arena, &share->state, reterr);
    return status;
}

/* Folds entries that are settled, and so ordered by survey. */
static enum sv_status fold_entries(struct sv_db *db, struct sv_folding *folding,
                                   const struct sv_fold_entries *entries, struct sv_error *reterr)
{
    struct sv_fold_states states = { 0 };
    enum sv_status status = sv_store_fold_states(db, folding->arena, "", &states, reterr);

    for (size_t from = 0; from < entries->count && status == SV_OK;) {
        const struct sv_fold_entry *first = &entries->items[from];
        struct share share = { .entries = first,
                               .survey = sv_fold_book_find(folding->book, first->survey),
                               .state = state_of(&states, first->survey) };

        if (share.survey == NULL) {
            folding->missing = first->survey;
            return sv_fail(reterr, SV_ERR_NOT_FOUND, "fold", "a survey is not loaded yet");
        }
        while (from < entries->count && strcmp(entries->items[from].survey, first->survey) == 0)
            from++, share.count++;
        /* The cube is not there yet, or in doubt: recomputing will count them. */
        if (!share.state.outdated)
            status = fold_share(db, folding->arena, &share, reterr);
        folding->round.outdated |= share.state.outdated;
    }
    return status;
}

enum sv_status sv_fold_batches(struct sv_db *db, struct sv_folding *folding,
                               struct sv_error *reterr)
{
    struct sv_fold_entries entries = { .arena = folding->arena };
    int64_t taken = 0;
    enum sv_status status = sv_store_fold_take(db, folding->batches_max, &entries, &taken, reterr);

    if (status != SV_OK)
        return status;
    folding->round.batches = taken;
    folding->round.responses = (int64_t)entries.count;
    status = sv_store_fold_others(db, &entries, reterr);
    if (status != SV_OK)
        return status;
    sv_fold_settle(entries.items, entries.count);
    return fold_entries(db, folding, &entries, reterr);
}

static enum sv_status fold_once(struct sv_db *db, void *context, struct sv_error *reterr)
{
    struct sv_folding *folding = context;
    bool locked = false;

    folding->round = (struct sv_fold_round){ 0 };
    folding->missing = NULL;
    enum sv_status status = sv_store_fold_lock(db, false, &locked, reterr);
    if (status == SV_OK && locked)
        status = sv_fold_batches(db, folding, reterr);
    folding->round.elsewhere = !locked;
    if (status == SV_OK && (!locked || folding->round.batches == folding->batches_max))
        status = sv_store_fold_behind(db, &folding->round.waiting, reterr);
    return status;
}

enum sv_status sv_fold_round(const struct sv_app *app, struct sv_db *db, struct sv_fold_book *book,
                             struct sv_fold_round *ret_round, struct sv_error *reterr)
{
    SV_FREED_BY(sv_arena_free) struct sv_arena *arena = sv_arena_new();
    struct sv_folding folding = { .book = book, .arena = arena, .batches_max = BATCHES_OF_ROUND };
    enum sv_status status = sv_transact_snapshot(db, fold_once, &folding, reterr);

    while (status != SV_OK && folding.missing != NULL) {
        /* After any other failure it is there too, as one that cannot be loaded. */
        if (sv_fold_book_load(book, app, db, folding.missing, reterr) == SV_ERR_BUSY)
            return SV_ERR_BUSY;
        status = sv_transact_snapshot(db, fold_once, &folding, reterr);
    }
    if (status == SV_OK)
        *ret_round = folding.round;
    return status;
}

enum sv_status sv_fold_outdated(const struct sv_app *app, struct sv_db *db,
                                struct sv_fold_book *book, struct sv_error *reterr)
{
    SV_FREED_BY(sv_arena_free) struct sv_arena *arena = sv_arena_new();
    struct sv_fold_states states = { 0 };
    enum sv_status status = sv_store_fold_states(db, arena, "", &states, reterr);

    for (size_t i = 0; status == SV_OK && i < states.count; i++) {
        if (states.items[i].outdated)
            status = sv_recompute_with(app, db, book, states.items[i].survey, reterr);
    }
    return status;
}

enum sv_status sv_fold_all(const struct sv_app *app, struct sv_error *reterr)
{
    static const struct timespec a_moment = { .tv_nsec = WAIT_MS * 1000000L };
    SV_FREED_BY(sv_fold_book_free) struct sv_fold_book *book = sv_fold_book_new();
    struct sv_fold_round round = { .waiting = 1 };
    SV_LOAN loan = { 0 };
    enum sv_status status = sv_pool_take(app->pool, &loan, reterr);

    for (int waits = 0; status == SV_OK && round.waiting > 0 && waits < WAITS_MAX;) {
        status = sv_fold_round(app, loan.db, book, &round, reterr);
        if (status != SV_OK || !round.elsewhere)
            continue;
        (void)nanosleep(&a_moment, NULL);
        waits++;
    }
    return status == SV_OK ? sv_fold_outdated(app, loan.db, book, reterr) : status;
}
