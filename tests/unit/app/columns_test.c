/* SPDX-License-Identifier: Apache-2.0 */
#include "app/columns.h"

#include "app/survey_cache.h"
#include "store/fold_store.h"
#include "store/shown_store.h"
#include "store/transaction.h"
#include "support/builders.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <stdio.h>
#include <string.h>

/*
 * The store and the cache of surveys, faked: the test binary links these instead. Every survey
 * has the same responses, except "NONE", which there is not.
 */
enum { SHOWING = 7, BLOCK = 1024 * 9 /* bytes of the first responses, see domain/columns.c */ };

static struct sv_arena *arena;
static struct sv_app app;
static int64_t stored, shown = SHOWING;
static size_t cut; /* bytes of the last kept response that are missing */
static int streams, surveys_held;
static struct sv_loaded_survey loaded[8];
static size_t loaded_count;
static struct sv_error error;

enum sv_status sv_survey_take(const struct sv_app *application, struct sv_db *db, const char *code,
                              const struct sv_loaded_survey **ret_loaded, struct sv_error *reterr)
{
    (void)application, (void)db;
    if (strcmp(code, "NONE") == 0)
        return sv_fail(reterr, SV_ERR_NOT_FOUND, code, "no such survey");
    for (size_t i = 0; i <= loaded_count; i++) {
        if (i == loaded_count) {
            loaded[i].survey = *test_survey(arena, SV_INDEX_POOLED);
            loaded[i].survey.code = code;
            loaded_count++;
        }
        if (strcmp(loaded[i].survey.code, code) == 0) {
            *ret_loaded = &loaded[i];
            break;
        }
    }
    surveys_held++;
    return SV_OK;
}

void sv_survey_give(const struct sv_loaded_survey **given)
{
    surveys_held -= *given != NULL;
    *given = NULL;
}

enum sv_status sv_transact_once(struct sv_db *db, sv_work *work, void *context,
                                struct sv_error *reterr)
{
    return work(db, context, reterr);
}

enum sv_status sv_store_take_time(struct sv_db *db, struct sv_error *reterr)
{
    (void)db, (void)reterr;
    return SV_OK;
}

enum sv_status sv_store_shown_state(struct sv_db *db, struct sv_arena *memory, const char *survey,
                                    struct sv_shown_state *ret_state, struct sv_error *reterr)
{
    (void)db, (void)memory, (void)survey, (void)reterr;
    *ret_state = (struct sv_shown_state){ .known = true, .folded = shown };
    return SV_OK;
}

/* One group of half of the responses in each channel. */
enum sv_status sv_store_shown_answers_each(struct sv_db *db, const char *survey,
                                           sv_each_shown_answers *each, void *context,
                                           struct sv_error *reterr)
{
    size_t size = test_survey(arena, SV_INDEX_POOLED)->instrument->answers_size;
    uint8_t *answers = sv_arena_array(arena, (size_t)stored, size);
    struct sv_shown_answers kept = {
        .unit = "U", .period = "P1", .procedure = "", .since = 2, .answers = answers
    };

    (void)db, (void)survey;
    streams++;
    for (int64_t i = 0; i < stored; i++)
        memcpy(answers + (size_t)i * size, test_answers(arena, 1, 2, 3, 4), size);
    kept.size = (size_t)(stored / 2) * size;
    enum sv_status status = each(&kept, context, reterr);

    kept.channel = SV_CHANNEL_ONLINE;
    kept.size = (size_t)(stored - stored / 2) * size - cut;
    return status == SV_OK ? each(&kept, context, reterr) : status;
}

enum sv_status sv_store_responses_each(struct sv_db *db, const char *survey, sv_each_entry *each,
                                       void *context, struct sv_error *reterr)
{
    const struct sv_fold_entry entry = {
        .survey = survey,
        .key = { .unit = "U", .counter = "", .procedure = "", .day = 150 },
        .brought = { .answers = test_answers(arena, 1, 2, 3, 4) },
        .answers_size = test_survey(arena, SV_INDEX_POOLED)->instrument->answers_size,
    };

    (void)db;
    streams++;
    for (int64_t i = 0; i < stored; i++) {
        enum sv_status status = each(&entry, context, reterr);

        if (status != SV_OK)
            return status;
    }
    return SV_OK;
}

static void begin(size_t size_max)
{
    app.columns = sv_column_cache_new(size_max);
    stored = 20;
}

static void set_up(void)
{
    arena = sv_arena_new();
}

/* Whatever a test did, everything is given back. */
static void tear_down(void)
{
    sv_column_cache_free(app.columns);
    cr_expect(eq(int, surveys_held, 0));
    sv_arena_free(arena);
}

TestSuite(app_columns, .init = set_up, .fini = tear_down);

static enum sv_status take(const char *survey, int64_t showing, const struct sv_held_columns **held)
{
    const struct sv_columns_wanted wanted = { .survey = survey, .showing = showing };

    shown = showing;
    return sv_columns_take(&app, NULL, &wanted, held, &error);
}

static int64_t count_at(const char *survey, int64_t showing)
{
    SV_HELD_COLUMNS *held = NULL;

    cr_assert(eq(int, take(survey, showing, &held), SV_OK), "%s", error.detail);
    cr_expect(eq(i64, held->showing, showing));
    return sv_columns_count(held->columns);
}

