/* SPDX-License-Identifier: Apache-2.0 */
#include "http/exchange.h"

#include "base/text.h"
#include "http/problem.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

/* One code, or several joined by commas. */
static bool is_codes(const char *value)
{
    char code[256];

    for (size_t size = 0;; value += size + 1) {
        size = strcspn(value, ",");
        if (size >= sizeof(code))
            return false;
        memcpy(code, value, size);
        code[size] = '\0';
        if (!sv_code_valid(code))
            return false;
        if (value[size] == '\0')
            return true;
    }
}

/* Text of any kind that is not long. */
static bool is_text(const char *value)
{
    enum { TEXT_MAX = 1000 };
    size_t size = strlen(value);

    return size <= TEXT_MAX && sv_utf8_valid(value, size);
}

/* Whether the route takes the parameter with this value. */
static bool is_taken(const struct sv_query_check *check, const char *name, const char *value)
{
    if (check->known == NULL)
        return false;
    if (strstr(check->known, sv_arena_printf(check->arena, " %s* ", name)) != NULL)
        return value == NULL || is_text(value);
    return strstr(check->known, sv_arena_printf(check->arena, " %s ", name)) != NULL &&
           (value == NULL || value[0] == '\0' || is_codes(value));
}

bool sv_query_take(struct sv_query_check *check, const char *name, const char *value)
{
    bool plain = sv_code_valid(name);
    const char *word = plain ? sv_arena_printf(check->arena, " %s ", name) : "";
    const char *seen = check->seen == NULL ? "" : check->seen;

    if (plain && strstr(seen, word) == NULL && is_taken(check, name, value)) {
        check->seen = sv_arena_printf(check->arena, "%s%s", seen, word);
        return true;
    }
    check->fault = plain ? sv_arena_strdup(check->arena, name) : "(parameter)";
    return false;
}

const char *sv_query(const struct sv_request *request, const char *name)
{
    const char *value = request->query(request->source, name);

    return value == NULL ? "" : value;
}

enum sv_status sv_path_number(const struct sv_request *request, size_t place, int64_t *ret_number,
                              struct sv_error *reterr)
{
    const char *text = request->path_params[place];
    char *end = NULL;

    errno = 0;
    long long number = strtoll(text, &end, 10);
    if (*end != '\0' || errno != 0 || number < 1 || number > INT32_MAX)
        return sv_fail(reterr, SV_ERR_NOT_FOUND, "path", "not a number of a resource");
    *ret_number = number;
    return SV_OK;
}

enum sv_status sv_reply_json(struct sv_reply *reply, unsigned http_status, cJSON *json)
{
    reply->http_status = http_status;
    reply->json = json;
    return SV_OK;
}

enum sv_status sv_reply_violations(struct sv_reply *reply, const struct sv_violations *violations)
{
    *reply = sv_problem_of_violations(violations);
    return SV_OK;
}
