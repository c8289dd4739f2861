/* SPDX-License-Identifier: Apache-2.0 */
#include "domain/cube_plan.h"
#include "wire/instrument_json.h"

#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    SV_FREED_BY(sv_arena_free) struct sv_arena *arena = sv_arena_new();
    struct sv_violations violations = { .arena = arena };
    struct sv_instrument instrument = { 0 };
    struct sv_error error = { 0 };

    if (sv_instrument_of_json(arena, (const char *)data, size, &instrument, &violations, &error) ==
            SV_OK &&
        violations.count == 0)
        (void)sv_cube_plan_of(arena, &instrument);
    return 0;
}
