/* SPDX-License-Identifier: Apache-2.0 */
#include "domain/par.h"

#include "base/text.h"

#include <string.h>

enum { DECIMALS_MAX = 4 };

size_t sv_framework_find(const struct sv_framework *framework, const char *code)
{
    for (size_t i = 0; i < framework->criterion_count; i++) {
        if (strcmp(framework->criteria[i].code, code) == 0)
            return i;
    }
    return SIZE_MAX;
}

const char *sv_criterion_pointer(const struct sv_framework *framework, size_t place,
                                 struct sv_arena *arena)
{
    size_t parent = framework->criteria[place].parent;
    size_t older = 0;

    for (size_t i = 0; i < place; i++)
        older += framework->criteria[i].parent == parent;
    if (parent == SV_NO_PARENT)
        return sv_json_pointer_index(arena, "/fields", older);
    return sv_json_pointer_index(
        arena, sv_json_pointer(arena, sv_criterion_pointer(framework, parent, arena), "criteria"),
        older);
}

static void violate(const struct sv_framework *framework, size_t place, const char *member,
                    enum sv_violation_code code, struct sv_violations *violations)
{
    const char *pointer = sv_criterion_pointer(framework, place, violations->arena);

    sv_violate(violations, sv_json_pointer(violations->arena, pointer, member), code);
}

/* Maxima of what is directly below the criterion, or of the fields; bonuses stand beside them. */
static sv_points sum_below(const struct sv_framework *framework, size_t parent)
{
    sv_points sum = 0;

    for (size_t i = 0; i < framework->criterion_count; i++) {
        const struct sv_criterion *criterion = &framework->criteria[i];

        if (criterion->parent == parent && !sv_criterion_is_bonus(criterion))
            sum += criterion->max_points;
    }
    return sum;
}

static void check_classes(const struct sv_framework *framework, struct sv_violations *violations)
{
    for (size_t i = 0; i < framework->class_count; i++) {
        const struct sv_class *class = &framework->classes[i];
        const char *pointer = sv_json_pointer_index(violations->arena, "/classes", i);
        bool repeated = false;

        for (size_t j = 0; j < i; j++)
            repeated = repeated || strcmp(framework->classes[j].code, class->code) == 0;
        if (repeated)
            sv_violate_member(violations, pointer, "code", SV_VIOLATION_REPEATED);
        if (i > 0 && class->at_least >= class[-1].at_least)
            sv_violate_member(violations, pointer, "at_least", SV_VIOLATION_INCONSISTENT);
    }
}

void sv_framework_check(const struct sv_framework *framework, struct sv_violations *violations)
{
    if (framework->valid_until <= framework->valid_from)
        sv_violate(violations, "/valid_until", SV_VIOLATION_INCONSISTENT);
    if (framework->decimals < 0 || framework->decimals > DECIMALS_MAX)
        sv_violate(violations, "/decimals", SV_VIOLATION_OUT_OF_RANGE);
    if (!framework->total_entered && sum_below(framework, SV_NO_PARENT) != framework->max_points)
        sv_violate(violations, "/max_points", SV_VIOLATION_INCONSISTENT);
    check_classes(framework, violations);
    for (size_t i = 0; i < framework->criterion_count; i++) {
        const struct sv_criterion *criterion = &framework->criteria[i];

        if (sv_framework_find(framework, criterion->code) < i)
            violate(framework, i, "code", SV_VIOLATION_REPEATED, violations);
        if (!criterion->leaf && sum_below(framework, i) != criterion->max_points)
            violate(framework, i, "max_points", SV_VIOLATION_INCONSISTENT, violations);
        if (criterion->leaf)
            sv_rule_check(criterion, sv_criterion_pointer(framework, i, violations->arena),
                          violations);
    }
}
