/* SPDX-License-Identifier: Apache-2.0 */
#include "wire/release_json.h"

#include "support/builders.h"
#include "support/oracle_cube.h"
#include "wire/json_read.h"
#include "wire/release_read.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <stdlib.h>
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

TestSuite(release_json, .init = open_arena, .fini = close_arena);

enum { EIGHT = 8 };

/* Of eight responses in unit U, where only the index may be told or everything. */
static struct sv_results_answer answer_of(bool items)
{
    const struct sv_survey *survey = test_survey(arena, SV_INDEX_POOLED);
    struct sv_response eight[EIGHT];
    struct sv_cube *cube = sv_arena_alloc(arena, sizeof(*cube));
    struct sv_weighting *weighting = sv_arena_alloc(arena, sizeof(*weighting));
    struct sv_result_group *groups = sv_arena_array(arena, 2, sizeof(*groups));
    struct sv_group_estimates *estimates = sv_arena_array(arena, 2, sizeof(*estimates));
    struct sv_results_query *query = sv_arena_alloc(arena, sizeof(*query));

    for (size_t i = 0; i < EIGHT; i++)
        eight[i] = (struct sv_response){ .survey = "S",
                                         .unit = "U",
                                         .counter = "",
                                         .procedure = "",
                                         .day = 150,
                                         .channel = SV_CHANNEL_ONLINE,
                                         .complete = true,
                                         .answers = test_answers(arena, 4, -1, 2, 5) };
    *cube = oracle_cube(arena, survey, &(struct oracle_responses){ eight, EIGHT });
    *weighting = sv_weighting_of(arena, cube, SV_SCHEME_NONE);
    *query = (struct sv_results_query){ .with = items ? SV_WITH_ALL : SV_WITH_INDEX };
    query->only[SV_DIM_PERIOD] = "";
    groups[0] = (struct sv_result_group){ { "U", "" }, SV_DOMAIN_ALL, true };
    groups[1] = (struct sv_result_group){ { "V", "" }, SV_DOMAIN_ALL, false };
    const struct sv_weighted_cube weighted = { cube, weighting,
                                               sv_estimator_new(arena, cube, weighting) };

    estimates[0] = sv_group_estimates_of(arena, &weighted, query, &groups[0]);
    query->with = SV_WITH_ALL;
    struct sv_points_estimate *points = sv_arena_array(arena, 2, sizeof(*points));

    points[0] = sv_points_estimate_of(&estimates[0].index, 38, &sv_steps_assumed);
    return (struct sv_results_answer){ .survey = survey,
                                       .plan = cube->plan,
                                       .query = query,
                                       .weighting = weighting,
                                       .groups = { groups, 2 },
                                       .estimates = estimates,
                                       .points = points };
}

/* The text of the member at a path such as "groups.0.index.valid", printed as JSON. */
static const char *at(const cJSON *json, const char *path)
{
    char *copy = sv_arena_strdup(arena, path), *rest = NULL, *printed = NULL;
    const char *text = NULL;

    for (char *step = strtok_r(copy, ".", &rest); step != NULL; step = strtok_r(NULL, ".", &rest))
        json = cJSON_IsArray(json) ? cJSON_GetArrayItem(json, atoi(step))
                                   : cJSON_GetObjectItemCaseSensitive(json, step);
    if (json == NULL)
        return "(absent)";
    printed = cJSON_PrintUnformatted(json);
    text = sv_arena_strdup(arena, printed);
    cJSON_free(printed);
    return text;
}

#define EXPECT_AT(json, path, expected) \
    cr_expect(eq(str, (char *)at(json, path), (char *)(expected)), "%s", path)

static const char *text_of(const struct sv_results_answer *answer)
{
    static const struct sv_unit_above pairs[] = { { "U", "U" }, { "U", "V" }, { "W", "V" } };
    const struct sv_release release = { .number = 3,
                                        .released_on = 20000,
                                        .instrument_sha256 = "abc",
                                        .answer = *answer,
                                        .pairs = { pairs, 3 } };

    return sv_release_document_of(arena, &release);
}

static cJSON *document_of(const struct sv_results_answer *answer)
{
    return cJSON_Parse(text_of(answer));
}

Test(release_json, holds_what_is_needed_to_recompute_it)
{
    const struct sv_results_answer answer = answer_of(true);
    SV_FREED_BY(cJSON_Delete) cJSON *json = document_of(&answer);

    EXPECT_AT(json, "format", "\"sipas-release/3\"");
    EXPECT_AT(json, "number", "3");
    EXPECT_AT(json, "released_on", "\"2024-10-04\"");
    EXPECT_AT(json, "instrument_sha256", "\"abc\"");
    EXPECT_AT(json, "weights", "\"none\"");
    EXPECT_AT(json, "weights_note", "null");
    EXPECT_AT(json, "disclosure", "\"controlled\"");
    EXPECT_AT(json, "period", "null");
    EXPECT_AT(json, "sub_index.max_points", "38");
    EXPECT_AT(json, "units.0.unit", "\"U\"");
    EXPECT_AT(json, "units.0.members", "[\"U\"]");
    EXPECT_AT(json, "units.0.responses", "8");
    EXPECT_AT(json, "units.0.channels", "{\"kiosk\":0,\"online\":8}");
    EXPECT_AT(json, "units.0.index.satisfied", "8");
    EXPECT_AT(json, "units.0.index.valid", "16");
    EXPECT_AT(json, "units.0.index.share", "0.5");
    EXPECT_AT(json, "units.0.sub_index.points", "19");
    EXPECT_AT(json, "units.0.sub_index.position", "\"below\"");
    EXPECT_AT(json, "units.0.factors.0.group", "\"G\"");
    EXPECT_AT(json, "units.0.items.0.counts.3", "{\"value\":4,\"n\":8}");
    EXPECT_AT(json, "units.0.items.1.na", "8");
    EXPECT_AT(json, "units.0.items.2.mean", "2");
    EXPECT_AT(json, "units.0.overall.share", "1");
}

