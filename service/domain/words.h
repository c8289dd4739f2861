/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_DOMAIN_WORDS_H
#define SV_DOMAIN_WORDS_H

#include <stdbool.h>
#include <stddef.h>

/*
 * The closed lists of words that the API, the database and the command line
 * share. Each list has one spelling, here.
 */

/* Always a stratum of the results, never mixed silently. */
enum sv_channel {
    SV_CHANNEL_KIOSK,
    SV_CHANNEL_ONLINE,
    SV_CHANNEL_PAPER,
    SV_CHANNEL_INTERVIEW,
    SV_CHANNEL_COUNT
};
const char *sv_channel_word(enum sv_channel channel);
bool sv_channel_of_word(const char *word, enum sv_channel *ret_channel);

enum sv_respondent {
    SV_RESPONDENT_UNKNOWN, /* not told; the empty word */
    SV_RESPONDENT_CITIZEN,
    SV_RESPONDENT_BUSINESS,
    SV_RESPONDENT_COUNT
};
const char *sv_respondent_word(enum sv_respondent respondent);
bool sv_respondent_of_word(const char *word, enum sv_respondent *ret_respondent);

/* How the criteria become the index (design section 2; recorded with each result). */
enum sv_index_rule {
    SV_INDEX_POOLED,       /* satisfied answers / valid answers over all criteria */
    SV_INDEX_MEAN_ITEMS,   /* mean of the criteria's shares */
    SV_INDEX_MEAN_FACTORS, /* mean of the factors' pooled shares */
    SV_INDEX_MEAN_GROUPS,  /* mean of the groups' (policy, service) pooled shares */
    SV_INDEX_RULE_COUNT
};
const char *sv_index_rule_word(enum sv_index_rule rule);
bool sv_index_rule_of_word(const char *word, enum sv_index_rule *ret_rule);

/* Roles of staff keys; accounts of persons will carry the same ones. */
enum sv_role {
    SV_ROLE_NONE, /* nobody: the empty word */
    SV_ROLE_ADMINISTRATOR,
    SV_ROLE_SURVEY_MANAGER,
    SV_ROLE_ANALYST,
    SV_ROLE_RAW_DATA,
    SV_ROLE_PAR_OFFICER,
    SV_ROLE_APPRAISER,
    SV_ROLE_COUNCIL,
    SV_ROLE_LEADER,
    SV_ROLE_AUDITOR,
    SV_ROLE_DEVICE,
    SV_ROLE_COUNT
};
const char *sv_role_word(enum sv_role role);
bool sv_role_of_word(const char *word, enum sv_role *ret_role);

enum sv_unit_kind {
    SV_UNIT_PROVINCE,
    SV_UNIT_MINISTRY,
    SV_UNIT_DEPARTMENT,
    SV_UNIT_BOARD,
    SV_UNIT_ONE_STOP,
    SV_UNIT_COMMUNE,
    SV_UNIT_COUNTER,
    SV_UNIT_KIND_COUNT
};
const char *sv_unit_kind_word(enum sv_unit_kind kind);
bool sv_unit_kind_of_word(const char *word, enum sv_unit_kind *ret_kind);

enum sv_item_kind {
    SV_ITEM_SCALE,    /* an ordered scale of 2 to 7 points, or 0/1/2 */
    SV_ITEM_SINGLE,   /* one of several options */
    SV_ITEM_MULTIPLE, /* some of several options */
    SV_ITEM_TEXT,
    SV_ITEM_KIND_COUNT
};
const char *sv_item_kind_word(enum sv_item_kind kind);
bool sv_item_kind_of_word(const char *word, enum sv_item_kind *ret_kind);

/* What happened to a session at a tablet. */
enum sv_session_event {
    SV_SESSION_OPENED,
    SV_SESSION_ABANDONED, /* ended without an answer */
    SV_SESSION_SUBMITTED, /* ended with at least one answer kept */
    SV_SESSION_EVENT_COUNT
};
const char *sv_session_event_word(enum sv_session_event event);
bool sv_session_event_of_word(const char *word, enum sv_session_event *ret_event);

/* What can be wrong with the sessions of a tablet. */
enum sv_gap_kind {
    SV_GAP_MISSING,   /* numbers were skipped */
    SV_GAP_FORK,      /* another entry under a known number, or one that does not continue */
    SV_GAP_UNCLOSED,  /* a session was opened and never ended, or sessions were skipped */
    SV_GAP_RESPONSES, /* fewer responses are stored than sessions were submitted */
    SV_GAP_KIND_COUNT
};
const char *sv_gap_kind_word(enum sv_gap_kind kind);
bool sv_gap_kind_of_word(const char *word, enum sv_gap_kind *ret_kind);

enum sv_device_state {
    SV_DEVICE_WAITING, /* its code was not used yet */
    SV_DEVICE_ENROLLED,
    SV_DEVICE_REVOKED,
    SV_DEVICE_STATE_COUNT
};
const char *sv_device_state_word(enum sv_device_state state);
bool sv_device_state_of_word(const char *word, enum sv_device_state *ret_state);

/* Text in the product's two languages; either may be NULL when not given. */
struct sv_label {
    const char *vi;
    const char *en;
};

#endif
