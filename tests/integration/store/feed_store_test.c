/* SPDX-License-Identifier: Apache-2.0 */
#include "store/feed_store.h"

#include "domain/survey.h"
#include "store/release_store.h"
#include "store/webhook_store.h"
#include "support/test_db.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <string.h>

static struct sv_error error;

static void succeed(enum sv_status status)
{
    cr_assert(eq(int, status, SV_OK), "%s: %s", error.where, error.detail);
}

/* A release of survey S with a figure of the whole survey, and its entry of the feed. */
static void release(int number)
{
    (void)test_db_value(sv_arena_printf(
        test_arena,
        "INSERT INTO release (survey_code, release_number, document, sha256, released_on,"
        " max_points, has_target, target_low, target_high, target_source)"
        " VALUES ('S', %d, 'document %d', sha256('document'), '2026-01-15', 38000000, false, 0, 0,"
        " '') RETURNING survey_code",
        number, number));
    (void)test_db_value(sv_arena_printf(
        test_arena,
        "INSERT INTO release_figure (survey_code, release_number, unit_code, shown, satisfied,"
        " valid, respondents, known, value, interval_known, low, high)"
        " VALUES ('S', %d, '', true, 3, 4, 4, true, 0.75, false, 0, 0) RETURNING survey_code",
        number));
    succeed(sv_store_feed_add(test_db, test_arena, "S", number, &error));
}

/* The database may hold the demonstration: what is there already is taken, and given to nobody. */
static void set_up(void)
{
    test_db_open();
    (void)test_db_value("INSERT INTO instrument (instrument_code, instrument_version, document,"
                        " sha256) VALUES ('I', 1, '{}', sha256('')) RETURNING instrument_code");
    (void)test_db_value("INSERT INTO survey (survey_code, instrument_code, instrument_version,"
                        " document, title_vi, title_en, open)"
                        " VALUES ('S', 'I', 1, '{}', 'S', 'S', true) RETURNING survey_code");
}

TestSuite(feed_store, .init = set_up, .fini = test_db_close);

static int64_t first_entry(void)
{
    const struct sv_feed_query query = { .survey = "S", .limit = 1 };
    struct sv_release_heads heads = { 0 };

    succeed(sv_store_feed_page(test_db, test_arena, &query, "", &heads, &error));
    cr_assert(eq(sz, heads.count, 1));
    return heads.items[0].cursor;
}

Test(feed_store, is_read_page_by_page_in_the_order_of_entry)
{
    struct sv_feed_query query = { .survey = "S", .limit = 2 };
    struct sv_release_heads heads = { 0 };

    for (int number = 1; number <= 3; number++)
        release(number);
    succeed(sv_store_feed_page(test_db, test_arena, &query, "", &heads, &error));
    cr_assert(eq(sz, heads.count, 2));
    cr_expect(eq(i64, heads.items[0].number, 1));
    cr_expect(eq(str, (char *)heads.items[0].document, ""), "nobody asked");
    query.after = heads.items[1].cursor;
    query.documents = true;
    succeed(sv_store_feed_page(test_db, test_arena, &query, "", &heads, &error));
    cr_assert(eq(sz, heads.count, 1));
    cr_expect(eq(str, (char *)heads.items[0].document, "document 3"));
    query.after = heads.items[0].cursor;
    succeed(sv_store_feed_page(test_db, test_arena, &query, "", &heads, &error));
    cr_expect(eq(sz, heads.count, 0));
}

Test(feed_store, enters_a_release_once)
{
    release(1);
    cr_expect(eq(int, sv_store_feed_add(test_db, test_arena, "S", 1, &error), SV_ERR_CONFLICT));
}

Test(feed_store, gives_the_entries_that_were_not_taken_one_after_the_other)
{
    struct sv_feed_document next = { 0 };

    release(1);
    release(2);
    int64_t first = first_entry();

    succeed(sv_store_feed_next(test_db, test_arena, first - 1, &next, &error));
    cr_expect(eq(i64, next.entry, first));
    succeed(sv_store_feed_taken(test_db, test_arena, first, "", &error));
    succeed(sv_store_feed_next(test_db, test_arena, SV_LAST_TAKEN, &next, &error));
    cr_expect(eq(str, (char *)next.document, "document 2"));
    succeed(sv_store_feed_taken(test_db, test_arena, next.entry, "/format", &error));
    succeed(sv_store_feed_taken(test_db, test_arena, next.entry, "", &error));
    succeed(sv_store_feed_next(test_db, test_arena, SV_LAST_TAKEN, &next, &error));
    cr_expect(eq(i64, next.entry, 0));
}

