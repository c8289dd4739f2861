/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_HTTP_ACCESS_H
#define SV_HTTP_ACCESS_H

#include "http/routes.h"

#include <stdbool.h>

#define SV_SESSION_COOKIE "sipas_session"

/*
 * Who is calling: the bearer of the key in "Authorization: Bearer", else in the
 * session cookie, else the public. A key that is not valid is
 * SV_ERR_UNAUTHENTICATED. The cookie is SameSite=Strict, so another site cannot
 * make a browser act with it; for other hosts of the same site there is sv_origin_check.
 */
SV_MUST_USE
enum sv_status sv_caller_of(const struct sv_site *site, const struct sv_request *request,
                            struct sv_caller *ret_caller, struct sv_error *reterr);

/* Whether a browser sent it that says where from: a page may not ask for a password of its own. */
bool sv_from_page(const struct sv_request *request);

/*
 * SV_ERR_FORBIDDEN for what a page of another origin makes a browser send with its cookie. Asked of
 * every request that changes something. The browser says so itself (Sec-Fetch-Site); one too old
 * for that names the origin, which must be the host that was called.
 */
SV_MUST_USE
enum sv_status sv_origin_check(const struct sv_request *request, struct sv_error *reterr);

/* Whether text may be a key at all: letters, digits, "-" and "_". */
bool sv_secret_is_plausible(const char *text);

/* SV_OK if caller may use route, else SV_ERR_UNAUTHENTICATED or SV_ERR_FORBIDDEN. */
SV_MUST_USE
enum sv_status sv_access_check(const struct sv_route *route, const struct sv_caller *caller,
                               struct sv_error *reterr);

#endif