Test(release_json, has_nothing_of_a_hidden_unit_and_null_for_hidden_lists)
{
    const struct sv_results_answer answer = answer_of(false);
    SV_FREED_BY(cJSON_Delete) cJSON *json = document_of(&answer);

    EXPECT_AT(json, "units.0.shown", "true");
    EXPECT_AT(json, "units.0.index.share", "0.5");
    EXPECT_AT(json, "units.0.factors", "null");
    EXPECT_AT(json, "units.0.items", "null");
    EXPECT_AT(json, "units.1", "{\"unit\":\"V\",\"members\":[\"U\",\"W\"],\"shown\":false}");
}

Test(release_json, head_of_a_release_has_its_points)
{
    const struct sv_release_head head = {
        .survey = "S",
        .number = 1,
        .released_on = 20000,
        .sha256 = "abc",
        .shown = true,
        .index = { .satisfied = 3, .valid = 4, .respondents = 2, .known = true, .value = 0.75 },
        .sub_index = { .max_points = 38 * SV_POINT }
    };
    SV_FREED_BY(cJSON_Delete) cJSON *json = sv_json_of_release_head(&head);

    EXPECT_AT(json, "shown", "true");
    EXPECT_AT(json, "sub_index.points", "28.5");
    EXPECT_AT(json, "sub_index.low", "null");
    EXPECT_AT(json, "sub_index.target", "null");
    EXPECT_AT(json, "index",
              "{\"satisfied\":3,\"valid\":4,\"respondents\":2,\"share\":0.75,\"low\":null,"
              "\"high\":null}");
}

Test(release_json, head_of_a_hidden_unit_has_no_figure)
{
    const struct sv_release_head head = { .survey = "S",
                                          .sha256 = "abc",
                                          .sub_index = { .max_points = 38 * SV_POINT } };
    SV_FREED_BY(cJSON_Delete) cJSON *json = sv_json_of_release_head(&head);

    EXPECT_AT(json, "shown", "false");
    EXPECT_AT(json, "sub_index", "null");
    EXPECT_AT(json, "index",
              "{\"satisfied\":null,\"valid\":null,\"respondents\":null,\"share\":null,"
              "\"low\":null,\"high\":null}");
}

Test(release_json, is_read_by_the_scoring_module_as_it_was_written)
{
    const struct sv_results_answer answer = answer_of(true);
    const char *document = text_of(&answer);
    struct sv_violations violations = { .arena = arena };
    struct sv_released released = { 0 };
    struct sv_error error = { 0 };
    const struct sv_option_count *counts = NULL;
    size_t count = 0;

    cr_assert(eq(
        int, sv_released_of_json(arena, document, strlen(document), &released, &violations, &error),
        SV_OK));
    cr_assert(eq(sz, violations.count, 0), "%s", violations.first->pointer);
    cr_expect(eq(str, (char *)released.survey, "S"));
    cr_expect(eq(i64, released.number, 3));
    cr_expect(eq(int, released.released_on, 20000));
    cr_expect(eq(i64, released.sub_index.max_points, 38 * SV_POINT));
    cr_assert(eq(sz, released.unit_count, 2));
    cr_expect(eq(sz, released.units[1].member_count, 2));
    cr_expect(eq(str, (char *)released.units[0].unit, "U"));
    cr_expect(eq(i64, released.units[0].index.satisfied, 8));
    cr_expect(eq(i64, released.units[0].index.valid, 16));
    cr_expect(eq(dbl, released.units[0].index.value, answer.estimates[0].index.value));
    cr_expect(
        eq(dbl, released.units[0].index.interval.low, answer.estimates[0].index.interval.low));
    cr_expect(
        eq(dbl, released.units[0].index.interval.high, answer.estimates[0].index.interval.high));
    cr_expect(not(released.units[1].shown));
    cr_expect(eq(str, (char *)released.units[1].options, ""));
    cr_assert(eq(int,
                 sv_option_counts_of_json(arena, released.units[0].options,
                                          answer.plan->instrument->items[0].code, &counts, &count,
                                          &error),
                 SV_OK));
    cr_assert(eq(sz, count, answer.plan->instrument->items[0].option_count));
    cr_expect(eq(str, (char *)counts[3].option, "4"));
    cr_expect(eq(i64, counts[3].count, 8));
}
