/* SPDX-License-Identifier: Apache-2.0 */
#include "wire/release_read.h"

#include "base/text.h"
#include "wire/json_read.h"

#include <stdlib.h>
#include <string.h>

enum { UNITS_MAX = 50000, FEEDS_MAX = 100, ITEMS_MAX = 1000, OPTIONS_MAX = 100 };

static const int64_t COUNT_MAX = INT64_C(9007199254740991); /* 2 to the 53rd less 1 */

/* What the last digits of a computed end may be off by. */
static const double DUST = 1e-9;

static bool is_share(double value)
{
    return value >= -DUST && value <= 1 + DUST;
}

/* A share, or null where it is not known. */
static bool read_share(const struct sv_scope *scope, const char *name, double *ret)
{
    const cJSON *value = cJSON_GetObjectItemCaseSensitive(scope->object, name);

    if (value == NULL || cJSON_IsNull(value))
        return false;
    if (!cJSON_IsNumber(value) || !is_share(value->valuedouble)) {
        sv_violate_member(scope->violations, scope->pointer, name, SV_VIOLATION_OUT_OF_RANGE);
        return false;
    }
    *ret = value->valuedouble;
    return true;
}

static void read_index(const struct sv_scope *unit, struct sv_estimate *index)
{
    struct sv_scope scope;

    if (!sv_read_object(unit, "index", SV_REQUIRED, &scope))
        return;
    (void)sv_read_int(&scope, "satisfied", SV_REQUIRED, 0, COUNT_MAX, &index->satisfied);
    (void)sv_read_int(&scope, "valid", SV_REQUIRED, 0, COUNT_MAX, &index->valid);
    (void)sv_read_int(&scope, "respondents", SV_REQUIRED, 0, COUNT_MAX, &index->respondents);
    index->known = read_share(&scope, "share", &index->value);
    index->interval.known = read_share(&scope, "low", &index->interval.low) &&
                            read_share(&scope, "high", &index->interval.high);
    if (index->satisfied > index->valid || (index->known && index->valid == 0))
        sv_violate_member(scope.violations, scope.pointer, "satisfied", SV_VIOLATION_INCONSISTENT);
    else if (index->known && index->respondents == 0)
        sv_violate_member(scope.violations, scope.pointer, "respondents",
                          SV_VIOLATION_INCONSISTENT);
    if (index->interval.known && (!index->known || index->interval.low > index->value + DUST ||
                                  index->value > index->interval.high + DUST))
        sv_violate_member(scope.violations, scope.pointer, "low", SV_VIOLATION_INCONSISTENT);
}

static void add_counts(const struct sv_scope *item, cJSON *options)
{
    const cJSON *list = NULL, *entry = NULL;
    cJSON *counts = NULL;
    const char *code = NULL;
    size_t place = 0;

    if (!sv_read_code(item, "code", SV_REQUIRED, &code) ||
        !sv_read_array(item, "counts", SV_REQUIRED, OPTIONS_MAX, &list))
        return;
    counts = cJSON_AddObjectToObject(options, code);
    cJSON_ArrayForEach(entry, list)
    {
        const char *pointer =
            sv_json_pointer_index(item->arena, sv_read_pointer(item, "counts"), place++);
        struct sv_scope scope;
        int64_t value = 0, n = 0;

        if (sv_scope_of(&scope, item->violations, entry, pointer) &&
            sv_read_int(&scope, "value", SV_REQUIRED, 0, INT32_MAX, &value) &&
            sv_read_int(&scope, "n", SV_REQUIRED, 0, COUNT_MAX, &n))
            cJSON_AddNumberToObject(counts, sv_arena_printf(item->arena, "%d", (int)value),
                                    (double)n);
    }
}

/* Of items that take one answer: of others the counts are no parts of a whole. */
static bool takes_one_answer(const struct sv_scope *item)
{
    const cJSON *kind = cJSON_GetObjectItemCaseSensitive(item->object, "kind");

    return cJSON_IsString(kind) &&
           (strcmp(kind->valuestring, "scale") == 0 || strcmp(kind->valuestring, "single") == 0);
}