Test(app_columns, are_loaded_once_for_a_showing)
{
    begin(100 * BLOCK);
    cr_expect(eq(i64, count_at("S", SHOWING), 20));
    stored = 50;
    cr_expect(eq(i64, count_at("S", SHOWING), 20));
    cr_expect(eq(int, streams, 1));
    cr_expect(eq(i64, count_at("S", SHOWING + 1), 50));
    cr_expect(eq(int, streams, 2));
}

Test(app_columns, have_the_groups_that_are_kept)
{
    SV_HELD_COLUMNS *held = NULL;
    size_t count = 0;

    begin(100 * BLOCK);
    cr_assert(eq(int, take("S", SHOWING, &held), SV_OK));
    const struct sv_column_group *groups = sv_columns_groups(held->columns, &count);

    cr_assert(eq(sz, count, 2));
    cr_expect(eq(i64, groups[0].count, 10));
    cr_expect(eq(i64, groups[1].since, 2));
    cr_expect(eq(int, (int)groups[1].channel, SV_CHANNEL_ONLINE));
}

Test(app_columns, of_another_showing_than_the_stored_one_are_not_there)
{
    const struct sv_columns_wanted wanted = { .survey = "S", .showing = SHOWING };
    const struct sv_held_columns *held = NULL;

    begin(100 * BLOCK);
    shown = SHOWING + 1;
    cr_expect(eq(int, sv_columns_take(&app, NULL, &wanted, &held, &error), SV_ERR_BUSY));
}

Test(app_columns, of_answers_that_were_cut_off_are_not_there)
{
    const struct sv_held_columns *held = NULL;

    begin(100 * BLOCK);
    cut = 1;
    cr_expect(eq(int, take("S", SHOWING, &held), SV_ERR_INTERNAL));
    cut = 0;
    cr_expect(eq(i64, count_at("S", SHOWING), 20));
}

Test(app_columns, are_kept_by_who_holds_them_while_newer_ones_come)
{
    SV_HELD_COLUMNS *old = NULL;

    begin(100 * BLOCK);
    cr_assert(eq(int, take("S", SHOWING, &old), SV_OK));
    stored = 40;
    cr_expect(eq(i64, count_at("S", SHOWING + 1), 40));
    cr_expect(eq(i64, sv_columns_count(old->columns), 20));
    sv_columns_give(&old);
}

Test(app_columns, of_now_are_for_the_caller_alone)
{
    const struct sv_columns_wanted wanted = { .survey = "S", .live = true };
    SV_HELD_COLUMNS *held = NULL;

    begin(100 * BLOCK);
    for (int turn = 1; turn <= 2; turn++) {
        stored++;
        cr_assert(eq(int, sv_columns_take(&app, NULL, &wanted, &held, &error), SV_OK));
        cr_expect(eq(i64, sv_columns_count(held->columns), stored));
        cr_expect(eq(int, streams, turn));
        sv_columns_give(&held);
    }
}

Test(app_columns, of_a_survey_too_large_are_refused_with_the_setting)
{
    const struct sv_held_columns *held = NULL;
    const struct sv_survey *survey = test_survey(arena, SV_INDEX_POOLED);

    begin(BLOCK);
    stored = 1025;
    cr_expect(eq(int, sv_columns_fit(&app, survey, stored, &error), SV_ERR_INVALID));
    cr_expect(ne(ptr, strstr(error.detail, "SIPAS_COLUMNS_MAX_MB"), NULL));
    cr_expect(eq(int, take("S", SHOWING, &held), SV_ERR_INVALID), "counted as they come, too");
    stored = 1024;
    cr_expect(eq(int, sv_columns_fit(&app, survey, stored, &error), SV_OK));
    cr_expect(eq(int, take("S", SHOWING, &held), SV_OK));
    sv_columns_give(&held);
}

Test(app_columns, used_longest_ago_make_room)
{
    begin(2 * BLOCK);
    (void)count_at("A", SHOWING);
    (void)count_at("B", SHOWING);
    (void)count_at("A", SHOWING);
    (void)count_at("C", SHOWING);
    cr_expect(eq(int, streams, 3));
    (void)count_at("A", SHOWING);
    cr_expect(eq(int, streams, 3), "A was used after B");
    (void)count_at("B", SHOWING);
    cr_expect(eq(int, streams, 4));
}

Test(app_columns, in_use_make_no_room)
{
    const struct sv_held_columns *held = NULL, *other = NULL;

    begin(BLOCK);
    cr_assert(eq(int, take("A", SHOWING, &held), SV_OK));
    cr_expect(eq(int, take("B", SHOWING, &other), SV_ERR_BUSY));
    sv_columns_give(&held);
    cr_assert(eq(int, take("A", SHOWING, &held), SV_OK));
    cr_expect(eq(int, streams, 2), "A is still there");
    sv_columns_give(&held);
    cr_expect(eq(int, take("B", SHOWING, &other), SV_OK));
    sv_columns_give(&other);
}

Test(app_columns, of_an_unknown_survey_are_not_found)
{
    const struct sv_held_columns *held = NULL;

    begin(BLOCK);
    cr_expect(eq(int, take("NONE", SHOWING, &held), SV_ERR_NOT_FOUND));
}
