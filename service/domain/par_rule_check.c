/* SPDX-License-Identifier: Apache-2.0 */
#include "domain/framework.h"

#include "base/text.h"

#include <string.h>

static const sv_points ONE = 100 * SV_POINT; /* 100 % */

/* The leaf that is being checked, and where its rule stands. */
struct checking {
    const struct sv_criterion *criterion;
    const char *pointer;
    struct sv_violations *violations;
};

static void violate(const struct checking *checking, const char *member,
                    enum sv_violation_code code)
{
    sv_violate_member(checking->violations, checking->pointer, member, code);
}

/* A member of an element of a list of the rule. */
static void violate_in(const struct checking *checking, const char *list, size_t place,
                       const char *member, enum sv_violation_code code)
{
    struct sv_arena *arena = checking->violations->arena;
    const char *pointer = sv_json_pointer(arena, checking->pointer, list);

    sv_violate_member(checking->violations, sv_json_pointer_index(arena, pointer, place), member,
                      code);
}

static void check_options(const struct checking *checking)
{
    const struct sv_rule *rule = &checking->criterion->rule;

    if (rule->option_count == 0)
        violate(checking, "options", SV_VIOLATION_EMPTY);
    for (size_t i = 0; i < rule->option_count; i++) {
        bool repeated = false;

        for (size_t j = 0; j < i; j++)
            repeated = repeated || strcmp(rule->options[j].code, rule->options[i].code) == 0;
        if (repeated)
            violate_in(checking, "options", i, "code", SV_VIOLATION_REPEATED);
        if (rule->options[i].percent < 0 || rule->options[i].percent > ONE)
            violate_in(checking, "options", i, "percent", SV_VIOLATION_OUT_OF_RANGE);
    }
}

/* A higher value never brings fewer points. */
static void check_steps(const struct checking *checking)
{
    const struct sv_rule *rule = &checking->criterion->rule;

    if (rule->step_count == 0)
        violate(checking, "steps", SV_VIOLATION_EMPTY);
    for (size_t i = 0; i < rule->step_count; i++) {
        const struct sv_rule_step *step = &rule->steps[i];

        if (i > 0 && step->at_least >= step[-1].at_least)
            violate_in(checking, "steps", i, "at_least", SV_VIOLATION_INCONSISTENT);
        if (rule->kind == SV_RULE_SURVEY_STEPS && step->at_least > ONE)
            violate_in(checking, "steps", i, "at_least", SV_VIOLATION_OUT_OF_RANGE);
        if (step->points < 0 || step->points > checking->criterion->max_points)
            violate_in(checking, "steps", i, "points", SV_VIOLATION_OUT_OF_RANGE);
        else if (i > 0 && step->points > step[-1].points)
            violate_in(checking, "steps", i, "points", SV_VIOLATION_INCONSISTENT);
    }
}

static void check_ratio(const struct checking *checking)
{
    const struct sv_rule *rule = &checking->criterion->rule;

    if (rule->target <= 0 || rule->target > ONE)
        violate(checking, "target", SV_VIOLATION_OUT_OF_RANGE);
    else if (rule->floor < 0 || rule->floor > rule->target)
        violate(checking, "floor", SV_VIOLATION_INCONSISTENT);
}

/* It must be able to bring or to cost something. */
static void check_bonus(const struct checking *checking)
{
    const struct sv_rule *rule = &checking->criterion->rule;

    if (rule->each < 0)
        violate(checking, "each", SV_VIOLATION_OUT_OF_RANGE);
    if (rule->lowest > 0)
        violate(checking, "lowest", SV_VIOLATION_OUT_OF_RANGE);
    else if (rule->lowest == 0 && checking->criterion->max_points == 0)
        violate(checking, "lowest", SV_VIOLATION_INCONSISTENT);
}

void sv_rule_check(const struct sv_criterion *criterion, const char *pointer,
                   struct sv_violations *violations)
{
    const struct checking checking = { criterion,
                                       sv_json_pointer(violations->arena, pointer, "rule"),
                                       violations };

    switch (criterion->rule.kind) {
    case SV_RULE_MANUAL:
    case SV_RULE_SURVEY_LINEAR:
    case SV_RULE_COUNT:
        break;
    case SV_RULE_SURVEY_OPTIONS:
        if (criterion->rule.item == NULL || criterion->rule.item[0] == '\0')
            violate(&checking, "item", SV_VIOLATION_REQUIRED);
        check_options(&checking);
        break;
    case SV_RULE_CHECKLIST:
        check_options(&checking);
        break;
    case SV_RULE_RATIO:
        check_ratio(&checking);
        break;
    case SV_RULE_STEPS:
    case SV_RULE_SURVEY_STEPS:
        check_steps(&checking);
        break;
    case SV_RULE_PER_UNIT:
    case SV_RULE_DEDUCTION:
        if (criterion->rule.each <= 0)
            violate(&checking, "each", SV_VIOLATION_OUT_OF_RANGE);
        break;
    case SV_RULE_BONUS:
        check_bonus(&checking);
        break;
    }
}

bool sv_criterion_is_bonus(const struct sv_criterion *criterion)
{
    return criterion->leaf && criterion->rule.kind == SV_RULE_BONUS;
}
