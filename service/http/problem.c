/* SPDX-License-Identifier: Apache-2.0 */
#include "http/problem.h"

#include "base/text.h"
#include "wire/json_write.h"

#include <stdio.h>

unsigned sv_http_status_of(enum sv_status status)
{
    switch (status) { /* no default: the compiler names a status we forget */
    case SV_ERR_MALFORMED:
        return 400;
    case SV_ERR_UNAUTHENTICATED:
        return 401;
    case SV_ERR_FORBIDDEN:
        return 403;
    case SV_ERR_NOT_FOUND:
        return 404;
    case SV_ERR_METHOD:
        return 405;
    case SV_ERR_CONFLICT:
    case SV_ERR_WITHHELD:
        return 409;
    case SV_ERR_GONE:
        return 410;
    case SV_ERR_TOO_LARGE:
        return 413;
    case SV_ERR_MEDIA_TYPE:
        return 415;
    case SV_ERR_INVALID:
        return 422;
    case SV_ERR_BUSY:
        return 503;
    case SV_ERR_INTERNAL:
    case SV_OK: /* not an error: asking is a bug */
        return 500;
    }
    return 500;
}

static const char *title_of(enum sv_status status)
{
    switch (status) {
    case SV_ERR_MALFORMED:
        return "The request cannot be read";
    case SV_ERR_UNAUTHENTICATED:
        return "A valid staff key is needed";
    case SV_ERR_FORBIDDEN:
        return "This key does not allow that";
    case SV_ERR_NOT_FOUND:
        return "There is no such resource";
    case SV_ERR_METHOD:
        return "The resource does not know this method";
    case SV_ERR_CONFLICT:
        return "Not possible as things stand";
    case SV_ERR_WITHHELD:
        return "Not told, so that nobody is singled out";
    case SV_ERR_GONE:
        return "The survey takes no more responses";
    case SV_ERR_TOO_LARGE:
        return "The request is too large";
    case SV_ERR_MEDIA_TYPE:
        return "The body is not of a type that is taken";
    case SV_ERR_INVALID:
        return "The request breaks a rule";
    case SV_ERR_BUSY:
        return "Not possible just now; try again";
    case SV_ERR_INTERNAL:
    case SV_OK:
        return "The service has failed";
    }
    return "";
}

static struct sv_reply problem_of(enum sv_status status)
{
    char type[48];
    cJSON *json = cJSON_CreateObject();

    (void)snprintf(type, sizeof(type), "/problems/%s", sv_status_slug(status));
    cJSON_AddStringToObject(json, "type", type);
    cJSON_AddStringToObject(json, "title", title_of(status));
    cJSON_AddNumberToObject(json, "status", sv_http_status_of(status));
    return (struct sv_reply){
        .http_status = sv_http_status_of(status),
        .json = json,
        .content_type = "application/problem+json",
    };
}

struct sv_reply sv_problem(const struct sv_error *error)
{
    struct sv_reply reply = problem_of(error->status);

    if (reply.http_status < 500) { /* our own troubles go to the log only */
        cJSON_AddStringToObject(reply.json, "where", error->where);
        cJSON_AddStringToObject(reply.json, "detail", error->detail);
    }
    return reply;
}

struct sv_reply sv_problem_of_violations(const struct sv_violations *violations)
{
    struct sv_reply reply = problem_of(SV_ERR_INVALID);
    char detail[64];

    (void)snprintf(detail, sizeof(detail), "%zu violation%s", violations->count,
                   violations->count == 1 ? "" : "s");
    cJSON_AddStringToObject(reply.json, "detail", detail);
    cJSON_AddItemToObject(reply.json, "violations", sv_json_of_violations(violations));
    return reply;
}
