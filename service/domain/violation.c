/* SPDX-License-Identifier: Apache-2.0 */
#include "domain/violation.h"

#include "base/text.h"

#include <stdbool.h>

static size_t most_of(const struct sv_violations *violations)
{
    return violations->most == 0 ? SV_VIOLATIONS_KEPT : violations->most;
}

void sv_violate(struct sv_violations *violations, const char *pointer, enum sv_violation_code code)
{
    violations->count++;
    if (violations->count > most_of(violations))
        return;

    struct sv_violation *violation = sv_arena_alloc(violations->arena, sizeof(*violation));

    violation->pointer = pointer;
    violation->code = code;
    if (violations->last == NULL)
        violations->first = violation;
    else
        violations->last->next = violation;
    violations->last = violation;
}

void sv_violate_member(struct sv_violations *violations, const char *prefix, const char *member,
                       enum sv_violation_code code)
{
    bool kept = violations->count < most_of(violations);

    sv_violate(violations, kept ? sv_json_pointer(violations->arena, prefix, member) : "", code);
}

const char *sv_violation_slug(enum sv_violation_code code)
{
    static const char *const slugs[] = {
#define X(symbol, slug) [symbol] = slug,
        SV_VIOLATION_LIST(X)
#undef X
    };

    return slugs[code];
}
