/* SPDX-License-Identifier: Apache-2.0 */
#include "app/fold_steps.h"
#include "domain/cube_map.h"
#include "store/fold_store.h"
#include "store/pool.h"
#include "store/tally_store.h"
#include "store/transaction.h"

#include <string.h>

struct recomputing {
    struct sv_folding folding;
    struct sv_arena *arena; /* of what is returned */
    const char *code;
    bool repair;
    /* Of an attempt, in the folding's arena. */
    const struct sv_fold_survey *survey;
    struct sv_cube_map *stored, *wanted;
    struct sv_cube_cell *differing;
    struct sv_cell_difference *differences;
    struct sv_recomputed result;
};

static enum sv_status add_response(const struct sv_fold_entry *entry, void *context,
                                   struct sv_error *reterr)
{
    struct recomputing *recomputing = context;

    if (!sv_fold_fits(recomputing->survey->loaded->survey.instrument, entry))
        return sv_fail(reterr, SV_ERR_INTERNAL, recomputing->code,
                       "a stored response does not fit its instrument");
    sv_cube_map_add(recomputing->wanted, &entry->key, &entry->brought, 1);
    recomputing->result.responses++;
    return SV_OK;
}

static enum sv_status read_both(struct sv_db *db, struct recomputing *recomputing,
                                struct sv_error *reterr)
{
    struct sv_arena *arena = recomputing->folding.arena;
    const struct sv_survey *survey = &recomputing->survey->loaded->survey;
    const struct sv_cube_plan *plan = recomputing->survey->plan;
    const struct sv_stored_cube tally = { db, survey->code, plan, false };
    struct sv_cube_cells cells = { 0 };
    enum sv_status status = sv_store_tally_cells(&tally, arena, 0, &cells, reterr);

    if (status != SV_OK)
        return status;
    recomputing->stored = sv_cube_map_new(arena, survey, plan);
    recomputing->wanted = sv_cube_map_new(arena, survey, plan);
    for (size_t i = 0; i < cells.count; i++) {
        size_t size = plan->width[cells.items[i].key.part] * sizeof(int64_t);

        memcpy(sv_cube_map_sums(recomputing->stored, &cells.items[i].key), cells.items[i].sums,
               size);
        /* One that no response is in any more differs too. */
        (void)sv_cube_map_sums(recomputing->wanted, &cells.items[i].key);
    }
    return sv_store_responses_each(db, survey->code, add_response, recomputing, reterr);
}

static void note_difference(struct recomputing *recomputing, const struct sv_cube_cell *cell,
                            const int64_t *stored, size_t place)
{
    struct sv_recomputed *result = &recomputing->result;

    recomputing->differing[result->difference_count] = *cell;
    if (result->difference_count++ >= SV_DIFFERENCES_SHOWN)
        return;
    struct sv_cell_difference *difference = &recomputing->differences[result->difference_count - 1];

    *difference = (struct sv_cell_difference){ .key = cell->key,
                                               .place = place,
                                               .stored = stored == NULL ? 0 : stored[place],
                                               .recomputed = cell->sums[place] };
    difference->key.unit = sv_arena_strdup(recomputing->arena, cell->key.unit);
    difference->key.counter = sv_arena_strdup(recomputing->arena, cell->key.counter);
    difference->key.procedure = sv_arena_strdup(recomputing->arena, cell->key.procedure);
}

static void compare(struct recomputing *recomputing, const struct sv_cube_cells *cells)
{
    const struct sv_cube_plan *plan = recomputing->survey->plan;

    for (size_t i = 0; i < cells->count; i++) {
        const struct sv_cube_cell *cell = &cells->items[i];
        const int64_t *stored = sv_cube_map_find(recomputing->stored, &cell->key);
        size_t width = plan->width[cell->key.part], place = 0;

        while (place < width && cell->sums[place] == (stored == NULL ? 0 : stored[place]))
            place++;
        if (place < width)
            note_difference(recomputing, cell, stored, place);
        recomputing->result.cells += !sv_sums_are_zero(cell->sums, width);
    }
}

static enum sv_status put(struct sv_db *db, struct recomputing *recomputing,
                          struct sv_fold_state *state, struct sv_error *reterr)
{
    const struct sv_stored_cube tally = { db, recomputing->code, recomputing->survey->plan, false };
    const struct sv_cube_cells cells = { recomputing->differing,
                                         recomputing->result.difference_count };

