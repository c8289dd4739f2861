/* SPDX-License-Identifier: Apache-2.0 */
#include "domain/words.h"

#include <string.h>

static const char *const channels[SV_CHANNEL_COUNT] = {
    [SV_CHANNEL_KIOSK] = "kiosk",
    [SV_CHANNEL_ONLINE] = "online",
    [SV_CHANNEL_PAPER] = "paper",
    [SV_CHANNEL_INTERVIEW] = "interview",
};
static const char *const respondents[SV_RESPONDENT_COUNT] = {
    [SV_RESPONDENT_UNKNOWN] = "",
    [SV_RESPONDENT_CITIZEN] = "citizen",
    [SV_RESPONDENT_BUSINESS] = "business",
};
static const char *const index_rules[SV_INDEX_RULE_COUNT] = {
    [SV_INDEX_POOLED] = "pooled",
    [SV_INDEX_MEAN_ITEMS] = "mean_items",
    [SV_INDEX_MEAN_FACTORS] = "mean_factors",
    [SV_INDEX_MEAN_GROUPS] = "mean_groups",
};
static const char *const roles[SV_ROLE_COUNT] = {
    [SV_ROLE_NONE] = "",
    [SV_ROLE_ADMINISTRATOR] = "administrator",
    [SV_ROLE_SURVEY_MANAGER] = "survey_manager",
    [SV_ROLE_ANALYST] = "analyst",
    [SV_ROLE_RAW_DATA] = "raw_data",
    [SV_ROLE_PAR_OFFICER] = "par_officer",
    [SV_ROLE_APPRAISER] = "appraiser",
    [SV_ROLE_COUNCIL] = "council",
    [SV_ROLE_LEADER] = "leader",
    [SV_ROLE_AUDITOR] = "auditor",
    [SV_ROLE_DEVICE] = "device",
};
static const char *const unit_kinds[SV_UNIT_KIND_COUNT] = {
    [SV_UNIT_PROVINCE] = "province",     [SV_UNIT_MINISTRY] = "ministry",
    [SV_UNIT_DEPARTMENT] = "department", [SV_UNIT_BOARD] = "board",
    [SV_UNIT_ONE_STOP] = "one_stop",     [SV_UNIT_COMMUNE] = "commune",
    [SV_UNIT_COUNTER] = "counter",
};

static const char *const item_kinds[SV_ITEM_KIND_COUNT] = {
    [SV_ITEM_SCALE] = "scale",
    [SV_ITEM_SINGLE] = "single",
    [SV_ITEM_MULTIPLE] = "multiple",
    [SV_ITEM_TEXT] = "text",
};

/* Place of word in a list; count if it is not there. */
static size_t place_of(const char *const *list, size_t count, const char *word)
{
    size_t place = 0;

    while (place < count && strcmp(list[place], word) != 0)
        place++;
    return place;
}

const char *sv_channel_word(enum sv_channel channel)
{
    return channels[channel];
}

bool sv_channel_of_word(const char *word, enum sv_channel *ret_channel)
{
    size_t place = place_of(channels, SV_CHANNEL_COUNT, word);

    if (place == SV_CHANNEL_COUNT)
        return false;
    *ret_channel = (enum sv_channel)place;
    return true;
}

const char *sv_respondent_word(enum sv_respondent respondent)
{
    return respondents[respondent];
}

bool sv_respondent_of_word(const char *word, enum sv_respondent *ret_respondent)
{
    size_t place = place_of(respondents, SV_RESPONDENT_COUNT, word);

    if (place == SV_RESPONDENT_COUNT)
        return false;
    *ret_respondent = (enum sv_respondent)place;
    return true;
}

const char *sv_index_rule_word(enum sv_index_rule rule)
{
    return index_rules[rule];
}

bool sv_index_rule_of_word(const char *word, enum sv_index_rule *ret_rule)
{
    size_t place = place_of(index_rules, SV_INDEX_RULE_COUNT, word);

    if (place == SV_INDEX_RULE_COUNT)
        return false;
    *ret_rule = (enum sv_index_rule)place;
    return true;
}

const char *sv_role_word(enum sv_role role)
{
    return roles[role];
}

bool sv_role_of_word(const char *word, enum sv_role *ret_role)
{
    size_t place = place_of(roles, SV_ROLE_COUNT, word);

    if (place == SV_ROLE_COUNT)
        return false;
    *ret_role = (enum sv_role)place;
    return true;
}

const char *sv_unit_kind_word(enum sv_unit_kind kind)
{
    return unit_kinds[kind];
}

bool sv_unit_kind_of_word(const char *word, enum sv_unit_kind *ret_kind)
{
    size_t place = place_of(unit_kinds, SV_UNIT_KIND_COUNT, word);

    if (place == SV_UNIT_KIND_COUNT)
        return false;
    *ret_kind = (enum sv_unit_kind)place;
    return true;
}

const char *sv_item_kind_word(enum sv_item_kind kind)
{
    return item_kinds[kind];
}

bool sv_item_kind_of_word(const char *word, enum sv_item_kind *ret_kind)
{
    size_t place = place_of(item_kinds, SV_ITEM_KIND_COUNT, word);

    if (place == SV_ITEM_KIND_COUNT)
        return false;
    *ret_kind = (enum sv_item_kind)place;
    return true;
}
