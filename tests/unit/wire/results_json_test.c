/* SPDX-License-Identifier: Apache-2.0 */
#include "wire/results_json.h"

#include "support/builders.h"
#include "wire/json_read.h"

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

TestSuite(results_json, .init = open_arena, .fini = close_arena);

static struct sv_results results_of(enum sv_results_by by, const char *key, int64_t count)
{
    const struct sv_survey *survey = test_survey(arena, SV_INDEX_POOLED);
    const struct sv_cut cut = {
        .by = by, .unit = "", .procedure = "PX", .channel = "", .respondent = "", .period = ""
    };
    struct sv_grouped_row *row = sv_arena_alloc(arena, sizeof(*row));

    *row = (struct sv_grouped_row){ key,
                                    { .answers = test_answers(arena, 4, -1, 2, 5),
                                      .complete = true,
                                      .channel = SV_CHANNEL_ONLINE,
                                      .count = count } };
    return sv_results_of(arena, survey, &cut, &(struct sv_grouped_rows){ row, count == 0 ? 0 : 1 });
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

Test(results_json, tells_counts_shares_and_where_the_points_stand)
{
    const struct sv_results results = results_of(SV_BY_NOTHING, "", 8);
    SV_FREED_BY(cJSON_Delete) cJSON *json = sv_json_of_results(&results);

    EXPECT_AT(json, "survey", "\"S\"");
    EXPECT_AT(json, "index_rule", "\"pooled\"");
    EXPECT_AT(json, "filter", "{\"procedure\":\"PX\"}");
    EXPECT_AT(json, "by", "null");
    EXPECT_AT(json, "groups.0.key", "null");
    EXPECT_AT(json, "groups.0.responses", "8");
    EXPECT_AT(json, "groups.0.channels", "{\"kiosk\":0,\"online\":8}");
    EXPECT_AT(json, "groups.0.index.satisfied", "8");
    EXPECT_AT(json, "groups.0.index.valid", "16");
    EXPECT_AT(json, "groups.0.index.respondents", "8");
    EXPECT_AT(json, "groups.0.index.share", "0.5");
    EXPECT_AT(json, "groups.0.sub_index.points", "19");
    EXPECT_AT(json, "groups.0.sub_index.position", "\"below\"");
    EXPECT_AT(json, "groups.0.sub_index.target.high", "30");
    EXPECT_AT(json, "groups.0.factors.0.group", "\"G\"");
    EXPECT_AT(json, "groups.0.items.0.counts.3", "{\"value\":4,\"n\":8}");
    EXPECT_AT(json, "groups.0.items.1.na", "8");
    EXPECT_AT(json, "groups.0.items.1.n", "0");
    EXPECT_AT(json, "groups.0.items.2.mean", "2");
    EXPECT_AT(json, "groups.0.items.4.satisfied", "null");
    EXPECT_AT(json, "groups.0.overall.share", "1");
}

Test(results_json, has_nulls_where_nothing_is_known)
{
    const struct sv_results results = results_of(SV_BY_NOTHING, "", 0);
    SV_FREED_BY(cJSON_Delete) cJSON *json = sv_json_of_results(&results);

    EXPECT_AT(json, "groups.0.index",
              "{\"satisfied\":0,\"valid\":0,\"respondents\":0,\"share\":null,\"low\":null,"
              "\"high\":null}");
    EXPECT_AT(json, "groups.0.sub_index", "null");
    EXPECT_AT(json, "groups.0.items.0.mean", "null");
}

Test(results_json, names_units_and_procedures_and_leaves_other_keys_bare)
{
    const struct {
        enum sv_results_by by;
        const char *key, *name;
    } cases[] = { { SV_BY_CHANNEL, "online", "null" },
                  { SV_BY_UNIT, "W", "null" },
                  { SV_BY_PROCEDURE, "", "null" } };

    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        const struct sv_results results = results_of(cases[i].by, cases[i].key, 1);
        SV_FREED_BY(cJSON_Delete) cJSON *json = sv_json_of_results(&results);

        EXPECT_AT(json, "groups.0.name", cases[i].name);
    }
}

Test(results_json, release_holds_what_is_needed_to_recompute_it)
{
    const struct sv_results results = results_of(SV_BY_UNIT, "U", 8);
    const struct sv_release release = { .number = 3,
                                        .released_on = 20000,
                                        .survey = results.survey,
                                        .instrument_sha256 = "abc",
                                        .period = "",
                                        .units = results.groups,
                                        .unit_count = 1 };
    SV_FREED_BY(cJSON_Delete) cJSON *json = cJSON_Parse(sv_release_document_of(arena, &release));

    EXPECT_AT(json, "format", "\"sipas-release/1\"");
    EXPECT_AT(json, "number", "3");
    EXPECT_AT(json, "released_on", "\"2024-10-04\"");
    EXPECT_AT(json, "instrument_sha256", "\"abc\"");
    EXPECT_AT(json, "period", "null");
    EXPECT_AT(json, "units.0.unit", "\"U\"");
    EXPECT_AT(json, "units.0.items.0.counts.3.n", "8");
}

Test(results_json, head_of_a_release_has_its_points)
{
    const struct sv_release_head head = { .survey = "S",
                                          .number = 1,
                                          .released_on = 20000,
                                          .sha256 = "abc",
                                          .index = sv_share_of_counts(3, 4),
                                          .sub_index = { .max_points = 38 * SV_POINT } };
    SV_FREED_BY(cJSON_Delete) cJSON *json = sv_json_of_release_head(&head);

    EXPECT_AT(json, "sub_index.points", "28.5");
    EXPECT_AT(json, "sub_index.target", "null");
    EXPECT_AT(json, "index.share", "0.75");
}
