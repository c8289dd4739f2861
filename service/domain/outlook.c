/* SPDX-License-Identifier: Apache-2.0 */
#include "domain/outlook.h"

#include <string.h>

const struct sv_scorecard *sv_index_card(const struct sv_index *index, const char *unit)
{
    for (size_t i = 0; i < index->card_count; i++) {
        if (strcmp(index->cards[i].unit, unit) == 0)
            return &index->cards[i];
    }
    return NULL;
}

/* The target that answers to this criterion could reach: of the criterion, else of the total. */
static const struct sv_target *target_of(const struct sv_targets *targets, const char *criterion)
{
    const struct sv_target *total = NULL;

    for (size_t i = 0; i < targets->count; i++) {
        const struct sv_target *target = &targets->items[i];

        if (target->kind == SV_TARGET_CRITERION && strcmp(target->criterion, criterion) == 0)
            return target;
        if (target->kind == SV_TARGET_TOTAL)
            total = target;
    }
    return total;
}

static void find_false_answers(const struct sv_ranking *ranking, const struct sv_scorecard *card,
                               const struct sv_targets *targets, struct sv_survey_outlook *survey)
{
    const struct sv_score_line *line = &card->lines[survey->criterion];
    const struct sv_target *target =
        target_of(targets, card->framework->criteria[survey->criterion].code);

    survey->to_rank = sv_false_to_rank(ranking, card, survey->criterion);
    if (target == NULL)
        return;

    sv_points other = target->kind == SV_TARGET_TOTAL ? 0 : card->total - line->points;

    survey->of_total = target->kind == SV_TARGET_TOTAL;
    survey->target = target->low;
    survey->to_target = sv_false_to_total(ranking, card, survey->criterion, other + target->low);
}

static void look_at_surveys(struct sv_arena *arena, const struct sv_ranking *ranking,
                            struct sv_outlook *outlook)
{
    const struct sv_scorecard *card = outlook->card;
    const struct sv_framework *framework = card->framework;
    struct sv_survey_outlook *surveys =
        sv_arena_array(arena, framework->criterion_count, sizeof(*surveys));

    for (size_t i = 0; i < framework->criterion_count; i++) {
        if (card->lines[i].survey == NULL || !card->lines[i].known)
            continue;
        const struct sv_survey_level level =
            sv_survey_level_of(&framework->criteria[i], card->lines[i].survey);
        struct sv_survey_outlook *survey = &surveys[outlook->survey_count++];

        survey->criterion = i;
        survey->respondents = level.respondents;
        survey->needed_known =
            sv_answers_needed(&framework->criteria[i], &level, &survey->answers_needed);
        find_false_answers(ranking, card, &outlook->targets, survey);
    }
    outlook->surveys = surveys;
}

struct sv_outlook sv_outlook_of(struct sv_arena *arena, const struct sv_par_error *error,
                                const struct sv_scorecard *card, const struct sv_targets *targets)
{
    const struct sv_ranking *ranking = error->ranking;
    struct sv_outlook outlook = {
        .card = card,
        .simulation = error->simulation,
        .standing = sv_ranking_find(ranking, card->unit),
        .fields = sv_field_standings_of(arena, ranking, card),
        .targets = *targets,
    };
    struct sv_chance *chances = sv_arena_array(arena, targets->count, sizeof(*chances));

    if (outlook.standing != NULL) {
        size_t place = (size_t)(outlook.standing - ranking->items);

        outlook.error = &error->items[place];
        outlook.total_varies = error->totals[place] != NULL;
    }
    for (size_t i = 0; i < targets->count; i++)
        chances[i] = sv_target_chance(arena, error, card, &targets->items[i]);
    outlook.chances = chances;
    look_at_surveys(arena, ranking, &outlook);
    return outlook;
}
