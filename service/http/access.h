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
 * make a browser act with it.
 */
SV_MUST_USE
enum sv_status sv_caller_of(const struct sv_site *site, const struct sv_request *request,
                            struct sv_caller *ret_caller, struct sv_error *reterr);

/* Whether text may be a key at all: letters, digits, "-" and "_". */
bool sv_secret_is_plausible(const char *text);

/* SV_OK if caller may use route, else SV_ERR_UNAUTHENTICATED or SV_ERR_FORBIDDEN. */
SV_MUST_USE
enum sv_status sv_access_check(const struct sv_route *route, const struct sv_caller *caller,
                               struct sv_error *reterr);

#endif
