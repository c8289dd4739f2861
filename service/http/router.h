/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_HTTP_ROUTER_H
#define SV_HTTP_ROUTER_H

#include "http/routes.h"

/*
 * Finds the route of a request and fills path_params (SV_MAX_PATH_PARAMS
 * places) with copies in the arena. HEAD is answered by the route of GET.
 * SV_ERR_NOT_FOUND when no pattern matches, SV_ERR_METHOD when only another
 * method's does; then *ret_allow names the methods (may be NULL).
 */
SV_MUST_USE
enum sv_status sv_route_find(const char *method, const char *path, struct sv_arena *arena,
                             const char **path_params, const struct sv_route **ret_route,
                             const char **ret_allow, struct sv_error *reterr);

#endif
