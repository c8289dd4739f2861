/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_DOMAIN_PAR_WORKFLOW_H
#define SV_DOMAIN_PAR_WORKFLOW_H

#include "domain/par_work.h"
#include "domain/survey.h"
#include "domain/words.h"

/*
 * Who may do what to a scorecard, and when: open, sent, appraised, explained, final, published.
 * docs/formats.md has it as a table, for people.
 */
enum sv_par_action {
    SV_PAR_SCORE_SELF,
    SV_PAR_SCORE_APPRAISED,
    SV_PAR_SCORE_FINAL,
    SV_PAR_ATTACH,
    SV_PAR_WITHDRAW,
    SV_PAR_EXPLANATION, /* of one criterion */
    /* These move the scorecard. */
    SV_PAR_SEND,
    SV_PAR_RETURN,
    SV_PAR_APPRAISE,
    SV_PAR_EXPLAIN,
    SV_PAR_FINALISE,
    SV_PAR_PUBLISH,
    SV_PAR_ACTION_COUNT
};

/* "score" for points of any stage. */
const char *sv_par_action_word(enum sv_par_action action);
/* Of those that move the scorecard. */
bool sv_par_action_of_word(const char *word, enum sv_par_action *ret_action);

/* Entering points of a stage. */
enum sv_par_action sv_par_scoring(enum sv_stage stage);

/* How a scorecard stands on a day. */
struct sv_par_standing {
    enum sv_card_state state;
    bool returned; /* it was sent, and given back for more */
    bool has_round;
    struct sv_par_round round; /* without one there are no deadlines */
    sv_day today;
};

enum sv_par_verdict {
    SV_PAR_ALLOWED,
    SV_PAR_OTHER_ROLE,  /* never, for this role */
    SV_PAR_OTHER_STATE, /* not as the scorecard stands */
    SV_PAR_TOO_LATE
};

/* What must be there is not looked at: that is sv_par_needs. */
enum sv_par_verdict sv_par_verdict_of(enum sv_par_action action, enum sv_role role,
                                      const struct sv_par_standing *standing);

/* Whether the role ever may. */
bool sv_par_role_may(enum sv_par_action action, enum sv_role role);

/* The last day on which the unit may do what it may while the scorecard stands so. */
sv_day sv_par_deadline_of_unit(const struct sv_par_standing *standing);

/* The set (1u << action) of all that the role may do. */
unsigned sv_par_may(enum sv_role role, const struct sv_par_standing *standing);

/* Where an allowed action leads; state itself if it moves nothing. */
enum sv_card_state sv_par_leads_to(enum sv_par_action action, enum sv_card_state state);

/*
 * The scorecard after an allowed action; decision is that which makes it final, or NULL. What moves
 * it on before it is final begins a turn: see struct sv_card_turns.
 */
struct sv_scorecard_head sv_par_moved(const struct sv_scorecard_head *head,
                                      enum sv_par_action action,
                                      const struct sv_par_decision *decision);

/* Kinds of what must not be missing, a set of SV_MISSING_BIT. */
unsigned sv_par_needs(enum sv_par_action action);
bool sv_par_needs_reason(enum sv_par_action action);

/* Kinds that are told of a scorecard in this state: of its next step, and releases until it is
 * final. */
unsigned sv_par_awaited(enum sv_card_state state);

/* Which of the round's last days whoever is next has to keep. One that was returned has the time of
 * the appraisal. */
enum sv_par_due { SV_PAR_DUE_NONE, SV_PAR_DUE_SELF, SV_PAR_DUE_APPRAISE, SV_PAR_DUE_EXPLAIN };
enum sv_par_due sv_par_due_of(const struct sv_par_standing *standing);

/*
 * That day, SV_DAY_NEVER for none. After it a unit can no longer score, attach, send or explain; an
 * appraisal or a decision is late, but still taken.
 */
sv_day sv_par_deadline(const struct sv_par_standing *standing);
/* Whether somebody is late: past the deadline while it is open or being appraised. */
bool sv_par_overdue(const struct sv_par_standing *standing);

/* What surrounds a scorecard: what is missing, and what this caller may do today. */
struct sv_scorecard_work {
    struct sv_par_standing standing;
    struct sv_evidence_list evidence;
    struct sv_missing_list missing;
    unsigned may; /* a set of 1u << action */
};

/* Whether the unit existed in the year that the period begins with; of one without a year, today.
 */
bool sv_unit_exists_in(const struct sv_unit *unit, const char *period, sv_day today);

/* A unit of a round. */
struct sv_round_unit {
    struct sv_scorecard_head head;
    struct sv_par_standing standing;
    struct sv_missing_list missing;
};
struct sv_round_report {
    struct sv_par_round round;
    const struct sv_round_unit *units; /* that may be seen */
    size_t unit_count;
};

#endif
