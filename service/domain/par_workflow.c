/* SPDX-License-Identifier: Apache-2.0 */
#include "domain/par_workflow.h"

#include "domain/measure.h"

#include <string.h>

#define IN(state)     (1u << SV_CARD_##state)
#define ROLE(role)    (1u << SV_ROLE_##role)
#define MISSING(kind) SV_MISSING_BIT(SV_MISSING_##kind)
#define UNIT          (ROLE(PAR_OFFICER) | ROLE(LEADER))

/* One row an action: no other place knows who may do what. */
struct step {
    const char *word;
    unsigned states; /* in which it is allowed */
    unsigned roles;
    bool moves;
    enum sv_card_state to;
    bool of_the_unit; /* it has to keep the deadlines */
    bool reason;      /* compulsory */
    unsigned needs;
};

/* clang-format off */
static const struct step steps[SV_PAR_ACTION_COUNT] = {
    [SV_PAR_SCORE_SELF] =      { "score",       IN(OPEN),                                 ROLE(PAR_OFFICER), false, 0, true,  false, 0 },
    [SV_PAR_SCORE_APPRAISED] = { "score",       IN(SENT) | IN(EXPLAINED),                 ROLE(APPRAISER),   false, 0, false, false, 0 },
    [SV_PAR_SCORE_FINAL] =     { "score",       IN(APPRAISED) | IN(EXPLAINED),            ROLE(COUNCIL),     false, 0, false, false, 0 },
    [SV_PAR_ATTACH] =          { "attach",      IN(OPEN) | IN(APPRAISED) | IN(EXPLAINED), ROLE(PAR_OFFICER), false, 0, true,  false, 0 },
    [SV_PAR_WITHDRAW] =        { "withdraw",    IN(OPEN),                                 ROLE(PAR_OFFICER), false, 0, true,  true,  0 },
    [SV_PAR_EXPLANATION] =     { "explanation", IN(APPRAISED) | IN(EXPLAINED),            UNIT,              false, 0, true,  true,  0 },
    [SV_PAR_SEND] =     { "send",     IN(OPEN),                      UNIT,            true, SV_CARD_SENT,      true,  false, MISSING(POINTS) | MISSING(EVIDENCE) },
    [SV_PAR_RETURN] =   { "return",   IN(SENT),                      ROLE(APPRAISER), true, SV_CARD_OPEN,      false, true,  0 },
    [SV_PAR_APPRAISE] = { "appraise", IN(SENT) | IN(EXPLAINED),      ROLE(APPRAISER), true, SV_CARD_APPRAISED, false, false, MISSING(APPRAISAL) },
    [SV_PAR_EXPLAIN] =  { "explain",  IN(APPRAISED),                 UNIT,            true, SV_CARD_EXPLAINED, true,  true,  0 },
    [SV_PAR_FINALISE] = { "finalise", IN(APPRAISED) | IN(EXPLAINED), ROLE(COUNCIL),   true, SV_CARD_FINAL,     false, false, MISSING(APPRAISAL) | MISSING(RELEASE) },
    [SV_PAR_PUBLISH] =  { "publish",  IN(FINAL),                     ROLE(COUNCIL),   true, SV_CARD_PUBLISHED, false, false, 0 },
};
/* clang-format on */

const char *sv_par_action_word(enum sv_par_action action)
{
    return steps[action].word;
}

bool sv_par_action_of_word(const char *word, enum sv_par_action *ret_action)
{
    for (enum sv_par_action action = SV_PAR_SEND; action < SV_PAR_ACTION_COUNT; action++) {
        if (strcmp(steps[action].word, word) == 0) {
            *ret_action = action;
            return true;
        }
    }
    return false;
}

enum sv_par_action sv_par_scoring(enum sv_stage stage)
{
    switch (stage) {
    case SV_STAGE_APPRAISED:
        return SV_PAR_SCORE_APPRAISED;
    case SV_STAGE_FINAL:
        return SV_PAR_SCORE_FINAL;
    case SV_STAGE_NONE:
    case SV_STAGE_SELF:
    case SV_STAGE_RELEASE:
        return SV_PAR_SCORE_SELF;
    }
    return SV_PAR_SCORE_SELF;
}

bool sv_par_role_may(enum sv_par_action action, enum sv_role role)
{
    return (steps[action].roles & 1u << role) != 0;
}

sv_day sv_par_deadline_of_unit(const struct sv_par_standing *standing)
{
    if (!standing->has_round)
        return SV_DAY_NEVER;
    if (standing->state != SV_CARD_OPEN)
        return standing->round.explain_until;
    return standing->returned ? standing->round.appraise_until : standing->round.self_until;
}