static const char *read_options(const struct sv_scope *unit)
{
    const cJSON *list = NULL, *entry = NULL;
    cJSON *options = NULL;
    char *printed = NULL;
    const char *text = NULL;
    size_t place = 0;

    if (!sv_read_array(unit, "items", SV_OPTIONAL, ITEMS_MAX, &list))
        return "";
    options = cJSON_CreateObject();
    cJSON_ArrayForEach(entry, list)
    {
        const char *pointer =
            sv_json_pointer_index(unit->arena, sv_read_pointer(unit, "items"), place++);
        struct sv_scope scope;

        if (sv_scope_of(&scope, unit->violations, entry, pointer) && takes_one_answer(&scope))
            add_counts(&scope, options);
    }
    printed = cJSON_PrintUnformatted(options);
    text = sv_arena_strdup(unit->arena, printed);
    cJSON_free(printed);
    cJSON_Delete(options);
    return text;
}

/* In order, so that none is there twice. */
static void read_members(const struct sv_scope *scope, struct sv_released_unit *unit)
{
    const char **members = NULL;

    unit->member_count = sv_read_codes(scope, "members", SV_OPTIONAL, UNITS_MAX, &members);
    unit->members = members;
    for (size_t i = 1; i < unit->member_count; i++) {
        if (strcmp(members[i - 1], members[i]) >= 0)
            sv_violate_member(scope->violations, scope->pointer, "members",
                              SV_VIOLATION_INCONSISTENT);
    }
}

/* Before units could be hidden (sipas-release/1) all of them were shown. */
static void read_unit(const struct sv_scope *scope, struct sv_released_unit *unit)
{
    *unit = (struct sv_released_unit){ .shown = true, .options = "" };
    (void)sv_read_code(scope, "unit", SV_REQUIRED, &unit->unit);
    read_members(scope, unit);
    (void)sv_read_bool(scope, "shown", SV_OPTIONAL, &unit->shown);
    if (!unit->shown)
        return;
    read_index(scope, &unit->index);
    unit->options = read_options(scope);
}

static void read_sub_index(const struct sv_scope *above, struct sv_sub_index *sub_index)
{
    struct sv_scope scope, target;

    if (!sv_read_object(above, "sub_index", SV_OPTIONAL, &scope))
        return;
    (void)sv_read_points(&scope, "max_points", SV_REQUIRED, &sub_index->max_points);
    if (!sv_read_object(&scope, "target", SV_OPTIONAL, &target))
        return;
    sub_index->has_target = true;
    (void)sv_read_points(&target, "low", SV_REQUIRED, &sub_index->target_low);
    (void)sv_read_points(&target, "high", SV_REQUIRED, &sub_index->target_high);
    (void)sv_read_text(&target, "source", SV_OPTIONAL, &sub_index->target_source);
}

static int compare_units(const void *a, const void *b)
{
    const struct sv_released_unit *one = a, *other = b;

    return strcmp(one->unit, other->unit);
}

static void refuse_repeated(const struct sv_scope *root, struct sv_released_unit *units,
                            size_t count)
{
    if (root->violations->count > 0)
        return;
    qsort(units, count, sizeof(*units), compare_units);
    for (size_t i = 1; i < count; i++) {
        if (strcmp(units[i - 1].unit, units[i].unit) == 0)
            sv_violate_member(root->violations, root->pointer, "units", SV_VIOLATION_REPEATED);
    }
}

static void read_units(const struct sv_scope *root, struct sv_released *released)
{
    const cJSON *list = NULL, *entry = NULL;
    struct sv_released_unit *units = NULL;
    size_t count = 0, place = 0;

    if (!sv_read_array(root, "units", SV_REQUIRED, UNITS_MAX, &list))
        return;
    units = sv_arena_array(root->arena, (size_t)cJSON_GetArraySize(list), sizeof(*units));
    cJSON_ArrayForEach(entry, list)
    {
        struct sv_scope scope;

        if (!sv_scope_of(&scope, root->violations, entry,
                         sv_json_pointer_index(root->arena, "/units", place++)))
            continue;
        /* A document of before it had a sub_index of its own tells it with each figure. */
        if (released->sub_index.max_points == 0)
            read_sub_index(&scope, &released->sub_index);
        if (sv_read_has(&scope, "unit")) /* null is the whole survey */
            read_unit(&scope, &units[count++]);
    }
    refuse_repeated(root, units, count);
    released->units = units;
    released->unit_count = count;
}

