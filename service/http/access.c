/* SPDX-License-Identifier: Apache-2.0 */
#include "http/access.h"

#include "app/seal.h"
#include "app/staff.h"

#include <string.h>
#include <strings.h>

/* Of "user:password" in base64, whoever the user is. */
static const char *password_of(struct sv_arena *arena, const char *credentials)
{
    const uint8_t *bytes = NULL;
    size_t size = 0;

    if (!sv_base64_read(arena, credentials, &bytes, &size))
        return "";
    const char *colon = memchr(bytes, ':', size);

    return colon == NULL ? "" : colon + 1;
}

/* The key of the request, or NULL. */
static const char *secret_of(const struct sv_request *request)
{
    static const char scheme[] = "Bearer ", basic[] = "Basic ";
    const char *authorization = request->header(request->source, "Authorization");

    if (authorization == NULL)
        return request->cookie(request->source, SV_SESSION_COOKIE);
    if (strncasecmp(authorization, scheme, sizeof(scheme) - 1) == 0)
        return authorization + sizeof(scheme) - 1;
    if (request->basic && strncasecmp(authorization, basic, sizeof(basic) - 1) == 0)
        return password_of(request->arena, authorization + sizeof(basic) - 1);
    return ""; /* another scheme: no key of ours */
}

bool sv_from_page(const struct sv_request *request)
{
    return request->header(request->source, "Sec-Fetch-Site") != NULL;
}

enum sv_status sv_origin_check(const struct sv_request *request, struct sv_error *reterr)
{
    const char *site = request->header(request->source, "Sec-Fetch-Site");
    const char *origin = request->header(request->source, "Origin");
    const char *host = request->header(request->source, "Host");
    bool same = true;

    if (request->header(request->source, "Authorization") != NULL)
        return SV_OK; /* no browser adds a key by itself */
    if (site != NULL) {
        same = strcmp(site, "same-origin") == 0;
    } else if (origin != NULL) {
        const char *after = strstr(origin, "://");

        same = after != NULL && host != NULL && strcasecmp(after + 3, host) == 0;
    }
    if (!same)
        return sv_fail(reterr, SV_ERR_FORBIDDEN, "origin",
                       "a page of another site may not do this");
    return SV_OK;
}

bool sv_secret_is_plausible(const char *text)
{
    static const char alphabet[] =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    return text[strspn(text, alphabet)] == '\0';
}

enum sv_status sv_caller_of(const struct sv_site *site, const struct sv_request *request,
                            struct sv_caller *ret_caller, struct sv_error *reterr)
{
    const char *secret = secret_of(request);

    if (secret == NULL || secret[0] == '\0') {
        *ret_caller = (struct sv_caller){ .role = SV_ROLE_NONE, .unit = "" };
        return SV_OK;
    }
    if (!sv_secret_is_plausible(secret))
        return sv_fail(reterr, SV_ERR_UNAUTHENTICATED, "key", "this key is not valid");
    return sv_app_authenticate(site->app, request->arena, secret, request->today, ret_caller,
                               reterr);
}

enum sv_status sv_access_check(const struct sv_route *route, const struct sv_caller *caller,
                               struct sv_error *reterr)
{
    if ((route->access & SV_ACCESS_PUBLIC) != 0)
        return SV_OK;
    if (caller->role == SV_ROLE_NONE)
        return sv_fail(reterr, SV_ERR_UNAUTHENTICATED, "key", "this needs a key");
    if ((route->access & SV_ACCESS_ROLE(caller->role)) == 0)
        return sv_fail(reterr, SV_ERR_FORBIDDEN, "role", "the role %s may not do this",
                       sv_role_word(caller->role));
    return SV_OK;
}
