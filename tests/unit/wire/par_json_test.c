/* SPDX-License-Identifier: Apache-2.0 */
#include "wire/par_json.h"

#include "support/files.h"

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

TestSuite(framework_json, .init = open_arena, .fini = close_arena);
TestSuite(scores_json, .init = open_arena, .fini = close_arena);

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static struct sv_framework framework_of(const char *text, struct sv_violations *violations)
{
    struct sv_framework framework = { 0 };
    struct sv_error error = { 0 };

    *violations = (struct sv_violations){ .arena = arena };
    cr_assert(eq(int,
                 sv_framework_of_json(arena, text, strlen(text), &framework, violations, &error),
                 SV_OK),
              "%s", error.detail);
    return framework;
}

static struct sv_framework shipped(const char *path)
{
    struct sv_violations violations;
    struct sv_framework framework = framework_of(test_file(arena, path), &violations);

    cr_assert(eq(sz, violations.count, 0), "%s: %s", path,
              violations.count > 0 ? violations.first->pointer : "");
    return framework;
}

Test(framework_json, of_tien_giang_has_seven_fields_of_a_hundred_points)
{
    struct sv_framework framework = shipped("service/data/frameworks/TG_BQLKCN_2019.json");

    cr_assert(eq(sz, framework.criterion_count, 7));
    cr_expect(eq(i64, framework.max_points, 100 * SV_POINT));
    cr_expect(eq(i64, framework.criteria[6].max_points, 32 * SV_POINT));
    cr_expect(eq(str, (char *)framework.level, "board"));
    cr_expect(framework.criteria[0].leaf);
}

Test(framework_json, of_the_board_keeps_criteria_behind_their_field_and_one_survey_criterion)
{
    struct sv_framework framework = shipped("service/data/frameworks/BOARD_62_38.json");
    size_t field = sv_framework_find(&framework, "3");
    size_t survey = sv_framework_find(&framework, "7");

    cr_assert(ne(sz, field, SIZE_MAX));
    cr_assert(ne(sz, survey, SIZE_MAX));
    cr_expect(not(framework.criteria[field].leaf));
    cr_expect(eq(sz, framework.criteria[field + 1].parent, field));
    cr_expect(eq(int, framework.criteria[survey].rule.kind, SV_RULE_SURVEY_LINEAR));
    cr_expect(eq(i64, framework.criteria[survey].max_points, 38 * SV_POINT));
    cr_expect(eq(i64, framework.valid_until, SV_DAY_NEVER));
}

#define TITLE   "\"title\":{\"vi\":\"T\",\"en\":\"T\"}"
#define NAME    "\"name\":{\"vi\":\"N\",\"en\":\"N\"}"
#define MANUAL  "\"rule\":{\"kind\":\"manual\"}"
#define FIELD_1 "{\"code\":\"1\"," NAME ",\"max_points\":10," MANUAL "}"
/* A framework of ten points with these members before its fields and these fields. */
#define HEAD "\"code\":\"F\",\"version\":1," TITLE ",\"level\":\"board\",\"legal_basis\":\"B\","
#define FRAMEWORK(members, fields) \
    "{" members "\"valid_from\":\"2019-01-01\",\"max_points\":10,\"fields\":[" fields "]}"
#define FIELD(members) FRAMEWORK(HEAD, "{" members "}")

Test(framework_json, without_an_end_or_with_null_is_valid_without_end)
{
    struct sv_violations violations;
    struct sv_framework framework = framework_of(FRAMEWORK(HEAD, FIELD_1), &violations);

    cr_expect(eq(sz, violations.count, 0));
    cr_expect(eq(int, framework.valid_until, SV_DAY_NEVER));
}

struct bad {
    const char *text, *pointer, *code;
};

/* One line of what was found, so that a failing case shows all of it. */
static const char *told(const struct sv_violations *violations)
{
    const char *text = "";

    for (const struct sv_violation *v = violations->first; v != NULL; v = v->next)
        text = sv_arena_printf(arena, "%s%s %s;", text, v->pointer, sv_violation_slug(v->code));
    return text;
}

static void expect_only(const struct sv_violations *violations, const struct bad *bad)
{
    const char *wanted = sv_arena_printf(arena, "%s %s;", bad->pointer, bad->code);

    cr_expect(eq(str, (char *)told(violations), (char *)wanted), "%s", bad->text);
}

