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
    bool older; /* the released format: it lacks what came later */
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

static void compare_objects(struct comparing *comparing, const char *pointer, const cJSON *released,
                            const cJSON *recounted)
{
    const cJSON *member = NULL;

    cJSON_ArrayForEach(member, released)
    {
        const char *place = sv_arena_printf(comparing->arena, "%s/%s", pointer, member->string);

        if (strcmp(place, "/format") != 0 || !comparing->older)
            compare(comparing, place, member,
                    cJSON_GetObjectItemCaseSensitive(recounted, member->string));
    }
    cJSON_ArrayForEach(member, recounted)
    {
        if (!comparing->older && cJSON_GetObjectItemCaseSensitive(released, member->string) == NULL)
            note(comparing, sv_arena_printf(comparing->arena, "%s/%s", pointer, member->string),
                 NULL, member);
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
    const cJSON *format = cJSON_GetObjectItemCaseSensitive(theirs, "format");
    struct comparing comparing = {
        .arena = arena,
        .older = !cJSON_Compare(format, cJSON_GetObjectItemCaseSensitive(ours, "format"), true),
        .found = ret,
    };

    *ret = (struct sv_release_comparison){ 0 };
    compare(&comparing, "", theirs, ours);
    return SV_OK;
}
