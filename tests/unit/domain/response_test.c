/* SPDX-License-Identifier: Apache-2.0 */
#include "domain/response.h"

#include "domain/answers.h"
#include "support/builders.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <string.h>

static struct sv_arena *arena;
static struct sv_survey *survey;
static struct sv_submission submission;
static struct sv_answer answers[8];
static struct sv_response checked;

static void open_submission(void)
{
    arena = sv_arena_new();
    survey = test_survey(arena, SV_INDEX_POOLED);
    submission = test_submission();
    submission.answers = answers;
    answers[0] = (struct sv_answer){ .item = "all", .value = 4 };
}

static void close_submission(void)
{
    sv_arena_free(arena);
}

TestSuite(submission, .init = open_submission, .fini = close_submission);

/* "pointer code" of the only violation, or how many there are. */
static const char *told(const struct sv_violations *found)
{
    if (found->count != 1)
        return sv_arena_printf(arena, "%zu violations", found->count);
    return sv_arena_printf(arena, "%s %s", found->first->pointer,
                           sv_violation_slug(found->first->code));
}

static const char *check(void)
{
    struct sv_violations found = { .arena = arena };

    sv_submission_check(survey, &submission, 250, &checked, &found);
    return told(&found);
}

static const char *answer(struct sv_answer added)
{
    answers[1] = added;
    submission.answer_count = 2;
    return check();
}

#define EXPECT(expected, actual) cr_expect(eq(str, (char *)(actual), (char *)(expected)))

static struct sv_response response_of_submission(void)
{
    EXPECT("0 violations", check());
    return checked;
}

Test(submission, that_breaks_no_rule_passes)
{
    EXPECT("0 violations", check());
    EXPECT("0 violations", answer((struct sv_answer){ .item = "a1", .kind = SV_ANSWER_NA }));
}

Test(submission, answers_are_held_against_their_scale)
{
    EXPECT("/answers/a1 off-scale", answer((struct sv_answer){ .item = "a1", .value = 6 }));
    EXPECT("/answers/a1 off-scale", answer((struct sv_answer){ .item = "a1", .value = 0 }));
    EXPECT("/answers/a1 off-scale", answer((struct sv_answer){ .item = "a1", .value = -1 }));
    EXPECT("/answers/a1 off-scale",
           answer((struct sv_answer){ .item = "a1", .value = INT64_C(4294967300) }));
    EXPECT("/answers/b1 na-not-allowed",
           answer((struct sv_answer){ .item = "b1", .kind = SV_ANSWER_NA }));
    EXPECT("/answers/a1 wrong-type",
           answer((struct sv_answer){ .item = "a1", .kind = SV_ANSWER_TEXT, .text = "4" }));
    EXPECT("/answers/none unknown-item", answer((struct sv_answer){ .item = "none", .value = 1 }));
}

Test(submission, multiple_choices_are_checked_one_by_one)
{
    static const int64_t good[] = { 1, 10 }, twice[] = { 3, 3 }, off[] = { 2, 11 };

    EXPECT("0 violations",
           answer((struct sv_answer){
               .item = "tools", .kind = SV_ANSWER_VALUES, .values = good, .value_count = 2 }));
    EXPECT("/answers/tools/1 repeated-option",
           answer((struct sv_answer){
               .item = "tools", .kind = SV_ANSWER_VALUES, .values = twice, .value_count = 2 }));
    EXPECT("/answers/tools/1 off-scale",
           answer((struct sv_answer){
               .item = "tools", .kind = SV_ANSWER_VALUES, .values = off, .value_count = 2 }));
    EXPECT("/answers/tools empty",
           answer((struct sv_answer){ .item = "tools", .kind = SV_ANSWER_VALUES }));
    EXPECT("/answers/tools wrong-type", answer((struct sv_answer){ .item = "tools", .value = 1 }));
}

Test(submission, conditional_item_may_be_answered_only_where_it_applies)
{
    struct sv_answer why = { .item = "why", .kind = SV_ANSWER_TEXT, .text = "chậm" };

    EXPECT("/answers/why not-applicable", answer(why));
    answers[2] = (struct sv_answer){ .item = "kind", .value = 2 };
    answers[1] = why;
    submission.answer_count = 3;
    EXPECT("0 violations", check());
    answers[1].text = "sáu chữ";
    EXPECT("/answers/why too-long", check());
    answers[1].text = "";
    EXPECT("/answers/why empty", check());
}

Test(submission, complete_one_needs_the_required_answers_and_a_partial_one_does_not)
{
    answers[0] = (struct sv_answer){ .item = "a1", .value = 3 };
    EXPECT("/answers/all required", check());
    submission.complete = false;
    EXPECT("0 violations", check());
}

