/* SPDX-License-Identifier: Apache-2.0 */
#include "store/par_store.h"

#include "store/release_store.h"
#include "support/test_db.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>

/* Units: PROV above DEPT, and OTHER beside them. Framework F, versions 1 and 2. Surveys S and T. */
static void set_up(void)
{
    test_db_open();
    (void)test_db_value(
        "INSERT INTO unit (unit_code, parent_code, kind, name_vi, name_en,"
        " valid_from, valid_until, successor_code) VALUES"
        " ('PROV', '', 'province', 'Tỉnh', 'Province', '2019-01-01', 'infinity', ''),"
        " ('DEPT', 'PROV', 'department', 'Sở', 'Dept', '2019-01-01', 'infinity', ''),"
        " ('OTHER', '', 'province', 'Khác', 'Other', '2019-01-01', 'infinity', '')"
        " RETURNING unit_code");
    (void)test_db_value(
        "INSERT INTO framework (framework_code, framework_version, document, sha256)"
        " VALUES ('F', 1, '{}', sha256('')), ('F', 2, '{ }', sha256(''))"
        " RETURNING framework_code");
    (void)test_db_value(
        "INSERT INTO instrument (instrument_code, instrument_version, document, sha256)"
        " VALUES ('I', 1, '{}', sha256('')) RETURNING instrument_code");
    (void)test_db_value("INSERT INTO survey (survey_code, instrument_code, instrument_version,"
                        " document, title_vi, title_en, open) VALUES"
                        " ('S', 'I', 1, '{}', 'S', 'S', true), ('T', 'I', 1, '{}', 'T', 'T', true)"
                        " RETURNING survey_code");
}

TestSuite(par_store, .init = set_up, .fini = test_db_close);

static struct sv_error error;

static void succeed(enum sv_status status)
{
    cr_assert(eq(int, status, SV_OK), "%s: %s", error.where, error.detail);
}

/* A release on a day of 2026 with a share of the unit, feeding criterion 7 of a framework. */
struct release {
    const char *survey;
    int number;
    const char *day;
    const char *unit;
    double share;
    const char *period;
    const char *framework;
};

static void add_release(struct release release)
{
    (void)test_db_value(sv_arena_printf(
        test_arena,
        "INSERT INTO survey_score (unit_code, framework_code, period, criterion_code, survey_code,"
        " release_number, sha256, released_on, shown, satisfied, valid, respondents, known, value,"
        " interval_known, low, high, max_points, has_target, target_low, target_high,"
        " target_source, options)"
        " VALUES ('%s', '%s', '%s', '7', '%s', %d, sha256('document'), '2026-%s', true, 30, 40, 20,"
        " true, %.17g, true, 0.125, 0.875, 38000000, true, 28000000, 30000000, '', '')"
        " RETURNING survey_code",
        release.unit, release.framework, release.period, release.survey, release.number,
        release.day, release.share));
}

static const struct sv_scorecard_key key = { .framework = "F", .unit = "DEPT", .period = "2026" };

static size_t survey_points(const struct sv_survey_points **ret_points)
{
    size_t count = 0;

    succeed(sv_store_survey_points(test_db, test_arena, &key, ret_points, &count, &error));
    return count;
}

Test(par_store, finds_the_newest_framework_or_the_version_asked_for)
{
    struct sv_document document = { 0 };

    succeed(sv_store_framework_find(test_db, test_arena, "F", 0, &document, &error));
    cr_expect(eq(i64, document.version, 2));
    succeed(sv_store_framework_find(test_db, test_arena, "F", 1, &document, &error));
    cr_expect(eq(str, (char *)document.text, "{}"));
    cr_expect(eq(int, sv_store_framework_find(test_db, test_arena, "F", 3, &document, &error),
                 SV_ERR_NOT_FOUND));
}

Test(par_store, publishes_a_framework_once_and_refuses_to_change_it)
{
    struct sv_document document = { .code = "G", .version = 1, .text = "{\"a\":1}" };
    bool added = false;

    succeed(sv_store_framework_add(test_db, test_arena, &document, &added, &error));
    cr_expect(added);
    succeed(sv_store_framework_add(test_db, test_arena, &document, &added, &error));
    cr_expect(not(added));
    document.text = "{\"a\":2}";
    cr_expect(eq(int, sv_store_framework_add(test_db, test_arena, &document, &added, &error),
                 SV_ERR_CONFLICT));
}

Test(par_store, lists_frameworks_with_their_texts)
{
    struct sv_documents documents = { 0 };

    succeed(sv_store_framework_list(test_db, test_arena, &documents, &error));
    cr_assert(ge(sz, documents.count, 2));
    cr_expect(ne(str, (char *)documents.items[documents.count - 1].text, ""));
}

static void begin(const char *unit, const char *period, int64_t version)
{
    const struct sv_scorecard_key begun = { .framework = "F", .unit = unit, .period = period };

    bool added = false;

    succeed(sv_store_scorecard_add(test_db, test_arena, &begun, version, &added, &error));
}

