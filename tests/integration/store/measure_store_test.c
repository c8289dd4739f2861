/* SPDX-License-Identifier: Apache-2.0 */
#include "store/measure_store.h"

#include "store/target_store.h"
#include "support/test_db.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>

static void set_up(void)
{
    test_db_open();
    (void)test_db_value("INSERT INTO unit (unit_code, parent_code, kind, name_vi, name_en,"
                        " valid_from, valid_until, successor_code) VALUES"
                        " ('DEPT', '', 'department', 'Sở', 'Dept', '2019-01-01', 'infinity', '')"
                        " RETURNING unit_code");
    (void)test_db_value(
        "INSERT INTO framework (framework_code, framework_version, document, sha256)"
        " VALUES ('F', 1, '{}', sha256('')) RETURNING framework_code");
    (void)test_db_value(
        "INSERT INTO scorecard (unit_code, framework_code, period, framework_version) VALUES"
        " ('DEPT', 'F', '2024', 1), ('DEPT', 'F', '2025', 1), ('DEPT', 'F', '2027', 1)"
        " RETURNING unit_code");
}

TestSuite(measure_store, .init = set_up, .fini = test_db_close);

static struct sv_error error;
static const struct sv_scorecard_key key = { .framework = "F", .unit = "DEPT", .period = "2025" };

static void succeed(enum sv_status status)
{
    cr_assert(eq(int, status, SV_OK), "%s: %s", error.where, error.detail);
}

static struct sv_measure measure(const char *code)
{
    return (struct sv_measure){
        .code = code,
        .criterion = "4",
        .title = "Việc",
        .owner_unit = "Văn phòng",
        .owner = "Chánh Văn phòng",
        .due_on = 20000,
        .cost = 1500,
        .chance_percent = 80,
        .expected = 2600000,
        .proof = "Báo cáo",
        .progress = 40,
        .state = SV_MEASURE_DOING,
        .reason = "Vì",
        .author = "leader #1",
        .made_on = 19000,
    };
}

static struct sv_measures stored(bool history)
{
    struct sv_measures measures = { 0 };

    if (history)
        succeed(sv_store_measure_history(test_db, test_arena, &key, &measures, &error));
    else
        succeed(sv_store_measure_list(test_db, test_arena, &key, &measures, &error));
    return measures;
}

Test(measure_store, gives_back_what_was_written)
{
    static const char *const codes[] = { "A", "B-1" };
    struct sv_measure written = measure("M1");

    written.needs = (struct sv_codes){ codes, 2 };
    written.achieved_known = true;
    written.achieved = -250000;
    succeed(sv_store_measure_add(test_db, test_arena, &key, &written, &error));
    const struct sv_measures measures = stored(false);

    cr_assert(eq(sz, measures.count, 1));
    const struct sv_measure *read = &measures.items[0];

    cr_expect(eq(str, (char *)read->title, "Việc"));
    cr_expect(eq(str, (char *)read->owner, "Chánh Văn phòng"));
    cr_expect(eq(i32, read->due_on, 20000));
    cr_expect(eq(i64, read->expected, 2600000));
    cr_expect(read->achieved_known);
    cr_expect(eq(i64, read->achieved, -250000));
    cr_expect(eq(i64, read->chance_percent, 80));
    cr_expect(eq(int, read->state, SV_MEASURE_DOING));
    cr_assert(eq(sz, read->needs.count, 2));
    cr_expect(eq(str, (char *)read->needs.items[1], "B-1"));
    cr_expect(eq(sz, read->excludes.count, 0));
}

Test(measure_store, lets_the_last_entry_count_and_keeps_the_others)
{
    struct sv_measure first = measure("M1"), second = measure("M2"), again = measure("M1");

    again.state = SV_MEASURE_DONE;
    again.progress = 100;
    succeed(sv_store_measure_add(test_db, test_arena, &key, &first, &error));
    succeed(sv_store_measure_add(test_db, test_arena, &key, &second, &error));
    succeed(sv_store_measure_add(test_db, test_arena, &key, &again, &error));
    const struct sv_measures measures = stored(false), history = stored(true);

    cr_assert(eq(sz, measures.count, 2));
    cr_expect(eq(str, (char *)measures.items[0].code, "M1"));
    cr_expect(eq(int, measures.items[0].state, SV_MEASURE_DONE));
    cr_expect(not(measures.items[0].achieved_known));
    cr_assert(eq(sz, history.count, 3));
    cr_expect(eq(int, history.items[0].state, SV_MEASURE_DOING));
    cr_expect(eq(int, history.items[2].state, SV_MEASURE_DONE));
}

