/* SPDX-License-Identifier: Apache-2.0 */
#include "domain/par.h"
#include "domain/survey_rule.h"

#include <string.h>

/* Everything that fills a scorecard. */
struct entries {
    const struct sv_score *scores;
    size_t score_count;
    const struct sv_survey_points *surveys;
    size_t survey_count;
};

/* The entry that counts: of those that stand the last one of the highest stage. */
static void score_by_hand(const struct sv_criterion *criterion, const struct sv_score *scores,
                          size_t count, struct sv_score_line *line)
{
    for (size_t i = 0; i < count; i++) {
        const struct sv_score *score = &scores[i];

        if (strcmp(score->criterion, criterion->code) != 0)
            continue;
        if (score->earlier) {
            line->earlier[score->stage] = score;
            continue;
        }
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

static struct sv_score_line line_of(const struct sv_criterion *criterion,
                                    const struct entries *entries)
{
    /* A bonus need not be claimed. */
    struct sv_score_line line = { .applicable = criterion->leaf,
                                  .complete =
                                      !criterion->leaf || sv_criterion_is_bonus(criterion) };

    if (!criterion->leaf)
        return line;
    if (sv_rule_is_survey(criterion->rule.kind))
        score_by_survey(criterion, entries->surveys, entries->survey_count, &line);
    else
        score_by_hand(criterion, entries->scores, entries->score_count, &line);
    if (sv_criterion_is_bonus(criterion)) {
        line.bonus = line.points;
        line.lost = line.points < 0 ? -line.points : 0;
        return line;
    }
    line.applicable_max = line.applicable ? criterion->max_points : 0;
    line.lost = line.known ? line.applicable_max - line.points : 0;
    return line;
}

static void add_up(struct sv_score_line *above, const struct sv_score_line *part)
{
    above->known = above->known || part->known;
    above->applicable = above->applicable || part->applicable;
    above->complete = above->complete && part->complete;
    above->points += part->points;
    above->bonus += part->bonus;
    above->applicable_max += part->applicable_max;
    above->lost += part->lost;
}

/* Backwards, since everything below a criterion follows it. Returns the sum of the fields. */
static struct sv_score_line sum(const struct sv_framework *framework, struct sv_score_line *lines)
{
    struct sv_score_line total = { .complete = true };

    for (size_t i = framework->criterion_count; i-- > 0;) {
        const struct sv_criterion *criterion = &framework->criteria[i];
        struct sv_score_line *line = &lines[i];

        line->at_maximum = line->known && line->applicable_max > 0 &&
                           line->points - line->bonus == line->applicable_max;
        add_up(criterion->parent == SV_NO_PARENT ? &total : &lines[criterion->parent], line);
    }
    return total;
}

/* Of what there is below a field, is anything more than a bonus? */
static bool has_maximum(const struct sv_framework *framework, size_t field)
{
    for (size_t i = field; i < framework->criterion_count; i++) {
        if (i > field && framework->criteria[i].parent == SV_NO_PARENT)
            return false;
        if (framework->criteria[i].leaf && !sv_criterion_is_bonus(&framework->criteria[i]))
            return true;
    }
    return false;
}

static void count_fields(struct sv_scorecard *card)
{
    const struct sv_framework *framework = card->framework;

    for (size_t i = 0; i < framework->criterion_count; i++) {
        if (framework->criteria[i].parent != SV_NO_PARENT || !has_maximum(framework, i))
            continue;
        card->field_count++;
        card->fields_at_maximum += card->lines[i].at_maximum;
    }
}

/* A total that was published takes the place of the sum, which is left as it is. */
static void take_total(struct sv_scorecard *card, const struct entries *entries)
{
    const struct sv_framework *framework = card->framework;

    for (size_t i = 0; i < entries->score_count; i++) {
        const struct sv_score *score = &entries->scores[i];

        if (score->criterion[0] != '\0' || score->stage != SV_STAGE_FINAL || score->earlier)
            continue;
        card->total_entered = true;
        card->total = score->points;
    }
    if (!framework->total_entered)
        return;
    card->applicable_max = framework->max_points;
    card->complete = card->complete && card->total_entered;
    card->lost = card->total_entered ? card->applicable_max - card->total : 0;
}

/* By the percentage cut off, not rounded: 89.9999996 % is no 90 %. */
static const struct sv_class *class_of(const struct sv_scorecard *card)
{
    if (!card->complete || card->applicable_max == 0 || card->total < 0)
        return NULL;
    return sv_framework_class(card->framework,
                              sv_points_percent(card->total, card->applicable_max));
}

struct sv_scorecard sv_scorecard_of(struct sv_arena *arena, const struct sv_framework *framework,
                                    const struct sv_score *scores, size_t score_count,
                                    const struct sv_survey_points *surveys, size_t survey_count)
{
    const struct entries entries = { scores, score_count, surveys, survey_count };
    struct sv_scorecard card = { .framework = framework };

    card.lines = sv_arena_array(arena, framework->criterion_count, sizeof(*card.lines));
    for (size_t i = 0; i < framework->criterion_count; i++)
        card.lines[i] = line_of(&framework->criteria[i], &entries);

    struct sv_score_line total = sum(framework, card.lines);

    card.points = total.points;
    card.total = total.points;
    card.lost = total.lost;
    card.applicable_max = total.applicable_max;
    card.complete = total.complete;
    take_total(&card, &entries);
    card.class = class_of(&card);
    count_fields(&card);
    return card;
}

/* By integers: the double of a quotient may lie on the wrong side of a half. */
bool sv_scorecard_percent(const struct sv_scorecard *scorecard, sv_points *ret_percent)
{
    const uint64_t hundred = 100 * (uint64_t)SV_POINT;
    uint64_t max = (uint64_t)scorecard->applicable_max;
    bool negative = scorecard->total < 0;
    uint64_t total = (uint64_t)(negative ? -scorecard->total : scorecard->total);

    if (!scorecard->complete || max == 0)
        return false;

    /* A framework has at most 100,000 points: the remainder x 100 % is below 2 to the power of 64.
     */
    uint64_t percent = total / max * hundred + (total % max * hundred + max / 2) / max;

    *ret_percent = negative ? -(sv_points)percent : (sv_points)percent;
    return true;
}

struct sv_rounding sv_scorecard_rounding(const struct sv_scorecard *scorecard)
{
    const struct sv_framework *framework = scorecard->framework;
    struct sv_rounding rounding = { .total =
                                        sv_points_round(scorecard->total, framework->decimals) };

    for (size_t i = 0; i < framework->criterion_count; i++) {
        if (framework->criteria[i].parent == SV_NO_PARENT)
            rounding.parts += sv_points_round(scorecard->lines[i].points, framework->decimals);
    }
    rounding.differ = !framework->total_entered && rounding.parts != rounding.total;
    return rounding;
}
