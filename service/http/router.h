/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_HTTP_ROUTER_H
#define SV_HTTP_ROUTER_H

#include "http/routes.h"

/* What a request goes to. */
struct sv_match {
    const struct sv_route *route;
    const char *path_params[SV_MAX_PATH_PARAMS]; /* in the order of the pattern */
    const char *allow;                           /* the methods the path knows, or NULL */
};

/*
 * Finds the route of a request; HEAD is answered by the route of GET.
 * SV_ERR_NOT_FOUND when no pattern matches, SV_ERR_METHOD when only another
 * method's does: then ret_match->allow names the methods. What it points to is
 * in the arena.
 */
SV_MUST_USE
enum sv_status sv_route_find(const char *method, const char *path, struct sv_arena *arena,
                             struct sv_match *ret_match, struct sv_error *reterr);

#endif
