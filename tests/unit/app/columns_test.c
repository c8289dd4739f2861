/* SPDX-License-Identifier: Apache-2.0 */
#include "app/columns.h"

#include "app/survey_cache.h"
#include "store/fold_store.h"
#include "store/transaction.h"
#include "support/builders.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <stdio.h>
#include <string.h>

/*
 * The store and the cache of surveys, faked: the test binary links these instead. Every survey
 * has the same responses, all but some folded, except "NONE", which there is not.
 */
enum { TODAY = 150, BLOCK = 1024 * 9 /* bytes of the first responses, see domain/columns.c */ };

static struct sv_arena *arena;
static struct sv_app app;
static int64_t stored, unfolded;
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

enum sv_status sv_store_fold_states(struct sv_db *db, struct sv_arena *memory, const char *survey,
                                    struct sv_fold_states *ret_states, struct sv_error *reterr)
{
    struct sv_fold_state *state = sv_arena_alloc(memory, sizeof(*state));

    (void)db, (void)reterr;
    *state = (struct sv_fold_state){ .survey = survey, .responses = stored - unfolded };
    *ret_states = (struct sv_fold_states){ state, 1 };
    return SV_OK;
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

static enum sv_status take(const char *survey, sv_day today, const struct sv_held_columns **held)
{
    const struct sv_columns_wanted wanted = { .survey = survey, .today = today };

    return sv_columns_take(&app, NULL, &wanted, held, &error);
}

static int64_t count_on(const char *survey, sv_day today, sv_day *ret_day)
{
    SV_HELD_COLUMNS *held = NULL;

    cr_assert(eq(int, take(survey, today, &held), SV_OK), "%s", error.detail);
    *ret_day = held->day;
    return sv_columns_count(held->columns);
}

Test(app_columns, are_loaded_once_a_day)
{
    sv_day day = 0;

    begin(100 * BLOCK);
    cr_expect(eq(i64, count_on("S", TODAY, &day), 20));
    stored = 50;
    cr_expect(eq(i64, count_on("S", TODAY, &day), 20));
    cr_expect(eq(int, streams, 1));
    cr_expect(eq(i64, count_on("S", TODAY + 1, &day), 50));
    cr_expect(eq(i64, day, TODAY + 1));
    cr_expect(eq(int, streams, 2));
}

Test(app_columns, stand_still_until_ten_more_have_come)
{
    sv_day day = 0;

    begin(100 * BLOCK);
    cr_expect(eq(i64, count_on("S", TODAY, &day), 20));
    stored = 29;
    cr_expect(eq(i64, count_on("S", TODAY + 1, &day), 20));
    cr_expect(eq(i64, day, TODAY), "the day is that of the loading");
    stored = 30;
    cr_expect(eq(i64, count_on("S", TODAY + 1, &day), 20), "looked at once a day");
    cr_expect(eq(i64, count_on("S", TODAY + 2, &day), 30));
}

Test(app_columns, are_kept_by_who_holds_them_while_newer_ones_come)
{
    SV_HELD_COLUMNS *old = NULL;
    sv_day day = 0;

    begin(100 * BLOCK);
    cr_assert(eq(int, take("S", TODAY, &old), SV_OK));
    stored = 40;
    cr_expect(eq(i64, count_on("S", TODAY + 1, &day), 40));
    cr_expect(eq(i64, sv_columns_count(old->columns), 20));
    sv_columns_give(&old);
}

Test(app_columns, of_now_are_for_the_caller_alone)
{
    const struct sv_columns_wanted wanted = { .survey = "S", .today = TODAY, .live = true };
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

    begin(BLOCK);
    stored = 1025;
    cr_expect(eq(int, take("S", TODAY, &held), SV_ERR_INVALID));
    cr_expect(ne(ptr, strstr(error.detail, "SIPAS_COLUMNS_MAX_MB"), NULL));
    cr_expect(eq(int, streams, 0), "said before a long stream");
    unfolded = 1;
    cr_expect(eq(int, take("S", TODAY, &held), SV_ERR_INVALID), "counted as they come, too");
    stored = 1024;
    cr_expect(eq(int, take("S", TODAY, &held), SV_OK));
    sv_columns_give(&held);
}

Test(app_columns, used_longest_ago_make_room)
{
    sv_day day = 0;

    begin(2 * BLOCK);
    (void)count_on("A", TODAY, &day);
    (void)count_on("B", TODAY, &day);
    (void)count_on("A", TODAY, &day);
    (void)count_on("C", TODAY, &day);
    cr_expect(eq(int, streams, 3));
    (void)count_on("A", TODAY, &day);
    cr_expect(eq(int, streams, 3), "A was used after B");
    (void)count_on("B", TODAY, &day);
    cr_expect(eq(int, streams, 4));
}

Test(app_columns, in_use_make_no_room)
{
    const struct sv_held_columns *held = NULL, *other = NULL;

    begin(BLOCK);
    cr_assert(eq(int, take("A", TODAY, &held), SV_OK));
    cr_expect(eq(int, take("B", TODAY, &other), SV_ERR_BUSY));
    sv_columns_give(&held);
    cr_assert(eq(int, take("A", TODAY, &held), SV_OK));
    cr_expect(eq(int, streams, 2), "A is still there");
    sv_columns_give(&held);
    cr_expect(eq(int, take("B", TODAY, &other), SV_OK));
    sv_columns_give(&other);
}

Test(app_columns, of_an_unknown_survey_are_not_found)
{
    const struct sv_held_columns *held = NULL;

    begin(BLOCK);
    cr_expect(eq(int, take("NONE", TODAY, &held), SV_ERR_NOT_FOUND));
}
