/* SPDX-License-Identifier: Apache-2.0 */
#include "domain/target.h"

#include "base/text.h"

#include <string.h>

static const char *const words[SV_TARGET_KIND_COUNT] = {
    [SV_TARGET_RANK] = "rank",
    [SV_TARGET_TOTAL] = "total",
    [SV_TARGET_CRITERION] = "criterion",
    [SV_TARGET_AT_MAXIMUM] = "at_maximum",
};

const char *sv_target_kind_word(enum sv_target_kind kind)
{
    return words[kind];
}

bool sv_target_kind_of_word(const char *word, enum sv_target_kind *ret_kind)
{
    for (int i = 0; i < SV_TARGET_KIND_COUNT; i++) {
        if (strcmp(words[i], word) == 0) {
            *ret_kind = (enum sv_target_kind)i;
            return true;
        }
    }
    return false;
}

/* The total may pass the maximum by a bonus; no bonus doubles it. */
static sv_points highest(const struct sv_framework *framework, const struct sv_target *target,
                         size_t place)
{
    const sv_points ranks_max = 10000 * SV_POINT;
    sv_points fields = 0;

    switch (target->kind) {
    case SV_TARGET_TOTAL:
        return 2 * framework->max_points;
    case SV_TARGET_CRITERION:
        return place == SIZE_MAX ? INT64_MAX : framework->criteria[place].max_points;
    case SV_TARGET_AT_MAXIMUM:
        for (size_t i = 0; i < framework->criterion_count; i++)
            fields += framework->criteria[i].parent == SV_NO_PARENT ? SV_POINT : 0;
        return fields;
    case SV_TARGET_RANK:
    case SV_TARGET_KIND_COUNT:
        break;
    }
    return ranks_max;
}

static void check(const struct sv_framework *framework, const struct sv_target *target,
                  const char *pointer, struct sv_violations *violations)
{
    bool of_criterion = target->kind == SV_TARGET_CRITERION;
    bool whole = target->kind == SV_TARGET_RANK || target->kind == SV_TARGET_AT_MAXIMUM;
    size_t place = sv_framework_find(framework, target->criterion);

    if (of_criterion && target->criterion[0] == '\0')
        sv_violate_member(violations, pointer, "criterion", SV_VIOLATION_REQUIRED);
    else if (of_criterion && place == SIZE_MAX)
        sv_violate_member(violations, pointer, "criterion", SV_VIOLATION_UNKNOWN_REFERENCE);
    else if (!of_criterion && target->criterion[0] != '\0')
        sv_violate_member(violations, pointer, "criterion", SV_VIOLATION_INCONSISTENT);
    if (whole && target->low % SV_POINT != 0)
        sv_violate_member(violations, pointer, "low", SV_VIOLATION_WRONG_TYPE);
    if (whole && target->high % SV_POINT != 0)
        sv_violate_member(violations, pointer, "high", SV_VIOLATION_WRONG_TYPE);
    if (target->low > target->high)
        sv_violate_member(violations, pointer, "high", SV_VIOLATION_INCONSISTENT);
    if (target->kind == SV_TARGET_RANK && target->low < SV_POINT)
        sv_violate_member(violations, pointer, "low", SV_VIOLATION_OUT_OF_RANGE);
    if (target->high > highest(framework, target, place))
        sv_violate_member(violations, pointer, "high", SV_VIOLATION_OUT_OF_RANGE);
}

void sv_targets_check(const struct sv_framework *framework, const struct sv_targets_order *order,
                      struct sv_violations *violations)
{
    for (size_t i = 0; i < order->targets.count; i++) {
        const char *pointer =
            order->single ? "" : sv_json_pointer_index(violations->arena, "/targets", i);

        check(framework, &order->targets.items[i], pointer, violations);
    }
}
