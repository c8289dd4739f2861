/* SPDX-License-Identifier: Apache-2.0 */
#include "wire/framework_json.h"
#include "wire/json_place.h"

#include <assert.h>
#include <stdint.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Whatever is accepted is written as something that is accepted as the same. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    SV_FREED_BY(sv_arena_free) struct sv_arena *arena = sv_arena_new();
    struct sv_violations violations = { .arena = arena };
    struct sv_framework framework = { 0 }, again = { 0 };
    struct sv_error error = { 0 };

    if (sv_framework_of_json(arena, (const char *)data, size, &framework, &violations, &error) !=
        SV_OK)
        return 0;
    for (const struct sv_violation *v = violations.first; v != NULL; v = v->next)
        (void)sv_json_place_of_pointer((const char *)data, size, v->pointer);
    if (violations.count > 0)
        return 0;
    const char *text = sv_text_of_framework(arena, &framework);
    enum sv_status status =
        sv_framework_of_json(arena, text, strlen(text), &again, &violations, &error);

    assert(status == SV_OK && violations.count == 0);
    assert(strcmp(text, sv_text_of_framework(arena, &again)) == 0);
    return 0;
}