Test(par_store, keeps_a_scorecard_under_the_version_it_was_begun_with)
{
    struct sv_scorecard_head head = { 0 };

    begin("DEPT", "2026", 1);
    begin("DEPT", "2026", 2);
    succeed(sv_store_scorecard_find(test_db, test_arena, &key, &head, &error));
    cr_expect(eq(i64, head.version, 1));
    cr_expect(eq(str, (char *)head.unit_name.vi, "Sở"));
}

Test(par_store, finds_the_latest_period_where_none_is_named)
{
    const struct sv_scorecard_key latest = { .framework = "F", .unit = "DEPT", .period = "" };
    struct sv_scorecard_head head = { 0 };

    cr_expect(eq(int, sv_store_scorecard_find(test_db, test_arena, &latest, &head, &error),
                 SV_ERR_NOT_FOUND));
    begin("DEPT", "2026", 1);
    begin("DEPT", "2025", 1);
    begin("OTHER", "2027", 1);
    succeed(sv_store_scorecard_find(test_db, test_arena, &latest, &head, &error));
    cr_expect(eq(str, (char *)head.key.period, "2026"));
}

Test(par_store, lists_the_scorecards_of_a_unit_and_those_below_it_only)
{
    const struct sv_scorecard_head *heads = NULL;
    size_t count = 0;

    begin("PROV", "2026", 1);
    begin("DEPT", "2026", 1);
    begin("OTHER", "2026", 1);
    succeed(sv_store_scorecard_list(test_db, test_arena, "PROV", &heads, &count, &error));
    cr_assert(eq(sz, count, 2));
    cr_expect(eq(str, (char *)heads[0].key.unit, "DEPT"));
    cr_expect(eq(str, (char *)heads[1].key.unit, "PROV"));
    succeed(sv_store_scorecard_list(test_db, test_arena, "DEPT", &heads, &count, &error));
    cr_expect(eq(sz, count, 1));
    succeed(sv_store_scorecard_list(test_db, test_arena, "", &heads, &count, &error));
    cr_expect(ge(sz, count, 3));
}

Test(par_store, keeps_every_entry_in_the_order_it_was_made)
{
    const struct sv_score entries[] = {
        { "2", SV_STAGE_SELF, true, INT64_C(7400001), { 0 }, "source", "operator", 20000, false },
        { "1", SV_STAGE_FINAL, false, 0, { 0 }, "source", "council #3", 20001, false },
        { "2", SV_STAGE_SELF, true, -SV_POINT, { 0 }, "", "operator", 20000, false },
    };
    const struct sv_score *found = NULL;
    size_t count = 0;

    begin("DEPT", "2026", 1);
    for (size_t i = 0; i < 3; i++)
        succeed(sv_store_score_add(test_db, test_arena, &key, &entries[i], &error));
    succeed(sv_store_score_list(test_db, test_arena, &key, &found, &count, &error));
    cr_assert(eq(sz, count, 3));
    for (size_t i = 0; i < 3; i++) {
        cr_expect(eq(str, (char *)found[i].criterion, (char *)entries[i].criterion));
        cr_expect(eq(int, found[i].stage, entries[i].stage));
        cr_expect(eq(i64, found[i].points, entries[i].points));
        cr_expect(eq(int, found[i].applicable, entries[i].applicable));
        cr_expect(eq(str, (char *)found[i].reason, (char *)entries[i].reason));
        cr_expect(eq(str, (char *)found[i].author, (char *)entries[i].author));
        cr_expect(eq(int, found[i].entered_on, entries[i].entered_on));
    }
}

Test(par_store, keeps_the_facts_of_an_entry)
{
    const struct sv_facts facts[] = {
        { .kind = SV_FACTS_NONE },
        { .kind = SV_FACTS_OPTION, .option = "yes" },
        { .kind = SV_FACTS_RATIO, .numerator = 19, .denominator = 20 },
        { .kind = SV_FACTS_VALUE, .value = 92500000 },
        { .kind = SV_FACTS_COUNT, .count = 3 },
    };
    const struct sv_score *found = NULL;
    size_t count = 0;

    begin("DEPT", "2026", 1);
    for (size_t i = 0; i < 5; i++) {
        const struct sv_score entry = { .criterion = "1",
                                        .stage = SV_STAGE_SELF,
                                        .applicable = true,
                                        .facts = facts[i],
                                        .reason = "",
                                        .author = "" };

        succeed(sv_store_score_add(test_db, test_arena, &key, &entry, &error));
    }
    succeed(sv_store_score_list(test_db, test_arena, &key, &found, &count, &error));
    cr_assert(eq(sz, count, 5));
    for (size_t i = 0; i < 5; i++) {
        cr_expect(eq(int, found[i].facts.kind, facts[i].kind));
        cr_expect(eq(i64, found[i].facts.numerator, facts[i].numerator));
        cr_expect(eq(i64, found[i].facts.denominator, facts[i].denominator));
        cr_expect(eq(i64, found[i].facts.value, facts[i].value));
        cr_expect(eq(i64, found[i].facts.count, facts[i].count));
    }
    cr_expect(eq(str, (char *)found[1].facts.option, "yes"));
}

