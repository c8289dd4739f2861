/* SPDX-License-Identifier: Apache-2.0 */
#include "store/par_work_store.h"

#include "store/evidence_store.h"
#include "store/par_store.h"
#include "store/standing_store.h"
#include "support/test_db.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <string.h>

static const struct sv_scorecard_key key = { .framework = "F", .unit = "DEPT", .period = "2026" };
static struct sv_error error;

static void succeed(enum sv_status status)
{
    cr_assert(eq(int, status, SV_OK), "%s: %s", error.where, error.detail);
}

static void set_up(void)
{
    bool added = false;

    test_db_open();
    (void)test_db_value("INSERT INTO unit (unit_code, parent_code, kind, name_vi, name_en,"
                        " valid_from, valid_until, successor_code) VALUES"
                        " ('DEPT', '', 'department', 'Sở', 'Dept', '2019-01-01', 'infinity', '')"
                        " RETURNING unit_code");
    (void)test_db_value(
        "INSERT INTO framework (framework_code, framework_version, document, sha256)"
        " VALUES ('F', 1, '{}', sha256('')), ('F', 2, '{ }', sha256(''))"
        " RETURNING framework_code");
    succeed(sv_store_scorecard_add(test_db, test_arena, &key, 1, &added, &error));
    cr_assert(added);
}

TestSuite(par_work_store, .init = set_up, .fini = test_db_close);

static struct sv_par_round round_of(int64_t version, sv_day self_until)
{
    return (struct sv_par_round){ "F", version, "2026", 20000, self_until, 20020, 20030 };
}

Test(par_work_store, keeps_a_round_and_moves_its_deadlines_not_its_version)
{
    struct sv_par_round round = round_of(1, 20010), found = { 0 };
    bool known = true;

    succeed(sv_store_par_round_find(test_db, test_arena, &key, &found, &known, &error));
    cr_expect(not(known));
    succeed(sv_store_par_round_put(test_db, test_arena, &round, &error));
    round = round_of(1, 20015);
    round.opened_on = 20001;
    succeed(sv_store_par_round_put(test_db, test_arena, &round, &error));
    succeed(sv_store_par_round_find(test_db, test_arena, &key, &found, &known, &error));
    cr_assert(known);
    cr_expect(eq(int, found.self_until, 20015));
    cr_expect(eq(int, found.opened_on, 20000));
    cr_expect(eq(i64, found.version, 1));
    round = round_of(2, 20015);
    cr_expect(
        eq(int, sv_store_par_round_put(test_db, test_arena, &round, &error), SV_ERR_CONFLICT));
}

Test(par_work_store, locks_and_moves_a_card_with_its_decision)
{
    struct sv_scorecard_head head = { 0 };

    succeed(sv_store_scorecard_lock(test_db, test_arena, &key, &head, &error));
    cr_expect(eq(int, head.state, SV_CARD_OPEN));
    head.state = SV_CARD_SENT;
    head.turns = (struct sv_card_turns){ 3, 2, 0 };
    succeed(sv_store_scorecard_move(test_db, test_arena, &head, &error));
    succeed(sv_store_scorecard_lock(test_db, test_arena, &key, &head, &error));
    cr_expect(eq(int, head.state, SV_CARD_SENT));
    cr_expect(eq(str, (char *)head.decision_number, ""));
    cr_expect(eq(i64, head.turns.turn, 3));
    cr_expect(eq(i64, head.turns.returned, 2));
    head.state = SV_CARD_FINAL;
    head.turns.decisions = 1;
    head.decision_number = "123/QĐ-UBND";
    head.decision_date = 20000;
    succeed(sv_store_scorecard_move(test_db, test_arena, &head, &error));
    succeed(sv_store_scorecard_find(test_db, test_arena, &key, &head, &error));
    cr_expect(eq(int, head.state, SV_CARD_FINAL));
    cr_expect(eq(str, (char *)head.decision_number, "123/QĐ-UBND"));
    cr_expect(eq(int, head.decision_date, 20000));
    cr_expect(eq(i64, head.turns.decisions, 1));
}

