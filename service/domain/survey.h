/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_DOMAIN_SURVEY_H
#define SV_DOMAIN_SURVEY_H

#include "base/calendar.h"
#include "domain/instrument.h"
#include "domain/points.h"
#include "domain/words.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A node of the organisation tree. */
struct sv_unit {
    const char *code;
    const char *parent; /* code, or "" at the top */
    enum sv_unit_kind kind;
    struct sv_label name;
    sv_day valid_from;
    sv_day valid_until;    /* exclusive; SV_DAY_NEVER */
    const char *successor; /* code of the unit it was merged into, or "" */
};

/* An administrative procedure (TTHC). */
struct sv_procedure {
    const char *code;
    const char *unit; /* code of the unit that handles it, or "" for any */
    struct sv_label name;
    struct sv_label field;
    const char *online_level; /* full (toan trinh), partial (mot phan), none */
    int64_t legacy_level;     /* 1..4 of the time before 2022, 0 if unknown */
    sv_day valid_from;
    sv_day valid_until;
};

struct sv_period {
    const char *code;
    sv_day from;
    sv_day until; /* exclusive */
};

struct sv_codes {
    const char *const *items;
    size_t count;
};

struct sv_units {
    const struct sv_unit *items;
    size_t count;
};

struct sv_procedures {
    const struct sv_procedure *items;
    size_t count;
};

/* A place where an answer is given: a unit of kind counter, below a reporting unit. */
struct sv_counter {
    const char *code;
    const char *unit; /* the reporting unit it belongs to in this survey */
    struct sv_label name;
    sv_day valid_from;
    sv_day valid_until;
};

struct sv_counters {
    const struct sv_counter *items;
    size_t count;
};

/* Finished procedures in a cell, to which responses are weighted. */
struct sv_population {
    const char *period;
    const char *unit;
    const char *procedure;
    enum sv_channel channel;
    enum sv_respondent respondent;
    int64_t transactions;
};

/* How the index becomes points of a criterion, and what the unit aims at. */
struct sv_sub_index {
    sv_points max_points; /* 0: the survey has no sub-index */
    bool has_target;
    sv_points target_low;
    sv_points target_high;
    const char *target_source; /* the document that set the target, or NULL */
};

/* The scorecard criterion that a release of the survey fills. */
struct sv_feed {
    const char *framework;
    const char *criterion;
    const char *period;
};

struct sv_survey {
    const char *code;
    struct sv_label title;
    bool open; /* state; changed by the survey's manager only */
    const char *instrument_code;
    int64_t instrument_version;
    const struct sv_instrument *instrument; /* set when loaded */
    enum sv_index_rule index_rule;
    struct sv_sub_index sub_index;
    bool channels[SV_CHANNEL_COUNT];
    bool respondents[SV_RESPONDENT_COUNT];
    bool kiosks_enrolled;            /* kiosk responses come from enrolled devices only */
    const struct sv_period *periods; /* in order of time, not overlapping */
    size_t period_count;
    const char *const *unit_codes; /* reporting units, as in the document */
    size_t unit_code_count;
    const struct sv_feed *feeds;
    size_t feed_count;
    const struct sv_population *populations;
    size_t population_count;
    /* Set when loaded, each ordered by code. */
    struct sv_units units;
    struct sv_counters counters;
    struct sv_procedures procedures;
};

/* Surveys as they are listed: code, title and state alone. */
struct sv_surveys {
    const struct sv_survey *items;
    size_t count;
};

/* What forbids adding the survey, beyond the shape of its document; instrument must be set. */
void sv_survey_check(const struct sv_survey *survey, struct sv_violations *violations);

/* The period that holds day, or NULL. */
const struct sv_period *sv_survey_period(const struct sv_survey *survey, sv_day day);

bool sv_survey_has_period(const struct sv_survey *survey, const char *code);

/* By code, in a loaded survey; NULL if it is not part of it. */
const struct sv_unit *sv_survey_unit(const struct sv_survey *survey, const char *code);
const struct sv_counter *sv_survey_counter(const struct sv_survey *survey, const char *code);
const struct sv_procedure *sv_survey_procedure(const struct sv_survey *survey, const char *code);

#endif
