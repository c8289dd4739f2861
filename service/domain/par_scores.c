/* SPDX-License-Identifier: Apache-2.0 */
#include "domain/par.h"

#include "base/text.h"

#include <string.h>

const char *sv_stage_word(enum sv_stage stage)
{
    static const char *const words[] = {
        [SV_STAGE_NONE] = "",
        [SV_STAGE_SELF] = "self",
        [SV_STAGE_APPRAISED] = "appraised",
        [SV_STAGE_FINAL] = "final",
        [SV_STAGE_RELEASE] = "release",
    };

    return words[stage];
}

bool sv_stage_of_word(const char *word, enum sv_stage *ret_stage)
{
    for (enum sv_stage stage = SV_STAGE_SELF; stage <= SV_STAGE_FINAL; stage++) {
        if (strcmp(sv_stage_word(stage), word) == 0) {
            *ret_stage = stage;
            return true;
        }
    }
    return false;
}

static const char *const state_words[SV_CARD_STATE_COUNT] = {
    [SV_CARD_OPEN] = "open",           [SV_CARD_SENT] = "sent",   [SV_CARD_APPRAISED] = "appraised",
    [SV_CARD_EXPLAINED] = "explained", [SV_CARD_FINAL] = "final", [SV_CARD_PUBLISHED] = "published",
};

const char *sv_card_state_word(enum sv_card_state state)
{
    return state_words[state];
}

bool sv_card_state_of_word(const char *word, enum sv_card_state *ret_state)
{
    for (enum sv_card_state state = SV_CARD_OPEN; state < SV_CARD_STATE_COUNT; state++) {
        if (strcmp(state_words[state], word) == 0) {
            *ret_state = state;
            return true;
        }
    }
    return false;
}

bool sv_score_is_earlier(enum sv_stage stage, int64_t turn, const struct sv_card_turns *turns)
{
    return (stage == SV_STAGE_APPRAISED && turn < turns->returned) ||
           (stage == SV_STAGE_FINAL && turn < turns->turn);
}

static struct sv_score_fault fault(enum sv_score_part part, enum sv_violation_code code)
{
    return (struct sv_score_fault){ part, code };
}

static struct sv_score_fault settle_facts(const struct sv_criterion *criterion,
                                          struct sv_score *score)
{
    enum sv_facts_kind kind = score->facts.kind;

    if (kind == SV_FACTS_NONE) /* what may be entered as points is range-checked by the caller */
        return score->stage == SV_STAGE_SELF && !sv_rule_takes(&criterion->rule, kind)
                   ? fault(SV_SCORE_FACTS, SV_VIOLATION_REQUIRED)
                   : (struct sv_score_fault){ 0 };
    if (!sv_rule_takes(&criterion->rule, kind))
        return fault(SV_SCORE_FACTS, SV_VIOLATION_NOT_APPLICABLE);
    if (!sv_points_of_facts(criterion, &score->facts, &score->points))
        return fault(SV_SCORE_FACTS, SV_VIOLATION_UNKNOWN_REFERENCE); /* an option it has not */
    return (struct sv_score_fault){ 0 };
}

struct sv_score_fault sv_score_settle(const struct sv_framework *framework, struct sv_score *score)
{
    size_t place = sv_framework_find(framework, score->criterion);

    if (place == SIZE_MAX)
        return fault(SV_SCORE_CRITERION, SV_VIOLATION_UNKNOWN_REFERENCE);
    const struct sv_criterion *criterion = &framework->criteria[place];
    bool bonus = criterion->rule.kind == SV_RULE_BONUS;

    if (!criterion->leaf) /* its points are the sum of those below */
        return fault(SV_SCORE_CRITERION, SV_VIOLATION_INCONSISTENT);
    if (sv_rule_is_survey(criterion->rule.kind)) /* only a release fills it */
        return fault(SV_SCORE_CRITERION, SV_VIOLATION_NOT_APPLICABLE);
    if (!score->applicable) /* a bonus is in no maximum that it could leave */
        return bonus ? fault(SV_SCORE_NA, SV_VIOLATION_NA_NOT_ALLOWED)
                     : (struct sv_score_fault){ 0 };
    struct sv_score_fault found = settle_facts(criterion, score);