static const struct sv_feed feed = { "F", "7", "2026" };
static const struct sv_released_unit units[] = {
    { .unit = "U",
      .shown = true,
      .index = { .satisfied = 3,
                 .valid = 4,
                 .respondents = 4,
                 .known = true,
                 .value = 0.1 + 0.2,
                 .interval = { true, 0.25, 0.875 } },
      .options = "{\"q\\\"1\":{\"1\":5}}" },
    { .unit = "V", .options = "" },
};

static struct sv_released released_of(const char *survey, int64_t number)
{
    return (struct sv_released){ .survey = survey,
                                 .number = number,
                                 .released_on = 20000,
                                 .sub_index = { .max_points = 38 * SV_POINT,
                                                .has_target = true,
                                                .target_low = 28 * SV_POINT,
                                                .target_high = 30 * SV_POINT },
                                 .feeds = &feed,
                                 .feed_count = 1,
                                 .units = units,
                                 .unit_count = 2 };
}

#define HASH "43cc23fa52b87b4cc1d02b5b114154151d6adddb17c9fddc06b027fa99e24008"

static size_t add_scores(const char *survey, int64_t number)
{
    const struct sv_released released = released_of(survey, number);
    const struct sv_taken_document document = { &released, HASH };
    size_t added = 0;

    succeed(sv_store_survey_scores_add(test_db, test_arena, &document, &added, &error));
    return added;
}

static const struct sv_scorecard_key key = { .framework = "F", .unit = "U", .period = "2026" };

static const struct sv_survey_points *points(void)
{
    const struct sv_survey_points *found = NULL;
    size_t count = 0;

    succeed(sv_store_survey_points(test_db, test_arena, &key, &found, &count, &error));
    cr_assert(eq(sz, count, 1));
    return found;
}

Test(feed_store, keeps_what_a_document_says_to_the_last_digit_and_once)
{
    cr_expect(eq(sz, add_scores("X", 1), 2));
    cr_expect(eq(sz, add_scores("X", 1), 0));
    const struct sv_survey_points *found = points();

    cr_expect(found->release.shown);
    cr_expect(eq(dbl, found->release.index.value, 0.1 + 0.2));
    cr_expect(eq(dbl, found->release.index.interval.high, 0.875));
    cr_expect(eq(str, (char *)found->release.sha256, HASH));
    cr_expect(eq(i64, found->release.sub_index.target_low, 28 * SV_POINT));
    cr_expect(eq(int, found->release.released_on, 20000));
    cr_expect(eq(str, (char *)found->answers, "{\"q\\\"1\":{\"1\":5}}"));
    cr_expect(not(found->pinned));
    cr_expect(eq(i64, found->newer, 0));
}

Test(feed_store, lets_a_higher_release_supersede_and_keeps_both)
{
    (void)add_scores("X", 2);
    (void)add_scores("X", 1);
    cr_expect(eq(i64, points()->release.number, 2));
    cr_expect(eq(str,
                 (char *)test_db_value("SELECT count(*) FROM survey_score WHERE survey_code = 'X'"),
                 "4"));
}

