/* SPDX-License-Identifier: Apache-2.0 */
#include "store/device_store.h"

#include "app/seal.h"
#include "store/catalogue_store.h"
#include "store/response_batch.h"
#include "store/survey_store.h"
#include "support/builders.h"
#include "support/test_db.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <string.h>

enum { TODAY = 150 };

static struct sv_error error;
static struct sv_survey *survey;
static int64_t device_id;

#define OK(call)                 cr_assert(eq(int, (call), SV_OK), "%s: %s", error.where, error.detail)
#define FAILS(call, status)      cr_expect(eq(int, (call), (status)))
#define EXPECT_TEXT(actual, exp) cr_expect(eq(str, (char *)(actual), (char *)(exp)))

static void add_unit(const char *code, const char *parent, enum sv_unit_kind kind)
{
    const struct sv_unit unit = { .code = code,
                                  .parent = parent,
                                  .kind = kind,
                                  .name = { "Quầy", "Counter" },
                                  .valid_until = SV_DAY_NEVER,
                                  .successor = "" };
    size_t changed = 0;

    OK(sv_store_unit_add(test_db, test_arena, &unit, &changed, &error));
}

static int64_t add_device(const char *counter, const char *code)
{
    const struct sv_device device = { .survey = survey->code, .counter = counter, .label = "Máy" };
    const struct sv_new_device addition = {
        .device = &device, .code = code, .made_on = TODAY, .expires_on = TODAY + 3
    };
    int64_t id = 0;

    OK(sv_store_device_add(test_db, test_arena, &addition, &id, &error));
    return id;
}

/* The survey of support/builders.h with counters U-1, below a one-stop desk of U, and V-1. */
static void begin(void)
{
    bool added = false;

    test_db_open();
    survey = test_survey(test_arena, SV_INDEX_POOLED);
    survey->title = (struct sv_label){ "Đợt", "Round" };
    OK(sv_store_instrument_add(test_db, test_arena,
                               &(struct sv_document){ .code = "TEST", .version = 1, .text = "{}" },
                               &added, &error));
    add_unit("TOP", "", SV_UNIT_PROVINCE);
    add_unit("U", "TOP", SV_UNIT_BOARD);
    add_unit("U-DESK", "U", SV_UNIT_ONE_STOP);
    add_unit("U-1", "U-DESK", SV_UNIT_COUNTER);
    add_unit("V", "TOP", SV_UNIT_BOARD);
    add_unit("V-1", "V", SV_UNIT_COUNTER);
    OK(sv_store_survey_add(test_db, test_arena, survey, "{}", &added, &error));
    device_id = add_device("U-1", "7K2M94QX");
}

TestSuite(device_store, .init = begin, .fini = test_db_close);

static enum sv_status enrol(const char *code, const char *secret, sv_day today)
{
    const struct sv_enrolment enrolment = { .code = code, .secret = secret, .today = today };
    int64_t id = 0;

    return sv_store_device_enrol(test_db, test_arena, &enrolment, &id, &error);
}

static struct sv_listed_devices list(const char *scope, const char *of_survey)
{
    struct sv_listed_devices devices = { 0 };

    OK(sv_store_device_list(test_db, test_arena, scope, of_survey, &devices, &error));
    return devices;
}

Test(device_store, code_is_good_to_its_last_day_and_once)
{
    struct sv_device device = { 0 };

    FAILS(enrol("7K2M94QZ", "dk_a", TODAY), SV_ERR_NOT_FOUND);
    FAILS(enrol("7K2M94QX", "dk_a", TODAY + 4), SV_ERR_NOT_FOUND);
    OK(enrol("7K2M94QX", "dk_a", TODAY + 3));
    FAILS(enrol("7K2M94QX", "dk_b", TODAY + 3), SV_ERR_NOT_FOUND);
    OK(sv_store_device_of_key(test_db, test_arena, "dk_a", &device, &error));
    cr_expect(eq(i64, device.id, device_id));
    FAILS(sv_store_device_of_key(test_db, test_arena, "dk_b", &device, &error),
          SV_ERR_UNAUTHENTICATED);
}

Test(device_store, device_stands_at_the_nearest_reporting_unit_of_today)
{
    struct sv_device device = { 0 };

    OK(sv_store_device_find(test_db, test_arena, device_id, &device, &error));
    EXPECT_TEXT(device.unit, "U");
    EXPECT_TEXT(device.counter, "U-1");
    EXPECT_TEXT(device.counter_name.vi, "Quầy");
    add_unit("U-1", "V", SV_UNIT_COUNTER); /* the counter moves */
    OK(sv_store_device_find(test_db, test_arena, device_id, &device, &error));
    EXPECT_TEXT(device.unit, "V");
    add_unit("U-1", "TOP", SV_UNIT_COUNTER); /* and leaves the survey */
    OK(sv_store_device_find(test_db, test_arena, device_id, &device, &error));
    EXPECT_TEXT(device.unit, "");
    FAILS(sv_store_device_find(test_db, test_arena, device_id + 1000, &device, &error),
          SV_ERR_NOT_FOUND);
}