Test(framework_json, names_the_place_and_kind_of_each_mistake)
{
    static const struct bad cases[] = {
        { "[]", "", "wrong-type" },
        { FRAMEWORK(HEAD "\"extra\":1,", FIELD_1), "/extra", "unknown-member" },
        { FRAMEWORK(HEAD "\"code\":\"G\",", FIELD_1), "/code", "duplicate-key" },
        { FRAMEWORK("\"code\":\"no blanks\",\"version\":1," TITLE
                    ",\"level\":\"board\",\"legal_basis\":\"B\",",
                    FIELD_1),
          "/code", "bad-format" },
        { FRAMEWORK("\"code\":\"F\",\"version\":0," TITLE
                    ",\"level\":\"board\",\"legal_basis\":\"B\",",
                    FIELD_1),
          "/version", "out-of-range" },
        { FRAMEWORK("\"code\":\"F\",\"version\":1,\"level\":\"board\",\"legal_basis\":\"B\",",
                    FIELD_1),
          "/title", "required" },
        { FRAMEWORK("\"code\":\"F\",\"version\":1," TITLE
                    ",\"level\":\"village\",\"legal_basis\":\"B\",",
                    FIELD_1),
          "/level", "bad-format" },
        { FRAMEWORK("\"code\":\"F\",\"version\":1," TITLE
                    ",\"level\":\"board\",\"legal_basis\":\"\",",
                    FIELD_1),
          "/legal_basis", "empty" },
        { FRAMEWORK(HEAD "\"valid_until\":\"2019-02-30\",", FIELD_1), "/valid_until", "bad-date" },
        { FRAMEWORK(HEAD "\"valid_until\":\"2019-01-01\",", FIELD_1), "/valid_until",
          "inconsistent" },
        { FRAMEWORK(HEAD, ""), "/fields", "empty" },
        { FRAMEWORK(HEAD, "7"), "/fields/0", "wrong-type" },
        { FIELD("\"code\":\"1\"," NAME ",\"max_points\":10"), "/fields/0/rule", "required" },
        { FIELD("\"code\":\"1\"," NAME ",\"max_points\":10," MANUAL ",\"criteria\":[" FIELD_1 "]"),
          "/fields/0/rule", "inconsistent" },
        { FIELD("\"code\":\"1\"," NAME ",\"max_points\":10,\"criteria\":[]"), "/fields/0/criteria",
          "empty" },
        { FIELD("\"code\":\"1\"," NAME ",\"max_points\":10,\"rule\":{\"kind\":\"guess\"}"),
          "/fields/0/rule/kind", "bad-format" },
        { FIELD("\"code\":\"1\"," NAME ",\"max_points\":10,\"rule\":{\"kind\":\"manual\",\"x\":1}"),
          "/fields/0/rule/x", "unknown-member" },
        { FIELD("\"code\":\"1\"," NAME ",\"max_points\":0.0000001," MANUAL), "/fields/0/max_points",
          "out-of-range" },
        { FIELD("\"code\":\"1\"," NAME ",\"max_points\":-1," MANUAL), "/fields/0/max_points",
          "out-of-range" },
        { FIELD("\"code\":\"1\"," NAME ",\"max_points\":100000.5," MANUAL), "/fields/0/max_points",
          "out-of-range" },
        { FIELD("\"code\":\"1\"," NAME ",\"max_points\":9," MANUAL), "/max_points",
          "inconsistent" },
        { FIELD("\"code\":\"1\"," NAME ",\"max_points\":10,\"Rule\":1," MANUAL), "/fields/0/Rule",
          "unknown-member" },
        { FIELD("\"code\":\"1\"," NAME ",\"max_points\":10,\"criteria\":[{\"code\":\"1\"," NAME
                ",\"max_points\":10," MANUAL "}]"),
          "/fields/0/criteria/0/code", "repeated" },
    };

    for (size_t i = 0; i < COUNT(cases); i++) {
        struct sv_violations violations;

        (void)framework_of(cases[i].text, &violations);
        expect_only(&violations, &cases[i]);
    }
}

