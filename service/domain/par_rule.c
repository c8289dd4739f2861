/* SPDX-License-Identifier: Apache-2.0 */
#include "domain/framework.h"

#include <string.h>

static const char *const words[SV_RULE_COUNT] = {
    [SV_RULE_MANUAL] = "manual",
    [SV_RULE_CHECKLIST] = "checklist",
    [SV_RULE_RATIO] = "ratio",
    [SV_RULE_STEPS] = "steps",
    [SV_RULE_PER_UNIT] = "per_unit",
    [SV_RULE_DEDUCTION] = "deduction",
    [SV_RULE_BONUS] = "bonus",
    [SV_RULE_SURVEY_LINEAR] = "survey_linear",
    [SV_RULE_SURVEY_OPTIONS] = "survey_options",
    [SV_RULE_SURVEY_STEPS] = "survey_steps",
};

const char *sv_rule_word(enum sv_rule_kind kind)
{
    return words[kind];
}

bool sv_rule_of_word(const char *word, enum sv_rule_kind *ret_kind)
{
    for (enum sv_rule_kind kind = SV_RULE_MANUAL; kind < SV_RULE_COUNT; kind++) {
        if (strcmp(words[kind], word) == 0) {
            *ret_kind = kind;
            return true;
        }
    }
    return false;
}

bool sv_rule_is_survey(enum sv_rule_kind kind)
{
    return kind == SV_RULE_SURVEY_LINEAR || kind == SV_RULE_SURVEY_OPTIONS ||
           kind == SV_RULE_SURVEY_STEPS;
}

bool sv_rule_takes(const struct sv_rule *rule, enum sv_facts_kind kind)
{
    bool counts = kind == SV_FACTS_COUNT, none = kind == SV_FACTS_NONE;

    switch (rule->kind) {
    case SV_RULE_MANUAL:
        return none;
    case SV_RULE_CHECKLIST:
        return kind == SV_FACTS_OPTION;
    case SV_RULE_RATIO:
        return kind == SV_FACTS_RATIO;
    case SV_RULE_STEPS:
        return kind == SV_FACTS_RATIO || kind == SV_FACTS_VALUE;
    case SV_RULE_PER_UNIT:
    case SV_RULE_DEDUCTION:
        return counts;
    case SV_RULE_BONUS:
        return rule->each == 0 ? none : counts;
    case SV_RULE_SURVEY_LINEAR:
    case SV_RULE_SURVEY_OPTIONS:
    case SV_RULE_SURVEY_STEPS:
    case SV_RULE_COUNT:
        return false;
    }
    return false;
}

static const sv_points ONE = 100 * SV_POINT; /* 100 % */

static sv_points within(sv_points points, sv_points low, sv_points high)
{
    if (points < low)
        return low;
    return points > high ? high : points;
}

static bool points_of_option(const struct sv_criterion *criterion, const char *code,
                             sv_points *ret_points)
{
    for (size_t i = 0; i < criterion->rule.option_count; i++) {
        const struct sv_rule_option *option = &criterion->rule.options[i];

        if (strcmp(option->code, code) != 0)
            continue;
        *ret_points = sv_points_part(criterion->max_points, option->percent, ONE);
        return true;
    }
    return false;
}

static sv_points points_of_ratio(const struct sv_criterion *criterion, const struct sv_facts *facts)
{
    const struct sv_rule *rule = &criterion->rule;
    sv_points percent = sv_points_percent(facts->numerator, facts->denominator);

    if (percent >= rule->target)
        return criterion->max_points;
    if (percent < rule->floor)
        return 0;
    return sv_points_part(criterion->max_points, facts->numerator, facts->denominator);
}

static sv_points points_of_steps(const struct sv_criterion *criterion, const struct sv_facts *facts)
{
    const struct sv_rule *rule = &criterion->rule;
    sv_points value = facts->kind == SV_FACTS_VALUE
                          ? facts->value
                          : sv_points_percent(facts->numerator, facts->denominator);

    for (size_t i = 0; i < rule->step_count; i++) {
        if (value >= rule->steps[i].at_least)
            return within(rule->steps[i].points, 0, criterion->max_points);
    }
    return 0;
}

/* Points for each, as far as that can matter: more than any maximum is as good as more. */
static sv_points points_of_count(const struct sv_rule *rule, int64_t count)
{
    const sv_points plenty = INT64_MAX / 4;

    return rule->each > 0 && count > plenty / rule->each ? plenty : rule->each * count;
}

bool sv_points_of_facts(const struct sv_criterion *criterion, const struct sv_facts *facts,
                        sv_points *ret_points)
{
    const struct sv_rule *rule = &criterion->rule;
    sv_points counted = 0;

    if (facts->kind == SV_FACTS_NONE || !sv_rule_takes(rule, facts->kind))
        return false;
    counted = points_of_count(rule, facts->count);
    if (rule->kind == SV_RULE_CHECKLIST)
        return points_of_option(criterion, facts->option, ret_points);
    if (rule->kind == SV_RULE_RATIO)
        *ret_points = points_of_ratio(criterion, facts);
    else if (rule->kind == SV_RULE_STEPS)
        *ret_points = points_of_steps(criterion, facts);
    else if (rule->kind == SV_RULE_DEDUCTION)
        *ret_points = within(criterion->max_points - counted, 0, criterion->max_points);
    else
        *ret_points =
            within(counted, rule->kind == SV_RULE_BONUS ? rule->lowest : 0, criterion->max_points);
    return true;
}
