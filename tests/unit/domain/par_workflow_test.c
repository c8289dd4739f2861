/* SPDX-License-Identifier: Apache-2.0 */
#include "domain/par_workflow.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <string.h>

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* Every allowed way, written out: action, states (by their first letters: o s a e f p), roles. */
static const struct {
    enum sv_par_action action;
    const char *word;
    const char *states;
    enum sv_role roles[2];
    enum sv_card_state to; /* COUNT: it stays */
} allowed[] = {
    { SV_PAR_SCORE_SELF, "score", "o", { SV_ROLE_PAR_OFFICER }, SV_CARD_STATE_COUNT },
    { SV_PAR_SCORE_APPRAISED, "score", "se", { SV_ROLE_APPRAISER }, SV_CARD_STATE_COUNT },
    { SV_PAR_SCORE_FINAL, "score", "ae", { SV_ROLE_COUNCIL }, SV_CARD_STATE_COUNT },
    { SV_PAR_ATTACH, "attach", "oae", { SV_ROLE_PAR_OFFICER }, SV_CARD_STATE_COUNT },
    { SV_PAR_WITHDRAW, "withdraw", "o", { SV_ROLE_PAR_OFFICER }, SV_CARD_STATE_COUNT },
    { SV_PAR_EXPLANATION,
      "explanation",
      "ae",
      { SV_ROLE_PAR_OFFICER, SV_ROLE_LEADER },
      SV_CARD_STATE_COUNT },
    { SV_PAR_SEND, "send", "o", { SV_ROLE_PAR_OFFICER, SV_ROLE_LEADER }, SV_CARD_SENT },
    { SV_PAR_RETURN, "return", "s", { SV_ROLE_APPRAISER }, SV_CARD_OPEN },
    { SV_PAR_APPRAISE, "appraise", "se", { SV_ROLE_APPRAISER }, SV_CARD_APPRAISED },
    { SV_PAR_EXPLAIN, "explain", "a", { SV_ROLE_PAR_OFFICER, SV_ROLE_LEADER }, SV_CARD_EXPLAINED },
    { SV_PAR_FINALISE, "finalise", "ae", { SV_ROLE_COUNCIL }, SV_CARD_FINAL },
    { SV_PAR_PUBLISH, "publish", "f", { SV_ROLE_COUNCIL }, SV_CARD_PUBLISHED },
};

static bool may(size_t row, enum sv_role role)
{
    return role != SV_ROLE_NONE && (allowed[row].roles[0] == role || allowed[row].roles[1] == role);
}

/* Every action in every state by every role. */
Test(par_workflow, allows_what_the_table_says_and_nothing_else)
{
    int seen = 0;

    cr_assert(eq(sz, COUNT(allowed), SV_PAR_ACTION_COUNT));
    for (size_t row = 0; row < COUNT(allowed); row++) {
        cr_expect(
            eq(str, (char *)sv_par_action_word(allowed[row].action), (char *)allowed[row].word));
        for (enum sv_card_state state = 0; state < SV_CARD_STATE_COUNT; state++) {
            const struct sv_par_standing standing = { .state = state };
            bool there = strchr(allowed[row].states, sv_card_state_word(state)[0]) != NULL;

            for (enum sv_role role = 0; role < SV_ROLE_COUNT; role++) {
                enum sv_par_verdict wanted = !may(row, role) ? SV_PAR_OTHER_ROLE
                                             : there         ? SV_PAR_ALLOWED
                                                             : SV_PAR_OTHER_STATE;
                unsigned set = sv_par_may(role, &standing);

                cr_expect(eq(int, sv_par_verdict_of(allowed[row].action, role, &standing), wanted),
                          "%s in %s by %s", allowed[row].word, sv_card_state_word(state),
                          sv_role_word(role));
                cr_expect(eq(int, (set >> allowed[row].action & 1) == 1, wanted == SV_PAR_ALLOWED));
                cr_expect(eq(int, sv_par_role_may(allowed[row].action, role), may(row, role)));
                seen++;
            }
            cr_expect(eq(int, sv_par_leads_to(allowed[row].action, state),
                         allowed[row].to == SV_CARD_STATE_COUNT ? state : allowed[row].to));
        }
    }
    cr_expect(eq(int, seen, SV_PAR_ACTION_COUNT *SV_CARD_STATE_COUNT *SV_ROLE_COUNT));
}

