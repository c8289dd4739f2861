/* SPDX-License-Identifier: Apache-2.0 */
#include "app/par.h"

#include "app/feeds.h"

#include "store/catalogue_store.h"
#include "store/par_store.h"
#include "store/pool.h"
#include "store/release_store.h"
#include "store/transaction.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <string.h>

/*
 * The store, faked: the test binary links these instead of store/. There is one
 * scorecard, of unit DEPT below PROV in framework F for 2026, once it was begun.
 */
static struct sv_arena *arena;
static struct sv_scorecard_head kept;
static struct sv_score entered[20];
static size_t entered_count;
static struct sv_survey_points fed;
static size_t fed_count;
static struct sv_scorecard_head heads[3];
static int transactions;

static const struct sv_document framework_document = { .code = "F", .version = 1, .text = "" };

enum sv_status sv_pool_take(struct sv_pool *pool, struct sv_loan *ret_loan, struct sv_error *reterr)
{
    (void)pool, (void)ret_loan, (void)reterr;
    return SV_OK;
}

void sv_pool_give(struct sv_loan *loan)
{
    (void)loan;
}

enum sv_status sv_transact(struct sv_db *db, sv_work *work, void *context, struct sv_error *reterr)
{
    transactions++;
    return work(db, context, reterr);
}

enum sv_status sv_store_unit_within(struct sv_db *db, struct sv_arena *memory, const char *unit,
                                    const char *above, bool *ret_within, struct sv_error *reterr)
{
    (void)db, (void)memory, (void)reterr;
    *ret_within =
        strcmp(unit, "DEPT") == 0 && (strcmp(above, "DEPT") == 0 || strcmp(above, "PROV") == 0);
    return SV_OK;
}

enum sv_status sv_store_framework_add(struct sv_db *db, struct sv_arena *memory,
                                      const struct sv_document *document, bool *ret_added,
                                      struct sv_error *reterr)
{
    (void)db, (void)memory, (void)document, (void)reterr;
    *ret_added = true;
    return SV_OK;
}

enum sv_status sv_store_framework_find(struct sv_db *db, struct sv_arena *memory, const char *code,
                                       int64_t version, struct sv_document *ret_document,
                                       struct sv_error *reterr)
{
    (void)db, (void)memory;
    if (strcmp(code, "F") != 0 || version > 2)
        return sv_fail(reterr, SV_ERR_NOT_FOUND, "framework", "none");
    *ret_document = framework_document;
    return SV_OK;
}

enum sv_status sv_store_framework_list(struct sv_db *db, struct sv_arena *memory,
                                       struct sv_documents *ret_documents, struct sv_error *reterr)
{
    (void)db, (void)memory, (void)reterr;
    *ret_documents = (struct sv_documents){ .items = &framework_document, .count = 1 };
    return SV_OK;
}

enum sv_status sv_store_scorecard_add(struct sv_db *db, struct sv_arena *memory,
                                      const struct sv_scorecard_key *key, int64_t version,
                                      struct sv_error *reterr)
{
    (void)db, (void)memory, (void)reterr;
    if (kept.version == 0)
        kept = (struct sv_scorecard_head){ .key = *key, .version = version };
    return SV_OK;
}

enum sv_status sv_store_scorecard_find(struct sv_db *db, struct sv_arena *memory,
                                       const struct sv_scorecard_key *key,
                                       struct sv_scorecard_head *ret_head, struct sv_error *reterr)
{
    (void)db, (void)memory, (void)key;
    if (kept.version == 0)
        return sv_fail(reterr, SV_ERR_NOT_FOUND, "scorecard", "none");
    *ret_head = kept;
    return SV_OK;
}

enum sv_status sv_store_scorecard_list(struct sv_db *db, struct sv_arena *memory, const char *unit,
                                       const struct sv_scorecard_head **ret_heads,
                                       size_t *ret_count, struct sv_error *reterr)
{
    (void)db, (void)memory, (void)unit, (void)reterr;
    *ret_heads = heads;
    *ret_count = sizeof(heads) / sizeof(heads[0]);
    return SV_OK;
}

