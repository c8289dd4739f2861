/* SPDX-License-Identifier: Apache-2.0 */
#include "http/exchange.h"

#include "http/problem.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

const char *sv_query(const struct sv_request *request, const char *name)
{
    const char *value = request->query(request->source, name);

    return value == NULL ? "" : value;
}

enum sv_status sv_query_only(const struct sv_request *request, const char *const *names,
                             struct sv_error *reterr)
{
    for (size_t i = 0; i < request->query_name_count; i++) {
        size_t k = 0;

        while (names[k] != NULL && strcmp(names[k], request->query_names[i]) != 0)
            k++;
        if (names[k] == NULL)
            return sv_fail(reterr, SV_ERR_INVALID, "query", "unknown parameter '%.40s'",
                           request->query_names[i]);
    }
    return SV_OK;
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
