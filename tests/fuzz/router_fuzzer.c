/* SPDX-License-Identifier: Apache-2.0 */
#include "http/router.h"

#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    SV_FREED_BY(sv_arena_free) struct sv_arena *arena = sv_arena_new();
    struct sv_match match = { 0 };
    struct sv_error error = { 0 };

    (void)!sv_route_find("GET", sv_arena_strndup(arena, (const char *)data, size), arena, &match,
                         &error);
    return 0;
}
