/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_DOMAIN_EFFECT_H
#define SV_DOMAIN_EFFECT_H

#include "domain/measure.h"

/* What measures have brought: told by the points of later scorecards and releases alone. */

/* A figure with its own interval. */
struct sv_measured_value {
    double value;
    struct sv_interval interval;
};

/*
 * The interval of to - from by MOVER (Zou and Donner 2008): the distances of both ends, each from
 * its own figure, as the sides of right triangles. It is Newcombe's if both are Wilson's. The two
 * must be independent. Not known unless both are.
 */
struct sv_interval sv_mover(const struct sv_measured_value *from,
                            const struct sv_measured_value *to);

/* Why no effect can be told. */
enum sv_effect_note {
    SV_EFFECT_TOLD,
    SV_EFFECT_NOT_SURVEYED, /* people score the criterion: see the achieved points */
    SV_EFFECT_NO_BASE,      /* no release fills the criterion of the plan's scorecard */
    SV_EFFECT_NONE_LATER,   /* no release came later */
    SV_EFFECT_SAME_SURVEY,  /* one came, of the same survey: it counts the same people again */
    SV_EFFECT_HIDDEN,       /* one came that disclosure control hides, or without an answer */
    SV_EFFECT_NOTE_COUNT
};
const char *sv_effect_note_word(enum sv_effect_note note); /* "" if it is told */

struct sv_effect {
    enum sv_effect_note note;
    double points; /* of the later release less those of the plan's */
    struct sv_interval interval;
    struct sv_release_key from, to;
};

/* A release that fills a survey criterion of the unit and framework, in some period. */
struct sv_release_point {
    const char *period;
    struct sv_survey_points points;
};

/*
 * The effect on a leaf: from the release that the card stands on to the newest one for the same
 * criterion that is of another survey, came after it and is of no earlier period. releases are in
 * the order in which they were taken.
 */
struct sv_effect sv_effect_of(struct sv_arena *arena, const struct sv_scorecard *card,
                              size_t criterion, const struct sv_release_point *releases,
                              size_t count);

/* What a criterion that people score has won from one period to the next. */
enum sv_gain_note {
    SV_GAIN_TOLD,
    SV_GAIN_ENTERED,   /* by hand, with the measure */
    SV_GAIN_NOT_YET,   /* the next period is not there, or the criterion not scored in it */
    SV_GAIN_OTHER_MAX, /* its maximum has changed: the points do not compare */
};

struct sv_gain {
    enum sv_gain_note note;
    sv_points points; /* exact; below zero if points were lost */
};

/* next is the unit's scorecard of the next period in the framework, NULL if there is none. */
struct sv_gain sv_gain_of(const struct sv_scorecard *card, size_t criterion,
                          const struct sv_scorecard *next);

#endif
