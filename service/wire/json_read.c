/* SPDX-License-Identifier: Apache-2.0 */
#include "wire/json_read.h"

#include "base/text.h"
#include "wire/json_lex.h"
#include "wire/json_place.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static void *malloc_or_abort(size_t size)
{
    void *memory = malloc(size);

    if (memory == NULL)
        abort();
    return memory;
}

void sv_json_use_aborting_malloc(void)
{
    cJSON_InitHooks(&(cJSON_Hooks){ .malloc_fn = malloc_or_abort, .free_fn = free });
}

static enum sv_status not_json(const char *text, size_t size, size_t at, const char *why,
                               struct sv_error *reterr)
{
    const struct sv_json_place place = sv_json_place_of_byte(text, size, at);

    return sv_fail(reterr, SV_ERR_MALFORMED, "body", "not valid JSON at line %zu, column %zu: %s",
                   place.line, place.column, why);
}

enum sv_status sv_json_parse(const char *text, size_t size, cJSON **ret_root,
                             struct sv_error *reterr)
{
    const char *end = NULL;
    size_t at = 0;

    if (size == 0)
        return sv_fail(reterr, SV_ERR_MALFORMED, "body", "empty where a JSON document is wanted");
    if (!sv_utf8_valid(text, size))
        return sv_fail(reterr, SV_ERR_MALFORMED, "body", "not valid UTF-8");

    const char *refusal = sv_json_refusal(text, size, &at);
    if (refusal != NULL)
        return not_json(text, size, at, refusal, reterr);

    cJSON *root = cJSON_ParseWithLengthOpts(text, size, &end, false);
    const char *stop = text + size;

    at = 0;

    while (root != NULL && end < stop && strchr(" \t\r\n", *end) != NULL)
        end++;
    if (root != NULL && end == stop) {
        *ret_root = root;
        return SV_OK;
    }
    if (end != NULL && end >= text && end <= stop)
        at = (size_t)(end - text);
    cJSON_Delete(root);
    return not_json(text, size, at, "no JSON value goes on like this", reterr);
}