    state->folded++;
    state->responses = recomputing->result.responses;
    state->outdated = false;
    enum sv_status status = sv_store_tally_put(&tally, &cells, state->folded, reterr);

    return status != SV_OK ? status
                           : sv_store_fold_state_put(db, recomputing->folding.arena, state, reterr);
}

static enum sv_status compare_and_put(struct sv_db *db, struct recomputing *recomputing,
                                      struct sv_error *reterr)
{
    struct sv_arena *arena = recomputing->folding.arena;
    struct sv_fold_states states = { 0 };
    enum sv_status status = sv_store_fold_states(db, arena, recomputing->code, &states, reterr);

    if (status == SV_OK)
        status = read_both(db, recomputing, reterr);
    if (status != SV_OK)
        return status;
    const struct sv_cube_cells cells = sv_cube_map_cells(recomputing->wanted);
    struct sv_fold_state state = { .survey = recomputing->code };

    if (states.count > 0)
        state = states.items[0];
    recomputing->differing = sv_arena_array(arena, cells.count, sizeof(*recomputing->differing));
    recomputing->differences =
        sv_arena_array(recomputing->arena, SV_DIFFERENCES_SHOWN, sizeof(*recomputing->differences));
    compare(recomputing, &cells);
    struct sv_recomputed *result = &recomputing->result;

    result->differences = recomputing->differences;
    result->stored_responses = state.responses;
    result->equal =
        !state.outdated && result->difference_count == 0 && state.responses == result->responses;
    return result->equal || !recomputing->repair ? SV_OK : put(db, recomputing, &state, reterr);
}

static enum sv_status recompute_once(struct sv_db *db, void *context, struct sv_error *reterr)
{
    struct recomputing *recomputing = context;
    struct sv_folding *folding = &recomputing->folding;
    bool locked = false;

    recomputing->result = (struct sv_recomputed){ 0 };
    folding->missing = NULL;
    enum sv_status status = sv_store_fold_lock(db, true, &locked, reterr);
    if (status == SV_OK)
        status = sv_fold_batches(db, folding, reterr);
    if (status == SV_OK)
        status = sv_store_take_time(db, reterr);
    return status == SV_OK ? compare_and_put(db, recomputing, reterr) : status;
}

static enum sv_status recompute(const struct sv_app *app, struct sv_db *db,
                                struct recomputing *recomputing, struct sv_error *reterr)
{
    struct sv_folding *folding = &recomputing->folding;
    enum sv_status status = sv_fold_book_load(folding->book, app, db, recomputing->code, reterr);

    if (status != SV_OK)
        return status;
    recomputing->survey = sv_fold_book_find(folding->book, recomputing->code);
    status = sv_transact_snapshot(db, recompute_once, recomputing, reterr);
    while (status != SV_OK && folding->missing != NULL) {
        if (sv_fold_book_load(folding->book, app, db, folding->missing, reterr) == SV_ERR_BUSY)
            return SV_ERR_BUSY;
        status = sv_transact_snapshot(db, recompute_once, recomputing, reterr);
    }
    return status;
}

enum sv_status sv_recompute_with(const struct sv_app *app, struct sv_db *db,
                                 struct sv_fold_book *book, const char *survey,
                                 struct sv_error *reterr)
{
    SV_FREED_BY(sv_arena_free) struct sv_arena *arena = sv_arena_new();
    struct recomputing recomputing = {
        .folding = { .book = book, .arena = arena, .responses_max = INT64_MAX },
        .arena = arena,
        .code = survey,
        .repair = true,
    };

    return recompute(app, db, &recomputing, reterr);
}

enum sv_status sv_recompute(const struct sv_app *app, struct sv_arena *arena, const char *survey,
                            bool repair, struct sv_recomputed *ret_recomputed,
                            struct sv_error *reterr)
{
    SV_FREED_BY(sv_arena_free) struct sv_arena *own = sv_arena_new();
    SV_FREED_BY(sv_fold_book_free) struct sv_fold_book *book = sv_fold_book_new();
    struct recomputing recomputing = {
        .folding = { .book = book, .arena = own, .responses_max = INT64_MAX },
        .arena = arena,
        .code = survey,
        .repair = repair,
    };
    SV_LOAN loan = { 0 };
    enum sv_status status = sv_pool_take(app->pool, &loan, reterr);

    if (status == SV_OK)
        status = recompute(app, loan.db, &recomputing, reterr);
    if (status == SV_OK)
        *ret_recomputed = recomputing.result;
    return status;
}
