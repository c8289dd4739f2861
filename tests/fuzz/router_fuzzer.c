/* SPDX-License-Identifier: Apache-2.0 */
#include "http/router.h"

#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    SV_FREED_BY(sv_arena_free) struct sv_arena *arena = sv_arena_new();
    const char *params[SV_MAX_PATH_PARAMS] = { NULL };
    const struct sv_route *route = NULL;
    const char *allow = NULL;
    struct sv_error error = { 0 };

    (void)!sv_route_find("GET", sv_arena_strndup(arena, (const char *)data, size), arena, params,
                         &route, &allow, &error);
    return 0;
}
