/* SPDX-License-Identifier: Apache-2.0 */
#include "app/par.h"

#include "app/feeds.h"

#include "support/fake_par.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <string.h>

static struct sv_arena *arena;
static struct sv_error error;

static void set_up(void)
{
    arena = sv_arena_new();
    fake = (struct fake_par){ .kept.decision_number = "" };
}

static void tear_down(void)
{
    sv_arena_free(arena);
}

TestSuite(scores_enter, .init = set_up, .fini = tear_down);
TestSuite(app_scorecard, .init = set_up, .fini = tear_down);
TestSuite(app_frameworks, .init = set_up, .fini = tear_down);

static struct sv_scores_entry entry;

/* What the document holds besides. */
static struct sv_card_scores with;
static struct sv_par_decision decision = { .number = "" };

/* Enters points of criterion 1, or of another. */
static enum sv_status enter(const char *criterion, enum sv_stage stage, sv_points points)
{
    struct sv_score score = {
        .criterion = criterion, .stage = stage, .applicable = true, .points = points
    };
    struct sv_card_scores card = with;
    const struct sv_scores scores = { .framework = "F",
                                      .version = 1,
                                      .period = "2026",
                                      .stage = stage,
                                      .reason = "source",
                                      .decision = decision,
                                      .cards = &card,
                                      .card_count = 1 };

    card.unit = "DEPT";
    card.pointer = "";
    card.scores = &score;
    card.score_count = 1;
    entry = (struct sv_scores_entry){ .scores = &scores,
                                      .author = "operator",
                                      .entered_on = 20000,
                                      .violations = { .arena = arena } };
    return sv_app_scores_enter(&fake_app, arena, &entry, &error);
}

Test(scores_enter, begins_the_scorecard_and_adds_the_points_in_a_transaction)
{
    cr_assert(eq(int, enter("1", SV_STAGE_SELF, 50 * SV_POINT), SV_OK));
    cr_expect(eq(sz, entry.added, 1));
    cr_expect(eq(i64, fake.kept.version, 1));
    cr_expect(eq(sz, fake.entered_count, 1));
    cr_expect(eq(int, fake.transactions, 1));
}

Test(scores_enter, adds_nothing_when_the_same_document_comes_again)
{
    cr_assert(eq(int, enter("1", SV_STAGE_SELF, 50 * SV_POINT), SV_OK));
    cr_assert(eq(int, enter("1", SV_STAGE_SELF, 50 * SV_POINT), SV_OK));
    cr_expect(eq(sz, entry.added, 0));
    cr_expect(eq(sz, fake.entered_count, 1));
}

/* The earlier stage stands as it was, however the later one differs. */
Test(scores_enter, adds_nothing_for_an_earlier_stage_that_stands_already)
{
    cr_assert(eq(int, enter("1", SV_STAGE_SELF, 50 * SV_POINT), SV_OK));
    cr_assert(eq(int, enter("1", SV_STAGE_FINAL, 48 * SV_POINT), SV_OK));
    cr_assert(eq(int, enter("1", SV_STAGE_SELF, 50 * SV_POINT), SV_OK));
    cr_expect(eq(sz, fake.entered_count, 2));
}

Test(scores_enter, adds_a_new_stage_of_the_same_points_and_points_that_come_back)
{
    cr_assert(eq(int, enter("1", SV_STAGE_SELF, 50 * SV_POINT), SV_OK));
    cr_assert(eq(int, enter("1", SV_STAGE_FINAL, 50 * SV_POINT), SV_OK));
    cr_assert(eq(int, enter("1", SV_STAGE_FINAL, 49 * SV_POINT), SV_OK));
    cr_assert(eq(int, enter("1", SV_STAGE_FINAL, 50 * SV_POINT), SV_OK));
    cr_expect(eq(sz, fake.entered_count, 4));
}

Test(scores_enter, stores_nothing_of_a_document_that_breaks_a_rule)
{
    cr_assert(eq(int, enter("7", SV_STAGE_FINAL, 38 * SV_POINT), SV_OK));
    cr_expect(eq(sz, entry.violations.count, 1));
    cr_expect(eq(int, fake.transactions, 0));
}

Test(scores_enter, refuses_another_version_of_the_framework_than_the_scorecard_has)
{
    fake.kept = (struct sv_scorecard_head){ .key = { "F", "DEPT", "2026" }, .version = 2 };
    cr_expect(eq(int, enter("1", SV_STAGE_SELF, 0), SV_ERR_CONFLICT));
    cr_expect(eq(sz, fake.entered_count, 0));
}

