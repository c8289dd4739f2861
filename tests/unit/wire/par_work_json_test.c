/* SPDX-License-Identifier: Apache-2.0 */
#include "wire/par_work_json.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <string.h>

static struct sv_arena *arena;

static void open_arena(void)
{
    arena = sv_arena_new();
}

static void close_arena(void)
{
    sv_arena_free(arena);
}

TestSuite(par_body, .init = open_arena, .fini = close_arena);
TestSuite(round_body, .init = open_arena, .fini = close_arena);
TestSuite(par_work_json, .init = open_arena, .fini = close_arena);

static const char *told(const struct sv_violations *violations)
{
    const char *text = "";

    for (const struct sv_violation *one = violations->first; one != NULL; one = one->next)
        text = sv_arena_printf(arena, "%s%s %s;", text, one->pointer, sv_violation_slug(one->code));
    return text;
}

static const char *read_body(enum sv_par_body_kind kind, const char *members,
                             struct sv_par_body *ret_body)
{
    struct sv_violations violations = { .arena = arena };
    struct sv_error error = { 0 };
    const char *text = sv_arena_printf(
        arena, "{\"framework\":\"F\",\"unit\":\"U\",\"period\":\"2026\"%s}", members);

    cr_assert(eq(int, sv_par_body_of_json(kind, text, strlen(text), ret_body, &violations, &error),
                 SV_OK),
              "%s", error.detail);
    return told(&violations);
}

Test(par_body, of_a_score_has_points_facts_or_neither)
{
    struct sv_par_body body = { 0 };

#define SCORE ",\"criterion\":\"1.1\",\"stage\":\"self\""
    cr_expect(eq(str, (char *)read_body(SV_PAR_BODY_SCORE, SCORE ",\"points\":-1.5", &body), ""));
    cr_expect(eq(i64, body.score.points, INT64_C(-1500000)));
    cr_expect(body.score.applicable);
    cr_expect(eq(str, (char *)body.reason, ""));
    cr_expect(
        eq(str, (char *)read_body(SV_PAR_BODY_SCORE, SCORE ",\"facts\":{\"count\":3}", &body), ""));
    cr_expect(eq(i64, body.score.facts.count, 3));
    cr_expect(eq(str, (char *)read_body(SV_PAR_BODY_SCORE, SCORE ",\"na\":true", &body), ""));
    cr_expect(not(body.score.applicable));
    cr_expect(eq(str, (char *)read_body(SV_PAR_BODY_SCORE, SCORE ",\"accept\":true", &body), ""));
    cr_expect(body.accept);
}

Test(par_body, names_the_place_and_kind_of_each_mistake)
{
    static const struct {
        enum sv_par_body_kind kind;
        const char *members, *told;
    } cases[] = {
        { SV_PAR_BODY_SCORE, SCORE, "/points required;" },
        { SV_PAR_BODY_SCORE, SCORE ",\"points\":1,\"na\":true", "/points inconsistent;" },
        { SV_PAR_BODY_SCORE, SCORE ",\"na\":false", "/na out-of-range;" },
        { SV_PAR_BODY_SCORE, ",\"criterion\":\"1\",\"stage\":\"release\",\"points\":1",
          "/stage bad-format;" },
        { SV_PAR_BODY_SCORE, SCORE ",\"points\":1,\"reason\":\"\"", "/reason empty;" },
        { SV_PAR_BODY_SCORE, SCORE ",\"points\":1,\"more\":1", "/more unknown-member;" },
        { SV_PAR_BODY_ACTION, "", "/action required;" },
        { SV_PAR_BODY_ACTION, ",\"action\":\"score\"", "/action bad-format;" },
        { SV_PAR_BODY_ACTION, ",\"action\":\"send\"", "" },
        { SV_PAR_BODY_ACTION, ",\"action\":\"return\"", "/reason required;" },
        { SV_PAR_BODY_ACTION, ",\"action\":\"finalise\"", "/decision required;" },
        { SV_PAR_BODY_ACTION, ",\"action\":\"finalise\",\"decision\":{\"number\":\"\"}",
          "/decision/number empty;/decision/date required;" },
        { SV_PAR_BODY_ACTION,
          ",\"action\":\"publish\",\"decision\":{\"number\":\"1\",\"date\":\"2026-01-01\"}",
          "/decision not-applicable;" },
        { SV_PAR_BODY_EXPLANATION, "", "/criterion required;/reason required;" },
        { SV_PAR_BODY_WITHDRAWAL, "", "/reason required;" },
        { SV_PAR_BODY_WITHDRAWAL, ",\"reason\":\"x\"", "" },
    };

    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct sv_par_body body = { 0 };

        cr_expect(eq(str, (char *)read_body(cases[i].kind, cases[i].members, &body),
                     (char *)cases[i].told),
                  "case %zu", i);
    }
}

