/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_DOMAIN_PAR_H
#define SV_DOMAIN_PAR_H

#include "domain/framework.h"
#include "domain/release.h"
#include "domain/words.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* PAR scoring: a scorecard is one unit's points in a framework. docs/formats.md has the documents.
 */

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
    const char *criterion; /* "": the published total, where rounded parts do not add up to it */
    enum sv_stage stage;
    bool applicable; /* false: the criterion leaves the applicable maximum */
    sv_points points;
    struct sv_facts facts; /* what the points were made from */
    const char *reason;    /* NULL where it is not read */
    const char *author;
    sv_day entered_on;
    bool earlier; /* history: the scorecard has moved on, and it does not stand any more */
};

/* Where a scorecard stands; domain/par_workflow.h has the ways from one to the next. */
enum sv_card_state {
    SV_CARD_OPEN,
    SV_CARD_SENT,
    SV_CARD_APPRAISED,
    SV_CARD_EXPLAINED,
    SV_CARD_FINAL,
    SV_CARD_PUBLISHED,
    SV_CARD_STATE_COUNT
};
const char *sv_card_state_word(enum sv_card_state state);
bool sv_card_state_of_word(const char *word, enum sv_card_state *ret_state);

/*
 * How far a scorecard has come. An appraisal stands until the scorecard is returned, final points
 * stand in the turn they were made in: of what was entered before, only what units scored stands.
 */
struct sv_card_turns {
    int64_t turn;      /* how often it was sent, returned, appraised or explained */
    int64_t returned;  /* the turn that its last return began, 0 without one */
    int64_t decisions; /* made on it: it stands on the releases of the last */
};
/* Of an entry that was made in this turn. */
bool sv_score_is_earlier(enum sv_stage stage, int64_t turn, const struct sv_card_turns *turns);

/* The decision that makes points final. */
struct sv_par_decision {
    const char *number; /* "" without one */
    sv_day date;
};

/* The points of one unit in a scores document. */
struct sv_card_scores {
    const char *unit;
    const char *pointer; /* of it in the document: "", or of an element of its cards */
    struct sv_score *scores;
    size_t score_count;
    bool has_total; /* a total was published beside the points */
    sv_points total;
};

/* A scores document: points that somebody enters. */
struct sv_scores {
    const char *framework;
    int64_t version;
    const char *period;
    enum sv_stage stage;
    const char *reason; /* source, decision or explanation; never empty */
    struct sv_par_decision decision;
    const struct sv_card_scores *cards;
    size_t card_count;
};

/* Which part of a score is wrong, and how. */
struct sv_score_fault {
    enum sv_score_part {
        SV_SCORE_SOUND,
        SV_SCORE_CRITERION, /* unknown, a sum, or one that only a release fills */
        SV_SCORE_POINTS,    /* not within what the criterion can bring */
        SV_SCORE_FACTS,     /* missing, or not such as the rule takes */
        SV_SCORE_NA         /* it cannot be without application */
    } part;
    enum sv_violation_code code;
};

/*
 * Holds a score against its criterion, and makes the points of its facts. A unit that scores itself
 * tells the facts where the rule takes them; an appraisal may set the points themselves.
 */
struct sv_score_fault sv_score_settle(const struct sv_framework *framework, struct sv_score *score);

/* The same of all; a criterion that is named twice; a total or decision that is not final. */
void sv_scores_check(const struct sv_framework *framework, const struct sv_scores *scores,
                     struct sv_violations *violations);

/*
 * Whether a published total can be what the parts add up to, each of count parts and the total
 * itself rounded to the framework's decimals.
 */
bool sv_total_fits(const struct sv_framework *framework, sv_points total, sv_points sum,
                   size_t count);

/* A survey criterion and the release that fills it, with the index of the scored unit. */
struct sv_survey_points {
    const char *criterion;
    struct sv_release_head release;
    const char *answers; /* by item and option, as the release brought them (JSON); "" if hidden */
    const struct sv_option_count *options; /* of the item of a survey_options rule */
    size_t option_count;
    bool pinned; /* the scorecard is final and stands on this release */
    int64_t
        newer; /* number of a later release of the survey that a final scorecard ignores, or 0 */
};

/* A line of the scorecard, parallel to framework->criteria. */
struct sv_score_line {
    bool known; /* scored, or a sum of which at least one part is */
    bool applicable;
    bool complete; /* every leaf below is scored or not applicable */
    sv_points points;
    sv_points bonus;          /* that part of points which is beside the maximum */
    sv_points applicable_max; /* maximum less what does not apply, without bonuses */
    sv_points lost;           /* of what is scored; a bonus makes up for nothing, a penalty adds */
    bool at_maximum;          /* never of a bonus by itself */
    enum sv_stage stage;      /* of a leaf */
    const struct sv_survey_points *survey; /* of a survey criterion that a release filled */
    struct sv_points_estimate estimate;    /* of such a criterion: points with their interval */
    enum sv_position position;             /* of these points to the target */
    const struct sv_score *by_stage[SV_STAGE_FINAL + 1]; /* last that stands of each, or NULL */
    const struct sv_score *earlier[SV_STAGE_FINAL + 1];  /* last that stands no more, or NULL */
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
    enum sv_card_state state;
    const char *decision_number; /* "" before it is final */
    sv_day decision_date;
    struct sv_card_turns turns;
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
    sv_points points;             /* the sum of the fields */
    bool total_entered;           /* a total was published beside the points */
    sv_points total;              /* what it is ranked by: that total, else the sum */
    sv_points lost;               /* sum of the fields; of an entered total the distance to 100 % */
    sv_points applicable_max;     /* bonuses are in points, never in here */
    const struct sv_class *class; /* NULL while it is not complete, or without one */
    enum sv_card_state state;
    const char *decision_number;
    sv_day decision_date;
    bool complete;
    size_t fields_at_maximum;
    size_t field_count; /* with a maximum: not those of bonuses only */
};

/*
 * Adds everything up. scores are in the order they were entered; of those of
 * one criterion that are not earlier the last entry of the highest stage counts,
 * of the criterion "" the last final one. Survey points are those of domain/survey_rule.h. A bonus
 * that nobody has entered keeps no scorecard from being complete.
 */
struct sv_scorecard sv_scorecard_of(struct sv_arena *arena, const struct sv_framework *framework,
                                    const struct sv_score *scores, size_t score_count,
                                    const struct sv_survey_points *surveys, size_t survey_count);

/* Whether the total that was published, if there is one, can be what the scored leaves add up to.
 */
bool sv_scorecard_total_fits(const struct sv_scorecard *scorecard);

/*
 * What counts: the total in percent of the applicable maximum, to the nearest
 * millionth; above 100 with a bonus. False while a criterion is not scored, or if none applies.
 */
bool sv_scorecard_percent(const struct sv_scorecard *scorecard, sv_points *ret_percent);

/*
 * Fields and total as they are published, each rounded by itself: the rounded fields need not add
 * up to the rounded total, and neither is mended for that.
 */
struct sv_rounding {
    sv_points parts; /* the sum of the rounded fields */
    sv_points total; /* the rounded total */
    bool differ;     /* never where the total is no sum */
};
struct sv_rounding sv_scorecard_rounding(const struct sv_scorecard *scorecard);

#endif
