/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_DOMAIN_MEASURE_H
#define SV_DOMAIN_MEASURE_H

#include "domain/par.h"
#include "domain/survey.h"

/*
 * Remedial measures on criteria below maximum: the plan (kế hoạch khắc phục) of a scorecard. Who
 * does what by when, what it brings and how it will be shown. docs/formats.md has the document.
 */

enum sv_measure_state {
    SV_MEASURE_PROPOSED, /* made by the program, or not yet decided on */
    SV_MEASURE_PLANNED,
    SV_MEASURE_DOING,
    SV_MEASURE_DONE,
    SV_MEASURE_DROPPED,
    SV_MEASURE_STATE_COUNT
};
const char *sv_measure_state_word(enum sv_measure_state state);
bool sv_measure_state_of_word(const char *word, enum sv_measure_state *ret_state);

enum { SV_MEASURES_MAX = 200 };

struct sv_measure {
    const char *code;
    const char *criterion;
    const char *title;
    const char *owner_unit;     /* in charge: the code of a unit; in old plans any text */
    const char *owner;          /* the function in charge; no person's name */
    struct sv_label owner_name; /* of owner_unit where that is a unit's code; else NULL */
    sv_day due_on;
    int64_t cost;           /* thousand đồng */
    int64_t chance_percent; /* that it brings its points */
    sv_points expected;
    bool achieved_known; /* entered by hand, of a criterion that people score */
    sv_points achieved;
    struct sv_codes needs;    /* measures without which it brings nothing */
    struct sv_codes excludes; /* measures that it stands against */
    const char *proof;        /* evidence that will show it */
    int64_t progress;         /* percent */
    enum sv_measure_state state;
    const char *reason; /* why it was written or changed */
    const char *author;
    sv_day made_on;
};

struct sv_measures {
    const struct sv_measure *items;
    size_t count;
};

/* The unit in charge as people know it: by its name, where it has one. */
const char *sv_measure_owner_unit(const struct sv_measure *measure);

const struct sv_measure *sv_measure_find(const struct sv_measures *measures, const char *code);

bool sv_measure_overdue(const struct sv_measure *measure, sv_day today);

/* Points that a criterion has lost and can win back, of a bonus those not yet won; 0 while it is
 * not scored or does not apply. */
sv_points sv_points_lost(const struct sv_scorecard *card, size_t criterion);

/* Members that were given: the others stay as they are. */
enum {
    SV_MEASURE_CRITERION = 1 << 0,
    SV_MEASURE_TITLE = 1 << 1,
    SV_MEASURE_OWNER_UNIT = 1 << 2,
    SV_MEASURE_OWNER = 1 << 3,
    SV_MEASURE_DUE = 1 << 4,
    SV_MEASURE_COST = 1 << 5,
    SV_MEASURE_CHANCE = 1 << 6,
    SV_MEASURE_EXPECTED = 1 << 7,
    SV_MEASURE_ACHIEVED = 1 << 8,
    SV_MEASURE_REQUIRES = 1 << 9,
    SV_MEASURE_EXCLUDES = 1 << 10,
    SV_MEASURE_PROOF = 1 << 11,
    SV_MEASURE_PROGRESS = 1 << 12,
    SV_MEASURE_STATE = 1 << 13,
};

struct sv_measure_change {
    const char *pointer; /* of its object in the document that was sent */
    unsigned given;
    struct sv_measure measure; /* its code, and what was given */
};

/* Measures that somebody sends: new ones, and changes of those there are. All or nothing. */
struct sv_plan_order {
    struct sv_scorecard_key key;
    const char *reason; /* "" if none; compulsory for a change */
    const struct sv_measure_change *changes;
    size_t change_count;
};

/* The plan as it would stand: measures as before, new ones behind. */
struct sv_plan_draft {
    struct sv_measure *measures;
    bool *changed; /* per measure: has to be written */
    size_t count;
};

/* A plan under way: of which scorecard, what stands in it, who writes in it and when. */
struct sv_plan_base {
    const struct sv_scorecard *card;
    struct sv_measures measures;
    const char *author;
    sv_day today;
};

/*
 * Applies the changes, in their order. Violations: criteria that are no leaf or field below their
 * maximum, days before the period, chances outside 1..100, codes of measures that the plan does not
 * have or of the measure itself, more points than the criterion lost.
 */
struct sv_plan_draft sv_plan_draft_of(struct sv_arena *arena, const struct sv_plan_base *base,
                                      const struct sv_plan_order *order,
                                      struct sv_violations *violations);

/*
 * Why the changed measures of a draft can never all be done: measures that require each other
 * ("A → B → A"), or one that requires two that stand against each other. NULL if they can.
 */
const char *sv_plan_draft_fault(struct sv_arena *arena, const struct sv_plan_draft *draft);

/*
 * Proposes a measure for each leaf that lost points, bonuses apart, unless it or a criterion above
 * it has a measure (a dropped one, too): code "KP-" and the criterion, the points lost (of a
 * survey with a target not yet reached those up to the target), due on 30 September of the year
 * after the period, so that its results are in the year's reports before units score themselves; if
 * that is less than 30 days ahead, the next such day.
 */
struct sv_plan_draft sv_plan_propose(struct sv_arena *arena, const struct sv_plan_base *base);

/* What the measures on a field and all below it are to bring that are not dropped: of a criterion
 * never more than it lost. */
sv_points sv_plan_expected(const struct sv_scorecard *card, const struct sv_measures *measures,
                           size_t field);

struct sv_plan_totals {
    sv_points expected; /* of all fields */
    int64_t cost;
    size_t overdue;
};
/* Of all measures that are not dropped. */
struct sv_plan_totals sv_plan_totals_of(const struct sv_scorecard *card,
                                        const struct sv_measures *measures, sv_day today);

/* The year in which the period's points were lost ("2019"); 0 if the period names none. */
int sv_period_year(const char *period);

#endif
