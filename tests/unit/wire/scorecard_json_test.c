/* SPDX-License-Identifier: Apache-2.0 */
#include "support/files.h"
#include "wire/par_json.h"

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

TestSuite(scorecard_json, .init = open_arena, .fini = close_arena);

static struct sv_framework framework_of(const char *text)
{
    struct sv_violations violations = { .arena = arena };
    struct sv_framework framework = { 0 };
    struct sv_error error = { 0 };

    cr_assert(eq(int,
                 sv_framework_of_json(arena, text, strlen(text), &framework, &violations, &error),
                 SV_OK));
    cr_assert(eq(sz, violations.count, 0));
    return framework;
}

static struct sv_scores scores_of(const char *text)
{
    struct sv_violations violations = { .arena = arena };
    struct sv_scores scores = { 0 };
    struct sv_error error = { 0 };

    cr_assert(
        eq(int, sv_scores_of_json(arena, text, strlen(text), &scores, &violations, &error), SV_OK));
    cr_assert(eq(sz, violations.count, 0));
    return scores;
}

/* The body as text, in the arena. */
static const char *body_of(cJSON *json)
{
    char *text = cJSON_PrintUnformatted(json);
    const char *copy = sv_arena_strdup(arena, text);

    cJSON_free(text);
    cJSON_Delete(json);
    return copy;
}

static const struct sv_scorecard_work no_work = { 0 };

static struct sv_scorecard scorecard(struct sv_framework *framework, const struct sv_score *scores,
                                     size_t score_count, const struct sv_survey_points *survey)
{
    struct sv_scorecard card =
        sv_scorecard_of(arena, framework, scores, score_count, survey, survey == NULL ? 0 : 1);

    card.unit = "U";
    card.unit_name = (struct sv_label){ "Ban", "Board" };
    card.period = "2019";
    return card;
}

Test(scorecard_json, of_tien_giang_has_the_published_figures_as_exact_decimals)
{
    struct sv_framework framework =
        framework_of(test_file(arena, "service/data/frameworks/TG_BQLKCN_2019.json"));
    struct sv_scores scores = scores_of(test_file(arena, "service/demo/scores_tg_2019.json"));
    struct sv_scorecard card =
        scorecard(&framework, scores.cards[0].scores, scores.cards[0].score_count, NULL);
    const char *body = body_of(sv_json_of_scorecard(&card, &no_work));

    cr_expect(
        ne(ptr,
           strstr(body, "\"unit\":{\"code\":\"U\",\"name\":{\"vi\":\"Ban\",\"en\":\"Board\"}},"
                        "\"period\":\"2019\",\"points\":93.05,\"max_points\":100,"
                        "\"applicable_max\":100,\"percent\":93.05,\"lost\":6.95,"
                        "\"at_maximum\":3,\"decimals\":2,\"total\":93.05,\"total_published\":false,"
                        "\"rounding\":{\"parts\":93.05,\"total\":93.05,\"differ\":false},"
                        "\"class\":null,\"state\":\"open\",\"decision\":null,\"round\":null,"
                        "\"missing\":[],\"may\":[],\"fields\":[{\"code\":\"1\""),
           NULL),
        "%s", body);
    cr_expect(ne(ptr,
                 strstr(body, "\"max_points\":10,\"points\":7.4,\"lost\":2.6,\"at_maximum\":false,"
                              "\"na\":false,\"rule\":\"manual\",\"stage\":\"final\","
                              "\"survey\":null,\"rule_detail\":{\"kind\":\"manual\"},"
                              "\"bonus\":false,\"stages\":{\"self\":null,\"appraised\":null,"
                              "\"final\":{\"points\":7.4,\"na\":false,\"facts\":null,"
                              "\"reason\":null,\"author\":null,\"entered_on\":\"1970-01-01\"}},"
                              "\"earlier\":{\"appraised\":null,\"final\":null},"
                              "\"evidence\":[],\"criteria\":[]}"),
                 NULL),
              "%s", body);
}

/* A field (10) of a manual criterion (4) and a survey criterion (6). */
static const char survey_framework[] =
    "{\"code\":\"F\",\"version\":1,\"title\":{\"vi\":\"T\"},\"level\":\"board\",\"legal_basis\":"
    "\"B\","
    "\"valid_from\":\"2019-01-01\",\"max_points\":10,\"fields\":[{\"code\":\"1\",\"name\":{\"vi\":"
    "\"N\"},"
    "\"max_points\":10,\"criteria\":["
    "{\"code\":\"1.1\",\"name\":{\"vi\":\"N\"},\"max_points\":4,\"rule\":{\"kind\":\"manual\"}},"
    "{\"code\":\"1.2\",\"name\":{\"vi\":\"N\"},\"max_points\":6,\"rule\":{\"kind\":\"survey_"
    "linear\"}}]}]}";

