/* SPDX-License-Identifier: Apache-2.0 */
#include "wire/release_compare.h"

#include "base/text.h"
#include "wire/json_read.h"

#include <math.h>
#include <string.h>

static const double SAME = 1e-9;  /* relative */
static const double DUST = 1e-12; /* of what is nearly 0, such as the error of the margins */

struct comparing {
    struct sv_arena *arena;
    struct sv_release_comparison *found;
};

static const char *text_of(struct sv_arena *arena, const cJSON *value)
{
    char *printed = value == NULL ? NULL : cJSON_PrintUnformatted(value);
    const char *text = printed == NULL ? "" : sv_arena_strdup(arena, printed);

    cJSON_free(printed);
    return text;
}

static void note(struct comparing *comparing, const char *pointer, const cJSON *released,
                 const cJSON *recounted)
{
    struct sv_release_comparison *found = comparing->found;

    if (found->different < SV_RELEASE_PLACES_KEPT)
        found->places[found->different] =
            (struct sv_release_place){ pointer, text_of(comparing->arena, released),
                                       text_of(comparing->arena, recounted) };
    found->different++;
}

static bool is_same_number(const cJSON *a, const cJSON *b)
{
    double x = a->valuedouble, y = b->valuedouble;

    if (sv_json_is_whole(a) && sv_json_is_whole(b))
        return x == y;
    return fabs(x - y) <= fmax(SAME * fmax(fabs(x), fabs(y)), DUST);
}

static bool is_same_value(const cJSON *a, const cJSON *b)
{
    if (a->type != b->type)
        return false;
    if (cJSON_IsNumber(a))
        return is_same_number(a, b);
    return !cJSON_IsString(a) || strcmp(a->valuestring, b->valuestring) == 0;
}

static void compare(struct comparing *comparing, const char *pointer, const cJSON *released,
                    const cJSON *recounted);

static void compare_lists(struct comparing *comparing, const char *pointer, const cJSON *released,
                          const cJSON *recounted)
{
    const cJSON *other = recounted->child;
    size_t place = 0;

    if (cJSON_GetArraySize(released) != cJSON_GetArraySize(recounted)) {
        note(comparing, pointer, released, recounted);
        return;
    }
    for (const cJSON *entry = released->child; entry != NULL; entry = entry->next) {
        compare(comparing, sv_json_pointer_index(comparing->arena, pointer, place++), entry, other);
        other = other->next;
    }
}

/* Top-level members that format 2 was first made without; each unit tells its sub_index too. */
static bool came_later(const char *pointer)
{
    return strcmp(pointer, "/weighting") == 0 || strcmp(pointer, "/sub_index") == 0;
}

/* Of a unit: the first documents of this format were made without, and nothing but figures, which
 * are compared, follows from them. */
static bool is_members(const cJSON *member)
{
    return strcmp(member->string, "members") == 0;
}

static void compare_objects(struct comparing *comparing, const char *pointer, const cJSON *released,
                            const cJSON *recounted)
{
    const bool older = comparing->found->older;
    const cJSON *member = NULL;

    cJSON_ArrayForEach(member, released)
    {
        const char *place = sv_json_pointer(comparing->arena, pointer, member->string);

        if (!older || strcmp(place, "/format") != 0)
            compare(comparing, place, member,
                    cJSON_GetObjectItemCaseSensitive(recounted, member->string));
    }
    cJSON_ArrayForEach(member, recounted)
    {
        const char *place = sv_json_pointer(comparing->arena, pointer, member->string);

        if (cJSON_GetObjectItemCaseSensitive(released, member->string) == NULL &&
            !is_members(member) && !(older && came_later(place)))
            note(comparing, place, NULL, member);
    }
}

static void compare(struct comparing *comparing, const char *pointer, const cJSON *released,
                    const cJSON *recounted)
{
    if (recounted != NULL && cJSON_IsObject(released) && cJSON_IsObject(recounted)) {
        compare_objects(comparing, pointer, released, recounted);
        return;
    }
    if (recounted != NULL && cJSON_IsArray(released) && cJSON_IsArray(recounted)) {
        compare_lists(comparing, pointer, released, recounted);
        return;
    }
    comparing->found->compared++;
    if (recounted == NULL || !is_same_value(released, recounted))
        note(comparing, pointer, released, recounted);
}

static const char *format_of(struct sv_arena *arena, const cJSON *document)
{
    const cJSON *format = cJSON_GetObjectItemCaseSensitive(document, "format");

    return cJSON_IsString(format) ? sv_arena_strdup(arena, format->valuestring) : "";
}

enum sv_status sv_release_compare(struct sv_arena *arena, const char *released, size_t size,
                                  const char *recounted, struct sv_release_comparison *ret,
                                  struct sv_error *reterr)
{
    SV_FREED_BY(cJSON_Delete) cJSON *ours = NULL;
    SV_FREED_BY(cJSON_Delete) cJSON *theirs = NULL;
    enum sv_status status = sv_json_parse(released, size, &theirs, reterr);

    if (status == SV_OK)
        status = sv_json_parse(recounted, strlen(recounted), &ours, reterr);
    if (status != SV_OK)
        return status;
    struct comparing comparing = { .arena = arena, .found = ret };

    *ret = (struct sv_release_comparison){ .format = format_of(arena, theirs) };
    if (strcmp(ret->format, "sipas-release/1") == 0)
        return sv_fail(reterr, SV_ERR_INVALID, "format",
                       "%s tells other figures than today's: they cannot be computed again",
                       ret->format);
    ret->older = strcmp(ret->format, "sipas-release/2") == 0;
    compare(&comparing, "", theirs, ours);
    return SV_OK;
}