Test(submission, place_must_belong_to_the_survey_and_together)
{
    submission.unit = "W";
    EXPECT("/unit unknown-unit", check());
    submission.unit = "U";
    submission.counter = "V-1";
    EXPECT("/counter unknown-counter", check());
    submission.counter = "U-1";
    submission.procedure = "P?";
    EXPECT("/procedure unknown-procedure", check());
    submission.procedure = "PX";
    EXPECT("0 violations", check());
    submission.unit = "V";
    submission.counter = NULL;
    submission.procedure = "PU";
    EXPECT("/procedure unknown-procedure", check());
}

Test(submission, tablet_must_name_its_counter)
{
    submission.channel = SV_CHANNEL_KIOSK;
    EXPECT("/counter required", check());
    submission.channel = SV_CHANNEL_PAPER;
    EXPECT("/channel channel-closed", check());
}

Test(submission, day_must_be_in_a_period_and_not_in_the_future)
{
    submission.day = 99;
    EXPECT("/day out-of-period", check());
    submission.day = 100;
    EXPECT("0 violations", check());
    submission.day = 251; /* tomorrow: a clock some hours ahead */
    EXPECT("0 violations", check());
    submission.day = 252;
    EXPECT("/day future-day", check());
}

Test(submission, counter_and_procedure_must_exist_on_the_day)
{
    struct sv_violations found = { .arena = arena };

    submission.counter = "U-1";
    submission.procedure = "PU";
    submission.day = 269;
    sv_submission_check(survey, &submission, 300, &checked, &found);
    cr_expect(eq(sz, found.count, 0));
    submission.day = 280;
    sv_submission_check(survey, &submission, 300, &checked, &found);
    cr_assert(eq(sz, found.count, 2));
    cr_expect(eq(int, found.first->code, SV_VIOLATION_UNKNOWN_COUNTER));
    cr_expect(eq(int, found.last->code, SV_VIOLATION_UNKNOWN_PROCEDURE));
}

Test(submission, faults_of_place_alone_are_told_from_others)
{
    struct sv_violations found = { .arena = arena };

    submission.counter = "gone";
    sv_submission_check(survey, &submission, 250, &checked, &found);
    cr_expect(sv_violations_of_place_only(&found));
    sv_violate(&found, "/answers/a1", SV_VIOLATION_OFF_SCALE);
    cr_expect(not(sv_violations_of_place_only(&found)));
    found = (struct sv_violations){ .arena = arena };
    cr_expect(not(sv_violations_of_place_only(&found)));
    sv_violate(&found, "/unit", SV_VIOLATION_REQUIRED);
    cr_expect(not(sv_violations_of_place_only(&found)));
}

Test(submission, unit_must_exist_on_the_day)
{
    struct sv_violations found = { .arena = arena };

    submission.day = 290;
    sv_submission_check(survey, &submission, 300, &checked, &found);
    cr_assert(eq(sz, found.count, 1));
    cr_expect(eq(int, found.first->code, SV_VIOLATION_UNKNOWN_UNIT));
}

Test(submission, with_everything_wrong_reports_everything)
{
    struct sv_violations found = { .arena = arena };

    submission.instrument = "OTHER";
    submission.unit = "W";
    submission.channel = SV_CHANNEL_PAPER;
    submission.day = 1000;
    answers[0] = (struct sv_answer){ .item = "a1", .value = 9 };
    sv_submission_check(survey, &submission, 250, &checked, &found);
    cr_expect(eq(sz, found.count, 6));
}

Test(submission, frame_is_held_against_the_survey)
{
    char long_comment[SV_COMMENT_LENGTH_MAX + 2];

    memset(long_comment, 'x', sizeof(long_comment) - 1);
    long_comment[sizeof(long_comment) - 1] = '\0';
    EXPECT("/answers/kind wrong-type",
           answer((struct sv_answer){ .item = "kind", .kind = SV_ANSWER_TEXT, .text = "2" }));
    answers[2] = (struct sv_answer){ .item = "kind", .value = 2 };
    answers[1] = (struct sv_answer){ .item = "why", .value = 2 };
    submission.answer_count = 3;
    EXPECT("/answers/why wrong-type", check());
    submission.answer_count = 1;
    survey->respondents[SV_RESPONDENT_CITIZEN] = false;
    EXPECT("/respondent_type out-of-range", check());
    survey->respondents[SV_RESPONDENT_CITIZEN] = true;
    submission.comment = long_comment;
    EXPECT("/comment too-long", check());
    long_comment[SV_COMMENT_LENGTH_MAX] = '\0';
    EXPECT("0 violations", check());
    submission.comment = "";
    EXPECT("/comment empty", check());
}