static int compare_names(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* Reports every member name that the object holds twice. */
static void check_names(const cJSON *object, const char *pointer, struct sv_violations *violations)
{
    size_t count = 0;
    const cJSON *child = NULL;

    cJSON_ArrayForEach(child, object) count++;
    const char **names = sv_arena_array(violations->arena, count, sizeof(*names));

    count = 0;
    cJSON_ArrayForEach(child, object) names[count++] = child->string;
    /* Sorted rather than compared pair by pair: the object may hold thousands of names. */
    qsort(names, count, sizeof(*names), compare_names);
    for (size_t i = 1; i < count; i++) {
        bool again = strcmp(names[i], names[i - 1]) == 0;
        bool told = i > 1 && strcmp(names[i], names[i - 2]) == 0;

        if (again && !told)
            sv_violate_member(violations, pointer, names[i], SV_VIOLATION_DUPLICATE_KEY);
    }
}

bool sv_scope_of(struct sv_scope *scope, struct sv_violations *violations, const cJSON *value,
                 const char *pointer)
{
    if (!cJSON_IsObject(value)) {
        sv_violate(violations, pointer, SV_VIOLATION_WRONG_TYPE);
        return false;
    }
    *scope = (struct sv_scope){
        .arena = violations->arena, .violations = violations, .object = value, .pointer = pointer
    };
    check_names(value, pointer, violations);
    return true;
}

void sv_read_only(const struct sv_scope *scope, const char *const *names)
{
    const cJSON *child = NULL;

    cJSON_ArrayForEach(child, scope->object)
    {
        size_t i = 0;

        while (names[i] != NULL && strcmp(names[i], child->string) != 0)
            i++;
        if (names[i] == NULL)
            sv_violate_member(scope->violations, scope->pointer, child->string,
                              SV_VIOLATION_UNKNOWN_MEMBER);
    }
}

const char *sv_read_pointer(const struct sv_scope *scope, const char *name)
{
    return sv_json_pointer(scope->arena, scope->pointer, name);
}

bool sv_read_has(const struct sv_scope *scope, const char *name)
{
    const cJSON *value = cJSON_GetObjectItemCaseSensitive(scope->object, name);

    return value != NULL && !cJSON_IsNull(value);
}

static bool refuse(const struct sv_scope *scope, const char *name, enum sv_violation_code code)
{
    sv_violate_member(scope->violations, scope->pointer, name, code);
    return false;
}

/* The member, or NULL after reporting it if it is required and absent. */
static const cJSON *member(const struct sv_scope *scope, const char *name, enum sv_need need)
{
    const cJSON *value = cJSON_GetObjectItemCaseSensitive(scope->object, name);

    if (value != NULL && !cJSON_IsNull(value))
        return value;
    if (need == SV_REQUIRED)
        (void)refuse(scope, name, SV_VIOLATION_REQUIRED);
    return NULL;
}

bool sv_read_text(const struct sv_scope *scope, const char *name, enum sv_need need,
                  const char **ret)
{
    const cJSON *value = member(scope, name, need);

    if (value == NULL)
        return false;
    if (!cJSON_IsString(value))
        return refuse(scope, name, SV_VIOLATION_WRONG_TYPE);
    *ret = sv_arena_strdup(scope->arena, value->valuestring);
    return true;
}

bool sv_read_code(const struct sv_scope *scope, const char *name, enum sv_need need,
                  const char **ret)
{
    const char *text = NULL;

    if (!sv_read_text(scope, name, need, &text))
        return false;
    if (!sv_code_valid(text))
        return refuse(scope, name, SV_VIOLATION_BAD_FORMAT);
    *ret = text;
    return true;
}

bool sv_json_is_whole(const cJSON *value)
{
    const double exact = 9007199254740992.0; /* 2 to the 53rd */

    return cJSON_IsNumber(value) && fabs(value->valuedouble) < exact &&
           floor(value->valuedouble) >= value->valuedouble;
}

bool sv_read_int(const struct sv_scope *scope, const char *name, enum sv_need need, int64_t low,
                 int64_t high, int64_t *ret)
{
    const cJSON *value = member(scope, name, need);

    if (value == NULL)
        return false;
    if (!sv_json_is_whole(value))
        return refuse(scope, name, SV_VIOLATION_WRONG_TYPE);

    int64_t number = (int64_t)value->valuedouble;

    if (number < low || number > high)
        return refuse(scope, name, SV_VIOLATION_OUT_OF_RANGE);
    *ret = number;
    return true;
}

bool sv_read_bool(const struct sv_scope *scope, const char *name, enum sv_need need, bool *ret)
{
    const cJSON *value = member(scope, name, need);

    if (value == NULL)
        return false;
    if (!cJSON_IsBool(value))
        return refuse(scope, name, SV_VIOLATION_WRONG_TYPE);
    *ret = cJSON_IsTrue(value);
    return true;
}

bool sv_read_day(const struct sv_scope *scope, const char *name, enum sv_need need, sv_day *ret)
{
    const char *text = NULL;

    if (!sv_read_text(scope, name, need, &text))
        return false;
    if (!sv_day_parse(text, ret))
        return refuse(scope, name, SV_VIOLATION_BAD_DATE);
    return true;
}

bool sv_read_line(const struct sv_scope *scope, const char *name, enum sv_need need,
                  const char **ret)
{
    const char *text = NULL;

    if (!sv_read_text(scope, name, need, &text))
        return false;
    if (text[0] == '\0')
        return refuse(scope, name, SV_VIOLATION_EMPTY);
    if (sv_utf8_length(text) > SV_LINE_MAX)
        return refuse(scope, name, SV_VIOLATION_TOO_LONG);
    *ret = text;
    return true;
}

bool sv_read_points(const struct sv_scope *scope, const char *name, enum sv_need need,
                    sv_points *ret)
{
    sv_points points = 0;

    if (!sv_read_signed_points(scope, name, need, &points))
        return false;
    if (points < 0)
        return refuse(scope, name, SV_VIOLATION_OUT_OF_RANGE);
    *ret = points;
    return true;
}

bool sv_read_signed_points(const struct sv_scope *scope, const char *name, enum sv_need need,
                           sv_points *ret)
{
    const cJSON *value = member(scope, name, need);

    if (value == NULL)
        return false;
    if (!cJSON_IsNumber(value))
        return refuse(scope, name, SV_VIOLATION_WRONG_TYPE);
    if (!sv_points_exact(value->valuedouble, ret))
        return refuse(scope, name, SV_VIOLATION_OUT_OF_RANGE);
    return true;
}

bool sv_read_label(const struct sv_scope *scope, const char *name, enum sv_need need,
                   struct sv_label *ret)
{
    struct sv_scope inside;
    struct sv_label label = { 0 };

    if (!sv_read_object(scope, name, need, &inside))
        return false;
    if (!sv_read_text(&inside, "vi", SV_REQUIRED, &label.vi))
        return false;
    if (!sv_read_text(&inside, "en", SV_OPTIONAL, &label.en))
        label.en = label.vi;
    *ret = label;
    return true;
}

bool sv_read_object(const struct sv_scope *scope, const char *name, enum sv_need need,
                    struct sv_scope *ret)
{
    const cJSON *value = member(scope, name, need);

    return value != NULL &&
           sv_scope_of(ret, scope->violations, value, sv_read_pointer(scope, name));
}

bool sv_read_array(const struct sv_scope *scope, const char *name, enum sv_need need, size_t most,
                   const cJSON **ret)
{
    const cJSON *value = member(scope, name, need);

    if (value == NULL)
        return false;
    if (!cJSON_IsArray(value))
        return refuse(scope, name, SV_VIOLATION_WRONG_TYPE);
    if ((size_t)cJSON_GetArraySize(value) > most)
        return refuse(scope, name, SV_VIOLATION_TOO_MANY);
    *ret = value;
    return true;
}

size_t sv_read_codes(const struct sv_scope *scope, const char *name, enum sv_need need, size_t most,
                     const char ***ret_codes)
{
    const cJSON *array = NULL, *value = NULL;
    size_t count = 0;

    *ret_codes = NULL;
    if (!sv_read_array(scope, name, need, most, &array))
        return 0;
    *ret_codes = sv_arena_array(scope->arena, (size_t)cJSON_GetArraySize(array), sizeof(char *));
    cJSON_ArrayForEach(value, array)
    {
        const char *pointer =
            sv_json_pointer_index(scope->arena, sv_read_pointer(scope, name), count);

        (*ret_codes)[count++] = "";
        if (!cJSON_IsString(value))
            sv_violate(scope->violations, pointer, SV_VIOLATION_WRONG_TYPE);
        else if (!sv_code_valid(value->valuestring))
            sv_violate(scope->violations, pointer, SV_VIOLATION_BAD_FORMAT);
        else
            (*ret_codes)[count - 1] = sv_arena_strdup(scope->arena, value->valuestring);
    }
    if (count == 0)
        sv_violate(scope->violations, sv_read_pointer(scope, name), SV_VIOLATION_EMPTY);
    return count;
}
