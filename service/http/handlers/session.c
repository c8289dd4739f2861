/* SPDX-License-Identifier: Apache-2.0 */
#include "app/staff.h"
#include "http/access.h"
#include "http/handlers/handlers.h"
#include "wire/json_read.h"
#include "wire/json_write.h"

enum { SESSION_S = 12 * 3600 }; /* a working day */

static enum sv_status reply_caller(struct sv_reply *reply, const struct sv_caller *caller)
{
    cJSON *json = cJSON_CreateObject();

    cJSON_AddStringToObject(json, "role", sv_role_word(caller->role));
    sv_add_text_or_null(json, "unit", caller->unit);
    return sv_reply_json(reply, 200, json);
}

/* Who the bearer of the cookie or key is; the pages ask, since they cannot read the cookie. */
enum sv_status sv_get_session(const struct sv_site *site, const struct sv_request *request,
                              struct sv_reply *reply, struct sv_error *reterr)
{
    struct sv_caller caller = { .unit = "" };

    enum sv_status status = sv_caller_of(site, request, &caller, reterr);
    if (status != SV_OK)
        return status;
    if (caller.role == SV_ROLE_NONE)
        return sv_fail(reterr, SV_ERR_UNAUTHENTICATED, "key", "nobody is signed in");
    return reply_caller(reply, &caller);
}

static const char *cookie_of(const struct sv_site *site, struct sv_arena *arena, const char *secret,
                             int max_age_s)
{
    return sv_arena_printf(arena, "%s=%s; Path=/api; HttpOnly; SameSite=Strict; Max-Age=%d%s",
                           SV_SESSION_COOKIE, secret, max_age_s,
                           site->secure_cookies ? "; Secure" : "");
}

/* Keeps a good key in the browser, out of reach of scripts. */
enum sv_status sv_post_session(const struct sv_site *site, const struct sv_request *request,
                               struct sv_reply *reply, struct sv_error *reterr)
{
    static const char *const members[] = { "key", NULL };
    SV_FREED_BY(cJSON_Delete) cJSON *root = NULL;
    struct sv_violations violations = { .arena = request->arena };
    struct sv_caller caller = { .unit = "" };
    struct sv_scope scope;
    const char *secret = NULL;

    enum sv_status status = sv_origin_check(request, reterr);
    if (status == SV_OK)
        status = sv_json_parse(request->body, request->body_size, &root, reterr);
    if (status != SV_OK)
        return status;
    if (sv_scope_of(&scope, &violations, root, "")) {
        sv_read_only(&scope, members);
        if (sv_read_text(&scope, "key", SV_REQUIRED, &secret) && !sv_secret_is_plausible(secret))
            return sv_fail(reterr, SV_ERR_UNAUTHENTICATED, "key", "this staff key is not valid");
    }
    if (violations.count > 0)
        return sv_reply_violations(reply, &violations);
    status =
        sv_app_authenticate(site->app, request->arena, secret, request->today, &caller, reterr);
    if (status != SV_OK)
        return status;
    if (caller.role == SV_ROLE_DEVICE) /* a tablet has its key and no session */
        return sv_fail(reterr, SV_ERR_UNAUTHENTICATED, "key", "this is no staff key");
    reply->set_cookie = cookie_of(site, request->arena, secret, SESSION_S);
    return reply_caller(reply, &caller);
}

enum sv_status sv_delete_session(const struct sv_site *site, const struct sv_request *request,
                                 struct sv_reply *reply, struct sv_error *reterr)
{
    enum sv_status status = sv_origin_check(request, reterr);

    if (status != SV_OK)
        return status;
    reply->http_status = 204;
    reply->set_cookie = cookie_of(site, request->arena, "", 0);
    return SV_OK;
}
