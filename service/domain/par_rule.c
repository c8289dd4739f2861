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
