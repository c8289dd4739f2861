/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_DOMAIN_FRAMEWORK_H
#define SV_DOMAIN_FRAMEWORK_H

#include "base/calendar.h"
#include "domain/points.h"
#include "domain/violation.h"
#include "domain/words.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A framework of the PAR INDEX (or PAPI, PCI, ...): a tree of criteria as data. docs/formats.md has
 * the document. */

/* How the points of a criterion come about (design section 8). */
enum sv_rule_kind {
    SV_RULE_MANUAL,         /* points are entered, with their source */
    SV_RULE_CHECKLIST,      /* one of several outcomes, each a part of the maximum */
    SV_RULE_RATIO,          /* from target on the maximum, below floor nothing, else ratio x max */
    SV_RULE_STEPS,          /* points by the highest step that a value reaches */
    SV_RULE_PER_UNIT,       /* points for each, up to the maximum */
    SV_RULE_DEDUCTION,      /* the maximum less points for each, down to nothing */
    SV_RULE_BONUS,          /* beside the maximum: totals may pass it; penalties below zero */
    SV_RULE_SURVEY_LINEAR,  /* share of satisfied answers x maximum */
    SV_RULE_SURVEY_OPTIONS, /* mean of the weights of the options x maximum */
    SV_RULE_SURVEY_STEPS,   /* points by the highest step that the share reaches */
    SV_RULE_COUNT
};
const char *sv_rule_word(enum sv_rule_kind kind);
bool sv_rule_of_word(const char *word, enum sv_rule_kind *ret_kind);
/* Only a release fills it. */
bool sv_rule_is_survey(enum sv_rule_kind kind);

/* An outcome of a checklist, or the weight of an answer option of a survey. */
struct sv_rule_option {
    const char *code; /* of a survey: the value of the option */
    struct sv_label name;
    sv_points percent; /* of the maximum: 100 % is 100 x SV_POINT */
};

struct sv_rule_step {
    sv_points at_least; /* value; of a survey percent satisfied */
    sv_points points;
};

struct sv_rule {
    enum sv_rule_kind kind;
    struct sv_label counted;              /* what is counted or measured, "" if not told */
    sv_points target, floor;              /* ratio, in percent */
    sv_points each;                       /* per_unit, deduction, bonus (0: points are entered) */
    sv_points lowest;                     /* bonus: the most that can be lost, at most 0 */
    const struct sv_rule_option *options; /* checklist, survey_options */
    size_t option_count;
    const struct sv_rule_step *steps; /* steps, survey_steps: descending by at_least */
    size_t step_count;
    const char *item; /* survey_options: the item of the instrument */
};

#define SV_NO_PARENT SIZE_MAX

/* Where a wording or a figure comes from; service/data/SOURCES.md has the keys. */
struct sv_provenance {
    const char *kind; /* NULL if it is not told */
    const char *const *sources;
    size_t source_count;
    double confidence; /* 0..1 */
};

/* A field, criterion or sub-criterion. */
struct sv_criterion {
    const char *code;
    struct sv_label name;
    const char *note; /* for staff; NULL without one */
    struct sv_provenance provenance;
    sv_points max_points; /* of a bonus the most it brings; it is in no sum of maxima */
    size_t parent;        /* index of the criterion above; SV_NO_PARENT for a field */
    bool leaf;            /* has a rule and is scored; the others are sums */
    struct sv_rule rule;
};

/* A class of the result: from at_least percent of the applicable maximum on. */
struct sv_class {
    const char *code;
    struct sv_label name;
    sv_points at_least;
};

struct sv_framework {
    const char *code;
    int64_t version;
    struct sv_label title;
    const char *level; /* province, ministry, department, board, commune */
    const char *legal_basis;
    const char *note; /* for staff; NULL without one */
    sv_day valid_from;
    sv_day valid_until;
    sv_points max_points;
    int64_t decimals;               /* points are shown with, rounded half up; 2 if not told */
    bool total_entered;             /* the total is no sum of points (PCI); it is entered */
    const struct sv_class *classes; /* descending by at_least */
    size_t class_count;
    struct sv_criterion *criteria; /* each directly followed by those below it, in order */
    size_t criterion_count;
};

/* What forbids publishing: repeated codes, maxima that do not add up, rules that cannot be met. */
void sv_framework_check(const struct sv_framework *framework, struct sv_violations *violations);

/* Its part for one leaf that stands at pointer in the document. */
void sv_rule_check(const struct sv_criterion *criterion, const char *pointer,
                   struct sv_violations *violations);

/* A leaf beside the maximum: it is in no sum of maxima. */
bool sv_criterion_is_bonus(const struct sv_criterion *criterion);

/* Where the criterion stands in the document: "/fields/0/criteria/2". In the arena. */
const char *sv_criterion_pointer(const struct sv_framework *framework, size_t place,
                                 struct sv_arena *arena);

/* Index of the criterion with this code, or SIZE_MAX. */
size_t sv_framework_find(const struct sv_framework *framework, const char *code);

/* The class of a percentage of the applicable maximum; NULL without classes or below them all. */
const struct sv_class *sv_framework_class(const struct sv_framework *framework, sv_points percent);

/* What a rule makes points from. */
enum sv_facts_kind {
    SV_FACTS_NONE,   /* points are entered */
    SV_FACTS_OPTION, /* checklist */
    SV_FACTS_RATIO,  /* ratio, steps: numerator of denominator, in percent */
    SV_FACTS_VALUE,  /* steps */
    SV_FACTS_COUNT   /* per_unit, deduction, bonus with points for each */
};

struct sv_facts {
    enum sv_facts_kind kind;
    const char *option;
    int64_t numerator, denominator; /* 0 <= numerator, 0 < denominator */
    sv_points value;
    int64_t count; /* at least 0 */
};

/* Whether the rule makes points from facts of this kind. A leaf takes points without facts only if
 * its rule is manual, or a bonus without "each". */
bool sv_rule_takes(const struct sv_rule *rule, enum sv_facts_kind kind);

/*
 * Points by the criterion's rule, rounded to the nearest millionth: never above max_points, never
 * below 0 (a bonus: below its lowest). False if the facts are not such as the rule takes, or name
 * an option it does not have.
 */
bool sv_points_of_facts(const struct sv_criterion *criterion, const struct sv_facts *facts,
                        sv_points *ret_points);

/* How many gave an answer to the item of a survey_options rule. */
struct sv_option_count {
    const char *option;
    int64_t count;
};

#endif
