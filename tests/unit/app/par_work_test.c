/* SPDX-License-Identifier: Apache-2.0 */
#include "app/par_work.h"

#include "support/fake_par.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <string.h>

static struct sv_arena *arena;
static struct sv_error error;

static void set_up(void)
{
    arena = sv_arena_new();
    fake = (struct fake_par){
        .kept = { .key = { "F", "DEPT", "2026" }, .version = 1, .decision_number = "" }
    };
}

static void tear_down(void)
{
    sv_arena_free(arena);
}

TestSuite(par_score, .init = set_up, .fini = tear_down);
TestSuite(par_act, .init = set_up, .fini = tear_down);
TestSuite(par_evidence, .init = set_up, .fini = tear_down);
TestSuite(par_round, .init = set_up, .fini = tear_down);

static struct sv_caller caller = { .role = SV_ROLE_PAR_OFFICER, .unit = "DEPT", .key = 7 };

static struct sv_par_order order(enum sv_role role, const char *criterion, const char *reason)
{
    caller.role = role;
    caller.label = "Sở";
    return (struct sv_par_order){ .caller = &caller,
                                  .key = { "F", "DEPT", "2026" },
                                  .criterion = criterion,
                                  .reason = reason,
                                  .today = 100 };
}

static struct sv_par_scoring scoring;

static enum sv_status score(enum sv_role role, enum sv_stage stage, sv_points points,
                            const char *reason)
{
    const struct sv_par_order placed = order(role, "1", reason);

    scoring = (struct sv_par_scoring){
        .score = { .stage = stage, .applicable = true, .points = points },
        .accept = points == INT64_MAX,
        .violations = { .arena = arena },
    };
    return sv_app_par_score(&fake_app, arena, &placed, &scoring, &error);
}

Test(par_score, is_kept_with_its_author_under_a_lock_and_told)
{
    cr_assert(eq(int, score(SV_ROLE_PAR_OFFICER, SV_STAGE_SELF, 50 * SV_POINT, "đủ"), SV_OK));
    cr_assert(eq(sz, fake.entered_count, 1));
    cr_expect(eq(str, (char *)fake.entered[0].author, "par_officer #7 Sở"));
    cr_expect(eq(int, fake.entered[0].entered_on, 100));
    cr_expect(eq(int, fake.locked, 1));
    cr_expect(eq(int, fake.transactions, 1));
    cr_expect(eq(str, (char *)fake.events[0].to, "self 50"));
}

Test(par_score, is_refused_to_other_roles_units_and_states)
{
    cr_expect(eq(int, score(SV_ROLE_APPRAISER, SV_STAGE_SELF, 1, ""), SV_ERR_FORBIDDEN));
    cr_expect(eq(int, score(SV_ROLE_ADMINISTRATOR, SV_STAGE_SELF, 1, ""), SV_ERR_FORBIDDEN));
    cr_expect(eq(int, score(SV_ROLE_APPRAISER, SV_STAGE_APPRAISED, 1, ""), SV_ERR_CONFLICT));
    caller.unit = "OTHER";
    cr_expect(eq(int, score(SV_ROLE_PAR_OFFICER, SV_STAGE_SELF, 1, ""), SV_ERR_FORBIDDEN));
    caller.unit = "DEPT";
    fake.kept.state = SV_CARD_SENT;
    cr_expect(eq(int, score(SV_ROLE_PAR_OFFICER, SV_STAGE_SELF, 1, ""), SV_ERR_CONFLICT));
    cr_expect(eq(sz, fake.entered_count, 0));
}

Test(par_score, is_refused_after_the_deadline_which_is_named)
{
    fake.has_round = true;
    fake.round =
        (struct sv_par_round){ .self_until = 99, .appraise_until = 100, .explain_until = 101 };
    cr_expect(eq(int, score(SV_ROLE_PAR_OFFICER, SV_STAGE_SELF, 1, ""), SV_ERR_CONFLICT));
    cr_expect(eq(str, error.where, "deadline"));
    cr_expect(ne(ptr, strstr(error.detail, "1970-04-10"), NULL));
    fake.kept.turns = (struct sv_card_turns){ .turn = 2, .returned = 2 };
    cr_expect(eq(int, score(SV_ROLE_PAR_OFFICER, SV_STAGE_SELF, 1, ""), SV_OK));
}