Test(par_workflow, reads_the_words_of_what_moves_a_card_only)
{
    for (enum sv_par_action action = 0; action < SV_PAR_ACTION_COUNT; action++) {
        enum sv_par_action read = SV_PAR_ACTION_COUNT;
        bool known = sv_par_action_of_word(sv_par_action_word(action), &read);

        cr_expect(eq(int, known, action >= SV_PAR_SEND));
        cr_expect(eq(int, read, known ? action : SV_PAR_ACTION_COUNT));
    }
}

Test(par_workflow, asks_for_what_must_not_be_missing)
{
    unsigned points = SV_MISSING_BIT(SV_MISSING_POINTS),
             evidence = SV_MISSING_BIT(SV_MISSING_EVIDENCE),
             appraisal = SV_MISSING_BIT(SV_MISSING_APPRAISAL),
             release = SV_MISSING_BIT(SV_MISSING_RELEASE);

    for (enum sv_par_action action = 0; action < SV_PAR_ACTION_COUNT; action++) {
        unsigned needs = action == SV_PAR_SEND       ? points | evidence
                         : action == SV_PAR_APPRAISE ? appraisal
                         : action == SV_PAR_FINALISE ? appraisal | release
                                                     : 0;
        bool reason = action == SV_PAR_RETURN || action == SV_PAR_EXPLAIN ||
                      action == SV_PAR_EXPLANATION || action == SV_PAR_WITHDRAW;

        cr_expect(eq(u32, sv_par_needs(action), needs));
        cr_expect(eq(int, sv_par_needs_reason(action), reason));
    }
    cr_expect(eq(u32, sv_par_awaited(SV_CARD_OPEN), points | evidence | release));
    cr_expect(eq(u32, sv_par_awaited(SV_CARD_SENT), appraisal | release));
    cr_expect(eq(u32, sv_par_awaited(SV_CARD_APPRAISED), appraisal | release));
    cr_expect(eq(u32, sv_par_awaited(SV_CARD_EXPLAINED), appraisal | release));
    cr_expect(eq(u32, sv_par_awaited(SV_CARD_FINAL), 0));
    cr_expect(eq(u32, sv_par_awaited(SV_CARD_PUBLISHED), 0));
}

Test(par_workflow, takes_points_of_a_stage_by_the_action_of_it)
{
    cr_expect(eq(int, sv_par_scoring(SV_STAGE_SELF), SV_PAR_SCORE_SELF));
    cr_expect(eq(int, sv_par_scoring(SV_STAGE_APPRAISED), SV_PAR_SCORE_APPRAISED));
    cr_expect(eq(int, sv_par_scoring(SV_STAGE_FINAL), SV_PAR_SCORE_FINAL));
    cr_expect(eq(int, sv_par_scoring(SV_STAGE_RELEASE), SV_PAR_SCORE_SELF));
}

static struct sv_par_standing on(enum sv_card_state state, sv_day today, bool returned)
{
    return (struct sv_par_standing){
        .state = state,
        .returned = returned,
        .has_round = true,
        .round = { .self_until = 10, .appraise_until = 20, .explain_until = 30 },
        .today = today,
    };
}