Test(par_store, keeps_the_entries_of_scorecards_apart)
{
    const struct sv_scorecard_key others[] = { { "F", "OTHER", "2026" }, { "F", "DEPT", "2025" } };
    const struct sv_score entry = {
        .criterion = "1", .stage = SV_STAGE_SELF, .applicable = true, .reason = "", .author = ""
    };
    const struct sv_score *found = NULL;
    size_t count = 1;

    begin("DEPT", "2026", 1);
    for (size_t i = 0; i < 2; i++) {
        begin(others[i].unit, others[i].period, 1);
        succeed(sv_store_score_add(test_db, test_arena, &others[i], &entry, &error));
    }
    succeed(sv_store_score_list(test_db, test_arena, &key, &found, &count, &error));
    cr_expect(eq(sz, count, 0));
}

Test(par_store, takes_everything_that_a_release_says_of_the_unit)
{
    const struct sv_survey_points *points = NULL;

    add_release((struct release){ "S", 1, "11-22", "DEPT", 0.75, "2026", "F" });
    cr_assert(eq(sz, survey_points(&points), 1));
    cr_expect(eq(str, (char *)points->criterion, "7"));
    cr_expect(eq(str, (char *)points->release.survey, "S"));
    cr_expect(eq(i64, points->release.number, 1));
    cr_expect(points->release.index.known);
    cr_expect(eq(i64, points->release.index.respondents, 20));
    cr_expect(epsilon_eq(dbl, points->release.index.value, 0.75, 0));
    cr_expect(eq(i64, points->release.sub_index.max_points, 38 * SV_POINT));
    cr_expect(eq(i64, points->release.sub_index.target_high, 30 * SV_POINT));
    cr_expect(points->release.sub_index.target_source == NULL);
    /* sha256sum of "document" */
    cr_expect(eq(str, (char *)points->release.sha256,
                 "43cc23fa52b87b4cc1d02b5b114154151d6adddb17c9fddc06b027fa99e24008"));
}

Test(par_store, takes_the_highest_release_of_a_survey)
{
    const struct sv_survey_points *points = NULL;

    add_release((struct release){ "S", 1, "11-22", "DEPT", 0.75, "2026", "F" });
    add_release((struct release){ "S", 2, "11-22", "DEPT", 0.5, "2026", "F" });
    cr_assert(eq(sz, survey_points(&points), 1));
    cr_expect(eq(i64, points->release.number, 2));
}

Test(par_store, passes_over_releases_of_other_units_periods_and_frameworks)
{
    const struct sv_survey_points *points = NULL;

    add_release((struct release){ "S", 1, "11-20", "DEPT", 0.75, "2026", "F" });
    add_release((struct release){ "S", 2, "11-21", "OTHER", 0.5, "2026", "F" });
    add_release((struct release){ "S", 3, "11-22", "DEPT", 0.25, "2025", "F" });
    add_release((struct release){ "S", 4, "11-22", "DEPT", 0.25, "2026", "G" });
    cr_assert(eq(sz, survey_points(&points), 1));
    cr_expect(eq(i64, points->release.number, 1));
}

Test(par_store, takes_the_survey_released_last_where_two_feed_a_criterion)
{
    const struct sv_survey_points *points = NULL;

    add_release((struct release){ "S", 1, "11-21", "DEPT", 0.75, "2026", "F" });
    add_release((struct release){ "S", 2, "11-21", "DEPT", 0.75, "2026", "F" });
    add_release((struct release){ "T", 1, "11-22", "DEPT", 0.5, "2026", "F" });
    cr_assert(eq(sz, survey_points(&points), 1));
    cr_expect(eq(str, (char *)points->release.survey, "T"));
}

Test(par_store, takes_the_first_survey_by_code_where_two_were_released_on_one_day)
{
    const struct sv_survey_points *points = NULL;

    add_release((struct release){ "T", 9, "11-22", "DEPT", 0.5, "2026", "F" });
    add_release((struct release){ "S", 1, "11-22", "DEPT", 0.75, "2026", "F" });
    cr_assert(eq(sz, survey_points(&points), 1));
    cr_expect(eq(str, (char *)points->release.survey, "S"));
}

/* The highest number supersedes, even if a clock went back between two releases. */
Test(par_store, takes_the_highest_release_even_of_an_earlier_day)
{
    const struct sv_survey_points *points = NULL;

    add_release((struct release){ "S", 1, "11-22", "DEPT", 0.75, "2026", "F" });
    add_release((struct release){ "S", 2, "11-21", "DEPT", 0.5, "2026", "F" });
    cr_assert(eq(sz, survey_points(&points), 1));
    cr_expect(eq(i64, points->release.number, 2));
}