Test(scores_enter, refuses_a_unit_that_does_not_exist)
{
    const struct sv_card_scores card = { .unit = "NIX", .pointer = "" };
    const struct sv_scores scores = {
        .framework = "F", .version = 1, .decision.number = "", .cards = &card, .card_count = 1
    };

    entry = (struct sv_scores_entry){ .scores = &scores, .violations = { .arena = arena } };
    cr_expect(eq(int, sv_app_scores_enter(&fake_app, arena, &entry, &error), SV_ERR_NOT_FOUND));
    cr_expect(eq(str, error.where, "unit"));
}

Test(scores_enter, tells_each_entry_in_the_history)
{
    cr_assert(eq(int, enter("1", SV_STAGE_SELF, 50 * SV_POINT), SV_OK));
    cr_assert(eq(int, enter("1", SV_STAGE_SELF, 49 * SV_POINT), SV_OK));
    cr_assert(eq(sz, fake.event_count, 2));
    cr_expect(eq(str, (char *)fake.events[1].action, "score"));
    cr_expect(eq(str, (char *)fake.events[1].from, "self 50"));
    cr_expect(eq(str, (char *)fake.events[1].to, "self 49"));
    cr_expect(eq(str, (char *)fake.events[1].author, "operator"));
    cr_expect(eq(str, (char *)fake.entered[1].reason, "source"));
    cr_expect(eq(int, fake.entered[1].entered_on, 20000));
}

/* One part and the total, each half a hundredth off at most. */
Test(scores_enter, takes_a_total_within_the_rounding_and_rolls_another_back)
{
    with = (struct sv_card_scores){ .has_total = true, .total = 50010000 };
    cr_assert(eq(int, enter("1", SV_STAGE_FINAL, 50 * SV_POINT), SV_OK));
    cr_expect(eq(sz, entry.violations.count, 0));
    cr_expect(eq(sz, fake.entered_count, 2));
    with.total = 50010001;
    cr_assert(eq(int, enter("1", SV_STAGE_FINAL, 50 * SV_POINT), SV_OK));
    cr_assert(eq(sz, entry.violations.count, 1));
    cr_expect(eq(str, (char *)entry.violations.first->pointer, "/total"));
    cr_expect(eq(sz, fake.entered_count, 2));
}

Test(scores_enter, publishes_by_a_decision_once_every_survey_criterion_is_filled)
{
    decision = (struct sv_par_decision){ "1/QĐ", 20000 };
    cr_expect(eq(int, enter("1", SV_STAGE_FINAL, 50 * SV_POINT), SV_ERR_CONFLICT));
    cr_expect(eq(sz, fake.entered_count, 0));
    fake.fed = (struct sv_survey_points){ .criterion = "7",
                                          .release.shown = true,
                                          .release.index = { .known = true, .value = 0.75 },
                                          .release.sub_index = { .max_points = 38 * SV_POINT } };
    fake.fed_count = 1;
    cr_assert(eq(int, enter("1", SV_STAGE_FINAL, 50 * SV_POINT), SV_OK), "%s", error.detail);
    cr_expect(eq(int, fake.kept.state, SV_CARD_PUBLISHED));
    cr_expect(eq(sz, fake.pinned, 1));
    cr_expect(eq(sz, entry.published, 1));
    /* The same again is no other decision. */
    cr_assert(eq(int, enter("1", SV_STAGE_FINAL, 50 * SV_POINT), SV_OK));
    cr_expect(eq(sz, entry.published, 0));
}

Test(scores_enter, changes_a_settled_card_by_another_decision_only)
{
    fake.kept = (struct sv_scorecard_head){ .key = { "F", "DEPT", "2026" },
                                            .version = 1,
                                            .state = SV_CARD_FINAL,
                                            .decision_number = "1/QĐ",
                                            .decision_date = 20000 };
    cr_expect(eq(int, enter("1", SV_STAGE_FINAL, 50 * SV_POINT), SV_ERR_CONFLICT));
    cr_expect(eq(str, error.where, "state"));
    cr_expect(eq(sz, fake.entered_count, 0));
}

static enum sv_status scorecard_for(const char *unit_above, struct sv_scorecard *ret_scorecard)
{
    const struct sv_caller caller = { .role = SV_ROLE_LEADER, .unit = unit_above };
    const struct sv_scorecard_key key = { .framework = "F", .unit = "DEPT", .period = "2026" };

    return sv_app_scorecard(&fake_app, arena, &caller, &key, ret_scorecard, &error);
}

