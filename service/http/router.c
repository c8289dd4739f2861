/* SPDX-License-Identifier: Apache-2.0 */
#include "http/router.h"

#include "base/text.h"

#include <stdbool.h>
#include <string.h>

/* The 64 digits of a hash, or a code. */
static bool is_taken(const char *pattern, const char *param)
{
    if (strncmp(pattern, "{sha256}", 8) == 0)
        return strlen(param) == 64 && param[strspn(param, "0123456789abcdef")] == '\0';
    return sv_code_valid(param);
}

static bool pattern_matches(const char *pattern, const char *path, struct sv_arena *arena,
                            const char **path_params)
{
    size_t param = 0;

    while (*pattern != '\0') {
        if (*pattern != '{') {
            if (*pattern++ != *path++)
                return false;
            continue;
        }
        size_t length = strcspn(path, "/:");

        if (length == 0 || param == SV_MAX_PATH_PARAMS)
            return false;
        path_params[param] = sv_arena_strndup(arena, path, length);
        if (!is_taken(pattern, path_params[param++]))
            return false;
        path += length;
        pattern += strcspn(pattern, "}") + 1;
    }
    return *path == '\0';
}

enum sv_status sv_route_find(const char *method, const char *path, struct sv_arena *arena,
                             struct sv_match *ret_match, struct sv_error *reterr)
{
    const char *wanted = strcmp(method, "HEAD") == 0 ? "GET" : method;
    const char *allow = "";

    /* From the end: what is asked thousands of times a second, the intake, stands there. */
    for (size_t i = sv_route_count; i-- > 0;) {
        const struct sv_route *route = &sv_routes[i];

        if (!pattern_matches(route->pattern, path, arena, ret_match->path_params))
            continue;
        if (strcmp(route->method, wanted) == 0) {
            ret_match->route = route;
            return SV_OK;
        }
        allow = sv_arena_printf(arena, "%s%s%s",
                                strcmp(route->method, "GET") == 0 ? "GET, HEAD" : route->method,
                                allow[0] == '\0' ? "" : ", ", allow);
    }
    if (allow[0] == '\0')
        return sv_fail(reterr, SV_ERR_NOT_FOUND, "route", "no such resource");
    ret_match->allow = allow;
    return sv_fail(reterr, SV_ERR_METHOD, "method", "allowed: %s", allow);
}
