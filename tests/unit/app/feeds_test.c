/* SPDX-License-Identifier: Apache-2.0 */
#include "app/feeds.h"

#include "store/par_store.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <string.h>

/* The framework: a criterion of 38 points by each rule, and one that no survey fills. */
static const struct sv_rule_option weights[] = { { .code = "1", .percent = 0 },
                                                 { .code = "2", .percent = 100 * SV_POINT } };
static struct sv_criterion criteria[] = {
    { .code = "linear",
      .max_points = 38 * SV_POINT,
      .parent = SV_NO_PARENT,
      .leaf = true,
      .rule.kind = SV_RULE_SURVEY_LINEAR },
    { .code = "steps",
      .max_points = 38 * SV_POINT,
      .parent = SV_NO_PARENT,
      .leaf = true,
      .rule.kind = SV_RULE_SURVEY_STEPS },
    { .code = "options",
      .max_points = 38 * SV_POINT,
      .parent = SV_NO_PARENT,
      .leaf = true,
      .rule = { .kind = SV_RULE_SURVEY_OPTIONS,
                .item = "q1",
                .options = weights,
                .option_count = 2 } },
    { .code = "manual", .max_points = 38 * SV_POINT, .parent = SV_NO_PARENT, .leaf = true },
};
static const struct sv_framework framework = { .criteria = criteria, .criterion_count = 4 };

enum sv_status sv_store_framework_find(struct sv_db *db, struct sv_arena *memory, const char *code,
                                       int64_t version, struct sv_document *ret_document,
                                       struct sv_error *reterr)
{
    (void)db, (void)memory, (void)code, (void)version, (void)reterr;
    *ret_document = (struct sv_document){ .text = "" };
    return SV_OK;
}

static enum sv_status read_framework(struct sv_arena *memory, const char *text, size_t size,
                                     struct sv_framework *ret_framework,
                                     struct sv_violations *violations, struct sv_error *reterr)
{
    (void)memory, (void)text, (void)size, (void)violations, (void)reterr;
    *ret_framework = framework;
    return SV_OK;
}

static const struct sv_option_count counts[] = { { "1", 3 }, { "2", 5 } };

static enum sv_status read_option_counts(struct sv_arena *memory, const char *options,
                                         const char *item,
                                         const struct sv_option_count **ret_counts,
                                         size_t *ret_count, struct sv_error *reterr)
{
    (void)memory, (void)reterr;
    cr_expect(eq(str, (char *)item, "q1"));
    *ret_counts = counts;
    *ret_count = options[0] == '\0' ? 0 : 2;
    return SV_OK;
}

static const struct sv_codec codec = { .read_framework = read_framework,
                                       .read_option_counts = read_option_counts };
static const struct sv_app app = { .codec = &codec };
static struct sv_arena *arena;
static struct sv_error error;
static struct sv_option answers[] = { { .value = 1 }, { .value = 2 } };
static struct sv_item item;
static struct sv_instrument instrument;
static struct sv_survey survey;

static void begin(void)
{
    arena = sv_arena_new();
    item = (struct sv_item){
        .code = "q1", .kind = SV_ITEM_SINGLE, .options = answers, .option_count = 2
    };
    instrument = (struct sv_instrument){ .items = &item, .item_count = 1 };
    survey = (struct sv_survey){ .instrument = &instrument,
                                 .sub_index = { .max_points = 38 * SV_POINT } };
}

static void end(void)
{
    sv_arena_free(arena);
}

TestSuite(feeds, .init = begin, .fini = end);

static enum sv_status check(const char *criterion)
{
    const struct sv_feed feed = { "F", criterion, "2026" };

    return sv_feed_check(&app, NULL, arena, &survey, &feed, &error);
}

Test(feeds, fill_criteria_of_the_three_survey_rules_and_a_linear_one_with_the_maximum_of_the_survey)
{
    static const char *const filled[] = { "linear", "steps", "options" };

    for (size_t i = 0; i < 3; i++)
        cr_expect(eq(int, check(filled[i]), SV_OK), "%s: %s", filled[i], error.detail);
    cr_expect(eq(int, check("manual"), SV_ERR_INVALID));
    cr_expect(eq(int, check("none"), SV_ERR_INVALID));
    survey.sub_index.max_points = 40 * SV_POINT;
    for (size_t i = 0; i < 3; i++)
        cr_expect(eq(int, check(filled[i]), i == 0 ? SV_ERR_INVALID : SV_OK), "%s", filled[i]);
}

Test(feeds, by_options_need_an_item_of_one_answer_of_which_each_has_a_weight)
{
    item.code = "q2";
    cr_expect(eq(int, check("options"), SV_ERR_INVALID));
    item.code = "q1";
    item.kind = SV_ITEM_MULTIPLE;
    cr_expect(eq(int, check("options"), SV_ERR_INVALID));
    item.kind = SV_ITEM_SCALE;
    cr_expect(eq(int, check("options"), SV_OK));
    answers[1].value = 3;
    cr_expect(eq(int, check("options"), SV_ERR_INVALID));
    cr_expect(eq(int, check("linear"), SV_OK));
    answers[1].value = 2;
}

Test(feeds, leave_out_what_does_not_fit_and_find_the_counts_of_options)
{
    const struct sv_sub_index right = { .max_points = 38 * SV_POINT }, wrong = { 0 };
    const struct sv_survey_points all[] = {
        { .criterion = "linear", .release.sub_index = wrong, .answers = "" },
        { .criterion = "manual", .release.sub_index = right, .answers = "" },
        { .criterion = "options", .release.sub_index = right, .answers = "{}" },
        { .criterion = "steps", .release.sub_index = right, .answers = "{}" },
    };
    const struct sv_survey_points *points = all;
    size_t count = 4;

    cr_assert(
        eq(int, sv_feed_keep_fitting(&app, arena, &framework, &points, &count, &error), SV_OK));
    cr_assert(eq(sz, count, 2));
    cr_expect(eq(str, (char *)points[0].criterion, "options"));
    cr_assert(eq(sz, points[0].option_count, 2));
    cr_expect(eq(i64, points[0].options[1].count, 5));
    cr_expect(eq(str, (char *)points[1].criterion, "steps"));
    cr_expect(eq(sz, points[1].option_count, 0));
}