enum sv_par_verdict sv_par_verdict_of(enum sv_par_action action, enum sv_role role,
                                      const struct sv_par_standing *standing)
{
    const struct step *step = &steps[action];

    if (!sv_par_role_may(action, role))
        return SV_PAR_OTHER_ROLE;
    if ((step->states & 1u << standing->state) == 0)
        return SV_PAR_OTHER_STATE;
    if (step->of_the_unit && standing->today > sv_par_deadline_of_unit(standing))
        return SV_PAR_TOO_LATE;
    return SV_PAR_ALLOWED;
}

unsigned sv_par_may(enum sv_role role, const struct sv_par_standing *standing)
{
    unsigned may = 0;

    for (enum sv_par_action action = 0; action < SV_PAR_ACTION_COUNT; action++) {
        if (sv_par_verdict_of(action, role, standing) == SV_PAR_ALLOWED)
            may |= 1u << action;
    }
    return may;
}

enum sv_card_state sv_par_leads_to(enum sv_par_action action, enum sv_card_state state)
{
    return steps[action].moves ? steps[action].to : state;
}

struct sv_scorecard_head sv_par_moved(const struct sv_scorecard_head *head,
                                      enum sv_par_action action,
                                      const struct sv_par_decision *decision)
{
    struct sv_scorecard_head moved = *head;

    moved.state = sv_par_leads_to(action, head->state);
    if (steps[action].moves && moved.state < SV_CARD_FINAL)
        moved.turns.turn++;
    if (action == SV_PAR_RETURN)
        moved.turns.returned = moved.turns.turn;
    if (decision == NULL)
        return moved;
    moved.turns.decisions++;
    moved.decision_number = decision->number;
    moved.decision_date = decision->date;
    return moved;
}

unsigned sv_par_needs(enum sv_par_action action)
{
    return steps[action].needs;
}

bool sv_par_needs_reason(enum sv_par_action action)
{
    return steps[action].reason;
}

unsigned sv_par_awaited(enum sv_card_state state)
{
    switch (state) {
    case SV_CARD_OPEN:
        return MISSING(POINTS) | MISSING(EVIDENCE) | MISSING(RELEASE);
    case SV_CARD_SENT:
    case SV_CARD_APPRAISED:
    case SV_CARD_EXPLAINED:
        return MISSING(APPRAISAL) | MISSING(RELEASE);
    case SV_CARD_FINAL:
    case SV_CARD_PUBLISHED:
    case SV_CARD_STATE_COUNT:
        return 0;
    }
    return 0;
}

enum sv_par_due sv_par_due_of(const struct sv_par_standing *standing)
{
    if (!standing->has_round)
        return SV_PAR_DUE_NONE;
    switch (standing->state) {
    case SV_CARD_OPEN:
        return standing->returned ? SV_PAR_DUE_APPRAISE : SV_PAR_DUE_SELF;
    case SV_CARD_SENT:
        return SV_PAR_DUE_APPRAISE;
    case SV_CARD_APPRAISED:
        return SV_PAR_DUE_EXPLAIN;
    case SV_CARD_EXPLAINED:
    case SV_CARD_FINAL:
    case SV_CARD_PUBLISHED:
    case SV_CARD_STATE_COUNT:
        return SV_PAR_DUE_NONE;
    }
    return SV_PAR_DUE_NONE;
}

sv_day sv_par_deadline(const struct sv_par_standing *standing)
{
    const sv_day days[] = { [SV_PAR_DUE_NONE] = SV_DAY_NEVER,
                            [SV_PAR_DUE_SELF] = standing->round.self_until,
                            [SV_PAR_DUE_APPRAISE] = standing->round.appraise_until,
                            [SV_PAR_DUE_EXPLAIN] = standing->round.explain_until };

    return days[sv_par_due_of(standing)];
}

bool sv_unit_exists_in(const struct sv_unit *unit, const char *period, sv_day today)
{
    char begin[] = "YYYY-01-01", end[] = "YYYY-12-31";
    sv_day first = today, last = today;

    if (sv_period_year(period) != 0) {
        memcpy(begin, period, 4);
        memcpy(end, period, 4);
        (void)sv_day_parse(begin, &first);
        (void)sv_day_parse(end, &last);
    }
    return unit->valid_from <= last && first < unit->valid_until;
}

bool sv_par_overdue(const struct sv_par_standing *standing)
{
    bool waits = standing->state == SV_CARD_OPEN || standing->state == SV_CARD_SENT;

    return waits && standing->today > sv_par_deadline(standing);
}
