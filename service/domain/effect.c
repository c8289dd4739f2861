/* SPDX-License-Identifier: Apache-2.0 */
#include "domain/effect.h"

#include <math.h>
#include <string.h>

struct sv_interval sv_mover(const struct sv_measured_value *from,
                            const struct sv_measured_value *to)
{
    const struct sv_interval *a = &from->interval, *b = &to->interval;
    double difference = to->value - from->value;

    if (!a->known || !b->known)
        return (struct sv_interval){ 0 };
    return (struct sv_interval){
        .known = true,
        .low = difference - hypot(to->value - b->low, a->high - from->value),
        .high = difference + hypot(b->high - to->value, from->value - a->low),
    };
}

const char *sv_effect_note_word(enum sv_effect_note note)
{
    static const char *const words[SV_EFFECT_NOTE_COUNT] = {
        [SV_EFFECT_TOLD] = "",
        [SV_EFFECT_NOT_SURVEYED] = "not-surveyed",
        [SV_EFFECT_NO_BASE] = "no-release",
        [SV_EFFECT_NONE_LATER] = "no-later-release",
        [SV_EFFECT_SAME_SURVEY] = "same-survey",
        [SV_EFFECT_HIDDEN] = "hidden",
    };

    return words[note];
}

static struct sv_effect untold(enum sv_effect_note note)
{
    return (struct sv_effect){ .note = note };
}

/* The newest release for the same criterion that came after the base and is of no earlier period.
 */
static const struct sv_release_point *find(const struct sv_scorecard *card,
                                           const struct sv_survey_points *base, bool same_survey,
                                           const struct sv_release_point *releases, size_t count)
{
    const struct sv_release_point *found = NULL;
    bool after = false;

    for (size_t i = 0; i < count; i++) {
        const struct sv_release_point *release = &releases[i];
        const struct sv_release_head *head = &release->points.release;
        bool same = strcmp(head->survey, base->release.survey) == 0;

        if (strcmp(release->points.criterion, base->criterion) != 0)
            continue;
        if (same && head->number == base->release.number &&
            strcmp(release->period, card->period) == 0)
            after = true;
        else if (after && same == same_survey && strcmp(release->period, card->period) >= 0)
            found = release;
    }
    return found;
}

/* Its points by the rule of the plan's framework. */
static struct sv_score_line line_of(struct sv_arena *arena, const struct sv_scorecard *card,
                                    size_t criterion, const struct sv_release_point *release)
{
    return sv_scorecard_of(arena, card->framework, NULL, 0, &release->points, 1).lines[criterion];
}

struct sv_effect sv_effect_of(struct sv_arena *arena, const struct sv_scorecard *card,
                              size_t criterion, const struct sv_release_point *releases,
                              size_t count)
{
    const struct sv_criterion *of = &card->framework->criteria[criterion];
    const struct sv_score_line *from = &card->lines[criterion];

    if (!of->leaf || !sv_rule_is_survey(of->rule.kind))
        return untold(SV_EFFECT_NOT_SURVEYED);
    if (from->survey == NULL || !from->known)
        return untold(SV_EFFECT_NO_BASE);
    const struct sv_release_point *later = find(card, from->survey, false, releases, count);

    if (later == NULL)
        return untold(find(card, from->survey, true, releases, count) == NULL
                          ? SV_EFFECT_NONE_LATER
                          : SV_EFFECT_SAME_SURVEY);
    const struct sv_score_line to = line_of(arena, card, criterion, later);
    const struct sv_measured_value a = { from->estimate.points, from->estimate.interval };
    const struct sv_measured_value b = { to.estimate.points, to.estimate.interval };

    if (!to.known || !later->points.release.shown)
        return untold(SV_EFFECT_HIDDEN);
    return (struct sv_effect){
        .points = b.value - a.value,
        .interval = sv_mover(&a, &b),
        .from = { from->survey->release.survey, from->survey->release.number },
        .to = { later->points.release.survey, later->points.release.number },
    };
}

struct sv_gain sv_gain_of(const struct sv_scorecard *card, size_t criterion,
                          const struct sv_scorecard *next)
{
    const struct sv_score_line *before = &card->lines[criterion];
    size_t place = next == NULL ? SIZE_MAX
                                : sv_framework_find(next->framework,
                                                    card->framework->criteria[criterion].code);

    if (place == SIZE_MAX || !next->lines[place].known || !next->lines[place].complete)
        return (struct sv_gain){ .note = SV_GAIN_NOT_YET };
    if (next->framework->criteria[place].max_points !=
            card->framework->criteria[criterion].max_points ||
        next->lines[place].applicable_max != before->applicable_max)
        return (struct sv_gain){ .note = SV_GAIN_OTHER_MAX };
    return (struct sv_gain){ .points = next->lines[place].points - before->points };
}