/* A scorecard that is final stands on what it was last decided on. */
Test(feed_store, tells_the_release_that_a_final_scorecard_stands_on_and_the_newer_one)
{
    (void)test_db_value(
        "INSERT INTO unit (unit_code, parent_code, kind, name_vi, name_en, valid_from,"
        " valid_until, successor_code)"
        " VALUES ('U', '', 'board', 'U', 'U', '2019-01-01', 'infinity', '') RETURNING unit_code");
    (void)test_db_value(
        "INSERT INTO framework (framework_code, framework_version, document, sha256)"
        " VALUES ('F', 1, '{}', sha256('')) RETURNING framework_code");
    (void)test_db_value("INSERT INTO scorecard (unit_code, framework_code, period,"
                        " framework_version, decisions) VALUES ('U', 'F', '2026', 1, 2)"
                        " RETURNING unit_code");
    (void)add_scores("X", 1);
    (void)add_scores("X", 2);
    (void)add_scores("Y", 1);
    (void)test_db_value("INSERT INTO scorecard_release (unit_code, framework_code, period,"
                        " criterion_code, survey_code, release_number, decision)"
                        " VALUES ('U', 'F', '2026', '7', 'Y', 1, 1),"
                        " ('U', 'F', '2026', '7', 'X', 1, 2) RETURNING unit_code");
    const struct sv_survey_points *found = points();

    cr_expect(eq(str, (char *)found->release.survey, "X"));
    cr_expect(eq(i64, found->release.number, 1));
    cr_expect(found->pinned);
    cr_expect(eq(i64, found->newer, 2));
}

Test(feed_store, numbers_releases_above_those_that_came_from_outside)
{
    int64_t number = 0;

    (void)add_scores("S", 4);
    succeed(sv_store_release_next(test_db, test_arena, "S", &number, &error));
    cr_expect(eq(i64, number, 5));
}

Test(feed_store, tells_what_is_known_of_a_release)
{
    struct sv_released released = released_of("X", 1);
    struct sv_release_known known = { 0 };

    succeed(sv_store_release_known(test_db, test_arena, &released, &known, &error));
    cr_expect(not(known.ours));
    cr_expect(eq(str, (char *)known.sha256, ""));
    (void)add_scores("X", 1);
    succeed(sv_store_release_known(test_db, test_arena, &released, &known, &error));
    cr_expect(eq(str, (char *)known.sha256, HASH));
    release(1);
    released = released_of("S", 1);
    succeed(sv_store_release_known(test_db, test_arena, &released, &known, &error));
    cr_expect(known.ours);
    cr_expect(eq(str, (char *)known.sha256, HASH), "that of 'document'");
}

static int64_t add_webhook(void)
{
    static const uint8_t secret[32] = { 1, 2, 3 };
    const struct sv_new_webhook webhook = { .name = "A",
                                            .url = "https://a.example/",
                                            .secret = secret,
                                            .secret_size = sizeof(secret),
                                            .today = 20000 };
    int64_t id = 0;

    succeed(sv_store_webhook_add(test_db, test_arena, &webhook, &id, &error));
    return id;
}

static struct sv_claimed claim(const int64_t *busy, size_t busy_count)
{
    const struct sv_busy_webhooks over = { busy, busy_count, 1000 };
    struct sv_claimed claimed = { 0 };

    succeed(sv_store_delivery_claim(test_db, test_arena, &over, &claimed, &error));
    return claimed;
}

static void record(const struct sv_claimed *claimed, const char *state, int64_t wait_ms)
{
    const struct sv_delivery_record record = { .webhook = claimed->webhook,
                                               .entry = claimed->entry,
                                               .attempts = claimed->attempts,
                                               .state = state,
                                               .wait_ms = wait_ms,
                                               .status = 500,
                                               .fault = "answered 500" };

    succeed(sv_store_delivery_record(test_db, test_arena, &record, &error));
}

Test(feed_store, gives_a_receiver_what_comes_after_it_was_added_once)
{
    release(1);
    int64_t id = add_webhook();

    release(2);
    release(3);
    succeed(sv_store_delivery_spread(test_db, &error));
    succeed(sv_store_delivery_spread(test_db, &error));
    struct sv_claimed first = claim(NULL, 0), second = { 0 };

    cr_expect(eq(i64, first.webhook, id));
    cr_expect(eq(i64, first.entry, first_entry() + 1));
    cr_expect(eq(i64, first.attempts, 1));
    cr_expect(eq(sz, first.secret_size, 32));
    cr_expect(eq(i64, claim(&id, 1).entry, 0), "the receiver is busy");
    second = claim(NULL, 0);
    cr_expect(eq(i64, second.entry, first.entry + 1));
    cr_expect(eq(i64, claim(NULL, 0).entry, 0), "each is taken for a while");
    record(&first, "delivered", 0);
    record(&second, "waiting", 0);
    second = claim(NULL, 0);
    cr_expect(eq(i64, second.attempts, 2));
    record(&second, "waiting", 60000);
    cr_expect(eq(i64, claim(NULL, 0).entry, 0), "not before its time");
}

