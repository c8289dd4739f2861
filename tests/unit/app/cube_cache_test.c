/* SPDX-License-Identifier: Apache-2.0 */
#include "app/cube_cache.h"

#include "base/clock.h"
#include "domain/cube_map.h"
#include "store/fold_store.h"
#include "store/shown_store.h"
#include "store/tally_store.h"
#include "support/builders.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <string.h>

/* What the fakes below stand for: one survey, its folds and its stored cells. */
static struct sv_arena *arena;
static struct sv_loaded_survey loaded[2]; /* the survey, and the same after the catalogue changed */
static size_t loaded_now;
static int held;
static int64_t now_ms, folded, reads, cells_read;
static bool outdated;
static enum sv_status cells_status;
static struct {
    struct sv_cube_key key;
    int64_t responses, folded;
} stored[64];
static size_t stored_count;
static struct sv_app app;

int64_t sv_monotonic_ms(void)
{
    return now_ms;
}

enum sv_status sv_survey_take(const struct sv_app *of, struct sv_db *db, const char *code,
                              const struct sv_loaded_survey **ret_loaded, struct sv_error *reterr)
{
    (void)of, (void)db;
    if (strcmp(code, loaded[0].survey.code) != 0)
        return sv_fail(reterr, SV_ERR_NOT_FOUND, "survey", "none");
    held++;
    *ret_loaded = &loaded[loaded_now];
    return SV_OK;
}

void sv_survey_give(const struct sv_loaded_survey **given)
{
    held -= *given != NULL;
    *given = NULL;
}

enum sv_status sv_store_fold_states(struct sv_db *db, struct sv_arena *in, const char *survey,
                                    struct sv_fold_states *ret_states, struct sv_error *reterr)
{
    struct sv_fold_state *state = sv_arena_alloc(in, sizeof(*state));

    (void)db, (void)reterr;
    *state = (struct sv_fold_state){ survey, folded, 0, outdated };
    *ret_states = (struct sv_fold_states){ state, folded > 0 || outdated };
    return SV_OK;
}

enum sv_status sv_store_shown_state(struct sv_db *db, struct sv_arena *in, const char *survey,
                                    struct sv_shown_state *ret_state, struct sv_error *reterr)
{
    (void)db, (void)in, (void)survey, (void)reterr;
    *ret_state = (struct sv_shown_state){ .known = folded > 0, .folded = folded };
    return SV_OK;
}

enum sv_status sv_store_tally_cells(const struct sv_stored_cube *cube, struct sv_arena *in,
                                    int64_t after, struct sv_cube_cells *ret_cells,
                                    struct sv_error *reterr)
{
    struct sv_cube_cell *cells = sv_arena_array(in, stored_count, sizeof(*cells));
    size_t count = 0;

    if (cells_status != SV_OK)
        return sv_fail(reterr, cells_status, "cells", "away");
    for (size_t i = 0; i < stored_count; i++) {
        int64_t *sums = sv_arena_array(in, cube->plan->width[0], sizeof(*sums));

        sums[SV_SUM_RESPONSES] = stored[i].responses;
        if (stored[i].folded > after)
            cells[count++] = (struct sv_cube_cell){ stored[i].key, sums };
    }
    reads++;
    cells_read += (int64_t)count;
    *ret_cells = (struct sv_cube_cells){ cells, count };
    return SV_OK;
}

/* A fold that brings a cell to so many responses. */
static void fold(sv_day day, int64_t responses)
{
    size_t i = 0;

    while (i < stored_count && stored[i].key.day != day)
        i++;
    stored_count += i == stored_count;
    stored[i].key = (struct sv_cube_key){ .unit = "U", .counter = "", .procedure = "", .day = day };
    stored[i].responses = responses;
    stored[i].folded = ++folded;
}

static void open_cache(void)
{
    arena = sv_arena_new();
    for (int i = 0; i < 2; i++)
        loaded[i].survey = *test_survey(arena, SV_INDEX_POOLED);
    app.cubes = sv_cube_cache_new();
    fold(150, 3);
    fold(151, 4);
}

static void close_cache(void)
{
    sv_cube_cache_free(app.cubes);
    sv_arena_free(arena);
}

TestSuite(cube_cache, .init = open_cache, .fini = close_cache);

static const struct sv_held_cube *take(void)
{
    const struct sv_held_cube *cube = NULL;
    struct sv_error error = { 0 };

    cr_assert(eq(int, sv_cube_take(&app, NULL, SV_CUBE_LIVE, loaded[0].survey.code, &cube, &error),
                 SV_OK),
              "%s", error.detail);
    return cube;
}

static int64_t responses(const struct sv_held_cube *cube)
{
    const struct sv_cube_rows *rows = &cube->cube.rows[SV_PART_ANSWERS];
    int64_t sum = 0;

    for (size_t i = 0; i < rows->count; i++)
        sum += rows->items[i].sums[SV_SUM_RESPONSES];
    return sum;
}

/* What somebody sees who takes the cube now. */
static int64_t seen(void)
{
    SV_HELD_CUBE *cube = take();

    return responses(cube);
}

static const struct sv_held_cube *take_shown(void)
{
    const struct sv_held_cube *cube = NULL;
    struct sv_error error = { 0 };

    cr_assert(eq(int, sv_cube_take(&app, NULL, SV_CUBE_SHOWN, loaded[0].survey.code, &cube, &error),
                 SV_OK));
    return cube;
}