Test(device_store, revoked_device_has_no_key_and_no_code)
{
    struct sv_device device = { 0 };
    int64_t waiting = add_device("V-1", "ABCDEFGH");

    OK(enrol("7K2M94QX", "dk_a", TODAY));
    FAILS(sv_store_device_revoke(test_db, test_arena, device_id, TODAY, "V", &error),
          SV_ERR_NOT_FOUND);
    OK(sv_store_device_revoke(test_db, test_arena, device_id, TODAY, "U", &error));
    FAILS(sv_store_device_of_key(test_db, test_arena, "dk_a", &device, &error),
          SV_ERR_UNAUTHENTICATED);
    FAILS(sv_store_device_revoke(test_db, test_arena, device_id, TODAY, "", &error),
          SV_ERR_NOT_FOUND);
    OK(sv_store_device_revoke(test_db, test_arena, waiting, TODAY, "", &error));
    FAILS(enrol("ABCDEFGH", "dk_b", TODAY), SV_ERR_NOT_FOUND);
}

Test(device_store, list_is_limited_to_a_subtree_and_a_survey)
{
    (void)add_device("V-1", "ABCDEFGH");
    cr_expect(eq(sz, list("", "").count, 2));
    cr_expect(eq(sz, list("TOP", "").count, 2));
    cr_assert(eq(sz, list("U", "").count, 1));
    EXPECT_TEXT(list("U", "").items[0].device.counter, "U-1");
    cr_expect(eq(sz, list("U-1", survey->code).count, 1));
    cr_expect(eq(sz, list("", "OTHER").count, 0));
}

Test(device_store, state_follows_code_key_and_revocation)
{
    cr_expect(eq(int, list("", "").items[0].state, SV_DEVICE_WAITING));
    cr_expect(eq(i32, list("", "").items[0].expires_on, TODAY + 3));
    cr_expect(eq(i32, list("", "").items[0].enrolled_on, SV_DAY_NEVER));
    cr_expect(eq(i64, list("", "").items[0].queue, -1));
    OK(enrol("7K2M94QX", "dk_a", TODAY + 1));
    cr_expect(eq(int, list("", "").items[0].state, SV_DEVICE_ENROLLED));
    cr_expect(eq(i32, list("", "").items[0].device.contact_on, TODAY + 1));
    OK(sv_store_device_called(test_db, test_arena, device_id, TODAY + 2, &error));
    cr_expect(eq(i32, list("", "").items[0].device.contact_on, TODAY + 2));
    OK(sv_store_device_revoke(test_db, test_arena, device_id, TODAY + 2, "", &error));
    cr_expect(eq(int, list("", "").items[0].state, SV_DEVICE_REVOKED));
}

/* Entries first..last of an honest chain of one submitted session after the other. */
static void deliver(int first, int last, sv_day today)
{
    struct sv_chain_entry entries[40];
    struct sv_chain chain = { .device = device_id };
    struct sv_hash previous = { { 0 } };
    const struct sv_session_report report = { .version = "0.1.0", .queue = 2, .today = today };
    size_t count = 0;

    for (int number = 1; number <= last; number++) {
        struct sv_chain_entry entry = { .number = number,
                                        .session = (number + 1) / 2,
                                        .event = number % 2 == 1 ? SV_SESSION_OPENED
                                                                 : SV_SESSION_SUBMITTED,
                                        .day = TODAY };

        entry.hash = sv_chain_hash(test_arena, device_id, &previous, &entry, sv_sha256);
        previous = entry.hash;
        if (number >= first)
            entries[count++] = entry;
    }
    OK(sv_store_chain_lock(test_db, test_arena, entries, count, &chain, &error));
    const struct sv_chain_news news = sv_chain_take(test_arena, &chain, entries, count, sv_sha256);

    OK(sv_store_chain_add(test_db, test_arena, device_id, &report, &news, &error));
}

static const char *gaps(void)
{
    const struct sv_listed_devices devices = list("", "");
    const char *text = "";

    for (size_t i = 0; i < devices.items[0].gap_count; i++) {
        const struct sv_found_gap *gap = &devices.items[0].gaps[i];

        text = gap->gap.kind == SV_GAP_RESPONSES
                   ? sv_arena_printf(test_arena, "%s[responses %d %d/%d]", text, gap->day,
                                     (int)gap->stored, (int)gap->submitted)
                   : sv_arena_printf(test_arena, "%s[%s %d-%d %d]", text,
                                     sv_gap_kind_word(gap->gap.kind), (int)gap->gap.from,
                                     (int)gap->gap.until, gap->found_on);
    }
    return text;
}