Test(par_score, of_an_appraisal_accepts_or_gives_a_reason)
{
    (void)!score(SV_ROLE_PAR_OFFICER, SV_STAGE_SELF, 50 * SV_POINT, "đủ");
    fake.kept.state = SV_CARD_SENT;
    cr_assert(eq(int, score(SV_ROLE_APPRAISER, SV_STAGE_APPRAISED, 49 * SV_POINT, ""), SV_OK));
    cr_assert(eq(sz, scoring.violations.count, 1));
    cr_expect(eq(str, (char *)scoring.violations.first->pointer, "/reason"));
    cr_expect(eq(sz, fake.entered_count, 1));
    cr_assert(eq(int, score(SV_ROLE_APPRAISER, SV_STAGE_APPRAISED, INT64_MAX, ""), SV_OK));
    cr_expect(eq(i64, fake.entered[1].points, 50 * SV_POINT));
    cr_assert(eq(int, score(SV_ROLE_APPRAISER, SV_STAGE_APPRAISED, 50 * SV_POINT, ""), SV_OK));
    cr_assert(eq(int, score(SV_ROLE_APPRAISER, SV_STAGE_APPRAISED, 49 * SV_POINT, "thiếu"), SV_OK));
    cr_expect(eq(sz, fake.entered_count, 4));
    cr_expect(eq(str, (char *)fake.events[3].from, "appraised 50"));
}

static enum sv_status act(enum sv_role role, enum sv_par_action action)
{
    static const struct sv_par_decision decision = { "1/QĐ", 99 };
    const struct sv_par_order placed = order(role, "", "vì");
    enum sv_card_state state = SV_CARD_STATE_COUNT;
    enum sv_status status =
        sv_app_par_act(&fake_app, arena, &placed, action, &decision, &state, &error);

    if (status == SV_OK)
        cr_expect(eq(int, state, fake.kept.state));
    return status;
}

Test(par_act, goes_the_whole_way)
{
    cr_expect(eq(int, act(SV_ROLE_LEADER, SV_PAR_SEND), SV_ERR_CONFLICT));
    cr_expect(eq(str, error.detail, "1 missing: 1: points"));
    (void)!score(SV_ROLE_PAR_OFFICER, SV_STAGE_SELF, 50 * SV_POINT, "đủ");
    cr_assert(eq(int, act(SV_ROLE_LEADER, SV_PAR_SEND), SV_OK));
    cr_expect(eq(int, act(SV_ROLE_APPRAISER, SV_PAR_APPRAISE), SV_ERR_CONFLICT));
    (void)!score(SV_ROLE_APPRAISER, SV_STAGE_APPRAISED, INT64_MAX, "");
    cr_assert(eq(int, act(SV_ROLE_APPRAISER, SV_PAR_APPRAISE), SV_OK));
    cr_expect(eq(int, act(SV_ROLE_COUNCIL, SV_PAR_FINALISE), SV_ERR_CONFLICT));
    cr_expect(eq(str, error.detail, "1 missing: 7: release"));
    fake.fed = (struct sv_survey_points){ .criterion = "7",
                                          .release.shown = true,
                                          .release.index = { .known = true, .value = 0.75 },
                                          .release.sub_index = { .max_points = 38 * SV_POINT } };
    fake.fed_count = 1;
    cr_assert(eq(int, act(SV_ROLE_COUNCIL, SV_PAR_FINALISE), SV_OK), "%s", error.detail);
    cr_expect(eq(sz, fake.pinned, 1));
    cr_expect(eq(int, fake.entered[fake.entered_count - 1].stage, SV_STAGE_FINAL));
    cr_expect(eq(i64, fake.entered[fake.entered_count - 1].points, 50 * SV_POINT));
    cr_expect(eq(str, (char *)fake.entered[fake.entered_count - 1].reason, "1/QĐ"));
    cr_expect(eq(str, (char *)fake.kept.decision_number, "1/QĐ"));
    cr_assert(eq(int, act(SV_ROLE_COUNCIL, SV_PAR_PUBLISH), SV_OK));
    cr_expect(eq(int, fake.kept.state, SV_CARD_PUBLISHED));
    cr_expect(eq(str, (char *)fake.kept.decision_number, "1/QĐ"));
}

Test(par_act, leaves_what_the_council_has_set_itself)
{
    (void)!score(SV_ROLE_PAR_OFFICER, SV_STAGE_SELF, 50 * SV_POINT, "đủ");
    fake.kept.state = SV_CARD_SENT;
    (void)!score(SV_ROLE_APPRAISER, SV_STAGE_APPRAISED, INT64_MAX, "");
    fake.kept.state = SV_CARD_APPRAISED;
    (void)!score(SV_ROLE_COUNCIL, SV_STAGE_FINAL, 40 * SV_POINT, "kết luận");
    fake.fed = (struct sv_survey_points){ .criterion = "7",
                                          .release.shown = true,
                                          .release.index = { .known = true, .value = 0.75 },
                                          .release.sub_index = { .max_points = 38 * SV_POINT } };
    fake.fed_count = 1;
    cr_assert(eq(int, act(SV_ROLE_COUNCIL, SV_PAR_FINALISE), SV_OK));
    cr_expect(eq(sz, fake.entered_count, 3));
}