Test(framework_json, takes_a_thousand_criteria_and_says_once_that_there_are_more)
{
    const char *fields = "";
    struct sv_violations violations;

    for (int field = 0; field < 7; field++) {
        const char *below = "";

        for (int i = 0; i < 199; i++)
            below = sv_arena_printf(arena,
                                    "%s%s{\"code\":\"%d.%d\"," NAME ",\"max_points\":0," MANUAL "}",
                                    below, i > 0 ? "," : "", field, i);
        fields = sv_arena_printf(
            arena, "%s%s{\"code\":\"%d\"," NAME ",\"max_points\":0,\"criteria\":[%s]}", fields,
            field > 0 ? "," : "", field, below);
    }
    struct sv_framework framework = framework_of(
        sv_arena_printf(arena,
                        "{" HEAD "\"valid_from\":\"2019-01-01\",\"max_points\":0,\"fields\":[%s]}",
                        fields),
        &violations);

    cr_expect(eq(sz, framework.criterion_count, 1000));
    cr_expect(eq(str, (char *)told(&violations), "/fields too-many;"));
}

Test(framework_json, that_is_no_json_is_malformed)
{
    struct sv_framework framework = { 0 };
    struct sv_violations violations = { .arena = arena };
    struct sv_error error = { 0 };

    cr_expect(eq(int, sv_framework_of_json(arena, "{", 1, &framework, &violations, &error),
                 SV_ERR_MALFORMED));
}

static struct sv_scores scores_of(const char *text, struct sv_violations *violations)
{
    struct sv_scores scores = { 0 };
    struct sv_error error = { 0 };

    *violations = (struct sv_violations){ .arena = arena };
    cr_assert(
        eq(int, sv_scores_of_json(arena, text, strlen(text), &scores, violations, &error), SV_OK),
        "%s", error.detail);
    return scores;
}

/* A scores document of this stage, reason and points and the members after them. */
#define SCORES(stage, reason, points)                                                        \
    "{\"framework\":\"F\",\"version\":1,\"unit\":\"U\",\"period\":\"2019\",\"stage\":" stage \
    ",\"reason\":" reason ",\"points\":" points "}"
#define POINTS(points) SCORES("\"self\"", "\"R\"", points)

Test(scores_json, keeps_points_exactly_and_adds_what_does_not_apply)
{
    struct sv_violations violations;
    struct sv_scores scores =
        scores_of(POINTS("{\"1.1\":7.4,\"1.2\":0.000001},\"na\":[\"2\"]"), &violations);

    cr_assert(eq(sz, violations.count, 0), "%s", told(&violations));
    cr_assert(eq(sz, scores.card_count, 1));
    const struct sv_card_scores *card = &scores.cards[0];

    cr_assert(eq(sz, card->score_count, 3));
    cr_expect(eq(i64, card->scores[0].points, INT64_C(7400000)));
    cr_expect(eq(i64, card->scores[1].points, 1));
    cr_expect(card->scores[1].applicable);
    cr_expect(eq(int, card->scores[0].stage, SV_STAGE_SELF));
    cr_expect(eq(str, (char *)card->scores[2].criterion, "2"));
    cr_expect(not(card->scores[2].applicable));
    cr_expect(eq(int, card->scores[2].stage, SV_STAGE_SELF));
    cr_expect(eq(str, (char *)scores.decision.number, ""));
}

Test(scores_json, keeps_facts_penalties_a_total_and_a_decision)
{
    struct sv_violations violations;
    struct sv_scores scores =
        scores_of(SCORES("\"final\"", "\"R\"",
                         "{\"T\":-1.5},\"facts\":{\"3.4\":{\"numerator\":19,"
                         "\"denominator\":20}},\"total\":91.04,"
                         "\"decision\":{\"number\":\"1/QĐ\",\"date\":\"2021-12-30\"}"),
                  &violations);
    const struct sv_card_scores *card = &scores.cards[0];

    cr_assert(eq(sz, violations.count, 0), "%s", told(&violations));
    cr_assert(eq(sz, card->score_count, 2));
    cr_expect(eq(i64, card->scores[0].points, INT64_C(-1500000)));
    cr_expect(eq(int, card->scores[1].facts.kind, SV_FACTS_RATIO));
    cr_expect(eq(i64, card->scores[1].facts.numerator, 19));
    cr_expect(card->has_total);
    cr_expect(eq(i64, card->total, INT64_C(91040000)));
    cr_expect(eq(str, (char *)scores.decision.number, "1/QĐ"));
}

#define CARDS(cards)                                                                               \
    "{\"framework\":\"F\",\"version\":1,\"period\":\"2019\",\"stage\":\"final\",\"reason\":\"R\"," \
    "\"cards\":" cards "}"