Test(cube_cache, reads_a_shown_cube_once_for_all_who_ask_within_a_second)
{
    SV_HELD_CUBE *one = take_shown(), *other = take_shown();

    now_ms += 999;
    fold(150, 5);
    SV_HELD_CUBE *later = take_shown();

    cr_expect(eq(i64, responses(later), 7));
    cr_expect(one == other);
    cr_expect(eq(i64, one->folded, 2));
    cr_expect(eq(i64, reads, 1));
}

Test(cube_cache, looks_for_a_newer_live_cube_each_time)
{
    SV_HELD_CUBE *one = take(), *other = take();

    cr_expect(one == other);
    fold(150, 5);
    cr_expect(eq(i64, seen(), 9));
    cr_expect(eq(i64, reads, 2));
}

Test(cube_cache, reads_nothing_while_nothing_was_folded)
{
    (void)seen();
    now_ms += 5000;
    (void)seen();
    cr_expect(eq(i64, reads, 1));
}

Test(cube_cache, reads_the_changed_cells_only_and_leaves_a_held_cube_as_it_was)
{
    SV_HELD_CUBE *old = take();

    now_ms += 1000;
    fold(150, 10);
    fold(160, 100);
    SV_HELD_CUBE *new = take();

    cr_expect(eq(i64, responses(new), 114));
    cr_expect(eq(i64, responses(old), 7));
    cr_expect(eq(i64, cells_read, 2 + 2));
    cr_expect(eq(sz, new->cells.count, 3));
}

Test(cube_cache, leaves_out_a_cell_that_has_become_empty)
{
    (void)seen();
    now_ms += 1000;
    fold(150, 0);
    SV_HELD_CUBE *cube = take();

    cr_expect(eq(sz, cube->cells.count, 1));
    cr_expect(eq(sz, cube->cube.cluster_count, 1));
}

Test(cube_cache, reads_all_anew_when_most_of_what_it_keeps_is_out_of_use)
{
    for (int i = 0; i < 1010; i++) {
        now_ms += 1000;
        fold(150, i);
        (void)seen();
    }
    cr_expect(eq(i64, cells_read, 2 + 1009 + 1), "one of the readings had both cells");
    cr_expect(eq(i64, seen(), 1009 + 4));
}

Test(cube_cache, starts_anew_on_a_database_that_has_come_to_fewer_folds)
{
    (void)seen();
    now_ms += 1000;
    folded = 0;
    stored_count = 0;
    fold(150, 1);
    cr_expect(eq(i64, seen(), 1));
}

Test(cube_cache, places_the_cells_anew_when_the_survey_was_loaded_anew)
{
    (void)seen();
    loaded_now = 1;
    SV_HELD_CUBE *cube = take();

    cr_expect(cube->cube.survey == &loaded[1].survey);
    cr_expect(eq(i64, responses(cube), 7));
}

Test(cube_cache, has_an_empty_cube_before_the_first_fold)
{
    folded = 0;
    stored_count = 0;
    cr_expect(eq(i64, seen(), 0));
}

Test(cube_cache, tells_what_is_not_there_or_not_ready)
{
    const struct sv_held_cube *cube = NULL;
    struct sv_error error = { 0 };

    cr_expect(
        eq(int, sv_cube_take(&app, NULL, SV_CUBE_LIVE, "NONE", &cube, &error), SV_ERR_NOT_FOUND));
    outdated = true;
    cr_expect(eq(int, sv_cube_take(&app, NULL, SV_CUBE_LIVE, loaded[0].survey.code, &cube, &error),
                 SV_ERR_BUSY));
    outdated = false;
    cells_status = SV_ERR_INTERNAL;
    cr_expect(eq(int, sv_cube_take(&app, NULL, SV_CUBE_LIVE, loaded[0].survey.code, &cube, &error),
                 SV_ERR_INTERNAL));
    cr_expect(cube == NULL);
    cells_status = SV_OK;
    cr_expect(eq(i64, seen(), 7), "and later it is");
    sv_cube_give(&cube);
}

Test(cube_cache, gives_every_survey_back)
{
    (void)seen();
    now_ms += 1000;
    fold(150, 10);
    (void)seen();
    cr_expect(eq(int, held, 1), "the one of the newest cube");
    sv_cube_cache_free(app.cubes);
    app.cubes = NULL;
    cr_expect(eq(int, held, 0));
}

Test(cube_cache, holds_what_is_shown_beside_what_is_live_and_what_of_it_may_be_told)
{
    const struct sv_held_cube *live = NULL, *shown = NULL;
    struct sv_error error = { 0 };

    cr_assert(eq(int, sv_cube_take(&app, NULL, SV_CUBE_LIVE, loaded[0].survey.code, &live, &error),
                 SV_OK));
    cr_assert(eq(int,
                 sv_cube_take(&app, NULL, SV_CUBE_SHOWN, loaded[0].survey.code, &shown, &error),
                 SV_OK));
    cr_expect(live != shown);
    cr_expect(live->lattices[SV_FINE_INDEX] == NULL);
    cr_expect(shown->lattices[SV_FINE_ITEMS] != NULL);
    sv_cube_give(&live);
    sv_cube_give(&shown);
}
