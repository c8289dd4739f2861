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

static bool named_before(const struct sv_scores *scores, size_t place)
{
    for (size_t i = 0; i < place; i++) {
        if (strcmp(scores->scores[i].criterion, scores->scores[place].criterion) == 0)
            return true;
    }
    return false;
}

static void check_score(const struct sv_framework *framework, const struct sv_score *score,
                        const char *pointer, struct sv_violations *violations)
{
    size_t place = sv_framework_find(framework, score->criterion);

    if (place == SIZE_MAX) {
        sv_violate(violations, pointer, SV_VIOLATION_UNKNOWN_REFERENCE);
        return;
    }
    const struct sv_criterion *criterion = &framework->criteria[place];

    if (!criterion->leaf) /* its points are the sum of those below */
        sv_violate(violations, pointer, SV_VIOLATION_INCONSISTENT);
    else if (sv_rule_is_survey(criterion->rule.kind)) /* only a release fills it */
        sv_violate(violations, pointer, SV_VIOLATION_NOT_APPLICABLE);
    else if (score->points < 0 || score->points > criterion->max_points)
        sv_violate(violations, pointer, SV_VIOLATION_OUT_OF_RANGE);
}

void sv_scores_check(const struct sv_framework *framework, const struct sv_scores *scores,
                     struct sv_violations *violations)
{
    size_t not_applicable = 0;

    for (size_t i = 0; i < scores->score_count; i++) {
        const struct sv_score *score = &scores->scores[i];
        const char *pointer =
            score->applicable ? sv_json_pointer(violations->arena, "/points", score->criterion)
                              : sv_json_pointer_index(violations->arena, "/na", not_applicable++);

        if (named_before(scores, i))
            sv_violate(violations, pointer, SV_VIOLATION_REPEATED);
        else
            check_score(framework, score, pointer, violations);
    }
}