static void read_feeds(const struct sv_scope *root, struct sv_released *released)
{
    const cJSON *list = NULL, *entry = NULL;
    struct sv_feed *feeds = NULL;

    if (!sv_read_array(root, "feeds", SV_REQUIRED, FEEDS_MAX, &list))
        return;
    feeds = sv_arena_array(root->arena, (size_t)cJSON_GetArraySize(list), sizeof(*feeds));
    cJSON_ArrayForEach(entry, list)
    {
        struct sv_feed *feed = &feeds[released->feed_count];
        struct sv_scope scope;

        if (!sv_scope_of(&scope, root->violations, entry,
                         sv_json_pointer_index(root->arena, "/feeds", released->feed_count)))
            continue;
        (void)sv_read_code(&scope, "framework", SV_REQUIRED, &feed->framework);
        (void)sv_read_code(&scope, "criterion", SV_REQUIRED, &feed->criterion);
        (void)sv_read_code(&scope, "period", SV_REQUIRED, &feed->period);
        released->feed_count++;
    }
    released->feeds = feeds;
    if (sv_read_has(root, "period"))
        released->feed_count = 0; /* of one period of the survey only: it fills nothing */
}

/* Each has more than the one before: 2 hidden units, 3 what the weights were made of. */
static bool is_known(const char *format)
{
    static const char *const formats[] = { "sipas-release/1", "sipas-release/2",
                                           "sipas-release/3" };
    size_t place = 0;

    while (place < sizeof(formats) / sizeof(formats[0]) && strcmp(formats[place], format) != 0)
        place++;
    return place < sizeof(formats) / sizeof(formats[0]);
}

static void read_document(const struct sv_scope *root, struct sv_released *released)
{
    const char *format = NULL;

    if (sv_read_text(root, "format", SV_REQUIRED, &format) && !is_known(format))
        sv_violate_member(root->violations, "", "format", SV_VIOLATION_BAD_FORMAT);
    (void)sv_read_code(root, "survey", SV_REQUIRED, &released->survey);
    (void)sv_read_int(root, "number", SV_REQUIRED, 1, INT32_MAX, &released->number);
    (void)sv_read_day(root, "released_on", SV_REQUIRED, &released->released_on);
    released->period = "";
    (void)sv_read_code(root, "period", SV_OPTIONAL, &released->period);
    read_sub_index(root, &released->sub_index);
    read_feeds(root, released);
    read_units(root, released);
}

enum sv_status sv_released_of_json(struct sv_arena *arena, const char *text, size_t size,
                                   struct sv_released *ret_released,
                                   struct sv_violations *violations, struct sv_error *reterr)
{
    SV_FREED_BY(cJSON_Delete) cJSON *json = NULL;
    struct sv_released released = { 0 };
    struct sv_scope root;

    (void)arena; /* what is read goes to the arena of the violations */
    enum sv_status status = sv_json_parse(text, size, &json, reterr);
    if (status != SV_OK)
        return status;
    if (sv_scope_of(&root, violations, json, ""))
        read_document(&root, &released);
    *ret_released = released;
    return SV_OK;
}

enum sv_status sv_option_counts_of_json(struct sv_arena *arena, const char *options,
                                        const char *item, const struct sv_option_count **ret_counts,
                                        size_t *ret_count, struct sv_error *reterr)
{
    SV_FREED_BY(cJSON_Delete) cJSON *json = NULL;
    const cJSON *entry = NULL;
    struct sv_option_count *counts = NULL;
    size_t count = 0;

    *ret_count = 0;
    if (options[0] == '\0')
        return SV_OK;
    enum sv_status status = sv_json_parse(options, strlen(options), &json, reterr);
    if (status != SV_OK)
        return status;
    const cJSON *list = cJSON_GetObjectItemCaseSensitive(json, item);

    counts = sv_arena_array(arena, (size_t)cJSON_GetArraySize(list), sizeof(*counts));
    cJSON_ArrayForEach(entry, list)
    {
        counts[count++] = (struct sv_option_count){ .option = sv_arena_strdup(arena, entry->string),
                                                    .count = (int64_t)entry->valuedouble };
    }
    *ret_counts = counts;
    *ret_count = count;
    return SV_OK;
}