Test(scores_json, of_many_cards_keeps_each_with_its_place)
{
    struct sv_violations violations;
    struct sv_scores scores =
        scores_of(CARDS("[{\"unit\":\"A\",\"points\":{\"1\":1}},{\"unit\":\"B\",\"na\":[\"1\"]}]"),
                  &violations);

    cr_assert(eq(sz, violations.count, 0), "%s", told(&violations));
    cr_assert(eq(sz, scores.card_count, 2));
    cr_expect(eq(str, (char *)scores.cards[1].unit, "B"));
    cr_expect(eq(str, (char *)scores.cards[1].pointer, "/cards/1"));
    cr_expect(eq(sz, scores.cards[1].score_count, 1));
    cr_expect(eq(int, scores.cards[1].scores[0].stage, SV_STAGE_FINAL));
}

Test(scores_json, names_the_place_and_kind_of_each_mistake)
{
    static const struct bad cases[] = {
        { POINTS("{}"), "/points", "empty" },
        { POINTS("[]"), "/points", "wrong-type" },
        { POINTS("{\"1\":\"7\"}"), "/points/1", "wrong-type" },
        { POINTS("{\"1\":null}"), "/points/1", "required" },
        { POINTS("{\"1\":1},\"facts\":{}"), "/facts", "empty" },
        { POINTS("{\"1\":1},\"facts\":{\"a b\":{\"count\":1}}"), "/facts/a b", "bad-format" },
        { POINTS("{\"1\":1},\"facts\":{\"2\":3}"), "/facts/2", "wrong-type" },
        { POINTS("{\"1\":1},\"total\":\"1\""), "/total", "wrong-type" },
        { POINTS("{\"1\":1},\"decision\":{\"date\":\"2021-12-30\"}"), "/decision/number",
          "required" },
        { POINTS("null"), "/points", "required" },
        { CARDS("[]"), "/cards", "empty" },
        { CARDS("[1]"), "/cards/0", "wrong-type" },
        { CARDS("[{\"points\":{\"1\":1}}]"), "/cards/0/unit", "required" },
        { CARDS("[{\"unit\":\"U\",\"points\":{\"1\":1},\"na\":[1]}]"), "/cards/0/na/0",
          "wrong-type" },
        { CARDS("[{\"unit\":\"U\",\"points\":{\"1\":1}}],\"unit\":\"U\""), "/unit",
          "unknown-member" },
        { POINTS("{\"1\":0.1234567}"), "/points/1", "out-of-range" },
        { POINTS("{\"a/b\":1}"), "/points/a~1b", "bad-format" },
        { POINTS("{\"1\":1,\"1\":2}"), "/points/1", "duplicate-key" },
        { POINTS("{\"1\":1},\"na\":[2]"), "/na/0", "wrong-type" },
        { POINTS("{\"1\":1},\"na\":[\"2\",\"\"]"), "/na/1", "bad-format" },
        { POINTS("{\"1\":1},\"note\":\"x\""), "/note", "unknown-member" },
        { SCORES("\"release\"", "\"R\"", "{\"1\":1}"), "/stage", "bad-format" },
        { SCORES("\"self\"", "\"\"", "{\"1\":1}"), "/reason", "empty" },
        { SCORES("\"self\"", "null", "{\"1\":1}"), "/reason", "required" },
    };

    for (size_t i = 0; i < COUNT(cases); i++) {
        struct sv_violations violations;

        (void)scores_of(cases[i].text, &violations);
        expect_only(&violations, &cases[i]);
    }
}

Test(scores_json, allows_a_reason_of_two_thousand_characters_and_no_more)
{
    struct sv_violations violations;
    char reason[2 * 2001 + 1] = { 0 };

    for (size_t i = 0; i < 2001; i++)
        memcpy(reason + 2 * i, "đ", 2);
    (void)scores_of(sv_arena_printf(arena, SCORES("\"self\"", "\"%s\"", "{\"1\":1}"), reason),
                    &violations);
    cr_expect(eq(str, (char *)told(&violations), "/reason too-long;"));
    reason[2 * 2000] = '\0';
    (void)scores_of(sv_arena_printf(arena, SCORES("\"self\"", "\"%s\"", "{\"1\":1}"), reason),
                    &violations);
    cr_expect(eq(sz, violations.count, 0));
}