Test(par_work_store, tells_events_oldest_first)
{
    static const char *const actions[] = { "open", "send", "return", "send" };
    struct sv_par_events events = { 0 };

    for (size_t i = 0; i < 4; i++) {
        const struct sv_par_event event = { .criterion = i == 0 ? "1.1" : "",
                                            .action = actions[i],
                                            .from = "a",
                                            .to = "b",
                                            .reason = "vì",
                                            .author = "operator" };

        succeed(sv_store_par_event_add(test_db, test_arena, &key, &event, &error));
    }
    succeed(sv_store_par_event_list(test_db, test_arena, &key, &events, &error));
    cr_assert(eq(sz, events.count, 4));
    for (size_t i = 0; i < 4; i++)
        cr_expect(eq(str, (char *)events.items[i].action, (char *)actions[i]));
    cr_expect(eq(str, (char *)events.items[0].criterion, "1.1"));
    cr_expect(eq(str, (char *)events.items[0].reason, "vì"));
    cr_expect(eq(sz, strlen(events.items[0].at), strlen("2026-01-31T00:00:00Z")));
}

/* The history only grows, also for the service itself. */
Test(par_work_store, lets_nobody_change_the_history_or_a_file)
{
    cr_expect(eq(str,
                 (char *)test_db_value("SELECT string_agg(t, ' ') FROM (VALUES ('par_event'),"
                                       " ('evidence_file'), ('score'), ('scorecard_release'))"
                                       " AS v (t) WHERE has_any_column_privilege(t, 'UPDATE')"
                                       " OR has_table_privilege(t, 'DELETE')"
                                       " OR has_table_privilege(t, 'TRUNCATE')"
                                       " HAVING count(*) > 0 UNION ALL SELECT 'none' LIMIT 1"),
                 "none"));
}

/* Zero bytes, quotes and backslashes are content like any other. */
static const char content[] = "%PDF\0\\x00'\"\xFF\xFE\0end";

static int64_t add_file(const char *criterion)
{
    const struct sv_evidence evidence = {
        .criterion = criterion,
        .sha256 = "43cc23fa52b87b4cc1d02b5b114154151d6adddb17c9fddc06b027fa99e24008",
        .name = "báo cáo.pdf",
        .size = sizeof(content),
        .media_type = "application/pdf",
        .author = "par_officer #1",
        .added_on = 20000,
    };
    int64_t entry = 0;

    succeed(sv_store_evidence_add(test_db, test_arena, &key, &evidence, content, &entry, &error));
    return entry;
}

Test(par_work_store, keeps_a_file_once_byte_for_byte)
{
    struct sv_evidence_file file = { 0 };
    struct sv_evidence_list list = { 0 };
    int64_t first = add_file("1.1"), second = add_file("1.2");

    cr_expect(lt(i64, first, second));
    cr_expect(eq(str, (char *)test_db_value("SELECT count(*) FROM evidence_file"), "1"));
    succeed(sv_store_evidence_list(test_db, test_arena, &key, &list, &error));
    cr_assert(eq(sz, list.count, 2));
    cr_expect(eq(i64, list.items[0].entry, first));
    cr_expect(eq(i64, list.items[0].size, sizeof(content)));
    cr_expect(eq(str, (char *)list.items[1].criterion, "1.2"));
    succeed(sv_store_evidence_file(test_db, test_arena, &key, list.items[0].sha256, &file, &error));
    cr_assert(eq(sz, file.size, sizeof(content)));
    cr_expect(eq(str, (char *)file.name, "báo cáo.pdf"));
    for (size_t from = 0; from < 2; from++) {
        succeed(
            sv_store_evidence_part(test_db, test_arena, list.items[0].sha256, from, &file, &error));
        cr_assert(eq(sz, file.size, sizeof(content) - from));
        cr_expect(eq(int, memcmp(file.data, content + from, file.size), 0));
    }
    cr_expect(eq(int,
                 sv_store_evidence_part(test_db, test_arena, list.items[0].sha256, sizeof(content),
                                        &file, &error),
                 SV_ERR_INTERNAL));
}

