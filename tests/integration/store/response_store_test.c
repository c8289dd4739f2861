/* SPDX-License-Identifier: Apache-2.0 */
#include "store/response_batch.h"

#include "store/catalogue_store.h"
#include "store/export_store.h"
#include "store/survey_store.h"
#include "support/builders.h"
#include "support/test_db.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <stdlib.h>
#include <string.h>

static struct sv_survey *survey;
static struct sv_response response;

#define OK(call) cr_assert(eq(int, (call), SV_OK), "%s: %s", error.where, error.detail)

/* The survey of support/builders.h with its two units, in the transaction of the test. */
static void open_survey(void)
{
    static const struct sv_unit extra[] = {
        { .code = "TOP",
          .parent = "",
          .kind = SV_UNIT_PROVINCE,
          .name = { "Tỉnh", "Province" },
          .valid_until = SV_DAY_NEVER,
          .successor = "" },
        { .code = "U",
          .parent = "TOP",
          .kind = SV_UNIT_BOARD,
          .name = { "Ban", "Board" },
          .valid_until = SV_DAY_NEVER,
          .successor = "" },
        { .code = "V",
          .parent = "TOP",
          .kind = SV_UNIT_BOARD,
          .name = { "Sở", "Department" },
          .valid_until = SV_DAY_NEVER,
          .successor = "" },
        { .code = "U-1",
          .parent = "U",
          .kind = SV_UNIT_COUNTER,
          .name = { "Quầy", "Counter" },
          .valid_until = SV_DAY_NEVER,
          .successor = "" },
    };
    struct sv_error error = { 0 };
    bool added = false;
    size_t changed = 0;

    test_db_open();
    survey = test_survey(test_arena, SV_INDEX_POOLED);
    survey->title = (struct sv_label){ "Đợt", "Round" };
    OK(sv_store_instrument_add(test_db, test_arena,
                               &(struct sv_document){ .code = "TEST", .version = 1, .text = "{}" },
                               &added, &error));
    for (size_t i = 0; i < 4; i++)
        OK(sv_store_unit_add(test_db, test_arena, &extra[i], &changed, &error));
    OK(sv_store_survey_add(test_db, test_arena, survey, "{}", &added, &error));
    cr_assert(added);
    const struct sv_submission submission = test_submission();
    struct sv_violations none = { .arena = test_arena };

    sv_submission_check(survey, &submission, 250, &response, &none);
    response.id.bytes[0] = 1;
}

TestSuite(response_store, .init = open_survey, .fini = test_db_close);

static enum sv_verdict hand_in(bool look_up_only)
{
    struct sv_batch_row row = { .response = &response, .look_up_only = look_up_only };
    struct sv_error error = { 0 };

    OK(sv_store_responses(test_db, test_arena, &row, 1, &error));
    return row.verdict;
}

static enum sv_verdict add(void)
{
    return hand_in(false);
}

/* Of the rows of a cut, as the raw export reads them. */
struct found {
    int64_t count;
    char periods[100];    /* of all, one after the other */
    uint8_t first_answer; /* of the last */
};

static enum sv_status look_at(void *context, const struct sv_export_row *row,
                              struct sv_error *reterr)
{
    struct found *found = context;

    (void)reterr;
    found->count++;
    (void)strcat(found->periods, row->period);
    found->first_answer = row->response.answers[0];
    return SV_OK;
}

static struct found rows(struct sv_cut cut, const char *scope)
{
    struct found found = { 0 };
    struct sv_error error = { 0 };

    cut.survey = "S";
    cut.unit = cut.unit == NULL ? "" : cut.unit;
    cut.procedure = cut.procedure == NULL ? "" : cut.procedure;
    cut.channel = cut.channel == NULL ? "" : cut.channel;
    cut.respondent = cut.respondent == NULL ? "" : cut.respondent;
    cut.period = cut.period == NULL ? "" : cut.period;
    cut.scope = scope;
    OK(sv_store_export_rows(test_db, survey, &(struct sv_export_order){ .cut = cut }, look_at,
                            &found, &error));
    return found;
}