enum sv_status sv_store_score_add(struct sv_db *db, struct sv_arena *memory,
                                  const struct sv_scores *scores, const struct sv_score *score,
                                  sv_day entered_on, struct sv_error *reterr)
{
    (void)db, (void)memory, (void)scores, (void)entered_on, (void)reterr;
    entered[entered_count++] = *score;
    return SV_OK;
}

enum sv_status sv_store_score_list(struct sv_db *db, struct sv_arena *memory,
                                   const struct sv_scorecard_key *key,
                                   const struct sv_score **ret_scores, size_t *ret_count,
                                   struct sv_error *reterr)
{
    (void)db, (void)memory, (void)key, (void)reterr;
    *ret_scores = entered;
    *ret_count = entered_count;
    return SV_OK;
}

enum sv_status sv_store_survey_points(struct sv_db *db, struct sv_arena *memory,
                                      const struct sv_scorecard_key *key,
                                      const struct sv_survey_points **ret_points, size_t *ret_count,
                                      struct sv_error *reterr)
{
    (void)db, (void)memory, (void)key, (void)reterr;
    *ret_points = &fed;
    *ret_count = fed_count;
    return SV_OK;
}

/* The framework: 62 points by hand and the survey criterion 7 with 38. */
static struct sv_criterion criteria[] = {
    { .code = "1", .max_points = 62 * SV_POINT, .parent = SV_NO_PARENT, .leaf = true },
    { .code = "7",
      .max_points = 38 * SV_POINT,
      .parent = SV_NO_PARENT,
      .leaf = true,
      .rule.kind = SV_RULE_SURVEY_LINEAR },
};

static enum sv_status read_framework(struct sv_arena *memory, const char *text, size_t size,
                                     struct sv_framework *ret_framework,
                                     struct sv_violations *violations, struct sv_error *reterr)
{
    (void)memory, (void)text, (void)size, (void)violations, (void)reterr;
    *ret_framework = (struct sv_framework){ .code = "F",
                                            .version = 1,
                                            .max_points = 100 * SV_POINT,
                                            .criteria = criteria,
                                            .criterion_count = 2 };
    return SV_OK;
}

static const struct sv_codec codec = { .read_framework = read_framework };
static const struct sv_app app = { .codec = &codec };
static struct sv_error error;

static void set_up(void)
{
    arena = sv_arena_new();
}

static void tear_down(void)
{
    sv_arena_free(arena);
}

TestSuite(scores_enter, .init = set_up, .fini = tear_down);
TestSuite(app_scorecard, .init = set_up, .fini = tear_down);
TestSuite(app_frameworks, .init = set_up, .fini = tear_down);

static struct sv_scores_entry entry;

/* Enters points of criterion 1, or of another. */
static enum sv_status enter(const char *criterion, enum sv_stage stage, sv_points points)
{
    const struct sv_score score = {
        .criterion = criterion, .stage = stage, .applicable = true, .points = points
    };
    const struct sv_scores scores = { .framework = "F",
                                      .version = 1,
                                      .unit = "DEPT",
                                      .period = "2026",
                                      .stage = stage,
                                      .reason = "source",
                                      .scores = &score,
                                      .score_count = 1 };

    entry = (struct sv_scores_entry){ .scores = &scores, .violations = { .arena = arena } };
    return sv_app_scores_enter(&app, arena, &entry, &error);
}

Test(scores_enter, begins_the_scorecard_and_adds_the_points_in_a_transaction)
{
    cr_assert(eq(int, enter("1", SV_STAGE_SELF, 50 * SV_POINT), SV_OK));
    cr_expect(eq(sz, entry.added, 1));
    cr_expect(eq(i64, kept.version, 1));
    cr_expect(eq(sz, entered_count, 1));
    cr_expect(eq(int, transactions, 1));
}

Test(scores_enter, adds_nothing_when_the_same_document_comes_again)
{
    cr_assert(eq(int, enter("1", SV_STAGE_SELF, 50 * SV_POINT), SV_OK));
    cr_assert(eq(int, enter("1", SV_STAGE_SELF, 50 * SV_POINT), SV_OK));
    cr_expect(eq(sz, entry.added, 0));
    cr_expect(eq(sz, entered_count, 1));
}

