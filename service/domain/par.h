/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_DOMAIN_PAR_H
#define SV_DOMAIN_PAR_H

#include "base/calendar.h"
#include "domain/points.h"
#include "domain/release.h"
#include "domain/violation.h"
#include "domain/words.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * PAR scoring: a framework is a tree of criteria as data; a scorecard is one
 * unit's points in it. docs/formats.md describes the documents.
 */

enum sv_rule_kind {
    SV_RULE_MANUAL,       /* points are entered, with their source */
    SV_RULE_SURVEY_LINEAR /* share of satisfied answers x maximum; only a release fills it */
};

#define SV_NO_PARENT SIZE_MAX

/* A field, criterion or sub-criterion. */
struct sv_criterion {
    const char *code;
    struct sv_label name;
    sv_points max_points;
    size_t parent; /* index of the criterion above; SV_NO_PARENT for a field */
    bool leaf;     /* has a rule and is scored; the others are sums */
    enum sv_rule_kind rule;
};

struct sv_framework {
    const char *code;
    int64_t version;
    struct sv_label title;
    const char *level; /* province, ministry, department, board, commune */
    const char *legal_basis;
    sv_day valid_from;
    sv_day valid_until;
    sv_points max_points;
    struct sv_criterion *criteria; /* each directly followed by those below it, in order */
    size_t criterion_count;
};

/* What forbids publishing: repeated codes, maxima that do not add up. */
void sv_framework_check(const struct sv_framework *framework, struct sv_violations *violations);

/* Index of the criterion with this code, or SIZE_MAX. */
size_t sv_framework_find(const struct sv_framework *framework, const char *code);

/* Later stages take precedence over earlier ones. */
enum sv_stage {
    SV_STAGE_NONE,
    SV_STAGE_SELF,
    SV_STAGE_APPRAISED,
    SV_STAGE_FINAL,
    SV_STAGE_RELEASE
};
const char *sv_stage_word(enum sv_stage stage);                    /* "" for none */
bool sv_stage_of_word(const char *word, enum sv_stage *ret_stage); /* the stages that are entered */

/* One entry in a scorecard: the points of a leaf. */
struct sv_score {
    const char *criterion;
    enum sv_stage stage;
    bool applicable; /* false: the criterion leaves the applicable maximum */
    sv_points points;
};

/* A scores document: points that somebody enters. */
struct sv_scores {
    const char *framework;
    int64_t version;
    const char *unit;
    const char *period;
    enum sv_stage stage;
    const char *reason; /* source, decision or explanation; never empty */
    const struct sv_score *scores;
    size_t score_count;
};

/* Unknown criteria, inner nodes, survey criteria, points above the maximum, both points and N/A. */
void sv_scores_check(const struct sv_framework *framework, const struct sv_scores *scores,
                     struct sv_violations *violations);

/* A survey criterion and the release that fills it, with the index of the scored unit. */
struct sv_survey_points {
    const char *criterion;
    struct sv_release_head release;
};

/* A line of the scorecard, parallel to framework->criteria. */
struct sv_score_line {
    bool known; /* scored, or a sum of which at least one part is */
    bool applicable;
    bool complete; /* every leaf below is scored or not applicable */
    sv_points points;
    sv_points applicable_max; /* maximum less what does not apply */
    bool at_maximum;
    enum sv_stage stage;                   /* of a leaf */
    const struct sv_survey_points *survey; /* of a survey criterion that a release filled */
    struct sv_points_estimate estimate;    /* of such a criterion: points with their interval */
    enum sv_position position;             /* of these points to the target */
};

/* Which scorecard: a unit in a framework and period. */
struct sv_scorecard_key {
    const char *framework;
    const char *unit;
    const char *period; /* "" for the latest, where that is allowed */
};

/* A scorecard as it is listed. */
struct sv_scorecard_head {
    struct sv_scorecard_key key;
    int64_t version; /* of the framework it is scored under */
    struct sv_label unit_name;
};

/* A framework with the scorecards in it. */
struct sv_framework_use {
    struct sv_framework framework;
    const struct sv_scorecard_head *scorecards;
    size_t scorecard_count;
};

struct sv_scorecard {
    const struct sv_framework *framework;
    const char *unit;
    struct sv_label unit_name;
    const char *period;
    struct sv_score_line *lines;
    sv_points points;
    sv_points applicable_max;
    bool complete;
    size_t fields_at_maximum;
    size_t field_count;
};

/*
 * Adds everything up. scores are in the order they were entered; of one
 * criterion the last entry of the highest stage counts. Survey points are
 * share x the criterion's maximum, rounded to the nearest millionth.
 */
struct sv_scorecard sv_scorecard_of(struct sv_arena *arena, const struct sv_framework *framework,
                                    const struct sv_score *scores, size_t score_count,
                                    const struct sv_survey_points *surveys, size_t survey_count);

/*
 * What counts, from 0 to 100: points in percent of the applicable maximum, to
 * the nearest millionth. False while a criterion is not scored, or if none applies.
 */
bool sv_scorecard_percent(const struct sv_scorecard *scorecard, sv_points *ret_percent);

#endif