static int64_t responses(struct sv_cut cut, const char *scope)
{
    return rows(cut, scope).count;
}

Test(response_store, stores_once_and_knows_the_same_again)
{
    cr_expect(eq(int, add(), SV_VERDICT_STORED));
    cr_expect(eq(int, add(), SV_VERDICT_KNOWN));
    cr_expect(eq(i64, responses((struct sv_cut){ 0 }, ""), 1));
}

Test(response_store, other_content_under_one_id_is_a_conflict_whatever_differs)
{
    static const char *const texts[] = { "comment", "Dấu \"ngoặc\", \\ và {}" };
    const struct sv_response first = response;

    cr_assert(eq(int, add(), SV_VERDICT_STORED));
    response.answers = test_answers(test_arena, 1, 1, 1, 1);
    cr_expect(eq(int, add(), SV_VERDICT_CONFLICT));
    response = first;
    response.texts = texts;
    response.text_count = 2;
    cr_expect(eq(int, add(), SV_VERDICT_CONFLICT));
    response = first;
    response.day++;
    cr_expect(eq(int, add(), SV_VERDICT_CONFLICT));
    response = first;
    response.unit = "V";
    cr_expect(eq(int, add(), SV_VERDICT_CONFLICT));
    response = first;
    response.complete = false;
    cr_expect(eq(int, add(), SV_VERDICT_CONFLICT));
    response = first;
    response.channel = SV_CHANNEL_KIOSK;
    response.revision = 2;
    cr_expect(eq(int, add(), SV_VERDICT_CONFLICT), "a person does not change the channel");
    cr_expect(eq(i64, responses((struct sv_cut){ 0 }, ""), 1));
}

Test(response_store, texts_come_back_as_they_were_sent)
{
    static const char *const texts[] = { "comment", "Dấu \"ngoặc\", \\ và {} NULL" };

    response.texts = texts;
    response.text_count = 2;
    cr_assert(eq(int, add(), SV_VERDICT_STORED));
    cr_expect(eq(int, add(), SV_VERDICT_KNOWN));
    cr_expect(eq(str, (char *)test_db_value("SELECT texts[2] FROM response"), (char *)texts[1]));
}

Test(response_store, highest_revision_counts_and_lower_ones_are_known)
{
    response.revision = 3;
    cr_assert(eq(int, add(), SV_VERDICT_STORED));
    response.revision = 5;
    response.answers = test_answers(test_arena, 5, 5, 5, 5);
    cr_assert(eq(int, add(), SV_VERDICT_STORED));
    response.revision = 4;
    cr_expect(eq(int, add(), SV_VERDICT_KNOWN));
    struct found found = rows((struct sv_cut){ 0 }, "");

    cr_expect(eq(i64, found.count, 1));
    cr_expect(eq(u8, found.first_answer, 5));
}

Test(response_store, tells_whether_a_response_is_known_without_storing_it)
{
    cr_expect(eq(int, hand_in(true), SV_VERDICT_ABSENT));
    cr_expect(eq(i64, responses((struct sv_cut){ 0 }, ""), 0));
    cr_assert(eq(int, add(), SV_VERDICT_STORED));
    cr_expect(eq(int, hand_in(true), SV_VERDICT_KNOWN));
    response.duration_s++;
    cr_expect(eq(int, hand_in(true), SV_VERDICT_CONFLICT));
}

