/* SPDX-License-Identifier: Apache-2.0 */
#include "app/fold.h"

#include "app/fold_steps.h"
#include "store/fold_contested.h"
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
 * A round takes its batches in portions, so that it holds few responses at a time. A
 * revision that is the only stored one under its id needs no look at others: it is counted with
 * its portion. All others, the contested ones, are set aside, by id and revision alone, and settled
 * together when there are many of them or the round ends: their batches of any portion since the
 * last settling are then its own batches above. Of a response with several stored
 * revisions each is contested, so none is counted in between. What was settled before is taken:
 * in one transaction the rows that it deleted itself are gone from the queue. It must be looked
 * through after the last deletion, and once for many portions: it may be long.
 *
 * A round that began before another ended may have the view of before it; then it
 * deletes rows of the queue that are deleted already, and PostgreSQL makes it begin anew.
 */

enum {
    RESPONSES_OF_ROUND = 60 * 1000, /* about half a second's work */
    PORTION = 2000,                 /* held at once, with the rest of the last batch: some 600 kB */
    CONTESTED_MAX = 30 * 1000,      /* with the rest of a portion: some 4 MB, if each waits again */
    WAIT_MS = 50,
    WAITS_MAX = 600,
};

/* What a round does to the cube of one survey. */
struct share {
    struct sv_fold_state state;
    const struct sv_fold_survey *survey;
    struct sv_cube_map *map; /* what it adds to the cells; of no use once the state is outdated */
    int64_t responses;       /* what it adds to their number */
    bool changed;
    struct share *next;
};

struct shares {
    const struct sv_fold_states *states;
    struct share *first;
};

static struct sv_fold_state state_of(const struct sv_fold_states *states, const char *survey)
{
    for (size_t i = 0; i < states->count; i++) {
        if (strcmp(states->items[i].survey, survey) == 0)
            return states->items[i];
    }
    return (struct sv_fold_state){ .survey = survey };
}

/* NULL if the survey is not loaded. */
static struct share *share_of(struct sv_folding *folding, struct shares *shares, const char *code)
{
    struct share *share = shares->first;

    while (share != NULL && strcmp(share->state.survey, code) != 0)
        share = share->next;
    if (share != NULL)
        return share;
    const struct sv_fold_survey *survey = sv_fold_book_find(folding->book, code);

    if (survey == NULL)
        return NULL;
    share = sv_arena_alloc(folding->arena, sizeof(*share));
    share->state = state_of(shares->states, survey->code);
    share->survey = survey;
    share->next = shares->first;
    shares->first = share;
    if (survey->plan != NULL)
        share->map = sv_cube_map_new(folding->arena, &survey->loaded->survey, survey->plan);
    return share;
}

static void add_entry(struct share *share, const struct sv_fold_entry *entry)
{
    /* The cube is not there yet, or in doubt: recomputing will count what comes. */
    if (share->state.outdated)
        return;
    /* What cannot be counted must not hold up the other surveys; recomputing tells why. */
    if (share->map == NULL || !sv_fold_fits(share->survey->loaded->survey.instrument, entry)) {
        share->state.outdated = share->changed = true;
        return;
    }
    sv_cube_map_add(share->map, &entry->key, &entry->brought, entry->count);
    share->responses += entry->count;
    share->changed = true;
}

/* Adds entries that are settled, and so ordered by survey. */
static enum sv_status add_entries(struct sv_folding *folding, struct shares *shares,
                                  const struct sv_fold_entries *entries, struct sv_error *reterr)
{
    struct share *share = NULL;

    for (size_t i = 0; i < entries->count; i++) {
        const struct sv_fold_entry *entry = &entries->items[i];

        if (entry->count == 0)
            continue;
        if (share == NULL || strcmp(share->state.survey, entry->survey) != 0)
            share = share_of(folding, shares, entry->survey);
        if (share == NULL) {
            folding->missing = sv_arena_strdup(folding->arena, entry->survey);
            return sv_fail(reterr, SV_ERR_NOT_FOUND, "fold", "a survey is not loaded yet");
        }
        add_entry(share, entry);
    }
    return SV_OK;
}

/* What a round has to do. */
struct round {
    struct sv_folding *folding;
    struct shares shares;
    struct sv_fold_contested contested;
};