static enum sv_status attach(const char *criterion, const char *content, const char *name)
{
    const struct sv_par_order placed = order(SV_ROLE_PAR_OFFICER, criterion, "");
    const struct sv_evidence_file file = { content, strlen(content), name };
    struct sv_evidence evidence = { 0 };

    return sv_app_evidence_add(&fake_app, arena, &placed, &file, &evidence, &error);
}

Test(par_evidence, is_kept_by_its_hash_type_and_harmless_name)
{
    cr_assert(eq(int, attach("1", "%PDF-1.4\n", "../x"), SV_OK), "%s", error.detail);
    cr_assert(eq(sz, fake.evidence_count, 1));
    cr_expect(eq(str, (char *)fake.evidence[0].name, "x.pdf"));
    /* printf '%%PDF-1.4\n' | sha256sum */
    cr_expect(eq(sz, strlen(fake.evidence[0].sha256), 64));
    cr_expect(eq(str, (char *)fake.events[0].action, "attach"));
    cr_expect(eq(str, (char *)fake.events[0].reason, "x.pdf"));
}

Test(par_evidence, of_no_type_or_criterion_that_is_taken_is_refused)
{
    cr_expect(eq(int, attach("1", "<html></html>", "x.pdf"), SV_ERR_MEDIA_TYPE));
    cr_expect(eq(int, attach("1", "", "x.pdf"), SV_ERR_INVALID));
    cr_expect(eq(int, attach("7", "%PDF-1.4\n", "x.pdf"), SV_ERR_INVALID));
    cr_expect(eq(int, attach("9", "%PDF-1.4\n", "x.pdf"), SV_ERR_INVALID));
    fake.kept.state = SV_CARD_SENT;
    cr_expect(eq(int, attach("1", "%PDF-1.4\n", "x.pdf"), SV_ERR_CONFLICT));
    cr_expect(eq(sz, fake.evidence_count, 0));
}

Test(par_evidence, is_not_more_than_fifty_files_of_a_criterion)
{
    for (int i = 0; i < SV_EVIDENCE_MAX; i++) {
        fake.event_count = 0;
        cr_assert(eq(int, attach("1", "%PDF-1.4\n", "x.pdf"), SV_OK));
    }
    cr_expect(eq(int, attach("1", "%PDF-1.4\n", "x.pdf"), SV_ERR_CONFLICT));
    cr_expect(eq(int, attach("T", "%PDF-1.4\n", "x.pdf"), SV_OK));
}

Test(par_evidence, is_withdrawn_while_the_card_is_open)
{
    const struct sv_par_order placed = order(SV_ROLE_PAR_OFFICER, "", "nhầm");

    (void)!attach("1", "%PDF-1.4\n", "x.pdf");
    cr_expect(
        eq(int, sv_app_evidence_withdraw(&fake_app, arena, &placed, 9, &error), SV_ERR_NOT_FOUND));
    cr_assert(eq(int, sv_app_evidence_withdraw(&fake_app, arena, &placed, 1, &error), SV_OK));
    cr_expect(eq(str, (char *)fake.events[1].criterion, "1"));
    fake.kept.state = SV_CARD_APPRAISED;
    cr_expect(
        eq(int, sv_app_evidence_withdraw(&fake_app, arena, &placed, 1, &error), SV_ERR_CONFLICT));
}

static enum sv_status open_round(int64_t version, sv_day self_until)
{
    static const char *const units[] = { "DEPT" };
    const struct sv_par_order placed = order(SV_ROLE_APPRAISER, "", "");
    const struct sv_round_order round = {
        .caller = placed.caller,
        .round = { "F", version, "2026", 100, self_until, 120, 130 },
        .units = units,
        .unit_count = 1,
    };
    size_t opened = 0;

    return sv_app_round_add(&fake_app, arena, &round, &opened, &error);
}

Test(par_round, opens_cards_once_and_tells_of_later_deadlines)
{
    fake.kept.version = 0;
    cr_assert(eq(int, open_round(1, 110), SV_OK), "%s", error.detail);
    cr_assert(eq(sz, fake.event_count, 1));
    cr_expect(eq(str, (char *)fake.events[0].action, "open"));
    fake.heads[0] = fake.kept;
    fake.head_count = 1;
    cr_assert(eq(int, open_round(1, 110), SV_OK));
    cr_expect(eq(sz, fake.event_count, 1));
    cr_assert(eq(int, open_round(1, 115), SV_OK));
    cr_assert(eq(sz, fake.event_count, 2));
    cr_expect(eq(str, (char *)fake.events[1].action, "deadlines"));
    cr_expect(eq(int, fake.round.self_until, 115));
    cr_expect(eq(int, open_round(2, 115), SV_ERR_CONFLICT));
}