Test(par_workflow, closes_to_the_unit_after_its_last_day_and_not_before)
{
    static const struct {
        enum sv_par_action action;
        enum sv_card_state state;
        bool returned;
        sv_day last;
    } cases[] = {
        { SV_PAR_SCORE_SELF, SV_CARD_OPEN, false, 10 },
        { SV_PAR_SCORE_SELF, SV_CARD_OPEN, true, 20 },
        { SV_PAR_ATTACH, SV_CARD_OPEN, false, 10 },
        { SV_PAR_ATTACH, SV_CARD_APPRAISED, true, 30 },
        { SV_PAR_WITHDRAW, SV_CARD_OPEN, false, 10 },
        { SV_PAR_SEND, SV_CARD_OPEN, false, 10 },
        { SV_PAR_SEND, SV_CARD_OPEN, true, 20 },
        { SV_PAR_EXPLAIN, SV_CARD_APPRAISED, false, 30 },
        { SV_PAR_EXPLANATION, SV_CARD_EXPLAINED, false, 30 },
    };

    for (size_t i = 0; i < COUNT(cases); i++) {
        struct sv_par_standing standing = on(cases[i].state, cases[i].last, cases[i].returned);

        cr_expect(eq(int, sv_par_verdict_of(cases[i].action, SV_ROLE_PAR_OFFICER, &standing),
                     SV_PAR_ALLOWED),
                  "case %zu", i);
        standing.today++;
        cr_expect(eq(int, sv_par_verdict_of(cases[i].action, SV_ROLE_PAR_OFFICER, &standing),
                     SV_PAR_TOO_LATE),
                  "case %zu", i);
        cr_expect(eq(int, sv_par_deadline_of_unit(&standing), cases[i].last));
    }
}

Test(par_workflow, takes_a_late_appraisal_and_a_late_decision)
{
    const struct sv_par_standing sent = on(SV_CARD_SENT, 99, false);
    const struct sv_par_standing appraised = on(SV_CARD_APPRAISED, 99, false);

    cr_expect(
        eq(int, sv_par_verdict_of(SV_PAR_APPRAISE, SV_ROLE_APPRAISER, &sent), SV_PAR_ALLOWED));
    cr_expect(eq(int, sv_par_verdict_of(SV_PAR_RETURN, SV_ROLE_APPRAISER, &sent), SV_PAR_ALLOWED));
    cr_expect(
        eq(int, sv_par_verdict_of(SV_PAR_FINALISE, SV_ROLE_COUNCIL, &appraised), SV_PAR_ALLOWED));
}

Test(par_workflow, tells_the_last_day_of_whoever_is_next)
{
    static const struct {
        enum sv_card_state state;
        bool returned;
        sv_day deadline;
        bool overdue; /* on day 50 */
    } cases[] = {
        { SV_CARD_OPEN, false, 10, true },
        { SV_CARD_OPEN, true, 20, true },
        { SV_CARD_SENT, false, 20, true },
        { SV_CARD_APPRAISED, false, 30, false },
        { SV_CARD_EXPLAINED, false, SV_DAY_NEVER, false },
        { SV_CARD_FINAL, false, SV_DAY_NEVER, false },
        { SV_CARD_PUBLISHED, false, SV_DAY_NEVER, false },
    };

    for (size_t i = 0; i < COUNT(cases); i++) {
        struct sv_par_standing standing = on(cases[i].state, 50, cases[i].returned);

        cr_expect(eq(int, sv_par_deadline(&standing), cases[i].deadline), "case %zu", i);
        cr_expect(eq(int, sv_par_overdue(&standing), cases[i].overdue), "case %zu", i);
        standing.today = cases[i].deadline;
        cr_expect(not(sv_par_overdue(&standing)));
        standing.has_round = false;
        cr_expect(eq(int, sv_par_deadline(&standing), SV_DAY_NEVER));
    }
}

/* What is missing of a card: a criterion by hand, a bonus, and one that a survey fills. */
static struct sv_criterion criteria[] = {
    { .code = "F", .parent = SV_NO_PARENT },
    { .code = "1", .max_points = 10, .parent = 0, .leaf = true },
    { .code = "T", .max_points = 3, .parent = 0, .leaf = true, .rule.kind = SV_RULE_BONUS },
    { .code = "7", .max_points = 5, .parent = 0, .leaf = true, .rule.kind = SV_RULE_SURVEY_LINEAR },
};
static const struct sv_framework framework = { .criteria = criteria, .criterion_count = 4 };
static struct sv_score_line lines[4];
static const struct sv_scorecard card = { .framework = &framework, .lines = lines };