static enum sv_status add_portion(struct sv_db *db, struct round *round, struct sv_error *reterr)
{
    SV_FREED_BY(sv_arena_free) struct sv_arena *arena = sv_arena_new();
    struct sv_fold_entries entries = { .arena = arena };
    struct sv_fold_round *told = &round->folding->round;
    int64_t taken = 0;
    enum sv_status status = sv_store_fold_take(db, PORTION, &entries, &taken, reterr);

    if (status != SV_OK)
        return status;
    told->batches += taken;
    told->responses += (int64_t)entries.count;
    told->emptied = entries.count < PORTION;
    status = sv_store_fold_set_aside(db, &entries, &round->contested, reterr);
    if (status != SV_OK)
        return status;
    sv_fold_settle(entries.items, entries.count);
    return add_entries(round->folding, &round->shares, &entries, reterr);
}

static enum sv_status settle_some(struct sv_db *db, struct round *round, struct sv_error *reterr)
{
    SV_FREED_BY(sv_arena_free) struct sv_arena *arena = sv_arena_new();
    struct sv_fold_entries entries = { .arena = arena };
    enum sv_status status = sv_store_fold_revisions(db, &round->contested, &entries, reterr);

    if (status != SV_OK)
        return status;
    sv_fold_settle(entries.items, entries.count);
    return add_entries(round->folding, &round->shares, &entries, reterr);
}

static enum sv_status settle_contested(struct sv_db *db, struct round *round,
                                       struct sv_error *reterr)
{
    enum sv_status status = sv_store_fold_look(db, &round->contested, reterr);

    while (status == SV_OK && round->contested.settled < round->contested.own.count)
        status = settle_some(db, round, reterr);
    return status;
}

/* Portions until many revisions are contested, and then these. */
static enum sv_status add_portions(struct sv_db *db, struct round *round, struct sv_error *reterr)
{
    SV_FREED_BY(sv_arena_free) struct sv_arena *arena = sv_arena_new();
    const struct sv_fold_round *told = &round->folding->round;
    enum sv_status status = SV_OK;

    round->contested = (struct sv_fold_contested){ .arena = arena };
    while (status == SV_OK && !told->emptied && told->responses < round->folding->responses_max &&
           round->contested.own.count < CONTESTED_MAX)
        status = add_portion(db, round, reterr);
    return status == SV_OK ? settle_contested(db, round, reterr) : status;
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

static enum sv_status put_share(struct sv_db *db, struct sv_arena *arena, const struct share *share,
                                struct sv_error *reterr)
{
    struct sv_fold_state state = share->state;

    if (state.outdated)
        return sv_store_fold_state_put(db, arena, &state, reterr);
    const struct sv_stored_cube tally = { db, state.survey, share->survey->plan, false };
    const struct sv_cube_cells cells = changed_cells(arena, share->map, share->survey->plan);

    state.folded++;
    state.responses += share->responses;
    enum sv_status status = sv_store_tally_add(&tally, &cells, share->map, reterr);
    if (status == SV_OK)
        status = sv_store_tally_put(&tally, &cells, state.folded, reterr);
    if (status == SV_OK)
        status = sv_store_fold_state_put(db, arena, &state, reterr);
    return status;
}

enum sv_status sv_fold_batches(struct sv_db *db, struct sv_folding *folding,
                               struct sv_error *reterr)
{
    struct sv_fold_states states = { 0 };
    struct round round = { .folding = folding, .shares = { .states = &states } };
    struct sv_fold_round *told = &folding->round;

    *told = (struct sv_fold_round){ 0 };
    enum sv_status status = sv_store_fold_states(db, folding->arena, "", &states, reterr);

    while (status == SV_OK && !told->emptied && told->responses < folding->responses_max)
        status = add_portions(db, &round, reterr);
    for (const struct share *share = round.shares.first; status == SV_OK && share != NULL;
         share = share->next) {
        if (share->changed)
            status = put_share(db, folding->arena, share, reterr);
        told->outdated |= share->state.outdated;
    }
    return status;
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
    if (status == SV_OK && !folding->round.emptied)
        status = sv_store_fold_behind(db, &folding->round.waiting, reterr);
    return status;
}

enum sv_status sv_fold_round(const struct sv_app *app, struct sv_db *db, struct sv_fold_book *book,
                             struct sv_fold_round *ret_round, struct sv_error *reterr)
{
    SV_FREED_BY(sv_arena_free) struct sv_arena *arena = sv_arena_new();
    struct sv_folding folding = { .book = book,
                                  .arena = arena,
                                  .responses_max = RESPONSES_OF_ROUND };
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
