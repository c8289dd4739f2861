/* SPDX-License-Identifier: Apache-2.0 */
#include "app/releases.h"
#include "app/signing.h"
#include "http/handlers/handlers.h"
#include "wire/feed_json.h"
#include "wire/json_read.h"
#include "wire/release_json.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

enum { FEED_LIMIT = 100, FEED_LIMIT_MAX = 1000 };

/* POST /api/v1/surveys/{survey}/releases: freezes the results as they are now. */
enum sv_status sv_post_release(const struct sv_site *site, const struct sv_request *request,
                               struct sv_reply *reply, struct sv_error *reterr)
{
    static const char *const members[] = { "period", NULL };
    SV_FREED_BY(cJSON_Delete) cJSON *root = NULL;
    struct sv_violations violations = { .arena = request->arena };
    struct sv_release_head head = { 0 };
    struct sv_scope scope;
    const char *period = "";

    enum sv_status status = sv_json_parse(request->body, request->body_size, &root, reterr);
    if (status != SV_OK)
        return status;
    if (sv_scope_of(&scope, &violations, root, "")) {
        sv_read_only(&scope, members);
        (void)sv_read_code(&scope, "period", SV_OPTIONAL, &period);
    }
    if (violations.count > 0)
        return sv_reply_violations(reply, &violations);
    const struct sv_release_order order = { .survey = request->path_params[0],
                                            .period = period,
                                            .today = request->today,
                                            .caller = &request->caller };

    status = sv_app_release(site->app, request->arena, &order, &head, reterr);
    return status == SV_OK ? sv_reply_json(reply, 201, sv_json_of_release_head(&head)) : status;
}

static enum sv_status list(const struct sv_site *site, const struct sv_request *request,
                           struct sv_reply *reply, struct sv_error *reterr)
{
    struct sv_release_heads heads = { 0 };

    enum sv_status status = sv_app_release_list(
        site->app, request->arena, sv_query(request, "survey"), &request->caller, &heads, reterr);
    if (status != SV_OK)
        return status;
    cJSON *json = cJSON_CreateObject();
    cJSON *all = cJSON_AddArrayToObject(json, "releases");

    for (size_t i = 0; i < heads.count; i++)
        cJSON_AddItemToArray(all, sv_json_of_release_head(&heads.items[i]));
    return sv_reply_json(reply, 200, json);
}

/* A whole number from 0 to most; the given one where the parameter is absent. */
static enum sv_status read_number(const struct sv_request *request, const char *name, int64_t most,
                                  int64_t *number, struct sv_error *reterr)
{
    const char *text = sv_query(request, name);
    char *end = NULL;

    if (text[0] == '\0')
        return SV_OK;
    errno = 0;
    long long value = strtoll(text, &end, 10);

    if (text[0] < '0' || text[0] > '9' || *end != '\0' || errno != 0 || value > most)
        return sv_fail(reterr, SV_ERR_INVALID, name, "not a whole number from 0 to %lld",
                       (long long)most);
    *number = value;
    return SV_OK;
}

static enum sv_status feed(const struct sv_site *site, const struct sv_request *request,
                           struct sv_reply *reply, struct sv_error *reterr)
{
    struct sv_feed_query query = { .survey = sv_query(request, "survey"), .limit = FEED_LIMIT };
    struct sv_release_heads heads = { 0 };
    int64_t documents = 0;

    enum sv_status status = read_number(request, "after", INT64_MAX, &query.after, reterr);
    if (status == SV_OK)
        status = read_number(request, "limit", FEED_LIMIT_MAX, &query.limit, reterr);
    if (status == SV_OK && query.limit == 0)
        status = sv_fail(reterr, SV_ERR_INVALID, "limit", "at least 1");
    if (status == SV_OK)
        status = read_number(request, "documents", 1, &documents, reterr);
    query.documents = documents == 1;
    if (status == SV_OK)
        status = sv_app_feed(site->app, request->arena, &query, &request->caller, &heads, reterr);
    if (status != SV_OK)
        return status;
    int64_t next = heads.count == 0 ? query.after : heads.items[heads.count - 1].cursor;

    return sv_reply_json(reply, 200,
                         sv_json_of_feed(heads.items, heads.count, query.documents, next));
}

/* The releases of a survey or of all; after a cursor those that came later, in their order. */
enum sv_status sv_get_releases(const struct sv_site *site, const struct sv_request *request,
                               struct sv_reply *reply, struct sv_error *reterr)
{
    if (sv_query(request, "after")[0] != '\0')
        return feed(site, request, reply, reterr);
    if (sv_query(request, "limit")[0] != '\0' || sv_query(request, "documents")[0] != '\0')
        return sv_fail(reterr, SV_ERR_INVALID, "after", "limit and documents go with it");
    return list(site, request, reply, reterr);
}

enum sv_status sv_get_release_keys(const struct sv_site *site, const struct sv_request *request,
                                   struct sv_reply *reply, struct sv_error *reterr)
{
    const struct sv_public_key *keys = NULL;
    size_t count = 0;

    enum sv_status status = sv_app_public_keys(site->app, request->arena, &keys, &count, reterr);
    return status == SV_OK ? sv_reply_json(reply, 200, sv_json_of_public_keys(keys, count))
                           : status;
}

/* The frozen document byte for byte: its SHA-256 is the one that scorecards show. */
enum sv_status sv_get_release(const struct sv_site *site, const struct sv_request *request,
                              struct sv_reply *reply, struct sv_error *reterr)
{
    const char *document = NULL;
    struct sv_release_key key = { .survey = request->path_params[0] };

    enum sv_status status = sv_path_number(request, 1, &key.number, reterr);
    if (status == SV_OK)
        status = sv_app_release_document(site->app, request->arena, &key, &request->caller,
                                         &document, reterr);
    if (status != SV_OK)
        return status;
    reply->http_status = 200;
    reply->text = document;
    reply->text_size = strlen(document);
    return SV_OK;
}
