/* SPDX-License-Identifier: Apache-2.0 */
#include "domain/par.h"

#include "base/text.h"

#include <string.h>

size_t sv_framework_find(const struct sv_framework *framework, const char *code)
{
    for (size_t i = 0; i < framework->criterion_count; i++) {
        if (strcmp(framework->criteria[i].code, code) == 0)
            return i;
    }
    return SIZE_MAX;
}

/* Where the criterion stands in the document: "/fields/0/criteria/2". */
static const char *pointer_of(const struct sv_framework *framework, size_t place,
                              struct sv_arena *arena)
{
    size_t parent = framework->criteria[place].parent;
    size_t older = 0;

    for (size_t i = 0; i < place; i++)
        older += framework->criteria[i].parent == parent;
    if (parent == SV_NO_PARENT)
        return sv_json_pointer_index(arena, "/fields", older);
    return sv_json_pointer_index(
        arena, sv_json_pointer(arena, pointer_of(framework, parent, arena), "criteria"), older);
}

static void violate(const struct sv_framework *framework, size_t place, const char *member,
                    enum sv_violation_code code, struct sv_violations *violations)
{
    const char *pointer = pointer_of(framework, place, violations->arena);

    sv_violate(violations, sv_json_pointer(violations->arena, pointer, member), code);
}

/* Maxima of what is directly below the criterion, or of the fields. */
static sv_points sum_below(const struct sv_framework *framework, size_t parent)
{
    sv_points sum = 0;

    for (size_t i = 0; i < framework->criterion_count; i++) {
        if (framework->criteria[i].parent == parent)
            sum += framework->criteria[i].max_points;
    }
    return sum;
}

void sv_framework_check(const struct sv_framework *framework, struct sv_violations *violations)
{
    if (framework->valid_until <= framework->valid_from)
        sv_violate(violations, "/valid_until", SV_VIOLATION_INCONSISTENT);
    if (sum_below(framework, SV_NO_PARENT) != framework->max_points)
        sv_violate(violations, "/max_points", SV_VIOLATION_INCONSISTENT);
    for (size_t i = 0; i < framework->criterion_count; i++) {
        const struct sv_criterion *criterion = &framework->criteria[i];

        if (sv_framework_find(framework, criterion->code) < i)
            violate(framework, i, "code", SV_VIOLATION_REPEATED, violations);
        if (!criterion->leaf && sum_below(framework, i) != criterion->max_points)
            violate(framework, i, "max_points", SV_VIOLATION_INCONSISTENT, violations);
    }
}