/* The earlier stage stands as it was, however the later one differs. */
Test(scores_enter, adds_nothing_for_an_earlier_stage_that_stands_already)
{
    cr_assert(eq(int, enter("1", SV_STAGE_SELF, 50 * SV_POINT), SV_OK));
    cr_assert(eq(int, enter("1", SV_STAGE_FINAL, 48 * SV_POINT), SV_OK));
    cr_assert(eq(int, enter("1", SV_STAGE_SELF, 50 * SV_POINT), SV_OK));
    cr_expect(eq(sz, entered_count, 2));
}

Test(scores_enter, adds_a_new_stage_of_the_same_points_and_points_that_come_back)
{
    cr_assert(eq(int, enter("1", SV_STAGE_SELF, 50 * SV_POINT), SV_OK));
    cr_assert(eq(int, enter("1", SV_STAGE_FINAL, 50 * SV_POINT), SV_OK));
    cr_assert(eq(int, enter("1", SV_STAGE_FINAL, 49 * SV_POINT), SV_OK));
    cr_assert(eq(int, enter("1", SV_STAGE_FINAL, 50 * SV_POINT), SV_OK));
    cr_expect(eq(sz, entered_count, 4));
}

Test(scores_enter, stores_nothing_of_a_document_that_breaks_a_rule)
{
    cr_assert(eq(int, enter("7", SV_STAGE_FINAL, 38 * SV_POINT), SV_OK));
    cr_expect(eq(sz, entry.violations.count, 1));
    cr_expect(eq(int, transactions, 0));
}

Test(scores_enter, refuses_another_version_of_the_framework_than_the_scorecard_has)
{
    kept = (struct sv_scorecard_head){ .key = { "F", "DEPT", "2026" }, .version = 2 };
    cr_expect(eq(int, enter("1", SV_STAGE_SELF, 0), SV_ERR_CONFLICT));
    cr_expect(eq(sz, entered_count, 0));
}

Test(scores_enter, refuses_a_unit_that_does_not_exist)
{
    const struct sv_scores scores = { .framework = "F", .version = 1, .unit = "NIX" };

    entry = (struct sv_scores_entry){ .scores = &scores, .violations = { .arena = arena } };
    cr_expect(eq(int, sv_app_scores_enter(&app, arena, &entry, &error), SV_ERR_NOT_FOUND));
    cr_expect(eq(str, error.where, "unit"));
}

static enum sv_status scorecard_for(const char *unit_above, struct sv_scorecard *ret_scorecard)
{
    const struct sv_caller caller = { .role = SV_ROLE_LEADER, .unit = unit_above };
    const struct sv_scorecard_key key = { .framework = "F", .unit = "DEPT", .period = "2026" };

    return sv_app_scorecard(&app, arena, &caller, &key, ret_scorecard, &error);
}

/* One entry of 50 points and a release with a share of 0.75 of this maximum. */
static void keep_scorecard(const char *criterion, sv_points max_points)
{
    kept = (struct sv_scorecard_head){ .key = { "F", "DEPT", "2026" },
                                       .version = 1,
                                       .unit_name = { "Sở", "Dept" } };
    entered[0] = (struct sv_score){
        .criterion = "1", .stage = SV_STAGE_SELF, .applicable = true, .points = 50 * SV_POINT
    };
    entered_count = 1;
    fed = (struct sv_survey_points){ .criterion = criterion,
                                     .release.survey = "S",
                                     .release.number = 3,
                                     .release.sha256 = "",
                                     .release.index = { .known = true, .value = 0.75 },
                                     .release.sub_index = { .max_points = max_points } };
    fed_count = 1;
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

    heads[0] = (struct sv_scorecard_head){ .key = { "E", "DEPT", "2026" }, .version = 1 };
    heads[1] = (struct sv_scorecard_head){ .key = { "F", "DEPT", "2026" }, .version = 1 };
    heads[2] = (struct sv_scorecard_head){ .key = { "F", "DEPT", "2027" }, .version = 2 };
    cr_assert(eq(int, sv_app_frameworks(&app, arena, &caller, &uses, &count, &error), SV_OK));
    cr_assert(eq(sz, count, 1));
    cr_assert(eq(sz, uses[0].scorecard_count, 1));
    cr_expect(eq(str, (char *)uses[0].scorecards[0].key.period, "2026"));
    cr_expect(eq(str, (char *)uses[0].scorecards[0].key.framework, "F"));
}