/* One entry of 50 points and a release with a share of 0.75 of this maximum. */
static void keep_scorecard(const char *criterion, sv_points max_points)
{
    fake.kept = (struct sv_scorecard_head){ .key = { "F", "DEPT", "2026" },
                                            .version = 1,
                                            .unit_name = { "Sở", "Dept" } };
    fake.entered[0] = (struct sv_score){
        .criterion = "1", .stage = SV_STAGE_SELF, .applicable = true, .points = 50 * SV_POINT
    };
    fake.entered_count = 1;
    fake.fed = (struct sv_survey_points){ .criterion = criterion,
                                          .release.survey = "S",
                                          .release.number = 3,
                                          .release.sha256 = "",
                                          .release.index = { .known = true, .value = 0.75 },
                                          .release.sub_index = { .max_points = max_points } };
    fake.fed_count = 1;
}

Test(app_scorecard, adds_up_what_was_entered_and_what_was_released)
{
    struct sv_scorecard card = { 0 };

    keep_scorecard("7", 38 * SV_POINT);
    cr_assert(eq(int, scorecard_for("", &card), SV_OK), "%s", error.detail);
    cr_expect(eq(i64, card.points, 78500000));
    cr_expect(eq(str, (char *)card.unit_name.vi, "Sở"));
    cr_expect(eq(str, (char *)card.period, "2026"));
    cr_expect(card.complete);
}

Test(app_scorecard, is_shown_to_the_unit_and_those_above_it_only)
{
    struct sv_scorecard card = { 0 };

    keep_scorecard("7", 38 * SV_POINT);
    cr_expect(eq(int, scorecard_for("DEPT", &card), SV_OK));
    cr_expect(eq(int, scorecard_for("PROV", &card), SV_OK));
    cr_expect(eq(int, scorecard_for("OTHER", &card), SV_ERR_FORBIDDEN));
}

/* A release that was made for another version must not make the scorecard unreadable. */
Test(app_scorecard, leaves_out_a_release_that_does_not_fit_its_framework)
{
    static const struct {
        const char *criterion;
        sv_points max_points;
    } cases[] = { { "7", 40 * SV_POINT }, { "1", 62 * SV_POINT }, { "8", 38 * SV_POINT } };

    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct sv_scorecard card = { 0 };

        keep_scorecard(cases[i].criterion, cases[i].max_points);
        cr_assert(eq(int, scorecard_for("", &card), SV_OK));
        for (size_t k = 0; k < card.framework->criterion_count; k++)
            cr_expect(card.lines[k].survey == NULL, "case %zu", i);
    }
}

Test(feed, fits_a_survey_criterion_of_the_same_maximum_and_nothing_else)
{
    struct sv_criterion both[] = {
        { .code = "1", .max_points = 62 * SV_POINT, .parent = SV_NO_PARENT, .leaf = true },
        { .code = "7",
          .max_points = 38 * SV_POINT,
          .parent = SV_NO_PARENT,
          .leaf = true,
          .rule.kind = SV_RULE_SURVEY_LINEAR },
    };
    const struct sv_framework framework = { .criteria = both, .criterion_count = 2 };

    cr_expect(sv_feed_fits(&framework, "7", 38 * SV_POINT));
    cr_expect(not(sv_feed_fits(&framework, "7", 40 * SV_POINT)));
    cr_expect(not(sv_feed_fits(&framework, "1", 62 * SV_POINT)));
    cr_expect(not(sv_feed_fits(&framework, "8", 38 * SV_POINT)));
}

Test(app_frameworks, come_with_the_scorecards_of_their_code_and_version)
{
    const struct sv_caller caller = { .unit = "" };
    const struct sv_framework_use *uses = NULL;
    size_t count = 0;

    fake.head_count = 3;
    fake.heads[0] = (struct sv_scorecard_head){ .key = { "E", "DEPT", "2026" }, .version = 1 };
    fake.heads[1] = (struct sv_scorecard_head){ .key = { "F", "DEPT", "2026" }, .version = 1 };
    fake.heads[2] = (struct sv_scorecard_head){ .key = { "F", "DEPT", "2027" }, .version = 2 };
    cr_assert(eq(int, sv_app_frameworks(&fake_app, arena, &caller, &uses, &count, &error), SV_OK));
    cr_assert(eq(sz, count, 1));
    cr_assert(eq(sz, uses[0].scorecard_count, 1));
    cr_expect(eq(str, (char *)uses[0].scorecards[0].key.period, "2026"));
    cr_expect(eq(str, (char *)uses[0].scorecards[0].key.framework, "F"));
}