Test(device_store, chain_goes_on_from_delivery_to_delivery)
{
    struct sv_listed_device listed;

    deliver(1, 4, TODAY);
    deliver(3, 10, TODAY); /* two of them again */
    listed = list("", "").items[0];
    cr_expect(eq(i64, listed.device.head_number, 10));
    cr_expect(eq(i64, listed.sessions.opened, 5));
    cr_expect(eq(i64, listed.sessions.submitted, 5));
    cr_expect(eq(i64, listed.sessions.abandoned, 0));
    EXPECT_TEXT(listed.version, "0.1.0");
    cr_expect(eq(i64, listed.queue, 2));
    EXPECT_TEXT(test_db_value("SELECT count(*) FROM device_entry"), "10");
}

static void store_response(const char *unit, const char *counter, int number, int revision)
{
    const struct sv_submission submission = test_submission();
    struct sv_violations none = { .arena = test_arena };
    struct sv_response response = { 0 };
    struct sv_batch_row row = { .response = &response };

    sv_submission_check(survey, &submission, TODAY, &response, &none);
    response.unit = unit;
    response.counter = counter;
    response.channel = SV_CHANNEL_KIOSK;
    response.day = TODAY;
    response.id.bytes[0] = (uint8_t)number;
    response.revision = revision;
    OK(sv_store_responses(test_db, test_arena, &row, 1, &error));
    cr_assert(eq(int, row.verdict, SV_VERDICT_STORED));
}

Test(device_store, gaps_are_listed_once_and_grow)
{
    deliver(1, 2, TODAY);
    store_response("U", "U-1", 1, 1);
    deliver(5, 6, TODAY + 1);
    store_response("U", "U-1", 2, 1);
    deliver(5, 6, TODAY + 2);
    EXPECT_TEXT(gaps(), "[missing 3-4 151]");
}

Test(device_store, fork_that_goes_on_is_one_gap)
{
    const struct sv_session_report report = { .version = "1", .today = TODAY };
    const struct sv_gap told[] = { { SV_GAP_FORK, 5, 6 },
                                   { SV_GAP_FORK, 7, 9 },
                                   { SV_GAP_FORK, 6, 6 },
                                   { SV_GAP_FORK, 20, 20 },
                                   { SV_GAP_UNCLOSED, 10, 10 } };
    struct sv_chain_news news = { .gap_count = 1 };

    for (size_t i = 0; i < sizeof(told) / sizeof(told[0]); i++) {
        news.gaps = &told[i];
        OK(sv_store_chain_add(test_db, test_arena, device_id, &report, &news, &error));
    }
    EXPECT_TEXT(gaps(), "[fork 5-9 150][fork 20-20 150][unclosed 10-10 150]");
}

Test(device_store, responses_that_did_not_come_are_a_gap_of_their_day)
{
    deliver(1, 6, TODAY); /* three submitted */
    EXPECT_TEXT(gaps(), "[responses 150 0/3]");
    store_response("U", "U-1", 1, 1);
    store_response("U", "U-1", 1, 2); /* the same person */
    store_response("U", "U-1", 2, 1);
    store_response("V", "V-1", 4, 1); /* at another counter */
    EXPECT_TEXT(gaps(), "[responses 150 2/3]");
    store_response("U", "U-1", 3, 1);
    EXPECT_TEXT(gaps(), "");
}

Test(device_store, counter_that_moved_is_not_accused)
{
    deliver(1, 2, TODAY);
    store_response("U", "U-1", 1, 1);
    add_unit("U-1", "V", SV_UNIT_COUNTER);
    EXPECT_TEXT(gaps(), "");
}

/* A second tablet at the counter brings its own responses: neither can hide behind the other. */
Test(device_store, two_tablets_of_a_counter_are_counted_together)
{
    deliver(1, 2, TODAY);
    device_id = add_device("U-1", "ABCDEFGH");
    deliver(1, 4, TODAY);
    store_response("U", "U-1", 1, 1);
    store_response("U", "U-1", 2, 1);
    EXPECT_TEXT(gaps(), "[responses 150 2/3]");
    cr_expect(eq(sz, list("", "").items[1].gap_count, 1));
    store_response("U", "U-1", 3, 1);
    EXPECT_TEXT(gaps(), "");
}

Test(device_store, first_seal_key_stays_the_first)
{
    struct sv_seal_key one, two;
    struct sv_seal_keys keys = { 0 };

    sv_seal_key_make(&one);
    sv_seal_key_make(&two);
    OK(sv_store_seal_key_list(test_db, test_arena, &keys, &error));
    cr_expect(eq(sz, keys.count, 0));
    OK(sv_store_seal_key_add(test_db, test_arena, &one, TODAY, &error));
    OK(sv_store_seal_key_add(test_db, test_arena, &two, TODAY, &error));
    OK(sv_store_seal_key_list(test_db, test_arena, &keys, &error));
    cr_assert(eq(sz, keys.count, 1));
    cr_expect(memcmp(&keys.items[0], &one, sizeof(one)) == 0);
}