Test(submission, texts_stand_in_the_order_of_the_form_with_the_comment_last)
{
    submission.comment = "hết";
    answers[1] = (struct sv_answer){ .item = "why", .kind = SV_ANSWER_TEXT, .text = "chậm" };
    answers[2] = (struct sv_answer){ .item = "kind", .value = 2 };
    submission.answer_count = 3;
    struct sv_response stored = response_of_submission();

    cr_assert(eq(sz, stored.text_count, 4));
    cr_expect(eq(str, (char *)stored.texts[0], "why"));
    cr_expect(eq(str, (char *)stored.texts[1], "chậm"));
    cr_expect(eq(str, (char *)stored.texts[2], "comment"));
    cr_expect(eq(str, (char *)stored.texts[3], "hết"));
}

Test(submission, hold_no_value_that_is_no_option)
{
    const uint8_t *encoded = test_answers(arena, 4, 0, 0, 0);

    cr_expect(sv_answers_hold(survey->instrument, encoded, 0, 4));
    cr_expect(not(sv_answers_hold(survey->instrument, encoded, 0, 5)));
    cr_expect(not(sv_answers_hold(survey->instrument, encoded, 0, 6)));
}

Test(violations, past_the_limit_are_counted_and_not_kept)
{
    struct sv_arena *memory = sv_arena_new();
    struct sv_violations found = { .arena = memory };
    size_t kept = 0;

    for (size_t i = 0; i < SV_VIOLATIONS_KEPT + 50; i++)
        sv_violate_member(&found, "/answers", "x", SV_VIOLATION_UNKNOWN_ITEM);
    for (const struct sv_violation *next = found.first; next != NULL; next = next->next)
        kept++;
    cr_expect(eq(sz, found.count, SV_VIOLATIONS_KEPT + 50));
    cr_expect(eq(sz, kept, SV_VIOLATIONS_KEPT));
    cr_expect(eq(str, (char *)found.last->pointer, "/answers/x"));
    sv_arena_free(memory);
}

Test(submission, becomes_the_same_bytes_in_whatever_order_it_was_answered)
{
    answers[1] = (struct sv_answer){ .item = "a1", .kind = SV_ANSWER_NA };
    answers[2] = (struct sv_answer){ .item = "b1", .value = 5 };
    submission.answer_count = 3;
    submission.comment = "Cảm ơn";
    struct sv_response first = response_of_submission();

    answers[0] = answers[2];
    answers[2] = (struct sv_answer){ .item = "all", .value = 4 };
    struct sv_response second = response_of_submission();

    cr_assert(eq(sz, first.answers_size, survey->instrument->answers_size));
    cr_expect(memcmp(first.answers, second.answers, first.answers_size) == 0);
    cr_expect(eq(u8, first.answers[0], SV_CODE_NA));
    cr_expect(eq(u8, first.answers[1], SV_CODE_ABSENT));
    cr_expect(eq(u8, first.answers[2], 5));
    cr_expect(eq(u8, first.answers[3], 4));
    cr_assert(eq(sz, first.text_count, 2));
    cr_expect(eq(str, (char *)first.texts[0], "comment"));
}

/* The same of one that was taken in before. */
static const char *check_stored(void)
{
    struct sv_violations found = { .arena = arena };

    sv_submission_check_stored(survey, &submission, &checked, &found);
    return told(&found);
}

Test(submission, once_taken_in_is_counted_whatever_was_corrected_since)
{
    submission.counter = "gone";
    submission.procedure = "gone";
    survey->channels[submission.channel] = false;
    EXPECT("0 violations", check_stored());
    cr_expect(eq(u8, checked.answers[3], 4));
    submission.complete = true;
    submission.answer_count = 0;
    EXPECT("0 violations", check_stored());
}

Test(submission, once_taken_in_must_still_fit_what_figures_are_made_of)
{
    EXPECT("0 violations", check_stored());
    answers[0].value = 6;
    EXPECT("/answers/all off-scale", check_stored());
    answers[0].value = 4;
    submission.day = 2000;
    EXPECT("/day out-of-period", check_stored());
    submission.day = 250;
    submission.unit = "none";
    EXPECT("/unit unknown-unit", check_stored());
    submission.unit = test_submission().unit;
    submission.instrument = "OTHER";
    EXPECT("/instrument wrong-instrument", check_stored());
}