static const char *read_round(const char *self, const char *explain, const char *units)
{
    struct sv_violations violations = { .arena = arena };
    struct sv_round_body body = { 0 };
    struct sv_error error = { 0 };
    const char *text = sv_arena_printf(
        arena,
        "{\"framework\":\"F\",\"version\":1,\"period\":\"2026\",\"self_until\":\"%s\","
        "\"appraise_until\":\"2026-02-28\",\"explain_until\":\"%s\",\"units\":%s}",
        self, explain, units);

    cr_assert(eq(int, sv_round_of_json(text, strlen(text), &body, &violations, &error), SV_OK));
    return told(&violations);
}

Test(round_body, has_deadlines_in_order_and_units)
{
    cr_expect(eq(str, (char *)read_round("2026-02-28", "2026-02-28", "[\"A\"]"), ""));
    cr_expect(eq(str, (char *)read_round("2026-03-01", "2026-03-15", "[\"A\"]"),
                 "/appraise_until inconsistent;"));
    cr_expect(eq(str, (char *)read_round("2026-01-31", "2026-02-27", "[\"A\"]"),
                 "/explain_until inconsistent;"));
    cr_expect(eq(str, (char *)read_round("2026-01-31", "2026-03-15", "[]"), "/units empty;"));
    cr_expect(eq(str, (char *)read_round("2026-01-31", "2026-03-15", "[\"A\",3]"),
                 "/units/1 wrong-type;"));
}

static const char *text_of(cJSON *json)
{
    char *text = cJSON_PrintUnformatted(json);
    const char *copy = sv_arena_strdup(arena, text);

    cJSON_free(text);
    cJSON_Delete(json);
    return copy;
}

Test(par_work_json, tells_state_decision_round_and_what_may_be_done)
{
    const struct sv_missing missing = { "1.1", SV_MISSING_EVIDENCE };
    const struct sv_scorecard card = { .state = SV_CARD_FINAL,
                                       .decision_number = "1/QĐ",
                                       .decision_date = 0 };
    const struct sv_scorecard_work work = {
        .standing = { .has_round = true, .round = { .explain_until = 1 } },
        .missing = { &missing, 1 },
        .may = 1u << SV_PAR_SCORE_SELF | 1u << SV_PAR_SCORE_FINAL | 1u << SV_PAR_SEND,
    };
    cJSON *json = cJSON_CreateObject();

    sv_add_scorecard_work(json, &card, &work);
    cr_expect(eq(str, (char *)text_of(json),
                 "{\"state\":\"final\",\"decision\":{\"number\":\"1/QĐ\",\"date\":\"1970-01-01\"},"
                 "\"round\":{\"self_until\":\"1970-01-01\",\"appraise_until\":\"1970-01-01\","
                 "\"explain_until\":\"1970-01-02\"},"
                 "\"missing\":[{\"criterion\":\"1.1\",\"what\":\"evidence\"}],"
                 "\"may\":[\"score\",\"send\"]}"));
}

Test(par_work_json, tells_how_many_days_a_unit_has)
{
    const struct sv_round_unit unit = {
        .head = { .key = { "F", "U", "2026" }, .unit_name = { "Sở", "Dept" } },
        .standing = { .has_round = true, .round.self_until = 3, .today = 5 },
    };
    const struct sv_round_report report = {
        .round = { .framework = "F", .version = 1, .period = "2026" },
        .units = &unit,
        .unit_count = 1
    };
    const char *text = text_of(sv_json_of_round_report(&report));

    cr_expect(ne(ptr,
                 strstr(text, "\"units\":[{\"unit\":\"U\",\"name\":{\"vi\":\"Sở\",\"en\":\"Dept\"},"
                              "\"state\":\"open\",\"missing\":0,\"lacks\":[],"
                              "\"deadline\":\"1970-01-04\",\"days_left\":-2,\"overdue\":true}]"),
                 NULL),
              "%s", text);
}