Test(response_store, batch_gives_each_row_its_own_verdict)
{
    enum { COUNT = 300 };
    struct sv_response *responses_in = sv_arena_array(test_arena, COUNT, sizeof(*responses_in));
    struct sv_batch_row rows_in[COUNT] = { 0 };
    struct sv_error error = { 0 };

    for (size_t i = 0; i < COUNT; i++) {
        responses_in[i] = response;
        responses_in[i].id.bytes[0] = (uint8_t)(i / 256);
        responses_in[i].id.bytes[1] = (uint8_t)(i % 256);
        rows_in[i].response = &responses_in[i];
        rows_in[i].look_up_only = i % 3 == 2;
    }
    OK(sv_store_responses(test_db, test_arena, rows_in, COUNT, &error));
    for (size_t i = 0; i < COUNT; i++)
        cr_expect(eq(int, rows_in[i].verdict, i % 3 == 2 ? SV_VERDICT_ABSENT : SV_VERDICT_STORED));
    for (size_t i = 0; i < COUNT; i++) {
        rows_in[i].look_up_only = false;
        responses_in[i].duration_s += i % 3 == 1;
    }
    OK(sv_store_responses(test_db, test_arena, rows_in, COUNT, &error));
    for (size_t i = 0; i < COUNT; i++)
        cr_expect(eq(int, rows_in[i].verdict,
                     i % 3 == 0   ? SV_VERDICT_KNOWN
                     : i % 3 == 1 ? SV_VERDICT_CONFLICT
                                  : SV_VERDICT_STORED));
}

Test(response_store, closed_survey_takes_nothing_new_but_knows_what_it_has)
{
    struct sv_error error = { 0 };

    cr_assert(eq(int, add(), SV_VERDICT_STORED));
    OK(sv_store_survey_set_open(test_db, test_arena, "S", false, &error));
    cr_expect(eq(int, add(), SV_VERDICT_KNOWN));
    response.id.bytes[0] = 2;
    cr_expect(eq(int, add(), SV_VERDICT_CLOSED));
}

Test(response_store, rows_are_filtered_and_kept_within_the_scope)
{
    cr_assert(eq(int, add(), SV_VERDICT_STORED));
    response.id.bytes[0] = 2;
    response.unit = "V";
    response.day = 250;
    response.procedure = "PX";
    cr_assert(eq(int, add(), SV_VERDICT_STORED));
    response.id.bytes[0] = 3;
    response.unit = "U";
    response.counter = "U-1";
    response.channel = SV_CHANNEL_KIOSK;
    cr_assert(eq(int, add(), SV_VERDICT_STORED));

    cr_expect(eq(i64, responses((struct sv_cut){ 0 }, ""), 3));
    cr_expect(eq(i64, responses((struct sv_cut){ 0 }, "TOP"), 3));
    cr_expect(eq(i64, responses((struct sv_cut){ 0 }, "U"), 2));
    cr_expect(eq(i64, responses((struct sv_cut){ 0 }, "U-1"), 1));
    cr_expect(eq(i64, responses((struct sv_cut){ .unit = "V" }, "U"), 0));
    cr_expect(eq(i64, responses((struct sv_cut){ .period = "P1" }, ""), 1));
    cr_expect(eq(i64, responses((struct sv_cut){ .procedure = "PX" }, ""), 2));
    cr_expect(eq(i64, responses((struct sv_cut){ .channel = "kiosk" }, ""), 1));
    cr_expect(eq(i64, responses((struct sv_cut){ .respondent = "business" }, ""), 0));
    cr_expect(eq(str, rows((struct sv_cut){ 0 }, "").periods, "P1P2P2"), "in the order of ids");
}

Test(response_store, day_on_which_a_period_begins_belongs_to_it_alone)
{
    response.day = 200;
    cr_assert(eq(int, add(), SV_VERDICT_STORED));
    cr_expect(eq(i64, responses((struct sv_cut){ 0 }, ""), 1));
    cr_expect(eq(i64, responses((struct sv_cut){ .period = "P1" }, ""), 0));
    cr_expect(eq(i64, responses((struct sv_cut){ .period = "P2" }, ""), 1));
}

Test(response_store, no_column_tells_when_or_in_what_order)
{
    cr_expect(
        eq(str,
           (char *)test_db_value(
               "SELECT coalesce(string_agg(column_name, ','), '') FROM information_schema.columns"
               " WHERE table_schema = 'sipas' AND table_name = 'response'"
               "   AND (data_type LIKE 'time%' OR is_identity = 'YES'"
               "        OR column_default IS NOT NULL)"),
           ""));
}
