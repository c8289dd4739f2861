/* SPDX-License-Identifier: Apache-2.0 */
#include "wire/par_json.h"

#include "base/text.h"
#include "wire/json_read.h"

#include <assert.h>
#include <string.h>

enum { CRITERIA_MAX = 1000, TEXT_MAX = 2000 };

/* A text that says something, of at most TEXT_MAX code points. */
static void read_line(const struct sv_scope *scope, const char *name, const char **ret)
{
    if (!sv_read_text(scope, name, SV_REQUIRED, ret))
        return;
    if ((*ret)[0] == '\0')
        sv_violate(scope->violations, sv_read_pointer(scope, name), SV_VIOLATION_EMPTY);
    else if (sv_utf8_length(*ret) > TEXT_MAX)
        sv_violate(scope->violations, sv_read_pointer(scope, name), SV_VIOLATION_TOO_LONG);
}

/* Codes with points. Each member is looked at by name, so a repeated one is only reported. */
static void read_points(const struct sv_scope *root, struct sv_scores *scores,
                        struct sv_score *places)
{
    struct sv_scope points;
    const cJSON *value = NULL;

    if (!sv_read_object(root, "points", SV_REQUIRED, &points))
        return;
    if (cJSON_GetArraySize(points.object) == 0)
        sv_violate(root->violations, "/points", SV_VIOLATION_EMPTY);
    if (cJSON_GetArraySize(points.object) > CRITERIA_MAX) {
        sv_violate(root->violations, "/points", SV_VIOLATION_TOO_MANY);
        return;
    }
    cJSON_ArrayForEach(value, points.object)
    {
        struct sv_score *score = &places[scores->score_count++];

        *score = (struct sv_score){ .criterion = sv_arena_strdup(root->arena, value->string),
                                    .stage = scores->stage,
                                    .applicable = true };
        if (!sv_code_valid(value->string))
            sv_violate(root->violations, sv_read_pointer(&points, value->string),
                       SV_VIOLATION_BAD_FORMAT);
        else
            (void)sv_read_points(&points, value->string, SV_REQUIRED, &score->points);
    }
}

static void read_na(const struct sv_scope *root, struct sv_scores *scores, struct sv_score *places)
{
    const cJSON *array = NULL, *value = NULL;
    size_t count = 0;

    if (!sv_read_array(root, "na", SV_OPTIONAL, CRITERIA_MAX, &array))
        return;
    cJSON_ArrayForEach(value, array)
    {
        const char *pointer = sv_json_pointer_index(root->arena, "/na", count++);

        if (!cJSON_IsString(value))
            sv_violate(root->violations, pointer, SV_VIOLATION_WRONG_TYPE);
        else if (!sv_code_valid(value->valuestring))
            sv_violate(root->violations, pointer, SV_VIOLATION_BAD_FORMAT);
        else
            places[scores->score_count++] =
                (struct sv_score){ .criterion = sv_arena_strdup(root->arena, value->valuestring),
                                   .stage = scores->stage };
    }
}

static void read_scores(const struct sv_scope *root, struct sv_scores *scores)
{
    static const char *const members[] = { "$schema", "framework", "version", "unit", "period",
                                           "stage",   "reason",    "points",  "na",   NULL };
    struct sv_score *places =
        sv_arena_array(root->arena, (size_t)2 * CRITERIA_MAX, sizeof(*places));
    const char *stage = NULL;

    sv_read_only(root, members);
    (void)sv_read_code(root, "framework", SV_REQUIRED, &scores->framework);
    (void)sv_read_int(root, "version", SV_REQUIRED, 1, 9999, &scores->version);
    (void)sv_read_code(root, "unit", SV_REQUIRED, &scores->unit);
    (void)sv_read_code(root, "period", SV_REQUIRED, &scores->period);
    if (sv_read_text(root, "stage", SV_REQUIRED, &stage) &&
        !sv_stage_of_word(stage, &scores->stage))
        sv_violate(root->violations, "/stage", SV_VIOLATION_BAD_FORMAT);
    read_line(root, "reason", &scores->reason);
    read_points(root, scores, places);
    read_na(root, scores, places);
    scores->scores = places;
}

enum sv_status sv_scores_of_json(struct sv_arena *arena, const char *text, size_t size,
                                 struct sv_scores *ret_scores, struct sv_violations *violations,
                                 struct sv_error *reterr)
{
    SV_FREED_BY(cJSON_Delete) cJSON *root = NULL;
    struct sv_scores scores = { 0 };
    struct sv_scope scope;

    assert(violations->arena == arena);
    enum sv_status status = sv_json_parse(text, size, &root, reterr);
    if (status != SV_OK)
        return status;
    if (sv_scope_of(&scope, violations, root, ""))
        read_scores(&scope, &scores);
    *ret_scores = scores;
    return SV_OK;
}