Test(par_work_store, gives_no_file_of_another_card_nor_one_withdrawn)
{
    const struct sv_scorecard_key other = { "F", "DEPT", "2027" };
    struct sv_evidence_file file = { 0 };
    struct sv_evidence_list list = { 0 };
    const char *sha256 = "43cc23fa52b87b4cc1d02b5b114154151d6adddb17c9fddc06b027fa99e24008";
    int64_t entry = add_file("1.1");

    cr_expect(eq(int, sv_store_evidence_file(test_db, test_arena, &other, sha256, &file, &error),
                 SV_ERR_NOT_FOUND));
    cr_expect(eq(int, sv_store_evidence_withdraw(test_db, test_arena, &other, entry, &error),
                 SV_ERR_NOT_FOUND));
    succeed(sv_store_evidence_withdraw(test_db, test_arena, &key, entry, &error));
    cr_expect(eq(int, sv_store_evidence_withdraw(test_db, test_arena, &key, entry, &error),
                 SV_ERR_NOT_FOUND));
    cr_expect(eq(int, sv_store_evidence_file(test_db, test_arena, &key, sha256, &file, &error),
                 SV_ERR_NOT_FOUND));
    succeed(sv_store_evidence_list(test_db, test_arena, &key, &list, &error));
    cr_expect(eq(sz, list.count, 0));
}

static const char *pin(int64_t decision, int64_t release)
{
    const struct sv_scorecard_head head = { .key = key, .turns.decisions = decision };
    const struct sv_survey_points points = { .criterion = "7",
                                             .release = { .survey = "S", .number = release } };
    const char *before = NULL;

    succeed(sv_store_scorecard_pin(test_db, test_arena, &head, &points, &before, &error));
    return before;
}

Test(par_work_store, pins_a_release_by_each_decision_and_keeps_those_before)
{
    cr_expect(eq(str, (char *)pin(1, 1), ""));
    cr_expect(eq(str, (char *)pin(2, 4), "S 1"));
    cr_expect(eq(str, (char *)pin(3, 4), "S 4"));
    cr_expect(eq(str,
                 (char *)test_db_value("SELECT string_agg(decision || ':' || release_number, ','"
                                       " ORDER BY decision)"
                                       " FROM scorecard_release WHERE unit_code = 'DEPT'"),
                 "1:1,2:4,3:4"));
}

static void enter(enum sv_stage stage, sv_points points)
{
    const struct sv_score score = { .criterion = "1.1",
                                    .stage = stage,
                                    .applicable = true,
                                    .points = points,
                                    .facts.option = "",
                                    .reason = "vì",
                                    .author = "operator" };

    succeed(sv_store_score_add(test_db, test_arena, &key, &score, &error));
}

static void move(int64_t turn, int64_t returned)
{
    struct sv_scorecard_head head = { 0 };

    succeed(sv_store_scorecard_lock(test_db, test_arena, &key, &head, &error));
    head.turns = (struct sv_card_turns){ turn, returned, 0 };
    succeed(sv_store_scorecard_move(test_db, test_arena, &head, &error));
}

/* The same by the two statements that read scores. */
Test(par_work_store, marks_the_entries_that_stand_no_more)
{
    static const struct {
        enum sv_stage stage;
        bool earlier;
    } wanted[] = {
        { SV_STAGE_SELF, false },      { SV_STAGE_FINAL, true }, { SV_STAGE_APPRAISED, true },
        { SV_STAGE_APPRAISED, false }, { SV_STAGE_FINAL, true }, { SV_STAGE_FINAL, false },
    };
    static const int64_t turns[][2] = {
        { 0, 0 }, { 0, 0 }, { 1, 0 }, { 2, 2 }, { 3, 2 }, { 4, 2 }
    };
    struct sv_standing_scores all = { 0 };
    const struct sv_score *scores = NULL;
    size_t count = 0;

    for (size_t i = 0; i < 6; i++) {
        move(turns[i][0], turns[i][1]);
        enter(wanted[i].stage, (sv_points)i);
    }
    succeed(sv_store_score_list(test_db, test_arena, &key, &scores, &count, &error));
    succeed(sv_store_standing_scores(test_db, test_arena, &key, &all, &error));
    cr_assert(eq(sz, count, 6));
    cr_assert(eq(sz, all.count, 6));
    for (size_t i = 0; i < 6; i++) {
        cr_expect(eq(int, scores[i].earlier, wanted[i].earlier), "entry %zu", i);
        cr_expect(eq(int, all.scores[i].earlier, wanted[i].earlier), "entry %zu of all", i);
    }
}
