/* SPDX-License-Identifier: Apache-2.0 */
#include "domain/par_survey.h"

#include <string.h>

/* The entry that counts: of the highest stage the last one. */
static void score_by_hand(const struct sv_criterion *criterion, const struct sv_score *scores,
                          size_t count, struct sv_score_line *line)
{
    for (size_t i = 0; i < count; i++) {
        const struct sv_score *score = &scores[i];

        if (strcmp(score->criterion, criterion->code) != 0)
            continue;
        line->by_stage[score->stage] = score;
        if (score->stage < line->stage)
            continue;
        line->stage = score->stage;
        line->applicable = score->applicable;
        line->known = score->applicable;
        line->complete = true;
        line->points = score->applicable ? score->points : 0;
    }
}

static void score_by_survey(const struct sv_criterion *criterion,
                            const struct sv_survey_points *surveys, size_t count,
                            struct sv_score_line *line)
{
    for (size_t i = 0; i < count && line->survey == NULL; i++) {
        if (strcmp(surveys[i].criterion, criterion->code) == 0)
            line->survey = &surveys[i];
    }
    if (line->survey == NULL)
        return;

    const struct sv_release_head *release = &line->survey->release;

    line->estimate = sv_survey_estimate(criterion, line->survey);
    if (!line->estimate.known)
        return; /* nobody answered, or it is hidden: that is not a score of zero */
    line->position = sv_position_of_points(&release->sub_index, line->estimate.points);
    line->stage = SV_STAGE_RELEASE;
    line->known = true;
    line->complete = true;
    line->points = sv_points_of_double(line->estimate.points);
}

static void add_up(struct sv_score_line *above, const struct sv_score_line *part)
{
    above->known = above->known || part->known;
    above->applicable = above->applicable || part->applicable;
    above->complete = above->complete && part->complete;
    above->points += part->points;
    above->applicable_max += part->applicable_max;
}

/* Backwards, since everything below a criterion follows it. Returns the sum of the fields. */
static struct sv_score_line sum(const struct sv_framework *framework, struct sv_score_line *lines)
{
    struct sv_score_line total = { .complete = true };

    for (size_t i = framework->criterion_count; i-- > 0;) {
        const struct sv_criterion *criterion = &framework->criteria[i];
        struct sv_score_line *line = &lines[i];

        if (criterion->leaf)
            line->applicable_max = line->applicable ? criterion->max_points : 0;
        line->at_maximum = line->known && line->points == line->applicable_max;
        add_up(criterion->parent == SV_NO_PARENT ? &total : &lines[criterion->parent], line);
    }
    return total;
}

struct sv_scorecard sv_scorecard_of(struct sv_arena *arena, const struct sv_framework *framework,
                                    const struct sv_score *scores, size_t score_count,
                                    const struct sv_survey_points *surveys, size_t survey_count)
{
    struct sv_scorecard card = { .framework = framework };

    card.lines = sv_arena_array(arena, framework->criterion_count, sizeof(*card.lines));
    for (size_t i = 0; i < framework->criterion_count; i++) {
        const struct sv_criterion *criterion = &framework->criteria[i];
        struct sv_score_line *line = &card.lines[i];

        line->applicable = criterion->leaf;
        line->complete = !criterion->leaf;
        if (criterion->leaf && sv_rule_is_survey(criterion->rule.kind))
            score_by_survey(criterion, surveys, survey_count, line);
        else if (criterion->leaf)
            score_by_hand(criterion, scores, score_count, line);
    }

    struct sv_score_line total = sum(framework, card.lines);

    card.points = total.points;
    card.total = total.points;
    card.applicable_max = total.applicable_max;
    card.complete = total.complete;
    for (size_t i = 0; i < framework->criterion_count; i++) {
        if (framework->criteria[i].parent != SV_NO_PARENT)
            continue;
        card.field_count++;
        card.fields_at_maximum += card.lines[i].at_maximum;
    }
    return card;
}

bool sv_scorecard_percent(const struct sv_scorecard *scorecard, sv_points *ret_percent)
{
    if (!scorecard->complete || scorecard->applicable_max == 0)
        return false;
    *ret_percent =
        sv_points_of_double((double)scorecard->total / (double)scorecard->applicable_max * 100.0);
    return true;
}