Test(measure_store, finds_the_next_period_of_the_unit)
{
    const char *period = NULL;
    struct sv_scorecard_key last = key;

    succeed(sv_store_scorecard_next(test_db, test_arena, &key, &period, &error));
    cr_expect(eq(str, (char *)period, "2027"));
    last.period = "2027";
    succeed(sv_store_scorecard_next(test_db, test_arena, &last, &period, &error));
    cr_expect(eq(str, (char *)period, ""));
    succeed(sv_store_measure_lock(test_db, test_arena, &key, &error));
}

Test(measure_store, lists_releases_in_the_order_in_which_they_were_taken)
{
    const struct sv_release_point *releases = NULL;
    size_t count = 0;

    (void)test_db_value(
        "INSERT INTO survey_score (unit_code, framework_code, period, criterion_code, survey_code,"
        " release_number, sha256, released_on, shown, satisfied, valid, respondents, known, value,"
        " interval_known, low, high, max_points, has_target, target_low, target_high,"
        " target_source, options)"
        " SELECT 'DEPT', 'F', p, '7', s, 1, sha256('x'), '2026-01-01', true, 3, 4, 2, true, 0.75,"
        " true, 0.5, 0.9, 38000000, false, 0, 0, '', '{\"all\":{\"5\":3}}'"
        " FROM (VALUES ('2026', 'Z'), ('2025', 'A')) v (p, s)"
        " RETURNING unit_code");
    succeed(sv_store_measure_releases(test_db, test_arena, &key, &releases, &count, &error));
    cr_assert(eq(sz, count, 2));
    cr_expect(eq(str, (char *)releases[0].points.release.survey, "Z"));
    cr_expect(eq(str, (char *)releases[0].period, "2026"));
    cr_expect(eq(str, (char *)releases[1].points.release.survey, "A"));
    cr_expect(ieee_ulp_eq(dbl, releases[1].points.release.index.value, 0.75, 1));
    cr_expect(releases[1].points.release.index.interval.known);
    cr_expect(eq(str, (char *)releases[1].points.answers, "{\"all\":{\"5\":3}}"));
}

Test(measure_store, lists_evidence_of_the_period_and_later_ones_that_was_not_withdrawn)
{
    struct sv_plan_files files = { 0 };

    (void)test_db_value("INSERT INTO evidence_file (sha256, size, media_type, content)"
                        " VALUES (sha256('x'), 1, 'application/pdf', 'x') RETURNING size");
    (void)test_db_value(
        "INSERT INTO evidence (unit_code, framework_code, period, criterion_code, sha256,"
        " file_name, author, added_on, withdrawn)"
        " SELECT 'DEPT', 'F', p, '4', sha256('x'), n, 'a', '2026-01-01', w"
        " FROM (VALUES ('2024', 'early', false), ('2025', 'same', false), ('2027', 'later', false),"
        " ('2027', 'gone', true)) v (p, n, w) RETURNING unit_code");
    succeed(sv_store_measure_evidence(test_db, test_arena, &key, &files, &error));
    cr_assert(eq(sz, files.count, 2));
    cr_expect(eq(str, (char *)files.items[0].name, "same"));
    cr_expect(eq(str, (char *)files.items[1].name, "later"));
}

Test(measure_store, lets_the_last_target_of_a_kind_and_criterion_count)
{
    const struct sv_target targets[] = {
        { SV_TARGET_RANK, "", 1000000, 10000000, "KH 1444" },
        { SV_TARGET_CRITERION, "7", 28000000, 30000000, "" },
        { SV_TARGET_RANK, "", 1000000, 5000000, "KH 2" },
    };
    struct sv_targets read = { 0 };

    for (size_t i = 0; i < 3; i++)
        succeed(sv_store_target_add(test_db, test_arena, &key, &targets[i], &error));
    succeed(sv_store_target_list(test_db, test_arena, &key, &read, &error));
    cr_assert(eq(sz, read.count, 2));
    cr_expect(eq(int, read.items[0].kind, SV_TARGET_CRITERION));
    cr_expect(eq(i64, read.items[1].high, 5000000));
    cr_expect(eq(str, (char *)read.items[1].source, "KH 2"));
}