    if (found.part == SV_SCORE_SOUND && (score->points < (bonus ? criterion->rule.lowest : 0) ||
                                         score->points > criterion->max_points))
        found = fault(SV_SCORE_POINTS, SV_VIOLATION_OUT_OF_RANGE);
    return found;
}

static bool named_before(const struct sv_card_scores *card, size_t place)
{
    for (size_t i = 0; i < place; i++) {
        if (strcmp(card->scores[i].criterion, card->scores[place].criterion) == 0)
            return true;
    }
    return false;
}

static const char *pointer_of(struct sv_arena *arena, const struct sv_card_scores *card,
                              const struct sv_score *score, const char *member)
{
    return sv_json_pointer(arena, sv_json_pointer(arena, card->pointer, member), score->criterion);
}

static void check_card(const struct sv_framework *framework, const struct sv_card_scores *card,
                       struct sv_violations *violations)
{
    struct sv_arena *arena = violations->arena;
    size_t not_applicable = 0;

    for (size_t i = 0; i < card->score_count; i++) {
        struct sv_score *score = &card->scores[i];
        bool told = score->facts.kind != SV_FACTS_NONE;
        const char *pointer =
            score->applicable
                ? pointer_of(arena, card, score, told ? "facts" : "points")
                : sv_json_pointer_index(arena, sv_json_pointer(arena, card->pointer, "na"),
                                        not_applicable++);
        struct sv_score_fault found = sv_score_settle(framework, score);

        if (named_before(card, i))
            sv_violate(violations, pointer, SV_VIOLATION_REPEATED);
        else if (found.part == SV_SCORE_FACTS)
            sv_violate(violations, pointer_of(arena, card, score, "facts"), found.code);
        else if (found.part != SV_SCORE_SOUND)
            sv_violate(violations, pointer, found.code);
    }
}

static bool unit_named_before(const struct sv_scores *scores, size_t place)
{
    for (size_t i = 0; i < place; i++) {
        if (strcmp(scores->cards[i].unit, scores->cards[place].unit) == 0)
            return true;
    }
    return false;
}

void sv_scores_check(const struct sv_framework *framework, const struct sv_scores *scores,
                     struct sv_violations *violations)
{
    struct sv_arena *arena = violations->arena;

    if (scores->decision.number[0] != '\0' && scores->stage != SV_STAGE_FINAL)
        sv_violate(violations, "/decision", SV_VIOLATION_NOT_APPLICABLE);
    for (size_t i = 0; i < scores->card_count; i++) {
        const struct sv_card_scores *card = &scores->cards[i];

        if (unit_named_before(scores, i))
            sv_violate(violations, sv_json_pointer(arena, card->pointer, "unit"),
                       SV_VIOLATION_REPEATED);
        if (card->has_total && scores->stage != SV_STAGE_FINAL)
            sv_violate(violations, sv_json_pointer(arena, card->pointer, "total"),
                       SV_VIOLATION_NOT_APPLICABLE);
        check_card(framework, card, violations);
    }
}

bool sv_total_fits(const struct sv_framework *framework, sv_points total, sv_points sum,
                   size_t count)
{
    sv_points step = SV_POINT;
    sv_points apart = total > sum ? total - sum : sum - total;

    for (int64_t i = 0; i < framework->decimals; i++)
        step /= 10;
    return framework->total_entered || 2 * apart <= (sv_points)(count + 1) * step;
}

bool sv_scorecard_total_fits(const struct sv_scorecard *scorecard)
{
    const struct sv_framework *framework = scorecard->framework;
    size_t scored = 0;

    for (size_t i = 0; i < framework->criterion_count; i++)
        scored += framework->criteria[i].leaf && scorecard->lines[i].known;
    return !scorecard->total_entered ||
           sv_total_fits(framework, scorecard->total, scorecard->points, scored);
}
