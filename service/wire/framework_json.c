/* SPDX-License-Identifier: Apache-2.0 */
#include "wire/framework_json.h"

#include "base/text.h"
#include "wire/json_read.h"

#include <assert.h>
#include <string.h>

enum {
    FIELDS_MAX = 64,
    BELOW_MAX = 200,
    CRITERIA_MAX = 1000,
    CLASSES_MAX = 20,
    SOURCES_MAX = 16,
    DECIMALS_MAX = 4,
    DECIMALS = 2, /* if it is not told */
};

static const sv_points POINTS_MAX = 100000 * SV_POINT;

/* What is being gathered while the document is read. */
struct reading {
    struct sv_criterion *criteria; /* CRITERIA_MAX places */
    size_t count;
    bool full; /* told once that there are too many */
};

static void read_maximum(const struct sv_scope *scope, sv_points *ret)
{
    if (sv_read_points(scope, "max_points", SV_REQUIRED, ret) && *ret > POINTS_MAX)
        sv_violate(scope->violations, sv_read_pointer(scope, "max_points"),
                   SV_VIOLATION_OUT_OF_RANGE);
}

static void read_provenance(const struct sv_scope *scope, struct sv_provenance *ret)
{
    static const char *const members[] = { "kind", "sources", "confidence", NULL };
    const cJSON *array = NULL, *value = NULL;
    struct sv_scope inside;

    if (!sv_read_object(scope, "provenance", SV_OPTIONAL, &inside))
        return;
    sv_read_only(&inside, members);
    (void)sv_read_text(&inside, "kind", SV_REQUIRED, &ret->kind);
    value = cJSON_GetObjectItemCaseSensitive(inside.object, "confidence");
    if (!cJSON_IsNumber(value) || value->valuedouble < 0 || value->valuedouble > 1)
        sv_violate(scope->violations, sv_read_pointer(&inside, "confidence"),
                   SV_VIOLATION_OUT_OF_RANGE);
    else
        ret->confidence = value->valuedouble;
    if (!sv_read_array(&inside, "sources", SV_REQUIRED, SOURCES_MAX, &array))
        return;
    const char **sources = sv_arena_array(scope->arena, SOURCES_MAX, sizeof(*sources));

    cJSON_ArrayForEach(value, array)
    {
        if (cJSON_IsString(value))
            sources[ret->source_count++] = sv_arena_strdup(scope->arena, value->valuestring);
        else
            sv_violate(scope->violations, sv_read_pointer(&inside, "sources"),
                       SV_VIOLATION_WRONG_TYPE);
    }
    ret->sources = sources;
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
    (void)sv_read_text(scope, "note", SV_OPTIONAL, &criterion->note);
    read_provenance(scope, &criterion->provenance);
    criterion->leaf = !inner;
    if (!inner)
        sv_rule_read(scope, &criterion->rule);
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

/* Whether points add up to the total, or it is entered beside them. */
static void read_total(const struct sv_scope *root, bool *ret_entered)
{
    const char *word = NULL;

    if (!sv_read_text(root, "total", SV_OPTIONAL, &word))
        return;
    *ret_entered = strcmp(word, "entered") == 0;
    if (!*ret_entered && strcmp(word, "sum") != 0)
        sv_violate(root->violations, "/total", SV_VIOLATION_BAD_FORMAT);
}

static void read_class(const struct sv_scope *scope, struct sv_class *class)
{
    static const char *const members[] = { "code", "name", "at_least", NULL };

    sv_read_only(scope, members);
    class->code = "";
    (void)sv_read_code(scope, "code", SV_REQUIRED, &class->code);
    (void)sv_read_label(scope, "name", SV_REQUIRED, &class->name);
    (void)sv_read_points(scope, "at_least", SV_REQUIRED, &class->at_least);
}

static void read_classes(const struct sv_scope *root, struct sv_framework *framework)
{
    const cJSON *array = NULL, *value = NULL;
    size_t count = 0;

    if (!sv_read_array(root, "classes", SV_OPTIONAL, CLASSES_MAX, &array))
        return;
    struct sv_class *classes = sv_arena_array(root->arena, CLASSES_MAX, sizeof(*classes));

    cJSON_ArrayForEach(value, array)
    {
        struct sv_scope scope;

        if (sv_scope_of(&scope, root->violations, value,
                        sv_json_pointer_index(root->arena, "/classes", count)))
            read_class(&scope, &classes[count]);
        count++;
    }
    framework->classes = classes;
    framework->class_count = count;
}

static void read_framework(const struct sv_scope *root, struct sv_framework *framework)
{
    static const char *const members[] = { "$schema",     "code",     "version",    "title",
                                           "level",       "note",     "valid_from", "legal_basis",
                                           "valid_until", "decimals", "max_points", "total",
                                           "classes",     "fields",   NULL };
    struct reading reading = { .criteria = sv_arena_array(root->arena, CRITERIA_MAX,
                                                          sizeof(*reading.criteria)) };

    framework->valid_until = SV_DAY_NEVER;
    framework->decimals = DECIMALS;
    sv_read_only(root, members);
    (void)sv_read_code(root, "code", SV_REQUIRED, &framework->code);
    (void)sv_read_int(root, "version", SV_REQUIRED, 1, 9999, &framework->version);
    (void)sv_read_label(root, "title", SV_REQUIRED, &framework->title);
    read_level(root, &framework->level);
    (void)sv_read_line(root, "legal_basis", SV_REQUIRED, &framework->legal_basis);
    (void)sv_read_day(root, "valid_from", SV_REQUIRED, &framework->valid_from);
    (void)sv_read_day(root, "valid_until", SV_OPTIONAL, &framework->valid_until);
    (void)sv_read_text(root, "note", SV_OPTIONAL, &framework->note);
    (void)sv_read_int(root, "decimals", SV_OPTIONAL, 0, DECIMALS_MAX, &framework->decimals);
    read_total(root, &framework->total_entered);
    read_classes(root, framework);
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
