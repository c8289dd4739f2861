/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_DOMAIN_OUTLOOK_H
#define SV_DOMAIN_OUTLOOK_H

#include "domain/par_chance.h"
#include "domain/survey_error.h"

/* A framework in one period, with everybody in it. */
struct sv_index {
    const struct sv_framework *framework; /* the newest version of those in use */
    const char *period;
    const struct sv_scorecard *cards; /* by code of the unit */
    size_t card_count;
    struct sv_ranking ranking;
    struct sv_ranking previous; /* of the period before in the order of texts; period "" if none */
};

/* The scorecard of a unit, or NULL. */
const struct sv_scorecard *sv_index_card(const struct sv_index *index, const char *unit);

/* A survey criterion of a scorecard that a release filled. */
struct sv_survey_outlook {
    size_t criterion; /* place in the framework */
    int64_t respondents;
    bool needed_known;
    int64_t answers_needed;
    struct sv_false_answers to_rank;
    struct sv_false_answers to_target; /* the least total or points of this criterion aimed at */
    sv_points target;                  /* that one */
    bool of_total;                     /* the target is of the total */
};

/* What lies ahead of a scorecard. */
struct sv_outlook {
    const struct sv_scorecard *card;
    struct sv_simulation simulation;
    const struct sv_standing *standing;    /* NULL while it has no rank */
    const struct sv_standing_error *error; /* of it */
    bool total_varies;                     /* else its error is none */
    struct sv_field_standings fields;
    struct sv_targets targets;
    const struct sv_chance *chances; /* parallel to the targets */
    const struct sv_survey_outlook *surveys;
    size_t survey_count;
};

/* card is one of the error's ranking or of those without a rank. Everything must live as long. */
struct sv_outlook sv_outlook_of(struct sv_arena *arena, const struct sv_par_error *error,
                                const struct sv_scorecard *card, const struct sv_targets *targets);

/* The index of a unit in a framework. */
struct sv_unit_index {
    struct sv_index index;
    const struct sv_scorecard *card; /* the unit's */
    struct sv_field_standings fields;
};

struct sv_unit_indices {
    const struct sv_unit_index *items;
    size_t count;
};

/* A ranking with its error. */
struct sv_ranked {
    struct sv_index index;
    struct sv_par_error error; /* of the index's ranking: it must not be moved */
};

#endif
