/* SPDX-License-Identifier: Apache-2.0 */
#include "wire/par_json.h"

#include "base/text.h"
#include "wire/json_read.h"

#include <assert.h>
#include <string.h>

enum { FIELDS_MAX = 64, BELOW_MAX = 200, CRITERIA_MAX = 1000, TEXT_MAX = 2000 };

static const sv_points POINTS_MAX = 100000 * SV_POINT;

/* What is being gathered while the document is read. */
struct reading {
    struct sv_criterion *criteria; /* CRITERIA_MAX places */
    size_t count;
    bool full; /* told once that there are too many */
};

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

static void read_maximum(const struct sv_scope *scope, sv_points *ret)
{
    if (sv_read_points(scope, "max_points", SV_REQUIRED, ret) && *ret > POINTS_MAX)
        sv_violate(scope->violations, sv_read_pointer(scope, "max_points"),
                   SV_VIOLATION_OUT_OF_RANGE);
}

static void read_rule(const struct sv_scope *scope, struct sv_criterion *criterion)
{
    static const char *const members[] = { "kind", NULL };
    struct sv_scope rule;
    const char *word = NULL;

    criterion->leaf = true;
    if (!sv_read_object(scope, "rule", SV_REQUIRED, &rule))
        return;
    sv_read_only(&rule, members);
    if (!sv_read_text(&rule, "kind", SV_REQUIRED, &word))
        return;
    if (strcmp(word, "survey_linear") == 0)
        criterion->rule.kind = SV_RULE_SURVEY_LINEAR;
    else if (strcmp(word, "manual") != 0)
        sv_violate(scope->violations, sv_read_pointer(&rule, "kind"), SV_VIOLATION_BAD_FORMAT);
}

static bool has_member(const struct sv_scope *scope, const char *name)
{
    return cJSON_GetObjectItemCaseSensitive(scope->object, name) != NULL;
}

static void read_criteria(const struct sv_scope *above, const char *name, size_t most,
                          struct reading *reading, size_t parent);

/* Recursion ends: a document is at most 32 levels deep (wire/json_read.h). */
static void read_criterion(const struct sv_scope *scope, struct reading *reading, size_t parent)
{
    static const char *const members[] = { "code",       "name",     "max_points", "note",
                                           "provenance", "criteria", "rule",       NULL };
    bool inner = has_member(scope, "criteria");
    size_t place = reading->count++;
    struct sv_criterion *criterion = &reading->criteria[place];

    criterion->parent = parent;
    sv_read_only(scope, members);
    (void)sv_read_code(scope, "code", SV_REQUIRED, &criterion->code);
    (void)sv_read_label(scope, "name", SV_REQUIRED, &criterion->name);
    read_maximum(scope, &criterion->max_points);
    if (!inner)
        read_rule(scope, criterion);
    else if (has_member(scope, "rule"))
        sv_violate(scope->violations, sv_read_pointer(scope, "rule"), SV_VIOLATION_INCONSISTENT);
    else
        read_criteria(scope, "criteria", BELOW_MAX, reading, place);
}

static void read_criteria(const struct sv_scope *above, const char *name, size_t most,
                          struct reading *reading, size_t parent)
{
    const cJSON *array = NULL, *value = NULL;
    const char *pointer = sv_read_pointer(above, name);
    size_t count = 0;

    if (!sv_read_array(above, name, SV_REQUIRED, most, &array))
        return;
    if (cJSON_GetArraySize(array) == 0)
        sv_violate(above->violations, pointer, SV_VIOLATION_EMPTY);
    cJSON_ArrayForEach(value, array)
    {
        struct sv_scope scope;

        if (reading->count == CRITERIA_MAX && !reading->full)
            sv_violate(above->violations, "/fields", SV_VIOLATION_TOO_MANY);
        reading->full = reading->count == CRITERIA_MAX;
        if (!reading->full && sv_scope_of(&scope, above->violations, value,
                                          sv_json_pointer_index(above->arena, pointer, count)))
            read_criterion(&scope, reading, parent);
        count++;
    }
}

static void read_level(const struct sv_scope *root, const char **ret_level)
{
    static const char *const levels[] = { "province", "ministry", "department", "board",
                                          "commune" };

    if (!sv_read_text(root, "level", SV_REQUIRED, ret_level))
        return;
    for (size_t i = 0; i < sizeof(levels) / sizeof(levels[0]); i++) {
        if (strcmp(levels[i], *ret_level) == 0)
            return;
    }
    sv_violate(root->violations, "/level", SV_VIOLATION_BAD_FORMAT);
}

static void read_framework(const struct sv_scope *root, struct sv_framework *framework)
{
    static const char *const members[] = { "$schema",     "code",        "version", "title",
                                           "level",       "legal_basis", "note",    "valid_from",
                                           "valid_until", "max_points",  "fields",  NULL };
    struct reading reading = { .criteria = sv_arena_array(root->arena, CRITERIA_MAX,
                                                          sizeof(*reading.criteria)) };

    framework->valid_until = SV_DAY_NEVER;
    sv_read_only(root, members);
    (void)sv_read_code(root, "code", SV_REQUIRED, &framework->code);
    (void)sv_read_int(root, "version", SV_REQUIRED, 1, 9999, &framework->version);
    (void)sv_read_label(root, "title", SV_REQUIRED, &framework->title);
    read_level(root, &framework->level);
    read_line(root, "legal_basis", &framework->legal_basis);
    (void)sv_read_day(root, "valid_from", SV_REQUIRED, &framework->valid_from);
    (void)sv_read_day(root, "valid_until", SV_OPTIONAL, &framework->valid_until);
    read_maximum(root, &framework->max_points);
    read_criteria(root, "fields", FIELDS_MAX, &reading, SV_NO_PARENT);
    framework->criteria = reading.criteria;
    framework->criterion_count = reading.count;
    if (root->violations->count == 0)
        sv_framework_check(framework, root->violations);
}

enum sv_status sv_framework_of_json(struct sv_arena *arena, const char *text, size_t size,
                                    struct sv_framework *ret_framework,
                                    struct sv_violations *violations, struct sv_error *reterr)
{
    SV_FREED_BY(cJSON_Delete) cJSON *root = NULL;
    struct sv_framework framework = { 0 };
    struct sv_scope scope;

    assert(violations->arena == arena);
    enum sv_status status = sv_json_parse(text, size, &root, reterr);
    if (status != SV_OK)
        return status;
    if (sv_scope_of(&scope, violations, root, ""))
        read_framework(&scope, &framework);
    *ret_framework = framework;
    return SV_OK;
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