Test(feed_store, tries_the_dead_again_when_they_are_revived)
{
    int64_t id = add_webhook();
    const struct sv_dead_delivery *dead = NULL;
    size_t count = 0;

    release(1);
    succeed(sv_store_delivery_spread(test_db, &error));
    struct sv_claimed claimed = claim(NULL, 0);

    record(&claimed, "dead", 0);
    cr_expect(eq(i64, claim(NULL, 0).entry, 0));
    succeed(sv_store_dead_deliveries(test_db, test_arena, &dead, &count, &error));
    cr_assert(eq(sz, count, 1));
    cr_expect(eq(i64, dead->status, 500));
    cr_expect(eq(str, (char *)dead->fault, "answered 500"));
    succeed(sv_store_delivery_revive(test_db, test_arena, id, &count, &error));
    cr_expect(eq(sz, count, 1));
    claimed = claim(NULL, 0);
    cr_expect(eq(i64, claimed.attempts, 1));
}

Test(feed_store, sends_everything_again_from_a_cursor)
{
    size_t count = 0;

    release(1);
    int64_t first = first_entry(), id = add_webhook();

    release(2);
    succeed(sv_store_delivery_spread(test_db, &error));
    struct sv_claimed claimed = claim(NULL, 0);

    record(&claimed, "delivered", 0);
    succeed(sv_store_delivery_replay(test_db, test_arena, id, first - 1, &count, &error));
    cr_expect(eq(sz, count, 2));
    cr_expect(eq(i64, claim(NULL, 0).entry, first), "also what is older than the receiver");
    cr_expect(eq(i64, claim(NULL, 0).entry, first + 1));
}

Test(feed_store, leaves_what_was_begun_anew_to_its_new_attempts)
{
    int64_t id = add_webhook();
    size_t count = 0;

    release(1);
    succeed(sv_store_delivery_spread(test_db, &error));
    struct sv_claimed claimed = claim(NULL, 0);

    succeed(sv_store_delivery_replay(test_db, test_arena, id, 0, &count, &error));
    record(&claimed, "dead", 0);
    cr_expect(eq(i64, claim(NULL, 0).attempts, 1));
}

Test(feed_store, sends_nothing_more_to_a_receiver_that_was_ended)
{
    int64_t id = add_webhook();

    release(1);
    succeed(sv_store_delivery_spread(test_db, &error));
    succeed(sv_store_webhook_check(test_db, test_arena, id, &error));
    succeed(sv_store_webhook_end(test_db, test_arena, id, 20001, &error));
    cr_expect(eq(i64, claim(NULL, 0).entry, 0));
    cr_expect(eq(int, sv_store_webhook_check(test_db, test_arena, id, &error), SV_ERR_NOT_FOUND));
    cr_expect(eq(int, sv_store_webhook_end(test_db, test_arena, id + 1, 20001, &error),
                 SV_ERR_NOT_FOUND));
}

static int work_of(const struct sv_courier_view *view)
{
    return (int)view->untaken + 2 * (int)view->unspread + 4 * (int)view->due;
}

Test(feed_store, looks_for_what_is_to_be_done)
{
    struct sv_courier_view view = { 0 };

    (void)add_webhook();
    succeed(sv_store_courier_look(test_db, test_arena, &view, &error));
    cr_expect(eq(int, work_of(&view), 0));
    release(1);
    succeed(sv_store_courier_look(test_db, test_arena, &view, &error));
    cr_expect(eq(int, work_of(&view), 3));
    succeed(sv_store_delivery_spread(test_db, &error));
    succeed(sv_store_feed_taken(test_db, test_arena, first_entry(), "", &error));
    succeed(sv_store_courier_look(test_db, test_arena, &view, &error));
    cr_expect(eq(int, work_of(&view), 4));
}