Test(scorecard_json, shows_the_release_behind_a_survey_criterion)
{
    struct sv_framework framework = framework_of(survey_framework);
    const struct sv_survey_points survey = {
        .criterion = "1.2",
        .pinned = true,
        .newer = 4,
        .release.survey = "S",
        .release.number = 3,
        .release.sha256 = "abc",
        .release.shown = true,
        .release.index = { .satisfied = 6,
                           .valid = 8,
                           .respondents = 5,
                           .known = true,
                           .value = 0.75,
                           .interval = { true, 0.5, 0.875 } },
        .release.sub_index = { 6 * SV_POINT, true, 4 * SV_POINT, 4500000, "Plan" },
    };
    struct sv_scorecard card = scorecard(&framework, NULL, 0, &survey);
    const char *body = body_of(sv_json_of_scorecard(&card, &no_work));

    cr_expect(
        ne(ptr,
           strstr(body,
                  "\"points\":4.5,\"lost\":1.5,\"at_maximum\":false,\"na\":false,"
                  "\"rule\":\"survey_linear\",\"stage\":\"release\",\"survey\":{"
                  "\"shown\":true,\"satisfied\":6,\"valid\":8,\"respondents\":5,\"share\":0.75,"
                  "\"low\":0.5,\"high\":0.875,\"survey\":\"S\",\"release\":3,"
                  "\"released_on\":\"1970-01-01\",\"sha256\":\"abc\",\"points_low\":3,"
                  "\"points_high\":5.25,\"target\":{\"low\":4,\"high\":4.5,"
                  "\"source\":\"Plan\"},\"position\":\"within\","
                  "\"pinned\":true,\"newer\":4,\"step_certain\":null}"),
           NULL),
        "%s", body);
}

/* What is not scored yet is not lost. */
Test(scorecard_json, has_null_for_what_is_not_known_yet)
{
    struct sv_framework framework = framework_of(survey_framework);
    const struct sv_score score = {
        .criterion = "1.1", .stage = SV_STAGE_SELF, .applicable = true, .points = 3 * SV_POINT
    };
    struct sv_scorecard card = scorecard(&framework, &score, 1, NULL);
    const char *body = body_of(sv_json_of_scorecard(&card, &no_work));

    cr_expect(ne(ptr, strstr(body, "\"max_points\":10,\"points\":3,\"lost\":null"), NULL), "%s",
              body);
    cr_expect(ne(ptr,
                 strstr(body, "\"points\":3,\"max_points\":10,\"applicable_max\":10,"
                              "\"percent\":null,\"lost\":null,\"at_maximum\":0"),
                 NULL),
              "%s", body);
    cr_expect(ne(ptr,
                 strstr(body, "\"max_points\":6,\"points\":null,\"lost\":null,"
                              "\"at_maximum\":false,\"na\":false,\"rule\":\"survey_linear\","
                              "\"stage\":null,\"survey\":null"),
                 NULL),
              "%s", body);
    card = scorecard(&framework, NULL, 0, NULL);
    body = body_of(sv_json_of_scorecard(&card, &no_work));
    cr_expect(ne(ptr, strstr(body, "\"period\":\"2019\",\"points\":null,"), NULL), "%s", body);
}

Test(scorecard_json, says_what_does_not_apply)
{
    struct sv_framework framework = framework_of(survey_framework);
    const struct sv_score score = {
        .criterion = "1.1", .stage = SV_STAGE_SELF, .applicable = false, .points = 0
    };
    struct sv_scorecard card = scorecard(&framework, &score, 1, NULL);
    const char *body = body_of(sv_json_of_scorecard(&card, &no_work));

    cr_expect(ne(ptr,
                 strstr(body, "\"max_points\":4,\"points\":null,\"lost\":null,"
                              "\"at_maximum\":false,\"na\":true,\"rule\":\"manual\","
                              "\"stage\":\"self\""),
                 NULL),
              "%s", body);
}

Test(scorecard_json, lists_frameworks_with_their_scorecards)
{
    const struct sv_scorecard_head head = { .key = { "F", "U", "2019" },
                                            .version = 1,
                                            .unit_name = { "Ban", "Board" } };
    const struct sv_framework_use use = {
        .framework = { .code = "F",
                       .version = 1,
                       .title = { "Bộ", "Set" },
                       .level = "board",
                       .decimals = 2,
                       .max_points = 100 * SV_POINT },
        .scorecards = &head,
        .scorecard_count = 1,
    };

    cr_expect(eq(str, (char *)body_of(sv_json_of_frameworks(&use, 1)),
                 "{\"frameworks\":[{\"code\":\"F\",\"version\":1,"
                 "\"title\":{\"vi\":\"Bộ\",\"en\":\"Set\"},\"max_points\":100,\"level\":\"board\","
                 "\"decimals\":2,\"classes\":[],\"valid_from\":\"1970-01-01\",\"scorecards\":["
                 "{\"unit\":\"U\",\"name\":{\"vi\":\"Ban\",\"en\":\"Board\"},"
                 "\"period\":\"2019\",\"state\":\"open\"}]}]}"));
    cr_expect(eq(str, (char *)body_of(sv_json_of_frameworks(NULL, 0)), "{\"frameworks\":[]}"));
}