/* "1:points 7:release " */
static const char *missing(struct sv_arena *arena, const struct sv_evidence_list *evidence,
                           unsigned kinds)
{
    const struct sv_missing_list list = sv_par_missing(arena, &card, evidence, kinds);
    const char *text = "";

    for (size_t i = 0; i < list.count; i++)
        text = sv_arena_printf(arena, "%s%s:%s ", text, list.items[i].criterion,
                               sv_missing_word(list.items[i].what));
    return text;
}

Test(par_missing, names_what_stands_before_the_next_step)
{
    SV_FREED_BY(sv_arena_free) struct sv_arena *arena = sv_arena_new();
    const struct sv_evidence file = { .criterion = "1" }, elsewhere = { .criterion = "T" };
    const struct sv_evidence_list none = { 0 }, one = { &file, 1 }, other = { &elsewhere, 1 };
    struct sv_score entries[] = { { .reason = "" }, { 0 }, { 0 } };
    struct sv_score *self = &entries[0], *appraised = &entries[1], *again = &entries[2];
    unsigned sending = sv_par_needs(SV_PAR_SEND), appraising = sv_par_needs(SV_PAR_APPRAISE);

    cr_expect(eq(str, (char *)missing(arena, &none, sending), "1:points "));
    cr_expect(eq(str, (char *)missing(arena, &none, sv_par_needs(SV_PAR_FINALISE)),
                 "1:appraisal 7:release "));
    lines[1].by_stage[SV_STAGE_SELF] = self;
    lines[2].by_stage[SV_STAGE_SELF] = self;
    cr_expect(eq(str, (char *)missing(arena, &one, sending), "T:evidence "));
    cr_expect(eq(str, (char *)missing(arena, &other, sending), "1:evidence "));
    self->reason = NULL;
    cr_expect(eq(str, (char *)missing(arena, &none, sending), "1:evidence T:evidence "));
    self->reason = "written";
    cr_expect(eq(str, (char *)missing(arena, &none, sending), ""));
    cr_expect(eq(str, (char *)missing(arena, &none, appraising), "1:appraisal T:appraisal "));
    lines[1].by_stage[SV_STAGE_APPRAISED] = appraised;
    lines[2].by_stage[SV_STAGE_FINAL] = appraised;
    lines[3].known = true;
    cr_expect(eq(str, (char *)missing(arena, &none, sv_par_needs(SV_PAR_FINALISE)), ""));
    /* Returned, and scored again by the unit: what was appraised is no answer to that. */
    again->reason = "less";
    lines[1].by_stage[SV_STAGE_SELF] = again;
    cr_expect(eq(str, (char *)missing(arena, &none, appraising), "1:appraisal "));
}

static sv_day day(const char *text)
{
    sv_day result = 0;

    cr_assert(sv_day_parse(text, &result));
    return result;
}

Test(par_round, is_for_units_that_existed_in_its_period)
{
    static const struct {
        const char *from, *until, *period;
        bool exists;
    } cases[] = {
        { "2019-01-01", "2025-07-01", "2024", true },
        { "2019-01-01", "2025-07-01", "2025", true },
        { "2019-01-01", "2025-01-01", "2025", false },
        { "2019-01-01", "2025-01-02", "2025", true },
        { "2025-12-31", "2999-01-01", "2025", true },
        { "2026-01-01", "2999-01-01", "2025", false },
        { "2019-01-01", "2025-07-01", "LATE", false },
        { "2019-01-01", "2026-05-06", "LATE", true },
        { "2026-05-05", "2999-01-01", "LATE", true },
        { "2026-05-06", "2999-01-01", "LATE", false },
        { "2019-01-01", "2026-05-05", "LATE", false },
    };

    for (size_t i = 0; i < COUNT(cases); i++) {
        const struct sv_unit unit = { .valid_from = day(cases[i].from),
                                      .valid_until = day(cases[i].until) };

        cr_expect(
            eq(int, sv_unit_exists_in(&unit, cases[i].period, day("2026-05-05")), cases[i].exists),
            "%s to %s in %s", cases[i].from, cases[i].until, cases[i].period);
    }
}
