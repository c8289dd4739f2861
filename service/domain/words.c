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

static const char *const session_events[SV_SESSION_EVENT_COUNT] = {
    [SV_SESSION_OPENED] = "opened",
    [SV_SESSION_ABANDONED] = "abandoned",
    [SV_SESSION_SUBMITTED] = "submitted",
};
static const char *const gap_kinds[SV_GAP_KIND_COUNT] = {
    [SV_GAP_MISSING] = "missing",
    [SV_GAP_FORK] = "fork",
    [SV_GAP_UNCLOSED] = "unclosed",
    [SV_GAP_RESPONSES] = "responses",
};
static const char *const device_states[SV_DEVICE_STATE_COUNT] = {
    [SV_DEVICE_WAITING] = "waiting",
    [SV_DEVICE_ENROLLED] = "enrolled",
    [SV_DEVICE_REVOKED] = "revoked",
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

const char *sv_session_event_word(enum sv_session_event event)
{
    return session_events[event];
}

bool sv_session_event_of_word(const char *word, enum sv_session_event *ret_event)
{
    size_t place = place_of(session_events, SV_SESSION_EVENT_COUNT, word);

    if (place == SV_SESSION_EVENT_COUNT)
        return false;
    *ret_event = (enum sv_session_event)place;
    return true;
}

const char *sv_gap_kind_word(enum sv_gap_kind kind)
{
    return gap_kinds[kind];
}

bool sv_gap_kind_of_word(const char *word, enum sv_gap_kind *ret_kind)
{
    size_t place = place_of(gap_kinds, SV_GAP_KIND_COUNT, word);

    if (place == SV_GAP_KIND_COUNT)
        return false;
    *ret_kind = (enum sv_gap_kind)place;
    return true;
}

const char *sv_device_state_word(enum sv_device_state state)
{
    return device_states[state];
}

bool sv_device_state_of_word(const char *word, enum sv_device_state *ret_state)
{
    size_t place = place_of(device_states, SV_DEVICE_STATE_COUNT, word);

    if (place == SV_DEVICE_STATE_COUNT)
        return false;
    *ret_state = (enum sv_device_state)place;
    return true;
}
